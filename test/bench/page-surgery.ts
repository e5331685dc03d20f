/**
 * Cuts into pages for the bench of boxes: puts a box where such boxes stand, or edits one visible piece of text. Where the article
 * stands is found from the page's own paragraphs alone, not by the extractor.
 */
import { parseHTML } from 'linkedom';
import { unreachable } from '../../src/core/model/result.ts';

export const places = ['before-article', 'inside-article', 'after-article', 'beside-article'] as const;
export type Place = (typeof places)[number];
export const editKinds = ['sentence', 'number', 'heading', 'cell', 'standfirst'] as const;
type EditKind = (typeof editKinds)[number];

/** As much of the DOM as is used: the project has no types of browsers outside its scripts. */
type PageNode = { readonly nodeType: number; textContent: string | null };
type PageElement = PageNode & {
  readonly tagName: string;
  readonly parentElement: PageElement | null;
  readonly childNodes: Iterable<PageNode>;
  innerHTML: string;
  readonly closest: (selector: string) => PageElement | null;
  readonly getAttribute: (name: string) => string | null;
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>;
  readonly before: (...nodes: PageNode[]) => void;
  readonly after: (...nodes: PageNode[]) => void;
  readonly append: (...nodes: PageNode[]) => void;
};
type PageDocument = {
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>;
  readonly querySelector: (selector: string) => PageElement | null;
  readonly createElement: (name: string) => PageElement & { readonly content: PageElement };
  readonly toString: () => string;
};
type Found = {
  readonly document: PageDocument;
  readonly container: PageElement;
  readonly paragraphs: PageElement[];
};

const MIN_PARAGRAPH = 60;
const OUTSIDE = 'nav,aside,footer,form,figure,[hidden],template,noscript';

const textOf = (element: PageNode): string => (element.textContent ?? '').replace(/\s+/gu, ' ').trim();

const DESCRIPTION =
  /<meta[^>]{1,80}(?:name|property)="(?:og:)?description"[^>]{1,40}content="([^"]{40,500})"/u;

/** Finds the element that directly holds most of the text in paragraphs, or null for a page without any. */
function findArticle(html: string): Found | null {
  const { document } = parseHTML(html) as unknown as { document: PageDocument };
  const all = [...document.querySelectorAll('p')];
  const paragraphs = all.filter(
    (one) =>
      textOf(one).length >= MIN_PARAGRAPH && one.closest(OUTSIDE) === null && one.parentElement !== null,
  );
  const byParent = Map.groupBy(paragraphs, (one) => one.parentElement);
  const sizeOf = (ones: readonly PageElement[]): number =>
    ones.reduce((sum, one) => sum + textOf(one).length, 0);
  const [best] = [...byParent].toSorted(([, a], [, b]) => sizeOf(b) - sizeOf(a));
  const container = best?.[0];
  return container === null || container === undefined || (best?.[1].length ?? 0) < 3
    ? null
    : { document, container, paragraphs: best?.[1] ?? [] };
}

/** Writes the page as it is, so that two pages differ in nothing but the cut; null where no article is found. */
export function rewritten(html: string): string | null {
  return findArticle(html)?.document.toString() ?? null;
}

/** Puts a box at a place of a page. */
export function withBox(html: string, box: string, place: Place): string | null {
  const found = findArticle(html);
  if (found === null) return null;
  const { document, container, paragraphs } = found;
  const template = document.createElement('template');
  template.innerHTML = box;
  const nodes = [...template.content.childNodes];
  const around = container.parentElement;
  const isTop = container.tagName === 'BODY' || around === null;
  if (place === 'inside-article') paragraphs[Math.floor(paragraphs.length / 2)]?.before(...nodes);
  else if (place === 'before-article') (isTop ? paragraphs[0] : container)?.before(...nodes);
  else if (isTop) container.append(...nodes);
  else if (place === 'after-article' || around.tagName === 'BODY') container.after(...nodes);
  else around.after(...nodes);
  return document.toString();
}

/** Edits one piece of text that readers see; null where the page has no such piece. */
export function withEdit(html: string, kind: EditKind): string | null {
  if (kind === 'standfirst') return editedStandfirst(html);
  const found = findArticle(html);
  if (found === null) return null;
  const target = targetOf(found, kind);
  if (target === undefined || target === null) return null;
  const isDone =
    kind === 'number'
      ? editText(target, /\d/u, nextDigit)
      : editText(target, /\p{L}{5,}/u, () => 'otherwise');
  return isDone ? found.document.toString() : null;
}

const nextDigit = (digit: string): string => String((Number(digit) + 3) % 10);

function targetOf(found: Found, kind: Exclude<EditKind, 'standfirst'>): PageElement | null | undefined {
  const { container, paragraphs } = found;
  switch (kind) {
    case 'sentence':
      return paragraphs[Math.floor(paragraphs.length / 2)];
    case 'number':
      return paragraphs.find((one) => /\d/u.test(textOf(one)));
    case 'heading':
      return [...container.querySelectorAll('h2,h3,h4')].find(
        (one) => one.parentElement === container && textOf(one).length > 8,
      );
    case 'cell':
      return [...container.querySelectorAll('td')].find((one) => /\p{L}{5}/u.test(textOf(one)));
    default:
      return unreachable(kind);
  }
}

/** Edits the page's own description where it also stands as a line of its own below the h1. */
function editedStandfirst(html: string): string | null {
  const description = DESCRIPTION.exec(html)?.[1]?.trim() ?? '';
  const from = html.indexOf('<h1');
  const at = description === '' || from < 0 ? -1 : html.indexOf(`>${description}<`, from);
  if (at < 0) return null;
  const edited = description.replace(/\p{L}{5,}/u, 'otherwise');
  return `${html.slice(0, at + 1)}${edited}${html.slice(at + 1 + description.length)}`;
}

const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE']);

/** Changes the first match in the text nodes of an element. */
function editText(element: PageElement, pattern: RegExp, change: (match: string) => string): boolean {
  for (const node of element.childNodes) {
    const text = node.textContent ?? '';
    if (node.nodeType === 3 && pattern.test(text)) {
      node.textContent = text.replace(pattern, change);
      return true;
    }
    if (
      node.nodeType === 1 &&
      !SKIPPED.has((node as PageElement).tagName) &&
      editText(node as PageElement, pattern, change)
    )
      return true;
  }
  return false;
}
