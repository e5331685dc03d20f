import { findCopies, findSlugCandidates, type FirstSight, readersKnow } from '../../core/alerts/decide.ts';
import { ids } from '../../core/model/ids.ts';
import type { RecentRow, SightMessage, Version } from '../../core/model/index.ts';
import { MINUTE_MS } from '../../core/model/time.ts';
import type { DeskBatch } from './batch.ts';
import { messageTime } from './commit.ts';
import { weigh } from './weigh.ts';

/** A new text is compared word for word with so many earlier versions. */
const MAX_VERSIONS_READ = 20;
/** A version is there before its article's row; one that is missing after so long is lost. */
const MAX_UNSEEN_MS = 20 * MINUTE_MS;

/** What earlier articles say of a first sight. */
export type EarlierArticles = {
  /** The id of the story: of the first article that had this text. */
  readonly story: string;
  /** The copies of the story that readers know. */
  readonly known: readonly RecentRow[];
  readonly repeatedShare: number;
  readonly newSentences: readonly string[];
  /** The row of the article whose address changed into this one, or null. */
  readonly sameAs: RecentRow | null;
};

type Sighted = {
  readonly sight: FirstSight;
  readonly version: Version;
  readonly message: SightMessage;
};

export const versionText = (version: Version): string =>
  [version.headline, ...version.blocks.map((block) => block.text)].join('\n');

/**
 * Compares a first sight with the recent articles, apart from those that it silenced itself when it came before. Only text that readers
 * know counts as repeated.
 * @returns `later` when a text cannot be read yet
 */
export async function compareWithEarlier(
  batch: DeskBatch,
  { sight, version, message }: Sighted,
): Promise<EarlierArticles | 'later'> {
  const now = messageTime(batch, message);
  const others = batch.recent.filter(
    ({ article, story }) => article !== sight.article && story !== sight.article,
  );
  const copies = await withTold(batch, findCopies(sight, others));
  const text = versionText(version);
  const { readers } = batch;
  const weighing = { message, stage: 'copies' };
  const sharing = weigh(
    batch,
    weighing,
    () => readers.rowsSharingText(text, others, MAX_VERSIONS_READ),
    () => [],
  );
  const overlaps = await withTold(batch, sharing);
  const repeated = await readVersions(batch, now, readersKnow(overlaps, batch.recent));
  const moved = findSlugCandidates(sight, batch.recent).slice(0, MAX_VERSIONS_READ);
  const before = await readVersions(batch, now, moved);
  if (repeated === 'later' || before === 'later') return 'later';
  const sameAs = moved.find(({ article }) => {
    const earlier = before.get(article);
    if (earlier === undefined) return false;
    return weigh(
      batch,
      weighing,
      () => readers.isChangedSlug(earlier, version),
      () => false,
    );
  });
  return {
    ...weigh(
      batch,
      weighing,
      () => readers.measureNovelty(version, [...repeated.values()]),
      () => ({ newSentences: [], repeatedShare: 0 }),
    ),
    story: copies[0]?.story ?? sight.article,
    known: readersKnow(copies, batch.recent),
    sameAs: sameAs ?? null,
  };
}

const idsOf = ({ article, story }: RecentRow): string[] => [ids.firstSight(article), ids.firstSight(story)];

/** An earlier version of this program did not say in a row which alert told it: the alert itself is looked for, in one bulk read. */
async function withTold(batch: DeskBatch, rows: readonly RecentRow[]): Promise<RecentRow[]> {
  const wanted = rows.filter(({ told }) => told === undefined);
  if (wanted.length === 0) return [...rows];
  const alerts = await batch.dependencies.corpus.getAlerts([...new Set(wanted.flatMap(idsOf))]);
  return rows.map((row) =>
    row.told === undefined ? { ...row, told: idsOf(row).find((id) => alerts.has(id)) ?? null } : row,
  );
}

/** @returns the versions of these rows by article; `later` when that of a young row is not to be read yet */
async function readVersions(
  { versions, dependencies }: DeskBatch,
  now: number,
  rows: readonly RecentRow[],
): Promise<Map<string, Version> | 'later'> {
  const isAtHand = ({ article, version }: RecentRow) => versions.get(article)?.hash === version;
  const wanted = rows.filter((row) => !isAtHand(row));
  const read = wanted.length === 0 ? new Map() : await dependencies.corpus.getVersionsOf(wanted);
  const found = new Map<string, Version>();
  for (const row of rows) {
    const version = isAtHand(row) ? versions.get(row.article) : read.get(row.article);
    if (version !== undefined) found.set(row.article, version);
    else if (now - Date.parse(row.at) < MAX_UNSEEN_MS) return 'later';
  }
  return found;
}
