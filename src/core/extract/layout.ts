/**
 * A page as boxes and lines: a box is an element that starts on a new line, a line is a run of text inside one box. All scoring and
 * cleaning works on these plain objects; the tree is walked once.
 */
import { INLINE, NAMES, TAKEN, TITLES } from './html/guard-rules.ts';
import type { HtmlElement, HtmlNode } from './html/document.ts';
import { isElement, isText } from './html/document.ts';

export type Line = {
  readonly text: string;
  /** The part of `text` outside links. */
  readonly plain: string;
  /** Characters of `text` that stand in links, and in bold or strong. */
  readonly linkLength: number;
  readonly boldLength: number;
  readonly box: Box;
  readonly index: number;
};

export type Box = {
  readonly name: string;
  /** Class, id, role and such, in lower case, words apart: `articleBody` is `article-body`. */
  readonly hint: string;
  readonly itemprop: string;
  readonly hidden: boolean;
  /** The box stands inside one link, as a card does. */
  readonly linked: boolean;
  readonly parent: Box | null;
  readonly children: Box[];
  /** The lines inside, at any depth: from `first` up to, not including, `end`. */
  first: number;
  end: number;
  /** Sums over the lines inside. */
  textLength: number;
  linkLength: number;
  /** Pictures inside, at any depth. */
  pictures: number;
  /** Lists of links inside, at any depth, that the guard took out. */
  taken: number;
  /** For hints of the watchlist, which are selectors. */
  readonly element: HtmlElement;
};

export type Layout = {
  readonly root: Box;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** Where lists of links were taken out. */
  readonly taken: readonly TakenList[];
  /** Elements that give a date: `time`, and microdata. */
  readonly dates: readonly MarkedDate[];
};

type TakenList = {
  readonly box: Box;
  /** The line behind it. */
  readonly index: number;
  /** How many titles of other pages it held. */
  readonly titles: number;
};

export type MarkedDate = {
  readonly element: HtmlElement;
  readonly box: Box;
  /** The line that it stands in, or before. */
  readonly index: number;
};

const PICTURES = new Set(['img', 'amp-img', 'figure']);
const BOLD = new Set(['b', 'strong']);
/** Longer cells are columns of running text. */
const MAX_CELL = 120;
/** A space would make one number of two cells, and a bar would make the row look like a trail of navigation. */
const CELL_END = '; ';

/**
 * @param body at most 64 levels deep, as `parseDocument` gives it
 * @param dropped elements that are left out with all they hold
 */
export function layOut(body: HtmlElement, dropped: ReadonlySet<HtmlElement> = new Set()): Layout {
  return new Typesetter(dropped).set(body);
}

/** The walk: text runs on until a box starts or ends, or two line breaks follow each other. */
class Typesetter {
  private readonly boxes: Box[] = [];
  private readonly lines: Line[] = [];
  private readonly dates: MarkedDate[] = [];
  private readonly taken: TakenList[] = [];
  private run: string[] = [];
  private plain: string[] = [];
  private linkLength = 0;
  private boldLength = 0;
  private linkDepth = 0;
  private boldDepth = 0;
  private breaks = 0;

  private readonly dropped: ReadonlySet<HtmlElement>;

  constructor(dropped: ReadonlySet<HtmlElement>) {
    this.dropped = dropped;
  }

  set(body: HtmlElement): Layout {
    const root = this.box(body, null);
    return { root, boxes: this.boxes, lines: this.lines, taken: this.taken, dates: this.dates };
  }

  private box(element: HtmlElement, parent: Box | null): Box {
    const box = this.opened(element, parent);
    this.boxes.push(box);
    parent?.children.push(box);
    const inside = this.boxes.length;
    this.content(element, box);
    this.endLine(box);
    if (box.name === 'tr') this.joinRow(box, inside);
    box.end = this.lines.length;
    if (parent !== null) {
      parent.textLength += box.textLength;
      parent.linkLength += box.linkLength;
      parent.pictures += box.pictures;
      parent.taken += box.taken;
    }
    return box;
  }

  /** Makes one line of a row of short cells, because a figure says something beside the names of its row only. */
  private joinRow(row: Box, inside: number): void {
    const cells = this.lines.slice(row.first);
    const holders = new Set(cells.map(({ box }) => box));
    if (cells.length < 2 || holders.size < cells.length || row.pictures > 0) return;
    if (cells.some(({ text }) => text.length > MAX_CELL)) return;
    this.lines.length = row.first;
    for (const box of this.boxes.slice(inside)) box.first = box.end = row.first;
    const sum = (count: (line: Line) => number): number => cells.reduce((all, line) => all + count(line), 0);
    this.lines.push({
      text: joinCells(cells.map(({ text }) => text)),
      plain: joinCells(cells.map(({ plain }) => plain)),
      linkLength: sum(({ linkLength }) => linkLength),
      boldLength: sum(({ boldLength }) => boldLength),
      box: row,
      index: row.first,
    });
  }

  private opened(element: HtmlElement, parent: Box | null): Box {
    return {
      name: element.localName,
      hint: namesOf(element),
      itemprop: element.getAttribute('itemprop') ?? '',
      hidden: element.getAttribute('hidden') !== null,
      linked: this.linkDepth > 0,
      parent,
      children: [],
      first: this.lines.length,
      end: this.lines.length,
      textLength: 0,
      linkLength: 0,
      pictures: 0,
      taken: 0,
      element,
    };
  }

  private content(element: HtmlElement, box: Box): void {
    for (let node: HtmlNode | null = element.firstChild; node !== null; node = node.nextSibling) {
      if (isText(node)) this.text(node.textContent);
      else if (isElement(node)) this.child(node, box);
    }
  }

  private child(element: HtmlElement, box: Box): void {
    const name = element.localName;
    if (this.dropped.has(element)) return;
    if (name === 'br') return this.lineBreak(box);
    if (name === 'time' || /^date/iu.test(element.getAttribute('itemprop') ?? '')) {
      this.dates.push({ element, box, index: this.lines.length });
    }
    if (PICTURES.has(name)) box.pictures += 1;
    if (name === 'img') return;
    if (name === TAKEN) {
      this.endLine(box);
      box.taken += 1;
      this.taken.push({ box, index: this.lines.length, titles: Number(element.getAttribute(TITLES) ?? 0) });
      return;
    }
    if (!INLINE.has(name)) {
      this.endLine(box);
      this.box(element, box);
      return;
    }
    if (element.getAttribute('hidden') !== null) return;
    const [link, bold] = [Number(name === 'a'), Number(BOLD.has(name))];
    this.linkDepth += link;
    this.boldDepth += bold;
    this.content(element, box);
    this.linkDepth -= link;
    this.boldDepth -= bold;
  }

  private text(raw: string): void {
    this.run.push(raw);
    const length = /\S/u.test(raw) ? raw.trim().length : 0;
    if (length === 0) return;
    this.breaks = 0;
    if (this.linkDepth > 0) this.linkLength += length;
    else this.plain.push(raw);
    if (this.boldDepth > 0) this.boldLength += length;
  }

  private lineBreak(box: Box): void {
    this.run.push('\n');
    this.breaks += 1;
    if (this.breaks >= 2) this.endLine(box);
  }

  private endLine(box: Box): void {
    this.breaks = 0;
    if (this.run.length === 0) return;
    const text = this.run.join('').replace(/\s+/gu, ' ').trim();
    if (text !== '') {
      const linkLength = Math.min(this.linkLength, text.length);
      const boldLength = Math.min(this.boldLength, text.length);
      const plain = linkLength === 0 ? text : this.plain.join(' ').replace(/\s+/gu, ' ').trim();
      this.lines.push({ text, plain, linkLength, boldLength, box, index: this.lines.length });
      box.textLength += text.length;
      box.linkLength += linkLength;
    }
    this.run = [];
    this.plain = [];
    this.linkLength = 0;
    this.boldLength = 0;
  }
}

const joinCells = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(CELL_END);

/** The guard writes all names of an element into one attribute, as the tables of names read them. */
const namesOf = (element: HtmlElement): string => element.getAttribute(NAMES) ?? '';

export const linkShare = (part: { readonly linkLength: number; readonly textLength: number }): number =>
  part.textLength === 0 ? 0 : part.linkLength / part.textLength;

/** @returns whether one box stands inside another, or is it */
export function isInside(box: Box, outer: Box): boolean {
  for (let at: Box | null = box; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}
