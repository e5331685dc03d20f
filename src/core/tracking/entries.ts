/** Questions about the entries of a listing, asked by checks, the dry run and the survey of sources alike. */
import { hash } from '../model/ids.ts';
import type { Entry, Version } from '../model/index.ts';
import { iso } from '../model/time.ts';
import type { Source } from '../watchlist/schema.ts';
import type { Subject } from '../watchlist/subject.ts';

/** Hashes what a listing says of an article; another hash means that the listing was edited. */
export const entryHash = (entry: Entry): string => hash(entry.title, entry.summary);

/** Judges an entry by its title and summary; every entry of a source whose scope is `all` is on the subject,
 * and those of a party's own source name that party. */
export const isEntryOnSubject = ({ title, summary }: Entry, source: Source, subject: Subject): boolean =>
  source.scope === 'all' ||
  source.kind === 'article' ||
  subject.isMet([`${title}\n${summary}`], source.party);

/** Returns the date of the newest entry in ISO 8601, or null where no entry has a date. */
export function newestEntryAt(entries: readonly Entry[]): string | null {
  const dates = entries.flatMap(({ publishedAt }) => publishedAt ?? []);
  return dates.toSorted().at(-1) ?? null;
}

/**
 * Returns when an article was published: by the page's data about itself, else by what its source lists, else by a line that readers
 * see. Nothing is dated after it was seen, for a date to come would outlast every later one.
 * @param version null where nothing was read
 * @param now in milliseconds
 */
export function publicationDate(
  version: Pick<Version, 'publishedAt' | 'publishedBy'> | null,
  entry: Entry,
  now: number,
): string | null {
  const onPage = version?.publishedAt ?? null;
  const date =
    version?.publishedBy === 'line' ? (entry.publishedAt ?? onPage) : (onPage ?? entry.publishedAt);
  return date !== null && Date.parse(date) > now ? iso(now) : date;
}
