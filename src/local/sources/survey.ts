import type { Listing } from '../../core/discover/discover.ts';
import { hostOf } from '../../core/model/url.ts';
import { type CheckFailure, describeFailure } from '../../core/model/failure.ts';
import { err, ok, type Result } from '../../core/model/result.ts';
import { subjectOf, type Subject } from '../../core/watchlist/subject.ts';
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

/** The answer of one source to one request. */
export type SourceAnswer = {
  readonly source: Source;
  readonly answer: Result<
    {
      readonly listed: number;
      readonly onSubject: number;
      /** The date of the newest entry in ISO 8601, or null when no entry has one. */
      readonly newestAt: string | null;
      /** The address that the source has moved to permanently, or null. */
      readonly movedTo: string | null;
    },
    CheckFailure
  >;
};

/** Number of hosts that are asked at the same time. The sources of one host are asked one after another. */
const MAX_HOSTS_AT_ONCE = 5;

/**
 * Asks each source once, after its host's robots.txt and with the pause that the host asks for.
 * @param report is called for each source as soon as it has answered
 */
export async function surveySources(
  watchlist: Watchlist,
  sources: readonly Source[],
  world: PreviewWorld,
  report: (answer: SourceAnswer) => void,
): Promise<void> {
  const subject = subjectOf(watchlist);
  const hosts = [...Map.groupBy(sources, ({ url }) => hostOf(url)).values()].values();
  const work = async (): Promise<void> => {
    // All workers share one iterator, so that each takes the next host that no other has taken.
    for (const ofHost of hosts) await askHost(ofHost, world, subject, report);
  };
  await Promise.all(Array.from({ length: MAX_HOSTS_AT_ONCE }, work));
}

async function askHost(
  sources: readonly Source[],
  world: PreviewWorld,
  subject: Subject,
  report: (answer: SourceAnswer) => void,
): Promise<void> {
  const [first] = sources;
  if (first === undefined) return;
  const polite = openPreviewFetch(world, first.url);
  for (const source of sources) {
    report({ source, answer: await askSource(source, polite, world, subject) });
  }
}

async function askSource(
  source: Source,
  polite: PoliteFetch,
  { now }: PreviewWorld,
  subject: Subject,
): Promise<SourceAnswer['answer']> {
  const rules = await polite.rulesFor(source.url);
  if (!rules.ok) return err(robotsFailure(rules.error));
  const read = await readListing(source, polite, now);
  if (!read.ok) return read;
  const { listing, movedTo } = read.value;
  return ok({ ...countsOf(listing, source, subject), movedTo });
}

const countsOf = ({ entries, total }: Listing, source: Source, subject: Subject) => ({
  listed: total,
  onSubject: entries.filter((entry) => isEntryOnSubject(entry, source, subject)).length,
  newestAt: newestEntryAt(entries),
});

// --- as a table -----------------------------------------------------------------------------------------

type SurveyRow = Readonly<Record<'id' | 'status' | 'listed' | 'onSubject' | 'newest' | 'remark', string>>;

/** @returns the length of the longest id, by which the rows are aligned */
export const idWidth = (sources: readonly Source[]): number =>
  Math.max('source'.length, ...sources.map(({ id }) => id.length));

const HEADER: SurveyRow = {
  id: 'source',
  status: 'status',
  listed: 'listed',
  onSubject: 'on subject',
  newest: 'newest (UTC)',
  remark: '',
};

export const headerRow = (width: number): string => formatRow(width, HEADER);

/** @returns the line of the table for one source */
export function answerRow(width: number, { source: { id }, answer }: SourceAnswer): string {
  if (!answer.ok) {
    const remark = line(describeFailure(answer.error));
    return formatRow(width, { id, status: 'FAILED', listed: '', onSubject: '', newest: '', remark });
  }
  const { listed, onSubject, newestAt, movedTo } = answer.value;
  const newest = newestAt === null ? 'undated' : newestAt.slice(0, 16).replace('T', ' ');
  const remark = movedTo === null ? '' : `moved permanently to ${line(movedTo)}`;
  const counts = { listed: String(listed), onSubject: String(onSubject) };
  return formatRow(width, { id, status: 'ok', ...counts, newest, remark });
}

function formatRow(width: number, { id, status, listed, onSubject, newest, remark }: SurveyRow): string {
  const cells = [
    id.padEnd(width),
    status.padEnd(10),
    listed.padStart(6),
    onSubject.padStart(10),
    newest.padEnd(16),
    remark,
  ];
  return cells.join('  ').trimEnd();
}

/** @returns the last line: how many sources answered, and how many entries are on the subject */
export function summaryRow(answers: readonly SourceAnswer[]): string {
  const values = answers.flatMap(({ answer }) => (answer.ok ? [answer.value] : []));
  const onSubject = values.reduce((sum, value) => sum + value.onSubject, 0);
  return `${values.length} of ${answers.length} sources answered; ${onSubject} entries on the subject`;
}

/**
 * Prints the row of each answer. As long as no host could be reached the rows are held back: where none could be, this machine is
 * offline, which is said once and not once a source.
 */
export function openReport(width: number, print: (row: string) => void) {
  const answers: SourceAnswer[] = [];
  let held: SourceAnswer[] | null = [];
  const printAll = (rows: readonly SourceAnswer[]) => rows.forEach((row) => print(answerRow(width, row)));
  return {
    add(answer: SourceAnswer): void {
      answers.push(answer);
      if (held === null) return printAll([answer]);
      held.push(answer);
      if (isUnreached(answer)) return;
      printAll(held);
      held = null;
    },
    /** @returns all answers */
    end(): readonly SourceAnswer[] {
      if (held !== null && held.length > 1) print(`No host could be reached. Is this machine offline?`);
      else printAll(held ?? []);
      return answers;
    },
  };
}

const isUnreached = ({ answer }: SourceAnswer): boolean => !answer.ok && answer.error.code === 'network';
