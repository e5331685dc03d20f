import { wordSet } from '../../language/word-set.ts';
import { outletAt, partyAt, personNamed } from './directory-lookup.ts';
import type { NameToken } from './name-tokens.ts';
import { isTitleWord } from './noun-phrase.ts';
import type { ArticleTokens } from './party-of-phrase.ts';
import { categoryOf, FIELDS, isNoName, PARTICLES } from './title-words.ts';

/** Capitalised words that are a person's name, from `from` to `to`; `start` is before the titles that stand in front of it. */
export type NameRun = { readonly start: number; readonly from: number; readonly to: number };

const MAX_NAME_WORDS = 6;

/** Reads the person's name that begins at a word, its titles included, or returns null. */
export function nameRunAt(reading: ArticleTokens, at: number): NameRun | null {
  const { tokens, directory, day } = reading;
  if (!(isNameWord(tokens[at]) || isSurnameHe(tokens, at)) || isTitle(tokens[at]?.key ?? '')) return null;
  let to = at + 1;
  while (to - at < MAX_NAME_WORDS && !(tokens[to - 1]?.possessive ?? true) && continuesName(tokens, to)) {
    // "The Valdorian League" is nobody's name.
    if (partyAt(directory, tokens, to, day)?.adjective === false && isOwnName(reading, at, to)) {
      // "Told Lee Norland would come": a known name ends before the next one.
      if (!isKnown(reading, at, to)) return null;
      break;
    }
    to += 1;
  }
  // "Valdorian Foreign Minister Lee": the name comes after the last title.
  const from = tokens.slice(at, to).findLastIndex(({ key }) => isTitle(key)) + at + 1;
  return from === to || isModifier(tokens, to) ? null : { start: at, from, to };
}

/** Counts the words that the name of a party or an outlet takes here, which is no person's; 0 for none. */
export function otherNameLength({ directory, tokens, day }: ArticleTokens, at: number): number {
  const key = tokens[at]?.key ?? '';
  if (directory.byFirst.has(key) || directory.byShort.has(key)) return 0;
  return Math.max(partyAt(directory, tokens, at, day)?.length ?? 0, outletAt(directory, tokens, at));
}

/** Returns whether the name before a word only says which: "Haqqani network", "Valdorian foreign minister". */
function isModifier(tokens: readonly NameToken[], next: number): boolean {
  const [token, after] = [tokens[next], tokens[next + 1]];
  if (token?.joined !== true || VERBS_TOO.has(token.key) || tokens[next - 1]?.possessive === true)
    return false;
  const isTitled = FIELDS.has(token.key) && after?.joined === true;
  return (
    categoryOf(token.key) !== null || (isTitled && (categoryOf(after.key) !== null || FIELDS.has(after.key)))
  );
}

/** Words that look like nouns of office and are verbs after a name. */
const VERBS_TOO = wordSet('heads chairs posts notes leads messages fellows fires officers wires');

/** A surname's article is written small: "al-Bashir", "el-Sayed", "d'Arno". */
const ARTICLED = /^(?:(?:al|el|ad|an|ar|as|at|az|ash|ul)[-‐‑]|[dl]['’])\p{Lu}/u;

/** Returns whether a person's name may begin with a word. */
export const opensName = ({ capital, text }: NameToken): boolean => capital || ARTICLED.test(text);

function isNameWord(token: NameToken | undefined): boolean {
  return (
    token !== undefined &&
    opensName(token) &&
    !isNoName(token.key) &&
    /^\p{L}[\p{L}\p{M}'’‐‑.-]*$/u.test(token.text)
  );
}

/** Returns whether "He" is a surname and no pronoun: inside a sentence, before a capitalised name ("Vice Premier He Lifeng"). */
function isSurnameHe(tokens: readonly NameToken[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.key !== 'he' || !token.capital || token.first || !token.joined) return false;
  return next?.joined === true && isNameWord(next);
}

/** Returns whether a word is a title: a particle may be an honorific and is part of a name all the same. */
const isTitle = (key: string): boolean => isTitleWord(key) && !PARTICLES.has(key);

function continuesName(tokens: readonly NameToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.joined) return false;
  if (PARTICLES.has(token.key) && !token.capital)
    return isNameWord(tokens[at + 1]) && tokens[at + 1]?.joined === true;
  return isNameWord(token);
}

function isKnown({ directory, tokens }: ArticleTokens, from: number, to: number): boolean {
  const keys = tokens.slice(from, to).map(({ key }) => key);
  return keys.length === 1 ? directory.byShort.has(keys[0] ?? '') : personNamed(directory, keys) !== null;
}

/** Returns whether a party's name after some words of a name stands for that party, and is no part of the name. */
function isOwnName({ directory, tokens }: ArticleTokens, from: number, to: number): boolean {
  const keys = tokens.slice(from, to + 1).map(({ key }) => key);
  return personNamed(directory, keys) === null;
}
