/** Replays a series of articles through the desk's judgement alone, without a network or a store. */
import type { StatementRecord, Version } from '../../src/core/model/index.ts';
import { listingVersion } from '../../src/core/extract/article.ts';
import { keepOnSubject } from '../../src/core/sections/on-subject.ts';
import { compileSubject, type Subject } from '../../src/core/watchlist/subject.ts';
import { hash } from '../../src/core/model/ids.ts';
import type { Watchlist } from '../../src/core/watchlist/schema.ts';
import { articleText } from '../../src/core/statements/article-text.ts';
import { namesOfParties } from '../../src/core/ledger/frame/party-names.ts';
import {
  addToLedgers,
  judgeStatements,
  type JudgedStatement,
  type LedgerLookup,
} from '../../src/core/ledger/judge-article.ts';
import { type Ledger, openLedger } from '../../src/core/ledger/ledger.ts';
import { statementsIn } from '../../src/core/statements/read-statements.ts';
import { readMentions } from '../../src/core/statements/speakers/article-mentions.ts';
import { readMeetings } from '../../src/core/meetings/read-meetings.ts';
import { historyRows, outletOf } from '../../src/core/ledger/rows.ts';
import {
  compileSpeakerDirectory,
  type SpeakerDirectory,
} from '../../src/core/statements/speakers/resolve-speakers.ts';

/** `publishedAt` as ISO 8601; `text` in paragraphs, with an empty line between two. */
export type ReplayedArticle = {
  readonly url: string;
  readonly outlet: string;
  readonly publishedAt: string;
  readonly headline: string;
  readonly text: string;
};

/** One statement of one article, as it was judged when the article came. */
export type Replayed = JudgedStatement & { readonly article: string };

/** @returns the statements of all articles, in the order of time, and within one in its own order */
export const replay = (articles: readonly ReplayedArticle[], watchlist: Watchlist): Replayed[] =>
  replayRecords(articles, watchlist).flatMap(({ record, judged }) =>
    judged.map((one) => ({ ...one, article: record.url })),
  );

/** @returns the record of each article, in the order of time, with what was judged of it */
export function replayRecords(articles: readonly ReplayedArticle[], watchlist: Watchlist) {
  const directory = compileSpeakerDirectory(watchlist);
  const ledgers = ledgersOf(watchlist);
  const inTime = articles.toSorted((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt));
  return inTime.map((article) => {
    const { source, found, meetings } = readArticle(article, watchlist, directory);
    const id = hash('article', article.url);
    const day = article.publishedAt.slice(0, 10);
    const ref = { id, url: article.url, source, day };
    const judged = judgeStatements(found, ref, ledgers, watchlist.parties);
    const record = { ...recordOf(article, ref, judged), ...(meetings === null ? {} : { meetings }) };
    addToLedgers(record, ledgers);
    return { record, judged };
  });
}

/** @returns the record of each article, with what it tells of meetings and no verdicts */
export function meetingRecords(
  articles: readonly ReplayedArticle[],
  watchlist: Watchlist,
): StatementRecord[] {
  const directory = compileSpeakerDirectory(watchlist);
  return articles.map((article) => {
    const { source, meetings } = readArticle(article, watchlist, directory);
    const id = hash('article', article.url);
    const ref = { id, url: article.url, source, day: article.publishedAt.slice(0, 10) };
    return { ...recordOf(article, ref, []), ...(meetings === null ? {} : { meetings }) };
  });
}

/** @returns every statement of one article on the subject, before any verdict, and the outlet as the watchlist has it */
export function readArticle(article: ReplayedArticle, watchlist: Watchlist, directory: SpeakerDirectory) {
  const source = outletOf(article.outlet, watchlist.sources);
  const listed = watchlist.sources.find(({ id }) => id === source.id);
  const subject = subjectOf(watchlist);
  const isListed = subject.isMet([article.headline], listed?.party);
  const choice = { subject, party: listed?.party ?? null, isListed, isOfOpener: true, isOpened: false };
  const version = keepOnSubject(versionOf(article), choice);
  const text = articleText(version, source, listed?.timeZone ?? 'UTC');
  const mentions = readMentions(text, directory);
  const found = statementsIn(mentions);
  return { source, found, meetings: readMeetings(mentions, found) };
}

function ledgersOf(watchlist: Watchlist): LedgerLookup {
  const names = namesOfParties(watchlist);
  const history = Map.groupBy(historyRows(watchlist), ({ party }) => party);
  const opened = new Map<string, Ledger>();
  return (party) => {
    const known = opened.get(party) ?? openLedger(history.get(party) ?? [], names);
    opened.set(party, known);
    return known;
  };
}

let compiled: { readonly watchlist: Watchlist; readonly subject: Subject } | null = null;

function subjectOf(watchlist: Watchlist): Subject {
  if (compiled?.watchlist !== watchlist)
    compiled = { watchlist, subject: compileSubject(watchlist.subject, watchlist.parties) };
  return compiled.subject;
}

export const versionOf = ({ url, headline, text, publishedAt }: ReplayedArticle): Version => {
  const listed = listingVersion({ url, title: headline, summary: '', publishedAt, guid: null }, 'en');
  const blocks = text
    .split(/\n\s*\n/u)
    .flatMap((part) => (part.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: part.trim() }]));
  return { ...listed, blocks };
};

const recordOf = (
  { url, headline, publishedAt }: ReplayedArticle,
  { id: article, source }: Parameters<typeof judgeStatements>[1],
  judged: readonly JudgedStatement[],
): StatementRecord => ({
  article,
  url,
  source,
  title: headline,
  at: publishedAt,
  publishedAt,
  version: '',
  story: article,
  statements: judged.map(({ stored }) => stored),
  evidence: [],
});
