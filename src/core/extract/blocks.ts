/** Turns the lines of an article into typed blocks. */
import type { Block } from '../model/index.ts';
import {
  CAPTION_NAMES,
  PICTURE_CREDIT,
  PICTURE_NAMES,
  KEY_POINT_NAMES,
  NOTE_NAMES,
  isNoteWording,
  SENTENCE_END,
} from './furniture-patterns.ts';
import type { Box, Line } from './layout.ts';

const MAX_BOLD_HEADING = 120;
const MAX_CAPTION = 400;
/** No credit is longer, and none is looked for before the end of a line. */
const MAX_CREDIT = 100;
const MAX_PICTURE_TEXT = 250;

/** @param body the box the lines were taken from: what stands around it does not name its blocks */
export function blocksOf(lines: readonly Line[], body: Box): Block[] {
  return lines.map((line) => ({ kind: kindOf(line, body), text: tidyText(line.text) }));
}

function kindOf(line: Line, body: Box): Block['kind'] {
  const { text, box, boldLength } = line;
  if (isNoteWording(text)) return 'note';
  if (/^h[1-6]$/u.test(box.name)) return 'heading';
  if (isCaption(line, body)) return 'caption';
  for (let at: Box | null = box; at !== null && at !== body; at = at.parent) {
    if (NOTE_NAMES.test(at.hint)) return 'note';
    if (KEY_POINT_NAMES.test(at.hint)) return 'key-point';
    if (at.name === 'blockquote') return 'quotation';
  }
  if (box.name === 'li') return 'list';
  const isBold =
    boldLength >= text.length * 0.95 && text.length <= MAX_BOLD_HEADING && !SENTENCE_END.test(text);
  return isBold ? 'heading' : 'paragraph';
}

/**
 * Returns whether markup says that a line is about a picture: a figure, a box that is called a caption, a box of a picture and a few
 * words. A paragraph beside a picture is text, unless it holds the picture itself and ends in a credit.
 */
function isCaption({ text, box }: Line, body: Box): boolean {
  const isCredit = text.length < MAX_CAPTION && PICTURE_CREDIT.test(text.slice(-MAX_CREDIT));
  if (isCredit && (box.name !== 'p' || box.pictures > 0)) return true;
  for (let at: Box | null = box; at !== null && at !== body; at = at.parent) {
    if (at.name === 'figcaption' || at.name === 'figure') return true;
    if (CAPTION_NAMES.test(at.hint) && at.textLength <= MAX_CAPTION) return true;
    const isPicture = box.name !== 'p' || PICTURE_NAMES.test(at.hint);
    if (at.pictures > 0 && isPicture && at.textLength <= MAX_PICTURE_TEXT) return true;
  }
  return false;
}

/**
 * Tidies text for storing: composed (NFC), without soft hyphens and zero-width marks, white space folded. ZWNJ and ZWJ stay, because
 * Persian and Hindi spell with them.
 */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, '')
    .replace(/[^\S ]+| {2,}/gu, ' ')
    .trim();
