import { foldForPhrases } from '../language/fold.ts';
import { blankPhrase, compilePhrase, hasPhrase, type Phrase } from '../language/phrases.ts';

/** The subject of a watchlist, in the pattern language of `phrases`. */
type SubjectPhrases = {
  /** At least one phrase of each group must stand in one text. */
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
  /** Names that only look like the subject: they are blanked before anything else is matched. */
  readonly ignore: readonly string[];
};

/**
 * Tells whether an article is on the subject.
 * @param texts first headline and summary, joined; then each block of the article, if they are known. All groups must
 *   meet in one of them: two words far apart in a long page are no subject. A `none` phrase in the first text excludes
 *   the article, in a block only that block.
 */
export type SubjectTest = (texts: readonly string[]) => boolean;

/** Compiles the subject of a watchlist; keep the result as long as the watchlist. */
export function compileSubject(subject: SubjectPhrases): SubjectTest {
  const groups = subject.all.map((group) => group.map(compilePhrase));
  const none = subject.none.map(compilePhrase);
  const ignore = subject.ignore.map(compilePhrase);
  const isExcluded = (text: string) => none.some((phrase) => hasPhrase(phrase, text));
  const isMet = (text: string) => groups.every((group) => group.some((phrase) => hasPhrase(phrase, text)));

  return (texts) => {
    const [first = '', ...blocks] = texts;
    const lead = foldWithout(ignore, first);
    if (isExcluded(lead)) return false;
    if (isMet(lead)) return true;
    return blocks.some((block) => {
      const text = foldWithout(ignore, block);
      return isMet(text) && !isExcluded(text);
    });
  };
}

function foldWithout(ignore: readonly Phrase[], text: string): string {
  return ignore.reduce((rest, phrase) => blankPhrase(phrase, rest), foldForPhrases(text));
}
