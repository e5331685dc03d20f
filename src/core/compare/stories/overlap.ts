import { shingleKey, shingleKeys } from './story.ts';

/** One shared number of a sketch is chance or a stock phrase; two are worth a look at the whole text. */
const MIN_SHARED = 2;

/**
 * The rows whose sketch shares most with a text: a sketch is a sample of an article's shingles, looked up in all of this
 * text's, so that a borrowed paragraph is found and not only a copied article. One pass over 1,000 rows of 96 numbers.
 * @returns at most `most` rows, the largest overlap first
 */
export function rowsSharingText<Row extends { readonly sketch: readonly number[] }>(
  text: string,
  rows: readonly Row[],
  most: number,
): Row[] {
  const own = shingleKeys(text);
  return rows
    .map((row) => ({ row, shared: row.sketch.filter((number) => own.has(shingleKey(number))).length }))
    .filter(({ shared }) => shared >= MIN_SHARED)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, most)
    .map(({ row }) => row);
}
