import type { Listing } from '../../core/discover/discover.ts';
import { hostOf } from '../../core/model/url.ts';
import { type CheckFailure, describeFailure } from '../../core/model/failure.ts';
import { err, ok, type Result } from '../../core/model/result.ts';
import { compileSubject, type SubjectTest } from '../../core/watchlist/subject.ts';
import { line } from '../../core/language/text.ts';
import { isEntryOnSubject, newestEntryAt } from '../../core/tracking/entries.ts';
import {
  openPreviewFetch,
  type PreviewWorld,
  readListing,
  robotsFailure,
} from '../../pipeline/check/preview-source.ts';
import type { PoliteFetch } from '../../pipeline/check/polite-fetch.ts';
import type { Source, Watchlist } from '../../core/watchlist/schema.ts';

/** What one source answered today. */
export type Finding = {
  readonly source: Source;
  readonly answer: Result<
    {
      readonly listed: number;
      readonly onSubject: number;
      /** Date of the newest entry, ISO 8601, or null where none has a date. */
      readonly newestAt: string | null;
      /** Where the source has moved for good, or null. */
      readonly movedTo: string | null;
    },
    CheckFailure
  >;
};

/** Hosts asked at the same time; the sources of one host are asked one after another. */
const HOSTS_AT_ONCE = 5;

/**
 * Asks each source once, politely: robots.txt first, with the host's gap.
 * @param found called for each source as soon as it is known
 */
export async function survey(
  watchlist: Watchlist,
  sources: readonly Source[],
  world: PreviewWorld,
  found: (finding: Finding) => void,
): Promise<void> {
  const isOnSubject = compileSubject(watchlist.subject);
  const hosts = [...Map.groupBy(sources, ({ url }) => hostOf(url)).values()].values();
  const work = async (): Promise<void> => {
    // One iterator for all workers: each takes the next host that no other has taken.
    for (const ofHost of hosts) await askHost(ofHost, world, isOnSubject, found);
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work));
}

async function askHost(
  sources: readonly Source[],
  world: PreviewWorld,
  isOnSubject: SubjectTest,
  found: (finding: Finding) => void,
): Promise<void> {
  const [first] = sources;
  if (first === undefined) return;
  const polite = openPreviewFetch(world, first.url);
  for (const source of sources) {
    found({ source, answer: await askSource(source, polite, world, isOnSubject) });
  }
}

async function askSource(
  source: Source,
  polite: PoliteFetch,
  { now }: PreviewWorld,
  isOnSubject: SubjectTest,
): Promise<Finding['answer']> {
  const rules = await polite.rulesFor(source.url);
  if (!rules.ok) return err(robotsFailure(rules.error));
  const read = await readListing(source, polite, now);
  if (!read.ok) return read;
  const { listing, movedTo } = read.value;
  return ok({ ...countsOf(listing, source, isOnSubject), movedTo });
}

const countsOf = ({ entries, total }: Listing, source: Source, isOnSubject: SubjectTest) => ({
  listed: total,
  onSubject: entries.filter((entry) => isEntryOnSubject(entry, source, isOnSubject)).length,
  newestAt: newestEntryAt(entries),
});

// --- as a table -----------------------------------------------------------------------------------------

const COLUMNS = { status: 10, listed: 6, onSubject: 10, newest: 16 } as const;

/** @returns the widest id, which the rows are aligned by */
export const idWidth = (sources: readonly Source[]): number =>
  Math.max('source'.length, ...sources.map(({ id }) => id.length));

export function headerRow(width: number): string {
  return row(width, 'source', 'status', 'listed', 'on subject', 'newest (UTC)', '');
}

/** One line of the table: what came of one source. */
export function findingRow(width: number, { source, answer }: Finding): string {
  if (!answer.ok) return row(width, source.id, 'FAILED', '', '', '', line(describeFailure(answer.error)));
  const { listed, onSubject, newestAt, movedTo } = answer.value;
  const newest = newestAt === null ? 'undated' : newestAt.slice(0, 16).replace('T', ' ');
  const remark = movedTo === null ? '' : `moved for good to ${line(movedTo)}`;
  return row(width, source.id, 'ok', String(listed), String(onSubject), newest, remark);
}

function row(
  width: number,
  id: string,
  status: string,
  listed: string,
  onSubject: string,
  newest: string,
  remark: string,
): string {
  const cells = [
    id.padEnd(width),
    status.padEnd(COLUMNS.status),
    listed.padStart(COLUMNS.listed),
    onSubject.padStart(COLUMNS.onSubject),
    newest.padEnd(COLUMNS.newest),
    remark,
  ];
  return cells.join('  ').trimEnd();
}

/** The last line: how many answered, and how much of it is on the subject. */
export function summaryRow(findings: readonly Finding[]): string {
  const answers = findings.flatMap(({ answer }) => (answer.ok ? [answer.value] : []));
  const onSubject = answers.reduce((sum, answer) => sum + answer.onSubject, 0);
  return `${answers.length} of ${findings.length} sources answered; ${onSubject} entries on the subject`;
}
