import { PARTY } from './word-categories.ts';
import type { CompareContext } from './context.ts';
import type { WordDiff } from './word-diff.ts';
import type { WordToken } from '../language/word-tokens.ts';
import {
  allWords,
  hunksOf,
  isOneSided,
  wordsOfHunk,
  type ClassifyResult,
  type ChangeFinding,
  type ChangedWord,
  type ChangedWordsBySide,
} from './classify-rule.ts';
import { reasonText } from './reason-text.ts';
import { bothSides, foldedToken } from './unmatched-words.ts';

/** Returns whether a word is part of a party's name. */
export function isParty(changed: ChangedWord): boolean {
  return changed.value.startsWith(PARTY);
}

/** Returns whether a word stands beside a party's name that did not change. */
function besideParty(diff: WordDiff, changed: ChangedWord, { partyWords }: CompareContext): boolean {
  const near = diff[changed.side].slice(Math.max(0, changed.index - 4), changed.index + 5);
  return near.some((token) => token.word && partyWords.has(foldedToken(token)));
}

/** Finds the parties that the words of one side of a hunk name, and whether they call a party anything at all. */
function partyLabels(
  own: readonly ChangedWord[],
  tokens: readonly WordToken[],
  context: CompareContext,
): { parties: string[]; any: boolean } {
  const words = own.filter((changed) => changed.category === 'naming');
  const text = tokens.map(foldedToken).join('');
  const unspaced = [...context.unspacedNames].flatMap(([name, party]) =>
    text.includes(name) ? [`${PARTY}${party}`] : [],
  );
  const parties = [...words.filter(isParty).map((changed) => changed.value), ...unspaced];
  return { parties, any: words.length > 0 || parties.length > 0 };
}

/**
 * Finds that a side is called something else: by another name of the same party, or by another noun ("government", "regime").
 * Where a party's name became another party's, a name changed and no naming.
 */
export function classifyNaming(
  diff: WordDiff,
  words: ChangedWordsBySide,
  context: CompareContext,
): ClassifyResult {
  const findings: ChangeFinding[] = [];
  const used: ChangedWord[] = [];
  for (const hunk of hunksOf(allWords(words))) {
    const own = wordsOfHunk(words, hunk);
    const [before, after] = bothSides.map((side) =>
      partyLabels(own[side], diff[side].slice(...hunk[side]), context),
    );
    if (before === undefined || after === undefined || !(before.any || after.any)) continue;
    const isOneParty = new Set([...before.parties, ...after.parties]).size <= 1;
    const isBeside = allWords(own).some(
      (changed) => changed.category === 'naming' && !isParty(changed) && besideParty(diff, changed, context),
    );
    if (!isOneParty || !((before.any && after.any) || (isOneSided(hunk) && isBeside))) continue;
    const text = reasonText(diff, hunk, 'words', context.vocabulary);
    findings.push({ type: 'naming', rule: 'naming-changed', text });
    used.push(...allWords(own).filter((changed) => isPartOfName(changed, context)));
  }
  return { findings, used, significant: used };
}

/** Returns whether a word belongs to what a side is called; the pieces of a Chinese name cannot be told from other words. */
function isPartOfName(changed: ChangedWord, { unspacedNames }: CompareContext): boolean {
  if (changed.category === 'naming' || changed.category === 'name') return true;
  return unspacedNames.size > 0 && /^\p{Script=Han}+$/u.test(changed.word) && changed.category === 'content';
}
