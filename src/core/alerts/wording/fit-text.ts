/** Cuts outside text to the lengths of titles and summaries, counted in graphemes. */
import { cut, line } from '../../language/text.ts';

/** A feed reader's list shows about this much. */
export const TITLE_LIMIT = 200;
const SUMMARY_LIMIT = 280;
export const QUOTE_LIMIT = 120;

export const fitTitle = (text: string): string => cut(line(text), TITLE_LIMIT);
export const fitSummary = (text: string): string => cut(line(text), SUMMARY_LIMIT);
export const quote = (text: string, limit = QUOTE_LIMIT): string => `"${cut(line(text), limit)}"`;
