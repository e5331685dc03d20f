/** Chooses the attributes of an element that the guard reads, and those that it hands on. */
import { hintOf, isTelling } from '../furniture-patterns.ts';
import type { Purpose } from './guard-rules.ts';
import {
  ARTICLE_ATTRIBUTES,
  BARE,
  HEAD_ATTRIBUTES,
  LISTING_ATTRIBUTES,
  NAMES,
  NAMING_ATTRIBUTES,
} from './guard-rules.ts';

/** Name and value, as written; each name once. Few are kept of any element: a list is searched faster than a map is made. */
export type Attributes = readonly (readonly [name: string, value: string])[];

export const NO_ATTRIBUTES: Attributes = [];

const MAX_LENGTH = 2_000;
const MAX_CLASS_LENGTH = 300;
/** Read by the guard itself. */
const TELLING = ['type', 'lang', 'shadowrootmode', 'hidden', 'aria-hidden', 'style'];

export function attributeValue(attributes: Attributes, wanted: string): string | null {
  for (const [name, value] of attributes) if (name === wanted) return value;
  return null;
}

export type AttributeChoice = {
  /** Returns whether the guard or a later step reads an attribute. */
  readonly isRead: (name: string) => boolean;
  /** Returns the attributes of an element of the body that are handed on. */
  readonly kept: (tag: string, attributes: Attributes) => Attributes;
};

/** Sites name many elements alike, on every page: the tables are asked once a name, of so many names as take a megabyte at most. */
const hints = new Map<string, string>();
const MAX_HINTS = 2_000;

function tellingHint(names: string): string {
  const known = hints.get(names);
  if (known !== undefined) return known;
  if (hints.size >= MAX_HINTS) hints.clear();
  const hint = hintOf(names);
  const telling = isTelling(hint) ? hint : '';
  hints.set(names, telling);
  return telling;
}

/** @param asked names beside the usual ones */
export function attributeChoice(purpose: Purpose, asked: readonly string[]): AttributeChoice {
  const usual = purpose === 'article' ? ARTICLE_ATTRIBUTES : LISTING_ATTRIBUTES;
  const handedOn = new Set([...usual, ...asked]);
  const read = new Set([...handedOn, ...HEAD_ATTRIBUTES, ...TELLING]);
  if (purpose === 'article') for (const name of NAMING_ATTRIBUTES) read.add(name);
  return {
    isRead: (name) => read.has(name),
    kept: (tag, attributes) => {
      if (attributes.length === 0) return NO_ATTRIBUTES;
      const kept = pickAttributes(attributes, handedOn);
      const hint = purpose === 'article' && !BARE.has(tag) ? tellingHint(namesOfBox(tag, attributes)) : '';
      if (hint !== '') kept.push([NAMES, hint]);
      if (isHidden(attributes) && attributeValue(kept, 'hidden') === null) kept.push(['hidden', '']);
      return kept;
    },
  };
}

export function pickAttributes(attributes: Attributes, names: ReadonlySet<string>): [string, string][] {
  const kept: [string, string][] = [];
  for (const [name, value] of attributes) {
    if (names.has(name)) kept.push([name, value.slice(0, name === 'class' ? MAX_CLASS_LENGTH : MAX_LENGTH)]);
  }
  return kept;
}

/** Elements whose id is an anchor, made of their own words. */
const TEXT_ELEMENTS = /^(?:h[1-6]|p|li|blockquote|dt|dd)$/u;
/** An id of three words and more is made of a heading too. */
const SLUG = /^[^-_\s]+(?:[-_][^-_\s]+){2,}$/u;

function namesOfBox(tag: string, attributes: Attributes): string {
  let names = '';
  for (const [name, value] of attributes) {
    if (!NAMING_ATTRIBUTES.has(name)) continue;
    if (name === 'id' && (TEXT_ELEMENTS.test(tag) || SLUG.test(value.slice(0, MAX_CLASS_LENGTH)))) continue;
    const short = value.slice(0, MAX_CLASS_LENGTH);
    names += names === '' ? short : ` ${short}`;
  }
  return names.slice(0, MAX_CLASS_LENGTH);
}

function isHidden(attributes: Attributes): boolean {
  for (const [name, value] of attributes) {
    if (name === 'hidden' || (name === 'aria-hidden' && value === 'true')) return true;
    if (name === 'style' && /display\s*:\s*none/iu.test(value.slice(0, 500))) return true;
  }
  return false;
}
