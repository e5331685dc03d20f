import type {
  ArticlePointer,
  CheckMessage,
  DeskMessage,
  FailureText,
  ForwardedEntry,
  HostRecord,
  TrackedArticle,
} from '../../core/model/index.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import type { Result } from '../../core/model/result.ts';
import { type Clock, messageClock } from '../../core/model/time.ts';
import { indexArticles, type KnownArticles } from '../../core/tracking/article-state.ts';
import type { AddressOwners } from '../../core/tracking/ownership.ts';
import type { WatchedSources } from '../../core/tracking/watched-sources.ts';
import type { Subject } from '../../core/watchlist/subject.ts';
import type { Source, Watchlist } from '../../core/watchlist/schema.ts';
import type { Fetched } from '../../io/fetch/fetch.ts';
import type { Dependencies } from '../dependencies.ts';
import type { VisitBudget } from './budget.ts';
import { openPoliteFetch, type PoliteFetch } from './polite-fetch.ts';

/** What the checks of one visit share. */
export type VisitContext = {
  readonly dependencies: Dependencies;
  readonly watchlist: Watchlist;
  readonly subject: Subject;
  readonly sources: WatchedSources;
  readonly budget: VisitBudget;
};

/** What kept a page from being read as an article. */
export type Unread = { readonly outcome: 'missing' | 'unreadable'; readonly error: FailureText };

/** The state that the parts of one check share. A check is one look at the due sources and articles of one host, in series. */
export type CheckContext = {
  readonly dependencies: Dependencies;
  readonly watchlist: Watchlist;
  readonly message: CheckMessage;
  /** The draft of what will be remembered; this check is its only writer. */
  readonly record: HostRecord;
  readonly known: KnownArticles;
  /** Ids of the articles whose pages this check has asked for. */
  readonly checked: Set<string>;
  /** The articles that were looked at, each with why it could not be read; null where it was. */
  readonly looked: Map<string, Unread | null>;
  /** The articles of which this check stored a text that is news. */
  readonly stored: Map<string, 'first-version' | 'new-version'>;
  /** The addresses that were asked for with the HTTP status of the answer: 200 for every success, null where none came. */
  readonly statuses: Map<string, number | null>;
  /** What readers are pointed at from now on, by the id under which it will be put; and when each was put last, in wall time. */
  readonly pointers: Map<string, ArticlePointer>;
  readonly pointedAt: Map<string, number>;
  /** What this check is to open, a list for each source. */
  readonly unsure: (readonly ForwardedEntry[])[];
  /** The tick's time plus the time gone since. */
  readonly now: Clock;
  readonly subject: Subject;
  readonly ownership: AddressOwners;
  readonly sourceOf: (id: string) => Source | null;
  /** False when the visit's time, requests or operations are used up: what is left is sent on. */
  readonly hasRoom: () => boolean;
  /** Ids of the due sources and articles that there was no room for. */
  readonly left: { readonly sources: Set<string>; readonly articles: Set<string> };
  readonly get: PoliteFetch['get'];
  readonly tellDesk: (message: DeskMessage) => Promise<void>;
};

/** One article in a check of its host, with the source it belongs to. */
export type ArticleCheck = { readonly check: CheckContext; readonly id: string; readonly source: Source };

/** Says whether an article is a source of its own, which is checked as that source is due, however old it is. */
export const isWatchedForItself = (check: CheckContext, article: TrackedArticle): boolean =>
  check.sourceOf(article.source)?.kind === 'article';

export function openCheckContext(
  { dependencies, watchlist, subject, sources, budget }: VisitContext,
  message: CheckMessage,
  record: HostRecord,
): CheckContext {
  const { fetch, sleep, wall, settings, queues } = dependencies;
  const now = messageClock(message.clock, wall);
  const statuses = new Map<string, number | null>();
  const isOwnHost = settings.allowHosts.includes(record.host);
  const polite = openPoliteFetch({ fetch, sleep, wall, now, memory: record, isOwnHost, budget });
  return {
    dependencies,
    watchlist,
    message,
    record,
    known: indexArticles(record),
    checked: new Set(),
    looked: new Map(),
    stored: new Map(),
    statuses,
    pointers: new Map(),
    pointedAt: new Map(),
    unsure: [],
    left: { sources: new Set(), articles: new Set() },
    now,
    subject,
    ownership: sources.ownership,
    sourceOf: sources.ofId,
    hasRoom: budget.hasRoom,
    get: async (request) => {
      const answer = await polite.get(request);
      if (!answer.ok && answer.error.code === 'no-room') return answer;
      statuses.set(request.url, statusOf(answer));
      if (answer.ok && answer.value.kind === 'body') budget.countBytes(answer.value.bytes.length);
      return answer;
    },
    tellDesk: (desk) => queues.desk([desk]),
  };
}

function statusOf(answer: Result<Fetched, CheckFailure>): number | null {
  if (answer.ok) return answer.value.kind === 'not-modified' ? 304 : 200;
  return 'status' in answer.error ? answer.error.status : null;
}
