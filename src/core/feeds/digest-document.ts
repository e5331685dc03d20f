/** Writes daily digests as a feed: one item a day. */
import { iso } from '../model/time.ts';
import { lastChange } from '../alerts/compose.ts';
import type { Digest } from '../alerts/digest.ts';
import { MAX_LIMIT, readAlertQuery } from '../alerts/filter.ts';
import { hash } from '../model/ids.ts';
import type { Alert } from '../model/index.ts';
import { cut, line } from '../language/text.ts';
import {
  assembleFeed,
  type FeedDocument,
  type FeedItem,
  type FeedOrigin,
  withMicroseconds,
} from './document.ts';
import { withoutTags } from './markup.ts';
import { digestParagraphs } from '../alerts/wording/digest-paragraphs.ts';

const MAX_SUMMARY_LENGTH = 280;

/**
 * @param search the feed's parameters in their canonical order: '?digest=day…'
 * @param digests newest first
 */
export const digestDocument = (
  origin: FeedOrigin,
  search: string,
  digests: readonly Digest[],
): FeedDocument =>
  assembleFeed(
    origin,
    digests.map((digest) => digestItem(origin, search, digest)),
  );

function digestItem({ base }: FeedOrigin, search: string, digest: Digest): FeedItem {
  const { day, from, until, omitted, groups, notFound } = digest;
  const alerts = groups.flatMap((group) => group.alerts);
  const id = `digest/${day}${filterSuffix(search)}`;
  const updatedAt = lastOfChanges(until, alerts);
  return {
    id: `tag:${new URL(base).hostname},${day}:${id}`,
    url: dayUrl(base, search, digest),
    externalUrl: null,
    title: withoutTags(digest.title),
    summary: withoutTags(cut(alerts.map(({ title }) => line(title)).join(' · '), MAX_SUMMARY_LENGTH)),
    content: digestParagraphs(digest, base),
    publishedAt: until,
    updatedAt: withMicroseconds(updatedAt, id),
    isRevised: updatedAt !== until,
    author: 'Readout',
    categories: ['digest', ...groups.map((group) => group.id)],
    language: null,
    extension: {
      digest: day,
      from,
      until,
      omitted,
      groups: groups.map((group) => ({ id: group.id, alerts: group.alerts.map((alert) => alert.id) })),
      notFound: [...new Set(notFound.map(({ alert }) => alert.id))],
    },
  };
}

/** Tells apart the digests of one day with different filters, so that readers that follow both do not take them for one. */
function filterSuffix(search: string): string {
  const parameters = new URLSearchParams(search);
  for (const name of ['digest', 'limit']) parameters.delete(name);
  return parameters.size === 0 ? '' : `/${hash('digest', parameters.toString()).slice(0, 12)}`;
}

/** Returns when the last of the day's alerts changed, or else when the day was over. */
const lastOfChanges = (until: string, alerts: readonly Alert[]): string =>
  alerts.reduce((last, alert) => {
    const at = lastChange(alert);
    return Date.parse(at) > Date.parse(last) ? at : last;
  }, until);

/** Returns the parameters of the stream that filter as a feed does. @param search the feed's parameters */
export function streamSearch(search: string): string {
  const read = readAlertQuery(new URLSearchParams(search));
  return read.ok ? read.value.search : '';
}

/** Returns the address of the stream of that day, with the feed's filters. */
function dayUrl(base: string, search: string, { from, until }: Pick<Digest, 'from' | 'until'>): string {
  const parameters = new URLSearchParams(search);
  const read = readAlertQuery(parameters);
  const given = read.ok ? read.value.query : { since: null, until: null };
  parameters.set('since', iso(Math.max(given.since ?? 0, Date.parse(from))));
  parameters.set('until', iso(Math.min(given.until ?? Infinity, Date.parse(until))));
  parameters.set('limit', String(MAX_LIMIT));
  return `${base}/${streamSearch(parameters.toString())}`;
}
