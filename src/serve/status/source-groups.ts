/** Sorts sources by what they ask of an operator. */
import type { SourceStatus } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';

/** From the worst on. `unread`: looked at, and never read yet. */
const groups = ['trouble', 'unread', 'quiet', 'fine', 'paused'] as const;
type SourceGroup = (typeof groups)[number];

export const groupWords: Readonly<Record<SourceGroup, string>> = {
  trouble: 'need attention',
  unread: 'not yet read',
  quiet: 'quiet',
  fine: 'fine',
  paused: 'paused',
};

/** A source that was never read tells nothing by its silence, whether it failed or waits for its first look. */
export function groupOf({ state, consecutiveFailures }: SourceStatus): SourceGroup {
  switch (state) {
    case 'failing':
    case 'blocked':
    case 'unreadable':
    case 'gone':
      return 'trouble';
    case 'new':
      return consecutiveFailures > 0 ? 'trouble' : 'unread';
    case 'quiet':
    case 'quiet-on-subject':
      return 'quiet';
    case 'ok':
      return 'fine';
    case 'paused':
      return 'paused';
    default:
      return state satisfies never;
  }
}

const stateWords: Readonly<Record<SourceStatus['state'], string>> = {
  ok: 'fine',
  new: 'new',
  failing: 'failing',
  blocked: 'blocked',
  unreadable: 'unreadable',
  gone: 'gone',
  quiet: 'quiet',
  'quiet-on-subject': 'off subject',
  paused: 'paused',
};

/** Says the state of a source in one or two words. */
export const stateWord = ({ state, consecutiveFailures }: SourceStatus): string =>
  state === 'new' && consecutiveFailures > 0 ? 'not yet read' : stateWords[state];

/** A page lists so many sources, and counts the others. */
const MAX_ROWS = 500;

export type SourceQuery = { readonly show: SourceGroup | null; readonly words: string };

/** @returns all sources for a query that cannot be read */
export function readSourceQuery(sent: URLSearchParams): SourceQuery {
  const show = groups.find((group) => group === sent.get('show')) ?? null;
  return { show, words: line(sent.get('q') ?? '').slice(0, 100) };
}

/** Some sources, the worst first. */
export type SourceRows = {
  readonly rows: readonly SourceStatus[];
  /** How many more there are. */
  readonly hidden: number;
  /** All sources by their group, whatever the query wants. */
  readonly counts: readonly (readonly [SourceGroup, number])[];
};

export function sortSources(sources: readonly SourceStatus[], { show, words }: SourceQuery): SourceRows {
  const byGroup = Map.groupBy(sources, groupOf);
  const wanted = words.toLowerCase();
  const found = groups
    .filter((group) => show === null || group === show)
    .flatMap((group) => worstFirst(byGroup.get(group) ?? []))
    .filter((source) => wanted === '' || searchedText(source).includes(wanted));
  return {
    rows: found.slice(0, MAX_ROWS),
    hidden: Math.max(0, found.length - MAX_ROWS),
    counts: groups.map((group) => [group, byGroup.get(group)?.length ?? 0]),
  };
}

const searchedText = ({ id, name, url }: SourceStatus): string => `${name} ${id} ${url}`.toLowerCase();

/** Equal ones stay in the watchlist's order. */
const worstFirst = (sources: readonly SourceStatus[]): SourceStatus[] =>
  sources.toSorted((a, b) => b.consecutiveFailures - a.consecutiveFailures);
