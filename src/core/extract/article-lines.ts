/** Takes furniture out of an article's span: boxes by name, shape and share of links, lines by their words and place. */
import { foldLine } from '../language/wordings.ts';
import { creditedAgency } from './agencies.ts';
import { isComments, isNamedFurniture, type LineWeights } from './find-body.ts';
import {
  BODY_NAMES,
  KEY_POINT_NAMES,
  LEADS_ELSEWHERE,
  MAX_FURNITURE_LINE,
  NOTE_NAMES,
  isNoteWording,
  SENTENCE_END,
  VAGUE_NAMES,
} from './furniture-patterns.ts';
import type { Box, Layout, Line } from './layout.ts';
import { linkShare } from './layout.ts';
import { isBylineOrDate, isFurnitureWording, isLabelOrNotice } from './furniture-wording.ts';

const ASIDES = new Set(['aside', 'footer', 'form', 'fieldset', 'menu']);
const TEXT_ELEMENT = /^(?:p|h[1-6]|blockquote)$/u;
const LISTS = new Set(['ul', 'ol']);
/** A box that holds this share of the text is not furniture, whatever it is called. */
const TOO_BIG_TO_DROP = 0.3;
/** Boxes of one name with this share of the text together are what the text is cut into. */
const MOST_OF_THE_TEXT = 0.5;
const MIN_CARDS = 3;
/** Cards with pictures are known by less. */
const MIN_PICTURE_CARDS = 2;
const MAX_CARD_LINES = 7;
/** What a card says of the page it leads to is shorter than what an article says under a linked heading. */
const MAX_TEASER = 320;
const MIN_TITLE = 15;
const MAX_LIST_HEADING = 60;
const MIN_SENTENCE = 40;
/** The weight of a short paragraph. */
const MIN_OUTSIDE = 0.8;
const PARAGRAPH_WEIGHT = 0.6;

/** @returns the lines of the body that are the article's, in order */
export function articleLines(layout: Layout, body: Box, weights: LineWeights): Line[] {
  const kept: Line[] = [];
  const total = weights.box(body);
  const namesakes = weightsByName(layout, body, weights);
  const dropped = droppedBoxes(
    layout,
    body,
    (box) =>
      isTeaserList(box, layout.lines, total - weights.box(box)) ||
      isFurnitureBox(box, namesakes.get(box.hint) ?? 0, weights, total),
  );
  let isOpening = true;
  for (let at = body.first; at < body.end; at += 1) {
    const line = layout.lines[at];
    if (line === undefined) continue;
    if (isInsideAny(line.box, body, dropped) || isFurnitureLine(line, weights)) continue;
    if (isOpening && isBylineOrDate(line.text)) continue;
    if (weights.line(line) > PARAGRAPH_WEIGHT) isOpening = false;
    kept.push(line);
  }
  return kept.filter((line, at) => !headsNothing(line, kept[at + 1], layout));
}

const levelOf = (line: Line): number => Number(/^h([1-6])$/u.exec(line.box.name)?.[1] ?? 0);

/** Returns whether a heading stands over what was left out: a list of links, with another heading or nothing behind it. */
function headsNothing(line: Line, next: Line | undefined, { taken, lines }: Layout): boolean {
  const level = levelOf(line);
  if (level === 0) return false;
  const isAlone = next === undefined || (levelOf(next) > 0 && levelOf(next) <= level);
  if (!isAlone) return false;
  return (
    taken.some(({ index }) => index === line.index + 1) ||
    (next === undefined && lines.length > line.index + 1)
  );
}

/** Adds up the boxes of one name that say something new: a text cut into many boxes is in all of them together. */
function weightsByName({ boxes, lines }: Layout, body: Box, weights: LineWeights): Map<string, number> {
  const sums = new Map<string, number>();
  const seen = new Set<string>();
  for (const box of boxes) {
    const isInBody = box.first >= body.first && box.end <= body.end;
    if (box.hint === '' || !isInBody || box.hint === box.parent?.hint) continue;
    const opening = `${box.hint} ${lines[box.first]?.text ?? ''}`;
    if (!seen.has(opening)) sums.set(box.hint, (sums.get(box.hint) ?? 0) + weights.box(box));
    seen.add(opening);
  }
  return sums;
}

function droppedBoxes(layout: Layout, body: Box, isDropped: (box: Box) => boolean): Set<Box> {
  const dropped = new Set<Box>();
  const visit = (box: Box): void => {
    for (const child of box.children) {
      if (isDropped(child)) dropped.add(child);
      else visit(child);
    }
    for (const card of repeatedCards(box, layout)) dropped.add(card);
  };
  visit(body);
  return dropped;
}

function isInsideAny(from: Box, until: Box, boxes: ReadonlySet<Box>): boolean {
  for (let box: Box | null = from; box !== null && box !== until; box = box.parent)
    if (boxes.has(box)) return true;
  return false;
}

/** @param named the weight of all boxes of this name */
function isFurnitureBox(box: Box, named: number, weights: LineWeights, total: number): boolean {
  if (box.textLength === 0) return true;
  if (isComments(box, weights, total)) return true;
  const share = weights.box(box) / (total || 1);
  if (share >= TOO_BIG_TO_DROP) return false;
  if (box.hidden || ASIDES.has(box.name)) return true;
  if (NOTE_NAMES.test(box.hint) || KEY_POINT_NAMES.test(box.hint)) return false;
  if (linkShare(box) > 0.6 && (LISTS.has(box.name) || box.children.length > 0)) return true;
  if (BODY_NAMES.test(box.hint)) return false;
  if (named / (total || 1) >= MOST_OF_THE_TEXT) return false;
  if (isNamedFurniture(box)) return true;
  return VAGUE_NAMES.test(box.hint) && !TEXT_ELEMENT.test(box.name) && weights.box(box) < 0.6;
}

/** Finds lists of teasers: three or more siblings that each hold the linked title of another page and little else. */
function repeatedCards(box: Box, { lines }: Layout): Box[] {
  if (box.children.length < MIN_PICTURE_CARDS) return [];
  const cards = Map.groupBy(box.children, ({ name }) => name);
  return [...cards.values()].flatMap((boxes) => {
    const found = boxes.filter((card) => isCard(card, lines));
    const least = found.every(({ pictures }) => pictures > 0) ? MIN_PICTURE_CARDS : MIN_CARDS;
    return found.length < least ? [] : found;
  });
}

/** Returns whether a box is a linked title with at most a teaser, a time and a name beneath it. */
function isCard(box: Box, lines: readonly Line[]): boolean {
  const count = box.end - box.first;
  if (count > MAX_CARD_LINES || (box.linkLength === 0 && box.taken === 0)) return false;
  if (linkShare(box) > 0.4) return box.children.length > 0;
  if (box.children.length === 0 || box.textLength - box.linkLength > MAX_TEASER) return false;
  const inside = lines.slice(box.first, box.end);
  if (inside.some((line) => /^h[1-6]$/u.test(line.box.name) && !isTitleOfAnother(line))) return false;
  const title = inside.findIndex(isTitleOfAnother);
  const teaser = inside.findIndex(({ text, linkLength }) => linkLength === 0 && text.length >= MIN_SENTENCE);
  return box.taken > 0 ? title === -1 || title < teaser : title !== -1 && title < teaser;
}

/**
 * Returns whether a box is a list of teasers without a box for each: linked headings, and beneath each no more than a teaser.
 * @param outside the weight of the text around it
 */
function isTeaserList(box: Box, lines: readonly Line[], outside: number): boolean {
  if (box.children.length < 2 * MIN_CARDS || box.linkLength === 0 || outside < MIN_OUTSIDE) return false;
  let titles = 0;
  let teasers = 0;
  for (const line of lines.slice(box.first, box.end)) {
    if (/^h[1-6]$/u.test(line.box.name) && isTitleOfAnother(line)) [titles, teasers] = [titles + 1, 0];
    else teasers += line.text.length;
    if (teasers > (titles === 0 ? MAX_LIST_HEADING : MAX_TEASER)) return false;
  }
  return titles >= MIN_CARDS;
}

/** Returns whether a line is one link, as long as a title. */
const isTitleOfAnother = ({ text, linkLength }: Line): boolean =>
  linkLength >= MIN_TITLE && linkLength >= text.length * 0.8;

export function isFurnitureLine(line: Line, weights: LineWeights): boolean {
  const { text, plain, linkLength, box } = line;
  if (!/\p{L}/u.test(text)) return box.name !== 'tr';
  if (box.name === 'time') return true;
  if (isNoteWording(text) || creditedAgency(text) !== null) return false;
  if (isFurnitureWording(text, linkLength > 0)) return true;
  if (linkLength === 0 || text.length > MAX_FURNITURE_LINE) return false;
  // Without its links, a line that leads elsewhere is a label or nothing.
  const label = foldLine(plain);
  if (label !== '' && (LEADS_ELSEWHERE.begins(label) || isLabelOrNotice(label))) return true;
  const isWholeLink = linkLength / text.length > 0.8 && weights.line(line) === 0;
  return isWholeLink && !(SENTENCE_END.test(text) && box.name === 'li');
}
