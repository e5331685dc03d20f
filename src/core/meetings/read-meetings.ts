/** Reads which meetings an article tells of (who met whom, on which day, where), and what each side said at them. */
import type { MeetingMention, MeetingSaying, MeetingsTold } from '../model/index.ts';
import type { Span } from '../language/span.ts';
import type { FoundStatement } from '../statements/read-statements.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { substanceTells } from '../statements/substance/substance.ts';
import { withCorrection } from './corrections.ts';
import { ofBothSides } from './joint-text.ts';
import { datesLast, MAX_HEAD, mentionIn, type WhoIsNamed, namedInHead, sentencesOf } from './mention.ts';
import { isSpokesperson, peopleIn } from './participants.ts';
import { readAccount } from './read-account.ts';

/** Meetings beyond these are not read. */
const MAX_MENTIONS = 20;
const MAX_SAYINGS = 80;

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
  const { publisher, article } = mentions;
  // "The two met on Monday": who they are stands before.
  const read =
    named.length > 0 || publisher === null ? named : mentionsOf(mentions, contents, namedInHead(mentions));
  if (read.length === 0) return null;
  const told = withOwnSpeaker(mentions, completed(withoutRecalled(read)));
  const sayings = publisher === null ? sayingsOfPress(told, found) : readAccount({ mentions, told, found });
  return withCorrection(
    { publisher, mentions: told, sayings: ofBothSides(mentions, told, sayings) },
    article,
  );
}

/** @param known who met where a sentence does not say so */
function mentionsOf(
  mentions: ArticleMentions,
  contents: readonly Span[],
  known: WhoIsNamed | null,
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
