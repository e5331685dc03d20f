/** Reads which meetings an article tells of (who met whom, on which day, where), and what each side said at them. */
import type { MeetingMention, MeetingSaying, MeetingsTold } from '../model/index.ts';
import { isoDay } from '../language/days.ts';
import { type DateFound, datesIn } from '../language/english/dates.ts';
import type { TokenRange } from '../language/english/token.ts';
import { isWithin } from '../language/quotations.ts';
import type { Span } from '../language/span.ts';
import { wordSet } from '../language/word-set.ts';
import { dateOfCue } from '../statements/dates/adverbials.ts';
import type { FoundStatement } from '../statements/read-statements.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { substanceTells } from '../statements/substance/substance.ts';
import { isSpokesperson, peopleIn, sidesIn } from './participants.ts';
import { placeIn } from './place.ts';
import { readAccount } from './read-account.ts';
import { opensOtherMeeting, wordOfLast, wordOfMeeting } from './word-of-meeting.ts';

/** Longer sentences are cut. In words. */
const MAX_WORDS = 80;
/** Meetings beyond these are not read. */
const MAX_MENTIONS = 20;
const MAX_SAYINGS = 80;
/** A meeting that is told of later is background. In days. */
const MAX_DAYS_AGO = 7;

const CALLS = wordSet('call phone telephone phoned telephoned videoconference');
/** Behind these stands another meeting, on whose occasion the two met. */
const OCCASIONS = wordSet('sidelines sideline margins margin attending framework during');

/** In what is said by these rules the article itself tells, in somebody's voice. */
const OWN_VOICE = new Set(['transcript', 'post', 'speech', 'quotation-block', 'joint']);

/** What a side's own spokesman tells in its account is the account. */
function isOwnVoice({ rule, party, speaker }: FoundStatement, publisher: string | null): boolean {
  return OWN_VOICE.has(rule) || (party !== null && party === publisher && isSpokesperson(speaker));
}

/** @param found what the article says, as `statementsIn` returns it @returns null where it tells of no meeting */
export function readMeetings(
  mentions: ArticleMentions,
  found: readonly FoundStatement[],
): MeetingsTold | null {
  const contents = found.flatMap((one): Span[] => (isOwnVoice(one, mentions.publisher) ? [] : [one.span]));
  const named = mentionsOf(mentions, contents, null);
  const { publisher } = mentions;
  // "The two met on Monday": who they are stands before.
  const read =
    named.length > 0 || publisher === null ? named : mentionsOf(mentions, contents, namedInHead(mentions));
  if (read.length === 0) return null;
  const told = withOwnSpeaker(mentions, completed(read));
  const sayings = publisher === null ? sayingsOfPress(told, found) : readAccount({ mentions, told, found });
  return { publisher, mentions: told, sayings };
}

/** @param known who met where a sentence does not say so */
function mentionsOf(
  mentions: ArticleMentions,
  contents: readonly Span[],
  known: Named | null,
): MeetingMention[] {
  const read: MeetingMention[] = [];
  for (const sentence of sentencesOf(mentions)) {
    const mention = mentionIn(mentions, sentence, { contents, known });
    if (mention !== null) read.push(mention);
    else datesLast(mentions, sentence, read);
    if (read.length === MAX_MENTIONS) break;
  }
  return read;
}

/** The people and sides that some words name. */
type Named = Pick<MeetingMention, 'speakers' | 'sides'>;

function namedInHead(mentions: ArticleMentions): Named {
  const head = { from: 0, to: Math.min(mentions.tokens.length, MAX_HEAD) };
  return { speakers: peopleIn(mentions, head, []), sides: sidesIn(mentions, head, []) };
}

function* sentencesOf({ tokens }: ArticleMentions): Generator<TokenRange> {
  let from = 0;
  for (let to = 1; to <= tokens.length; to += 1) {
    if (to < tokens.length && tokens[to]?.first !== true) continue;
    yield { from, to: Math.min(to, from + MAX_WORDS) };
    from = to;
  }
}

function mentionIn(
  mentions: ArticleMentions,
  sentence: TokenRange,
  { contents, known }: { readonly contents: readonly Span[]; readonly known: Named | null },
): MeetingMention | null {
  const { tokens, article, publisher } = mentions;
  const word = wordOfMeeting(mentions, sentence);
  if (word === null || isWithin(contents, tokens[word.at]?.start ?? 0)) return null;
  if (known !== null && !tokens.slice(sentence.from, sentence.to).some(({ key }) => TOGETHER.has(key)))
    return null;
  const who = withoutOccasion(mentions, sentence, word.at);
  const speakers = known?.speakers ?? peopleIn(mentions, who, contents);
  const listed = [...(known?.sides ?? sidesIn(mentions, who, contents)), ...sidesOfGathering(mentions, who)];
  const named = [...speakers.map(({ party }) => party), ...listed];
  const sides = [...new Set(publisher === null ? named : [publisher, ...named])].toSorted();
  const people = new Set(speakers.map(({ party }) => party)).size;
  const isOfAccount = publisher !== null && (people > 0 || new Set(listed).size > 1);
  const isSure = !word.isWeak || people > 1 || new Set(listed).size > 2 || (word.isReceived && isOfAccount);
  if (sides.length < 2 || !isSure) return null;
  const { date, isLongAgo } = dayOf(mentions, sentence, word.at);
  if (isLongAgo) return null;
  const { publishedOn } = article;
  const isDated = date !== null && date.days.from === date.days.to;
  const day = isDated ? date.days.from : publishedOn;
  const isCall = tokens.slice(sentence.from, sentence.to).some(({ key }) => CALLS.has(key));
  return {
    at: tokens[sentence.from]?.start ?? 0,
    sides,
    speakers,
    on: day === null ? null : isoDay(day),
    isDated,
    place: isCall ? null : placeIn(mentions, sentence),
    form: isCall ? 'call' : sides.length > 2 ? 'multilateral' : 'talks',
  };
}

/** "Their meeting on Monday in Vell" dates the one that was told of last, where it has no day yet. */
function datesLast(mentions: ArticleMentions, sentence: TokenRange, read: MeetingMention[]): void {
  const last = read.at(-1);
  const word = wordOfLast(mentions, sentence);
  if (last === undefined || last.isDated || word === null) return;
  const { date, isLongAgo } = dayOf(mentions, sentence, word);
  if (date === null || isLongAgo || date.days.from !== date.days.to) return;
  const place = last.place ?? (last.form === 'call' ? null : placeIn(mentions, sentence));
  read[read.length - 1] = { ...last, on: isoDay(date.days.from), isDated: true, place };
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

/** In UTF-16 units. */
const MAX_BRACKET = 60;
/** A date is no name of something else where one of these stands behind it: not in "Saturday school". */
const BEHIND_DATE =
  /^(?:[^\p{L}\s]|\s(?:in|at|on|with|after|and|to|for|by|as|when|during|from|held|met|local|morning|evening|afternoon|night)\b|\s*$)/u;

/** Returns the date that a sentence gives the meeting, or null; `long ago` where all its dates are. */
function dayOf(
  { tokens, article }: ArticleMentions,
  { from, to }: TokenRange,
  word: number,
): { readonly date: DateFound | null; readonly isLongAgo: boolean } {
  const { publishedOn, text } = article;
  const [first, last, met] = [tokens[from], tokens[to - 1], tokens[word]];
  if (publishedOn === null || first === undefined || last === undefined || met === undefined)
    return { date: null, isLongAgo: false };
  // "In Vell (Tuesday, 13 May).": a bracket begins a sentence of names, and none of dates.
  const end = article.english.ends.find((place) => place >= last.end) ?? last.end;
  const sentence = text.slice(first.start, Math.min(end, last.end + MAX_BRACKET));
  const cue = { start: met.start - first.start, end: met.end - first.start };
  const dates = datesIn(sentence, publishedOn);
  const plain = dates.filter(({ end }) => BEHIND_DATE.test(sentence.slice(end)));
  const [only = null] = plain;
  const isOneDay = plain.every(({ days }) => days.from === only?.days.from && days.to === only.days.to);
  const date = dateOfCue(sentence, cue, dates, publishedOn) ?? (isOneDay ? only : null);
  const meant = date === null ? dates : [date];
  const isLongAgo = meant.length > 0 && meant.every(({ days }) => publishedOn - days.to > MAX_DAYS_AGO);
  return { date, isLongAgo };
}

/** Gives mentions without a day or place those of the nearest one of the same sides, before or behind; a day also of any one before. */
function completed(found: readonly MeetingMention[]): MeetingMention[] {
  return found.map((mention, at) => {
    const before = found.slice(0, at).toReversed();
    const others = [...before, ...found.slice(at + 1)];
    const same = others.filter(({ sides }) => sides.join() === mention.sides.join());
    const dated = [mention, ...same, ...before].find(({ isDated }) => isDated) ?? mention;
    const place = mention.place ?? same.find((other) => other.place !== null)?.place ?? null;
    return { ...mention, on: dated.on, isDated: dated.isDated, place };
  });
}

/** An account need not name its own minister in every mention: the first of its own side whom it names led all of them. */
function withOwnSpeaker(mentions: ArticleMentions, told: readonly MeetingMention[]): MeetingMention[] {
  const { publisher, tokens } = mentions;
  const all = peopleIn(mentions, { from: 0, to: Math.min(tokens.length, MAX_HEAD) }, []);
  const own = all.find(({ party }) => party === publisher);
  return told.map((mention) =>
    own === undefined || mention.speakers.some(({ party }) => party === publisher)
      ? mention
      : { ...mention, speakers: [...mention.speakers, own] },
  );
}

/** So many words of an account name whose meeting it was. */
const MAX_HEAD = 120;

/** Returns what the press reports that the sides said: statements of substance, each at the last meeting told of before it. */
function sayingsOfPress(told: readonly MeetingMention[], found: readonly FoundStatement[]): MeetingSaying[] {
  return found
    .filter(({ asserts, isEarlier, substance }) => asserts && !isEarlier && substanceTells(substance))
    .flatMap(({ party, speaker, issuer, text, span, wording, substance }): MeetingSaying[] => {
      const own = told.filter(({ sides }) => party !== null && sides.includes(party));
      const meeting = own.findLast(({ at }) => at <= span[0]) ?? own[0];
      if (meeting === undefined || party === null) return [];
      const at = told.indexOf(meeting);
      return [
        { meeting: at, side: party, speaker, issuer: issuer?.party ?? null, text, span, wording, substance },
      ];
    })
    .slice(0, MAX_SAYINGS);
}
