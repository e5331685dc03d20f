import { line } from '../../language/text.ts';
import type { Alert } from '../../model/index.ts';
import type { Digest } from '../digest.ts';
import { type Paragraph, paragraph, plain } from './paragraph.ts';

/**
 * Writes a digest for a feed's item or a chat: a heading for each group, then its alerts, each with its summary.
 * @param publicUrl where this deployment is reached, without a slash at the end; null leaves out the links
 */
export function digestParagraphs(digest: Digest, publicUrl: string | null): Paragraph[] {
  const { groups, omitted } = digest;
  if (groups.length === 0) return [paragraph(null, plain('Nothing was told in the day before.'))];
  return [
    ...groups.flatMap(({ title, alerts }) => [
      paragraph(title, plain(String(alerts.length))),
      ...alerts.map((alert) => describeEntry(alert, publicUrl)),
    ]),
    ...(omitted > 0 ? [paragraph(null, plain(`${omitted} more are in the stream.`))] : []),
  ];
}

function describeEntry(alert: Alert, publicUrl: string | null): Paragraph {
  const href = publicUrl === null ? null : `${publicUrl}/alerts/${alert.id}`;
  const summary =
    alert.withdrawn === null ? line(alert.summary) : `Withdrawn: ${line(alert.withdrawn.reason)}`;
  const rest = summary === '' || summary === line(alert.title) ? '' : ` — ${summary}`;
  return paragraph(
    null,
    // `plain` would strip the spaces beside the bullet and the dash.
    { text: '• ', mark: 'same', href: null },
    plain(alert.title, href),
    { text: rest, mark: 'same', href: null },
  );
}
