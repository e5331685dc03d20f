/** Reads a page's statements about itself in JSON-LD (schema.org), as loosely as news sites write it. */

import { lettersAndDigits } from './agreement.ts';
import { unescapeText } from './html/unescape.ts';

export type LinkedNode = { readonly [name: string]: unknown };

const MAX_NODES = 400;
const MAX_DEPTH = 5;
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Reportage|Posting|Review)$/u;
const WEB_PAGE_TYPE = /^(?:Web|Item)Page$/u;

/** @param scripts JSON texts; what does not parse is left out
 * @returns every object in them that has a `@type`, outermost first */
export function linkedNodes(scripts: readonly string[]): LinkedNode[] {
  const nodes: LinkedNode[] = [];
  const queue: { value: unknown; depth: number }[] = scripts.map((script) => ({
    value: parseLoosely(script),
    depth: 0,
  }));
  for (let at = 0; at < queue.length && nodes.length < MAX_NODES; at += 1) {
    const { value, depth } = queue[at] ?? { value: null, depth: 0 };
    if (Array.isArray(value)) {
      for (const item of value.slice(0, MAX_NODES)) queue.push({ value: item, depth });
    } else if (isNode(value)) {
      if (value['@type'] !== undefined) nodes.push(value);
      if (depth < MAX_DEPTH)
        for (const inner of nested(value)) queue.push({ value: inner, depth: depth + 1 });
    }
  }
  return nodes;
}

const nested = (node: LinkedNode): unknown[] =>
  ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'itemReviewed'].flatMap((name) => node[name] ?? []);

export const isNode = (value: unknown): value is LinkedNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells the node of a page's own article from those of others. */
type PageIdentity = {
  /** Addresses of the page: where it came from, `rel=canonical`, `og:url`. */
  readonly urls: readonly string[];
  /** Returns the titles that the page shows or declares; asked only where there are several articles. */
  readonly titles: () => readonly string[];
};

/**
 * Returns the node of the page's article: one that names this page's address or one of its titles, else one that names neither,
 * or the only one. Of several, the one that has most to say. A node that names another article is never taken beside others.
 */
export function articleNode(nodes: readonly LinkedNode[], page: PageIdentity): LinkedNode | null {
  const articles = nodes.filter((node) => hasType(node, ARTICLE_TYPE));
  const [first = null] = articles;
  if (articles.length <= 1) return first;
  const kin = kinshipTo(page);
  let best: LinkedNode | null = null;
  let top = -1;
  for (const node of articles) {
    const kinship = kin(node);
    if (kinship === 'other') continue;
    const weight = weightOf(node) + (kinship === 'own' ? OWN_WEIGHT : 0);
    if (weight > top) [best, top] = [node, weight];
  }
  return best;
}

/** Returns the node of the page itself, for pages without one of an article: it dates the page only if it names its address or a title. */
export function webPageNode(nodes: readonly LinkedNode[], page: PageIdentity): LinkedNode | null {
  const pages = nodes.filter((node) => hasType(node, WEB_PAGE_TYPE) && node['datePublished'] !== undefined);
  if (pages.length === 0) return null;
  const kin = kinshipTo(page);
  return pages.find((node) => kin(node) === 'own') ?? null;
}

const TELLING = ['headline', 'articleBody', 'datePublished', 'author', 'dateModified'];
const OWN_WEIGHT = TELLING.length + 1;
/** A title shorter than this stands in many others. In letters and digits. */
const MIN_TITLE = 12;

const weightOf = (node: LinkedNode): number => TELLING.filter((name) => node[name] !== undefined).length;

type Kinship = 'own' | 'other' | 'unknown';

function kinshipTo(page: PageIdentity): (node: LinkedNode) => Kinship {
  const paths = new Set(page.urls.flatMap((url) => pathOf(url) ?? []));
  const titles = page
    .titles()
    .map(lettersAndDigits)
    .filter((title) => title !== '');
  return (node) => kinshipOf(node, paths, titles);
}

function kinshipOf(node: LinkedNode, paths: ReadonlySet<string>, titles: readonly string[]): Kinship {
  const addresses = ['url', '@id', 'mainEntityOfPage'].flatMap((name) => addressesIn(node[name]));
  if (addresses.some((address) => paths.has(pathOf(address) ?? ''))) return 'own';
  const headlines = ['headline', 'name', 'alternativeHeadline']
    .flatMap((name) => textsOfProperty(node[name]))
    .map((text) => lettersAndDigits(unescapeText(text)))
    .filter((text) => text !== '');
  const isOwn = headlines.some((headline) =>
    titles.some((title) => {
      const [short, long] = headline.length < title.length ? [headline, title] : [title, headline];
      return short === long || (short.length >= MIN_TITLE && long.includes(short));
    }),
  );
  if (isOwn) return 'own';
  return headlines.length > 0 ? 'other' : 'unknown';
}

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 10).flatMap(addressesIn);
  return isNode(value) ? [value['@id'], value['url']].filter((text) => typeof text === 'string') : [];
}

/** Returns the path and query of an address without a trailing stroke; the front page's is no article's. */
function pathOf(address: string): string | null {
  if (!URL.canParse(address, 'https://page.invalid')) return null;
  const { pathname, search } = new URL(address, 'https://page.invalid');
  const path = pathname.replace(/(?<!\/)\/+$/u, '');
  return path === '' ? null : path + search;
}

export const hasType = (node: LinkedNode, type: RegExp): boolean =>
  [node['@type']].flat().some((name) => typeof name === 'string' && type.test(name));

/** @returns the texts of a property: of strings themselves, of objects their name */
export function textsOfProperty(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.slice(0, 30).flatMap(textsOfProperty);
  return isNode(value) && typeof value['name'] === 'string' ? textsOfProperty(value['name']) : [];
}

function parseLoosely(script: string): unknown {
  const json = script.trim().replace(/^<!\[CDATA\[|\]\]>$|;$/gu, '');
  for (const text of [json, json.replace(/\p{Cc}+/gu, ' ').replace(/,\s*(?=[}\]])/gu, '')]) {
    try {
      const value: unknown = JSON.parse(text);
      return value;
    } catch {
      // The second reading forgives raw line breaks and trailing commas.
    }
  }
  return null;
}
