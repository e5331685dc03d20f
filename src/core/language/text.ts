import { once } from '../model/once.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const graphemes = once(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));

/** Returns the bytes of a text in UTF-8. */
export const byteLength = (text: string): number => encoder.encode(text).length;

/** Returns the bytes of a value as JSON, by which storage, queues and endpoints count. */
export const jsonBytes = (value: unknown): number => byteLength(JSON.stringify(value) ?? '');

/** Control characters and what is no character: XML 1.0 (section 2.2) forbids most of them, and HTML the rest. */
const FORBIDDEN = /[[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]--[\t\n\r\u{85}]]/gv;
/** Marks that turn the direction of the text around them: shown titles lose them, stored texts keep them. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;

/** Makes outside text safe to show or write anywhere: well-formed, without control characters and direction overrides. */
export function clean(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '').replace(BIDI_CONTROLS, '');
}

/** Cleans a text and folds its white space, so that it is one line. */
export function line(text: string): string {
  return clean(text).replace(/\s+/gu, ' ').trim();
}

/** @param limit in graphemes, the ellipsis included; never cuts inside a cluster */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept: string[] = [];
  let length = 0;
  for (const { segment } of graphemes().segment(text.slice(0, limit * 16))) {
    if (kept.length === limit) {
      kept.pop();
      return `${kept.join('').trimEnd()}…`;
    }
    // A flood of combining marks is one grapheme: bounded too.
    kept.push(segment.slice(0, 16));
    length += segment.length;
  }
  return length < text.length ? `${kept.join('').trimEnd()}…` : kept.join('');
}

/** @param limit in bytes of JSON, as KV counts its metadata */
export function cutBytes(text: string, limit: number): string {
  const tidy = clean(text);
  const bytes = encoder.encode(tidy);
  if (JSON.stringify(tidy).length - 2 + (bytes.length - tidy.length) <= limit) return tidy;
  let kept = '';
  let used = 3; // the ellipsis
  for (const { segment } of graphemes().segment(
    decoder.decode(bytes.subarray(0, limit)).replace(/(?<!\uFFFD)\uFFFD+$/u, ''),
  )) {
    used += jsonBytes(segment) - 2;
    if (used > limit) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Writes a whole number as English does: `12,000`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3}){1,5}(?!\d))/gu, ',');
