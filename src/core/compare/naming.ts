import { PARTY, type Knowledge } from './categories.ts';
import type { Hunk, WordDiff } from './diff.ts';
import {
  all,
  hunksOf,
  isOneSided,
  ofHunk,
  type Explained,
  type Finding,
  type Item,
  type Items,
} from './items.ts';
import { phrase } from './change-words.ts';
import { sides, foldedToken, type Side } from './residue.ts';

/** Whether a word is part of a party's name. */
export function isParty(item: Item): boolean {
  return item.value.startsWith(PARTY);
}

/** Whether a word stands beside a party's name that did not change. */
function besideParty(diff: WordDiff, item: Item, { partyWords }: Knowledge): boolean {
  const near = diff[item.side].slice(Math.max(0, item.index - 4), item.index + 5);
  return near.some((token) => token.word && partyWords.has(foldedToken(token)));
}

/** The parties that the words of one side of a hunk name, and whether they call a side anything at all. */
function callings(
  diff: WordDiff,
  own: Items,
  hunk: Hunk,
  side: Side,
  known: Knowledge,
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
export function naming(diff: WordDiff, items: Items, known: Knowledge): Explained {
  const findings: Finding[] = [];
  const used: Item[] = [];
  for (const hunk of hunksOf(all(items))) {
    const own = ofHunk(items, hunk);
    const [before, after] = sides.map((side) => callings(diff, own, hunk, side, known));
    if (before === undefined || after === undefined || !(before.any || after.any)) continue;
    const isOneParty = new Set([...before.parties, ...after.parties]).size <= 1;
    const isBeside = all(own).some(
      (item) => item.category === 'naming' && !isParty(item) && besideParty(diff, item, known),
    );
    if (!isOneParty || !((before.any && after.any) || (isOneSided(hunk) && isBeside))) continue;
    const text = phrase(diff, hunk, 'quoted', known.vocabulary);
    findings.push({ type: 'naming', rule: 'naming-changed', text });
    used.push(...all(own).filter((item) => isPartOfName(item, known)));
  }
  return { findings, used, telling: used };
}

/** Words that belong to what a side is called; the pieces of a Chinese name cannot be told from other words. */
function isPartOfName(item: Item, { unspacedNames }: Knowledge): boolean {
  if (item.category === 'naming' || item.category === 'name') return true;
  return unspacedNames.size > 0 && /^\p{Script=Han}+$/u.test(item.word) && item.category === 'content';
}
