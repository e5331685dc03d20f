/** Finds the lines between headline and text that say in a sentence or two what the article says. */
import { agreementWith } from './agreement.ts';
import type { LineWeights } from './find-body.ts';
import { isFurnitureLine } from './article-lines.ts';
import { FURNITURE_NAMES, KEY_POINT_NAMES, STANDFIRST_NAMES } from './furniture-patterns.ts';
import { textsOfProperty } from './json-ld.ts';
import type { Box, Line } from './layout.ts';
import type { Page } from './page.ts';

/** Lines looked at below the headline, or above the text when the headline stands nowhere. */
const REACH = 14;
const MIN_LENGTH = 40;

/** @returns the lines above the body that are the article's; those inside it are found by cleaning */
export function findStandfirst(
  { layout, headline, declared }: Page,
  body: Box,
  weights: LineWeights,
): Line[] {
  const { line: shown } = headline;
  const start = shown === null || shown.index >= body.first ? body.first - REACH : shown.index + 1;
  const describes = agreementWith(
    ['og:description', 'description', 'twitter:description']
      .flatMap((name) => declared.meta.get(name) ?? [])
      .concat(textsOfProperty(declared.article?.['description'])),
  );
  return layout.lines.slice(Math.max(0, start), body.first).filter((line, at) => {
    const { text, linkLength, box } = line;
    if (at >= REACH || box.hidden || linkLength > text.length * 0.5) return false;
    const isKeyPoint = isNamed(box, KEY_POINT_NAMES);
    if (!isKeyPoint && text.length < MIN_LENGTH) return false;
    if (!isKeyPoint && !isNamed(box, STANDFIRST_NAMES) && !describes(text)) return false;
    return !isNamed(box, FURNITURE_NAMES) && !isFurnitureLine(line, weights);
  });
}

/** Returns whether a box or one of the two around it has such a name. */
const isNamed = (box: Box, names: RegExp): boolean =>
  [box, box.parent, box.parent?.parent].some((at) => at !== null && at !== undefined && names.test(at.hint));
