import { iso } from '../../core/clock.ts';
import type { RecentRow, SightMessage, SourceName, StatementRecord, Version } from '../../core/model.ts';
import { noSayings, type Sayings } from '../../core/sayings.ts';
import { type ArticleText, articleText } from '../../core/statements/article-text.ts';
import { claimNear, claimReason } from '../../core/statements/claims.ts';
import { enter, hear, type Judged, newSince, reasonOf } from '../../core/statements/hear.ts';
import { type Found, readStatements } from '../../core/statements/read.ts';
import { NO_PARTY } from '../../core/statements/rows.ts';
import { lensOf, openLedgers } from './archive.ts';
import { sourceOf, timeOf } from './commit.ts';
import type { Sitting } from './sitting.ts';

/** An article in which somebody says something: what is kept of it, and what of it may be told. */
export type Stated = { readonly record: StatementRecord; readonly sayings: Sayings };

type Article = {
  readonly message: SightMessage;
  readonly source: SourceName;
  readonly version: Version;
  readonly story: string;
};

/** Told statements come first; of the others an alert carries so many that it stays readable. */
const CARRIED = 8;

/** Reads and judges what an article says at its first sight; from then on the batch knows it. Null: nobody says anything. */
export async function stateArticle(sitting: Sitting, article: Article): Promise<Stated | null> {
  const text = englishText(sitting, article);
  if (text === null) return null;
  const found = readStatements(text, lensOf(sitting.watchlist).cast);
  const judged = await judgeAll(sitting, article, text, found);
  return stated(sitting, article, text, judged, judged);
}

/** The same of an edited article: what its earlier version said already is kept as it was judged then, and not told. */
export async function stateChange(
  sitting: Sitting,
  article: Article,
  before: Version,
): Promise<Stated | null> {
  const [text, earlier] = [
    englishText(sitting, article),
    englishText(sitting, { ...article, version: before }),
  ];
  if (text === null || earlier === null) return null;
  const { cast, names } = lensOf(sitting.watchlist);
  const found = readStatements(text, cast);
  const added = newSince(found, readStatements(earlier, cast), names);
  const known = await sitting.dependencies.corpus.getStatements(article.message.article);
  if (added.length === 0 && known !== null) return null;
  const judged = await judgeAll(sitting, article, text, found);
  const kept = judged.map((one) => ({
    ...one,
    stored: known?.statements.find(({ text: said }) => said === one.stored.text) ?? one.stored,
  }));
  const fresh = judged.filter(({ stored }) => added.some(({ span }) => span[0] === stored.span[0]));
  return stated(sitting, article, text, kept, fresh);
}

/** Statement work is for English. */
function englishText(sitting: Sitting, { message, source, version }: Article): ArticleText | null {
  const listed = sourceOf(sitting, message.source);
  const language = version.language ?? listed?.language ?? 'und';
  if (language.slice(0, 2) !== 'en') return null;
  const publishedAt = version.publishedAt ?? message.entry.publishedAt ?? iso(timeOf(sitting, message));
  return articleText({ ...version, publishedAt }, source, listed?.timeZone ?? 'UTC');
}

async function judgeAll(
  sitting: Sitting,
  { message, source }: Article,
  text: ArticleText,
  found: readonly Found[],
): Promise<Judged[]> {
  if (found.length === 0) return [];
  const ledgers = await openLedgers(
    sitting,
    found.map(({ party }) => party ?? NO_PARTY),
  );
  const day = (text.publishedAt ?? '').slice(0, 10);
  return hear(found, { article: message.article, url: message.url, source, day }, ledgers);
}

/** The record of all that the article says, known to the batch from now on; and what readers are told of what is fresh. */
async function stated(
  sitting: Sitting,
  { message, source, version, story }: Article,
  text: ArticleText,
  all: readonly Judged[],
  fresh: readonly Judged[],
): Promise<Stated | null> {
  if (all.length === 0) return null;
  const record: StatementRecord = {
    article: message.article,
    url: message.url,
    source,
    title: version.headline,
    at: iso(timeOf(sitting, message)),
    publishedAt: version.publishedAt ?? message.entry.publishedAt,
    version: version.hash,
    story,
    statements: all.map(({ stored: statement }) => statement),
    evidence: [],
  };
  const parties = record.statements.map(({ party }) => party ?? NO_PARTY);
  enter(record, await openLedgers(sitting, parties));
  return { record, sayings: sayingsOf(text, all, fresh) };
}

function sayingsOf(text: ArticleText, all: readonly Judged[], fresh: readonly Judged[]): Sayings {
  const told = fresh.filter(({ tells }) => tells);
  const others = fresh.filter(({ tells, stored: { party } }) => !tells && party !== null);
  const spans = all.map(({ stored: { span } }) => span);
  const claims = told.flatMap(({ stored: { span } }) => claimNear(text, span, spans) ?? []);
  return {
    ...noSayings,
    statements: [...told, ...others].slice(0, CARRIED).map(({ statement }) => statement),
    told: told.length,
    why: [
      ...told.map(({ statement }) => reasonOf(statement)),
      ...[...new Set(claims)].map((claim) => claimReason(text.source.name, claim)),
    ],
  };
}

/** The record first, then the row that leads to it. @param row null where the article is no longer among the newest */
export async function commitStated(
  sitting: Sitting,
  stated: Stated | null,
  row: RecentRow | null,
): Promise<void> {
  const { corpus } = sitting.dependencies;
  if (stated !== null) {
    await corpus.putStatements(stated.record);
    sitting.memory.records.unshift(stated.record);
  }
  if (row !== null) await corpus.putRecent(row);
}

/** An edited article is heard anew: its row says when. */
export async function commitRestated(sitting: Sitting, stated: Stated | null): Promise<void> {
  if (stated === null) return;
  const row = sitting.recent.find(({ article }) => article === stated.record.article);
  await commitStated(sitting, stated, row === undefined ? null : { ...row, statedAt: stated.record.at });
}
