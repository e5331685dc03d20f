/**
 * Packs a ledger's rows into one compact value: values that many rows share stand once in a table, and rows are columns of
 * places in it. The rows' stems come along, because stemming ten thousand texts costs more than reading them.
 */
import * as z from 'zod';
import { Issuer, JudgedBy, type LedgerRow, SourceName, Speaker } from '../model/index.ts';
import { substances, verdicts, wordings } from '../model/statement.ts';
import { rememberStems, stemsOfRow } from './row-stems.ts';

/** Raised when `stems.ts` gives other stems: older packs are then read without theirs. */
const FORMAT = 1;

/** The check is by hand: a schema for each of some hundred thousand numbers would cost most of the reading. */
const places = z.custom<number[]>((value) => Array.isArray(value) && value.every(Number.isInteger));

const PackedLedger = z.object({
  format: z.number(),
  strings: z.array(z.string()),
  speakers: z.array(Speaker),
  issuers: z.array(Issuer),
  sources: z.array(SourceName),
  /** Places in `strings`; -1 for null. */
  utterance: places,
  article: places,
  party: places,
  to: places,
  text: places,
  saidOn: places,
  url: places,
  speaker: places,
  issuer: places,
  source: places,
  wording: places,
  verdict: places,
  /** Days of reports, for rows without a day; none in packs from before. */
  reportedOn: places.default([]),
  /** Places in `substances`; likewise. */
  substance: places.default([]),
  /** The rows that are unsure. */
  unsure: places.default([]),
  /** 1 for true, 0 for false, -1 for rows from before verdicts had grades; none in packs from before. */
  sure: places.default([]),
  newForSpeaker: places.default([]),
  judges: z.array(JudgedBy).default([]),
  judge: places.default([]),
  /** The number that each row has, and all of them in one column. */
  precedentCounts: places,
  precedents: places,
  stemCounts: places,
  stems: places,
});
type PackedLedger = z.infer<typeof PackedLedger>;

/** Collects values without repetition, and tells the place of each. */
function valueTable<T>(keyOf: (value: T) => string): { values: T[]; placeOf: (value: T | null) => number } {
  const values: T[] = [];
  const known = new Map<string, number>();
  const placeOf = (value: T | null): number => {
    if (value === null) return -1;
    const key = keyOf(value);
    const place = known.get(key) ?? values.push(value) - 1;
    known.set(key, place);
    return place;
  };
  return { values, placeOf };
}

/** @returns a value that JSON keeps */
export function packLedger(rows: readonly LedgerRow[]): unknown {
  const strings = valueTable<string>((value) => value);
  const speakers = valueTable<Speaker>(({ id, name, role }) => JSON.stringify([id, name, role]));
  const issuers = valueTable<Issuer>(({ party, form }) => JSON.stringify([party, form]));
  const sources = valueTable<SourceName>(({ id, name, type }) => JSON.stringify([id, name, type]));
  const judges = valueTable<JudgedBy>(({ by, model, reason }) => JSON.stringify([by, model, reason]));
  const column = (pick: (row: LedgerRow) => string | null): number[] =>
    rows.map((row) => strings.placeOf(pick(row)));
  const stems = rows.map(stemsOfRow);
  const packed: PackedLedger = {
    format: FORMAT,
    utterance: column(({ utterance }) => utterance),
    article: column(({ article }) => article),
    party: column(({ party }) => party),
    to: column(({ to }) => to),
    text: column(({ text }) => text),
    saidOn: column(({ saidOn }) => saidOn),
    reportedOn: column(({ reportedOn }) => reportedOn ?? null),
    url: column(({ url }) => url),
    speaker: rows.map(({ speaker }) => speakers.placeOf(speaker)),
    issuer: rows.map(({ issuer }) => issuers.placeOf(issuer)),
    source: rows.map(({ source }) => sources.placeOf(source)),
    wording: rows.map(({ wording }) => wordings.indexOf(wording)),
    verdict: rows.map(({ verdict }) => (verdict === null ? -1 : verdicts.indexOf(verdict))),
    substance: rows.map(({ substance }) => (substance === undefined ? -1 : substances.indexOf(substance))),
    unsure: rows.flatMap((row, at) => (row.unsure === true ? [at] : [])),
    sure: rows.map(({ sure }) => (sure === undefined ? -1 : Number(sure))),
    newForSpeaker: rows.map((row) => (row.newForSpeaker === undefined ? -1 : Number(row.newForSpeaker))),
    judge: rows.map(({ judge }) => judges.placeOf(judge ?? null)),
    precedentCounts: rows.map(({ precedents }) => precedents.length),
    precedents: rows.flatMap(({ precedents }) => precedents.map(strings.placeOf)),
    stemCounts: stems.map((own) => own.length),
    stems: stems.flatMap((own) => own.map(strings.placeOf)),
    strings: strings.values,
    speakers: speakers.values,
    issuers: issuers.values,
    sources: sources.values,
    judges: judges.values,
  };
  return packed;
}

/** Reads the next `count` values of a column that holds the lists of all rows. */
function listReader(column: readonly number[], { strings }: PackedLedger): (count: number) => string[] {
  let at = 0;
  return (count) => {
    const own: string[] = [];
    for (const end = at + count; at < end; at++) {
      const value = strings[column[at] ?? -1];
      if (value !== undefined) own.push(value);
    }
    return own;
  };
}

/** @param value as `packLedger` made it, from outside. @returns null when it is anything else */
export function readPackedLedger(value: unknown): LedgerRow[] | null {
  const packed = PackedLedger.safeParse(value).data;
  if (packed === undefined) return null;
  const nextPrecedents = listReader(packed.precedents, packed);
  const nextStems = listReader(packed.stems, packed);
  const unsure = new Set(packed.unsure);
  const rows: LedgerRow[] = [];
  for (const at of packed.utterance.keys()) {
    const precedents = nextPrecedents(packed.precedentCounts[at] ?? 0);
    const row = rowAt(packed, at, { unsure: unsure.has(at) || undefined, precedents });
    if (row === null) return null;
    const stems = nextStems(packed.stemCounts[at] ?? 0);
    if (packed.format === FORMAT) rememberStems(row, stems);
    rows.push(row);
  }
  return rows;
}

const truths = [false, true] as const;

function rowAt(
  packed: PackedLedger,
  at: number,
  listed: { unsure: true | undefined; precedents: string[] },
): LedgerRow | null {
  const string = (column: readonly number[]): string | undefined => packed.strings[column[at] ?? -1];
  const [utterance, party, text] = [string(packed.utterance), string(packed.party), string(packed.text)];
  const [saidOn, url] = [string(packed.saidOn), string(packed.url)];
  const speaker = packed.speakers[packed.speaker[at] ?? -1];
  const source = packed.sources[packed.source[at] ?? -1];
  const wording = wordings[packed.wording[at] ?? -1];
  if (utterance === undefined || party === undefined || text === undefined) return null;
  const reportedOn = string(packed.reportedOn);
  if ((saidOn ?? reportedOn) === undefined || url === undefined) return null;
  if (speaker === undefined || source === undefined || wording === undefined) return null;
  return {
    utterance,
    article: string(packed.article) ?? null,
    party,
    speaker,
    to: string(packed.to) ?? null,
    text,
    wording,
    issuer: packed.issuers[packed.issuer[at] ?? -1] ?? null,
    saidOn: saidOn ?? null,
    ...(saidOn === undefined ? { reportedOn } : {}),
    source,
    url,
    verdict: verdicts[packed.verdict[at] ?? -1] ?? null,
    substance: substances[packed.substance[at] ?? -1],
    sure: truths[packed.sure[at] ?? -1],
    judge: packed.judges[packed.judge[at] ?? -1],
    newForSpeaker: truths[packed.newForSpeaker[at] ?? -1],
    ...listed,
  };
}
