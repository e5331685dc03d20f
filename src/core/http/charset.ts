/** A declaration must stand within these bytes from the start: HTML's figure, used for XML as well. */
const DECLARATION_BYTES = 1_024;

const BYTE_ORDER_MARKS: readonly (readonly [label: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  // "<" and "?" or "!" in 16 bits without a mark: XML 1.0, appendix F.
  ['utf-16le', [0x3c, 0x00, 0x3f, 0x00]],
  ['utf-16be', [0x00, 0x3c, 0x00, 0x3f]],
  ['utf-16le', [0x3c, 0x00, 0x21, 0x00]],
  ['utf-16be', [0x00, 0x3c, 0x00, 0x21]],
];
/** Encodings whose bytes are all ASCII, so that being valid UTF-8 says nothing. */
const SEVEN_BIT = new Set(['iso-2022-jp']);

/**
 * Decodes bytes whose declared encoding is often wrong or missing. It goes by, in this order: byte order mark, HTTP charset, XML
 * declaration or meta, UTF-8 when the bytes look like it, windows-1252. Bytes that are valid UTF-8 are read as that, whatever is
 * declared; an unknown label counts as none. Never throws; what cannot be read becomes U+FFFD, NUL is dropped.
 * @param contentType the header as it came, or null
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  return decodeMarked(bytes, contentType).replaceAll('\u0000', '');
}

function decodeMarked(bytes: Uint8Array, contentType: string | null): string {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => startsWith(bytes, mark));
  if (marked !== undefined) return new TextDecoder(marked[0]).decode(bytes);
  const declared = decoderFor(httpCharset(contentType)) ?? decoderFor(inlineCharset(bytes));
  if (declared !== null && SEVEN_BIT.has(declared.encoding)) return declared.decode(bytes);
  const asUtf8 = decodeStrictly(bytes);
  if (asUtf8 !== null) return asUtf8;
  const isUtf8 = declared === null || declared.encoding === 'utf-8' || declared.encoding.startsWith('utf-16');
  return isUtf8 ? decodeUnlabelled(bytes) : declared.decode(bytes);
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

function decoderFor(label: string | null): TextDecoder | null {
  try {
    return label === null ? null : new TextDecoder(label);
  } catch {
    return null; // not an encoding of the web (utf-7, nonsense): as if it were not declared
  }
}

function httpCharset(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([^"';\s]+)/iu.exec(contentType ?? '')?.[1] ?? null;
}

function inlineCharset(bytes: Uint8Array): string | null {
  // Bounded: the first bytes of a page alone.
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_BYTES));
  const xml = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+)/iu.exec(head);
  const meta = /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head);
  return xml?.[1] ?? meta?.[1] ?? null;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null; // not valid UTF-8
  }
}

/**
 * Decodes bytes that are not quite UTF-8 and claim nothing else. One broken character in a UTF-8 page must not garble the rest, so
 * the reading with more good characters wins; and accented letters of windows-1252 stand alone or in pairs, never in long runs.
 */
function decodeUnlabelled(bytes: Uint8Array): string {
  const asUtf8 = new TextDecoder('utf-8').decode(bytes);
  const broken = countMatches(asUtf8, /\uFFFD/gu);
  const whole = countMatches(asUtf8, /[^\p{ASCII}\uFFFD]/gu);
  if (whole >= broken) return asUtf8;
  const western = new TextDecoder('windows-1252').decode(bytes);
  return /\P{ASCII}{6}/u.test(western) ? asUtf8 : western;
}

function countMatches(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

/** First bytes of formats that are no text. */
const MAGIC: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF8
  [0x52, 0x49, 0x46, 0x46], // RIFF: WebP, WAV, AVI
  [0x50, 0x4b, 0x03, 0x04], // ZIP: office documents, EPUB
  [0xd0, 0xcf, 0x11, 0xe0], // old office documents
  [0x49, 0x44, 0x33], // MP3
  [0x4f, 0x67, 0x67, 0x53], // Ogg
];
const BINARY_TYPES = /^\s*(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:pdf|zip|msword|epub))/iu;

/** Returns whether bytes are no text at all (PDF, image, sound), by their first bytes, or else by a type that they do not contradict. */
export function isBinary(bytes: Uint8Array, contentType: string | null): boolean {
  if (MAGIC.some((magic) => startsWith(bytes, magic))) return true;
  if (BYTE_ORDER_MARKS.some(([, mark]) => startsWith(bytes, mark))) return false;
  const head = bytes.subarray(0, DECLARATION_BYTES);
  const controls = head.filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)).length;
  if (controls > head.length / 10) return true;
  const opening = head.find((byte) => byte > 0x20);
  return BINARY_TYPES.test(contentType ?? '') && opening !== 0x3c && opening !== 0x7b;
}
