/** Questions about the entries of a listing, asked by checks, the dry run and the survey of sources alike. */
import { hash } from '../model/ids.ts';
import type { Entry } from '../model/index.ts';
import type { Source } from '../watchlist/schema.ts';
import type { SubjectTest } from '../watchlist/subject.ts';

/** The hash of what a listing says of an article; another hash means that the listing was edited. */
export const entryHash = (entry: Entry): string => hash(entry.title, entry.summary);

/** Judges an entry by its title and summary; every entry of a source whose scope is `all` is on the subject. */
export const isEntryOnSubject = (
  { title, summary }: Entry,
  source: Source,
  isOnSubject: SubjectTest,
): boolean => source.scope === 'all' || source.kind === 'article' || isOnSubject([`${title}\n${summary}`]);

/** Returns the date of the newest entry in ISO 8601, or null where no entry has a date. */
export function newestEntryAt(entries: readonly Entry[]): string | null {
  const dates = entries.flatMap(({ publishedAt }) => publishedAt ?? []);
  return dates.toSorted().at(-1) ?? null;
}
