/** Reads which meetings an article tells of (who met whom, on which day, where), and what each side said at them. */
import type { MeetingMention, MeetingSaying, MeetingsTold } from '../model/index.ts';
import { sentencesWithin } from '../language/sentences.ts';
import type { Span } from '../language/span.ts';
import type { ArticleText } from '../statements/article-text.ts';
import type { FoundStatement } from '../statements/read-statements.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { substanceTells } from '../statements/substance/substance.ts';
import { withCorrection } from './corrections.ts';
import { ofBothSides } from './joint-text.ts';
import {
  type AroundSentence,
  datesLast,
  MAX_HEAD,
  mentionIn,
  namedInHead,
  sentencesOf,
  unworded,
} from './mention.ts';
import { isSpokesperson, peopleIn } from './participants.ts';
import { readAccount } from './read-account.ts';
import { isCalledFor } from './substance-of-part.ts';

/** Meetings beyond these are not read. */
const MAX_MENTIONS = 20;
const MAX_SAYINGS = 80;

/** In what is said by these rules the article itself tells, in somebody's voice. */
const OWN_VOICE = new Set(['transcript', 'post', 'speech', 'quotation-block', 'joint']);

/** What a side's own spokesman tells in its account is the account. */
function isOwnVoice({ rule, party, speaker }: FoundStatement, publisher: string | null): boolean {
  return OWN_VOICE.has(rule) || (party !== null && party === publisher && isSpokesperson(speaker));
}

/** "Called on the Governor and held talks with": what is joined to a visit and read as called for is told. */
const isOfVisit = ({ rule, text }: FoundStatement): boolean =>
  rule === 'call' &&
  !isCalledFor(text) &&
  !/^called on\b(?!.*\band (?:\p{L}+ )?(?:held|met|spoke)\b)/u.test(text);

/** In the press, what a side's office or spokesman tells of its meeting: "A met B on Monday, the ministry said". */
const isAnnounced = ({ party, speaker, wording }: FoundStatement, publisher: string | null): boolean =>
  publisher === null &&
  party !== null &&
  wording !== 'verbatim' &&
  (speaker.id.startsWith('~') || isSpokesperson(speaker));

/** @param found what the article says, as `statementsIn` returns it @returns null where it tells of no meeting */
export function readMeetings(
  mentions: ArticleMentions,
  found: readonly FoundStatement[],
): MeetingsTold | null {
  const { publisher, article } = mentions;
  const others = found.filter((one) => !isOwnVoice(one, publisher) && !isOfVisit(one));
  const around = {
    contents: others.filter((one) => !isAnnounced(one, publisher)).map(({ span }) => span),
    announced: others
      .filter((one) => isAnnounced(one, publisher))
      .map(({ span, party }) => ({ span, party })),
  };
  const named = mentionsOf(mentions, { ...around, known: null });
  // "The two met on Monday": who they are stands before.
  const read =
    named.length > 0 || publisher === null
      ? named
      : mentionsOf(mentions, { ...around, known: namedInHead(mentions) });
  const other = read.length > 0 ? null : unworded(mentions, { ...around, known: null });
  if (other !== null) read.push(other);
  if (read.length === 0) return null;
  const told = withOwnSpeaker(mentions, completed(withoutRecalled(asHeadlined(mentions, read))));
  const sayings =
    publisher === null
      ? sayingsOfPress(told, found)
      : atWhoseMeeting(told, readAccount({ mentions, told, found }));
  const unread = publisher === null ? [] : unreadIn(article, told, sayings);
  return withCorrection(
    {
      publisher,
      mentions: told,
      sayings: ofBothSides(mentions, told, sayings),
      ...(unread.length === 0 ? {} : { unread }),
    },
    article,
  );
}

/**
 * Gives what an account says behind its word of a second meeting of the same sides on one day back to the first, where the guests or hosts of
 * the first go on speaking and those of the second never do: "she was afterwards received by the Prime Minister".
 */
function atWhoseMeeting(told: readonly MeetingMention[], sayings: readonly MeetingSaying[]): MeetingSaying[] {
  const speakersOf = (at: number): Set<string> => new Set(told[at]?.speakers.map(({ id }) => id));
  const places = told.map((mention, at) => {
    const first = told.findIndex(
      ({ sides, on }) => sides.join() === mention.sides.join() && on === mention.on,
    );
    const [own, others] = [speakersOf(at), speakersOf(first)];
    const said = sayings.filter(({ meeting }) => meeting === at).map(({ speaker }) => speaker.id);
    const isOfFirst = said.some((id) => others.has(id) && !own.has(id));
    return isOfFirst && !said.some((id) => own.has(id) && !others.has(id)) ? first : at;
  });
  return sayings.map((saying) => ({ ...saying, meeting: places[saying.meeting] ?? saying.meeting }));
}

/** So much of an account is kept besides its sayings. */
const MAX_UNREAD = 60;
const MAX_SENTENCE = 300;
const MIN_UNREAD = 25;

/** Returns the sentences of an account, and parts of sentences, of which no saying was made. */
function unreadIn(
  { text, english, paragraphs }: ArticleText,
  told: readonly MeetingMention[],
  sayings: readonly MeetingSaying[],
): NonNullable<MeetingsTold['unread']> {
  const read = sayings.map(({ span }) => span).toSorted(([one], [other]) => one - other);
  return paragraphs
    .flatMap(({ start, end }) => sentencesWithin(text, english.ends, [start, end]))
    .flatMap((sentence) => without(sentence, read))
    .filter(([start, end]) => end - start >= MIN_UNREAD)
    .slice(0, MAX_UNREAD)
    .map(([start, end]) => ({
      meeting: Math.max(
        0,
        told.findLastIndex(({ at }) => at <= start),
      ),
      text: text.slice(start, Math.min(end, start + MAX_SENTENCE)).trim(),
    }));
}

/** Returns what is left of a span without others. @param others in order */
function without([start, end]: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = start;
  for (const [begin, stop] of others) {
    if (stop <= from || begin >= end) continue;
    if (begin > from) left.push([from, begin]);
    from = stop;
  }
  return from < end ? [...left, [from, end]] : left;
}

function mentionsOf(mentions: ArticleMentions, around: AroundSentence): MeetingMention[] {
  const read: MeetingMention[] = [];
  for (const sentence of sentencesOf(mentions)) {
    const mention = mentionIn(mentions, sentence, around);
    if (mention !== null) read.push(mention);
    else datesLast(mentions, sentence, read);
    if (read.length === MAX_MENTIONS) break;
  }
  return read;
}

/** "On the sidelines, the two met": that is another meeting than that of the headline. */
const APART =
  /\b(?:sidelines?|margins?|bilateral(?:ly)?|separate(?:ly)?|alone|later|afterwards|also|beforehand|before|after)\b/iu;
/** In UTF-16 units. */
const MAX_FIRST = 400;

/** Gives the first mention of an account's text the sides of the headline's, where it names only some of them. */
function asHeadlined(
  { article }: ArticleMentions,
  read: readonly MeetingMention[],
): readonly MeetingMention[] {
  const end = article.paragraphs.find(({ kind }) => kind === 'headline')?.end ?? 0;
  const [head, first] = read;
  if (head === undefined || first === undefined || head.at >= end || first.at < end) return read;
  const isPart =
    first.sides.length < head.sides.length && first.sides.every((side) => head.sides.includes(side));
  const stop = article.english.ends.find((place) => place > first.at) ?? first.at + MAX_FIRST;
  if (!isPart || APART.test(article.text.slice(first.at, Math.min(stop, first.at + MAX_FIRST)))) return read;
  return [head, { ...first, sides: head.sides, form: head.form }, ...read.slice(2)];
}

/** Leaves out what the article recalls of the sides whose meeting it tells of. */
const withoutRecalled = (read: readonly MeetingMention[]): MeetingMention[] =>
  read.filter(
    ({ sides, isRecalled }) =>
      isRecalled !== true ||
      read.every((other) => other.isRecalled === true || other.sides.join() !== sides.join()),
  );

/** Gives mentions without a day or place those of the nearest one of the same sides, before or behind; a day also of any one before. */
function completed(found: readonly MeetingMention[]): MeetingMention[] {
  return found.map((mention, at) => {
    const before = found.slice(0, at).toReversed();
    const others = [...before, ...found.slice(at + 1)];
    const same = others.filter(({ sides }) => sides.join() === mention.sides.join());
    const days = mention.isRecalled === true ? [mention, ...same] : [mention, ...same, ...before];
    const dated = days.find(({ isDated }) => isDated) ?? mention;
    // What was on the same day, at the side of another one, was where that was.
    const aside = mention.isDated || mention.form === 'call' ? [] : before.slice(0, 1);
    const place = [mention, ...same, ...aside].find((other) => other.place !== null)?.place ?? null;
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
