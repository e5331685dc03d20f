import { calendarWords } from '../../language/english/calendar-words.ts';
import type { DateFound } from '../../language/english/dates.ts';

/** The place of a cue in its sentence: offsets in that sentence. */
export type CuePlace = { readonly start: number; readonly end: number };

/** Matches a date at the head of its own part of the sentence: "Speaking in Paris on Monday, …", "…, in a 2021 interview, …". */
const FRAMES =
  /^\s*(?:and |but )?(?:speaking|addressing|asked|responding|replying|writing|appearing|briefing|talking|on|in|at|during|earlier|late|last|today|yesterday|tonight|this|back|when asked|\S+ (?:days?|weeks?|months?|years?) (?:ago|earlier))\b/iu;
const FIRST_WORD = /^\s*(?:and |but )?(?<first>\p{L}+)/iu;

function isFrame(part: string): boolean {
  const first = FIRST_WORD.exec(part)?.groups?.['first'] ?? '';
  return FRAMES.test(part) || calendarWords().weekdays.includes(first);
}

/** Words that tie a date to some other event, however far before it they stand. */
const OTHER_EVENTS =
  /\b(?:since|until|till|before|ahead of|prior to|who|which|that|whose|when|where|scheduled|planned|due|slated)\b/iu;
/** A statement often follows such events on the same day or the next, so that only dates of this week count behind them. */
const OCCASIONS = /\b(?:after|following|in response to|over|amid|about|on the)\b/iu;
const GOVERNED = /\b(?:by|from|for|of|between|and|to|than)(?: the| early| late| mid)?\s*$/iu;
const DETERMINED = /\b(?:the|an?|his|her|its|their|this)\s+(?:\w+\s+)?$/iu;
const AT_OCCASION = /\b(?:at|during|in|on)\s+(?:(?:the|an?|his|her|its|their)\s+)?(?:\w+\s+)?$/iu;
const SAYING_NOUNS =
  /^(?:['’]s)?\s+(?:\w+\s+){0,2}(?:interview|statement|speech|briefing|conference|press|news|post|letter|address|message|article|meeting|report|visit|trip|tweet|talks|call|communiqu[eé]|video|session|remarks?|decree|readout)/iu;

/** Returns the date nearest to the cue, of those in the sentence that can be the statement's; null without one. */
export function dateOfCue(
  sentence: string,
  saying: CuePlace,
  dates: readonly DateFound[],
  published: number,
): DateFound | null {
  const fitting = dates.filter((date) => belongs(sentence, saying, date, published));
  const distance = ({ start, end }: DateFound): number =>
    start >= saying.end ? start - saying.end : Math.max(0, saying.start - end);
  return fitting.reduce<DateFound | null>(
    (nearest, date) => (nearest === null || distance(date) < distance(nearest) ? date : nearest),
    null,
  );
}

function belongs(sentence: string, saying: CuePlace, date: DateFound, published: number): boolean {
  const from = partStart(sentence, date.start);
  const isOwnPart =
    date.start >= saying.end ? from <= saying.end : partStart(sentence, saying.start) <= date.start;
  if (!isOwnPart && !isFrame(sentence.slice(from, date.end))) return false;
  const begin = isOwnPart && date.start >= saying.end ? saying.end : from;
  const before = sentence.slice(begin, date.start);
  if (OTHER_EVENTS.test(before) || GOVERNED.test(before)) return false;
  if (OCCASIONS.test(before) && date.days.from < published - 7) return false;
  return isAdverbial(sentence, before, date);
}

/** Tells "at Monday's briefing" and "in a May 2 interview" from "Monday's raid" and "the May 2 raid". */
function isAdverbial(sentence: string, before: string, date: DateFound): boolean {
  const after = sentence.slice(date.end, date.end + 60);
  const isPossessive = /^['’]s?\b/u.test(after);
  const isAttribute = DETERMINED.test(before) && /^ \p{Ll}/u.test(after);
  if (!isPossessive && !isAttribute) return true;
  return AT_OCCASION.test(before) && SAYING_NOUNS.test(after);
}

/** Returns where the part of a sentence between commas, dashes or brackets begins that holds a place. */
function partStart(sentence: string, place: number): number {
  for (let at = place - 1; at >= 0; at--) {
    if (/[,;:—–()]/u.test(sentence[at] ?? '') && !/\d/u.test(sentence[at + 1] ?? '')) return at + 1;
  }
  return 0;
}

/** Matches signs of an earlier occasion beside the verb of saying, in the words up to its end and shortly after. */
const EARLIER =
  /\b(?:at the time|previously|formerly|in the past|on (?:several|many|numerous) occasions|(?:has|have|had) (?:\w+ )?(?:repeatedly|long|always|consistently|often|frequently|previously|once|earlier|already)|repeatedly|once (?:said|told|called|wrote|vowed|promised)|used to say)\b/iu;
const PAST_PERFECT = /\bhad\b(?:\s+\w+){0,2}\s*$/iu;
const PRESENT_PERFECT = /\b(?:has|have)\b(?:\s+\w+){0,2}\s*$/iu;
const EARLIER_ALONE = /\bearlier\b(?! (?:on|in the day|today|this))/iu;

/** A verb of saying is no longer. In UTF-16 units. */
const MAX_VERB = 40;

export type Tense = 'earlier' | 'past perfect' | 'present perfect' | 'some time before' | 'plain';

/** Reads the time from the verb of saying and its adverbs, for sentences without a date. */
export function tenseOf(sentence: string, saying: CuePlace): Tense {
  const from = partStart(sentence, saying.start);
  const near = Math.max(0, saying.end - MAX_VERB);
  const lastWord = near + sentence.slice(near, saying.end).search(/(?<!\S)\S+\s*$/u);
  const verb = sentence.slice(Math.max(from, saying.start - 40), Math.max(from, lastWord));
  const around = sentence.slice(from, saying.end + 40);
  if (EARLIER.test(around) || /^\s*(?:at the time|previously)\b/iu.test(sentence)) return 'earlier';
  if (PAST_PERFECT.test(verb)) return 'past perfect';
  if (PRESENT_PERFECT.test(verb)) return 'present perfect';
  return EARLIER_ALONE.test(around) ? 'some time before' : 'plain';
}
