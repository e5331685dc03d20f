import { clean } from '../language/text.ts';
import type { Paragraph, Piece } from '../alerts/wording/paragraph.ts';

/** Every parser of XML and HTML knows these names; one that is used much decodes no other reference by itself. */
const named: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
/** The RSS Advisory Board's forms for titles and descriptions, which survive readers that decode once and readers that decode twice. */
const hexadecimal: ReadonlyMap<string, string> = new Map([
  ['&', '&#x26;'],
  ['<', '&#x3C;'],
  ['>', '&#x3E;'],
]);

/**
 * Escapes text for XML and HTML alike. Control characters and half surrogates are dropped, since one of them makes the whole feed
 * unreadable.
 */
export const escapeText = (text: string): string =>
  clean(text).replaceAll(/[&<>]/gu, (character) => named.get(character) ?? '');

/** Escapes the value of an attribute, which always stands in double quotes. */
const escapeAttribute = (text: string): string =>
  clean(text).replaceAll(/[&<>"]/gu, (character) => named.get(character) ?? '');

/**
 * Replaces what looks like a tag by angle quotation marks. Many readers take titles for HTML, whatever the standards say; this way a
 * hostile title is harmless everywhere and still legible.
 */
export function withoutTags(title: string): string {
  return /<[a-z/!?]/iu.test(title) ? title.replaceAll('<', '‹').replaceAll('>', '›') : title;
}

const tags = { same: null, inserted: 'ins', deleted: 'del', new: 'mark' } as const;

function pieceToHtml({ text, mark, href }: Piece): string {
  const tag = tags[mark];
  const marked = tag === null ? escapeText(text) : `<${tag}>${escapeText(text)}</${tag}>`;
  return href === null ? marked : `<a href="${escapeAttribute(href)}">${marked}</a>`;
}

/** Writes HTML without style, class or script, of which validators warn and which readers drop. */
export function toHtml(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map(({ label, pieces }) => {
      const start = label === null ? '' : `<b>${escapeText(label)}:</b> `;
      return `<p>${start}${pieces.map(pieceToHtml).join('')}</p>`;
    })
    .join('\n');
}

export function toText(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map(({ label, pieces }) => {
      const words = pieces.map(({ text, href }) => (href === null ? text : `${text} <${href}>`)).join('');
      return clean(label === null ? words : `${label}: ${words}`);
    })
    .join('\n\n');
}

/** Writes an element whose value is HTML. Every `>` of outside text is escaped in it, so that `]]>` cannot occur. */
export function htmlElement(name: string, paragraphs: readonly Paragraph[], attributes = ''): string {
  return `<${name}${attributes}><![CDATA[${toHtml(paragraphs)}]]></${name}>`;
}

/** Writes an element whose text readers of RSS show, and which some of them decode twice. */
export const titleElement = (name: string, text: string): string =>
  `<${name}>${clean(text).replaceAll(/[&<>]/gu, (character) => hexadecimal.get(character) ?? '')}</${name}>`;

/** Writes an element with text; attributes are escaped here too. */
export function element(
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return text === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${escapeText(text)}</${name}>`;
}
