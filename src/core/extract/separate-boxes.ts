/**
 * Tells the boxes inside an article's span that are not where its paragraphs stand: whatever they are called, they come and go as a
 * whole (comments, teasers, a weather box). Nothing is left out for it; a comparison asks.
 */
import type { Box, Line } from './layout.ts';

/** Elements that are text and no container: what stands in one of them stands in the box around it. */
const TEXT_ELEMENTS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr td th caption figure figcaption'.split(
    ' ',
  ),
);
/** A box around one of these and nothing else is only its frame. */
const FRAMED = new Set(['table', 'blockquote']);
/** Boxes of one make with this share of the text are the article's own beside the largest. */
const OWN_SHARE = 0.4;
/** With less of the text in its own boxes, the article has no shape that could be told. */
const MIN_KNOWN = 0.6;
/** A box above the first paragraph with so few lines and no links is the article's lead. */
const MAX_LEAD_LINES = 2;

/**
 * Where a line stands, where that is not with the article's first paragraph: in a box that is none of the text, or in a part of the text whose
 * containers are made otherwise. Which part is the article, two versions tell.
 */
type Place = { readonly box?: number; readonly part?: number };

/**
 * Numbers the separate boxes of an article, and the parts of its text.
 * @param lines of the article, in order
 * @param body the box they were taken from
 * @param headline the index of the line of its headline, or -1
 */
export function separateBoxes(lines: readonly Line[], body: Box, headline: number): Place[] {
  const containers = lines.map((line) => containerOf(line.box, body));
  const { own, makeOf } = ownContainers(lines, containers, body);
  const outermost = containers.map((container) =>
    own === null ? null : outermostSeparate(container, body, own),
  );
  const firstOwn = outermost.indexOf(null);
  const byBox = Map.groupBy([...lines.keys()], (at) => outermost[at] ?? null);
  const numbers = new Map<unknown, number>();
  const numberOf = (box: unknown): number => {
    const number = numbers.get(box) ?? numbers.size;
    numbers.set(box, number);
    return number;
  };
  const makes = containers.map((container, at) =>
    outermost[at] === null ? (makeOf.get(container) ?? '') : null,
  );
  const first = firstOfText(lines, makes, headline);
  return outermost.map((box, at) => {
    const make = makes[at] ?? null;
    // What stands above the text, as a standfirst does, is no box that came.
    if (make !== null)
      return at < first || first < 0 || make === makes[first] ? {} : { part: numberOf(make) };
    const places = byBox.get(box) ?? [];
    const isAbove = (places.at(-1) ?? 0) < firstOwn;
    const isLinked = places.some((place) => (lines[place]?.linkLength ?? 0) > 0);
    if (isAbove && places.length <= MAX_LEAD_LINES && !isLinked) return {};
    return { box: numberOf(box) };
  });
}

/** So much text of one make is the article's, whatever else is longer. */
const MIN_FIRST_LINES = 3;
const MIN_FIRST_SHARE = 0.25;

type Makes = readonly (string | null)[];

/** Finds the first line under the headline whose make holds enough text. */
function firstOfText(lines: readonly Line[], makes: Makes, headline: number): number {
  const total = lines.reduce((sum, { text }) => sum + text.length, 0);
  const byMake = Map.groupBy(lines.keys(), (at) => makes[at] ?? null);
  const isEnough = (make: string | null): boolean => {
    const places = make === null ? [] : (byMake.get(make) ?? []);
    const length = places.reduce((sum, at) => sum + (lines[at]?.text.length ?? 0), 0);
    return length >= (places.length < MIN_FIRST_LINES ? OWN_SHARE : MIN_FIRST_SHARE) * total;
  };
  const enough = new Set([...byMake.keys()].filter(isEnough));
  return makes.findIndex((make, at) => enough.has(make) && (lines[at]?.index ?? 0) > headline);
}

function containerOf(box: Box, body: Box): Box {
  let at = box;
  while (at !== body && at.parent !== null && (TEXT_ELEMENTS.has(at.name) || isFrame(at))) at = at.parent;
  return at;
}

function isFrame({ children, textLength }: Box): boolean {
  const [only] = children.filter((child) => child.textLength > 0);
  return only !== undefined && FRAMED.has(only.name) && only.textLength === textLength;
}

/** How each container is made, and those of the article's own paragraphs with what is around them; null where no make of box holds enough text. */
type Containers = { readonly own: ReadonlySet<Box> | null; readonly makeOf: ReadonlyMap<Box, string> };

function ownContainers(lines: readonly Line[], containers: readonly Box[], body: Box): Containers {
  const makes = new Map<Box, string>();
  const lengths = new Map<string, number>();
  let total = 0;
  for (const [at, { text, linkLength }] of lines.entries()) {
    const container = containers[at] ?? body;
    const make = makes.get(container) ?? makeOf(container, body);
    makes.set(container, make);
    const plain = Math.max(0, text.length - linkLength);
    total += plain;
    lengths.set(make, (lengths.get(make) ?? 0) + plain);
  }
  const [largest = ''] = [...lengths].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const ownMakes = [...lengths.keys()].filter(
    (make) => make === largest || (lengths.get(make) ?? 0) >= OWN_SHARE * total,
  );
  const own = new Set<Box>([body]);
  for (const [container, make] of makes) {
    if (!ownMakes.includes(make)) continue;
    for (let box: Box | null = container; box !== null && box !== body; box = box.parent) own.add(box);
  }
  const known = lines.filter((_, at) => own.has(containers[at] ?? body));
  const length = known.reduce((sum, line) => sum + Math.max(0, line.text.length - line.linkLength), 0);
  return { own: length >= MIN_KNOWN * total ? own : null, makeOf: makes };
}

/** Names how a container is made: elements and names on its way to the body. Numbers in names are numbering. */
function makeOf(container: Box, body: Box): string {
  const steps: string[] = [];
  for (let box: Box | null = container; box !== null && box !== body; box = box.parent)
    steps.push(`${box.name} ${box.hint.replace(/\d+/gu, '0')}`);
  return steps.join('/');
}

function outermostSeparate(container: Box, body: Box, own: ReadonlySet<Box>): Box | null {
  let found: Box | null = null;
  for (let box: Box | null = container; box !== null && box !== body; box = box.parent) {
    if (own.has(box)) break;
    found = box;
  }
  return found;
}
