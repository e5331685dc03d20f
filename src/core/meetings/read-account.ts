/**
 * Reads what a side's own account says that was said at a meeting. Every sentence of an account is somebody's at the meeting:
 * whose it is is told by its own attribution, or else by the sentence before it in the same paragraph.
 */
import type { MeetingMention, MeetingSaying, Speaker } from '../model/index.ts';
import { sentencesWithin } from '../language/sentences.ts';
import type { Span } from '../language/span.ts';
import { isPreposition } from '../language/english/finite-verbs.ts';
import { verbForm } from '../language/english/verb-forms.ts';
import type { TokenRange } from '../language/english/token.ts';
import { wordsWithin } from '../language/english/words.ts';
import { trimClause, withoutDateline, withoutTails } from '../statements/clauses/trim.ts';
import type { FoundStatement } from '../statements/read-statements.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { isNegation } from '../statements/substance/predicates.ts';
import { partyAt } from '../statements/speakers/directory-lookup.ts';
import { tokenRange } from '../statements/speakers/name-tokens.ts';
import { partsOfSentence } from './account-parts.ts';
import { type KnownPronouns, type MeetingSpeaker, sideOf, speakerIn } from './speaker-of-part.ts';
import { isOutcome, isPoint, isSaidByBoth, opensList, opensWithSides } from './substance-of-part.ts';

/** So many sayings of one account are kept. */
const MAX_SAYINGS = 80;
const MAX_LENGTH = 1_000;
/** A list is announced at the end of a paragraph. In UTF-16 units. */
const MAX_END = 200;
/** "1.", "1/", "(2)", "First,", "One,", "- ". */
const LIST_MARK =
  /^\s*(?:[-•–*]\s|\(?\d{1,2}[.)/]\s?|(?:first|second|third|fourth|fifth|sixth|one|two|three|four|five|six|firstly|secondly|thirdly|finally|lastly)(?:ly)?,\s)/iu;

/** "The following was agreed:", "the results can be summed up as follows": the list is of both sides. */
const IMPERSONAL_LIST =
  /\b(?:the following (?:was|were|points|outcomes|results)|(?:results|outcomes)\b[^.]{0,60}\bas follows|agreed (?:on |upon )?(?:as follows|the following))\b[^.:]{0,60}[.:]\s*$/iu;

type AccountText = {
  readonly mentions: ArticleMentions;
  readonly told: readonly MeetingMention[];
  readonly found: readonly FoundStatement[];
};

/** @param found of the article, in any order */
export function readAccount(reading: AccountText): MeetingSaying[] {
  const { mentions, told } = reading;
  const { article } = mentions;
  const first = told[0]?.at ?? 0;
  const sayings: MeetingSaying[] = [];
  const state: AccountState = { holder: null, isTogether: false, isListed: false, pronouns: new Map() };
  for (const { kind, start, end } of article.paragraphs) {
    if (kind === 'headline' || end <= first) continue;
    const span = withoutDateline(article.text, [start, end]);
    const paragraph = article.text.slice(...span);
    state.isListed = state.isListed && LIST_MARK.test(paragraph);
    if (!state.isListed) [state.holder, state.isTogether] = [null, false];
    for (const sentence of sentencesWithin(article.text, article.english.ends, span))
      sayings.push(...readSentence(reading, sentence, state));
    state.isListed = state.isListed || opensList(paragraph.slice(-MAX_END));
    if (IMPERSONAL_LIST.test(paragraph.slice(-MAX_END))) [state.holder, state.isTogether] = [null, true];
    if (sayings.length >= MAX_SAYINGS) break;
  }
  return sayings.slice(0, MAX_SAYINGS);
}

/** What is known at a place of an account. */
type AccountState = {
  /** Who spoke last in the paragraph, or null. */
  holder: MeetingSpeaker | null;
  /** The sides said the last thing together. */
  isTogether: boolean;
  /** An item of a list is read. */
  isListed: boolean;
  readonly pronouns: KnownPronouns;
};

function readSentence(reading: AccountText, sentence: Span, state: AccountState): MeetingSaying[] {
  const { mentions, told } = reading;
  const { article } = mentions;
  const meeting = told.findLast(({ at }) => at <= sentence[0]) ?? told[0];
  if (meeting === undefined) return [];
  return partsOfSentence(article.english, sentence).flatMap((part): MeetingSaying[] => {
    const own = reading.found.filter(({ span: [start] }) => start >= part[0] && start < part[1]);
    const who = speakersOf(reading, { part, own, meeting }, state);
    const said = spanOf(mentions, part, state.isTogether ? [] : own);
    const words = wordsWithin(article.english.words, said);
    const cue = wordsWithin(article.english.words, part).filter(({ end }) => end <= said[0]);
    const { isTogether } = state;
    if (
      said[1] - said[0] > MAX_LENGTH ||
      !isPoint({ words, cue, isTogether, isListed: state.isListed, isAttributed: who.isAttributed })
    )
      return [];
    return who.speakers.map(({ speaker, side }) => ({
      meeting: told.indexOf(meeting),
      side,
      speaker,
      issuer: mentions.publisher,
      text: article.text.slice(...said),
      span: [said[0], said[1]],
      wording: own[0]?.wording ?? 'paraphrase',
      substance: own[0]?.substance ?? 'claim',
    }));
  });
}

type AccountPart = {
  readonly part: Span;
  /** The statements found in it. */
  readonly own: readonly FoundStatement[];
  readonly meeting: MeetingMention;
};

/** Returns whose a part is, and keeps who goes on behind it. */
function speakersOf(
  { mentions }: AccountText,
  { part, own, meeting }: AccountPart,
  state: AccountState,
): { readonly speakers: readonly MeetingSpeaker[]; readonly isAttributed: boolean } {
  const { article, tokens } = mentions;
  const all = meeting.sides.map((side) => sideOf(mentions, side));
  const text = article.text.slice(...trimClause(article.text, part));
  const sides = new Set(own.flatMap(({ party, speaker }) => (speaker.id === `~${party}` ? [party] : [])));
  if (opensWithSides(text) || sides.size > 1) {
    state.isTogether = true;
    return { speakers: all, isAttributed: true };
  }
  const [from, to] = tokenRange(tokens, part);
  const { holder, pronouns } = state;
  const found = foundSpeaker(own, meeting, holder);
  const speaker =
    speakerIn({ mentions, meeting, pronouns, holder, found }, { from, to }) ??
    found ??
    actingSide(mentions, meeting, { from, to });
  if (speaker === null && isSaidByBoth(text)) {
    state.isTogether = true;
    return { speakers: all, isAttributed: true };
  }
  if (speaker !== null) {
    [state.holder, state.isTogether] = [speaker, false];
    return { speakers: [speaker], isAttributed: true };
  }
  if (state.holder !== null) return { speakers: [state.holder], isAttributed: false };
  const subject = subjectSide(mentions, meeting, { from, to });
  if (subject !== null) return { speakers: [subject], isAttributed: false };
  const teller = own.find(({ party, rule }) => TELLERS.has(rule) && meeting.sides.includes(party ?? ''));
  if (teller?.party !== undefined && teller.party !== null && !state.isTogether)
    return { speakers: [sideOf(mentions, teller.party)], isAttributed: true };
  return {
    speakers: state.isTogether || isOutcome(article.text.slice(...part)) ? all : [],
    isAttributed: false,
  };
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
function actingSide(
  mentions: ArticleMentions,
  { sides }: MeetingMention,
  { from, to }: TokenRange,
): MeetingSpeaker | null {
  const { tokens, directory, day } = mentions;
  for (let at = from; at < Math.min(to, from + MAX_TO_SUBJECT); at += 1) {
    const isOpening =
      at - from <= 1 || (tokens[at]?.comma === true && isPreposition(tokens[from]?.key ?? ''));
    const match = isOpening ? partyAt(directory, tokens, at, day) : null;
    if (match === null || match.party === null || !sides.includes(match.party)) continue;
    let next = at + match.length + (tokens[at + match.length]?.key === 'side' ? 1 : 0);
    // "Torvala for its part makes the land available."
    if (tokens[next]?.key === 'for' && tokens[next + 2]?.key === 'part') next += 3;
    const key = tokens[next]?.key ?? '';
    const isPresent = !match.adjective && verbForm(key)?.thirdPerson === true && !isBe(key);
    return BINDS.test(key) || isPresent ? sideOf(mentions, match.party) : null;
  }
  return null;
}

const MAX_TO_SUBJECT = 12;
const isBe = (key: string): boolean => key === 'is' || key === 'has';

/** Returns the side that a part begins with, or that does what it says in the passive: "Torvala will pay", "will be paid by Torvala". */
function subjectSide(
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

/** The words that join the next part: ", and", ", adding that". */
const JOINED_AT_END = /,?\s(?:and|but|while|whereas|\p{L}+ing that)$/u;
const MAX_JOINED = 24;
const MAX_MARK = 16;

/** "It was emphasised that", "from the Torvalan side it was said that". */
const IT_WAS_SAID =
  /^\s*(?:from the [^,.]{0,40}side,? )?it (?:was|is) (?:(?:also|further|again) )?(?!agreed|decided|resolved)(?:said|told|\p{L}+ed) that\s/iu;
const POINTS_BACK = /^(?:it|this|that|these|those|they|them)\b/iu;

/** Returns whether the words before what is said decide what it is: "did not promise to …", "neither agreed to …", "withdrew her support for …". */
function isTurned(
  { english }: ArticleMentions['article'],
  part: Span,
  { asserts, span }: FoundStatement,
): boolean {
  return !asserts || wordsWithin(english.words, [part[0], span[0]]).some(({ word }) => isNegation(word));
}

/** Returns what is said in a part: from its attributed content on, without who said it behind. */
function spanOf({ article }: ArticleMentions, part: Span, own: readonly FoundStatement[]): Span {
  const first = own.toSorted((a, b) => a.span[0] - b.span[0])[0];
  // "Asked that it be honoured": what "it" is stands before.
  const isWhole = first === undefined || POINTS_BACK.test(first.text) || isTurned(article, part, first);
  const impersonal = IT_WAS_SAID.exec(article.text.slice(...part))?.[0].length ?? 0;
  const from = isWhole ? part[0] + impersonal : Math.max(part[0], first.span[0]);
  const mark = LIST_MARK.exec(article.text.slice(from, from + MAX_MARK))?.[0] ?? '';
  const [begin, end] = withoutTails(article.text, trimClause(article.text, [from + mark.length, part[1]]));
  const joined = JOINED_AT_END.exec(article.text.slice(Math.max(begin, end - MAX_JOINED), end))?.[0] ?? '';
  return [begin, end - joined.length];
}
