/** Reads the text of an article off its page: where it stands, what of it is furniture, what kind each block is. */
import type { Block } from '../model/index.ts';
import { creditedAgency, datelineAgency } from './agencies.ts';
import { lettersAndDigits } from './agreement.ts';
import { blocksOf } from './blocks.ts';
import type { LineWeights } from './find-body.ts';
import { articleLines } from './article-lines.ts';
import { select } from './html/document.ts';
import type { Box, Layout, Line } from './layout.ts';
import { isInside } from './layout.ts';
import type { Headline } from './headline.ts';
import type { Page } from './page.ts';
import { separateBoxes } from './separate-boxes.ts';
import { findStandfirst } from './standfirst.ts';

export type BodyText = {
  readonly blocks: readonly Block[];
  /** The lines of the page that the blocks were made of. */
  readonly lines: readonly Line[];
  /** The agency that a credit line or a dateline names. */
  readonly agency: string | null;
  /** The box that holds the text, or null for a page without any. */
  readonly body: Box | null;
};

export function readBodyText(page: Page): BodyText {
  const { layout, weights } = page;
  const named = namedBoxes(page);
  const [body] = named.length > 0 ? named : [page.body];
  if (body === undefined || body === null) return { blocks: [], lines: [], agency: null, body: null };
  const lines =
    named.length > 0
      ? named.flatMap((box) => articleLines(layout, box, weights))
      : linesOfFoundBody(page, body, weights);
  return { ...toBlocks(page, body, withoutRepeats(lines)), body };
}

const linesOfFoundBody = (page: Page, body: Box, weights: LineWeights): Line[] => [
  ...findStandfirst(page, body, weights),
  ...articleLines(page.layout, body, weights),
];

/** Finds the boxes that the source's own selectors name, the outermost only. */
function namedBoxes({ document, layout, hints }: Page): Box[] {
  if (hints.textSelectors.length === 0) return [];
  const named = new Set(hints.textSelectors.flatMap((selector) => select(document.body, selector)));
  const boxes = layout.boxes.filter(({ element, textLength }) => named.has(element) && textLength > 0);
  return boxes.filter((box) => !boxes.some((outer) => outer !== box && isInside(box, outer)));
}

/** Notes and key points are the article's own wherever they stand. */
const OWN_KINDS = new Set<Block['kind']>(['note', 'key-point']);

function toBlocks(page: Page, body: Box, lines: readonly Line[]): Omit<BodyText, 'body'> {
  const credited = lines.map(({ text }) => creditedAgency(text));
  const isShown = headlineTest(page.headline);
  const text = lines.filter((line, at) => credited[at] === null && !isShown(line));
  const opening = text.slice(0, 3).map((line) => datelineAgency(line.text));
  const agency = [...credited, ...opening].find((name) => name !== null) ?? null;
  const { other } = page.headline;
  const heading: Block[] = other === null ? [] : [{ kind: 'heading', text: other }];
  const places = separateBoxes(text, body, page.headline.lastLine?.index ?? -1);
  const parted = linesBehindRules(page.layout, text);
  const blocks = blocksOf(text, body).map((block, at): Block => {
    return {
      ...block,
      ...(!OWN_KINDS.has(block.kind) && places[at]),
      ...(parted.has(at) && { parted: true }),
    };
  });
  return { blocks: [...heading, ...blocks], lines: text, agency };
}

/** A row of marks between paragraphs: "* * *", "———". */
const RULE = /^[\s*•·~=_#⁂—–-]{3,60}$/u;

/** Finds the lines of an article, by their places, that a rule parts from the line before. */
function linesBehindRules({ boxes, lines }: Layout, kept: readonly Line[]): Set<number> {
  const rules = boxes.flatMap(({ name, first }) => (name === 'hr' ? [first] : []));
  for (const { text, index } of lines) if (RULE.test(text)) rules.push(index);
  rules.sort((a, b) => a - b);
  const behind = new Set<number>();
  let next = 0;
  for (const [at, { index }] of kept.entries()) {
    const known = next;
    while ((rules[next] ?? Infinity) <= index) next += 1;
    if (next > known && at > 0) behind.add(at);
  }
  return behind;
}

/** In letters and digits; a shorter headline may be the words of any heading. */
const MIN_REPEATED = 20;

/** Returns a test for the lines that show the headline: where it stands, and where an h1 repeats it. */
function headlineTest({ line: first, lastLine: last, text }: Headline): (line: Line) => boolean {
  const folded = lettersAndDigits(text);
  const isRepeated = ({ box, text: other }: Line): boolean => {
    const heading = /^h[1-6]$/u.test(box.name) ? box.name : (box.parent?.name ?? '');
    if (heading === 'h1') return lettersAndDigits(other) === folded;
    // With its kicker, the headline may stand once more.
    return heading === 'h2' && folded.length >= MIN_REPEATED && lettersAndDigits(other).endsWith(folded);
  };
  return (line) =>
    (first !== null && last !== null && line.index >= first.index && line.index <= last.index) ||
    isRepeated(line);
}

/** Drops the second of two equal lines, such as a standfirst or a caption that stands twice. */
function withoutRepeats(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter(({ text }) => {
    if (text.length < 30) return true;
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}
