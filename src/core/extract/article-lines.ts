/** Takes furniture out of an article's span: boxes by name, shape and share of links, lines by their words and place. */
import { creditedAgency } from './agencies.ts';
import type { LineWeights } from './find-body.ts';
import {
  BODY_NAMES,
  FURNITURE_LINE,
  FURNITURE_NAMES,
  KEY_POINT_NAMES,
  LEADS_ELSEWHERE,
  MAX_FURNITURE_LINE,
  NOTE_NAMES,
  NOTE_WORDING,
  SENTENCE_END,
  VAGUE_NAMES,
} from './furniture-patterns.ts';
import type { Box, Layout, Line } from './layout.ts';
import { linkShare } from './layout.ts';
import { isBylineOrDate, isFurnitureWording } from './furniture-wording.ts';

const ASIDES = new Set(['aside', 'footer', 'form', 'fieldset', 'menu', 'dl']);
const TEXT_ELEMENT = /^(?:p|h[1-6]|blockquote)$/u;
const LISTS = new Set(['ul', 'ol']);
/** A box that holds this share of the text is not furniture, whatever it is called. */
const TOO_BIG_TO_DROP = 0.3;
const PARAGRAPH_WEIGHT = 0.6;

/** @returns the lines of the body that are the article's, in order */
export function articleLines(layout: Layout, body: Box, weights: LineWeights): Line[] {
  const kept: Line[] = [];
  const total = weights.box(body);
  const dropped = droppedBoxes(body, (box) => isFurnitureBox(box, weights, total));
  let isOpening = true;
  for (let at = body.first; at < body.end; at += 1) {
    const line = layout.lines[at];
    if (line === undefined) continue;
    if (isInsideAny(line.box, body, dropped) || isFurnitureLine(line, weights)) continue;
    if (isOpening && isBylineOrDate(line.text)) continue;
    if (weights.line(line) > PARAGRAPH_WEIGHT) isOpening = false;
    kept.push(line);
  }
  return kept;
}

function droppedBoxes(body: Box, isDropped: (box: Box) => boolean): Set<Box> {
  const dropped = new Set<Box>();
  const visit = (box: Box): void => {
    for (const child of box.children) {
      if (isDropped(child)) dropped.add(child);
      else visit(child);
    }
    for (const card of repeatedCards(box)) dropped.add(card);
  };
  visit(body);
  return dropped;
}

function isInsideAny(from: Box, until: Box, boxes: ReadonlySet<Box>): boolean {
  for (let box: Box | null = from; box !== null && box !== until; box = box.parent)
    if (boxes.has(box)) return true;
  return false;
}

function isFurnitureBox(box: Box, weights: LineWeights, total: number): boolean {
  if (box.textLength === 0) return true;
  const share = weights.box(box) / (total || 1);
  if (share >= TOO_BIG_TO_DROP) return false;
  if (box.hidden || ASIDES.has(box.name)) return true;
  if (NOTE_NAMES.test(box.hint) || KEY_POINT_NAMES.test(box.hint)) return false;
  if (linkShare(box) > 0.6 && (LISTS.has(box.name) || box.children.length > 0)) return true;
  if (BODY_NAMES.test(box.hint)) return false;
  if (FURNITURE_NAMES.test(box.hint)) return true;
  return VAGUE_NAMES.test(box.hint) && !TEXT_ELEMENT.test(box.name) && weights.box(box) < 0.6;
}

/** Finds lists of teasers: three or more siblings of one shape that each hold a link and little else. */
function repeatedCards(box: Box): Box[] {
  const byShape = Map.groupBy(box.children, shapeOf);
  const cards: Box[] = [];
  for (const [shape, boxes] of byShape) {
    if (shape === '' || boxes.length < 3) continue;
    if (boxes.every((card) => card.children.length > 0 && linkShare(card) > 0.4)) cards.push(...boxes);
  }
  return cards;
}

const shapeOf = (box: Box): string =>
  box.children.length === 0 ? '' : `${box.name} ${box.children.map(({ name }) => name).join(' ')}`;

export function isFurnitureLine(line: Line, weights: LineWeights): boolean {
  const { text, plain, linkLength, box } = line;
  if (!/\p{L}/u.test(text)) return true;
  if (box.name === 'h1' || box.parent?.name === 'h1' || box.name === 'time') return true;
  if (NOTE_WORDING.test(text) || creditedAgency(text) !== null) return false;
  if (isFurnitureWording(text)) return true;
  if (linkLength === 0 || text.length > MAX_FURNITURE_LINE) return false;
  // Without its links, a line that leads elsewhere is a label or nothing.
  if (plain !== '' && (LEADS_ELSEWHERE.test(plain) || FURNITURE_LINE.test(plain))) return true;
  const isWholeLink = linkLength / text.length > 0.8 && weights.line(line) === 0;
  return isWholeLink && !(SENTENCE_END.test(text) && box.name === 'li');
}
