/** Tells whose a part of an account's sentence is: by its own words, by who spoke before it, or by whose account it is. */
import type { MeetingMention, Speaker } from '../model/index.ts';
import type { Span } from '../language/span.ts';
import { isAdverb, isPreposition } from '../language/english/finite-verbs.ts';
import { AUXILIARIES, isModal, verbForm } from '../language/english/verb-forms.ts';
import type { TokenRange } from '../language/english/token.ts';
import { trimClause } from '../statements/clauses/trim.ts';
import type { FoundStatement } from '../statements/read-statements.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { partyAt } from '../statements/speakers/directory-lookup.ts';
import { tokenRange } from '../statements/speakers/name-tokens.ts';
import { isSaidByOther, notedOf, passiveSpeaker, speakerIn } from './speaker-of-part.ts';
import { headingEnd, type PartSubject, subjectOf, tellerOfUs, toldBehind } from './subject-of-part.ts';
import { isOutcome, isSaidByBoth, opensWithSides } from './substance-of-part.ts';
import {
  type KnownPronouns,
  type MeetingSpeaker,
  otherThan,
  phraseAt,
  sideOf,
  type SpeakerReading,
} from './who-is-named.ts';

/** What is known at a place of an account. */
export type AccountState = {
  /** Who spoke last in the paragraph, or null. */
  holder: MeetingSpeaker | null;
  /** Who spoke last in the paragraphs before, at the head of one where nobody has spoken yet; else null. */
  earlier: MeetingSpeaker | null;
  /** The sides said the last thing together. */
  isTogether: boolean;
  /** An item of a list is read. */
  isListed: boolean;
  /** Where the sentence begins, with the dateline before it. */
  opening: number;
  /** A part of the sentence was read before. */
  isContinued: boolean;
  /** The part before said who says it. */
  wasAttributed: boolean;
  readonly pronouns: KnownPronouns;
};

type AccountPart = {
  readonly part: Span;
  /** The statements found in it. */
  readonly own: readonly FoundStatement[];
  readonly meeting: MeetingMention;
};

export type PartVoice = {
  readonly speakers: readonly MeetingSpeaker[];
  /** Its own words say who says it. */
  readonly isAttributed: boolean;
  /** Where its subject begins in the text, or null. */
  readonly from: number | null;
};

/** Returns whose a part is, and keeps who goes on behind it. */
export function voiceOf(
  mentions: ArticleMentions,
  { part, own, meeting }: AccountPart,
  state: AccountState,
): PartVoice {
  const { article, tokens, publisher } = mentions;
  const startOf = ({ from: at }: PartSubject): number => tokens[at]?.start ?? part[0];
  const all = meeting.sides.map((side) => sideOf(mentions, side));
  const together = (isAttributed: boolean): PartVoice => {
    if (isAttributed) [state.holder, state.isTogether] = [null, true];
    return { speakers: all, isAttributed, from: null };
  };
  const one = (speaker: MeetingSpeaker, isAttributed: boolean): PartVoice => {
    // "…, and noted that Torvala had agreed": whoever noted it goes on.
    if (!isShared) [state.holder, state.earlier, state.isTogether] = [speaker, null, false];
    return { speakers: [speaker], isAttributed, from: subject === null ? null : startOf(subject) };
  };
  const text = article.text.slice(...trimClause(article.text, part));
  const sides = new Set(own.flatMap(({ party, speaker }) => (speaker.id === `~${party}` ? [party] : [])));
  const [from, to] = tokenRange(tokens, part);
  const { holder, earlier, pronouns } = state;
  const found = foundSpeaker(own, meeting, holder);
  const reading: SpeakerReading = { mentions, meeting, pronouns, holder, earlier, found };
  const subject = subjectOf(reading, { from, to });
  const isShared = state.isContinued && subject === null && opensWithVerb(tokens, from);
  if (isOfSides(text, part, mentions, state) || sides.size > 1 || subject?.isTogether === true)
    return together(true);
  const told = toldSpeaker(reading, subject, { from, to });
  if (told !== null) return one(told, true);
  if (subject?.manner === 'told') return { speakers: [], isAttributed: false, from: null };
  if (subject !== null && subject.manner === 'says' && !subject.isSide) return one(subject.speaker, true);
  const speaker = speakerIn(reading, { from, to });
  if (speaker !== null) return one(speaker, true);
  if (isSaidByBoth(text)) return together(true);
  const passive = passiveSpeaker(reading, { from, to });
  const content = passive === 'nobody' ? IT_IS_SAID.exec(text) : null;
  if (content !== null && opensWithSides(text.slice(content[0].length))) return together(true);
  if (passive === 'nobody' && subject === null && publisher !== null)
    return one(sideOf(mentions, publisher), true);
  if (passive !== null && passive !== 'nobody') return one(passive, true);
  const acting = actingSide(reading, { from, to });
  const isHeaded = headingEnd(reading, { from, to }) !== null;
  if (acting !== null && (isHeaded || isNewClause(article.text, part))) return one(acting, true);
  if (isShared && state.isTogether) return together(true);
  if (isShared && holder !== null) return one(holder, state.wasAttributed);
  // Who "she" is, titles tell better than who was named last.
  const isPronoun = /^(?:he|she)$/u.test(tokens[subject?.from ?? -1]?.key ?? '');
  if (found !== null) return one(isPronoun && subject !== null ? subject.speaker : found, true);
  if (subject !== null) {
    const voice = one(subject.speaker, subject.manner === 'says');
    return isLife(tokens, subject, to) ? { ...voice, speakers: [] } : voice;
  }
  if (acting !== null) return one(acting, true);
  const goesOn = holder ?? (OF_A_TOPIC.test(text) ? earlier : null);
  if (goesOn !== null) {
    state.holder = goesOn;
    return { speakers: [goesOn], isAttributed: false, from: null };
  }
  return voiceOfNobody(reading, { part, own, meeting }, state);
}

/** Returns whose a part is that names nobody who says it: of the side that it binds, of whoever briefs, or of all. */
function voiceOfNobody(
  reading: SpeakerReading,
  { part, own, meeting }: AccountPart,
  { isTogether }: AccountState,
): PartVoice {
  const { mentions } = reading;
  const [from, to] = tokenRange(mentions.tokens, part);
  const bound = isTogether ? null : boundSide(mentions, meeting, { from, to });
  if (bound !== null) return { speakers: [bound], isAttributed: false, from: null };
  const teller = own.find(({ party, rule }) => TELLERS.has(rule) && meeting.sides.includes(party ?? ''));
  if (teller?.party !== undefined && teller.party !== null && !isTogether)
    return { speakers: [sideOf(mentions, teller.party)], isAttributed: true, from: null };
  const words = mentions.article.text.slice(...part);
  const isOfAll = isTogether || (isOutcome(words) && !isSaidByOther(reading, { from, to }));
  const speakers = isOfAll ? meeting.sides.map((side) => sideOf(mentions, side)) : [];
  return { speakers, isAttributed: false, from: null };
}

/** Returns whether a part has the subject of the part before: it begins with a verb, or with "that". */
function opensWithVerb(tokens: ArticleMentions['tokens'], from: number): boolean {
  let at = from;
  while (/^(?:and|but|also|further|then)$/u.test(tokens[at]?.key ?? '') || isAdverb(tokens[at]?.key ?? ''))
    at += 1;
  const key = tokens[at]?.key ?? '';
  const form = verbForm(key);
  return (
    key === 'that' ||
    isModal(key) ||
    AUXILIARIES.has(key) ||
    form?.past === true ||
    (form?.thirdPerson === true && tokens[at]?.capital === false)
  );
}

/** "They" are the sides only where these spoke before; behind "that" it is content. */
function isOfSides(text: string, part: Span, { article }: ArticleMentions, state: AccountState): boolean {
  if (!opensWithSides(text)) return false;
  if (/^they\b/iu.test(text))
    return (
      state.isTogether ||
      state.holder === null ||
      /^they (?:\p{L}+ )?(?:agreed|decided|resolved|signed)\b/iu.test(text)
    );
  return !/^[\s,;]*(?:and |but )?that\b/iu.test(article.text.slice(part[0], part[0] + MAX_OPENING));
}

const MAX_OPENING = 12;
/** "On the ferry, …": a paragraph that only turns to another topic goes on with who spoke. */
const OF_A_TOPIC =
  /^(?:on|regarding|concerning|as (?:for|to|regards)|(?:with|in) (?:regard|respect|relation) to|in the (?:field|area|sphere|domain) of|in terms of|turning to) [^,.;:]{3,60}, /iu;

/** "It was confirmed that". */
const IT_IS_SAID = /^it (?:\p{L}+ ){1,3}that /iu;

/** Returns whether a person's past is told: "she has led her party since 2019". */
function isLife(
  tokens: ArticleMentions['tokens'],
  { isSide, manner, from }: PartSubject,
  to: number,
): boolean {
  if (isSide || manner !== 'acts') return false;
  const has = tokens.slice(from, Math.min(to, from + MAX_TO_SUBJECT)).findIndex(({ key }) => key === 'has');
  return has > 0 && verbForm(tokens[from + has + 1]?.key ?? '')?.past === true;
}

/** Returns whether a part is a clause of its own: what was said before it does not govern it. */
const isNewClause = (text: string, [from]: Span): boolean =>
  /[;.:]\s*$/u.test(text.slice(Math.max(0, from - 2), from));

/** Words between "told" and "by". */
const MAX_TO_TELLER = 8;

/** Returns who told it to the one that was told, whom "by" names, or of two the other; and of what is taken note of, whose it is. */
function toldSpeaker(
  reading: SpeakerReading,
  subject: PartSubject | null,
  range: TokenRange,
): MeetingSpeaker | null {
  const known = notedOf(reading, range) ?? tellerOfUs(reading, range);
  if (known !== null) return known;
  const told = subject?.manner === 'told' ? subject.speaker : toldBehind(reading, range);
  if (told === null) return null;
  const from = subject?.from ?? range.from;
  const by = reading.mentions.tokens
    .slice(from, Math.min(range.to, from + MAX_TO_TELLER))
    .findIndex(({ key }) => key === 'by');
  const teller = by === -1 ? null : (phraseAt(reading, from + by + 1, range.to)?.speaker ?? null);
  return teller ?? otherThan(reading, told.side) ?? namedSide(reading, range, told.side);
}

/** Returns the first side but one that some words name. */
function namedSide(
  { mentions, meeting }: SpeakerReading,
  { from, to }: TokenRange,
  but: string,
): MeetingSpeaker | null {
  for (let at = from; at < to; at += 1) {
    const party = partyAt(mentions.directory, mentions.tokens, at, mentions.day)?.party ?? null;
    if (party !== null && party !== but && meeting.sides.includes(party)) return sideOf(mentions, party);
  }
  return null;
}

/** Returns the person of a side to whom a statement of the part was given. A side as such says nothing where a person speaks. */
function foundSpeaker(
  own: readonly FoundStatement[],
  { sides, speakers }: MeetingMention,
  holder: MeetingSpeaker | null,
): MeetingSpeaker | null {
  const found = own.find(
    ({ party, speaker, rule }) =>
      party !== null &&
      sides.includes(party) &&
      (!TELLERS.has(rule) || speakers.some(({ id }) => id === speaker.id)) &&
      (holder === null ? isSide(speaker, party) : !speaker.id.startsWith('~')),
  );
  return found === undefined || found.party === null ? null : { speaker: found.speaker, side: found.party };
}

/** By these whoever writes or briefs tells of the meeting: what was said there is of those who met. */
const TELLERS: ReadonlySet<FoundStatement['rule']> = new Set<FoundStatement['rule']>(['post', 'transcript']);

const isSide = ({ id }: Speaker, party: string): boolean => !id.startsWith('~') || id === `~${party}`;

/** Verbs by which a side speaks for itself: "Torvala will pay", "Belzara regards this as"; what it must do others say. */
const BINDS = /^(?:will|would|shall)$/u;

/** Returns the side that binds itself or takes a stand in a part, also where another one spoke before. */
function actingSide(reading: SpeakerReading, { from, to }: TokenRange): MeetingSpeaker | null {
  const { mentions, meeting } = reading;
  const { tokens, directory, day } = mentions;
  const headed = headingEnd(reading, { from, to }) ?? from;
  for (let at = from; at < Math.min(to, from + MAX_TO_SUBJECT); at += 1) {
    const isOpening =
      at - from <= 1 ||
      (at >= headed && at - headed <= 1) ||
      (tokens[at]?.comma === true && isPreposition(tokens[from]?.key ?? ''));
    const match = isOpening ? partyAt(directory, tokens, at, day) : null;
    if (match === null || match.party === null || !meeting.sides.includes(match.party)) continue;
    let next = at + match.length + (tokens[at + match.length]?.key === 'side' ? 1 : 0);
    // "Torvala for its part makes the land available."
    if (tokens[next]?.key === 'for' && tokens[next + 2]?.key === 'part') next += 3;
    const key = tokens[next]?.key ?? '';
    // "Torvala has signed" says somebody; in its own account, itself.
    const isDone =
      match.party === mentions.publisher &&
      /^(?:has|have)$/u.test(key) &&
      verbForm(tokens[next + 1]?.key ?? '')?.past === true;
    const isPresent = !match.adjective && verbForm(key)?.thirdPerson === true && !isBe(key);
    // "Torvala will be told" binds another one.
    const isPassive = tokens[next + 1]?.key === 'be' && verbForm(tokens[next + 2]?.key ?? '')?.past === true;
    return (BINDS.test(key) && !isPassive) || isPresent || isDone ? sideOf(mentions, match.party) : null;
  }
  return null;
}

const MAX_TO_SUBJECT = 12;
const isBe = (key: string): boolean => key === 'is' || key === 'has';

/** Returns the side that a part begins with, or that does what it says in the passive: "Torvala will pay", "will be paid by Torvala". */
function boundSide(
  mentions: ArticleMentions,
  { sides }: MeetingMention,
  { from, to }: TokenRange,
): MeetingSpeaker | null {
  const { tokens, directory, day } = mentions;
  for (let at = from; at < to; at += 1) {
    const isFirst = at === from || (at === from + 1 && tokens[from]?.key === 'the');
    const before = [tokens[at - 1]?.key, tokens[at - 2]?.key];
    if (!isFirst && !before.includes('by')) continue;
    const match = partyAt(directory, tokens, at, day);
    if (match?.party !== undefined && match.party !== null && sides.includes(match.party))
      return sideOf(mentions, match.party);
  }
  return null;
}
