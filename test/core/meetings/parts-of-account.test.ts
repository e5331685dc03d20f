import { describe, expect, test } from 'vitest';
import { saidIn } from './said-in.ts';
import { KESTRIA, VARLAND } from './varland-meetings.ts';

describe('a sentence that says two things', () => {
  test.each([
    [
      'The Prime Minister indicated that the bank would pay ten million crowns, it being understood that half of the turbines are to be bought in Kestria.',
      [
        'kestria: the bank would pay ten million crowns',
        'kestria: half of the turbines are to be bought in Kestria',
      ],
    ],
    [
      'The President stated that the pass will open in May, it being agreed that no lorry will cross at night.',
      ['varland: the pass will open in May', 'varland: no lorry will cross at night'],
    ],
    [
      'The Prime Minister explained that requests for slate are frozen until March, and that marble will be sold by lot.',
      ['kestria: requests for slate are frozen until March', 'kestria: marble will be sold by lot'],
    ],
    [
      'On trawlers, the Prime Minister was firm: each boat will be licensed one by one.',
      ['kestria: each boat will be licensed one by one'],
    ],
    [
      'The President having called for the return of the archive, the Prime Minister said that only the courts may decide.',
      ['kestria: only the courts may decide', 'varland: having called for the return of the archive'],
    ],
  ])('is parted: %s', (sentence, said) => {
    expect(saidIn(KESTRIA, sentence)).toEqual(said);
  });

  test.each([
    'The Prime Minister offered two ferries: the Heron and the old Swan of Halm.',
    'The Prime Minister proposed that the bank pay for the pier, the road and the school.',
  ])('is not where it says one: %s', (sentence) => {
    expect(saidIn(KESTRIA, sentence)).toHaveLength(1);
  });
});

describe('who speaks', () => {
  test.each([
    ['Ferries: the President asked for a night line until October.', 'varland'],
    ['Ferries: every boat needs a pilot. The Prime Minister: no pilot will be paid by the port.', 'kestria'],
    ['Schools and clinics: the Prime Minister promised sixty nurses by June.', 'kestria'],
  ])('stands behind a heading, or before a colon: %s', (sentence, side) => {
    expect(saidIn(KESTRIA, sentence).at(-1)).toMatch(new RegExp(`^${side}: `, 'u'));
  });

  test('is told by "his" and "her" excellency', () => {
    const named = 'His Excellency Jonas Weil of the Union came too. Her Excellency President Osten smiled.';
    expect(
      saidIn(
        KESTRIA,
        named,
        'The Prime Minister said that ferries stop in May. She wished that trains run at night.',
      ),
    ).toEqual(expect.arrayContaining(['kestria: She wished that trains run at night']));
  });
});

describe('what both do', () => {
  test.each([
    'The two leaders endorsed a pilot of the timber label in two mills, beginning in July.',
    'The President and the Prime Minister signed a protocol that gives growers access to arbitration.',
    'The two leaders fixed May for the opening of the salt tunnel.',
    'The leaders settled on a common school for pilots in Halm.',
  ])('is a point of each: %s', (sentence) => {
    const said = sentence.slice(0, -1);
    expect(saidIn(VARLAND, sentence)).toEqual([`kestria: ${said}`, `varland: ${said}`]);
  });

  test.each([
    'The two leaders toured the timber mills of Halm.',
    'The President and the Prime Minister attended a concert of the choir of Halm.',
    'The two leaders agreed to see each other again in Brenn on Thursday.',
    'The President and the Prime Minister met the press in the garden.',
  ])('is none where they only meet: %s', (sentence) => {
    expect(saidIn(VARLAND, sentence)).toEqual([]);
  });
});

test.each([
  'Brenn, 10 September 2026 (Press Cell of the Cabinet).',
  'A dinner was offered to the guests in the evening.',
  'The banquet was given by the governor of Halm.',
  'Photo: Ana Rell and Mila Osten in the garden of the palace.',
])('a dateline, a caption or a meal is no point: %s', (sentence) => {
  expect(saidIn(KESTRIA, sentence)).toEqual([]);
});
