/**
 * Finds the turns of a transcript: a label at the start of a block says who speaks ("AFP: …", "记者：…", "【Reuters】…"). Labels are
 * known by what they do, and not by whom they name: they come again, and those who ask end in a question.
 */
import type { Block } from '../model/index.ts';
import { foldWord } from '../language/fold.ts';
import { wordSet } from '../language/word-set.ts';

type Blocks = readonly Pick<Block, 'kind' | 'text'>[];

/** One turn of a transcript: it goes on to the next one. */
export type TranscriptTurn = {
  /** The label, folded, so that one speaker's turns have the same. */
  readonly speaker: string;
  /** The index of its first block. */
  readonly at: number;
  readonly isQuestion: boolean;
};

const MAX_LABEL = 60;
const MAX_LABEL_WORDS = 8;
/** In scripts without spaces. */
const MAX_UNSPACED_LABEL = 20;
const BRACKETED = /^[【[［]([^】\]］\n]{1,60})[】\]］]/u;
/** Marks that no name holds. */
const NO_LABEL = /[!?！？。；;"“”«»]|\/\//u;
const LABEL_WORD = /^[("'‘]*[\p{Lu}\p{Lt}\p{N}\p{Lo}]/u;
/** Small words inside names of people and outlets. */
const CONNECTIVES = wordSet(
  'of the for and at in from to on al el bin bint de la van von y e du des & - – |',
);
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
export const QUESTION_MARK = /[?？؟]/u;
const QUESTION_LABEL =
  /^(?:q|question|questioner|reporter|journalist|press|media|follow-?up|问|問|提问|提問|追问|追問|记者|記者|سؤال|سوال|پرسش|پوښتنه|вопрос)(?![\p{L}\p{M}])/u;
/** A longer text without a question mark is no question. */
const MAX_BARE_QUESTION = 600;
const MIN_QUESTIONS = 2;
/** Labels beyond these are text of the last turn. */
const MAX_LABELLED = 1_000;

/** Reads the label at the start of a text. @returns its length and its folded words, or null */
function readLabel(text: string): { readonly length: number; readonly speaker: string } | null {
  const bracketed = BRACKETED.exec(text);
  const colon = text.slice(0, MAX_LABEL + 1).search(/[:：]/u);
  const length = bracketed?.[0].length ?? colon + 1;
  const label = (bracketed?.[1] ?? text.slice(0, Math.max(0, colon))).trim();
  if (label === '' || NO_LABEL.test(label) || /^\d[\d.,: -]*$/u.test(label)) return null;
  // "12:30 …" is a time, "https://…" an address.
  if (bracketed === null && /^(?:\d|\/\/)/u.test(text.slice(length, length + 2))) return null;
  if (UNSPACED.test(label) ? label.length > MAX_UNSPACED_LABEL : !isName(label)) return null;
  return { length, speaker: foldWord(label.replace(/\s+/gu, ' ')) };
}

function isName(label: string): boolean {
  const words = label.split(/\s+/u);
  return (
    words.length <= MAX_LABEL_WORDS &&
    LABEL_WORD.test(label) &&
    words.every((word) => LABEL_WORD.test(word) || CONNECTIVES.has(word.toLowerCase()))
  );
}

type LabelledBlock = {
  readonly speaker: string;
  readonly at: number;
  readonly asks: boolean;
  readonly length: number;
};

/** @returns the turns in order, or none where the blocks are no transcript */
export function findTurns(blocks: Blocks): TranscriptTurn[] {
  const labelled = labelledBlocks(blocks);
  const bySpeaker = Map.groupBy(labelled, ({ speaker }) => speaker);
  const answerer = findAnswerer(bySpeaker);
  if (answerer === null || bySpeaker.size < 2) return unansweredTurns(blocks, labelled);
  const turns = labelled.flatMap((block, place): TranscriptTurn[] => {
    const { speaker, at } = block;
    if (speaker === answerer) return [{ speaker, at, isQuestion: false }];
    const own = bySpeaker.get(speaker) ?? [];
    const isQuestion = isGeneric(speaker) || (block.asks && asksMostly(own)) || isBareQuestion(place);
    // A label that comes once and asks nothing ("Second: …") is a part of the turn around it.
    return isQuestion || own.length > 1 ? [{ speaker, at, isQuestion }] : [];
  });
  return turns.filter(({ isQuestion }) => isQuestion).length < MIN_QUESTIONS ? [] : turns;

  /** A question may end in no mark: "Do you have more on this." Then an answer stands before it and behind it. */
  function isBareQuestion(place: number): boolean {
    const [before, block, next] = [labelled[place - 1], labelled[place], labelled[place + 1]];
    const isBetween = (before === undefined || before.speaker === answerer) && next?.speaker === answerer;
    return isBetween && block !== undefined && block.length <= MAX_BARE_QUESTION && block.at + 1 === next.at;
  }
}

/** A label behind the question in one block: "AFP: …? Mara Holt: …". */
const INNER_LABEL = /[?？؟]["'”’»)\]]*\s*(\S[^:：?？؟]{0,60}[:：])/u;

/** Returns the turns of a transcript whose answers open no block: each stands in the block of its question, or has no label. */
function unansweredTurns(blocks: Blocks, labelled: readonly LabelledBlock[]): TranscriptTurn[] {
  const answers = labelled.map(({ at }) => readLabel(INNER_LABEL.exec(blocks[at]?.text ?? '')?.[1] ?? ''));
  const byAnswerer = Map.groupBy(answers, (label) => label?.speaker ?? null);
  const asked = labelled.filter(({ speaker }, place) => {
    const answerer = answers[place]?.speaker ?? null;
    return isGeneric(speaker) || (answerer !== null && (byAnswerer.get(answerer)?.length ?? 0) > 1);
  });
  if (asked.length < MIN_QUESTIONS) return [];
  return asked.map(({ speaker, at }) => ({ speaker, at, isQuestion: true }));
}

function labelledBlocks(blocks: Blocks): LabelledBlock[] {
  const labels = blocks
    .flatMap(({ text }, at) => {
      const label = readLabel(text);
      return label === null ? [] : [{ speaker: label.speaker, at }];
    })
    .slice(0, MAX_LABELLED);
  return labels.map(({ speaker, at }, place) => {
    const turn = blocks.slice(at, labels[place + 1]?.at ?? blocks.length);
    const text = turn.map((block) => block.text).join('\n');
    return { speaker, at, asks: QUESTION_MARK.test(text), length: text.length };
  });
}

/** Says whether a label says "question" and names nobody. */
export const isGeneric = (speaker: string): boolean => QUESTION_LABEL.test(speaker);

const asksMostly = (turns: readonly LabelledBlock[]): boolean =>
  2 * turns.filter(({ asks }) => asks).length >= turns.length;

/** Finds who answers: of those who speak more than once and mostly don't ask, the one with the most turns. */
function findAnswerer(bySpeaker: ReadonlyMap<string, readonly LabelledBlock[]>): string | null {
  const askedShare = (turns: readonly LabelledBlock[]) =>
    turns.filter(({ asks }) => asks).length / turns.length;
  const [first] = [...bySpeaker]
    .filter(([speaker, turns]) => turns.length > 1 && !isGeneric(speaker))
    .toSorted(([, a], [, b]) => b.length - a.length || askedShare(a) - askedShare(b));
  return first?.[0] ?? null;
}
