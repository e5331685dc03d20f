import { hash } from '../model/ids.ts';
import type { Alert } from '../model/index.ts';
import { line } from '../language/text.ts';
import { lastChange } from '../alerts/compose.ts';
import { alertParagraphs } from '../alerts/wording/alert-paragraphs.ts';
import { withoutTags } from './markup.ts';
import type { WatchlistLabels } from '../watchlist/labels.ts';
import { type Paragraph, webAddress } from '../alerts/wording/paragraph.ts';

/** The content that every feed format writes in its own way. Nothing in it depends on when it is served. */
export type FeedDocument = {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The page that shows the same alerts; absolute, as is `selfUrl`. */
  readonly homeUrl: string;
  readonly selfUrl: string;
  readonly id: string;
  /** The newest change in the feed, ISO 8601; null when it is empty. */
  readonly updatedAt: string | null;
  readonly items: readonly FeedItem[];
};

export type FeedItem = {
  /** A `tag:` URI (RFC 4151), the same in every format and answer as long as readers reach us under the same host. */
  readonly id: string;
  readonly url: string;
  readonly externalUrl: string | null;
  readonly title: string;
  readonly summary: string;
  readonly content: readonly Paragraph[];
  readonly publishedAt: string;
  /** The time of publication or withdrawal. No two items of a document share it, because Atom validators ask for that. */
  readonly updatedAt: string;
  /** True where the item, or an alert that it lists, was withdrawn or judged anew after it was published. */
  readonly isRevised: boolean;
  readonly author: string;
  readonly categories: readonly string[];
  readonly language: string | null;
  /** The fields that JSON Feed adds under a name of our own. */
  readonly extension: Readonly<Record<string, unknown>>;
};

export type FeedOrigin = {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The same in every format. */
  readonly id: string;
  /** The address of this deployment, without a slash at the end. */
  readonly base: string;
  readonly selfUrl: string;
  readonly homeUrl: string;
  readonly labels: WatchlistLabels;
};

/** @param alerts newest first */
export function feedDocument(origin: FeedOrigin, alerts: readonly Alert[]): FeedDocument {
  const dated = alerts.filter((alert) => !Number.isNaN(Date.parse(alert.at)));
  return assembleFeed(
    origin,
    dated.map((alert) => keptItem(origin, alert)),
  );
}

/** @param found newest first */
export function assembleFeed(origin: FeedOrigin, found: readonly FeedItem[]): FeedDocument {
  const items = withDistinctTimes(found);
  const times = items.map((item) => item.updatedAt).toSorted();
  return {
    title: withoutTags(line(origin.title)),
    description: withoutTags(line(origin.description)),
    language: origin.language,
    homeUrl: origin.homeUrl,
    selfUrl: origin.selfUrl,
    id: origin.id,
    updatedAt: times.at(-1) ?? null,
    items,
  };
}

/** An alert's item, as long as the alert is kept: making it, with the words that differ, takes most of the time of a feed. */
const made = new WeakMap<
  Alert,
  { readonly origin: Pick<FeedOrigin, 'base' | 'labels'>; readonly item: FeedItem }
>();

function keptItem(origin: FeedOrigin, alert: Alert): FeedItem {
  const known = made.get(alert);
  if (known?.origin.base === origin.base && known.origin.labels === origin.labels) return known.item;
  const item = feedItem(origin, alert);
  made.set(alert, { origin: { base: origin.base, labels: origin.labels }, item });
  return item;
}

/** Keeps what a format writes of an item, as long as the item is kept. */
export function writeOnce(write: (item: FeedItem) => string): (item: FeedItem) => string {
  const written = new WeakMap<FeedItem, string>();
  return (item) => {
    const known = written.get(item);
    if (known !== undefined) return known;
    const text = write(item);
    written.set(item, text);
    return text;
  };
}

function feedItem({ base, labels }: FeedOrigin, alert: Alert): FeedItem {
  const url = `${base}/alerts/${alert.id}`;
  const title = withoutTags(line(alert.title));
  return {
    id: `tag:${new URL(base).hostname},${alert.at.slice(0, 10)}:alert/${alert.id}`,
    url,
    externalUrl: webAddress(alert.article?.url ?? ''),
    title: alert.withdrawn === null ? title : `Withdrawn: ${title}`,
    summary: withoutTags(line(alert.summary === '' ? alert.title : alert.summary)),
    content: alertParagraphs(alert, url, labels),
    publishedAt: alert.at,
    updatedAt: withMicroseconds(lastChange(alert), alert.id),
    isRevised: lastChange(alert) !== alert.at,
    author: withoutTags(line(alert.source.name)),
    categories: [alert.kind, alert.severity, ...(alert.change?.types ?? [])],
    language: alert.article?.language ?? null,
    extension: {
      alert: alert.id,
      kind: alert.kind,
      severity: alert.severity,
      statements: alert.statements.map(withFewNearest),
      positions: alert.positions,
    },
  };
}

/** Feeds stay small: the alert's JSON has all six of the nearest earlier statements. */
const MAX_NEAREST = 3;
const withFewNearest = (statement: Alert['statements'][number]) => ({
  ...statement,
  precedents: statement.precedents.slice(0, MAX_NEAREST),
});

/** Adds three digits made from the id, because alerts of one tick may share their millisecond. The digits never change. */
export function withMicroseconds(at: string, id: string): string {
  const digits = String(Number.parseInt(hash('microseconds', id).slice(0, 8), 16) % 1_000).padStart(3, '0');
  return new Date(at).toISOString().replace('Z', `${digits}Z`);
}

/** Gives the later of two items with the same time the next free digits. */
function withDistinctTimes(items: readonly FeedItem[]): FeedItem[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let digits = Number(item.updatedAt.slice(-4, -1));
    let updatedAt = item.updatedAt;
    for (let tries = 0; taken.has(updatedAt) && tries < 1_000; tries++) {
      digits = (digits + 1) % 1_000;
      updatedAt = `${item.updatedAt.slice(0, -4)}${String(digits).padStart(3, '0')}Z`;
    }
    taken.add(updatedAt);
    return updatedAt === item.updatedAt ? item : { ...item, updatedAt };
  });
}
