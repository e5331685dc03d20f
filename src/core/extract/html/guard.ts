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
  FLAT,
  HEAD,
  HEAD_ATTRIBUTES,
  INLINE,
  NAMES,
  PLACELESS,
  TELLING_META,
  TRANSPARENT,
} from './guard-rules.ts';
import type { NotAnArticle } from '../../model/failure.ts';
import { readWithoutOpaque } from './skip-opaque.ts';
import type { Markup } from './markup.ts';
import { InlineText, isSetApart } from './inline-text.ts';
import { addUp, countText, isOnlyLinks, openedElement, type OpenElement, traceOf } from './open-element.ts';
import { MAX_LENGTH, PageBounds } from './page-bounds.ts';

/** Levels kept in the tree; deeper tags are left out and their text stays, so that walks may recurse. */
const MAX_DEPTH = 64;
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
  const { bounds } = pass;
  bounds.stop = () => parser.pause();
  readWithoutOpaque(html, {
    write: (part) => bounds.broken === null && parser.write(part),
    isIn: (name) => pass.isIn(name),
    skip: (text) => pass.ontext(text),
  });
  if (bounds.broken === null) parser.end();
  return bounds.broken === null ? ok(pass.jsonLd) : tooComplex(bounds.broken);
}

const tooComplex = (text: string) => err({ page: 'too-complex', text } as const);

/** The handler of the pass: hands the cleaned page on as it goes. */
class GuardPass {
  readonly bounds: PageBounds;
  readonly jsonLd: string[] = [];
  private readonly open: OpenElement[] = [];
  private depth = 0;
  private attributesOfTag = 0;
  /** The attributes of the tag at hand that are read. */
  private attributes: [string, string][] = [];
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
    this.bounds = new PageBounds(purpose);
    this.choice = choice;
    this.markup = markup;
  }

  isIn(name: string): boolean {
    return this.bounds.broken === null && this.open.at(-1)?.name === name;
  }

  onattribute(name: string, value: string): void {
    this.attributesOfTag += 1;
    this.bounds.countAttribute(this.attributesOfTag);
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
    if (!this.bounds.countTag(this.open.length)) return;
    const kept = this.keep(name, attributes, isPlain);
    const isApart = this.droppedAt === null && INLINE.has(name) && isSetApart(attributes);
    if (isApart) this.space();
    this.inline.open(name);
    const leadsElsewhere = name === 'a' && target?.startsWith('#') === false;
    this.open.push(openedElement({ name, kept, leadsElsewhere, isApart }));
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
    this.bounds.countElement();
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
    this.bounds.countElement();
    const kept = pickAttributes(attributes, HEAD_ATTRIBUTES);
    this.markup.head(name, kept, '');
    return false;
  }

  ontext(text: string): void {
    if (!this.bounds.countPiece()) return;
    if (this.script !== null) {
      this.jsonLdLength += text.length;
      if (this.jsonLdLength <= MAX_JSON_LD_LENGTH) this.script.push(text);
      return;
    }
    if (this.droppedAt !== null) return;
    if (!this.bounds.countText(text)) return;
    if (this.title === null && this.atBoundary && !/\S/u.test(text)) return;
    this.atBoundary = false;
    if (this.title !== null) {
      this.title.push(text);
      return;
    }
    this.markup.text(this.inline.joined(text));
    const around = this.open.at(-1);
    if (around !== undefined) countText(around, text);
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
    if (element.name === 'title') this.endTitle();
    const isPruned = element.kept && this.purpose === 'article' && isOnlyLinks(element);
    const around = this.open.at(-1);
    if (around !== undefined && this.droppedAt === null) addUp(around, element, isPruned);
    if (element.kept) this.writeClose(element.name);
    if (isPruned) this.prune(element);
  }

  private endTitle(): void {
    if (this.title === null) return;
    this.titleDone = true;
    this.markup.head('title', NO_ATTRIBUTES, this.title.join(''));
    this.title = null;
  }

  private writeClose(name: string): void {
    this.depth -= 1;
    if (this.raisedFrom !== null && name === 'h1') {
      this.droppedAt = this.raisedFrom;
      this.raisedFrom = null;
    }
    this.atBoundary = !INLINE.has(name);
    this.markup.close();
  }

  /** Takes away the box of links that was just closed. */
  private prune(box: OpenElement): void {
    this.markup.takeBack();
    const trace = traceOf(box);
    if (trace === null) return;
    this.bounds.countElement();
    this.markup.open(trace.name, trace.attributes);
    this.markup.close();
  }

  private endDropped(name: string): void {
    this.droppedAt = null;
    if (this.script !== null) this.jsonLd.push(this.script.join(''));
    this.script = null;
    if (!PLACELESS.has(name)) this.space();
  }
}

/** A tag may be called anything up to the next space; what a parser might read differently becomes a `div`. */
const safeName = (name: string): string => (/^[a-z][a-z0-9-]{0,40}$/u.test(name) ? name : 'div');
