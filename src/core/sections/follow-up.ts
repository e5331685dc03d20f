/** Tells a question that follows up on the one before from one that opens another topic. */
import { calendarWords } from '../language/english/calendar-words.ts';

/** Words that go on from what was said. */
const GOES_ON =
  /^(?:a )?(?:and|but|so|then|follow-?up|on that|on this|to follow|just to follow|追问|追問)(?![\p{L}\p{M}])/iu;
/** Words that point back to what was said. */
const POINTS_BACK =
  /(?<![\p{L}\p{M}])(?:it|this|these|those|they|them|he|she|his|her|their|then|(?:on|about|of|to) that)(?![\p{L}\p{M}])/iu;
const LABEL = /^[^:：】]{0,60}[:：】]\s*/u;
/** Names: words with a capital inside a sentence, and abbreviations anywhere. */
const NAME =
  /(?<=[\p{Ll}\d,;:–—]["'“”‘’]? )\p{Lu}[\p{L}\p{M}'’-]+|(?<![\p{L}\p{M}])\p{Lu}{2,}(?![\p{L}\p{M}])/gu;
const HAS_CASE = /\p{Ll}/u;
/** Names that begin alike are one: "Afghanistan" and "Afghan". */
const SAME_START = 5;

const startOf = (word: string): string => word.slice(0, SAME_START).toLowerCase();

/**
 * Says whether a question goes on with the topic before it: it names nothing new, and it opens with a word that goes on, or the
 * same person asks it and points back.
 * @param before the section so far @param question with its label
 */
export function isFollowUp(before: string, question: string, isSameAsker: boolean): boolean {
  const asked = question.replace(LABEL, '');
  const goesOn = GOES_ON.test(question) || GOES_ON.test(asked);
  // Where letters have no case, names cannot be told from words.
  if (!HAS_CASE.test(asked)) return goesOn;
  const isSame = goesOn || (isSameAsker && POINTS_BACK.test(asked));
  return isSame && namesNothingNew(before, asked);
}

/** A paragraph points back within so many characters, or not. */
const MAX_OPENING = 60;
const DEFINITE = /(?<![\p{L}\p{M}])the ([\p{L}\p{M}]+)/giu;

/**
 * Says whether a paragraph goes on with the one before: it names nothing new, or points back as it opens, to somebody or to a thing that
 * was named ("During the visit …").
 */
export function isContinued(before: string, text: string): boolean {
  if (!HAS_CASE.test(text)) return true;
  const opening = text.slice(0, MAX_OPENING);
  if (POINTS_BACK.test(opening) || namesNothingNew(before, text)) return true;
  const known = wordStarts(before);
  return [...opening.matchAll(DEFINITE)].some(([, word = '']) => known.has(startOf(word)));
}

/** "Both sides", "the three Parties", "they": those who were named. */
const TOGETHER = /^(?:both|they|each|the (?:two|three|four))(?![\p{L}\p{M}])/iu;
const NUMBER = /^[(（]?\d{1,3}[.)、．）]\s*/u;
const FIRST = /^(?:the )?([\p{L}\p{M}]+)/iu;

/**
 * Says whether an item of a numbered text goes on with the one before: it opens with somebody or something that was named, alone or
 * together, and names nobody new. A digest's next topic does not.
 */
export function isNextPoint(before: string, item: string): boolean {
  const text = item.replace(NUMBER, '');
  if (!HAS_CASE.test(text)) return false;
  if (TOGETHER.test(text)) return true;
  const first = FIRST.exec(text)?.[1] ?? '';
  const isKnown = POINTS_BACK.test(first) || wordStarts(before).has(startOf(first));
  return isKnown && namesNothingNew(`${before} ${months()}`, text);
}

/** A month is no topic. */
const months = (): string => calendarWords().months.join(' ');

const wordStarts = (text: string): Set<string> => new Set((text.match(/[\p{L}\p{M}]+/gu) ?? []).map(startOf));

function namesNothingNew(before: string, text: string): boolean {
  const known = wordStarts(before);
  return (text.match(NAME) ?? []).every((name) => known.has(startOf(name)));
}
