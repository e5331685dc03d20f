import type { Alert, Carrier, Change } from '../../model/index.ts';
import { line } from '../../language/text.ts';
import type { WatchlistLabels } from '../../watchlist/labels.ts';
import { meetingParagraphs } from './meeting-words.ts';
import { type Paragraph, paragraph, type Piece, plain, webAddress } from './paragraph.ts';
import { headlinePassage, passageOf, type MarkedText } from './passage.ts';
import { positionParagraphs, statementParagraphs } from './statement-paragraphs.ts';

/** Feed items stay small (JSON Feed asks for 100 KB ideally): the alert's page has the rest. */
const MAX_PASSAGES = 12;
const MAX_SENTENCES = 8;

/** The page of a meeting stands beside those of alerts. */
function describeMeeting({ id, meeting }: Alert, page: string, labels: WatchlistLabels): Paragraph[] {
  if (meeting?.comparison === undefined) return [];
  const address = page.replace(`/alerts/${id}`, `/meetings/${meeting.id}`);
  return meetingParagraphs({ ...meeting, comparison: meeting.comparison }, address, labels);
}

const marked = (words: readonly MarkedText[]): Piece[] => words.map((part) => ({ ...part, href: null }));

const disclosures = {
  'date-only': 'The outlet changed only the modified date; no note was found.',
  'none-found': 'No correction or update note was found.',
} as const;

/** Writes an alert for a feed's item or a chat. @param page the absolute address of the alert's page */
export function alertParagraphs(alert: Alert, page: string, labels: WatchlistLabels): Paragraph[] {
  return [
    ...(alert.withdrawn === null ? [] : [paragraph('Withdrawn', plain(alert.withdrawn.reason))]),
    // The summary of a change repeats its words, which follow in full.
    ...(alert.summary === '' || alert.change !== null ? [] : [paragraph(null, plain(alert.summary))]),
    ...(alert.change === null ? [] : describeChange(alert.change, alert.article?.language ?? 'en')),
    ...statementParagraphs(alert, labels),
    ...positionParagraphs(alert, labels),
    ...describeMeeting(alert, page, labels),
    ...describeCoverage(alert),
    ...(alert.health?.error ? [paragraph('Reason', plain(alert.health.error.text))] : []),
    paragraph(null, ...links(alert, page)),
  ];
}

function describeChange(change: Change, language: string): Paragraph[] {
  const { headline, blocks, disclosure } = change;
  const title = headline === null ? null : headlinePassage(headline, language);
  const rest = blocks.length - MAX_PASSAGES;
  return [
    ...(title === null ? [] : pair('Headline was', title.was, 'Now', title.now)),
    ...blocks.slice(0, MAX_PASSAGES).flatMap((parts) => {
      const { kind, was, now } = passageOf(parts);
      const label = kind === 'changed' ? 'Now' : capitalise(kind);
      return pair(kind === 'changed' ? 'Was' : label, was, label, now);
    }),
    ...(rest > 0
      ? [paragraph(null, plain(`${rest} more changed passages are on the page of this alert.`))]
      : []),
    disclosure.state === 'note'
      ? paragraph('The outlet’s note', plain(disclosure.note ?? ''))
      : paragraph(null, plain(disclosures[disclosure.state])),
  ];
}

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const pair = (
  first: string,
  was: readonly MarkedText[] | null,
  second: string,
  now: readonly MarkedText[] | null,
): Paragraph[] => [
  ...(was === null ? [] : [paragraph(first, ...marked(was))]),
  ...(now === null ? [] : [paragraph(second, ...marked(now))]),
];

function describeCoverage({ coverage }: Alert): Paragraph[] {
  if (coverage === null) return [];
  const { newSentences, alsoIn, agency, repeatedShare } = coverage;
  return [
    ...newSentences.slice(0, MAX_SENTENCES).map((sentence) => paragraph('New here', plain(sentence))),
    ...(repeatedShare > 0
      ? [paragraph(null, plain(`${Math.round(repeatedShare * 100)} % of it repeats earlier coverage.`))]
      : []),
    ...(agency === null ? [] : [paragraph('Agency', plain(agency))]),
    ...(alsoIn.length === 0 ? [] : [paragraph('Also in', ...carriers(alsoIn))]),
  ];
}

const carriers = (alsoIn: readonly Carrier[]): Piece[] =>
  alsoIn.flatMap((carrier, index) => [
    ...(index === 0 ? [] : [{ text: ', ', mark: 'same' as const, href: null }]),
    { text: line(carrier.source.name), mark: 'same' as const, href: webAddress(carrier.url) },
  ]);

function links(alert: Alert, page: string): Piece[] {
  const article = webAddress(alert.article?.url ?? '');
  const evidence: Piece = { text: 'Evidence and reasons', mark: 'same', href: page };
  if (article === null) return [evidence];
  return [
    evidence,
    { text: ' · ', mark: 'same', href: null },
    { text: `Article at ${line(alert.source.name)}`, mark: 'same', href: article },
  ];
}
