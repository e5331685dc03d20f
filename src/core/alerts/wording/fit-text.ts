/** Cuts outside text to the lengths of titles and summaries, counted in graphemes. */
import { cutAtWord } from '../../language/quote.ts';
import { line } from '../../language/text.ts';

/** A feed reader's list shows about this much. */
export const TITLE_LIMIT = 200;
const SUMMARY_LIMIT = 280;
/** A quotation in a title leaves room for who, where and how it was found. */
export const QUOTE_LIMIT = 120;

export const fitTitle = (text: string): string => cutAtWord(line(text), TITLE_LIMIT);
export const fitSummary = (text: string): string => cutAtWord(line(text), SUMMARY_LIMIT);
