/** Paragraphs in a chat's own markup, cut to its limits without breaking a link or an escape. */
import type { Paragraph, Piece } from '../alerts/wording/paragraph.ts';
import { clean, cut } from '../language/text.ts';

/** How a chat writes what is not plain text. */
export type Markup = {
  readonly escape: (text: string) => string;
  /** @param text escaped already, and not empty */
  readonly bold: (text: string) => string;
  readonly struck: (text: string) => string;
  readonly link: (text: string, href: string) => string;
};

/** A longer paragraph would push out every other one. */
const LINE_LIMIT = 1_500;

/** Invisible, and the end of whatever a chat would have read as one name: `@channel`, `:smile:`. */
const BREAK = '\u200B';
/** What a chat may take for the mention of a person, a group or a channel, or for an emoji. */
export const unnamed = (text: string): string =>
  text.replaceAll('@', `@${BREAK}`).replaceAll(/:(?=[\w+'-]{1,100}:)/gu, `:${BREAK}`);

/** @returns as much of the text as fits into a limit once it is escaped, with an ellipsis where it is cut */
export function fitting(text: string, limit: number, escape: Markup['escape']): string {
  const tidy = clean(text);
  for (let kept = limit; kept > 0; kept = Math.floor(kept * 0.8)) {
    const escaped = escape(cut(tidy, kept));
    if (escaped.length <= limit) return escaped;
  }
  return '';
}

/** @returns one line of at most LINE_LIMIT characters; '' where nothing is said */
export function toLine({ label, pieces }: Paragraph, markup: Markup): string {
  let shown = label === null ? '' : `${markup.bold(fitting(headed(label), LINE_LIMIT / 4, markup.escape))} `;
  for (const piece of pieces) {
    const room = LINE_LIMIT - shown.length;
    const added = toMarkup(piece, room, markup);
    if (added === null) return `${shown}…`;
    shown += added;
  }
  return shown.trimEnd();
}

/** A question is its own heading. */
const headed = (label: string): string => (label.endsWith('?') ? label : `${label}:`);

/** @returns null where not even a part of it has room */
function toMarkup({ text, mark, href }: Piece, room: number, markup: Markup): string | null {
  // A space beside a mark must stand outside it: `*so *` is no mark to a chat.
  const inner = text.trim();
  if (inner === '') return text.length <= room ? text : null;
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  const left = room - (href === null ? 0 : href.length) - before.length - after.length - 12;
  if (left < 20) return null;
  const escaped = fitting(inner, left, markup.escape);
  return `${before}${linked(marked(escaped, mark, markup), href, markup)}${after}`;
}

function marked(escaped: string, mark: Piece['mark'], markup: Markup): string {
  if (mark === 'same') return escaped;
  return mark === 'deleted' ? markup.struck(escaped) : markup.bold(escaped);
}

const linked = (text: string, href: string | null, markup: Markup): string =>
  href === null || href === '' ? text : markup.link(text, href);

/** Lines in chunks that a chat takes; `left` counts the lines that have no room. */
export type Packed = { readonly chunks: readonly string[]; readonly left: number };

/**
 * Packs lines, in their order, into chunks.
 * @param limits of one chunk and of all of them together, in UTF-16 units
 */
export function pack(
  lines: readonly string[],
  limits: { readonly chunk: number; readonly all: number },
): Packed {
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

/** The last line of a message that does not hold all of it. */
export const leftWords = (left: number): string =>
  `${left} more ${left === 1 ? 'line is' : 'lines are'} on the page.`;
