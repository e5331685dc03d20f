/** Compares lines of the page with the article's text as the page's metadata give it. */

/** Folds a text for comparing two readings of one thing: letters and digits only. */
export const lettersAndDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The length of a probe: three places of a line are compared, so that an edit in one of them does not undo the agreement. */
const PROBE_LENGTH = 18;
const MAX_TEXT = 60_000;

/** @param texts what metadata gives: `articleBody`, descriptions
 * @returns a test whether a line stands in them; false for lines too short to tell */
export function agreementWith(texts: readonly string[]): (line: string) => boolean {
  const known = texts
    .map((text) => lettersAndDigits(text.replace(/<[^<>]{0,500}>/gu, ' ').slice(0, MAX_TEXT)))
    .join('\n');
  if (known.length < 40) return () => false;
  return (line) => {
    const text = lettersAndDigits(line.slice(0, 2_000));
    if (text.length < 12) return false;
    const starts = [0, Math.floor((text.length - PROBE_LENGTH) / 2), text.length - PROBE_LENGTH];
    return starts.some((start) =>
      known.includes(text.slice(Math.max(0, start), Math.max(0, start) + PROBE_LENGTH)),
    );
  };
}
