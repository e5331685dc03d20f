import {
  compileWords,
  idList,
  type QueryParameter,
  searchWords,
} from '../../core/alerts/query-parameters.ts';
import type { MeetingRow } from '../../core/model/index.ts';
import {
  cursorText,
  listCursor,
  type ListKey,
  listQueryReader,
  meetingKey,
  pageFrom,
  yearParameter,
} from '../http/list-query.ts';

/** The meetings that a reader asks for. */
export type MeetingQuery = {
  /** A meeting of any of these sides, and of any of these people. */
  readonly party: readonly string[];
  readonly speaker: readonly string[];
  /** Words that must all stand in its names or its place; commas mean or. */
  readonly q: string | null;
  readonly year: string | null;
  /** The one that the page begins with. */
  readonly cursor: ListKey | null;
};

/** In the order of the canonical address. */
export const meetingParameters: readonly QueryParameter[] = [
  listCursor,
  idList('party', 'ids of parties'),
  searchWords('q', 'the names of those who met or the place'),
  idList('speaker', 'ids of speakers'),
  yearParameter,
];

export const readMeetingQuery = listQueryReader(
  meetingParameters,
  ({ some, one, words, cursor }): MeetingQuery => ({
    party: some('party'),
    speaker: some('speaker'),
    q: words('q'),
    year: one('year'),
    cursor,
  }),
);

export type MeetingList = {
  readonly items: readonly MeetingRow[];
  /** The cursor of the next page, or null. */
  readonly cursor: string | null;
  /** The number that match on all pages. */
  readonly matching: number;
};

/** @param rows the latest first @returns one page of those that are asked for */
export function selectMeetings(query: MeetingQuery, rows: readonly MeetingRow[]): MeetingList {
  const { party, speaker, q, year } = query;
  const holdsWords = q === null ? () => true : compileWords(q);
  const matching = rows.filter(
    ({ sides, speakers, place, on }) =>
      (party.length === 0 || sides.some((side) => party.includes(side))) &&
      (speaker.length === 0 || speakers.some((one) => speaker.includes(one.id))) &&
      (year === null || on.startsWith(year)) &&
      holdsWords([place ?? '', ...speakers.map(({ name }) => name)].join(' ')),
  );
  const { items, next } = pageFrom(query, matching, meetingKey);
  return {
    items,
    cursor: next === null ? null : cursorText(meetingKey(next)),
    matching: matching.length,
  };
}
