import { fold } from '../language/fold.ts';

/** Ignored phrases used at most, and characters of each: they come from a watchlist, whose own limits are near these. */
const MOST = 100;

const escape = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** A phrase of the watchlist as a pattern: `*` ends a stem, `…` stands for up to five words. */
function pattern(phrase: string): RegExp {
  const source = fold(phrase)
    .split(/\s*\.\.\.\s*/u)
    .map((part) => escape(part).replace(/\*/gu, String.raw`[\p{L}\p{M}\p{N}]*`))
    .join(String.raw`(?:\s+\S{1,40}){0,5}\s+`);
  // Words end at their ends, but for scripts that write no spaces.
  const [start, end] = [/^\p{Script=Han}/u, /\p{Script=Han}$/u].map((edge) => edge.test(phrase.trim()));
  const from = start === true ? '' : String.raw`(?<![\p{L}\p{N}])`;
  const to = end === true || phrase.trim().endsWith('*') ? '' : String.raw`(?![\p{L}\p{N}])`;
  return new RegExp(`${from}${source}${to}`, 'giu');
}

/** A folded text without the phrases that the source's watchlist row says to ignore. */
export function blankIgnored(text: string, ignore: readonly string[]): string {
  return ignore
    .slice(0, MOST)
    .reduce((rest, phrase) => (phrase.trim() === '' ? rest : rest.replace(pattern(phrase), ' ')), fold(text))
    .replace(/\s+/gu, ' ')
    .trim();
}
