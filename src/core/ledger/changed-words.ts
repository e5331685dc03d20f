import type { LedgerRow } from '../model/index.ts';
import { saidBy } from './rows.ts';
import { isAdverb } from '../language/english/finite-verbs.ts';
import { stemsOf } from './frame/frame.ts';
import type { Ledger } from './ledger.ts';
import { wasSaid } from './search.ts';
import { sortableDay } from './said-day.ts';
import { likenessOf, mostLike, TOUCHED, type ComparedStatement } from './verdict.ts';

type WordChanges = { readonly newWords: readonly string[]; readonly droppedWords: readonly string[] };

/** Returns whether words may be compared: both texts must be verbatim and of one issuer. */
const isComparable = (one: Pick<LedgerRow, 'wording' | 'issuer'>, other: LedgerRow): boolean =>
  one.wording === 'verbatim' &&
  other.wording === 'verbatim' &&
  one.issuer !== null &&
  one.issuer.party === other.issuer?.party;

/** Returns the words of one text whose stems are not in the other, without adverbs of manner. */
const wordsWithout = (text: string, isThere: (stem: string) => boolean): string[] =>
  [...stemsOf(text)].flatMap(([stem, word]) => (isAdverb(word.toLowerCase()) || isThere(stem) ? [] : [word]));

/**
 * Finds new and dropped words, which are claimed only between verbatim texts of one issuer.
 * @param compared what the statement was compared with; the one most like it decides what was dropped
 */
export function changedWords(
  ledger: Ledger,
  statement: Pick<LedgerRow, 'text' | 'saidOn' | 'reportedOn' | 'wording' | 'issuer'>,
  compared: readonly ComparedStatement[],
): WordChanges {
  const nearest = mostLike(compared.filter(({ row }) => isComparable(statement, row)));
  if (nearest === null) return { newWords: [], droppedWords: [] };
  const day = sortableDay(saidBy(statement));
  const now = stemsOf(statement.text);
  const isOfIt = likenessOf(nearest.likeness) >= TOUCHED;
  return {
    newWords: wordsWithout(statement.text, (stem) => wasSaid(ledger, stem, day)),
    droppedWords: isOfIt ? wordsWithout(nearest.row.text, (stem) => now.has(stem)) : [],
  };
}
