/** Splits a table into its words: they are parted by single spaces, in one line or in several. */
export const splitWords = (table: string | readonly string[]): string[] =>
  (typeof table === 'string' ? [table] : table).flatMap((line) => line.split(' '));

export const wordSet = (table: string | readonly string[]): ReadonlySet<string> => new Set(splitWords(table));
