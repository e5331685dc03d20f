/**
 * Reads what an article's sentences answer of the watchlist's questions. A phrase of an answer alone says little: it counts
 * only where nothing negates or hedges it, where the act is that of the party the question is about, and where that party
 * says so itself or the outlet reports it in its own voice.
 */
import { isoDay } from '../../language/days.ts';
import { wordsWithin } from '../../language/english/words.ts';
import { foldForPhrases } from '../../language/fold.ts';
import { hasPhrase, type Phrase } from '../../language/phrases.ts';
import { sentencesWithin } from '../../language/sentences.ts';
import type { Span } from '../../language/span.ts';
import { cut } from '../../language/text.ts';
import type { PositionEvidence } from '../../model/index.ts';
import { type ArticleText, isBesideText, type ParagraphKind } from '../article-text.ts';
import { splitClauses } from '../clauses/split.ts';
import {
  type Actor,
  actorBefore,
  actorOfPronoun,
  hasOtherObject,
  hasSubjectBeside,
  nameParties,
  spelledActor,
} from './actor.ts';
import { type ClauseSpeaker, type SaidClause, speakerOfClause } from './clause-speaker.ts';
import {
  type AnswerPhrase,
  answerablePositions,
  type CompiledPosition,
  type CompiledPositions,
} from './compiled-positions.ts';
import { type FoldedSentence, foldedSentence, rangesOf, type WordRange } from './folded-sentence.ts';
import { assertionOf } from './negated-or-hedged.ts';
import { ASKING_HEADLINE, QUESTION } from './negators.ts';
import { hasNoSubject, insertsBefore, scopeStart } from './scope.ts';

export type { SaidClause } from './clause-speaker.ts';
export { type CompiledPositions, compilePositions } from './compiled-positions.ts';

/** Evidence is quoted where it is shown. In graphemes. */
const MAX_TEXT_LENGTH = 400;

/**
 * @param said every clause of the article that is somebody's words; all other words are the outlet's
 * @returns one piece of evidence for each position and voice; of what an outlet says both ways, none
 */
export function readPositions(
  article: ArticleText,
  said: readonly SaidClause[],
  compiled: CompiledPositions,
): PositionEvidence[] {
  const within = { ...compiled, positions: answerablePositions(compiled, article.english.words) };
  if (within.positions.length === 0) return [];
  const { text, english } = article;
  const context = { article, said, quotations: english.quotations, compiled: within };
  const found = article.paragraphs
    .filter(({ kind }) => !isBesideText(kind))
    .flatMap(({ kind, start, end }) =>
      sentencesWithin(text, english.ends, [start, end]).flatMap((sentence) =>
        inSentence({ ...context, kind }, sentence),
      ),
    );
  return withoutContradictions(found);
}

/** Returns whether a sentence holds words of an answer at all, which costs far less than to read it. */
export function mayAnswer(text: string, { positions }: CompiledPositions): boolean {
  const folded = foldForPhrases(text);
  const canStand = ({ segments }: Phrase): boolean => segments.every(({ probe }) => folded.includes(probe));
  return positions.some(
    ({ about, answers }) =>
      about.every((group) => group.some(canStand)) &&
      answers.some(({ phrases }) =>
        phrases.some(({ phrase }) => canStand(phrase) && hasPhrase(phrase, folded)),
      ),
  );
}

/** An article with all that its sentences are read by. */
type PositionContext = {
  readonly article: ArticleText;
  readonly said: readonly SaidClause[];
  readonly quotations: readonly Span[];
  readonly compiled: CompiledPositions;
  readonly kind: ParagraphKind;
};

function inSentence(context: PositionContext, [start, end]: Span): PositionEvidence[] {
  const { article, compiled, kind } = context;
  const text = article.text.slice(start, end);
  if (QUESTION.test(text) || (kind === 'headline' && ASKING_HEADLINE.test(text))) return [];
  const sentence = foldedSentence(wordsWithin(article.english.words, [start, end]));
  const positions = answerable(compiled.positions, sentence.text);
  return positions.flatMap((position) => {
    const answers = position.answers.flatMap(({ id, phrases }) => {
      const evidence = firstOf(phrases, (phrase) => readAnswer({ ...context, sentence, position }, phrase));
      return evidence === null ? [] : [{ answer: id, ...evidence }];
    });
    const [only, another] = answers;
    if (only === undefined || another !== undefined) return [];
    return [{ position: position.id, text: cut(text, MAX_TEXT_LENGTH), ...only }];
  });
}

function answerable(positions: readonly CompiledPosition[], folded: string): CompiledPosition[] {
  return positions.filter(
    ({ about, answers }) =>
      about.every((group) => group.some((phrase) => hasPhrase(phrase, folded))) &&
      answers.some(({ phrases }) => phrases.some(({ phrase }) => hasPhrase(phrase, folded))),
  );
}

/** One question, put to one sentence. */
type QuestionContext = PositionContext & {
  readonly sentence: FoldedSentence;
  readonly position: CompiledPosition;
};

type Answer = Pick<PositionEvidence, 'party' | 'on' | 'announced'>;

function firstOf<T, R>(items: readonly T[], read: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = read(item);
    if (found !== null) return found;
  }
  return null;
}

function readAnswer(context: QuestionContext, phrase: AnswerPhrase): Answer | null {
  return firstOf(rangesOf(phrase.phrase, context.sentence), (match) => readAnswerAt(context, phrase, match));
}

function readAnswerAt(context: QuestionContext, { words }: AnswerPhrase, match: WordRange): Answer | null {
  const { article, said, quotations, compiled, sentence, position } = context;
  const first = sentence.words[match.from];
  const last = sentence.words[match.to - 1];
  if (first === undefined || last === undefined) return null;
  const place: Span = [first.start, last.end];
  const speaker = speakerOfClause(
    { text: article.text, said, quotations },
    place,
    sentence.words[0]?.start ?? 0,
  );
  if (speaker === null || (speaker.party !== null && position.of.size > 0 && !position.of.has(speaker.party)))
    return null;
  const from = Math.max(startOf(article, sentence, place), firstWordIn(sentence, speaker.from));
  const before = { from, to: match.from };
  const skipped = insertsBefore(sentence, before);
  const scope = { from, to: match.to };
  const { isReported } = speaker;
  const asserted = assertionOf(article.text, sentence, {
    scope,
    match,
    skipped,
    words,
    published: article.publishedOn,
    isReported,
  });
  if (asserted === null) return null;
  const named = nameParties(sentence, compiled, position);
  const pronoun = actorOfPronoun(named, before, skipped);
  const subject = pronoun ?? subjectOf(named, before, skipped, speaker);
  if (position.about.length > 0 && hasOtherObject(named, match)) return null;
  const actor = subject === 'unnamed' ? spelledActor(named, match, words) : subject;
  const isSelf = pronoun !== null || (speaker.isReported && isSelfSaid(sentence, speaker.from));
  const isOwnAct = actor === 'unnamed' && speaker.party !== null && isSelf;
  if (position.of.size > 0 && !isOwnAct && !isAnswer(actor, speaker, sentence, before)) return null;
  const today = article.publishedOn === null ? null : isoDay(article.publishedOn);
  return {
    party: speaker.mayTell ? speaker.party : null,
    on: speaker.party === null ? today : speaker.on,
    ...(asserted === 'announced' ? { announced: true as const } : {}),
  };
}

/** Finds whose act it is. A party's words without a subject are its own act: the names in them are objects. */
function subjectOf(
  named: ReturnType<typeof nameParties>,
  before: WordRange,
  skipped: ReadonlySet<number>,
  speaker: ClauseSpeaker,
): Actor {
  const start = firstWordIn(named, speaker.from);
  const isOwn = speaker.party !== null && before.from <= start && hasNoSubject(named.words, start);
  return isOwn && !hasSubjectBeside(named, before.to) ? 'unnamed' : actorBefore(named, before, skipped);
}

function startOf({ english }: ArticleText, sentence: FoldedSentence, [place]: Span): number {
  const start = sentence.words[0]?.start ?? 0;
  const end = sentence.words.at(-1)?.end ?? start;
  return scopeStart(sentence, splitClauses(english, [[start, end]]), place);
}

const firstWordIn = ({ words }: FoldedSentence, place: number): number =>
  Math.max(
    0,
    words.findIndex(({ end }) => end > place),
  );

/** Returns whether "it" is the subject of what a side is reported to have said of itself: "The ministry said that it …". */
const isSelfSaid = (sentence: FoldedSentence, from: number): boolean =>
  /^(?:it|they)$/u.test(sentence.words.find(({ start }) => start >= from)?.word ?? '');

const OTHERS = /^(?:he|she|they|you|who|it)$/u;

/** Returns whether the act answers: the outlet must name the actor; a party's own words may mean itself. */
function isAnswer(
  actor: Actor,
  speaker: ClauseSpeaker,
  { words }: FoldedSentence,
  { from, to }: WordRange,
): boolean {
  if (actor === 'other') return false;
  if (actor !== 'unnamed') return speaker.party === null || actor.party === speaker.party;
  if (speaker.party === null) return false;
  const zone = words.slice(from, to).map(({ word }) => word);
  return !zone.some((word) => OTHERS.test(word)) || zone.some((word) => /^(?:we|our|i)$/u.test(word));
}

/** Keeps one piece for each position and voice, and none where two disagree. */
function withoutContradictions(found: readonly PositionEvidence[]): PositionEvidence[] {
  const groups = Map.groupBy(found, ({ position, party }) => `${position} ${party ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    return first === undefined || others.some(({ answer }) => answer !== first.answer) ? [] : [first];
  });
}
