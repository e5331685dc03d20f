/** Finds the head of an article: the lines around its headline in which a date is said of it and of no other article. */
import { lettersAndDigits } from './agreement.ts';
import { CAPTION_NAMES, SENTENCE_END } from './furniture-patterns.ts';
import type { Box, Layout, Line } from './layout.ts';

/** The region of a page in which a date is said of its article. */
export type ArticleHead = {
  readonly lines: readonly Line[];
  /** The line of the headline, or -1 where no line shows it. */
  readonly headline: number;
  /** Its letters and digits: pages repeat it. */
  readonly title: string;
  /** The line of the second paragraph: what stands further down may date anything. */
  readonly end: number;
};

/** A head has few lines above the headline, and some below it: byline, standfirst, share bar, picture. */
export const MAX_ABOVE = 8;
const MAX_BELOW = 30;
/** Where no line shows the headline, the head is what stands above the text. */
const MAX_LINES = 300;
const MIN_PARAGRAPH = 100;

export function headOf(layout: Layout, headline: Line | null): ArticleHead {
  const at = headline?.index ?? -1;
  let paragraphs = 0;
  let end = at + 1;
  const most = headline === null ? MAX_LINES : at + MAX_BELOW;
  for (; end < layout.lines.length && end <= most; end += 1) {
    const { text = '', linkLength = 0 } = layout.lines[end] ?? {};
    const isParagraph =
      text.length >= MIN_PARAGRAPH && SENTENCE_END.test(text) && linkLength * 2 < text.length;
    paragraphs += Number(isParagraph);
    if (paragraphs === 2) break;
  }
  return { lines: layout.lines, headline: at, title: lettersAndDigits(headline?.text ?? ''), end };
}

export const isInHead = (head: ArticleHead, index: number): boolean =>
  index >= head.headline - MAX_ABOVE && index < head.end && index !== head.headline;

/** Boxes whose dates are those of something else. */
const OTHER_BOXES = new Set(['aside', 'nav', 'footer', 'figure', 'figcaption', 'table', 'form']);
const OTHER_NAMES =
  /(?:^|[\s_-])(?:related|recommend(?:ed|ations?)|teasers?|promos?|sidebar|comments?|most-?read|read-?(?:more|next|also)|also-?read)(?:$|[\s_-])/u;
/** A link as long as this is the headline of another article. */
const MIN_LINKED_TITLE = 30;
const MIN_LINKED_HEADING = 10;

/** Returns whether a box belongs to a picture, the site, or a card with a headline of its own. */
export function isOfAnother(box: Box, index: number, head: ArticleHead): boolean {
  for (let at: Box | null = box; at !== null; at = at.parent) {
    if (at.first <= head.headline && head.headline < at.end) return false;
    if (at.linked || OTHER_BOXES.has(at.name) || CAPTION_NAMES.test(at.hint)) return true;
    if (OTHER_NAMES.test(at.hint)) return true;
    if (at.name === 'header' && (index < head.headline || head.headline < 0)) return true;
    // The page's own box holds everything, also where no line shows the headline.
    if (at.parent === null) return false;
    const title = titleNear(at, index, head);
    if (title !== null) return title === 'other';
  }
  return false;
}

/** A card is compact: its title and its date are so many lines apart at most. */
const MAX_TO_TITLE = 3;

/** Returns whether a box shows a title beside a date: this article's once more, or a link with that of another. */
function titleNear(box: Box, index: number, { lines, title }: ArticleHead): 'own' | 'other' | null {
  const from = Math.max(box.first, index - MAX_TO_TITLE);
  const near = lines.slice(from, Math.min(box.end, index + MAX_TO_TITLE + 1));
  if (near.some((line) => isHeading(line) && lettersAndDigits(line.text) === title)) return 'own';
  const isOther = near.some(
    (line) => line.linkLength >= (isHeading(line) ? MIN_LINKED_HEADING : MIN_LINKED_TITLE),
  );
  return isOther ? 'other' : null;
}

const isHeading = ({ box }: Line): boolean => /^h[1-6]$/u.test(box.name);
