import { line } from '../../language/text.ts';
import type { DiffMark } from './passage.ts';

/** A stretch of plain text of a feed's item, with what happened to it, and perhaps a link. */
export type Piece = { readonly text: string; readonly mark: DiffMark | 'new'; readonly href: string | null };
/** One paragraph. It is understood with all markup stripped, because its label says what the marks show. */
export type Paragraph = { readonly label: string | null; readonly pieces: readonly Piece[] };

/** Makes an unmarked piece; white space at its ends is lost. */
export const plain = (text: string, href: string | null = null): Piece => ({
  text: line(text),
  mark: 'same',
  href,
});
export const paragraph = (label: string | null, ...pieces: readonly Piece[]): Paragraph => ({
  label: label === null ? null : line(label),
  pieces,
});

/** Returns the address as it may stand in a link (http or https, in ASCII, without credentials), or null. */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  return url.href;
}
