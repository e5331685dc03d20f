/** The morning brief as a feed has it: one item a day. */
import { iso } from '../model/time.ts';
import type { Digest } from '../alerts/digest.ts';
import { MAX_LIMIT, readAlertQuery } from '../alerts/filter.ts';
import { hash } from '../model/ids.ts';
import type { Alert } from '../model/index.ts';
import { cut, line } from '../language/text.ts';
import { documentOf, type FeedDocument, type FeedItem, type FeedOrigin, inMicroseconds } from './document.ts';
import { withoutTags } from './markup.ts';
import { describeDigest } from '../alerts/wording/digest-paragraphs.ts';

const SUMMARY_LENGTH = 280;

/**
 * @param search the feed's parameters in their canonical order: '?digest=day…'
 * @param digests newest first
 */
export const digestDocument = (
  origin: FeedOrigin,
  search: string,
  digests: readonly Digest[],
): FeedDocument =>
  documentOf(
    origin,
    digests.map((digest) => digestItem(origin, search, digest)),
  );

function digestItem({ base }: FeedOrigin, search: string, digest: Digest): FeedItem {
  const { day, from, until, omitted, groups } = digest;
  const alerts = groups.flatMap((group) => group.alerts);
  const id = `digest/${day}${variantOf(search)}`;
  const updatedAt = lastWord(until, alerts);
  return {
    id: `tag:${new URL(base).hostname},${day}:${id}`,
    url: dayUrl(base, search, digest),
    externalUrl: null,
    title: withoutTags(digest.title),
    summary: withoutTags(cut(alerts.map(({ title }) => line(title)).join(' · '), SUMMARY_LENGTH)),
    content: describeDigest(digest, base),
    publishedAt: until,
    updatedAt: inMicroseconds(updatedAt, id),
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
    },
  };
}

/** Another filter makes another digest of the same day: readers that follow both must not take them for one. */
function variantOf(search: string): string {
  const parameters = new URLSearchParams(search);
  for (const name of ['digest', 'limit']) parameters.delete(name);
  return parameters.size === 0 ? '' : `/${hash('digest', parameters.toString()).slice(0, 12)}`;
}

/** When the day was over, or the last of its alerts was withdrawn. */
const lastWord = (until: string, alerts: readonly Alert[]): string =>
  alerts.reduce((last, { withdrawn }) => {
    const at = withdrawn?.at ?? '';
    return Date.parse(at) > Date.parse(last) ? at : last;
  }, until);

/** The address of the stream with the filters of a feed. @param search the feed's parameters */
export function streamSearch(search: string): string {
  const read = readAlertQuery(new URLSearchParams(search));
  return read.ok ? read.value.search : '';
}

/** The stream of that day, with the feed's filters. */
function dayUrl(base: string, search: string, { from, until }: Pick<Digest, 'from' | 'until'>): string {
  const parameters = new URLSearchParams(search);
  const read = readAlertQuery(parameters);
  const asked = read.ok ? read.value.query : { since: null, until: null };
  parameters.set('since', iso(Math.max(asked.since ?? 0, Date.parse(from))));
  parameters.set('until', iso(Math.min(asked.until ?? Infinity, Date.parse(until))));
  parameters.set('limit', String(MAX_LIMIT));
  return `${base}/${streamSearch(parameters.toString())}`;
}
