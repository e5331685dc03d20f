/** Describes statements in the same words in feeds and on pages. Readout says what it searched and found, and never more. */
import { once } from '../../model/once.ts';
import {
  type Issuer,
  type JudgedBy,
  type LedgerRow,
  MAX_REASON_LENGTH,
  type Statement,
  type StoredStatement,
  type Substance,
  type Verdict,
  type Wording,
} from '../../model/index.ts';
import { unreachable } from '../../model/result.ts';
import { foldCase } from '../../language/fold.ts';
import { cut, line, grouped } from '../../language/text.ts';
import type { WatchlistLabels } from '../../watchlist/labels.ts';

/** @param verdict null for statements of the watchlist's history, which were never judged */
export const verdictWords = (verdict: Verdict | null): string =>
  verdict === null ? 'given as history' : words[verdict];

const words: Readonly<Record<Verdict, string>> = {
  new: 'no match',
  partial: 'partly new',
  repeat: 'said before',
  thin: 'too few to compare',
};

export const substanceWords = (substance: Substance): string => substancesInWords[substance];

const substancesInWords: Readonly<Record<Substance, string>> = {
  commitment: 'commitment',
  position: 'position',
  demand: 'demand',
  claim: 'claim',
  act: 'accomplished act',
  courtesy: 'courtesy',
  logistics: 'logistics',
  event: 'event',
};

/** Marks a statement like which none was found, and which may have been said in other words. */
export const NOT_SURE_WORDS = 'not sure to be new';
export const isNotSure = ({
  verdict,
  sure,
}: {
  verdict: Verdict | null;
  sure?: boolean | undefined;
}): boolean => verdict === 'new' && sure === false;

/** Marks a statement that nobody is told of by itself, because its speaker or its bounds are not certain. */
export const UNSURE_WORDS = 'may be misread';

const monthFormat = once(
  () => new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const dayFormat = once(() => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }));

/** Returns `October 2023`. @param said a day or a month */
export function monthWords(said: string): string {
  const month = new Date(`${said.slice(0, 7)}-01T00:00:00Z`);
  return Number.isNaN(month.getTime()) ? said : monthFormat().format(month);
}

/** Returns `5 October 2023`, or `December 2022` where no day is known. @param said a day or a month */
export function dateWords(said: string): string {
  const at = Date.parse(said);
  if (Number.isNaN(at)) return line(said);
  return said.length > 7 ? dayFormat().format(at) : monthWords(said);
}

/** Returns `5 October 2023`, or `on an unknown date, reported 6 October 2023`. */
export function saidOnWords({ saidOn, reportedOn }: SpokenOn): string {
  if (saidOn !== null) return dateWords(saidOn);
  return `on an unknown date${reportedOn === undefined ? '' : `, reported ${dateWords(reportedOn)}`}`;
}

/** Returns `214 statements of the Taliban side since August 2021`. */
export function searchedWords(
  { searched, party }: Pick<Statement, 'searched' | 'party'>,
  labels: WatchlistLabels,
): string {
  const { statements, since } = searched;
  const count = `${grouped(statements)} ${statements === 1 ? 'statement' : 'statements'}`;
  const side = party === null ? '' : ` of the ${line(labels.side(party))} side`;
  return `${count}${side}${since === '' ? '' : ` since ${monthWords(since)}`}`;
}

/** Writes the verdict and what was searched as one sentence. */
export function foundWords(statement: Statement, labels: WatchlistLabels): string {
  const searched = searchedWords(statement, labels);
  switch (statement.verdict) {
    case 'new':
      return isNotSure(statement)
        ? `Not found among ${searched}; it may have been said in other words.`
        : `No match in ${searched}.`;
    case 'partial':
      return `Partly new: a part has no match in ${searched}.`;
    case 'repeat':
      return `Said before: it matches among ${searched}.`;
    case 'thin':
      return `Too few to compare: ${searched}.`;
    default:
      return unreachable(statement.verdict);
  }
}

const MAX_MODEL_NAME = 80;

/** Returns `the rules`, or the name of the model that was asked; its reason is given apart, because it is outside text. */
export const judgeName = ({ by, model }: JudgedBy): string =>
  by === 'rules' ? 'the rules' : cut(line(model ?? ''), MAX_MODEL_NAME) || 'a language model';

/** Returns what a model gave as its reason, as one line; `''` where there is none. */
export const judgeReason = ({ reason = '' }: JudgedBy): string => cut(line(reason), MAX_REASON_LENGTH);

/** Returns `Judged by the rules.`, or `Judged by MODEL: “reason”`; `''` for what was stored before it was said. */
export function judgeWords(judge: JudgedBy | undefined): string {
  if (judge === undefined) return '';
  const reason = judgeReason(judge);
  return `Judged by ${judgeName(judge)}${reason === '' ? '.' : `: “${reason}”`}`;
}

type SpokenOn = Pick<LedgerRow, 'saidOn' | 'reportedOn'>;
type NewToSpeaker = SpokenOn & Pick<Statement, 'verdict' | 'newForSpeaker' | 'speaker'>;

/**
 * Returns `New for this speaker; Ren Lu said it on 5 October 2023.` for what somebody else of the party said before.
 * @param nearest the nearest earlier statement; where it is the speaker's own or of the same day, nothing is claimed
 */
export function newForSpeakerWords(
  { verdict, newForSpeaker, speaker, saidOn }: NewToSpeaker,
  nearest: (SpokenOn & { readonly speaker: string }) | undefined,
): string | null {
  if (newForSpeaker !== true || nearest === undefined || (verdict !== 'repeat' && verdict !== 'partial'))
    return null;
  const isOwn = foldCase(line(nearest.speaker)) === foldCase(line(speaker.name));
  if (isOwn || (saidOn !== null && nearest.saidOn === saidOn)) return null;
  const what = verdict === 'repeat' ? 'it' : 'a part of it';
  return `New for this speaker; ${line(nearest.speaker)} said ${what} ${onDayWords(nearest)}.`;
}

/** Returns `on 5 October 2023` or `in December 2022`. */
function onDayWords(said: SpokenOn): string {
  const on = said.saidOn === null ? '' : said.saidOn.length <= 7 ? 'in ' : 'on ';
  return `${on}${saidOnWords(said)}`;
}

/** Returns `Ada Quay (may be misread)` for one whose speaker or bounds are not certain. */
export const doubtedName = ({ speaker, unsure }: Pick<Statement, 'speaker' | 'unsure'>): string =>
  `${line(speaker.name)}${unsure === true ? ` (${UNSURE_WORDS})` : ''}`;

/** Returns `not found`, or `not found in this form` where the core was said before. */
export const notFoundWords = ({ verdict }: Pick<Statement, 'verdict'>): string =>
  verdict === 'partial' ? 'not found in this form' : 'not found';

type StatementWording = { readonly wording: Wording; readonly issuer: Issuer | null };

/**
 * Says whose words they are, because single words of two different wordings must not be compared.
 * @param outlet the name of the source whose text holds the statement
 */
function wordingWords(
  { wording, issuer }: StatementWording,
  outlet: string,
  labels: WatchlistLabels,
): string {
  const from = issuer === null ? null : `${line(labels.party(issuer.party))}’s ${line(issuer.form)}`;
  switch (wording) {
    case 'verbatim':
      return from === null ? `quoted by ${line(outlet)}` : `in the words of ${from}`;
    case 'translated':
      return from === null ? `in translation, quoted by ${line(outlet)}` : `in translation, from ${from}`;
    case 'paraphrase':
      return `paraphrased ${from === null ? `by ${line(outlet)}` : `in ${from}`}`;
    default:
      return unreachable(wording);
  }
}

type SaidStatement = StatementWording &
  Pick<StoredStatement, 'to' | 'saidOn'> &
  Pick<LedgerRow, 'reportedOn'>;

/** Returns `said 5 October 2023, to China; paraphrased by Dawn`. */
export function circumstances(said: SaidStatement, outlet: string, labels: WatchlistLabels): string {
  const isMonth = said.saidOn !== null && said.saidOn.length <= 7;
  const on = `said ${isMonth ? 'in ' : ''}${saidOnWords(said)}`;
  const to = said.to === null ? '' : `, to ${line(labels.party(said.to))}`;
  return `${on}${to}; ${wordingWords(said, outlet, labels)}`;
}

/** Makes a sentence of our own words: a capital first letter, and a full stop. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Matches a word: letters and digits, with apostrophes and hyphens inside it. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** Splits a clause into stretches; `isNew` tells those whose words are among the new ones. */
export function markNew(text: string, newWords: readonly string[]): { text: string; isNew: boolean }[] {
  const wanted = new Set(newWords.flatMap((word) => foldCase(word).match(WORD) ?? []));
  const parts: { text: string; isNew: boolean }[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!wanted.has(foldCase(word))) continue;
    if (index > end) parts.push({ text: text.slice(end, index), isNew: false });
    parts.push({ text: word, isNew: true });
    end = index + word.length;
  }
  return end < text.length ? [...parts, { text: text.slice(end), isNew: false }] : parts;
}
