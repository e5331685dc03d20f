/**
 * Finds the box that holds an article's text. Each line weighs what a paragraph of an article would; its weight counts for the boxes
 * around it, less with each level; names, structured data and shape give or take. The approach of Arc90's Readability, with
 * evidence instead of one class list.
 */
import {
  BODY_NAMES,
  COMMENT_NAMES,
  FURNITURE_NAMES,
  LEADING_NAMES,
  SENTENCE_END,
} from './furniture-patterns.ts';
import type { Box, Layout, Line } from './layout.ts';
import { isFurnitureWording } from './furniture-wording.ts';

export type LineWeights = {
  /** The weight of a line as text, wherever it stands. */
  readonly line: (line: Line) => number;
  /** The sum of the weights in a box, wherever it stands. */
  readonly box: (box: Box) => number;
};

/** The weight of a paragraph in such an element. */
const ELEMENT_WEIGHT = new Map(
  Object.entries({
    p: 1,
    li: 0.35,
    dd: 0.5,
    dt: 0.2,
    td: 0.5,
    tr: 0.2,
    th: 0,
    figcaption: 0,
    h1: 0,
    h2: 0,
    h3: 0,
    h4: 0,
    h5: 0,
    h6: 0,
    label: 0,
    legend: 0,
    address: 0.1,
    time: 0,
  }),
);
const ASIDES = new Set(['aside', 'footer', 'form', 'figure', 'fieldset', 'header']);
const LEAVES = new Set('p li blockquote td tr h1 h2 h3 h4 h5 h6 ul ol dl figure'.split(' '));
const DECAY = 0.7;
const CJK = /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/gu;

/** Letters of East Asian scripts say about as much as two and a half others. */
export const weightedLength = (text: string): number => text.length + 1.5 * (text.match(CJK)?.length ?? 0);

export function weighLines(layout: Layout, agrees: (line: string) => boolean): LineWeights {
  const weights = layout.lines.map((line) => {
    const weight = lineWeight(line);
    // Wording that comes and goes with each request must not decide where the text is.
    return weight === 0 || isFurnitureWording(line.text, line.linkLength > 0)
      ? 0
      : weight * (agrees(line.text) ? 3 : 1);
  });
  const sums = [0];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  return {
    line: (line) => weights[line.index] ?? 0,
    box: (box) => (sums[box.end] ?? 0) - (sums[box.first] ?? 0),
  };
}

function lineWeight({ text, linkLength, box }: Line): number {
  const length = weightedLength(text);
  const links = linkLength / text.length;
  if (length < 40 || links > 0.6 || box.linked) return 0;
  const sentence = SENTENCE_END.test(text) ? 1 : 0.4;
  return (Math.min(length, 500) / 100) * sentence * (ELEMENT_WEIGHT.get(box.name) ?? 0.8) * (1 - links);
}

/** @returns whether a box has a name of furniture, and what that name promises */
export const isNamedFurniture = (box: Box): boolean =>
  box.hint !== '' &&
  (FURNITURE_NAMES.test(box.hint) ||
    (LEADING_NAMES.test(box.hint) && (box.linked || box.linkLength > 0 || box.taken > 0)));

/** The weight of a short paragraph: there is something that is commented on. */
const MIN_COMMENTED = 0.8;

/** @returns whether readers answer in a box: there is a text outside of it, and no heading of the page inside */
export const isComments = (box: Box, weights: LineWeights, total: number): boolean =>
  COMMENT_NAMES.test(box.hint) && total - weights.box(box) >= MIN_COMMENTED && !holds(box, 'h1');

const holds = (box: Box, name: string): boolean =>
  box.children.some((child) => child.name === name || holds(child, name));

/** Returns how much less a box's lines count because of its element or its names; a box with half of the page's text counts in full. */
function trust(box: Box, weights: LineWeights, total: number): number {
  if (box.hidden) return 0.1;
  if (isComments(box, weights, total)) return 0.1;
  if (weights.box(box) / total > 0.5) return 1;
  const named = isNamedFurniture(box) && !BODY_NAMES.test(box.hint);
  return ASIDES.has(box.name) || named ? 0.2 : 1;
}

function namedAsBody(box: Box): number {
  if (/articlebody/iu.test(box.itemprop)) return 2;
  if (BODY_NAMES.test(box.hint)) return 1.4;
  return box.name === 'article' ? 1.3 : 1;
}

/** @returns the box of the article's text, or null when no line weighs anything */
export function findBody(layout: Layout, weights: LineWeights): Box | null {
  const scores = new Map<Box, number>();
  const trusts = new Map<Box, number>();
  const total = weights.box(layout.root) || 1;
  for (const box of layout.boxes) {
    const around = box.parent === null ? 1 : (trusts.get(box.parent) ?? 1);
    trusts.set(box, Math.min(around, trust(box, weights, total)));
  }
  for (const line of layout.lines) {
    let weight = weights.line(line) * (trusts.get(line.box) ?? 1);
    if (weight === 0) continue;
    for (let box: Box | null = line.box; box !== null; box = box.parent) {
      // A cell of running text is itself a leaf; one that holds paragraphs is a column of an old layout.
      if (LEAVES.has(box.name) && !(box.name === 'td' && line.box !== box)) continue;
      scores.set(box, (scores.get(box) ?? 0) + weight);
      weight *= DECAY;
    }
  }
  let best: Box | null = null;
  let top = 0;
  for (const [box, sum] of scores) {
    const score = sum * namedAsBody(box);
    if (score > top) [best, top] = [box, score];
  }
  return best === null ? null : widened(best, layout, weights, trusts);
}

/** Climbs as long as the next box holds more of the same text: bodies are cut up by adverts and paywalls. */
function widened(found: Box, layout: Layout, weights: LineWeights, trusts: ReadonlyMap<Box, number>): Box {
  let best = found;
  for (let box: Box | null = found.parent; box !== null && box.parent !== null; box = box.parent) {
    const inner: Box = best;
    let outside = 0;
    for (let at = box.first; at < box.end; at += 1) {
      if (at >= inner.first && at < inner.end) continue;
      const line = layout.lines[at];
      if (line === undefined) continue;
      const trusted = (trusts.get(line.box) ?? 1) >= (trusts.get(inner) ?? 1);
      if (trusted && weights.line(line) >= 0.8 && line.box.name !== 'li') outside += weights.line(line);
    }
    if (outside >= 0.15 * weights.box(inner)) best = box;
    if (box.name === 'article' || box.name === 'main') break;
  }
  return best;
}
