import type { Digest, NotFoundStatement } from '../alerts/digest.ts';
import { byteLength, cutBytes } from '../language/text.ts';
import type { Alert, Statement } from '../model/index.ts';
import { eventBody, MAX_BODY_BYTES } from './alert-body.ts';
import { DIGEST_EVENT } from './event.ts';

/** Returns what a digest says of an alert; `url` leads to the whole of it. */
const outlineAlert = (alert: Alert, publicUrl: string | null) => ({
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

/** So many statements that are not sure to be new, with texts of so many bytes, leave most of the body to the alerts. */
const MAX_NOT_FOUND = 10;
const MAX_CLAUSE_BYTES = 300;

/** Returns what a digest says of a statement that is not sure to be new; its alert has it whole, with all its nearest. */
function outlineStatement({ alert, statement }: NotFoundStatement) {
  const { speaker, party, text, saidOn, verdict, unsure, searched, precedents } = statement;
  const [nearest] = precedents;
  return {
    alert: alert.id,
    speaker: cutBytes(speaker.name, MAX_CLAUSE_BYTES),
    party,
    text: cutBytes(text, MAX_CLAUSE_BYTES),
    saidOn,
    verdict,
    ...(unsure === true ? { unsure } : {}),
    searched,
    nearest: nearest === undefined ? null : outlineNearest(nearest),
  };
}

const outlineNearest = ({ text, saidOn, speaker }: Statement['precedents'][number]) => ({
  text: cutBytes(text, MAX_CLAUSE_BYTES),
  saidOn,
  speaker: cutBytes(speaker, MAX_CLAUSE_BYTES),
});

/** Writes a digest as the body of an event, under 20 KB: alerts at its end are left out and counted. */
export function digestEventBody(digest: Digest, publicUrl: string | null): string {
  for (let count = digest.alerts; ; count = Math.floor(count * 0.8)) {
    const body = eventBody(DIGEST_EVENT, digest.until, keepAlerts(digest, count, publicUrl));
    if (count === 0 || byteLength(body) <= MAX_BODY_BYTES) return body;
  }
}

function keepAlerts(digest: Digest, count: number, publicUrl: string | null) {
  const { title, day, from, until, groups, notFound } = digest;
  let left = count;
  const kept = groups.map(({ id, title: name, alerts }) => {
    const shown = alerts.slice(0, left);
    left -= shown.length;
    return { id, title: name, alerts: shown.map((alert) => outlineAlert(alert, publicUrl)) };
  });
  const named = notFound.slice(0, Math.ceil((MAX_NOT_FOUND * count) / Math.max(1, digest.alerts)));
  const omitted = digest.omitted + digest.alerts - (count - left);
  return {
    schema: 1,
    title,
    day,
    from,
    until,
    omitted,
    groups: kept.filter((group) => group.alerts.length > 0),
    notFound: named.map(outlineStatement),
    notFoundOmitted: notFound.length - named.length,
  };
}
