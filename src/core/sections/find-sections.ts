/** Finds the sections of a page by its structure: parts that have a subject of their own, as a round-up or a press conference has. */
import type { Block } from '../model/index.ts';
import { findTurns, isGeneric, QUESTION_MARK, type TranscriptTurn } from './turns.ts';
import { isContinued, isFollowUp } from './follow-up.ts';

/** The blocks of a version, or what is like them. */
export type SectionBlocks = readonly Pick<Block, 'kind' | 'text' | 'parted'>[];

/** The blocks from `from` up to, not including, `end`; the first `opening` of them are a heading or a question. */
export type Section = { readonly from: number; readonly end: number; readonly opening: number };

export type Sections = {
  /** What parts them; `whole`: nothing does. */
  readonly form: 'transcript' | 'headings' | 'items' | 'rules' | 'questions' | 'whole';
  readonly list: readonly Section[];
  /** How many blocks stand before the first part that has a heading, a question or a number: they say what the page is about. */
  readonly lead: number;
  /** How many ask in a transcript, by their names: one who asks leads an interview, several come to a press conference. */
  readonly askers: number;
};

const MIN_HEADINGS = 2;
const MIN_ITEMS = 3;
const MIN_QUESTIONS = 3;
/** So much of a section is compared with the question that may follow up on it. */
const MAX_COMPARED = 4_000;
/** A page is a list of items when so much of it stands in them. */
const MIN_LISTED_SHARE = 0.6;
const ITEM_NUMBER = /^[(（]?(\d{1,3})[.)、．）]\s*\S/u;
const QUESTION_END = /[?？؟]["'”’»)\]]*$/u;

/** @returns the sections in order; together they are all of the blocks. A text of one subject is one section. */
export function findSections(blocks: SectionBlocks): Sections {
  const turns = findTurns(blocks);
  if (turns.length > 0) return transcript(blocks, turns);
  const parted = byHeadings(blocks) ?? byItems(blocks) ?? byRules(blocks) ?? byQuestions(blocks);
  return parted ?? cutAt('whole', blocks, []);
}

/** Makes a section of each question with all that follows it, up to the next question on something else. */
function transcript(blocks: SectionBlocks, turns: readonly TranscriptTurn[]): Sections {
  const questions = turns.flatMap((turn, place) => (turn.isQuestion ? [{ ...turn, place }] : []));
  const starts: Start[] = [];
  for (const [number, { at, speaker, place }] of questions.entries()) {
    const answerAt = turns[place + 1]?.at ?? blocks.length;
    const last = starts.at(-1);
    const isSameAsker = questions[number - 1]?.speaker === speaker && !isGeneric(speaker);
    const isNext =
      last !== undefined &&
      isFollowUp(textOf(blocks, last.at, at), textOf(blocks, at, answerAt), isSameAsker);
    const from = headingsBefore(blocks, at, turns[place - 1]?.at ?? -1);
    if (!isNext) starts.push({ at: from, opening: answerAt - from });
  }
  const names = questions.flatMap(({ speaker }) => (isGeneric(speaker) ? [] : [speaker]));
  const lead = starts[0]?.at ?? 0;
  const cut = cutAt('transcript', blocks, [...announcements(blocks, lead), ...starts]);
  return { ...cut, lead, askers: new Set(names).size };
}

/** Parts what is said before the first question: the announcements of a day have a subject each. */
function announcements(blocks: SectionBlocks, end: number): Start[] {
  const starts: Start[] = [];
  for (let at = 0; at < end; at += 1) {
    const before = textOf(blocks, starts.at(-1)?.at ?? 0, at);
    if (at === 0 || !isContinued(before, textOf(blocks, at, at + 1))) starts.push(withoutOpening(at));
  }
  return starts;
}

/** Returns the last of the text between two places. */
function textOf(blocks: SectionBlocks, from: number, end: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let at = end - 1; at >= from && length < MAX_COMPARED; at -= 1) {
    const { text = '' } = blocks[at] ?? {};
    parts.unshift(text.slice(0, MAX_COMPARED));
    length += text.length;
  }
  return parts.join('\n');
}

/** A heading over a question is a part of it. @param after the turn before: no heading is looked for further up */
function headingsBefore(blocks: SectionBlocks, at: number, after: number): number {
  let from = at;
  while (from > after + 1 && blocks[from - 1]?.kind === 'heading') from -= 1;
  return from;
}

type Start = { readonly at: number; readonly opening: number };
const withoutOpening = (at: number): Start => ({ at, opening: 0 });

/** Parts the blocks where sections start; what stands before the first start is one section too. */
function cutAt(form: Sections['form'], blocks: SectionBlocks, starts: readonly Start[]): Sections {
  const lead = starts[0]?.at ?? blocks.length;
  const all = lead > 0 ? [{ at: 0, opening: 0 }, ...starts] : starts;
  const list = all.map(({ at, opening }, place) => {
    const end = all[place + 1]?.at ?? blocks.length;
    return { from: at, end, opening: Math.min(opening, end - at) };
  });
  return { form, list, lead, askers: 0 };
}

/** Headings that follow each other open one section. */
function byHeadings(blocks: SectionBlocks): Sections | null {
  const isHeading = (at: number): boolean => blocks[at]?.kind === 'heading';
  const starts = blocks.flatMap((_, at) => {
    if (!isHeading(at) || isHeading(at - 1)) return [];
    let opening = 1;
    while (isHeading(at + opening)) opening += 1;
    return at + opening < blocks.length ? [{ at, opening }] : [];
  });
  if (starts.length < MIN_HEADINGS) return null;
  return cutAt('headings', blocks, starts);
}

/** Parts a page by items that are numbered one, two, three, or by those of a list that holds most of it. */
function byItems(blocks: SectionBlocks): Sections | null {
  const starts = numberedItems(blocks) ?? listedItems(blocks);
  return starts === null ? null : cutAt('items', blocks, starts.map(withoutOpening));
}

function numberedItems(blocks: SectionBlocks): number[] | null {
  const starts: number[] = [];
  for (const [at, { text }] of blocks.entries()) {
    if (Number(ITEM_NUMBER.exec(text)?.[1]) === starts.length + 1) starts.push(at);
  }
  return starts.length < MIN_ITEMS ? null : starts;
}

function listedItems(blocks: SectionBlocks): number[] | null {
  const items = blocks.flatMap(({ kind }, at) => (kind === 'list' ? [at] : []));
  const length = (places: readonly number[]): number =>
    places.reduce((sum, at) => sum + (blocks[at]?.text.length ?? 0), 0);
  const isMost = length(items) >= MIN_LISTED_SHARE * length([...blocks.keys()]);
  if (items.length < MIN_ITEMS || !isMost) return null;
  // What stands between two items or behind the last is no part of one.
  const isStart = (at: number): boolean => blocks[at]?.kind === 'list' || blocks[at - 1]?.kind === 'list';
  return [...blocks.keys()].filter(isStart);
}

/** Parts a page at its lines and stars between paragraphs. */
function byRules(blocks: SectionBlocks): Sections | null {
  const starts = blocks.flatMap(({ parted }, at) => (parted === true && at > 0 ? [{ at, opening: 0 }] : []));
  return starts.length === 0 ? null : cutAt('rules', blocks, starts);
}

/** Parts a page by questions without labels, each a paragraph of its own with its answer beneath. */
function byQuestions(blocks: SectionBlocks): Sections | null {
  const asks = (at: number): boolean => QUESTION_END.test(blocks[at]?.text.slice(-10) ?? '');
  const places = [...blocks.keys()].filter((at) => asks(at) && !asks(at + 1) && at + 1 < blocks.length);
  const starts = places.map((at): Start => ({ at, opening: 1 }));
  const answered = places.filter((at) => !QUESTION_MARK.test(blocks[at + 1]?.text ?? ''));
  if (answered.length < MIN_QUESTIONS) return null;
  return cutAt('questions', blocks, starts);
}
