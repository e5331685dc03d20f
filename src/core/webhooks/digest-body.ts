import type { Digest } from '../alerts/digest.ts';
import type { Alert } from '../model/index.ts';
import { eventBody, MAX_BODY_BYTES } from './alert-body.ts';
import { DIGEST_EVENT } from './event.ts';

const encoder = new TextEncoder();

/** What a digest says of an alert; the whole of it is where `url` leads. */
const outlined = (alert: Alert, publicUrl: string | null) => ({
  id: alert.id,
  kind: alert.kind,
  at: alert.at,
  title: alert.title,
  summary: alert.summary,
  severity: alert.severity,
  source: alert.source,
  article: alert.article && { id: alert.article.id, url: alert.article.url, title: alert.article.title },
  withdrawn: alert.withdrawn,
  ...(publicUrl === null ? {} : { url: `${publicUrl}/alerts/${alert.id}` }),
});

/** A digest as an event's body, under 20 KB: its end is left out and counted. */
export function digestEventBody(digest: Digest, publicUrl: string | null): string {
  for (let most = digest.alerts; ; most = Math.floor(most * 0.8)) {
    const body = eventBody(DIGEST_EVENT, digest.until, cutTo(digest, most, publicUrl));
    if (most === 0 || encoder.encode(body).length <= MAX_BODY_BYTES) return body;
  }
}

function cutTo(digest: Digest, most: number, publicUrl: string | null) {
  const { title, day, from, until, groups } = digest;
  let left = most;
  const kept = groups.map(({ id, title: name, alerts }) => {
    const shown = alerts.slice(0, left);
    left -= shown.length;
    return { id, title: name, alerts: shown.map((alert) => outlined(alert, publicUrl)) };
  });
  const omitted = digest.omitted + digest.alerts - (most - left);
  return {
    schema: 1,
    title,
    day,
    from,
    until,
    omitted,
    groups: kept.filter((group) => group.alerts.length > 0),
  };
}
