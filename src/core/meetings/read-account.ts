/**
 * Reads what a side's own account says that was said at a meeting. Every sentence of an account is somebody's at the meeting:
 * whose it is is told by its own attribution, or else by the sentence before it in the same paragraph.
 */
import type { MeetingMention, MeetingSaying } from '../model/index.ts';
import { sentencesWithin } from '../language/sentences.ts';
import type { Span } from '../language/span.ts';
import { type EnglishWord, wordsWithin } from '../language/english/words.ts';
import { trimClause, withoutDateline, withoutTails } from '../statements/clauses/trim.ts';
import type { FoundStatement } from '../statements/read-statements.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { tokenRange } from '../statements/speakers/name-tokens.ts';
import { deedsIn, partsOfSentence } from './account-parts.ts';
import { ownedPoints } from './owned-points.ts';
import { type AccountState, voiceOf } from './voice-of-part.ts';
import { type MeetingSpeaker, pronounsByTitle, type SpeakerReading } from './who-is-named.ts';
import { LIST_MARK, MAX_MARK, withoutJoining, wordsOfPart } from './words-of-part.ts';
import { contentAt, isPoint, opensList } from './substance-of-part.ts';

/** So many sayings of one account are kept. */
const MAX_SAYINGS = 80;
const MAX_LENGTH = 1_000;
/** A list is announced at the end of a paragraph. In UTF-16 units. */
const MAX_END = 200;
/** "The following was agreed:", "the results can be summed up as follows": the list is of both sides. */
const IMPERSONAL_LIST =
  /\b(?:the following (?:\p{L}+ ){0,2}(?:was|were|points|outcomes|results)|(?:results|outcomes)\b[^.]{0,60}\bas follows|agreed (?:on |upon )?(?:as follows|the following))\b[^.:]{0,60}[.:]\s*$|^(?:\p{L}+ )?(?:results?|outcomes?|conclusions|agreements?|deliverables|decisions|agreed)(?: \p{L}+){0,4}:\s*$/iu;

/** "Agreed to: (a) …; (b) …" in one sentence. */
const LIST_INSIDE = /:\s{1,3}(?:[-•–*]\s|\(?(?:1|a|i)[.)]\s)/u;

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
  const state: AccountState = {
    holder: null,
    earlier: null,
    isTogether: false,
    isListed: false,
    opening: 0,
    isContinued: false,
    wasAttributed: false,
    pronouns: pronounsByTitle(mentions),
  };
  /** Who says the items of the list that goes on, where one does. */
  let list: Pick<AccountState, 'holder' | 'isTogether'> | null = null;
  for (const { kind, start, end } of article.paragraphs) {
    if (kind === 'headline' || end <= first) continue;
    const span = withoutDateline(article.text, [start, end]);
    const paragraph = article.text.slice(...span);
    if (!LIST_MARK.test(paragraph)) list = null;
    Object.assign(state, list ?? { holder: null, isTogether: false }, {
      earlier: state.isTogether ? null : (state.holder ?? state.earlier),
      isListed: list !== null,
      opening: start,
    });
    for (const sentence of sentencesWithin(article.text, article.english.ends, span)) {
      sayings.push(...readSentence(reading, sentence, state));
      state.opening = sentence[1];
      state.earlier = null;
    }
    const tail = paragraph.slice(-MAX_END);
    if (IMPERSONAL_LIST.test(tail)) list = { holder: null, isTogether: true };
    else if (opensList(tail)) list ??= { holder: state.holder, isTogether: state.isTogether };
    if (sayings.length >= MAX_SAYINGS) break;
  }
  return sayings.slice(0, MAX_SAYINGS);
}

function readSentence(reading: AccountText, sentence: Span, state: AccountState): MeetingSaying[] {
  const { mentions, told } = reading;
  const { article } = mentions;
  const meeting = told.findLast(({ at }) => at <= sentence[0]) ?? told[0];
  if (meeting === undefined) return [];
  const mark = LIST_MARK.exec(article.text.slice(sentence[0], sentence[0] + MAX_MARK))?.[0].length ?? 0;
  const isListed = state.isListed || LIST_INSIDE.test(article.text.slice(...sentence));
  state.isContinued = false;
  return partsOfSentence(article.english, [sentence[0] + mark, sentence[1]]).flatMap(
    (part): MeetingSaying[] => {
      const own = reading.found.filter(({ span: [start] }) => start >= part[0] && start < part[1]);
      const { holder, earlier, pronouns, opening } = state;
      const known = { mentions, meeting, pronouns, holder, earlier, found: null };
      const voice = voiceOf(mentions, { part, own, meeting }, state);
      [state.isContinued, state.wasAttributed] = [true, voice.isAttributed];
      const { isTogether } = state;
      const said = wordsOfPart(known, { part, own: isTogether ? [] : own, voice });
      const saying = ({ speaker, side }: MeetingSpeaker, span: Span): MeetingSaying => ({
        meeting: told.indexOf(meeting),
        side,
        speaker,
        issuer: mentions.publisher,
        text: article.text.slice(...span),
        span: [span[0], span[1]],
        wording: own[0]?.wording ?? 'paraphrase',
        substance: own[0]?.substance ?? 'claim',
      });
      const words = wordsWithin(article.english.words, said);
      const cue = wordsWithin(article.english.words, part).filter(({ end }) => end <= said[0]);
      const isKept =
        !isEncounter(words, told, [opening, sentence[0]]) &&
        said[1] - said[0] <= MAX_LENGTH &&
        isPoint({ words, cue, isTogether, isListed, isAttributed: voice.isAttributed });
      const owned = isTogether ? [] : ownedWords(known, part);
      // What another one asked for stands before what is answered.
      const outside = isKept
        ? owned.filter(
            ({ speaker: { side }, span }) => span[1] <= said[0] && side !== voice.speakers[0]?.side,
          )
        : owned;
      return [
        ...(isKept ? deedsIn(article.english, said) : []).flatMap((deed) =>
          voice.speakers.map((speaker) => saying(speaker, deed)),
        ),
        ...outside.map(({ speaker, span }) => saying(speaker, span)),
      ];
    },
  );
}

/** Returns whether words tell that they met, and nothing that was said: the sentence that the meeting was read from. */
const isEncounter = (
  words: readonly EnglishWord[],
  told: readonly MeetingMention[],
  [opening, sentence]: Span,
): boolean =>
  told.some(({ at }) => at >= opening && at <= sentence + MAX_MARK) &&
  (words[0]?.start ?? 0) <= sentence + MAX_MARK &&
  contentAt(words) === null;

/** So few words of what another one is ready for say too little. */
const MIN_OWNED = 4;

/** Returns what a part says of another one's offer or promise, and whose it is. */
function ownedWords(
  reading: SpeakerReading,
  part: Span,
): { readonly speaker: MeetingSpeaker; readonly span: Span }[] {
  const { article, tokens } = reading.mentions;
  const [first, behind] = tokenRange(tokens, part);
  return ownedPoints(reading, { from: first, to: behind })
    .filter(({ from, to }) => to - from >= MIN_OWNED)
    .map(({ speaker, from, to }) => {
      const start = tokens[from]?.start ?? part[0];
      const end = Math.min(part[1], tokens[to - 1]?.end ?? part[1]);
      const words = withoutJoining(article.text, [start, Math.max(start, end)]);
      return { speaker, span: withoutTails(article.text, trimClause(article.text, words)) };
    });
}
