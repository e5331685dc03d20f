import type { Clock } from '../core/clock.ts';
import { discover, type Listing } from '../core/discover/discover.ts';
import { hostOf } from '../core/discover/url.ts';
import { type CheckFailure, describeFailure } from '../core/failure.ts';
import { err, ok, type Result } from '../core/result.ts';
import { allowed, crawlDelaySeconds, ROBOTS_BYTES, rulesAfter } from '../core/robots.ts';
import { compileSubject, type SubjectTest } from '../core/subject.ts';
import { line } from '../core/text.ts';
import type { GuardedFetch } from '../io/fetch.ts';
import type { Source, Watchlist } from '../watchlist/schema.ts';

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

export type World = {
  readonly fetch: GuardedFetch;
  readonly now: Clock;
  readonly sleep: (ms: number) => Promise<unknown>;
};

/** Hosts asked at the same time; the sources of one host are asked one after another. */
const HOSTS_AT_ONCE = 5;
/** Between two requests to a host that names no Crawl-delay, and the longest that is waited for one that does. */
const GAP_MS = 1_000;
const LONGEST_GAP_MS = 60_000;
const LISTING_BYTES = 5_000_000;

/**
 * Asks each source once, politely: robots.txt first, with the host's gap.
 * @param found called for each source as soon as it is known
 */
export async function survey(
  watchlist: Watchlist,
  sources: readonly Source[],
  world: World,
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
  world: World,
  isOnSubject: SubjectTest,
  found: (finding: Finding) => void,
): Promise<void> {
  const [first] = sources;
  if (first === undefined) return;
  const rules = await readRobots(first.url, world);
  const gapMs = rules.ok ? gapOf(rules.value) : GAP_MS;
  for (const source of sources) {
    if (!rules.ok) {
      found({ source, answer: rules });
      continue;
    }
    await world.sleep(gapMs);
    found({ source, answer: await askSource(source, rules.value, world, isOnSubject) });
  }
}

const gapOf = (rules: string): number =>
  Math.min((crawlDelaySeconds(rules) ?? GAP_MS / 1_000) * 1_000, LONGEST_GAP_MS);

async function readRobots(url: string, { fetch, now }: World): Promise<Result<string, CheckFailure>> {
  const answer = await fetch.get({
    url: new URL('/robots.txt', url).href,
    accept: 'robots',
    validators: null,
    limitBytes: ROBOTS_BYTES,
  });
  // A host that cannot be reached at all is told as that, not as its robots.txt.
  if (!answer.ok && ['network', 'timeout', 'refused-address'].includes(answer.error.code)) return answer;
  const rules = rulesAfter(null, answer, now());
  return rules.ok ? ok(rules.value.text) : rules;
}

async function askSource(
  source: Source,
  rules: string,
  { fetch, now }: World,
  isOnSubject: SubjectTest,
): Promise<Finding['answer']> {
  if (!allowed(rules, source.url)) return err({ code: 'robots', text: 'disallowed for this address' });
  const accept = source.kind === 'article' ? 'page' : 'listing';
  const answer = await fetch.get({ url: source.url, accept, validators: null, limitBytes: LISTING_BYTES });
  if (!answer.ok) return answer;
  if (answer.value.kind === 'not-modified') return err({ code: 'unasked-304' });
  const { url, text, movedPermanently } = answer.value;
  const { timeZone, linkSelector } = source;
  const listing = discover(source.kind, text, { url, timeZone, linkSelector, now: now() });
  if (!listing.ok) return listing;
  return ok({ ...countsOf(listing.value, source, isOnSubject), movedTo: movedPermanently });
}

function countsOf({ entries, total }: Listing, source: Source, isOnSubject: SubjectTest) {
  const counted = entries.filter(
    ({ title, summary }) => source.scope === 'all' || isOnSubject([`${title}\n${summary}`]),
  );
  const dates = entries.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt]));
  return { listed: total, onSubject: counted.length, newestAt: dates.toSorted().at(-1) ?? null };
}

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
