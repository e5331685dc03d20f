/** Finds the day of a meeting in the sentence that tells of it. */
import type { DayNumber } from '../language/days.ts';
import { type DateFound, datesIn } from '../language/english/dates.ts';
import type { TokenRange } from '../language/english/token.ts';
import { dateOfCue } from '../statements/dates/adverbials.ts';
import { datelineLength } from '../statements/clauses/dateline.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { opensOtherMeeting } from './word-of-meeting.ts';

/** A meeting that is told of later is background. In days. */
const MAX_DAYS_AGO = 7;
/** In UTF-16 units. */
const MAX_BRACKET = 60;
/** A date is no name of something else where one of these stands behind it: not in "Saturday school". */
const BEHIND_DATE =
  /^(?:[^\p{L}\s]|\s(?:in|at|on|with|after|and|to|for|by|as|when|during|from|held|met|local|morning|evening|afternoon|night)\b|\s*$)/u;

/** These name nothing else. */
const TODAY = /^(?:today|tonight|yesterday|this (?:morning|afternoon|evening))$/iu;

type DayOfMeeting = {
  /** The day that is given, or the last one that it may be; null without any. */
  readonly day: DayNumber | null;
  /** It is that day and no other. */
  readonly isDated: boolean;
  /** All its dates are. */
  readonly isLongAgo: boolean;
};

/** Reads the day that a sentence gives the meeting. @param word the token that tells of it */
export function dayOfMeeting(
  mentions: ArticleMentions,
  { from, to }: TokenRange,
  word: number,
): DayOfMeeting {
  const { tokens, article } = mentions;
  const { text } = article;
  const publishedOn = writtenOn(mentions);
  const [first, last, met] = [tokens[from], tokens[to - 1], tokens[word]];
  if (publishedOn === null || first === undefined || last === undefined || met === undefined)
    return { day: null, isDated: false, isLongAgo: false };
  // "In Vell (Tuesday, 13 May).": a bracket begins a sentence of names, and none of dates.
  const end = article.english.ends.find((place) => place >= last.end) ?? last.end;
  // "Spoke with Rivera after they had met on Tuesday": that day is another meeting's.
  const other = tokens
    .slice(word + 1, to)
    .findIndex((_, at) => opensOtherMeeting(mentions, word + 1 + at, to));
  const stop =
    (other === -1 ? undefined : tokens[word + 1 + other])?.start ?? Math.min(end, last.end + MAX_BRACKET);
  const sentence = text.slice(first.start, stop);
  const cue = { start: met.start - first.start, end: met.end - first.start };
  const all = datesIn(sentence, publishedOn);
  // "A year ago today" is a year ago.
  const dates = all.filter((date, at) => !isOfText(sentence, date) && all[at - 1]?.end !== date.start - 1);
  const plain = dates.filter(
    ({ start, end }) => TODAY.test(sentence.slice(start, end)) || BEHIND_DATE.test(sentence.slice(end)),
  );
  const [only = null] = plain;
  const isOneDay = plain.every(({ days }) => days.from === only?.days.from && days.to === only.days.to);
  const found = dateOfCue(sentence, cue, dates, publishedOn) ?? (isOneDay ? only : null);
  const single = dates.filter(isSingle);
  const meant = found !== null ? [found] : single.length > 0 ? single : dates;
  const isLongAgo = meant.length > 0 && meant.every(({ days }) => publishedOn - days.to > MAX_DAYS_AGO);
  const given = found ?? all.find((date) => isSingle(date) && !dates.includes(date)) ?? null;
  const isDated = found !== null && isSingle(found) && !endsRange(sentence, found, dates);
  return { day: given === null ? null : given.days.to, isDated, isLongAgo };
}

/** "Our readout of 3 March", "the joint statement issued on 3 March": that is the day of a text. */
const OF_TEXT =
  /\b(?:readout|read-out|release|statement|report|communication|communiqu[eé]|text|version|post|declaration)s? (?:(?:published|issued|released|dated|posted) )?(?:of|on|dated|from)?\s*$/iu;

/** "The ministry said on Thursday": that is the day of a report. */
const OF_REPORT =
  /\b(?:said|says|announced|reported|stated|wrote|added|confirmed|posted|published|tweeted)(?: in an? (?:\p{L}+ ){1,4})?(?: on| late| early| late on| early on)?\s*$/iu;

function isOfText(sentence: string, { start }: DateFound): boolean {
  const before = sentence.slice(Math.max(0, start - MAX_RANGE), start);
  return OF_TEXT.test(before) || OF_REPORT.test(before);
}

const isSingle = ({ days }: DateFound): boolean => days.from === days.to;

/** "From 4 to", "Monday and". */
const OPENS_RANGE =
  /(?:\b(?<number>\d{1,2})(?:st|nd|rd|th)?|\p{L})\s*(?:to|until|till|through|and|[-–—])\s*$/u;
/** In UTF-16 units. */
const [MAX_RANGE, MAX_TO_END] = [40, 12];

/** Returns whether a date is the last of several days. */
function endsRange(sentence: string, { start }: DateFound, dates: readonly DateFound[]): boolean {
  const opening = OPENS_RANGE.exec(sentence.slice(Math.max(0, start - MAX_RANGE), start));
  if (opening === null) return false;
  const isAfterDate = dates.some(({ end }) => end <= start && start - end <= MAX_TO_END);
  return opening.groups?.['number'] !== undefined || isAfterDate;
}

/** The first paragraphs, of which one may begin with a dateline. */
const MAX_PARAGRAPHS = 6;
const MAX_DATELINE = 160;

/** Returns the day from which "yesterday" is counted: that of the dateline, which stays when a text is published again, else of the publication. */
function writtenOn({ article }: ArticleMentions): DayNumber | null {
  const { publishedOn, text, paragraphs } = article;
  if (publishedOn === null) return null;
  for (const { kind, start, end } of paragraphs.slice(0, MAX_PARAGRAPHS)) {
    if (kind === 'headline') continue;
    const head = text.slice(start, Math.min(end, start + MAX_DATELINE));
    const [date, other] = datesIn(head.slice(0, datelineLength(head)), publishedOn);
    if (date === undefined || other !== undefined || date.days.from !== date.days.to) continue;
    if (publishedOn - date.days.from <= MAX_DAYS_AGO) return date.days.from;
  }
  return publishedOn;
}

/** At these hours, in UTC, it is another day in the places where most accounts are written. */
const [MORNING, EVENING] = [6, 20];

/** Returns whether "today" is the same day nearly everywhere. @param at a time in ISO 8601 */
export function isClearDay(at: string): boolean {
  const hour = new Date(at).getUTCHours();
  return hour >= MORNING && hour < EVENING;
}
