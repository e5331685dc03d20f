import { PARTY, type CompareContext } from './word-categories.ts';
import type { Hunk, WordDiff } from './word-diff.ts';
import {
  allWords,
  hunksOf,
  isOneSided,
  wordsOfHunk,
  type ClassifyResult,
  type ChangeFinding,
  type ChangedWord,
  type ChangedWords,
} from './classify-rule.ts';
import { reasonText } from './reason-text.ts';
import { bothSides, foldedToken, type VersionSide } from './unmatched-words.ts';

/** Whether a word is part of a party's name. */
export function isParty(item: ChangedWord): boolean {
  return item.value.startsWith(PARTY);
}

/** Whether a word stands beside a party's name that did not change. */
function besideParty(diff: WordDiff, item: ChangedWord, { partyWords }: CompareContext): boolean {
  const near = diff[item.side].slice(Math.max(0, item.index - 4), item.index + 5);
  return near.some((token) => token.word && partyWords.has(foldedToken(token)));
}

/** The parties that the words of one side of a hunk name, and whether they call a side anything at all. */
function partyLabels(
  diff: WordDiff,
  own: ChangedWords,
  hunk: Hunk,
  side: VersionSide,
  known: CompareContext,
): { parties: string[]; any: boolean } {
  const items = own[side].filter((item) => item.category === 'naming');
  const text = diff[side]
    .slice(...hunk[side])
    .map(foldedToken)
    .join('');
  const unspaced = [...known.unspacedNames].flatMap(([name, party]) =>
    text.includes(name) ? [`${PARTY}${party}`] : [],
  );
  const parties = [...items.filter(isParty).map((item) => item.value), ...unspaced];
  return { parties, any: items.length > 0 || parties.length > 0 };
}

/**
 * What a side is called: another name of the same party, or another noun for it ("government", "regime"). A party's
 * name that became another party's is a name.
 */
export function classifyNaming(diff: WordDiff, items: ChangedWords, known: CompareContext): ClassifyResult {
  const findings: ChangeFinding[] = [];
  const used: ChangedWord[] = [];
  for (const hunk of hunksOf(allWords(items))) {
    const own = wordsOfHunk(items, hunk);
    const [before, after] = bothSides.map((side) => partyLabels(diff, own, hunk, side, known));
    if (before === undefined || after === undefined || !(before.any || after.any)) continue;
    const isOneParty = new Set([...before.parties, ...after.parties]).size <= 1;
    const isBeside = allWords(own).some(
      (item) => item.category === 'naming' && !isParty(item) && besideParty(diff, item, known),
    );
    if (!isOneParty || !((before.any && after.any) || (isOneSided(hunk) && isBeside))) continue;
    const text = reasonText(diff, hunk, 'quoted', known.vocabulary);
    findings.push({ type: 'naming', rule: 'naming-changed', text });
    used.push(...allWords(own).filter((item) => isPartOfName(item, known)));
  }
  return { findings, used, telling: used };
}

/** Words that belong to what a side is called; the pieces of a Chinese name cannot be told from other words. */
function isPartOfName(item: ChangedWord, { unspacedNames }: CompareContext): boolean {
  if (item.category === 'naming' || item.category === 'name') return true;
  return unspacedNames.size > 0 && /^\p{Script=Han}+$/u.test(item.word) && item.category === 'content';
}
