/** Reads what is asked of a list by day, and cuts its pages: the ledgers' and the meetings' are one kind. */
import {
  type CanonicalQuery,
  cursorParameter,
  type QueryParameter,
  type QueryProblem,
  readParameters,
} from '../../core/alerts/query-parameters.ts';
import { countBefore } from '../../core/language/sorted-search.ts';
import { ok, type Result } from '../../core/model/result.ts';

/** Names one item of a list, for example the one that a page begins with. */
export type ListKey = {
  /** Its day or month or, behind a minus, what stands for one where it has none. */
  readonly place: string;
  readonly id: string;
};

/** The number of items on one page and in one answer. */
export const PAGE_SIZE = 50;
const CURSOR = /^(-?\d{4}-\d{2}(?:-\d{2})?)_([0-9a-f]{1,64})$/;

export const listCursor = cursorParameter(CURSOR);

export const yearParameter: QueryParameter = {
  name: 'year',
  list: false,
  isGood: (value) => /^\d{4}$/.test(value),
  expected: 'a year',
  schema: { type: 'string', pattern: '^\\d{4}$' },
};

/** The values of a request, by the names of their parameters. */
type ListValues = {
  /** Those of a parameter that takes several; empty where none is sent. */
  readonly some: (name: string) => readonly string[];
  readonly one: (name: string) => string | null;
  /** The words of a search as they were sent, with their commas. */
  readonly words: (name: string) => string | null;
  readonly cursor: ListKey | null;
};

/**
 * Makes the reader of a list's query.
 * @param parameters in the order of the canonical address
 * @returns what reads a request: the query with its canonical address, or every bad parameter
 */
export const listQueryReader =
  <Q>(parameters: readonly QueryParameter[], queryOf: (values: ListValues) => Q) =>
  (sent: URLSearchParams): Result<CanonicalQuery<Q>, readonly QueryProblem[]> => {
    const read = readParameters(parameters, sent);
    if (!read.ok) return read;
    const { query: values, search } = read.value;
    const one = (name: string): string | null => values.get(name)?.[0] ?? null;
    const query = queryOf({
      some: (name) => values.get(name) ?? [],
      one,
      words: (name) => values.get(name)?.join(',') ?? null,
      cursor: keyIn(one(listCursor.name) ?? ''),
    });
    return ok({ query, search });
  };

function keyIn(cursor: string): ListKey | null {
  const [, place, id] = CURSOR.exec(cursor) ?? [];
  return place === undefined || id === undefined ? null : { place, id };
}

/** Returns the place of a meeting among others. */
export const meetingKey = ({ on, id }: { readonly on: string; readonly id: string }): ListKey => ({
  place: on,
  id,
});

/** Names the page that begins with this item, so that every item has an address. */
export const cursorText = ({ place, id }: ListKey): string => `${place}_${id}`;

/** Orders the newest first: a month comes after its days, and what has no date at the end. */
export function newestFirst(a: ListKey, b: ListKey): number {
  if (a.place !== b.place) return a.place < b.place ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/**
 * Cuts the page that a query names, and the item after it.
 * @param matching newest first
 */
export function pageFrom<T>(
  { cursor }: { readonly cursor: ListKey | null },
  matching: readonly T[],
  keyFor: (one: T) => ListKey,
): { readonly items: readonly T[]; readonly next: T | null } {
  const first = cursor === null ? 0 : countBefore(matching, (one) => newestFirst(cursor, keyFor(one)) > 0);
  return { items: matching.slice(first, first + PAGE_SIZE), next: matching[first + PAGE_SIZE] ?? null };
}
