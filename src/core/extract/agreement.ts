/** How far a line of the page agrees with what the page's metadata gives as the article's text. */

const lettersAndDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Of three places in a line, so that an edit in one of them does not undo the agreement. */
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

/** Text for comparing two readings of one thing: letters and digits only. */
export const folded = lettersAndDigits;
