import { line } from '../../language/text.ts';
import type { Mark } from './passage.ts';

/** A stretch of text of a feed's item: plain text with what happened to it, and perhaps a link. */
export type Piece = { readonly text: string; readonly mark: Mark | 'new'; readonly href: string | null };
/** One paragraph: understood with all markup stripped, because its label says what the marks show. */
export type Paragraph = { readonly label: string | null; readonly pieces: readonly Piece[] };

export const say = (text: string): Piece => ({ text: line(text), mark: 'same', href: null });
export const paragraph = (label: string | null, ...pieces: readonly Piece[]): Paragraph => ({
  label: label === null ? null : line(label),
  pieces,
});

/** @returns the address as it may stand in a link: http or https, in ASCII, without credentials; else null */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  return url.href;
}
