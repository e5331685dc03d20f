import { clean } from '../language/text.ts';
import type { Paragraph, Piece } from '../alerts/wording/paragraph.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&#x26;',
  '<': '&#x3C;',
  '>': '&#x3E;',
};

/**
 * The one escaper of the feeds, for XML and HTML alike: control characters and half surrogates
 * go, since one of them makes the whole feed unreadable. Hexadecimal references survive the readers that decode a
 * title once and those that decode it twice (RSS Advisory Board, character data).
 */
export function escape(text: string): string {
  return clean(text).replaceAll(/[&<>]/gu, (character) => entities[character] ?? '');
}

/** For attributes, which always stand in double quotes. */
const attribute = (text: string): string => escape(text).replaceAll('"', '&#x22;');

/**
 * Many readers take titles for HTML, whatever the standards say: what looks like a tag becomes angle quotation marks,
 * so that a hostile title is harmless everywhere and still legible.
 */
export function withoutTags(title: string): string {
  return /<[a-z/!?]/iu.test(title) ? title.replaceAll('<', '‹').replaceAll('>', '›') : title;
}

const tags = { same: null, inserted: 'ins', deleted: 'del', new: 'mark' } as const;

function pieceToHtml({ text, mark, href }: Piece): string {
  const tag = tags[mark];
  const marked = tag === null ? escape(text) : `<${tag}>${escape(text)}</${tag}>`;
  return href === null ? marked : `<a href="${attribute(href)}">${marked}</a>`;
}

/** No style, class or script: validators warn of them, and readers drop them. */
export function toHtml(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map(({ label, pieces }) => {
      const start = label === null ? '' : `<b>${escape(label)}:</b> `;
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

/** HTML as a value: our own markup, in which every `>` of outside text is escaped, so that `]]>` cannot occur. */
export function htmlElement(name: string, paragraphs: readonly Paragraph[], attributes = ''): string {
  return `<${name}${attributes}><![CDATA[${toHtml(paragraphs)}]]></${name}>`;
}

/** An element with text; attributes are escaped here too. */
export function element(
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  return text === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${escape(text)}</${name}>`;
}
