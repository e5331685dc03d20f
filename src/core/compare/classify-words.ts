import type { ChangeType } from '../model/index.ts';
import { categorise, type Category, type CompareContext } from './word-categories.ts';
import type { Hunk, WordDiff } from './word-diff.ts';
import {
  allWords,
  hunksOf,
  isOneSided,
  loneSide,
  NOTHING_FOUND,
  type ClassifyResult,
  type ChangeFinding,
  type ChangedWord,
  type ChangedWords,
  type ClassifyRule,
} from './classify-rule.ts';
import { isParty, classifyNaming } from './classify-naming.ts';
import { reasonText, type ReasonStyle } from './reason-text.ts';
import { isWithin } from '../language/quotations.ts';
import type { Span } from '../language/span.ts';
import {
  findUnmatchedWords,
  bothSides,
  foldedToken,
  type UnmatchedWord,
  type VersionSide,
} from './unmatched-words.ts';
import { isOppositeOf, isSpellingOf } from '../language/spelling.ts';

/** Words put in or taken out in one place beyond which they are a clause of their own, not a turn of the old one. */
const MAX_TURN_WORDS = 4;
/** Words around a name among which a verb of saying makes it the name of who said it. */
const MAX_CUE_DISTANCE = 5;

/** A clause put in or taken out whole: what stands in it was added or removed, not changed. */
function classifyWholeClauses(
  diff: WordDiff,
  items: ChangedWords,
  { vocabulary }: CompareContext,
): ClassifyResult {
  const findings: ChangeFinding[] = [];
  const used: ChangedWord[] = [];
  for (const hunk of hunksOf(allWords(items))) {
    const side = loneSide(items, hunk);
    const own = allWords(items).filter((item) => item.hunk === hunk);
    if (side === null || own.length <= MAX_TURN_WORDS) continue;
    used.push(...own);
    const inQuotation = own[0]?.quoted === true && own.at(-1)?.quoted === true;
    const text = reasonText(diff, hunk, 'quoted', vocabulary);
    if (inQuotation) findings.push({ type: 'quotation', rule: 'quotation-changed', text });
    else if (side === 'after') findings.push({ type: 'addition', rule: 'words-added', text });
    else findings.push({ type: 'removal', rule: 'words-removed', text });
  }
  return { findings, used, telling: [] };
}

/** "cease-fire" and "ceasefire", "U.S." and "US": the same letters. Numbers are left alone: their marks count. */
function skipRespelled(diff: WordDiff, items: ChangedWords): ClassifyResult {
  const letters = (hunk: Hunk, side: VersionSide): string =>
    diff[side]
      .slice(...hunk[side])
      .map(foldedToken)
      .join('')
      .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const same = hunksOf(allWords(items)).filter((hunk) => {
    const before = letters(hunk, 'before');
    return before !== '' && !/\p{N}/u.test(before) && before === letters(hunk, 'after');
  });
  return { ...NOTHING_FOUND, used: allWords(items).filter((item) => same.includes(item.hunk)) };
}

/** "likely" and "unlikely": a negation inside the word. */
function classifyOpposites(
  diff: WordDiff,
  items: ChangedWords,
  { vocabulary }: CompareContext,
): ClassifyResult {
  const findings: ChangeFinding[] = [];
  const used: ChangedWord[] = [];
  for (const item of items.before) {
    const other = items.after.find(
      (after) => after.hunk === item.hunk && isOppositeOf(item.word, after.word),
    );
    if (other === undefined || used.includes(other)) continue;
    used.push(item, other);
    findings.push({
      type: 'negation',
      rule: 'negation-changed',
      text: reasonText(diff, item.hunk, 'turned', vocabulary),
    });
  }
  return { findings, used, telling: used };
}

/** The items whose value the other side has less often. */
function surplus(items: readonly ChangedWord[], others: readonly ChangedWord[]): ChangedWord[] {
  const left = new Map<string, number>();
  for (const { value } of others) left.set(value, (left.get(value) ?? 0) + 1);
  return items.filter(({ value }) => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count <= 0;
  });
}

/** So many words exchanged in one place that it is another way to put it, not a changed word. */
function isRewritten(items: ChangedWords, hunk: Hunk): boolean {
  const [before = 0, after = 0] = bothSides.map(
    (side) => items[side].filter((item) => item.hunk === hunk).length,
  );
  return Math.max(before, after) > MAX_TURN_WORDS && Math.min(before, after) > 1;
}

/** A class of words whose values are counted on both sides: "five" for "5" changes nothing, "six" for "five" does. */
function countedRule(category: Category & ChangeType, style: ReasonStyle): ClassifyRule {
  return (diff, items, { vocabulary }) => {
    const [before, after] = [items.before, items.after].map((own) =>
      own.filter((item) => item.category === category),
    );
    if (before === undefined || after === undefined) return NOTHING_FOUND;
    const lone = before.length === 0 || after.length === 0;
    // In a sentence put otherwise, a date or a number that only one side has came or went with its words.
    const telling = [...surplus(before, after), ...surplus(after, before)].filter(
      (item) => category === 'negation' || !lone || !isRewritten(items, item.hunk),
    );
    const findings = hunksOf(telling).map((hunk) => ({
      type: category,
      rule: `${category}-changed`,
      text: reasonText(diff, hunk, style, vocabulary),
    }));
    const equal = [...before, ...after].filter((item) => !lone || telling.includes(item));
    return { findings, used: equal, telling };
  };
}

/** Changed verbs of saying. Where one comes or goes with its speaker (", officials said"), the speaker is part of it. */
function classifyAttributions(diff: WordDiff, items: ChangedWords, known: CompareContext): ClassifyResult {
  const explained = countedRule('attribution', 'quoted')(diff, items, known);
  const hunks = hunksOf(explained.telling).filter((hunk) => loneSide(items, hunk) !== null);
  const classifySpeakers = allWords(items).filter(
    (item) => hunks.includes(item.hunk) && (item.category === 'content' || item.category === 'name'),
  );
  return { ...explained, used: [...explained.used, ...classifySpeakers] };
}

/** Words only spelled or inflected otherwise: nothing to tell but a copy-edit. */
function skipSpellings(_diff: WordDiff, items: ChangedWords): ClassifyResult {
  const used: ChangedWord[] = [];
  for (const item of items.before) {
    if (item.category !== 'content') continue;
    const other = items.after.find(
      (after) => after.hunk === item.hunk && !used.includes(after) && isSpellingOf(item.word, after.word),
    );
    if (other !== undefined) used.push(item, other);
  }
  return { ...NOTHING_FOUND, used };
}

/** Whether a name's neighbourhood says that its bearer spoke. */
function besideCue(diff: WordDiff, item: ChangedWord, { vocabulary }: CompareContext): boolean {
  const near = diff[item.side].slice(
    Math.max(0, item.index - 2 * MAX_CUE_DISTANCE),
    item.index + 2 * MAX_CUE_DISTANCE,
  );
  return near.some((token) => token.word && vocabulary.cues.has(foldedToken(token)));
}

/** A changed name beside a verb of saying is a statement given to another speaker. */
function speakers(diff: WordDiff, items: ChangedWords, known: CompareContext): ClassifyResult {
  const [before, after] = bothSides.map((side) =>
    items[side].filter((item) => item.category === 'name' && besideCue(diff, item, known)),
  );
  const hunk = before?.find((item) => after?.some((other) => other.hunk === item.hunk))?.hunk;
  if (hunk === undefined) return NOTHING_FOUND;
  const text = reasonText(diff, hunk, 'quoted', known.vocabulary);
  return { ...NOTHING_FOUND, findings: [{ type: 'attribution', rule: 'attribution-changed', text }] };
}

/** Changed names. A segmenter takes foreign names in Chinese for several words: what stands with one belongs to it. */
function classifyNames(diff: WordDiff, items: ChangedWords, known: CompareContext): ClassifyResult {
  const explained = countedRule('name', 'quoted')(diff, items, known);
  const hunks = hunksOf(explained.telling);
  const pieces = allWords(items).filter(
    (item) =>
      item.category === 'content' && hunks.includes(item.hunk) && /^\p{Script=Han}{1,2}$/u.test(item.word),
  );
  return { ...explained, used: [...explained.used, ...pieces] };
}

/** What is left: words with a meaning of their own, put in, taken out or exchanged. */
function classifyContent(
  diff: WordDiff,
  items: ChangedWords,
  { vocabulary }: CompareContext,
): ClassifyResult {
  const open = allWords(items).filter((item) => item.category !== 'function');
  const findings = hunksOf(open.filter((item) => !item.quoted)).flatMap((hunk): ChangeFinding[] => {
    const text = reasonText(diff, hunk, 'quoted', vocabulary);
    const has = (side: VersionSide): boolean => open.some((item) => item.hunk === hunk && item.side === side);
    const [removed, added] = [has('before'), has('after')];
    const rule = removed && added ? 'words-changed' : added ? 'words-added' : 'words-removed';
    return [
      ...(removed ? [{ type: 'removal' as const, rule, text }] : []),
      ...(added ? [{ type: 'addition' as const, rule, text }] : []),
    ];
  });
  return { findings, used: open, telling: open };
}

const RULES: readonly ClassifyRule[] = [
  classifyWholeClauses,
  skipRespelled,
  classifyNaming,
  classifyOpposites,
  countedRule('date', 'date'),
  countedRule('number', 'plain'),
  countedRule('negation', 'turned'),
  countedRule('modality', 'turned'),
  classifyAttributions,
  skipSpellings,
  speakers,
  classifyNames,
  classifyContent,
];

/** Two numbers, or two names, that changed places in a sentence say something else, though no word is new. */
function classifyReordered(
  diff: WordDiff,
  items: readonly ChangedWord[],
  { vocabulary }: CompareContext,
): ChangeFinding[] {
  return (['number', 'name'] as const).flatMap((type): ChangeFinding[] => {
    const own = items.filter((item) => item.category === type || (type === 'name' && isParty(item)));
    const hunk = own[0]?.hunk;
    if (hunk === undefined || new Set(own.map((item) => item.value)).size < 2) return [];
    return [{ type, rule: `${type}-changed`, text: reasonText(diff, hunk, 'quoted', vocabulary) }];
  });
}

/** Marks alone can change what is said: quotation marks, a question mark, a currency. */
function classifyMarks(diff: WordDiff, { vocabulary }: CompareContext): ChangeFinding[] {
  return diff.hunks.flatMap((hunk): ChangeFinding[] => {
    const [before, after] = bothSides.map((side) =>
      diff[side]
        .slice(...hunk[side])
        .map((token) => token.key)
        .join(''),
    );
    const differs = (mark: RegExp): boolean => before?.match(mark)?.length !== after?.match(mark)?.length;
    const text = reasonText(diff, hunk, 'plain', vocabulary);
    if (before?.match(/\p{Sc}/u)?.[0] !== after?.match(/\p{Sc}/u)?.[0])
      return [{ type: 'number', rule: 'number-changed', text }];
    if (differs(/"/gu) && differs(/["']/gu) && !isOneSidedWords(diff, hunk))
      return [{ type: 'quotation', rule: 'quotation-marks-changed', text }];
    return differs(/[?？؟]/gu) ? [{ type: 'modality', rule: 'question-mark-changed', text }] : [];
  });
}

/** Quotation marks that come or go together with their words are no change of the marks. */
function isOneSidedWords(diff: WordDiff, hunk: Hunk): boolean {
  return (
    isOneSided(hunk) && bothSides.some((side) => diff[side].slice(...hunk[side]).some((token) => token.word))
  );
}

/**
 * What the changed words of one sentence mean. A difference in which nothing is found is a copy-edit.
 * @param quotes where each side's text is inside quotation marks
 */
export function classifyWords(
  diff: WordDiff,
  quotes: Readonly<Record<VersionSide, readonly Span[]>>,
  known: CompareContext,
): ChangeFinding[] {
  const found = findUnmatchedWords(diff, (side, at) => isWithin(quotes[side], at));
  const typed = (residue: UnmatchedWord): ChangedWord => ({
    ...residue,
    ...categorise(residue, diff[residue.side], known),
  });
  let items: ChangedWords = { before: found.before.map(typed), after: found.after.map(typed) };
  const findings = [
    ...classifyReordered(diff, found.reordered.map(typed), known),
    ...classifyMarks(diff, known),
  ];
  const telling: ChangedWord[] = [];
  for (const step of RULES) {
    const explained = step(diff, items, known);
    const used = new Set(explained.used);
    const rest = (item: ChangedWord): boolean => !used.has(item);
    items = { before: items.before.filter(rest), after: items.after.filter(rest) };
    findings.push(...explained.findings);
    telling.push(...explained.telling);
  }
  for (const hunk of hunksOf(telling.filter((item) => item.quoted))) {
    const text = reasonText(diff, hunk, 'quoted', known.vocabulary);
    findings.push({ type: 'quotation', rule: 'quotation-changed', text });
  }
  return findings;
}
