/** Finds the word of a sentence that says that sides met, where they did. */
import type { TokenRange } from '../language/english/token.ts';
import { wordSet } from '../language/word-set.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { hasOtherObject, wasHeld } from './was-held.ts';
import table from './meeting-words.json' with { type: 'json' };

/** Verbs that need nobody to say so: "met", "conferred". */
const MEETS = wordSet(table.meets);
/** Verbs that do with one of the words after them: "spoke with", "sat down for". */
const SPEAKS = wordSet(table.speaks);
const SPEAKS_WITH = wordSet('with to by over on for via about');
const NOUNS = wordSet(table.nouns);
/** Of somebody at the other end of a line: "a telephone contact with". */
const [LINES, CONTACTS] = [
  wordSet('telephone phone video'),
  wordSet('contact exchange communication chat talk'),
];
/** One of these makes sure that a noun tells who met: "talks with", "a meeting between"; "held talks". */
const JOINS_NOUN = wordSet('with between of among');
const HOLDS = wordSet(table.holds);
const RECEIVES = wordSet(table.receives);
/** Of one person to another: they spoke. */
const TELLS = wordSet(table.tells);
/** By these it may have been in writing, or through others. */
const HEARS = wordSet(table.hears);
const ARRIVALS = wordSet('airport airfield');
/** "The conversation held on Monday between". */
const HELD_BEHIND = /^(?:held|took|taking|conducted|hosted)$/u;
const MAX_TO_HELD = 2;

/** Of people of two sides: "exchanged views", "discussed the border". */
const CONFERS = wordSet(table.confers);

/** "Was the guest of the Minister". */
const GUESTS = wordSet('guest guests');
const BE = wordSet('was were is are been');

const isTelling = (key: string): boolean => TELLS.has(key) || HEARS.has(key);

export type WordOfMeeting = {
  /** Its token. */
  readonly at: number;
  /** Only people of two sides in the sentence make sure that they met: "told his guest", "after the talks". */
  readonly isWeak: boolean;
  /** It is a verb for what somebody did with a guest, or told a listener; null for any other word. */
  readonly isOf: 'guest' | 'listener' | null;
};

/** Tokens before the word that are looked at, and behind a noun. */
const MAX_BEFORE = 5;
const MAX_BEHIND = 4;
/** "Attended the eighth trilateral dialogue of foreign ministers". */
const MAX_TO_NOUN = 9;

/** "On the sidelines of the talks": these are others. */
const OCCASION = wordSet('sidelines sideline margins margin framework');

const isNounAt = ({ tokens }: ArticleMentions, at: number): boolean => {
  const key = tokens[at]?.key ?? '';
  return NOUNS.has(key) || (CONTACTS.has(key) && LINES.has(tokens[at - 1]?.key ?? ''));
};

/** Returns the words of a sentence that may say so, the surest first. */
export function wordsOfMeeting(mentions: ArticleMentions, { from, to }: TokenRange): WordOfMeeting[] {
  const { tokens } = mentions;
  const found: WordOfMeeting[] = [];
  for (let at = from; at < to; at += 1) {
    const key = tokens[at]?.key ?? '';
    const isNoun = isNounAt(mentions, at);
    const near = tokens.slice(Math.max(from, at - MAX_BEFORE), at);
    const before = near.map((token) => token.key);
    const held = tokens.slice(Math.max(from, at - MAX_TO_NOUN), at).map((token) => token.key);
    const behind = tokens.slice(at + 1, Math.min(to, at + 1 + MAX_BEHIND)).map((token) => token.key);
    // "Told the session that officers of both": what is said joins nothing to it.
    const said = behind.indexOf('that');
    const isJoined = behind.slice(0, said === -1 ? MAX_BEHIND : said).some((word) => JOINS_NOUN.has(word));
    const isHeld = behind.slice(0, MAX_TO_HELD).some((word) => HELD_BEHIND.test(word));
    const isStrong =
      MEETS.has(key) ||
      (SPEAKS.has(key) && behind.some((word) => SPEAKS_WITH.has(word))) ||
      (isNoun && (isJoined || isHeld || held.some((word) => HOLDS.has(word))));
    const isGuest = GUESTS.has(key) && behind[0] === 'of' && before.some((word) => BE.has(word));
    const isWeak = isGuest || isNoun || RECEIVES.has(key) || CONFERS.has(key) || isTelling(key);
    if (!isStrong && !isWeak) continue;
    if (
      near.some((token, place) => OCCASION.has(token.key) && !near.slice(place).some(({ comma }) => comma)) ||
      !wasHeld(mentions, { from, to }, { at, isNoun })
    )
      continue;
    const hasObject = MEETS.has(key) || RECEIVES.has(key) || isTelling(key);
    if (hasObject && hasOtherObject(mentions, to, at, isTelling(key))) continue;
    // "Was received at the airport by the deputy minister".
    if (
      RECEIVES.has(key) &&
      tokens.slice(at + 1, at + 1 + MAX_TO_NOUN).some((token) => ARRIVALS.has(token.key))
    )
      continue;
    if (key === 'conference' && /^(?:press|news)$/u.test(before.at(-1) ?? '')) continue;
    // "Chaired the dialogue", "during the talks", "informed the meeting of a loan": it was told of before.
    const isAudience = before.at(-1) === 'the' && isTelling(before.at(-2) ?? '');
    if (isNoun && (isAudience || (!isJoined && !isHeld && before.at(-1) === 'the'))) continue;
    const isOf = RECEIVES.has(key) ? 'guest' : isTelling(key) ? 'listener' : null;
    found.push({ at, isWeak: !isStrong, isOf });
  }
  return found.toSorted((a, b) => Number(a.isWeak) - Number(b.isWeak)).slice(0, MAX_FOUND);
}

/** So many words of a sentence are tried. */
const MAX_FOUND = 4;

/** The first paragraphs of an article tell its news; what stands behind is background where it has no day. */
const MAX_LEAD = 2;
const AUXILIARIES = wordSet('had has have');
const MAX_TO_VERB = 3;
/** "In that month". */
const TIMES = wordSet('month year week time summer winter spring autumn');

/** Returns whether an article tells of a meeting as of something known: "had met", and in the press any without a day behind the lead. */
export function isRecalledAt(mentions: ArticleMentions, { from }: TokenRange, at: number): boolean {
  const { tokens, article, publisher } = mentions;
  const start = tokens[from]?.start ?? 0;
  const lead = article.paragraphs.filter(({ kind }) => kind !== 'headline')[MAX_LEAD - 1];
  const isLead = lead === undefined || start < lead.end;
  const noun = isNounAt(mentions, at);
  const verb = noun
    ? tokens.slice(Math.max(from, at - MAX_TO_NOUN), at).findLastIndex(({ key }) => HOLDS.has(key))
    : 0;
  const place = noun ? Math.max(from, at - MAX_TO_NOUN) + verb : at;
  const before =
    noun && verb === -1 ? [] : tokens.slice(Math.max(from, place - MAX_TO_VERB), place).map(({ key }) => key);
  const isOther = tokens
    .slice(from, at)
    .some(({ key }, to) => key === 'that' && TIMES.has(tokens[from + to + 1]?.key ?? ''));
  if (before.includes('had') || isOther || (publisher === null && HEARS.has(tokens[at]?.key ?? '')))
    return true;
  return before.some((key) => AUXILIARIES.has(key)) ? !isLead : publisher === null && !isLead;
}

/** Words behind which another meeting stands that is yet to be or over: "ahead of the talks with Rivera". */
const AROUND = wordSet('ahead before after following prior');
/** "Before the second round of talks". */
const MAX_TO_OTHER = 7;

/** Returns whether another meeting, before or after this one, is named from a token on. */
export function opensOtherMeeting({ tokens }: ArticleMentions, at: number, to: number): boolean {
  if (!AROUND.has(tokens[at]?.key ?? '')) return false;
  return tokens
    .slice(at + 1, Math.min(to, at + 1 + MAX_TO_OTHER))
    .some(({ key }) => NOUNS.has(key) || MEETS.has(key));
}

/** Returns the word of a sentence for the meeting that was told of last: "during their meeting", "at the talks". */
export function wordOfLast({ tokens }: ArticleMentions, { from, to }: TokenRange): number | null {
  for (let at = from + 1; at < to; at += 1) {
    const isLast = /^(?:the|their|this|these)$/u.test(tokens[at - 1]?.key ?? '');
    if (isLast && NOUNS.has(tokens[at]?.key ?? '')) return at;
  }
  return null;
}
