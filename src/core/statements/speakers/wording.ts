import type { ArticleText } from '../article-text.ts';
import type { Attribution } from '../attribution/attribute.ts';
import type { Wording } from '../../model/index.ts';
import type { ArticleMentions } from './article-mentions.ts';

const QUOTE = /["“”«»„‟]|''|``|(?<![\p{L}\p{N}])[‘'](?=\p{L}[^‘’'\n]{2,300}[’'](?![\p{L}\p{N}]))/u;
const TRANSLATED = new Set(
  'translated translation translating interpreter translator interpreters translators machine-translated'.split(
    ' ',
  ),
);

/** Whether any of what is said stands in quotation marks. */
export function isQuoted({ text }: ArticleText, { content }: Attribution): boolean {
  return content.some(([start, end]) => isInMarks(text, start, end));
}

/**
 * Whose words they are: without quotation marks the outlet's; with them the speaker's, in translation where the article says
 * so ("said in Urdu", "through an interpreter"), and as he said them otherwise. What is not said can't be known.
 * @param near tokens around it, see `around`
 */
export function wordingOf(
  mentions: ArticleMentions,
  attribution: Attribution,
  context: readonly number[],
): Wording {
  if (!isQuoted(mentions.article, attribution)) return 'paraphrase';
  return isTranslated(mentions, context) ? 'translated' : 'verbatim';
}

/** Longer statements are looked at from their beginning. In UTF-16 units. */
const MAX_LENGTH = 4_000;

function isInMarks(text: string, start: number, end: number): boolean {
  const said = text.slice(start, Math.min(end, start + MAX_LENGTH));
  return QUOTE.test(said) || /["“«„]$/u.test(text.slice(Math.max(0, start - 1), start));
}

function isTranslated({ tokens, directory }: ArticleMentions, context: readonly number[]): boolean {
  return context.some((at) => {
    const key = tokens[at]?.key ?? '';
    if (TRANSLATED.has(key)) return true;
    // "In Chinese", and not "in Chinese waters".
    const after = tokens[at + 1];
    const isEnd =
      after === undefined || !after.joined || !/^\p{L}/u.test(after.text) || AFTER_LANGUAGE.has(after.key);
    return directory.languages.has(key) && tokens[at - 1]?.key === 'in' && isEnd;
  });
}

const AFTER_LANGUAGE = new Set([
  'on',
  'to',
  'that',
  'at',
  'and',
  'by',
  'during',
  'through',
  'in',
  'said',
  'via',
]);
