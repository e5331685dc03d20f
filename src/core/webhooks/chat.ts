/** Makes the message that a chat is sent, before it is written in the markup of Slack or Discord. */
import { once } from '../model/once.ts';
import { iso } from '../model/time.ts';
import type { Digest } from '../alerts/digest.ts';
import { alertParagraphs } from '../alerts/wording/alert-paragraphs.ts';
import { digestParagraphs } from '../alerts/wording/digest-paragraphs.ts';
import type { WatchlistLabels } from '../watchlist/labels.ts';
import { type Paragraph, paragraph, plain } from '../alerts/wording/paragraph.ts';
import type { Alert, Severity } from '../model/index.ts';
import { line } from '../language/text.ts';

export type ChatMessage = {
  readonly title: string;
  /** The page that shows the whole of it; null while no public address is set. */
  readonly url: string | null;
  /** The kind of alert, its source and its time. */
  readonly facts: string;
  readonly paragraphs: readonly Paragraph[];
  readonly at: string;
  readonly severity: Severity | null;
};

const kinds: Readonly<Record<Alert['kind'], string>> = {
  new: 'New',
  statement: 'Statement',
  position: 'Position',
  meeting: 'Meeting',
  edit: 'Edit',
  removed: 'Removed',
  health: 'Source',
};

const titleOf = ({ title, withdrawn }: Alert): string =>
  withdrawn === null ? line(title) : `Withdrawn: ${line(title)}`;

/** @param publicUrl where this deployment is reached, without a slash at the end */
export function alertMessage(alert: Alert, publicUrl: string | null, labels: WatchlistLabels): ChatMessage {
  const url = publicUrl === null ? null : `${publicUrl}/alerts/${alert.id}`;
  return {
    title: titleOf(alert),
    url,
    facts: [kinds[alert.kind], alert.severity, formatSource(alert), formatMinute(alert.at)].join(' · '),
    paragraphs: alertParagraphs(alert, url ?? '', labels),
    at: alert.at,
    severity: alert.severity,
  };
}

export const testMessage = (at: string): ChatMessage => ({
  title: 'Readout test',
  url: null,
  facts: formatMinute(at),
  paragraphs: [
    paragraph(null, plain('This webhook works. The alerts that its filter wants will arrive here.')),
  ],
  at,
  severity: null,
});

export const digestMessage = (digest: Digest, publicUrl: string | null): ChatMessage => ({
  title: digest.title,
  url: publicUrl,
  facts: `Digest · ${formatMinute(digest.from)} to ${formatMinute(digest.until)}`,
  paragraphs: digestParagraphs(digest, publicUrl),
  at: digest.until,
  severity: null,
});

const formatSource = ({ source }: Alert): string =>
  source.id === 'readout' ? line(source.name) : `${line(source.name)} (${source.type})`;

const format = once(
  () => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
);
/** Returns `6 Oct 2023, 08:15 UTC`. The zone is named because a chat's readers are in many. */
function formatMinute(at: string): string {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? line(at) : `${format().format(Date.parse(iso(ms)))} UTC`;
}
