/** Writes paragraphs in a chat's own markup, cut to its limits without breaking a link or an escape. */
import type { Paragraph, Piece } from '../alerts/wording/paragraph.ts';
import { clean, cut } from '../language/text.ts';

/** The ways in which a chat writes what is not plain text. */
export type ChatMarkup = {
  readonly escape: (text: string) => string;
  /** @param text escaped already, and not empty */
  readonly bold: (text: string) => string;
  readonly struck: (text: string) => string;
  readonly link: (text: string, href: string) => string;
};

/** A longer paragraph would push out every other one. */
const MAX_LINE_LENGTH = 1_500;

/** An invisible space. A chat no longer reads a name that it interrupts: `@channel`, `:smile:`. */
const ZERO_WIDTH_SPACE = '\u200B';
/** Interrupts what a chat would take for the mention of a person, a group or a channel, or for an emoji. */
export const defuseMentions = (text: string): string =>
  text.replaceAll('@', `@${ZERO_WIDTH_SPACE}`).replaceAll(/:(?=[\w+'-]{1,100}:)/gu, `:${ZERO_WIDTH_SPACE}`);

/** Returns as much of the text as fits into a limit once it is escaped, with an ellipsis where it is cut. */
export function escapeWithin(text: string, limit: number, escape: ChatMarkup['escape']): string {
  const tidy = clean(text);
  for (let kept = limit; kept > 0; kept = Math.floor(kept * 0.8)) {
    const escaped = escape(cut(tidy, kept));
    if (escaped.length <= limit) return escaped;
  }
  return '';
}

/** Returns one line of at most `MAX_LINE_LENGTH` characters, or '' for a paragraph without text. */
export function toLine({ label, pieces }: Paragraph, markup: ChatMarkup): string {
  let shown =
    label === null
      ? ''
      : `${markup.bold(escapeWithin(withColon(label), MAX_LINE_LENGTH / 4, markup.escape))} `;
  for (const piece of pieces) {
    const room = MAX_LINE_LENGTH - shown.length;
    const added = toMarkup(piece, room, markup);
    if (added === null) return `${shown}…`;
    shown += added;
  }
  return shown.trimEnd();
}

/** Ends a label with a colon, unless it is a question. */
const withColon = (label: string): string => (label.endsWith('?') ? label : `${label}:`);

/** Returns null where there is no room for even a part of it. */
function toMarkup({ text, mark, href }: Piece, room: number, markup: ChatMarkup): string | null {
  // A space beside a mark must stand outside it: a chat does not read `*so *` as a mark.
  const inner = text.trim();
  if (inner === '') return text.length <= room ? text : null;
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  const left = room - (href === null ? 0 : href.length) - before.length - after.length - 12;
  if (left < 20) return null;
  const escaped = escapeWithin(inner, left, markup.escape);
  return `${before}${linked(marked(escaped, mark, markup), href, markup)}${after}`;
}

function marked(escaped: string, mark: Piece['mark'], markup: ChatMarkup): string {
  if (mark === 'same') return escaped;
  return mark === 'deleted' ? markup.struck(escaped) : markup.bold(escaped);
}

const linked = (text: string, href: string | null, markup: ChatMarkup): string =>
  href === null || href === '' ? text : markup.link(text, href);

/** Lines in chunks that a chat takes; `left` counts the lines that had no room. */
type PackedLines = { readonly chunks: readonly string[]; readonly left: number };

/**
 * Packs lines, in their order, into chunks.
 * @param limits of one chunk and of all of them together, in UTF-16 units
 */
export function packLines(
  lines: readonly string[],
  limits: { readonly chunk: number; readonly all: number },
): PackedLines {
  const chunks: string[] = [];
  let used = 0;
  for (const [index, added] of lines.entries()) {
    if (used + added.length + 1 > limits.all) return { chunks, left: lines.length - index };
    const last = chunks.at(-1);
    if (last === undefined || last.length + 1 + added.length > limits.chunk) chunks.push(added);
    else chunks[chunks.length - 1] = `${last}\n${added}`;
    used += added.length + 1;
  }
  return { chunks, left: 0 };
}

/** Returns the last line of a message that does not hold all lines. */
export const describeLeft = (left: number): string =>
  `${left} more ${left === 1 ? 'line is' : 'lines are'} on the page.`;
