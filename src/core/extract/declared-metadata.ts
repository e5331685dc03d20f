import type { HtmlDocument } from './html/document.ts';
import { childElements, elementText, select } from './html/document.ts';
import type { LinkedNode } from './json-ld.ts';
import { articleNode, linkedNodes, webPageNode } from './json-ld.ts';

/** The statements of a page about itself that readers do not see. */
export type DeclaredMetadata = {
  readonly title: string;
  /** The first `meta` of a name or property, in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  /** `rel=canonical`, as given. */
  readonly canonical: string | null;
  readonly nodes: readonly LinkedNode[];
  /** The JSON-LD node of the article. */
  readonly article: LinkedNode | null;
  /** That of the page itself, where there is none of an article. */
  readonly webPage: LinkedNode | null;
};

/** Longer titles say nothing more. */
const MAX_TITLE = 500;
/** Headings that may be the article's. */
const MAX_HEADINGS = 5;

/** @param url where the page came from, after redirects */
export function readDeclaredMetadata(page: HtmlDocument, url: string): DeclaredMetadata {
  const meta = new Map<string, string>();
  let title = '';
  let canonical: string | null = null;
  for (const element of childElements(page.head)) {
    if (element.localName === 'title') title = elementText(element).slice(0, MAX_TITLE);
    else if (element.localName === 'link' && element.getAttribute('rel')?.toLowerCase() === 'canonical') {
      canonical ??= element.getAttribute('href');
    } else if (element.localName === 'meta') {
      const name = (
        element.getAttribute('property') ??
        element.getAttribute('name') ??
        element.getAttribute('itemprop')
      )?.toLowerCase();
      const content = element.getAttribute('content')?.trim() ?? '';
      if (name !== undefined && content !== '' && !meta.has(name)) meta.set(name, content);
    }
  }
  const nodes = linkedNodes(page.jsonLd);
  const titles = () => [
    title,
    ...select(page.body, 'h1').slice(0, MAX_HEADINGS).map(elementText),
    ...['og:title', 'twitter:title'].flatMap((name) => meta.get(name) ?? []),
  ];
  const urls = [url, canonical ?? '', meta.get('og:url') ?? ''];
  const article = articleNode(nodes, { urls, titles });
  const webPage = article === null ? webPageNode(nodes, { urls, titles }) : null;
  return { title, meta, canonical, nodes, article, webPage };
}

/** @returns the first of several `meta` that the page has */
export function firstMeta({ meta }: DeclaredMetadata, names: readonly string[]): string | null {
  for (const name of names) {
    const value = meta.get(name);
    if (value !== undefined) return value;
  }
  return null;
}
