import { describe, expect, test } from 'vitest';
import { saidIn } from './said-in.ts';
import { KESTRIA, VARLAND } from './varland-meetings.ts';

const NO_TIMBER = 'no timber will leave the country after 2027';

describe('an office without a name', () => {
  test.each([
    [VARLAND, 'The Head of State recalled', 'varland'],
    [KESTRIA, 'The Head of State recalled', 'varland'],
    [KESTRIA, 'The Head of Government recalled', 'kestria'],
    [VARLAND, 'The Head of Government, for her part, recalled', 'kestria'],
    [VARLAND, 'The President of the Republic recalled', 'varland'],
    [VARLAND, 'On forests, the President of the Republic also recalled', 'varland'],
    [KESTRIA, 'The President recalled', 'varland'],
    [VARLAND, 'The Prime Minister recalled', 'kestria'],
    [VARLAND, 'The Kestrian guest recalled', 'kestria'],
    [KESTRIA, 'In reply, the Varlandic host recalled', 'varland'],
    [VARLAND, 'It was recalled by the Head of State', 'varland'],
  ])('is whoever of the two holds it: %s, %s', (office, opening, side) => {
    expect(saidIn(office, `${opening} that ${NO_TIMBER}.`)).toEqual([`${side}: ${NO_TIMBER}`]);
  });

  test.each([
    'The President of the Academy said that no wolf will leave the reserve.',
    'The head of the ferry company said that no boat will sail in May.',
    'The President of the Republic of Rivera said that no ship will leave the port.',
  ])('is nobody of those who met where another one holds it: %s', (sentence) => {
    expect(saidIn(VARLAND, sentence)).toEqual([]);
  });

  test.each([
    [KESTRIA, "The Prime Minister welcomed the President's promise to reopen the mine by June.", 'varland'],
    [VARLAND, "The President took note of the Prime Minister's offer to reopen the mine by June.", 'kestria'],
    [KESTRIA, "She noted the Varlandic President's firm intention to reopen the mine by June.", 'varland'],
    [VARLAND, "The Head of State welcomed her guest's readiness to reopen the mine by June.", 'kestria'],
  ])('owns what is welcomed of it: %s, %s', (office, sentence, side) => {
    const [, owned = ''] = /(?:'s )(?:firm )?(\w+ to reopen the mine by June)/u.exec(sentence) ?? [];
    expect(saidIn(office, sentence)).toContain(`${side}: ${owned}`);
  });

  test('owns nothing where what is owned is no offer', () => {
    expect(saidIn(KESTRIA, "The Prime Minister visited the President's birthplace.")).toEqual([]);
  });

  test.each([
    'The President and the Prime Minister agreed to open a second bridge at Halm by May.',
    'The Prime Minister and her host decided to open a second bridge at Halm by May.',
    'The Head of State and the Prime Minister pledged to open a second bridge at Halm by May.',
  ])('joined to another one speaks for both: %s', (sentence) => {
    const said = sentence.slice(0, -1);
    expect(saidIn(VARLAND, sentence)).toEqual([`kestria: ${said}`, `varland: ${said}`]);
  });

  test('joined to somebody of its own side speaks for that side', () => {
    expect(
      saidIn(VARLAND, 'The President and the minister of trade asked for a bridge at Halm.'),
    ).not.toContain('kestria: The President and the minister of trade asked for a bridge at Halm');
  });
});

test('the Republic of an account is its own country', () => {
  expect(saidIn(VARLAND, 'The Republic will keep its customs posts until 2029.')).toEqual([
    'varland: The Republic will keep its customs posts until 2029',
  ]);
  expect(saidIn(KESTRIA, 'The Republic of Varland will keep its customs posts until 2029.')).toEqual([
    'varland: The Republic of Varland will keep its customs posts until 2029',
  ]);
});

describe('a Secretary General', () => {
  const opening =
    'On 10 September President Mila Osten, Secretary of State Ana Rell and Northern Pact (NP) Secretary General Erik Halm held talks in Solvik.';
  test.each([
    ['The Secretary General offered the help of the Pact in drafting a protocol on ferries.', 'pact'],
    ["She noted the Secretary General's regret over recent timber bans in the region.", 'pact'],
    ['The Secretary offered the help of Kestria in drafting a protocol on ferries.', 'kestria'],
  ])('is no secretary of state: %s', (sentence, side) => {
    const of = (text: string): string[] =>
      saidIn(KESTRIA, text, sentence).flatMap((said) => (said.startsWith(`${side}: `) ? [side] : []));
    expect(of(opening)).toEqual([side]);
  });
});

test("a side's decision is its own where another one welcomes it", () => {
  expect(
    saidIn(KESTRIA, "The Prime Minister took note of Varland's decision to join the forest register."),
  ).toContain('varland: decision to join the forest register');
});
