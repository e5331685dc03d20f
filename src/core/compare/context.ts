import type { Version } from '../model/index.ts';
import type { CompareContext } from './word-categories.ts';
import type { SourceContext } from './compare.ts';
import { vocabularyFor } from '../language/vocabulary.ts';
import { foldWord } from '../language/fold.ts';
import { foldedWords } from '../language/word-tokens.ts';

/** A capital letter inside a sentence marks a name in Latin and Cyrillic script. */
const CAPITALISED = /(?<=[\p{Ll}\d,;:–—]["'“”‘’]? )\p{Lu}[\p{L}\p{M}'’]+/gu;
/** Text read for names, in UTF-16 units. */
const MAX_TEXT = 60_000;

function bodyOf(version: Version): string {
  return version.blocks
    .map((block) => block.text)
    .join('\n')
    .slice(0, MAX_TEXT);
}

/** Words of the parties' names that belong to one party alone and are not among the nouns any side may be called by. */
function partyWords(context: SourceContext, isCommon: (word: string) => boolean): Map<string, string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const { party, names } of context.names) {
    for (const word of names.flatMap((name) => foldedWords(name, context.language))) {
      if (owners.has(word) && owners.get(word) !== party) shared.add(word);
      owners.set(word, party);
    }
  }
  for (const word of owners.keys()) {
    // A single character is a piece of a foreign name, not a name.
    if (shared.has(word) || isCommon(word) || /^\p{Script=Han}$/u.test(word)) owners.delete(word);
  }
  return owners;
}

function unspacedNames({ names }: SourceContext): Map<string, string> {
  const rows = names.flatMap(({ party, names: all }) => all.map((name) => [foldWord(name), party] as const));
  return new Map(rows.filter(([name]) => /^\p{Script=Han}{2,}$/u.test(name)));
}

/** What typing a changed word needs to know beyond its sentence. Read once for a pair of versions that differ. */
export function compareContext(before: Version, after: Version, context: SourceContext): CompareContext {
  const text = `${bodyOf(before)}\n${bodyOf(after)}`;
  const vocabulary = vocabularyFor(context.language, text.slice(0, 2_000) + after.headline);
  const isCommon = (word: string): boolean =>
    vocabulary.functions.has(word) || vocabulary.namings.has(word) || vocabulary.titles.has(word);
  return {
    vocabulary,
    capitalised: new Set((text.match(CAPITALISED) ?? []).map(foldWord)),
    partyWords: partyWords(context, isCommon),
    unspacedNames: unspacedNames(context),
    headline: false,
  };
}
