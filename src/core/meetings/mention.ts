/** Reads the meeting that one sentence of an article tells of: who met, on which day, where. */
import type { MeetingMention } from '../model/index.ts';
import { isoDay } from '../language/days.ts';
import type { TokenRange } from '../language/english/token.ts';
import { isWithin } from '../language/quotations.ts';
import type { Span } from '../language/span.ts';
import { wordSet } from '../language/word-set.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { dayOfMeeting } from './day-of-meeting.ts';
import { peopleIn, sidesIn } from './participants.ts';
import { wasHeld } from './was-held.ts';
import { placeIn } from './place.ts';
import {
  isRecalledAt,
  opensOtherMeeting,
  type WordOfMeeting,
  wordOfLast,
  wordsOfMeeting,
} from './word-of-meeting.ts';

const CALLS = wordSet(
  'call phone telephone phoned telephoned videoconference teleconference videocall hotline',
);
/** Near the word for it: "by video link", "a virtual meeting". */
const AT_A_DISTANCE = wordSet('video virtual virtually online remotely');
const [MAX_BEFORE_WORD, MAX_BEHIND_WORD] = [4, 10];

function isCallAt({ tokens }: ArticleMentions, { from, to }: TokenRange, word: number): boolean {
  const near = tokens.slice(Math.max(from, word - MAX_BEFORE_WORD), Math.min(to, word + MAX_BEHIND_WORD));
  return (
    tokens.slice(from, to).some(({ key }) => CALLS.has(key)) || near.some(({ key }) => AT_A_DISTANCE.has(key))
  );
}

/** Behind these stands another meeting, on whose occasion the two met. */
const OCCASIONS = wordSet('sidelines sideline margins margin attending framework during');
/** So many words of an account name whose meeting it was. */
export const MAX_HEAD = 120;

/** Longer sentences are cut. In words. */
const MAX_WORDS = 80;

/** The people and sides that some words name. */
type WhoIsNamed = Pick<MeetingMention, 'speakers' | 'sides'>;

export function* sentencesOf({ tokens, article }: ArticleMentions): Generator<TokenRange> {
  let from = 0;
  for (let to = 1; to <= tokens.length; to += 1) {
    const start = tokens[to]?.start ?? article.text.length;
    // "The Minister of Halm (MoH) met": the abbreviation begins no sentence.
    const isInside = ASIDE.test(article.text.slice(Math.max(0, start - 3), start));
    if (to < tokens.length && (tokens[to]?.first !== true || isInside)) continue;
    yield { from, to: Math.min(to, from + MAX_WORDS) };
    from = to;
  }
}

const ASIDE = /[^.!?:\s]\s[([]$/u;

/** What is known of the article beside a sentence. */
export type AroundSentence = {
  /** What somebody says there, whose names met nobody. */
  readonly contents: readonly Span[];
  /** What a side announces there, which may be its meeting. */
  readonly announced: readonly { readonly span: Span; readonly party: string | null }[];
  /** Who met where a sentence does not say so. */
  readonly known: WhoIsNamed | null;
};

export function mentionIn(
  mentions: ArticleMentions,
  sentence: TokenRange,
  around: AroundSentence,
): MeetingMention | null {
  for (const word of wordsOfMeeting(mentions, sentence)) {
    const mention = mentionAt(mentions, sentence, word, around);
    if (mention !== null) return mention;
  }
  return null;
}

function mentionAt(
  mentions: ArticleMentions,
  sentence: TokenRange,
  word: WordOfMeeting,
  { contents, announced, known }: AroundSentence,
): MeetingMention | null {
  const { tokens, article, publisher } = mentions;
  const place = tokens[word.at]?.start ?? 0;
  if (isWithin(contents, place)) return null;
  if (known !== null && !tokens.slice(sentence.from, sentence.to).some(({ key }) => TOGETHER.has(key)))
    return null;
  const who = withoutOccasion(mentions, sentence, word.at);
  const head = known ?? (word.isWeak && isForum(mentions, sentence) ? namedInHead(mentions) : null);
  const speakers = head?.speakers ?? peopleIn(mentions, who, contents);
  const listed = [...(head?.sides ?? sidesIn(mentions, who, contents)), ...sidesOfGathering(mentions, who)];
  const sides = sidesOf(publisher, speakers, listed);
  const isOthers = announced.some(
    ({ span, party }) => isWithin([span], place) && !sides.includes(party ?? ''),
  );
  if (sides.length < 2 || isOthers || !isSure(word, { publisher, speakers, listed })) return null;
  const { day, isDated, isLongAgo } = dayOfMeeting(mentions, sentence, word.at);
  if (isLongAgo) return null;
  const on = day ?? article.publishedOn;
  const isCall = isCallAt(mentions, sentence, word.at);
  const isRecalled = isRecalledAt(mentions, sentence, word.at);
  return {
    at: tokens[sentence.from]?.start ?? 0,
    sides,
    speakers,
    on: on === null ? null : isoDay(on),
    isDated,
    place: isCall ? null : placeIn(mentions, withoutOther(mentions, sentence, word.at)),
    form: isCall ? 'call' : sides.length > 2 ? 'multilateral' : 'talks',
    ...(isRecalled ? { isRecalled } : {}),
  };
}

/** So many sentences of an account are looked at for who met, whatever they did. */
const MAX_OPENING = 8;
/** These are written from afar. */
const AFAR = wordSet(
  'congratulate congratulates congratulated congratulations congratulatory condolences condoles condoled letter message telegram cable sympathy mourns mourned anniversary birthday',
);

/**
 * Returns a mention of whoever of two sides an account names together at its beginning, where no word says that they met: "the President and his
 * guest signed a protocol". It makes no meeting, and joins that which another account tells of.
 */
export function unworded(mentions: ArticleMentions, around: AroundSentence): MeetingMention | null {
  let left = MAX_OPENING;
  for (const sentence of sentencesOf(mentions)) {
    if (left === 0) break;
    left -= 1;
    const mention = unwordedIn(mentions, sentence, around);
    if (mention !== null) return mention;
  }
  return null;
}

function unwordedIn(
  mentions: ArticleMentions,
  sentence: TokenRange,
  { contents }: AroundSentence,
): MeetingMention | null {
  const { tokens, article, publisher } = mentions;
  const at = tokens[sentence.from]?.start ?? 0;
  const title = article.paragraphs.find(({ kind }) => kind === 'headline');
  if (publisher === null || isWithin(contents, at) || (title !== undefined && at < title.end)) return null;
  if (tokens.slice(sentence.from, sentence.to).some(({ key }) => AFAR.has(key))) return null;
  const last = { at: sentence.to - 1, isNoun: false };
  const speakers = peopleIn(mentions, sentence, contents);
  const sides = [...new Set(speakers.map(({ party }) => party))].toSorted();
  if (sides.length < 2 || !sides.includes(publisher) || !wasHeld(mentions, sentence, last)) return null;
  const { day, isDated, isLongAgo } = dayOfMeeting(mentions, sentence, sentence.from);
  const on = day ?? article.publishedOn;
  if (isLongAgo || on === null) return null;
  const form = sides.length > 2 ? 'multilateral' : 'talks';
  const place = placeIn(mentions, sentence);
  return { at, sides, speakers, on: isoDay(on), isDated, place, form, isRecalled: true };
}

type WhoMet = {
  readonly publisher: string | null;
  readonly speakers: MeetingMention['speakers'];
  /** Sides that are named otherwise. */
  readonly listed: readonly string[];
};

function sidesOf(
  publisher: string | null,
  speakers: MeetingMention['speakers'],
  listed: readonly string[],
): string[] {
  const named = [...speakers.map(({ party }) => party), ...listed];
  return [...new Set(publisher === null ? named : [publisher, ...named])].toSorted();
}

/** Returns whether a word that may tell of other things tells of a meeting, by whom its sentence names. */
function isSure({ isWeak, isOf }: WordOfMeeting, { publisher, speakers, listed }: WhoMet): boolean {
  const [people, sides] = [new Set(speakers.map(({ party }) => party)), new Set(listed)];
  const isOfAccount =
    publisher !== null && (people.size > 0 || [...sides].some((side) => side !== publisher));
  const areTwo = people.size > 0 && [...sides].some((side) => !people.has(side));
  if (!isWeak || people.size > 1 || sides.size > 2) return true;
  return (isOf === 'guest' && isOfAccount) || (isOf === 'listener' && areTwo);
}

/** "Their meeting on Monday in Vell" dates the one that was told of last, where it has no day yet. */
export function datesLast(mentions: ArticleMentions, sentence: TokenRange, read: MeetingMention[]): void {
  const last = read.at(-1);
  const word = wordOfLast(mentions, sentence);
  if (last === undefined || last.isDated || word === null) return;
  const { day, isDated, isLongAgo } = dayOfMeeting(mentions, sentence, word);
  if (day === null || !isDated || isLongAgo) return;
  const place = last.place ?? (last.form === 'call' ? null : placeIn(mentions, sentence));
  read[read.length - 1] = { ...last, on: isoDay(day), isDated: true, place };
}

/** Of these many take part, who are named one by one. */
const FORUMS = wordSet('forum summit conference assembly congress leaders');

const isForum = ({ tokens }: ArticleMentions, { from, to }: TokenRange): boolean =>
  tokens.slice(from, to).some(({ key }) => FORUMS.has(key));

/** Returns whom the beginning of an article names. */
export function namedInHead(mentions: ArticleMentions): WhoIsNamed {
  const head = { from: 0, to: Math.min(mentions.tokens.length, MAX_HEAD) };
  return { speakers: peopleIn(mentions, head, []), sides: sidesIn(mentions, head, []) };
}

/** Returns the words of a sentence from behind another meeting on: "two days after the talks in Brenn, she met …". */
function withoutOther(mentions: ArticleMentions, { from, to }: TokenRange, word: number): TokenRange {
  const { tokens } = mentions;
  for (let at = from; at < word; at += 1) {
    if (!opensOtherMeeting(mentions, at, word)) continue;
    const comma = tokens.slice(at, word).findIndex((token) => token.comma);
    if (comma !== -1) return { from: at + comma, to };
  }
  return { from, to };
}

/** How many sides a gathering has by its name. */
const GATHERINGS: ReadonlyMap<string, number> = new Map([
  ['trilateral', 3],
  ['three-way', 3],
  ['tripartite', 3],
  ['quadrilateral', 4],
  ['four-way', 4],
]);

/** Returns all sides whose people an article names, where they are as many as "trilateral" says. */
function sidesOfGathering(mentions: ArticleMentions, { from, to }: TokenRange): string[] {
  const { tokens, publisher } = mentions;
  const count = tokens.slice(from, to).flatMap(({ key }) => GATHERINGS.get(key) ?? [])[0];
  if (count === undefined) return [];
  const people = peopleIn(mentions, { from: 0, to: Math.min(tokens.length, MAX_HEAD) }, []);
  const sides = new Set([...people.map(({ party }) => party), ...(publisher === null ? [] : [publisher])]);
  return sides.size === count ? [...sides] : [];
}

/** Who met without their names: only with one of these are they those who stand before. */
const TOGETHER = wordSet(
  'both two three four sides leaders ministers presidents premiers delegations parties counterparts countries trilateral tripartite quadrilateral summit',
);

const isOccasion = ({ key }: ArticleMentions['tokens'][number]): boolean => OCCASIONS.has(key);

/** Returns the words of a sentence without those about an occasion: "on the sidelines of the talks with Rivera, …", or behind. */
function withoutOccasion(mentions: ArticleMentions, { from, to }: TokenRange, word: number): TokenRange {
  const { tokens } = mentions;
  const behind = tokens
    .slice(word + 1, to)
    .findIndex(
      (token, at) =>
        isOccasion(token) ||
        (token.comma && token.key === 'where') ||
        opensOtherMeeting(mentions, word + 1 + at, to),
    );
  const before = tokens.slice(from, word).findIndex(isOccasion);
  const comma = before === -1 ? -1 : tokens.slice(from + before, word).findLastIndex((token) => token.comma);
  return {
    from: comma === -1 ? from : from + before + comma,
    to: behind === -1 ? to : word + 1 + behind,
  };
}
