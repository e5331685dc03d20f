/** Finds the headline as readers see it, and checks it against the titles in the page's metadata. */
import { lettersAndDigits } from './agreement.ts';
import type { DeclaredMetadata } from './declared-metadata.ts';
import { NAVIGATION_NAMES } from './furniture-patterns.ts';
import { textsOfProperty } from './json-ld.ts';
import type { Layout, Line } from './layout.ts';
import { unescapeText } from './html/unescape.ts';

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4']);
const MAX_LENGTH = 400;
/** Share of the shorter title's words that two wordings of one headline have in common. */
const SAME_HEADLINE = 0.5;

export type Headline = {
  readonly text: string;
  /** The words before it in the same heading: the subject, the series. */
  readonly kicker: string | null;
  /** The line that shows it, when one does. */
  readonly line: Line | null;
  /** An h1 in the navigation that words the headline differently: edited like the rest, and so part of the text. */
  readonly other: string | null;
};

/**
 * The h1 is the headline, whatever metadata say: it is what readers see, and what is edited first. Without one outside the
 * navigation it is the line that shows a declared title, else that title.
 * @param url tells a site's name from a part of the title
 */
export function findHeadline(layout: Layout, declared: DeclaredMetadata, url: string): Headline {
  const declaredTitles = findDeclaredTitles(declared, layout, url);
  const lines = layout.lines.filter(({ box, text }) => !box.hidden && text.length <= MAX_LENGTH);
  const h1 = bestHeading(lines, declaredTitles, (line) => !NAVIGATION_NAMES.test(line.box.hint));
  if (h1 !== null) return { ...partKicker(h1.text, declaredTitles), line: h1, other: null };
  const shown = lineSaying(lines, declaredTitles);
  const other = bestHeading(lines, declaredTitles, (line) => line !== shown);
  const text = shown?.text ?? declaredTitles[0] ?? lines.find((line) => isIn(line, 'h1'))?.text ?? '';
  return {
    ...partKicker(text, declaredTitles),
    line: shown,
    other: other === null || lettersAndDigits(other.text) === lettersAndDigits(text) ? null : other.text,
  };
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
    const opened = /["'«„“‘»]*$/u.exec(heading.slice(0, at))?.[0].length ?? 0;
    const start = at - opened;
    const kicker = heading.slice(0, start).replace(/[\s:|–—-]+$/u, '');
    return { text: heading.slice(start).trim(), kicker };
  }
  return { text: heading, kicker: null };
}

/** Finds the h1 that is most like a declared title. */
function bestHeading(
  lines: readonly Line[],
  declaredTitles: readonly string[],
  isCandidate: (line: Line) => boolean,
): Line | null {
  let best: Line | null = null;
  let top = declaredTitles.length === 0 ? 0 : SAME_HEADLINE;
  for (const line of lines) {
    if (!isIn(line, 'h1') || !isCandidate(line)) continue;
    const likeness = Math.max(0, ...declaredTitles.map((title) => likenessOf(title, line.text)));
    if (likeness > top || (best === null && likeness >= top)) [best, top] = [line, likeness];
  }
  return best;
}

/** Finds a line that is one of the declared headlines word for word, or a heading that nearly is. */
function lineSaying(lines: readonly Line[], declaredTitles: readonly string[]): Line | null {
  const free = lines.filter(({ box }) => !box.linked && !NAVIGATION_NAMES.test(box.hint));
  const texts = free.map(({ text }) => lettersAndDigits(text));
  for (const title of declaredTitles) {
    const line = free[texts.indexOf(lettersAndDigits(title))];
    if (line !== undefined) return line;
  }
  return (
    free.find(
      ({ text, box }) =>
        HEADINGS.has(box.name) && declaredTitles.some((title) => likenessOf(title, text) > 0.8),
    ) ?? null
  );
}

const isIn = ({ box }: Line, name: string): boolean => box.name === name || box.parent?.name === name;

function findDeclaredTitles(declared: DeclaredMetadata, layout: Layout, url: string): string[] {
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
  const site = lettersAndDigits(declared.meta.get('og:site_name') ?? '');
  const host = lettersAndDigits(new URL(url).hostname.replace(/^www\./u, ''));
  const isSite = (part: string): boolean => {
    const name = lettersAndDigits(part);
    return (
      name.length > 1 &&
      (host.includes(name) || (site !== '' && (site.includes(name) || name.includes(site))))
    );
  };
  return given.map((text) => withoutSite(text, known, isSite));
}

/** Cuts ` | Site name` and ` - Section - Site` off a title: parts that name the site, or that another title does not have. */
function withoutSite(title: string, known: ReadonlySet<string>, isSite: (part: string) => boolean): string {
  const parts = title.split(/(\s+[|–—·•*-]\s+|\s*[｜|ㅣ»]\s*|-(?=[^\s-]{1,20}$))/u);
  for (let length = parts.length - 2; length > 0; length -= 2) {
    const start = parts.slice(0, length).join('');
    const rest = parts.slice(length + 1).join('');
    if (known.has(lettersAndDigits(start)) || isSite(rest)) return withoutSite(start, known, isSite);
  }
  const [first, separator] = parts;
  if (first !== undefined && separator !== undefined && isSite(first))
    return title.slice(first.length + separator.length);
  return title;
}

function likenessOf(a: string, b: string): number {
  const [left, right] = [titleWords(a), titleWords(b)];
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const word of left) if (right.has(word)) common += 1;
  const shorter = Math.min(left.size, right.size);
  // One word in common, such as the site's name, says nothing of a long title.
  return shorter < 3 && left.size !== right.size
    ? common / Math.max(left.size, right.size)
    : common / shorter;
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
