/** Reads a page's statements about itself in JSON-LD (schema.org), as loosely as news sites write it. */

export type LinkedNode = { readonly [name: string]: unknown };

const MAX_NODES = 400;
const MAX_DEPTH = 5;
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Reportage|Posting|Review)$/u;

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

/** @returns the node of the page's article: of several, the one that has most to say */
export function articleNode(nodes: readonly LinkedNode[]): LinkedNode | null {
  const weight = (node: LinkedNode): number =>
    ['headline', 'articleBody', 'datePublished', 'author', 'dateModified'].filter(
      (name) => node[name] !== undefined,
    ).length;
  return nodes
    .filter((node) => hasType(node, ARTICLE_TYPE))
    .reduce<LinkedNode | null>(
      (best, node) => (best === null || weight(node) > weight(best) ? node : best),
      null,
    );
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
