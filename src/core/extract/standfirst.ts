/** Finds the lines between headline and text that say in a sentence or two what the article says. */
import { agreementWith } from './agreement.ts';
import { isNamedFurniture, type LineWeights } from './find-body.ts';
import { isFurnitureLine } from './article-lines.ts';
import { beginsAsStamp, isBylineOrDate } from './furniture-wording.ts';
import {
  ADDRESSES,
  CAPTION_NAMES,
  KEY_POINT_NAMES,
  NOTICES,
  PICTURE_CREDIT,
  SENTENCE_END,
  STANDFIRST_NAMES,
} from './furniture-patterns.ts';
import { textsOfProperty } from './json-ld.ts';
import type { Box, Line } from './layout.ts';
import type { Page } from './page.ts';

/** Lines looked at below the headline, or above the text when the headline stands nowhere. */
const REACH = 14;
const MIN_LENGTH = 40;
/** A box that is called a standfirst may hold less. */
const MIN_NAMED_LENGTH = 15;
/** Sentences straight below the headline, whatever their box is called. */
const MAX_UNNAMED = 2;
const NEXT_LINES = 5;
/** A line of this length without a full stop is no label. */
const MIN_OPEN_LENGTH = 70;
const PICTURE_TEXT = /^fig/u;

/** @returns the lines above the body that are the article's; those inside it are found by cleaning */
export function findStandfirst(
  { layout, headline, declared }: Page,
  body: Box,
  weights: LineWeights,
): Line[] {
  const { lastLine: shown } = headline;
  const start = shown === null || shown.index >= body.first ? body.first - REACH : shown.index + 1;
  const describes = agreementWith(
    ['og:description', 'description', 'twitter:description']
      .flatMap((name) => declared.meta.get(name) ?? [])
      .concat(textsOfProperty(declared.article?.['description'])),
  );
  let unnamed = 0;
  return layout.lines.slice(Math.max(0, start), body.first).filter((line, at) => {
    const { text, linkLength, box } = line;
    if (at >= REACH || box.hidden || linkLength > text.length * 0.5) return false;
    if (isFurnitureLine(line, weights)) return false;
    const isNamedSo = STANDFIRST_NAMES.test(box.hint) && !isNamedFurniture(box);
    if (!isNamedSo && isNear(box, isNamedFurniture)) return false;
    if (isNamed(box, KEY_POINT_NAMES)) return true;
    if (isNamed(box, STANDFIRST_NAMES) && text.length >= MIN_NAMED_LENGTH) return !isBylineOrDate(text);
    if (text.length < MIN_LENGTH) return false;
    if (describes(text)) return true;
    if (shown === null || start !== shown.index + 1 || at >= NEXT_LINES || !isSentenceBelow(line, shown))
      return false;
    unnamed += 1;
    return unnamed <= MAX_UNNAMED;
  });
}

/** Returns whether a line is a sentence of its own that speaks to nobody, and not of a picture. */
const isSentenceBelow = ({ text, linkLength, box }: Line, headline: Line): boolean =>
  linkLength === 0 &&
  isBeside(box, headline) &&
  (SENTENCE_END.test(text) || (box.children.length === 0 && text.length >= MIN_OPEN_LENGTH)) &&
  !ADDRESSES.test(text) &&
  !NOTICES.test(text) &&
  !beginsAsStamp(text) &&
  !PICTURE_TEXT.test(box.name) &&
  !isNamed(box, CAPTION_NAMES) &&
  !PICTURE_CREDIT.test(text) &&
  !isBylineOrDate(text);

/** Levels between a standfirst and the box that holds the headline too. */
const MAX_LEVELS = 3;

function isBeside(inner: Box, { index }: Line): boolean {
  let box: Box | null = inner;
  for (let level = 0; level <= MAX_LEVELS && box !== null; level += 1, box = box.parent)
    if (box.first <= index) return true;
  return false;
}

/** Returns whether a box or one of the two around it is so. */
const isNear = (box: Box, is: (box: Box) => boolean): boolean =>
  [box, box.parent, box.parent?.parent].some((at) => at !== null && at !== undefined && is(at));

const isNamed = (box: Box, names: RegExp): boolean => isNear(box, ({ hint }) => names.test(hint));
