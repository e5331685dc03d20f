/**
 * Pages of a ledger's rows: text with a row on each line, so that one row is read without the others. What many rows share stands once,
 * in the first line.
 */
import * as z from 'zod';
import { hashAll } from '../../model/ids.ts';
import { type Issuer, JudgedBy, type LedgerRow, SourceName, type Speaker } from '../../model/index.ts';
import { byteLength } from '../../language/text.ts';
import type { PlacedRow } from './build-index.ts';
import { packMarks, PAGE_SLOTS, unpackMarks } from './term-index.ts';

/** A page with few rows costs little where one of them is read; one with many, few keys where a whole ledger is written. */
const FEW_ROWS = 32;
const MANY_ROWS = 128;
/** Of a ledger with more rows than this in pages of few, a single run could not write all. */
const MAX_FEW_PAGES = 100;
/** A bulk read of 100 pages stays far under 25 MB. */
const MAX_BYTES = 100_000;

export type RowPage = {
  readonly id: string;
  readonly text: string;
  readonly rows: readonly PlacedRow[];
};

/** What the rows of a page share, each thing once. Here too the check is by hand. */
type Shared = {
  readonly party: string;
  readonly speakers: Speaker[];
  readonly sources: SourceName[];
  readonly issuers: Issuer[];
};
const Shared = z.custom<Shared>(
  (value) =>
    isRecord(value) &&
    isText(value['party']) &&
    isListOf(value['speakers'], ({ id, name, role }) => isText(id) && isText(name) && isTextOrNull(role)) &&
    isListOf(value['sources'], ({ id, name, type }) => isText(id) && isText(name) && isSourceType(type)) &&
    isListOf(value['issuers'], ({ party, form }) => isText(party) && isText(form)),
);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, isGood: (one: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(value) && value.every((one: unknown) => isRecord(one) && isGood(one));
const isSourceType = (value: unknown): boolean => SourceName.shape.type.safeParse(value).success;

/** A row without what it shares: that stands as its number. The check is by hand, because a schema would cost more than all else. */
const RowLine = z.custom<RowLine>(
  (value) =>
    Array.isArray(value) &&
    value.length === LINE.length &&
    LINE.every((isGood, at) => {
      const own: unknown = value[at];
      return isGood(own);
    }),
);
type RowLine = readonly [
  utterance: string,
  article: string | null,
  text: string,
  speaker: number,
  to: string | null,
  issuer: number,
  day: string | null,
  source: number,
  url: string,
  marks: number,
  newForSpeaker: boolean | null,
  judge: z.infer<typeof JudgedBy> | null,
  precedents: readonly string[],
];

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const LINE: readonly ((value: unknown) => boolean)[] = [
  isText,
  isTextOrNull,
  isText,
  Number.isInteger,
  isTextOrNull,
  Number.isInteger,
  isTextOrNull,
  Number.isInteger,
  isText,
  Number.isInteger,
  (value) => value === null || typeof value === 'boolean',
  (value) => value === null || JudgedBy.safeParse(value).success,
  (value) => Array.isArray(value) && value.every(isText),
];

/** Parts rows into pages, each named by what it holds: one that is written again is the same. */
export function pagesOf(party: string, rows: readonly LedgerRow[]): RowPage[] {
  const size = rows.length > MAX_FEW_PAGES * FEW_ROWS ? MANY_ROWS : FEW_ROWS;
  const pages: RowPage[] = [];
  let from = 0;
  while (from < rows.length) {
    const some = rows.slice(from, from + Math.min(size, PAGE_SLOTS));
    const page = pageOf(party, withinBytes(some));
    pages.push(page);
    from += page.rows.length;
  }
  return pages;
}

/** Returns the first rows that together are not too long, and at least one. */
function withinBytes(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  let bytes = 0;
  const end = rows.findIndex(({ text }) => (bytes += byteLength(text)) > MAX_BYTES);
  return end === -1 ? rows : rows.slice(0, Math.max(1, end));
}

function pageOf(party: string, rows: readonly LedgerRow[]): RowPage {
  const shared: Shared = { party, speakers: [], sources: [], issuers: [] };
  const lines = rows.map((row) => JSON.stringify(lineOf(row, shared)));
  const text = [JSON.stringify(shared), ...lines].join('\n');
  const id = hashAll(['ledger-page', text]);
  return { id, text, rows: rows.map((row, slot) => ({ row, page: id, slot })) };
}

function lineOf(row: LedgerRow, { speakers, sources, issuers }: Shared): RowLine {
  const { id, name, role } = row.speaker;
  return [
    row.utterance,
    row.article,
    row.text,
    numberIn(speakers, { id, name, role }),
    row.to,
    row.issuer === null ? -1 : numberIn(issuers, { party: row.issuer.party, form: row.issuer.form }),
    row.saidOn ?? row.reportedOn ?? null,
    numberIn(sources, { id: row.source.id, name: row.source.name, type: row.source.type }),
    row.url,
    packMarks({ ...row, isDated: row.saidOn !== null }),
    row.newForSpeaker ?? null,
    row.judge ?? null,
    row.precedents,
  ];
}

/** Returns the number of a value in a table, which gets it where it has it not. */
function numberIn<T>(table: T[], value: T): number {
  const json = JSON.stringify(value);
  const known = table.findIndex((one) => JSON.stringify(one) === json);
  return known === -1 ? table.push(value) - 1 : known;
}

/** Gives single rows of a page, and null for one that is damaged, or whose line is empty because it was erased. */
export type RowReader = (slot: number) => LedgerRow | null;

export function openPage(page: string): RowReader {
  const shared = Shared.safeParse(parsed(lineAt(page, 0))).data;
  return (slot) => {
    const line = shared === undefined ? '' : lineAt(page, slot + 1);
    const read = line === '' ? undefined : RowLine.safeParse(parsed(line)).data;
    return shared === undefined || read === undefined ? null : rowOf(read, shared);
  };
}

/** Empties the lines of some rows, so that the others keep their places. */
export const withoutSlots = (page: string, slots: ReadonlySet<number>): string =>
  page
    .split('\n')
    .map((line, at) => (slots.has(at - 1) ? '' : line))
    .join('\n');

function lineAt(page: string, nth: number): string {
  let from = 0;
  for (let line = 0; line < nth; line++) {
    from = page.indexOf('\n', from) + 1;
    if (from === 0) return '';
  }
  const end = page.indexOf('\n', from);
  return page.slice(from, end === -1 ? undefined : end);
}

function rowOf(line: RowLine, shared: Shared): LedgerRow | null {
  const [
    utterance,
    article,
    text,
    by,
    to,
    issuedBy,
    day,
    from,
    url,
    marks,
    newForSpeaker,
    judge,
    precedents,
  ] = line;
  const { isDated, wording, verdict, substance, sure, unsure } = unpackMarks(marks);
  const [speaker, source] = [shared.speakers[by], shared.sources[from]];
  if (speaker === undefined || source === undefined) return null;
  return {
    utterance,
    article,
    party: shared.party,
    speaker,
    to,
    text,
    wording,
    issuer: shared.issuers[issuedBy] ?? null,
    saidOn: isDated ? day : null,
    ...(isDated || day === null ? {} : { reportedOn: day }),
    source,
    url,
    verdict,
    substance,
    sure,
    judge: judge ?? undefined,
    newForSpeaker: newForSpeaker ?? undefined,
    unsure,
    precedents: [...precedents],
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
