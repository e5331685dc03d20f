import {
  type CanonicalQuery,
  compileWords,
  cursorParameter,
  idList,
  type QueryParameter,
  type QueryProblem,
  readParameters,
  searchWords,
} from '../../core/alerts/query-parameters.ts';
import type { MeetingRow } from '../../core/model/index.ts';
import { ok, type Result } from '../../core/model/result.ts';

/** The meetings that a reader asks for. */
export type MeetingQuery = {
  /** A meeting of any of these sides, and of any of these people. */
  readonly party: readonly string[];
  readonly speaker: readonly string[];
  /** Words that must all stand in its names or its place; commas mean or. */
  readonly q: string | null;
  /** The last one of the page before. */
  readonly cursor: { readonly on: string; readonly id: string } | null;
};

/** The number of meetings on one page and in one answer. */
const PAGE_SIZE = 50;
const CURSOR = /^(\d{4}-\d{2}-\d{2})_([0-9a-f]{1,64})$/;

/** In the order of the canonical address. */
export const meetingParameters: readonly QueryParameter[] = [
  cursorParameter(CURSOR),
  idList('party', 'ids of parties'),
  searchWords('q', 'the names of those who met or the place'),
  idList('speaker', 'ids of speakers'),
];

/** @returns the query with its canonical address, or every bad parameter */
export function readMeetingQuery(
  sent: URLSearchParams,
): Result<CanonicalQuery<MeetingQuery>, readonly QueryProblem[]> {
  const read = readParameters(meetingParameters, sent);
  if (!read.ok) return read;
  const { query: values, search } = read.value;
  const [, on, id] = CURSOR.exec(values.get('cursor')?.[0] ?? '') ?? [];
  const cursor = on === undefined || id === undefined ? null : { on, id };
  return ok({
    query: {
      party: values.get('party') ?? [],
      speaker: values.get('speaker') ?? [],
      q: values.has('q') ? (values.get('q') ?? []).join(',') : null,
      cursor,
    },
    search,
  });
}

/** @param rows the latest first @returns one page of those that are asked for, and the cursor of the next or null */
export function selectMeetings(
  { party, speaker, q, cursor }: MeetingQuery,
  rows: readonly MeetingRow[],
): { readonly items: readonly MeetingRow[]; readonly cursor: string | null } {
  const holdsWords = q === null ? () => true : compileWords(q);
  const wanted = rows.filter(
    ({ sides, speakers, place, on, id }) =>
      (party.length === 0 || sides.some((side) => party.includes(side))) &&
      (speaker.length === 0 || speakers.some((one) => speaker.includes(one.id))) &&
      holdsWords([place ?? '', ...speakers.map(({ name }) => name)].join(' ')) &&
      (cursor === null || on < cursor.on || (on === cursor.on && id > cursor.id)),
  );
  const items = wanted.slice(0, PAGE_SIZE);
  const last = items.at(-1);
  return {
    items,
    cursor: wanted.length > PAGE_SIZE && last !== undefined ? `${last.on}_${last.id}` : null,
  };
}
