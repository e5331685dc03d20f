import type { Issuer, LedgerRow, SourceName, Speaker, Verdict, Wording } from '../../core/model/index.ts';

/** One outlet's report of an utterance; `article` is null where the watchlist's history gives it. */
export type Report = { readonly article: string | null; readonly source: SourceName; readonly url: string };

/** One statement with all reports of it, as pages and the API show it. */
export type Utterance = {
  readonly utterance: string;
  readonly party: string;
  readonly speaker: Speaker;
  readonly to: string | null;
  readonly text: string;
  readonly saidOn: string;
  readonly wording: Wording;
  readonly issuer: Issuer | null;
  /** Null: known from the history, and never judged. */
  readonly verdict: Verdict | null;
  /** Utterances of the party that were said before, nearest first. */
  readonly precedents: readonly string[];
  readonly reports: readonly Report[];
};

/** Later reports of what was new when it was reported first only repeat it: the weightiest verdict is the utterance's. */
const verdictWeight = { new: 0, partial: 1, repeat: 2, thin: 3 } as const;
const weightOf = ({ verdict }: Utterance): number => (verdict === null ? 4 : verdictWeight[verdict]);
/** The speaker's own words are shown rather than somebody's rendering of them. */
const distanceOf = { verbatim: 0, translated: 1, paraphrase: 2 } as const;

/** @param rows of ledgers, in any order @returns each utterance once, newest first */
export function utterancesOf(rows: Iterable<LedgerRow>): Utterance[] {
  const found = new Map<string, Utterance>();
  for (const row of rows) {
    const known = found.get(row.utterance);
    const next = ofRow(row);
    found.set(row.utterance, known === undefined ? next : merged(known, next));
  }
  return [...found.values()].toSorted(newestFirst);
}

const ofRow = ({ article, source, url, unsure: _unsure, ...row }: LedgerRow): Utterance => ({
  ...row,
  precedents: row.precedents.filter((id) => id !== row.utterance),
  reports: [{ article, source, url }],
});

/** Who is not named in the watchlist has an id that begins with `~`. */
export const isNamed = (id: string): boolean => !id.startsWith('~');

function merged(a: Utterance, b: Utterance): Utterance {
  const words = distanceOf[b.wording] < distanceOf[a.wording] ? b : a;
  const { verdict, precedents } = weightOf(b) < weightOf(a) ? b : a;
  const isRestated = a.reports.some(({ url }) => url === b.reports[0]?.url);
  const reports = isRestated ? a.reports : [...a.reports, ...b.reports];
  // One report may name him where another names only his office.
  const speaker = isNamed(a.speaker.id) || !isNamed(b.speaker.id) ? a.speaker : b.speaker;
  return { ...words, speaker, verdict, precedents, reports };
}

/** The statement that a page of a ledger begins with. */
export type UtteranceKey = Pick<Utterance, 'saidOn' | 'utterance'>;

/** Dates of one precision sort as text; a month stands before its days. */
export function newestFirst(a: UtteranceKey, b: UtteranceKey): number {
  if (a.saidOn !== b.saidOn) return a.saidOn < b.saidOn ? 1 : -1;
  return a.utterance < b.utterance ? 1 : a.utterance > b.utterance ? -1 : 0;
}
