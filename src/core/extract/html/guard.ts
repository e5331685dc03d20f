/**
 * One tokenizer pass over an outside page, before a tree is built from it: it drops what can never be text, bounds depth,
 * elements and attributes, and always hands on one `<html>` with one `<head>` and one `<body>`.
 *
 * Why a pass of its own: linkedom recurses and copies, so that 9 KB of nested `<div>` cost it seconds, a million `<` or a class of
 * 200,000 names overflow its stack, and a page without `<body>` comes out empty. The tokenizer is linear in its input.
 */
import { Parser } from 'htmlparser2';
import type { Result } from '../../model/result.ts';
import { err, ok } from '../../model/result.ts';
import type { AttributeChoice, Attributes } from './attributes.ts';
import { NO_ATTRIBUTES, attributeChoice, pickAttributes, attributeValue } from './attributes.ts';
import type { Purpose } from './guard-rules.ts';
import {
  DROPPED,
  TRANSPARENT,
  FLAT,
  INLINE,
  NAMES,
  HEAD,
  HEAD_ATTRIBUTES,
  TELLING_META,
  PRUNABLE,
  MIN_LINKS_TO_PRUNE,
  LINK_SHARE_TO_PRUNE,
  MIN_PROSE,
  MIN_TAKEN_TEXT,
  MIN_TAKEN_TITLE,
  TAKEN,
  TITLES,
  PLACELESS,
} from './guard-rules.ts';
import type { NotAnArticle } from '../../model/failure.ts';
import { readWithoutOpaque } from './skip-opaque.ts';
import type { Markup } from './markup.ts';
import { InlineText, isSetApart } from './inline-text.ts';

/** UTF-16 units; the largest newspaper pages known to us have 2.2 million. */
const MAX_LENGTH = 3_000_000;
/** Levels kept in the tree; deeper tags are left out and their text stays, so that walks may recurse. */
const MAX_DEPTH = 64;
/** Levels at which a page is no longer one made for people. */
const ABSURD_DEPTH = 600;
/** Elements written; section pages have more than articles, whose boxes of links are left out and which then have under 4,000. */
const MAX_ELEMENTS = { listing: 15_000, article: 8_000 };
/** Characters of text; the longest live pages known to us have 200,000. */
const MAX_TEXT = 600_000;
const MAX_ATTRIBUTES_OF_ONE = 1_000;
/** Tags read, kept or not. */
const MAX_TAGS = 60_000;
/** Pieces of text as the tokenizer hands them out: one for each entity and each stray `<`. */
const MAX_PIECES = 100_000;
const HEADING = /^h[1-6]$/u;
const ROOT_ATTRIBUTES = new Set(['lang']);
const MAX_JSON_LD_LENGTH = 400_000;

/**
 * @param purpose for an article, links and what consists of links are not needed, which halves the tree
 * @param keptAttributes names beside the usual ones that the caller will query
 * @param markup takes what is kept
 * @returns the text of each JSON-LD script, unparsed, or `too-complex` when the page breaks a bound; linear in the page's length
 */
export function guardPage(
  html: string,
  purpose: Purpose,
  keptAttributes: readonly string[],
  markup: Markup,
): Result<readonly string[], NotAnArticle> {
  if (html.length > MAX_LENGTH) return tooComplex('the page is too long');
  const pass = new GuardPass(purpose, attributeChoice(purpose, keptAttributes), markup);
  const parser = new Parser(pass, { decodeEntities: true });
  pass.stop = () => parser.pause();
  readWithoutOpaque(html, {
    write: (part) => pass.broken === null && parser.write(part),
    isIn: (name) => pass.isIn(name),
    skip: (text) => pass.ontext(text),
  });
  if (pass.broken === null) parser.end();
  return pass.broken === null ? ok(pass.jsonLd) : tooComplex(pass.broken);
}

const tooComplex = (text: string) => err({ page: 'too-complex', text } as const);

/** One open element, with counts such as how much of its text stands in links. */
type OpenElement = {
  readonly name: string;
  readonly kept: boolean;
  text: number;
  linkText: number;
  links: number;
  /** Links that are titles of other pages. */
  titles: number;
  readonly leadsElsewhere: boolean;
  /** Characters of what looks like sentences outside links. */
  prose: number;
  /** An inline element that its style shows as a box. */
  readonly isApart: boolean;
  holdsHeadline: boolean;
  holdsPicture: boolean;
};

/** The handler of the pass: hands the cleaned page on as it goes. */
class GuardPass {
  broken: string | null = null;
  stop: () => void = () => {};
  readonly jsonLd: string[] = [];
  private readonly open: OpenElement[] = [];
  private depth = 0;
  private tags = 0;
  private pieces = 0;
  private textLength = 0;
  private attributesOfTag = 0;
  /** The attributes of the tag at hand that are read. */
  private attributes: [string, string][] = [];
  private elements = 0;
  private jsonLdLength = 0;
  /** The stack height at which a dropped element was opened. */
  private droppedAt: number | null = null;
  /** True where a box just started or ended. */
  private atBoundary = true;
  private raisedFrom: number | null = null;
  private readonly inline = new InlineText();
  private script: string[] | null = null;
  private title: string[] | null = null;
  private titleDone = false;
  private readonly purpose: Purpose;
  private readonly choice: AttributeChoice;
  private readonly markup: Markup;

  constructor(purpose: Purpose, choice: AttributeChoice, markup: Markup) {
    this.purpose = purpose;
    this.choice = choice;
    this.markup = markup;
  }

  isIn(name: string): boolean {
    return this.broken === null && this.open.at(-1)?.name === name;
  }

  onattribute(name: string, value: string): void {
    this.attributesOfTag += 1;
    if (this.attributesOfTag > MAX_ATTRIBUTES_OF_ONE) this.breakOff('an element has too many attributes');
    if (this.droppedAt !== null || !this.choice.isRead(name)) return;
    if (attributeValue(this.attributes, name) === null) this.attributes.push([name, value]);
  }

  onopentag(name: string): void {
    this.openElement(name, this.attributes, this.attributesOfTag === 0);
    this.attributesOfTag = 0;
    if (this.attributes.length > 0) this.attributes = [];
  }

  private openElement(tag: string, attributes: Attributes, isPlain: boolean): void {
    const target = tag === 'a' ? attributeValue(attributes, 'href') : '';
    const name = target === null || this.isOwnHeading(target) ? 'span' : tag;
    this.tags += 1;
    if (this.tags > MAX_TAGS) return this.breakOff('the page has too many elements');
    if (this.open.length > ABSURD_DEPTH) return this.breakOff('the page is nested too deeply');
    const kept = this.keep(name, attributes, isPlain);
    const isApart = this.droppedAt === null && INLINE.has(name) && isSetApart(attributes);
    if (isApart) this.space();
    this.inline.open(name);
    this.open.push({
      name,
      kept,
      text: 0,
      linkText: 0,
      links: 0,
      titles: 0,
      leadsElsewhere: name === 'a' && target?.startsWith('#') === false,
      prose: 0,
      isApart,
      holdsHeadline: name === 'h1',
      holdsPicture: name === 'img',
    });
  }

  /**
   * An anchor without a target only marks a place, and left open it would make one link of the page; a heading that links to itself is
   * no title of another page.
   */
  private isOwnHeading(target: string): boolean {
    return target.length > 1 && target.startsWith('#') && HEADING.test(this.open.at(-1)?.name ?? '');
  }

  /**
   * @param isPlain whether the tag has no attribute at all
   * @returns whether the element was written, so that its end must be
   */
  private keep(name: string, attributes: Attributes, isPlain: boolean): boolean {
    if (this.droppedAt !== null) return this.isHeadlineInNavigation(name) && this.raise(name);
    if (name === 'script' && /ld\+json/iu.test(attributeValue(attributes, 'type') ?? '')) this.script = [];
    if (
      DROPPED[this.purpose].has(name) ||
      (name === 'template' && attributeValue(attributes, 'shadowrootmode') === null)
    ) {
      this.droppedAt = this.open.length;
      return false;
    }
    if (name === 'html') this.markup.root(pickAttributes(attributes, ROOT_ATTRIBUTES));
    if (HEAD.has(name)) return this.writeHead(name, attributes);
    if (name === 'title') return this.startTitle();
    if (this.isTransparent(name, isPlain)) return false;
    const kept = name === 'img' ? NO_ATTRIBUTES : this.choice.kept(name, attributes);
    const isFlat = this.purpose === 'article' && kept.length === 0 && FLAT.has(name);
    return isFlat ? false : this.writeOpen(name, kept);
  }

  /** Some sites end their breadcrumb with the headline. */
  private isHeadlineInNavigation(name: string): boolean {
    return name === 'h1' && this.droppedAt !== null && this.open[this.droppedAt]?.name === 'nav';
  }

  /** Keeps one element of what is dropped; `role` tells where it stood. */
  private raise(name: string): boolean {
    this.raisedFrom = this.droppedAt;
    this.droppedAt = null;
    return this.writeOpen(name, [[NAMES, 'navigation']]);
  }

  private isTransparent(name: string, isPlain: boolean): boolean {
    if (this.depth >= MAX_DEPTH || TRANSPARENT[this.purpose].has(name) || name === 'template') return true;
    return name === 'span' && isPlain;
  }

  private startTitle(): false {
    if (this.titleDone) this.droppedAt = this.open.length;
    else this.title = [];
    return false;
  }

  private writeOpen(name: string, kept: Attributes): boolean {
    this.countElement();
    this.depth += 1;
    this.atBoundary = !INLINE.has(name);
    this.markup.open(safeName(name), kept);
    return true;
  }

  private writeHead(name: string, attributes: Attributes): false {
    const key =
      attributeValue(attributes, 'property') ??
      attributeValue(attributes, 'name') ??
      attributeValue(attributes, 'itemprop') ??
      '';
    if (name === 'meta' && !TELLING_META.test(key)) return false;
    if (name === 'link' && !/canonical|alternate/iu.test(attributeValue(attributes, 'rel') ?? ''))
      return false;
    this.countElement();
    const kept = pickAttributes(attributes, HEAD_ATTRIBUTES);
    this.markup.head(name, kept, '');
    return false;
  }

  private countElement(): void {
    this.elements += 1;
    if (this.elements > MAX_ELEMENTS[this.purpose]) this.breakOff('the page has too many elements');
  }

  ontext(text: string): void {
    this.pieces += 1;
    if (this.pieces > MAX_PIECES) return this.breakOff('the page is a flood of fragments');
    if (this.script !== null) {
      this.jsonLdLength += text.length;
      if (this.jsonLdLength <= MAX_JSON_LD_LENGTH) this.script.push(text);
      return;
    }
    if (this.droppedAt !== null) return;
    this.textLength += text.length;
    if (this.textLength > MAX_TEXT) return this.breakOff('the page has too much text');
    if (this.title === null && this.atBoundary && !/\S/u.test(text)) return;
    this.atBoundary = false;
    if (this.title !== null) {
      this.title.push(text);
      return;
    }
    this.markup.text(this.inline.joined(text));
    const around = this.open.at(-1);
    if (around === undefined) return;
    const { length } = text.trim();
    around.text += length;
    if (length >= MIN_PROSE) around.prose += length;
  }

  /** Keeps the words on both sides apart. */
  private space(): void {
    if (!this.atBoundary) this.markup.text(' ');
  }

  onclosetag(): void {
    const element = this.open.pop();
    if (element === undefined) return;
    this.inline.close(element.name);
    if (this.droppedAt === this.open.length) this.endDropped(element.name);
    // A large first letter is a box of its own too, and part of its word.
    if (element.isApart && element.text > 1) this.space();
    if (element.name === 'title' && this.title !== null) {
      this.titleDone = true;
      this.markup.head('title', NO_ATTRIBUTES, this.title.join(''));
      this.title = null;
    }
    const isPruned = element.kept && this.purpose === 'article' && isOnlyLinks(element);
    this.addUp(element, isPruned);
    if (!element.kept) return;
    this.depth -= 1;
    if (this.raisedFrom !== null && element.name === 'h1') {
      this.droppedAt = this.raisedFrom;
      this.raisedFrom = null;
    }
    this.atBoundary = !INLINE.has(element.name);
    this.markup.close();
    if (!isPruned) return;
    this.markup.takeBack();
    // Text beside a picture may be its caption, and text beside the links of another page its teaser, so that a trace stays.
    if (element.text === 0 && element.holdsPicture) this.mark('img', NO_ATTRIBUTES);
    else if (element.linkText >= MIN_TAKEN_TEXT)
      this.mark(TAKEN, element.titles === 0 ? NO_ATTRIBUTES : [[TITLES, String(element.titles)]]);
  }

  private mark(name: string, attributes: Attributes): void {
    this.countElement();
    this.markup.open(name, attributes);
    this.markup.close();
  }

  private addUp(element: OpenElement, isPruned: boolean): void {
    const around = this.open.at(-1);
    if (around === undefined || this.droppedAt !== null) return;
    const isLink = element.name === 'a';
    around.text += element.text;
    around.linkText += isLink ? element.text : element.linkText;
    around.links += isLink ? 1 : element.links;
    around.titles += isLink
      ? Number(element.leadsElsewhere && element.text >= MIN_TAKEN_TITLE)
      : element.titles;
    // Prose inside a link is the teaser of another page, prose inside a list of links its legal line.
    if (!isLink && !isPruned) around.prose += element.prose;
    if (element.holdsHeadline) around.holdsHeadline = true;
    if (element.holdsPicture) around.holdsPicture = true;
  }

  private endDropped(name: string): void {
    this.droppedAt = null;
    if (this.script !== null) this.jsonLd.push(this.script.join(''));
    this.script = null;
    if (!PLACELESS.has(name)) this.space();
  }

  private breakOff(reason: string): void {
    this.broken ??= reason;
    this.stop();
  }
}

/** A tag may be called anything up to the next space; what a parser might read differently becomes a `div`. */
const safeName = (name: string): string => (/^[a-z][a-z0-9-]{0,40}$/u.test(name) ? name : 'div');

/** Links alone make no box furniture: a short report beside a long menu is more than the menu. */
const isOnlyLinks = ({ name, text, linkText, links, prose, holdsHeadline }: OpenElement): boolean =>
  PRUNABLE.has(name) &&
  !holdsHeadline &&
  prose === 0 &&
  (text === 0 || (links >= MIN_LINKS_TO_PRUNE && linkText >= text * LINK_SHARE_TO_PRUNE));
