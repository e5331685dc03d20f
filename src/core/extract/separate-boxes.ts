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

/** Where a line stands, where that is not with the article's first paragraph. */
type Place = { readonly box?: number; readonly part?: number };

/**
 * Numbers the separate boxes of an article, and the parts of its text.
 * @param lines of the article, in order
 * @param body the box they were taken from
 * @param headline the index of the line of its headline, or -1
 */
export function separateBoxes(lines: readonly Line[], body: Box, headline: number): Place[] {
  const containers = lines.map((line) => containerOf(line.box, body));
  const own = ownContainers(lines, containers, body);
  if (own === null) return lines.map(() => ({}));
  const outermost = containers.map((container) => outermostSeparate(container, body, own.boxes));
  const firstOwn = outermost.indexOf(null);
  const byBox = Map.groupBy([...lines.keys()], (at) => outermost[at] ?? null);
  const numbers = new Map<Box, number>();
  const parts = partsOf(lines, containers, own, headline);
  return outermost.map((box, at) => {
    if (box === null) return parts[at] ?? {};
    const places = byBox.get(box) ?? [];
    const isAbove = (places.at(-1) ?? 0) < firstOwn;
    const isLinked = places.some((place) => (lines[place]?.linkLength ?? 0) > 0);
    if (isAbove && places.length <= MAX_LEAD_LINES && !isLinked) return {};
    const number = numbers.get(box) ?? numbers.size;
    numbers.set(box, number);
    return { box: number };
  });
}

/** Numbers the makes of containers that hold the text, but for that of the first line under the headline. */
function partsOf(
  lines: readonly Line[],
  containers: readonly Box[],
  { makes, makeOf }: OwnContainers,
  headline: number,
): Place[] {
  const numbers = containers.map((container) => makes.indexOf(makeOf.get(container) ?? ''));
  const first = numbers.find((number, at) => number >= 0 && (lines[at]?.index ?? 0) > headline);
  return numbers.map((number) => (number < 0 || number === first ? {} : { part: number }));
}

/** The containers of the text with all around them, and their makes. */
type OwnContainers = {
  readonly boxes: ReadonlySet<Box>;
  readonly makes: readonly string[];
  readonly makeOf: ReadonlyMap<Box, string>;
};

function containerOf(box: Box, body: Box): Box {
  let at = box;
  while (at !== body && at.parent !== null && (TEXT_ELEMENTS.has(at.name) || isFrame(at))) at = at.parent;
  return at;
}

function isFrame({ children, textLength }: Box): boolean {
  const [only] = children.filter((child) => child.textLength > 0);
  return only !== undefined && FRAMED.has(only.name) && only.textLength === textLength;
}

/** Finds the containers of the article's own paragraphs, and what is around them; null where no make of box holds enough text. */
function ownContainers(lines: readonly Line[], containers: readonly Box[], body: Box): OwnContainers | null {
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
  return length >= MIN_KNOWN * total ? { boxes: own, makes: ownMakes, makeOf: makes } : null;
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
