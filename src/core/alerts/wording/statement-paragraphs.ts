import type { Alert, PositionMove, Statement } from '../../model/index.ts';
import { line } from '../../language/text.ts';
import type { WatchlistLabels } from '../../watchlist/labels.ts';
import { statementGroups, toldAs } from './statement-groups.ts';
import { standingWords, touchedWords } from './statement-title.ts';
import { type Paragraph, paragraph, type Piece, plain, webAddress } from './paragraph.ts';
import {
  circumstances,
  foundWords,
  judgeWords,
  markNew,
  newForSpeakerWords,
  saidOnWords,
  sentence,
  UNSURE_WORDS,
} from './statement-words.ts';

/** Feed items stay small: the alert's page has the rest. */
const MAX_STATEMENTS = 8;
const MAX_NEAREST = 3;
const MAX_EVIDENCE = 3;

/**
 * Writes who said what, what was searched, and what was said earlier, nearest first. What is not sure to be new stands under a
 * heading of its own; what was said before is counted, and stands on the alert's page.
 */
export function statementParagraphs({ statements, source }: Alert, labels: WatchlistLabels): Paragraph[] {
  const told = statements.slice(0, MAX_STATEMENTS).filter((said) => toldAs(said) !== 'listed');
  const rest = statements.length - told.length;
  return [
    ...statementGroups(told).flatMap((group) => [
      ...(group.told === 'marked' ? [paragraph(group.title, plain(String(group.statements.length)))] : []),
      ...group.statements.flatMap((said) => describeStatement(said, source.name, labels)),
    ]),
    ...(rest > 0 ? [paragraph(null, plain(restWords(rest, told.length)))] : []),
  ];
}

const restWords = (rest: number, told: number): string =>
  `${rest}${told > 0 ? ' more' : ''} ${rest === 1 ? 'statement is' : 'statements are'} on the page of this alert.`;

function describeStatement(said: Statement, outlet: string, labels: WatchlistLabels): Paragraph[] {
  const { speaker, newWords, droppedWords, precedents } = said;
  return [
    paragraph(
      [...new Set([speaker.name, speaker.role ?? ''])].filter((part) => part !== '').join(', '),
      ...clause(said),
    ),
    paragraph(
      null,
      plain(
        [
          sentence(circumstances(said, outlet, labels)),
          foundWords(said, labels),
          newForSpeakerWords(said, precedents[0]) ?? '',
          judgeWords(said.judge),
        ].join(' '),
      ),
    ),
    ...(said.unsure === true ? [paragraph(null, plain(sentence(`It ${UNSURE_WORDS}`)))] : []),
    ...(newWords.length > 0 ? [paragraph('New words', plain(newWords.join(', ')))] : []),
    ...(droppedWords.length > 0
      ? [paragraph('Not in it, but in earlier statements', plain(droppedWords.join(', ')))]
      : []),
    ...precedents
      .slice(0, MAX_NEAREST)
      .map(({ text, saidOn, reportedOn, speaker: who, source, url }) =>
        paragraph(
          `Earlier, ${saidOnWords({ saidOn, reportedOn })}, ${line(who)}`,
          { text: `“${line(text)}” `, mark: 'same', href: null },
          { text: `(${line(source.name)})`, mark: 'same', href: webAddress(url) },
        ),
      ),
  ];
}

const clause = ({ text, newWords }: Statement): Piece[] => [
  plain('“'),
  ...markNew(line(text), newWords).map(({ text: words, isNew }): Piece => ({
    text: words,
    mark: isNew ? 'new' : 'same',
    href: null,
  })),
  plain('”'),
];

export const positionParagraphs = (
  { positions, touched = [] }: Alert,
  labels: WatchlistLabels,
): Paragraph[] => [
  ...touched.map((one) => paragraph(null, plain(`${touchedWords(one, labels)}.`))),
  ...positions.flatMap((move) => [
    paragraph(null, plain(`${move.question} ${moveWords(move, labels)}`)),
    ...move.evidence
      .slice(0, MAX_EVIDENCE)
      .map(({ text, url }) => paragraph('Evidence', { ...plain(`“${line(text)}”`), href: webAddress(url) })),
  ]),
];

/** Returns `Was: not recognised. Now: recognised (reported).` */
function moveWords(
  { id, from, to, standing, announced }: Omit<PositionMove, 'question' | 'evidence'>,
  labels: WatchlistLabels,
) {
  const was = from === null ? 'not known' : line(labels.answer(id, from));
  return `Was: ${was}. Now: ${line(labels.answer(id, to))} (${standingWords({ standing, announced })}).`;
}
