import type { Version } from '../model/index.ts';
import { foldWord } from '../language/fold.ts';
import { vocabularyFor, type Vocabulary } from '../language/vocabulary.ts';
import { foldedWords } from '../language/word-tokens.ts';

/** The facts about a source and the rest of its site that comparing two versions needs. */
export type SourceContext = {
  /** BCP 47, of the source; it decides about words, abbreviations and the tables by which a change is classified. */
  readonly language: string;
  readonly timeZone: string;
  /** Phrases of the watchlist that never count as a change, in the pattern language of `phrases`. */
  readonly ignore: readonly string[];
  /** The names of each party, so that a new name for a side is seen. */
  readonly names: readonly { readonly party: string; readonly names: readonly string[] }[];
  /** Texts that repeat across the site's articles, as `foldWords` writes them. */
  readonly siteText: ReadonlySet<string>;
  /** Lines of this article that were learned to be counters, as `lineMask` prints them. */
  readonly counters?: ReadonlySet<string>;
};

/** The facts beyond a sentence that classifying its changed words needs. */
export type CompareContext = {
  readonly vocabulary: Vocabulary;
  /** Words written with a capital inside sentences. */
  readonly capitalised: ReadonlySet<string>;
  /** Words of the parties' names, each with its party. */
  readonly partyWords: ReadonlyMap<string, string>;
  /** Names in scripts without spaces: a segmenter takes them apart, so they are looked for as they are. */
  readonly unspacedNames: ReadonlyMap<string, string>;
  readonly headline: boolean;
};

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

/** Returns the words of the parties' names that belong to one party alone and are no noun that any side may be called by. */
function partyWords(source: SourceContext, isCommon: (word: string) => boolean): Map<string, string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const { party, names } of source.names) {
    for (const word of names.flatMap((name) => foldedWords(name, source.language))) {
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

/** Collects the context once for a pair of versions that differ. */
export function compareContext(before: Version, after: Version, source: SourceContext): CompareContext {
  const text = `${bodyOf(before)}\n${bodyOf(after)}`;
  const vocabulary = vocabularyFor(source.language, text.slice(0, 2_000) + after.headline);
  const isCommon = (word: string): boolean =>
    vocabulary.functions.has(word) || vocabulary.namings.has(word) || vocabulary.titles.has(word);
  return {
    vocabulary,
    capitalised: new Set((text.match(CAPITALISED) ?? []).map(foldWord)),
    partyWords: partyWords(source, isCommon),
    unspacedNames: unspacedNames(source),
    headline: false,
  };
}
