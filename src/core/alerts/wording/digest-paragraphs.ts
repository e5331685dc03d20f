import { line, grouped } from '../../language/text.ts';
import type { Alert } from '../../model/index.ts';
import type { Digest, NotFoundStatement } from '../digest.ts';
import { cutAtWord } from '../../language/quote.ts';
import { type Paragraph, paragraph, plain } from './paragraph.ts';
import { NOT_FOUND_TITLE } from './statement-groups.ts';
import { doubtedName, notFoundWords, saidOnWords } from './statement-words.ts';

/** So many statements that are not sure to be new are listed; the others are counted. */
const MAX_NOT_FOUND = 20;
/** In graphemes. */
const MAX_CLAUSE = 240;
const MAX_NEAREST = 160;

/**
 * Writes a digest for a feed's item or a chat: a heading for each group, then its alerts, each with its summary; and a heading for
 * statements that are not sure to be new, behind those that are.
 * @param publicUrl where this deployment is reached, without a slash at the end; null leaves out the links
 */
export function digestParagraphs(digest: Digest, publicUrl: string | null): Paragraph[] {
  const { groups, notFound, omitted } = digest;
  if (groups.length === 0) return [paragraph(null, plain('Nothing was told in the day before.'))];
  const [said, others] = [groups.filter(({ id }) => id === 'said'), groups.filter(({ id }) => id !== 'said')];
  const describeGroup = ({ title, alerts }: Digest['groups'][number]): Paragraph[] => [
    paragraph(title, plain(String(alerts.length))),
    ...alerts.map((alert) => describeEntry(alert, publicUrl)),
  ];
  return [
    ...said.flatMap(describeGroup),
    ...describeNotFound(notFound, publicUrl),
    ...others.flatMap(describeGroup),
    ...(omitted > 0 ? [paragraph(null, plain(`${omitted} more are in the stream.`))] : []),
  ];
}

function describeNotFound(notFound: readonly NotFoundStatement[], publicUrl: string | null): Paragraph[] {
  if (notFound.length === 0) return [];
  const rest = notFound.length - MAX_NOT_FOUND;
  return [
    paragraph(NOT_FOUND_TITLE, plain(String(notFound.length))),
    ...notFound.slice(0, MAX_NOT_FOUND).map((one) => describeStatement(one, publicUrl)),
    ...(rest > 0 ? [paragraph(null, plain(`${rest} more stand with their articles.`))] : []),
  ];
}

function describeStatement({ alert, statement }: NotFoundStatement, publicUrl: string | null): Paragraph {
  const { text, searched, precedents } = statement;
  const [nearest] = precedents;
  const count = grouped(searched.statements);
  const near =
    nearest === undefined
      ? ''
      : `; nearest, ${saidOnWords(nearest)}: “${cutAtWord(line(nearest.text), MAX_NEAREST)}”`;
  return paragraph(
    null,
    { text: '• ', mark: 'same', href: null },
    plain(`${doubtedName(statement)}: “${cutAtWord(line(text), MAX_CLAUSE)}”`, pageOf(alert, publicUrl)),
    {
      text: ` — ${line(alert.source.name)}; ${notFoundWords(statement)} among ${count}${near}`,
      mark: 'same',
      href: null,
    },
  );
}

const pageOf = ({ id }: Alert, publicUrl: string | null): string | null =>
  publicUrl === null ? null : `${publicUrl}/alerts/${id}`;

function describeEntry(alert: Alert, publicUrl: string | null): Paragraph {
  const summary =
    alert.withdrawn === null ? line(alert.summary) : `Withdrawn: ${line(alert.withdrawn.reason)}`;
  const rest = summary === '' || summary === line(alert.title) ? '' : ` — ${summary}`;
  return paragraph(
    null,
    // `plain` would strip the spaces beside the bullet and the dash.
    { text: '• ', mark: 'same', href: null },
    plain(alert.title, pageOf(alert, publicUrl)),
    { text: rest, mark: 'same', href: null },
  );
}
