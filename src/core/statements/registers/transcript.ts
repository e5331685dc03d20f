/** Transcripts: paragraphs that a label opens, those who ask and those who answer. */
import { wordSet } from '../../language/word-set.ts';
import { tagSet } from '../../language/english/lexicon.ts';
import { at, type EnglishToken, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { KINDS } from '../attribution/labels.ts';
import {
  answererOf,
  type PageReading,
  type PageSpeaker,
  publisherOfPage,
  sentencesIn,
  speakerBefore,
  spanOf,
} from './page.ts';
import { sentenceForm } from './sentence-form.ts';
import type { Turn } from './turn.ts';

/** A label and what goes on from it, up to the next one. */
type LabelledTurn = {
  readonly source: TokenRange;
  readonly mark: TokenRange;
  /** From the label's sentence to the next one's, as tokens. */
  readonly range: TokenRange;
  /** The index of its paragraph. */
  readonly paragraph: number;
  readonly name: string;
};

/** Labels of those who ask, whoever they are, and of the one who answers. */
const ASKERS = wordSet(
  'q question questions reporter reporters journalist journalists correspondent media press asked asks interviewer moderator host anchor',
);
const ANSWERERS = wordSet(
  'a answer spokesperson spokesman spokeswoman minister president ambassador envoy secretary premier commissioner chairman chairwoman chairperson representative foreign prime the mr ms mrs madam',
);

/** Fewer labelled paragraphs are no transcript. */
const MIN_TURNS = 2;
/** A page that is a transcript begins with one; others quote from one. In paragraphs. */
const MAX_INTRODUCTION = 4;

/** Returns the turns of a transcript, and none for a page that is no transcript. */
export function transcriptTurns(page: PageReading): Turn[] {
  const labelled = findLabels(page);
  const [first] = labelled;
  const unlabelled = unlabelledQuestions(page, labelled);
  if (first === undefined || labelled.length + Math.min(1, unlabelled.length) < MIN_TURNS) return [];
  const answerer = answererOf(page, first.paragraph);
  const roles = rolesOf(page, labelled, answerer);
  const people = labelled.filter(({ source }) => page.sides.hasPerson(spanOf(page.tokens, source)));
  const isAnswered = new Set(roles.values()).size > 1 || people.length >= MIN_TURNS || unlabelled.length > 0;
  if (first.paragraph > MAX_INTRODUCTION || !isAnswered)
    return labelled.filter(({ source }) => !isPlace(page, source)).map((turn) => quotedTurn(page, turn));
  const asked = new Set(unlabelled.map(({ to }) => to));
  const turns = labelled.map((turn): Turn => {
    const { sentences, ...rest } = turnOf(page, turn, roles, answerer);
    return { ...rest, sentences: sentences.filter(({ to }) => !asked.has(to)) };
  });
  return [
    ...announcements(page, first, asked),
    ...withoutClosing(page, turns),
    { speaker: null, label: null, sentences: unlabelled, rule: 'question', isWhole: true },
  ];
}

/** Returns what the side of the page announces before the first label; what is told there in the past introduces the page. */
function announcements(page: PageReading, first: LabelledTurn, asked: ReadonlySet<number>): Turn[] {
  const { tokens, title } = page;
  const speaker = publisherOfPage(page);
  const from = title?.to ?? 0;
  if (speaker === null || first.range.from <= from) return [];
  const sentences = sentencesIn(tokens, { from, to: first.range.from }).filter((sentence) => {
    const form = sentenceForm(tokens, sentence);
    return form !== null && !form.isPast && !asked.has(sentence.to);
  });
  return [{ speaker, label: null, sentences, rule: 'speech', isWhole: false }];
}

/** A notice at the end of a page is no longer. In sentences. */
const MAX_CLOSING = 3;

/** Returns the turns without the notice that closes a page: "The next briefing will be held on Friday", in a paragraph of its own. */
function withoutClosing(page: PageReading, turns: readonly Turn[]): readonly Turn[] {
  const last = turns.at(-1);
  if (last === undefined) return turns;
  const closing = last.sentences.findIndex((sentence) => isNotice(page.tokens, sentence));
  return closing === -1 || last.sentences.length - closing > MAX_CLOSING
    ? turns
    : [...turns.slice(0, -1), { ...last, sentences: last.sentences.slice(0, closing) }];
}

/** Returns whether a paragraph begins by telling of the briefing or the transcript itself. */
function isNotice(tokens: TaggedTokens, sentence: TokenRange): boolean {
  if (at(tokens, sentence.from - 1).tag !== 'edge') return false;
  const { from, to } = sentenceForm(tokens, sentence)?.subject ?? sentence;
  for (let i = from; i < to; i++) {
    const { word } = at(tokens, i);
    if (NOTICED.has(word) || (word === 'conference' && PRESS.has(at(tokens, i - 1).word))) return true;
  }
  return false;
}

const NOTICED = wordSet('briefing briefings presser transcript');
const PRESS = wordSet('press news media');

/** Returns whether a label names a side and nobody of it: it is a place that a paragraph is dated from, or its subject. */
function isPlace({ tokens, sides }: PageReading, source: TokenRange): boolean {
  const span = spanOf(tokens, source);
  return !sides.hasPerson(span) && sides.partiesIn(span).length > 0;
}

/** Returns the sentences of paragraphs without a label that end with a question, in front of one with a label: nobody states them. */
function unlabelledQuestions(
  { tokens, title }: PageReading,
  labelled: readonly LabelledTurn[],
): TokenRange[] {
  const opened = new Set(labelled.map(({ paragraph }) => paragraph));
  return [...opened].flatMap((paragraph) => {
    const before = tokens.paragraphs[paragraph - 1];
    if (before === undefined || before.from === title?.from || opened.has(paragraph - 1)) return [];
    return endsWithQuestion(tokens, before) ? sentencesIn(tokens, before) : [];
  });
}

const endsWithQuestion = (tokens: TaggedTokens, range: TokenRange): boolean =>
  /\?["'”’)]*$/u.test(tokens.text.slice(...spanOf(tokens, range)).slice(-4));

/** Returns a turn of a page that is a transcript from its beginning to its end. */
function turnOf(
  page: PageReading,
  turn: LabelledTurn,
  roles: ReadonlyMap<string, Role>,
  answerer: PageSpeaker | null,
): Turn {
  const { source, mark, name } = turn;
  const sentences = sentencesOf(page.tokens, turn);
  const named = { speaker: speakerBefore(page, source), label: { source, mark }, sentences };
  const role = roles.get(name);
  if (role === 'asks') return { ...named, rule: 'question', isWhole: true };
  const answers = role === 'answers' && answerer !== null;
  return {
    ...named,
    ...(answers ? { speaker: answerer, label: null } : {}),
    rule: 'transcript',
    isWhole: false,
  };
}

/** Returns a turn that a page quotes from a transcript: its paragraph, and those behind it that open with a quotation mark. */
function quotedTurn(page: PageReading, turn: LabelledTurn): Turn {
  const { tokens } = page;
  const { source, mark, paragraph, range } = turn;
  let end = paragraph;
  while (opensWithQuotation(tokens, tokens.paragraphs[end + 1], range.to)) end++;
  const to = Math.min(range.to, tokens.paragraphs[end]?.to ?? range.to);
  const sentences = sentencesOf(tokens, { ...turn, range: { from: range.from, to } });
  return {
    speaker: speakerBefore(page, source),
    label: { source, mark },
    sentences,
    rule: 'transcript',
    isWhole: true,
  };
}

/** Returns whether a paragraph before `to` opens with a quotation mark. */
function opensWithQuotation(tokens: TaggedTokens, paragraph: TokenRange | undefined, to: number): boolean {
  if (paragraph === undefined || paragraph.from >= to) return false;
  return /["“]/u.test(tokens.text.charAt(at(tokens, paragraph.from).start));
}

/** A label with its place. */
type Label = Omit<LabelledTurn, 'range'> & { readonly from: number };

/** Returns the label that a sentence begins with, or null. */
function labelAt(tokens: TaggedTokens, sentence: TokenRange, paragraph: number): Label | null {
  const from = at(tokens, sentence.from).tag === 'mark' ? sentence.from + 1 : sentence.from;
  const colon = endOfLabel(tokens, { from, to: sentence.to });
  if (colon === null || !isLabel(tokens, from, colon)) return null;
  const name = tokens.list
    .slice(from, colon)
    .map(({ word }) => word)
    .join(' ');
  return {
    source: { from, to: colon },
    mark: { from: colon, to: colon + 1 },
    paragraph,
    name,
    from: sentence.from,
  };
}

/** A label alone on its line is no longer. In tokens. */
const MAX_ALONE = 6;

/** Returns the label that a paragraph is, with its words in the next one: "SPOKESPERSON", "Q", a person's name; or none. */
function labelAlone({ tokens, sides }: PageReading, sentence: TokenRange, paragraph: number): Label[] {
  const { from, to } = sentence;
  const words = tokens.list.slice(from, Math.min(to, from + MAX_ALONE));
  if (to - from > MAX_ALONE || !isLabel(tokens, from, to)) return [];
  const isOffice = words.every(({ word }) => ASKERS.has(word) || ANSWERERS.has(word));
  if (!isOffice && !sides.hasPerson(spanOf(tokens, sentence))) return [];
  const name = words.map(({ word }) => word).join(' ');
  return [{ source: sentence, mark: { from: to - 1, to }, paragraph, name, from }];
}

function findLabels(page: PageReading): LabelledTurn[] {
  const { tokens, title } = page;
  const opening: Label[] = [];
  const inside: Label[] = [];
  const alone: Label[] = [];
  let paragraph = -1;
  for (const sentence of tokens.sentences) {
    const isFirst = at(tokens, sentence.from - 1).tag === 'edge';
    if (isFirst) paragraph++;
    if (paragraph === 0) continue;
    const label = labelAt(tokens, sentence, paragraph);
    if (label !== null) (isFirst ? opening : inside).push(label);
    else if (isFirst && at(tokens, sentence.to).tag === 'edge')
      alone.push(...labelAlone(page, sentence, paragraph));
  }
  // A name alone may be a heading: only those who ask make labels of the others.
  const isAsker = ({ name }: Label) => name.split(' ').some((word) => ASKERS.has(word));
  if (alone.some(isAsker) && !alone.every(isAsker)) opening.push(...alone);
  // Pages that lost their line breaks: there, one whom the title names speaks in the middle of a paragraph.
  const known = new Set(
    title === null ? [] : tokens.list.slice(title.from, title.to).map(({ word }) => word),
  );
  const isFlat = inside.some(
    ({ name }) => ANSWERERS.has(name) || name.split(' ').every((word) => known.has(word)),
  );
  const found = (isFlat ? [...opening, ...inside] : opening).toSorted((a, b) => a.from - b.from);
  const end = tokens.paragraphs.at(-1)?.to ?? 0;
  return found.map(({ from, ...label }, index) => ({
    ...label,
    range: { from, to: found[index + 1]?.from ?? end },
  }));
}

const PARTS_OF_NAMES = tagSet('open close clitic comma number');
/** Small words inside of names: "M. de la Cruz". */
const PARTICLES = wordSet('. al el de da di du la le van von der den bin ibn y');
/** Longer labels are no names. In tokens. */
const MAX_LABEL = 18;

/** Returns the mark behind a label at the beginning of a paragraph: "Name:", "(Name, Outlet):", "Q."; or null. */
function endOfLabel(tokens: TaggedTokens, { from, to }: TokenRange): number | null {
  for (let i = from + 1; i < Math.min(to, from + MAX_LABEL); i++) {
    const { tag, word } = at(tokens, i);
    if (
      tag === 'colon' ||
      (i === from + 1 && /^[.\-–—]$/u.test(word) && /^[qa]$/u.test(at(tokens, from).word))
    )
      return i;
    if (tag === 'stop' || tag === 'quotation' || KINDS.has(word)) return null;
  }
  return null;
}

/** Returns whether the words before a colon name who speaks: a name, or somebody who asks. What stands in brackets says more of them. */
function isLabel(tokens: TaggedTokens, from: number, colon: number): boolean {
  const words = tokens.list.slice(from, colon);
  if (words.some(({ word }) => ASKERS.has(word))) return true;
  const outside = at(tokens, from).tag === 'open' ? words : withoutBrackets(words);
  const isName = outside.every(
    ({ start, end, tag, word }) =>
      PARTS_OF_NAMES.has(tag) || PARTICLES.has(word) || /\p{Lu}/u.test(tokens.text.slice(start, end)),
  );
  const isVerbal = outside.some(
    ({ tag }) => tag === 'verb' || tag === 'be' || tag === 'have' || tag === 'modal',
  );
  return isName && !isVerbal && outside.some(({ capital }) => capital);
}

function withoutBrackets(words: readonly EnglishToken[]): EnglishToken[] {
  let depth = 0;
  return words.filter(({ tag }) => {
    if (tag === 'open') depth++;
    else if (tag === 'close') depth--;
    else return depth <= 0;
    return false;
  });
}

function sentencesOf(tokens: TaggedTokens, { range, mark }: LabelledTurn): TokenRange[] {
  return sentencesIn(tokens, range)
    .filter((sentence) => sentence.to > mark.to)
    .map((sentence) => ({ from: Math.max(sentence.from, mark.to), to: sentence.to }));
}

/** - `asks`: nobody's statement; - `answers`: the page's own speaker, under a letter; - `speaks`: the one whom the label names */
type Role = 'asks' | 'answers' | 'speaks';

/**
 * Tells who asks from who answers. Where the page names who answers, all others ask; else those whose words end with a question as
 * often as not.
 */
function rolesOf(
  page: PageReading,
  labelled: readonly LabelledTurn[],
  answerer: PageSpeaker | null,
): ReadonlyMap<string, Role> {
  const byName = Map.groupBy(labelled, ({ name }) => name);
  const known =
    answerer?.voice.by === 'page' ? page.tokens.text.slice(...answerer.voice.words).toLowerCase() : '';
  const roles = new Map<string, Role>();
  for (const [name, turns] of byName) {
    const words = name.split(' ');
    if (words.some((word) => ASKERS.has(word))) roles.set(name, 'asks');
    else if (words.every((word) => ANSWERERS.has(word))) roles.set(name, 'answers');
    else if (words.some((word) => word.length > 2 && known.includes(word))) roles.set(name, 'speaks');
    else if (turns.filter((turn) => isQuestion(page.tokens, turn)).length * 2 >= turns.length)
      roles.set(name, 'asks');
  }
  const hasAnswers = [...roles.values()].some((role) => role !== 'asks');
  for (const name of byName.keys()) if (!roles.has(name)) roles.set(name, hasAnswers ? 'asks' : 'speaks');
  return roles;
}

/** Returns whether the last sentence of a turn is a question. */
function isQuestion(tokens: TaggedTokens, turn: LabelledTurn): boolean {
  const last = sentencesOf(tokens, turn).at(-1);
  return last !== undefined && endsWithQuestion(tokens, last);
}
