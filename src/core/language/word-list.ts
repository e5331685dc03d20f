import { once } from '../model/once.ts';
import { foldWord } from './fold.ts';

/**
 * A list of words that answers membership. `*` ends a stem; a group `a|b|c` are forms of one word, the first its name.
 * Words are folded as compared texts are.
 */
export type WordList = {
  /** The word's name (its group's first form), or undefined when it is not in the list. */
  readonly nameOf: (word: string) => string | undefined;
  readonly has: (word: string) => boolean;
};

const MIN_STEM = 2;

/** Arabic writes "and", "so", "by", "for" and the article onto the word. */
const ARABIC_CLITICS = /^(?:[وفبلك]?ال|لل|[وف])(?=\p{L}{2})/u;

/** @param rows lists of words parted by white space
 * @param language Arabic words are also found behind the article and the conjunctions written onto them */
export function wordList(language: string, ...rows: readonly string[]): WordList {
  const names = once(() => namesByForm(rows));
  const byStem = (word: string): string | undefined => {
    const { stems } = names();
    for (let length = word.length; stems.size > 0 && length >= MIN_STEM; length--) {
      const name = stems.get(word.slice(0, length));
      if (name !== undefined) return name;
    }
    return undefined;
  };
  const lookUp = (word: string): string | undefined => names().forms.get(word) ?? byStem(word);
  const nameOf = (word: string): string | undefined =>
    lookUp(word) ?? (language === 'ar' ? lookUp(word.replace(ARABIC_CLITICS, '')) : undefined);
  return { nameOf, has: (word) => nameOf(word) !== undefined };
}

function namesByForm(rows: readonly string[]): Record<'forms' | 'stems', ReadonlyMap<string, string>> {
  const forms = new Map<string, string>();
  const stems = new Map<string, string>();
  for (const group of rows.join(' ').split(/\s+/u)) {
    const [name = '', ...others] = group.split('|').map(foldWord);
    for (const form of [name, ...others]) {
      if (form.endsWith('*')) stems.set(form.slice(0, -1), name);
      else if (form !== '') forms.set(form, name);
    }
  }
  return { forms, stems };
}
