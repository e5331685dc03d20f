import { describe, expect, test } from 'vitest';
import { saidIn } from './said-in.ts';
import { KESTRIA, VARLAND } from './varland-meetings.ts';

describe('what another one gave or asked for', () => {
  test.each([
    [
      'A shipment of 800 tents, promised by President Osten for the month of May, was noted with gratitude.',
      'varland: A shipment of 800 tents, promised by President Osten for the month of May',
    ],
    [
      'On the night ferries of Halm, which the President had once more requested, she answered that each boat is to be licensed separately.',
      'varland: the night ferries of Halm, which the President had once more requested',
    ],
    [
      "She took note of the President's intention to end exports of raw timber after 2027 and President Osten's interest in an exchange of science teachers.",
      'varland: interest in an exchange of science teachers',
    ],
    [
      "She noted the President's regret over recent timber bans in the region.",
      'varland: regret over recent timber bans in the region',
    ],
    [
      "She took note of the President's opposition to the dam at Halm.",
      'varland: opposition to the dam at Halm',
    ],
  ])('is a point of that one: %s', (sentence, point) => {
    expect(saidIn(KESTRIA, sentence)).toContain(point);
  });

  test.each([
    'The bridge built by President Osten in her first year stood open to the guests.',
    'The ferries, which the President launched in spring, lay in the harbour of Halm.',
    "The guests were shown the President's collection of old maps of the coast.",
  ])('is none where nothing was promised or asked for: %s', (sentence) => {
    expect(saidIn(KESTRIA, sentence)).toEqual([]);
  });
});

describe('verbs of asking and raising', () => {
  test.each([
    ['She solicited a general permission for ferries until 2030.', 'varland'],
    ['The President having again desired the return of the archive, the talks went on.', 'varland'],
    ['The President evoked the return of the royal archive.', 'varland'],
    ['The Prime Minister then asked that the tents be sent sooner.', 'kestria'],
    ['The Prime Minister wished that permits follow rules known in advance.', 'kestria'],
    ['The Prime Minister handed over a file of evidence of 400 pages.', 'kestria'],
    ['The President presented a draft agreement on refuelling stops at Halm airport.', 'varland'],
  ])('make a point: %s', (sentence, side) => {
    expect(saidIn(VARLAND, sentence)).toEqual([expect.stringMatching(new RegExp(`^${side}: `, 'u'))]);
  });

  test.each([
    'The Prime Minister presented a medal to the pilot.',
    'The Prime Minister handed over the keys to the mayor.',
    'The President looked at the paintings in the hall.',
    'Born in Halm and a nurse by training, President Osten has led her country since January 2023.',
    'Prime Minister Rell has led the Green League since 2019.',
  ])('are not those of a ceremony or a life: %s', (sentence) => {
    expect(saidIn(KESTRIA, sentence)).toEqual([]);
  });
});

test('who "she" is, a title tells', () => {
  expect(
    saidIn(
      KESTRIA,
      'Accompanied by the First Lady, His Excellency Mila Osten accompanied Mrs Ana Rell to the harbour. She promised that Kestria will dredge the channel in May.',
    ),
  ).toEqual(['kestria: Kestria will dredge the channel in May']);
});

test.each([
  'Follow us for news of the ferries, permits will be issued again on Monday.',
  'Born in Halm, the Prime Minister has directed the choir of the coast since 2019.',
  'The Prime Minister said she was "touched by the warm welcome" of the pilots.',
])('what is told to readers, a life and thanks are no points: %s', (sentence) => {
  expect(saidIn(KESTRIA, sentence)).toEqual([]);
});

test.each([
  'Help for the pilots of Halm will be paid by Kestria until May.',
  'The Prime Minister called for the release of the pilots of Halm.',
])('but what is promised or demanded is: %s', (sentence) => {
  expect(saidIn(KESTRIA, sentence)).not.toEqual([]);
});
