/** Finds the headline as readers see it: metadata choose between candidates on the page, and stand in where there is none. */
import { lettersAndDigits } from './agreement.ts';
import type { DeclaredMetadata } from './declared-metadata.ts';
import { type LineWeights, weightedLength } from './find-body.ts';
import { NAVIGATION_NAMES } from './furniture-patterns.ts';
import { isNode, textsOfProperty } from './json-ld.ts';
import type { Box, Layout, Line } from './layout.ts';
import { isInside } from './layout.ts';
import { unescapeText } from './html/unescape.ts';

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4']);
const MAX_LENGTH = 400;
/** Share of the shorter title's words that two wordings of one headline have in common. */
const SAME_HEADLINE = 0.5;
const NEARLY_EQUAL = 0.8;

export type Headline = {
  readonly text: string;
  /** The words before it in the same heading: the subject, the series. */
  readonly kicker: string | null;
  /** The line that shows it, when one does; the first of several. */
  readonly line: Line | null;
  readonly lastLine: Line | null;
  /** An h1 in the navigation that words the headline differently: edited like the rest, and so part of the text. */
  readonly other: string | null;
};

/** What may be the headline, with its rank: how much it looks like one. */
type Candidate = { readonly text: string; readonly lines: readonly Line[]; readonly rank: number };

/** Where the article's text stands. */
export type FoundBody = { readonly body: Box | null; readonly weights: LineWeights };

/**
 * The h1 that heads the text is the headline, whatever metadata say: it is what readers see, and what is edited first.
 * @param url tells a site's name from a part of the title
 */
export function findHeadline(
  layout: Layout,
  declared: DeclaredMetadata,
  url: string,
  found: FoundBody,
): Headline {
  const isSite = siteNames(declared, url);
  const titles = findDeclaredTitles(declared, layout, isSite);
  const heading = highest(headingCandidates(layout, titles, isSite, found));
  // No other line is ranked higher, and to search them all takes its time.
  const isSure = heading !== null && heading.rank >= AGREES;
  const best = isSure
    ? heading
    : highest([...(heading === null ? [] : [heading]), ...titleLines(layout, titles)]);
  const text = best?.text ?? titles[0] ?? layout.lines.find((line) => isIn(line, 'h1'))?.text ?? '';
  return {
    ...partKicker(text, titles),
    line: best?.lines[0] ?? null,
    lastLine: best?.lines.at(-1) ?? null,
    other: otherWording(layout, titles, text),
  };
}

const highest = (candidates: readonly Candidate[]): Candidate | null =>
  candidates.reduce<Candidate | null>(
    (top, candidate) => (top === null || candidate.rank > top.rank ? candidate : top),
    null,
  );

/** What each piece of evidence is worth. */
const AGREES = 2;
const NEAREST = 1;
const AROUND = 0.5;
/** A section's name has a word or two, and stands above its articles. In characters, East Asian ones counted 2.5 times. */
const MAX_SECTION_NAME = 18;
const PLAIN_LINE = 1;

/** Ranks the h1 of a page: the one next above the text, in the same part of the page, worded as the metadata have it. */
function headingCandidates(
  { boxes, lines }: Layout,
  titles: readonly string[],
  isSite: (text: string) => boolean,
  { body, weights }: FoundBody,
): Candidate[] {
  const start = textStart(lines, body, weights);
  const found = boxes.flatMap((box) => {
    const inside = box.name === 'h1' ? lines.slice(box.first, box.end) : [];
    const text = inside.map((line) => line.text).join(' ');
    const isFree = inside.every((line) => !line.box.hidden) && !NAVIGATION_NAMES.test(box.hint);
    if (text === '' || box.hidden || !isFree || text.length > MAX_LENGTH || isSite(text)) return [];
    return { box, text, lines: inside, agreement: agreementOf(text, titles) };
  });
  // An h1 that stands twice heads the page where it stands first.
  const nearest = found.findLast(({ box }) => box.first < start);
  return found.flatMap(({ box, text, lines: inside, agreement }) => {
    // A heading within the text is the article's only if it says so, or if no other does.
    if (box.first >= start && agreement < SAME_HEADLINE && found.length > 1) return [];
    const isAround = body !== null && isInside(box, partOf(body));
    const isName = agreement === 0 && weightedLength(text) <= MAX_SECTION_NAME;
    const rank =
      AGREES * agreement +
      (nearest?.text === text ? NEAREST : 0) +
      (isAround ? AROUND : 0) -
      (isName ? 1 : 0);
    return { text, lines: inside, rank };
  });
}

/** Returns where the first paragraph stands. */
function textStart(lines: readonly Line[], body: Box | null, weights: LineWeights): number {
  if (body === null) return lines.length;
  for (let at = body.first; at < body.end; at += 1) {
    const line = lines[at];
    if (line !== undefined && weights.line(line) > 0.6) return at;
  }
  return body.end;
}

/** Returns the article, the main part or the page around a text. */
function partOf(text: Box): Box {
  let part = text;
  for (let box: Box | null = text; box !== null; box = box.parent) {
    part = box;
    if (box.name === 'article' || box.name === 'main') break;
  }
  return part;
}

/** Returns how much a text says what a declared title says: the longer of the two counts, so that a banner's few words do not. */
const agreementOf = (text: string, titles: readonly string[]): number =>
  Math.max(
    0,
    ...titles.map((title) => (likenessOf(title, text) < SAME_HEADLINE ? 0 : overlapOf(title, text))),
  );

/** Finds lines that are one of the declared headlines word for word, or headings that nearly are. */
function titleLines({ lines }: Layout, titles: readonly string[]): Candidate[] {
  const known = new Set(titles.map(lettersAndDigits).filter((title) => title !== ''));
  return lines.flatMap((line) => {
    const { text, box } = line;
    const isFree = !box.hidden && !box.linked && !NAVIGATION_NAMES.test(box.hint) && !isIn(line, 'h1');
    if (!isFree || text.length > MAX_LENGTH) return [];
    const isHeading = HEADINGS.has(box.name);
    if (known.has(lettersAndDigits(text)))
      return { text, lines: [line], rank: isHeading ? AGREES : PLAIN_LINE };
    const isNear = isHeading && titles.some((title) => likenessOf(title, text) > NEARLY_EQUAL);
    return isNear ? { text, lines: [line], rank: PLAIN_LINE } : [];
  });
}

/** Finds the h1 that a breadcrumb ends with, where it words the headline differently. */
function otherWording({ lines }: Layout, titles: readonly string[], headline: string): string | null {
  const other = lines.find(
    (line) =>
      isIn(line, 'h1') &&
      NAVIGATION_NAMES.test(line.box.hint) &&
      line.text.length <= MAX_LENGTH &&
      titles.some((title) => likenessOf(title, line.text) >= SAME_HEADLINE),
  );
  if (other === undefined || lettersAndDigits(other.text) === lettersAndDigits(headline)) return null;
  return other.text;
}

/** A title shorter than this may end any heading. In letters and digits. */
const MIN_TITLE = 15;

/** Parts `Olympic Games Host wins again`, in one h1, where the page's metadata give the headline `Host wins again`. */
function partKicker(heading: string, declaredTitles: readonly string[]): Pick<Headline, 'text' | 'kicker'> {
  const whole = lettersAndDigits(heading);
  const title = declaredTitles
    .map(lettersAndDigits)
    .find((text) => text.length >= MIN_TITLE && text.length < whole.length && whole.endsWith(text));
  if (title === undefined) return { text: heading, kicker: null };
  for (let at = heading.length - title.length; at > 0; at -= 1) {
    if (lettersAndDigits(heading.slice(at)) !== title) continue;
    // Marks that open a quotation belong to what they open.
    const opened = /(?<!["'«„“‘»])["'«„“‘»]*$/u.exec(heading.slice(0, at))?.[0].length ?? 0;
    const start = at - opened;
    const kicker = heading.slice(0, start).replace(/(?<![\s:|–—-])[\s:|–—-]+$/u, '');
    return { text: heading.slice(start).trim(), kicker };
  }
  return { text: heading, kicker: null };
}

const isIn = ({ box }: Line, name: string): boolean => box.name === name || box.parent?.name === name;

function findDeclaredTitles(
  declared: DeclaredMetadata,
  layout: Layout,
  isSite: (part: string) => boolean,
): string[] {
  const given = [
    textsOfProperty(declared.article?.['headline'])[0],
    declared.meta.get('og:title'),
    declared.meta.get('twitter:title'),
    declared.title,
  ].flatMap((text) => (text === undefined || text === '' ? [] : [unescapeText(text).slice(0, MAX_LENGTH)]));
  const known = new Set(
    [...given, ...layout.lines.filter((line) => isIn(line, 'h1')).map(({ text }) => text)].map(
      lettersAndDigits,
    ),
  );
  return given.map((text) => withoutSite(text, known, isSite));
}

/** @returns a test whether a text is the site's name, as its metadata and its address give it */
function siteNames({ meta, nodes, article }: DeclaredMetadata, url: string): (text: string) => boolean {
  const publisher = article?.['publisher'];
  const names = [
    meta.get('og:site_name'),
    meta.get('application-name'),
    ...textsOfProperty(isNode(publisher) ? publisher['name'] : publisher),
    ...nodes.flatMap((node) => (node['@type'] === 'WebSite' ? textsOfProperty(node['name']) : [])),
  ].flatMap((name) => {
    const folded = lettersAndDigits(name ?? '');
    return folded === '' ? [] : [folded];
  });
  const host = lettersAndDigits(new URL(url).hostname.replace(/^www\./u, ''));
  return (text) => {
    const folded = lettersAndDigits(text);
    return (
      folded.length > 1 &&
      (host.includes(folded) || names.some((name) => name.includes(folded) || folded.includes(name)))
    );
  };
}

/** A mark that parts a title from its site and does not stand in headlines; a dash does. */
const STRONG_SEPARATOR = /[|｜ㅣ»·•]/u;
const MAX_SITE_WORDS = 4;

/** Cuts ` | Site name` and ` - Section - Site` off a title: parts that name the site, or that another title does not have. */
function withoutSite(title: string, known: ReadonlySet<string>, isSite: (part: string) => boolean): string {
  const parts = title.split(/((?<!\s)\s+[|–—·•*-]\s+|(?<!\s)\s*[｜|ㅣ»]\s*|-(?=[^\s-]{1,20}$))/u);
  for (let length = parts.length - 2; length > 0; length -= 2) {
    const start = parts.slice(0, length).join('');
    const rest = parts.slice(length + 1).join('');
    const isTail = STRONG_SEPARATOR.test(parts[length] ?? '') && isShortBeside(rest, start);
    if (known.has(lettersAndDigits(start)) || isSite(rest) || isTail)
      return withoutSite(start, known, isSite);
  }
  const [first, separator] = parts;
  if (first !== undefined && separator !== undefined && isSite(first))
    return title.slice(first.length + separator.length);
  return title;
}

const isShortBeside = (rest: string, start: string): boolean =>
  rest.split(/\s+/u).length <= MAX_SITE_WORDS && weightedLength(rest) < weightedLength(start);

function likenessOf(a: string, b: string): number {
  const [left, right] = [titleWords(a), titleWords(b)];
  if (left.size === 0 || right.size === 0) return 0;
  const common = commonWords(left, right);
  const shorter = Math.min(left.size, right.size);
  // One word in common, such as the site's name, says nothing of a long title.
  return shorter < 3 && left.size !== right.size
    ? common / Math.max(left.size, right.size)
    : common / shorter;
}

/** Returns the words in common as a share of the longer title's. */
function overlapOf(a: string, b: string): number {
  const [left, right] = [titleWords(a), titleWords(b)];
  const common = commonWords(left, right);
  return common / Math.max(1, left.size, right.size);
}

function commonWords(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const word of left) if (right.has(word)) common += 1;
  return common;
}

/** Returns the words of a title, or pairs of characters where a script has no spaces. */
function titleWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.flatMap((word) =>
      /[\u3040-\u30FF\u3400-\u9FFF]/u.test(word)
        ? Array.from(word, (_, at) => word.slice(at, at + 2))
        : [word],
    ),
  );
}
