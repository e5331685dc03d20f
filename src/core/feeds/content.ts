import type { Alert, Carrier, Change } from '../model.ts';
import { line } from '../text.ts';
import { headlinePassage, type Mark, passageOf, type Words } from './passage.ts';

/** A stretch of text of a feed's item: plain text with what happened to it, and perhaps a link. */
export type Piece = { readonly text: string; readonly mark: Mark; readonly href: string | null };
/** One paragraph: understood with all markup stripped, because its label says what the marks show. */
export type Paragraph = { readonly label: string | null; readonly pieces: readonly Piece[] };

/** Feed items stay small (JSON Feed asks for 100 KB ideally): the alert's page has the rest. */
const MAX_PASSAGES = 12;
const MAX_SENTENCES = 8;

const say = (text: string): Piece => ({ text: line(text), mark: 'same', href: null });
const paragraph = (label: string | null, ...pieces: readonly Piece[]): Paragraph => ({ label, pieces });
const marked = (words: readonly Words[]): Piece[] => words.map((part) => ({ ...part, href: null }));

const disclosures = {
  'date-only': 'The outlet changed only the date of modification; no note found.',
  'none-found': 'No correction or update note found.',
} as const;

/** @param page the absolute address of the alert's page */
export function describeAlert(alert: Alert, page: string): Paragraph[] {
  return [
    ...(alert.withdrawn === null ? [] : [paragraph('Withdrawn', say(alert.withdrawn.reason))]),
    // The summary of a change is its words, which follow in full.
    ...(alert.summary === '' || alert.change !== null ? [] : [paragraph(null, say(alert.summary))]),
    ...(alert.change === null ? [] : describeChange(alert.change, alert.article?.language ?? 'en')),
    ...alert.statements.map(({ speaker, text, precedents }) =>
      paragraph(speaker.name, say(`“${text}”${earlier(precedents[0])}`)),
    ),
    ...alert.positions.map(({ question, from, to, standing }) =>
      paragraph(question, say(`Was: ${from ?? 'not known'}. Now: ${to} (${standing}).`)),
    ),
    ...describeCoverage(alert),
    ...(alert.health?.error ? [paragraph('Reason', say(alert.health.error.text))] : []),
    paragraph(null, ...links(alert, page)),
  ];
}

const earlier = (precedent: Alert['statements'][number]['precedents'][number] | undefined): string =>
  precedent === undefined
    ? ''
    : ` Earlier, ${precedent.saidOn} (${precedent.source.name}): “${precedent.text}”`;

function describeChange(change: Change, language: string): Paragraph[] {
  const { headline, blocks, disclosure } = change;
  const title = headline === null ? null : headlinePassage(headline, language);
  const rest = blocks.length - MAX_PASSAGES;
  return [
    ...(title === null ? [] : pair('Headline was', title.was, 'Now', title.now)),
    ...blocks.slice(0, MAX_PASSAGES).flatMap((parts) => {
      const { kind, was, now } = passageOf(parts);
      const label = kind === 'changed' ? 'Now' : capital(kind);
      return pair(kind === 'changed' ? 'Was' : label, was, label, now);
    }),
    ...(rest > 0
      ? [paragraph(null, say(`${rest} more changed passages are on the page of this alert.`))]
      : []),
    disclosure.state === 'note'
      ? paragraph('The outlet’s note', say(disclosure.note ?? ''))
      : paragraph(null, say(disclosures[disclosure.state])),
  ];
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const pair = (
  first: string,
  was: readonly Words[] | null,
  second: string,
  now: readonly Words[] | null,
): Paragraph[] => [
  ...(was === null ? [] : [paragraph(first, ...marked(was))]),
  ...(now === null ? [] : [paragraph(second, ...marked(now))]),
];

function describeCoverage({ coverage }: Alert): Paragraph[] {
  if (coverage === null) return [];
  const { newSentences, alsoIn, agency, repeatedShare } = coverage;
  return [
    ...newSentences.slice(0, MAX_SENTENCES).map((sentence) => paragraph('New here', say(sentence))),
    ...(repeatedShare > 0
      ? [paragraph(null, say(`${Math.round(repeatedShare * 100)} % of it repeats earlier coverage.`))]
      : []),
    ...(agency === null ? [] : [paragraph('Agency', say(agency))]),
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

/** @returns the address as it may stand in a link: http or https, in ASCII, without credentials; else null */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  return url.href;
}
