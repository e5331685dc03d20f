/**
 * Dates a statement. News reports the words of its day, so that a statement without any sign of another time has the
 * article's date. Only the adverbials of the verb of saying count ("said on Tuesday", "Speaking in Paris last month, …"),
 * never the dates inside the words.
 */
import { unreachable } from '../../model/result.ts';
import { sentencesWithin } from '../../language/sentences.ts';
import type { ArticleText } from '../article-text.ts';
import type { Span } from '../../language/span.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { dateOfCue, type CuePlace, type Tense, tenseOf } from './adverbials.ts';
import type { VerbClass } from '../../language/english/reporting-words.ts';
import type { EnglishToken } from '../../language/english/token.ts';
import { wordsWithin } from '../../language/english/words.ts';
import { datesIn } from '../../language/english/dates.ts';
import { type DayNumber, dayOf, type DayRange, oneDay, isoDay } from '../../language/days.ts';

export type SaidOn = {
  /**
   * `YYYY-MM-DD`; `YYYY-MM` where the days that the words allow ("last week", "in May") lie in one month; else null: "in
   * 2021" names no month, and a made-up one would be read as fact.
   */
  readonly on: string | null;
  /** Said more than seven days before the article, by the middle of those days; or marked as earlier. */
  readonly isEarlier: boolean;
};

type AttributionSpans = Pick<Attribution, 'source' | 'cue' | 'content'>;
type DatedArticle = Pick<ArticleText, 'text' | 'english' | 'publishedOn' | 'paragraphs'>;

const RECENT_DAYS = 7;
/** The sentence of a cue reaches no farther around it. In UTF-16 units. */
const REACH = 600;
/** A quotation that goes on has its verb of saying no farther back. In sentences. */
const MAX_SENTENCES_BACK = 4;

/** @param attribution spans of one attribution in the article's text; without source and cue for a quotation that goes on */
export function saidOn(article: DatedArticle, attribution: AttributionSpans): SaidOn {
  const { publishedOn: published } = article;
  // Without a day to count from, only what names its year can be read; the far future lets all of it count.
  const today = published ?? FAR_FUTURE;
  const time = timeOf(article, attribution, today);
  if (published !== null) return time === null ? toSaidOn(oneDay(published), published) : time;
  if (time === null || time.on === null) return time ?? UNKNOWN;
  return time.on < LATEST ? { ...time, isEarlier: false } : UNKNOWN;
}

const FAR_FUTURE: DayNumber = dayOf(2079, 7, 8);
/** A later date was counted from that day. */
const LATEST = '2060';
const UNKNOWN: SaidOn = { on: null, isEarlier: false };

/** @returns null where nothing tells another time than the day of publication */
function timeOf(article: DatedArticle, attribution: AttributionSpans, today: DayNumber): SaidOn | null {
  const { source, cue, content } = attribution;
  const [anchor, anchorEnd] = cue[0] ?? source[0] ?? content[0] ?? [0, 0];
  const around = sentencesAround(article, anchor);
  const at = around.findIndex(([, end]) => end > anchor);
  const own = around[at];
  const lastCue = cue.at(-1)?.[1] ?? anchorEnd;
  if (own !== undefined && cue.length > 0) {
    const saying = { start: Math.max(0, anchor - own[0]), end: Math.max(0, lastCue - own[0]) };
    const isLede = isBeginning(article, anchor);
    const time = readTime(blanked(article.text, own, content), saying, today, isLede);
    if (time !== null) return time;
  }
  const isFollowOn = source.every(([start, end]) => isPronoun(article.text.slice(start, end)));
  return isFollowOn ? dateFollowOn(article, around.slice(0, at), today) : null;
}

const isPronoun = (text: string): boolean =>
  /^(?:he|she|they|it|the (?:two|both) sides)$/iu.test(text.trim());

/** Returns the sentences of the paragraph around a place, as far as it matters. */
function sentencesAround({ text, english }: DatedArticle, anchor: number): Span[] {
  const from = Math.max(0, anchor - REACH);
  const before = text.slice(from, anchor).lastIndexOf('\n\n');
  const break_ = text.slice(anchor, anchor + REACH).indexOf('\n\n');
  const start = before === -1 ? from : from + before + 2;
  const end = break_ === -1 ? Math.min(text.length, anchor + REACH) : anchor + break_;
  return sentencesWithin(text, english.ends, [start, end]);
}

/** Returns a sentence in which the letters inside some spans of the text are blank. */
function blanked(text: string, [start, end]: Span, spans: readonly Span[]): string {
  return spans.reduce(
    (sentence, span) => {
      const [from, to] = [Math.max(start, span[0]) - start, Math.min(end, span[1]) - start];
      if (from >= to) return sentence;
      return (
        sentence.slice(0, from) +
        sentence.slice(from, to).replaceAll(/[\p{L}\p{N}]/gu, ' ') +
        sentence.slice(to)
      );
    },
    text.slice(start, end),
  );
}

function isBeginning(article: DatedArticle, place: number): boolean {
  const first = article.paragraphs.find(({ kind }) => kind !== 'headline');
  return first === undefined || place < first.end;
}

function readTime(sentence: string, saying: CuePlace, today: DayNumber, isLede: boolean): SaidOn | null {
  const date = dateOfCue(sentence, saying, datesIn(sentence, today), today);
  const tense = tenseOf(sentence, saying);
  if (date === null) return dateByTense(tense, isLede);
  const time = toSaidOn(date.days, today);
  return tense === 'earlier' ? { ...time, isEarlier: true } : time;
}

/** Dates by the tense: "has said" tells today's news in a first paragraph, and the background further down. */
function dateByTense(tense: Tense, isLede: boolean): SaidOn | null {
  switch (tense) {
    case 'earlier':
    case 'past perfect':
      return { on: null, isEarlier: true };
    case 'present perfect':
      return isLede ? null : UNKNOWN;
    case 'some time before':
      return UNKNOWN;
    case 'plain':
      return null;
    default:
      return unreachable(tense);
  }
}

/** Dates a quotation that goes on by its verb of saying, in the nearest of the sentences before it. */
function dateFollowOn(
  { text, english }: DatedArticle,
  before: readonly Span[],
  today: DayNumber,
): SaidOn | null {
  for (const sentence of before.slice(-MAX_SENTENCES_BACK).toReversed()) {
    const cue = wordsWithin(english.list, sentence).find(isVerbOfSaying);
    if (cue === undefined) continue;
    const unquoted = blanked(text, sentence, english.quotations);
    const [start, end] = [cue.start - sentence[0], cue.end - sentence[0]];
    const that = unquoted.indexOf(' that ', end);
    const frame = that === -1 ? unquoted : unquoted.slice(0, that);
    const time = readTime(frame, { start, end }, today, true);
    if (time !== null || !/^\s*(?:["“]|he|she|they|it)\b/iu.test(text.slice(...sentence))) return time;
  }
  return null;
}

const SAYING: readonly VerbClass[] = ['say', 'tell', 'ask', 'stance', 'direct', 'commit'];

const isVerbOfSaying = ({ cue, tag }: EnglishToken): boolean =>
  tag === 'verb' && SAYING.some((name) => cue?.verb.classes.has(name));

function toSaidOn({ from, to }: DayRange, published: DayNumber): SaidOn {
  const [first, last] = [isoDay(from), isoDay(to)];
  const month = first.slice(0, 7) === last.slice(0, 7) ? first.slice(0, 7) : null;
  return { on: from === to ? first : month, isEarlier: published - (from + to) / 2 > RECENT_DAYS };
}
