import * as z from 'zod';
import {
  Issuer,
  type LedgerRow,
  SourceName,
  Speaker,
  Substance,
  Verdict,
  verdictGrade,
  Wording,
} from '../../core/model/index.ts';
import { hasBetterWords, hasWeightierVerdict, namesSpeaker } from '../../core/ledger/outline.ts';
import { nullable } from '../../core/model/scalars.ts';
import { type ListKey, newestFirst } from '../http/list-query.ts';

/** One statement with all reports of it, as pages and the API show it. */
export const Utterance = z.object({
  utterance: z.string(),
  party: z.string(),
  speaker: Speaker,
  to: nullable(z.string()),
  text: z.string(),
  /** Null where only the day of its report is known. */
  saidOn: nullable(z.string()),
  reportedOn: z.string().optional(),
  wording: Wording,
  issuer: nullable(Issuer),
  /** Null where it is known from the history, and so was never judged. */
  verdict: nullable(Verdict),
  /** What the clause does; absent where it was stored before clauses were read for it, and for the history. */
  substance: Substance.optional(),
  ...verdictGrade,
  /** True where every report of it may be misread. */
  unsure: z.literal(true).optional(),
  /** Earlier utterances of the party, the nearest first. */
  precedents: z.array(z.string()),
  /** One report an outlet; `article` is null where the watchlist's history gives it. */
  reports: z.array(z.object({ article: nullable(z.string()), source: SourceName, url: z.string() })),
});
export type Utterance = z.infer<typeof Utterance>;

/** @param rows of ledgers, in any order @returns each utterance once, newest first */
export function utterancesOf(rows: Iterable<LedgerRow>): Utterance[] {
  const found = new Map<string, Utterance>();
  for (const row of rows) {
    const known = found.get(row.utterance);
    const next = fromRow(row);
    found.set(row.utterance, known === undefined ? next : mergeReports(known, next));
  }
  return [...found.values()].toSorted((a, b) => newestFirst(keyOf(a), keyOf(b)));
}

const fromRow = ({ article, source, url, ...row }: LedgerRow): Utterance => ({
  ...row,
  precedents: row.precedents.filter((id) => id !== row.utterance),
  reports: [{ article, source, url }],
});

function mergeReports(a: Utterance, b: Utterance): Utterance {
  const words = hasBetterWords(a, b) ? b : a;
  const { verdict, sure, judge, newForSpeaker, precedents } = hasWeightierVerdict(a, b) ? b : a;
  const isRestated = a.reports.some(({ url }) => url === b.reports[0]?.url);
  const reports = isRestated ? a.reports : [...a.reports, ...b.reports];
  const { speaker } = namesSpeaker(a.speaker.id, b.speaker.id) ? b : a;
  return { ...words, speaker, verdict, sure, judge, newForSpeaker, precedents, reports };
}

/** Returns its place among others. Dates of one precision sort as text; what has no date comes before all. */
export const keyOf = ({
  saidOn,
  reportedOn,
  utterance,
}: Pick<Utterance, 'saidOn' | 'reportedOn' | 'utterance'>): ListKey => ({
  place: saidOn ?? `-${reportedOn ?? ''}`,
  id: utterance,
});
