import type { LedgerRow } from '../../../src/core/model/index.ts';
import { utteranceId } from '../../../src/core/ledger/rows.ts';

/** A row of the ledger of an invented state, with what a test does not care for filled in. */
export function rowOf(text: string, saidOn: string, more: Partial<LedgerRow> = {}): LedgerRow {
  return {
    utterance: utteranceId('norland', text, saidOn),
    article: `article-${text}-${saidOn}`,
    party: 'norland',
    speaker: { id: 'ada-holm', name: 'Ada Holm', role: 'foreign minister' },
    to: null,
    text,
    wording: 'verbatim',
    issuer: { party: 'norland', form: 'statement' },
    saidOn,
    source: { id: 'courier', name: 'Courier', type: 'press' },
    url: 'https://courier.example/articles/1',
    verdict: null,
    precedents: [],
    ...more,
  };
}

/** Twenty statements over a year that have nothing to do with what tests say: a ledger that may claim something. */
export const unrelated: readonly LedgerRow[] = [
  'The royal library was founded three centuries ago',
  'Snow fell on the capital for nine days',
  'The orchestra will tour the provinces in spring',
  'A new stamp shows the old lighthouse',
  'Bees are kept on the roof of the chancellery',
  'The marathon drew runners from forty towns',
  'Our chess team won the silver medal',
  'The museum bought a painting of a storm',
  'Schoolbooks were printed on lighter paper',
  'The opera house gets a wooden ceiling',
  'Wolves were seen near the northern railway',
  'The census counted fewer left-handed people',
  'A comet can be watched until Sunday',
  'The bakers want a shorter night shift',
  'Apples were sweeter than last autumn',
  'The ferry timetable was printed twice',
  'Street lamps in the old town burn gas again',
  'The zoo lent two zebras to a circus',
  'An umbrella factory reopened after a fire',
  'The botanic garden labelled every fern',
].map((text, at) => rowOf(text, `2021-${String(1 + (at % 12)).padStart(2, '0')}-${at < 12 ? '05' : '20'}`));

const party = (id: string, name: string, english: string[]) => ({
  id,
  name,
  names: { en: english },
  from: null,
  until: null,
});

export const parties = [
  party('norland', 'Norland', ['Norland', 'Norlandic government', 'Aldby']),
  party('vestia', 'Vestia', ['Vestia']),
  party('sundria', 'Sundria', ['Sundria', 'Sundrian government', 'Republic of Sundria', 'Kesmet']),
];

export const speakers = [
  {
    id: 'ada-holm',
    name: 'Ada Holm',
    aliases: [],
    roles: [{ title: 'foreign minister', party: 'norland', from: null, until: null }],
  },
];
