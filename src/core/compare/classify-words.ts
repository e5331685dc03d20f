import type { ChangeType } from '../model/index.ts';
import { categorise, type Category } from './word-categories.ts';
import type { CompareContext } from './context.ts';
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
  type ChangedWordsBySide,
  type ClassifyRule,
} from './classify-rule.ts';
import { isParty, classifyNaming } from './classify-naming.ts';
import { reasonText, spanning, type ReasonStyle } from './reason-text.ts';
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

/** Finds clauses that were put in or taken out whole: their words were added or removed, and not changed. */
function classifyWholeClauses(
  diff: WordDiff,
  words: ChangedWordsBySide,
  { vocabulary }: CompareContext,
): ClassifyResult {
  const findings: ChangeFinding[] = [];
  const used: ChangedWord[] = [];
  for (const hunk of hunksOf(allWords(words))) {
    const side = loneSide(words, hunk);
    const own = allWords(words).filter((changed) => changed.hunk === hunk);
    if (side === null || own.length <= MAX_TURN_WORDS) continue;
    used.push(...own);
    const inQuotation = own[0]?.quoted === true && own.at(-1)?.quoted === true;
    const text = reasonText(diff, hunk, 'clause', vocabulary);
    if (inQuotation) findings.push({ type: 'quotation', rule: 'quotation-changed', text });
    else if (side === 'after') findings.push({ type: 'addition', rule: 'words-added', text });
    else findings.push({ type: 'removal', rule: 'words-removed', text });
  }
  return { findings, used, significant: [] };
}

/** Skips words of the same letters ("cease-fire" and "ceasefire", "U.S." and "US"). Numbers are left alone, because their marks count. */
function skipRespelled(diff: WordDiff, words: ChangedWordsBySide): ClassifyResult {
  const letters = (hunk: Hunk, side: VersionSide): string =>
    diff[side]
      .slice(...hunk[side])
      .map(foldedToken)
      .join('')
      .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const same = hunksOf(allWords(words)).filter((hunk) => {
    const before = letters(hunk, 'before');
    return before !== '' && !/\p{N}/u.test(before) && before === letters(hunk, 'after');
  });
  return { ...NOTHING_FOUND, used: allWords(words).filter((changed) => same.includes(changed.hunk)) };
}

/** Finds negations inside a word: "likely" and "unlikely". */
function classifyOpposites(
  diff: WordDiff,
  words: ChangedWordsBySide,
  { vocabulary }: CompareContext,
): ClassifyResult {
  const findings: ChangeFinding[] = [];
  const used: ChangedWord[] = [];
  for (const changed of words.before) {
    const other = words.after.find(
      (after) => after.hunk === changed.hunk && isOppositeOf(changed.word, after.word),
    );
    if (other === undefined || used.includes(other)) continue;
    used.push(changed, other);
    findings.push({
      type: 'negation',
      rule: 'negation-changed',
      text: reasonText(diff, changed.hunk, 'turned', vocabulary),
    });
  }
  return { findings, used, significant: used };
}

/** Returns the words whose value the other side has less often. */
function surplus(words: readonly ChangedWord[], others: readonly ChangedWord[]): ChangedWord[] {
  const left = new Map<string, number>();
  for (const { value } of others) left.set(value, (left.get(value) ?? 0) + 1);
  return words.filter(({ value }) => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count <= 0;
  });
}

/** Returns whether so many words were exchanged in one place that it is another way to put it, and no changed word. */
function isRewritten(words: ChangedWordsBySide, hunk: Hunk): boolean {
  const [before = 0, after = 0] = bothSides.map(
    (side) => words[side].filter((changed) => changed.hunk === hunk).length,
  );
  return Math.max(before, after) > MAX_TURN_WORDS && Math.min(before, after) > 1;
}

/** Makes the rule of a class of words whose values are counted on both sides: "five" for "5" changes nothing, "six" for "five" does. */
function countedRule(category: Category & ChangeType, style: ReasonStyle): ClassifyRule {
  return (diff, words, { vocabulary }) => {
    const [before, after] = [words.before, words.after].map((own) =>
      own.filter((changed) => changed.category === category),
    );
    if (before === undefined || after === undefined) return NOTHING_FOUND;
    const lone = before.length === 0 || after.length === 0;
    // In a sentence put otherwise, a date or a number that only one side has came or went with its words.
    const significant = [...surplus(before, after), ...surplus(after, before)].filter(
      (changed) => category === 'negation' || !lone || !isRewritten(words, changed.hunk),
    );
    const findings = hunksOf(significant).map((hunk) => ({
      type: category,
      rule: `${category}-changed`,
      text: reasonText(diff, hunk, style, vocabulary),
    }));
    const equal = [...before, ...after].filter((changed) => !lone || significant.includes(changed));
    return { findings, used: equal, significant };
  };
}

/** Finds changed verbs of saying. Where one comes or goes with its speaker (", officials said"), the speaker is part of it. */
function classifyAttributions(
  diff: WordDiff,
  words: ChangedWordsBySide,
  context: CompareContext,
): ClassifyResult {
  const explained = countedRule('attribution', 'said')(diff, words, context);
  const hunks = hunksOf(explained.significant).filter((hunk) => loneSide(words, hunk) !== null);
  const classifySpeakers = allWords(words).filter(
    (changed) =>
      hunks.includes(changed.hunk) && (changed.category === 'content' || changed.category === 'name'),
  );
  return { ...explained, used: [...explained.used, ...classifySpeakers] };
}

/** Skips words that are only spelled or inflected differently: they are a copy-edit. */
function skipSpellings(_diff: WordDiff, words: ChangedWordsBySide): ClassifyResult {
  const used: ChangedWord[] = [];
  for (const changed of words.before) {
    if (changed.category !== 'content') continue;
    const other = words.after.find(
      (after) =>
        after.hunk === changed.hunk && !used.includes(after) && isSpellingOf(changed.word, after.word),
    );
    if (other !== undefined) used.push(changed, other);
  }
  return { ...NOTHING_FOUND, used };
}

/** Returns whether the words near a name say that its bearer spoke. */
function besideCue(diff: WordDiff, changed: ChangedWord, { vocabulary }: CompareContext): boolean {
  const near = diff[changed.side].slice(
    Math.max(0, changed.index - 2 * MAX_CUE_DISTANCE),
    changed.index + 2 * MAX_CUE_DISTANCE,
  );
  return near.some((token) => token.word && vocabulary.cues.has(foldedToken(token)));
}

/** Finds a statement that was given to another speaker: a changed name beside a verb of saying. */
function speakers(diff: WordDiff, words: ChangedWordsBySide, context: CompareContext): ClassifyResult {
  const [before, after] = bothSides.map((side) =>
    words[side].filter((changed) => changed.category === 'name' && besideCue(diff, changed, context)),
  );
  const hunk = before?.find((changed) => after?.some((other) => other.hunk === changed.hunk))?.hunk;
  if (hunk === undefined) return NOTHING_FOUND;
  const text = reasonText(diff, hunk, 'words', context.vocabulary);
  return { ...NOTHING_FOUND, findings: [{ type: 'attribution', rule: 'attribution-changed', text }] };
}

/** Finds changed names. A segmenter takes a foreign name in Chinese for several words, so that the pieces beside it belong to it. */
function classifyNames(diff: WordDiff, words: ChangedWordsBySide, context: CompareContext): ClassifyResult {
  const explained = countedRule('name', 'words')(diff, words, context);
  const hunks = hunksOf(explained.significant);
  const pieces = allWords(words).filter(
    (changed) =>
      changed.category === 'content' &&
      hunks.includes(changed.hunk) &&
      /^\p{Script=Han}{1,2}$/u.test(changed.word),
  );
  return { ...explained, used: [...explained.used, ...pieces] };
}

/** Classifies the words that no other rule took: words with a meaning of their own, put in, taken out or exchanged. */
function classifyContent(
  diff: WordDiff,
  words: ChangedWordsBySide,
  { vocabulary }: CompareContext,
): ClassifyResult {
  const open = allWords(words).filter((changed) => changed.category !== 'function');
  const findings = hunksOf(open.filter((changed) => !changed.quoted)).flatMap((hunk): ChangeFinding[] => {
    const text = reasonText(diff, hunk, 'words', vocabulary);
    const has = (side: VersionSide): boolean =>
      open.some((changed) => changed.hunk === hunk && changed.side === side);
    const [removed, added] = [has('before'), has('after')];
    const rule = removed && added ? 'words-changed' : added ? 'words-added' : 'words-removed';
    return [
      ...(removed ? [{ type: 'removal' as const, rule, text }] : []),
      ...(added ? [{ type: 'addition' as const, rule, text }] : []),
    ];
  });
  return { findings, used: open, significant: open };
}

const RULES: readonly ClassifyRule[] = [
  classifyWholeClauses,
  skipRespelled,
  classifyNaming,
  classifyOpposites,
  countedRule('date', 'date'),
  countedRule('number', 'counted'),
  countedRule('negation', 'turned'),
  countedRule('modality', 'turned'),
  classifyAttributions,
  skipSpellings,
  speakers,
  classifyNames,
  classifyContent,
];

/** Finds two numbers, or two names, that changed places in a sentence: it says something else, though no word is new. */
function classifyReordered(
  diff: WordDiff,
  words: readonly ChangedWord[],
  { vocabulary }: CompareContext,
): ChangeFinding[] {
  return (['number', 'name'] as const).flatMap((type): ChangeFinding[] => {
    const own = words.filter((changed) => changed.category === type || (type === 'name' && isParty(changed)));
    if (new Set(own.map((changed) => changed.value)).size < 2) return [];
    const all = spanning(hunksOf(own));
    return [{ type, rule: `${type}-changed`, text: reasonText(diff, all, 'words', vocabulary) }];
  });
}

/** Finds changed marks that alone change what is said: quotation marks, a question mark, a currency. */
function classifyMarks(diff: WordDiff, { vocabulary }: CompareContext): ChangeFinding[] {
  return diff.hunks.flatMap((hunk): ChangeFinding[] => {
    const [before, after] = bothSides.map((side) =>
      diff[side]
        .slice(...hunk[side])
        .map((token) => token.key)
        .join(''),
    );
    const differs = (mark: RegExp): boolean => before?.match(mark)?.length !== after?.match(mark)?.length;
    const text = reasonText(diff, hunk, 'words', vocabulary);
    if (before?.match(/\p{Sc}/u)?.[0] !== after?.match(/\p{Sc}/u)?.[0])
      return [{ type: 'number', rule: 'number-changed', text }];
    if (differs(/"/gu) && differs(/["']/gu) && !isOneSidedWords(diff, hunk))
      return [{ type: 'quotation', rule: 'quotation-marks-changed', text }];
    return differs(/[?？؟]/gu) ? [{ type: 'modality', rule: 'question-mark-changed', text }] : [];
  });
}

/** Returns whether words came or went as a whole: quotation marks that come or go with them are no change of the marks. */
function isOneSidedWords(diff: WordDiff, hunk: Hunk): boolean {
  return (
    isOneSided(hunk) && bothSides.some((side) => diff[side].slice(...hunk[side]).some((token) => token.word))
  );
}

/**
 * Says what the changed words of one sentence mean. A difference in which nothing is found is a copy-edit.
 * @param quotes where each side's text is inside quotation marks
 */
export function classifyWords(
  diff: WordDiff,
  quotes: Readonly<Record<VersionSide, readonly Span[]>>,
  context: CompareContext,
): ChangeFinding[] {
  const found = findUnmatchedWords(diff, (side, at) => isWithin(quotes[side], at));
  const typed = (residue: UnmatchedWord): ChangedWord => ({
    ...residue,
    ...categorise(residue, diff[residue.side], context),
  });
  let words: ChangedWordsBySide = { before: found.before.map(typed), after: found.after.map(typed) };
  const findings = [
    ...classifyReordered(diff, found.reordered.map(typed), context),
    ...classifyMarks(diff, context),
  ];
  const significant: ChangedWord[] = [];
  for (const step of RULES) {
    const explained = step(diff, words, context);
    const used = new Set(explained.used);
    const rest = (changed: ChangedWord): boolean => !used.has(changed);
    words = { before: words.before.filter(rest), after: words.after.filter(rest) };
    findings.push(...explained.findings);
    significant.push(...explained.significant);
  }
  for (const hunk of hunksOf(significant.filter((changed) => changed.quoted))) {
    const text = reasonText(diff, hunk, 'words', context.vocabulary);
    findings.push({ type: 'quotation', rule: 'quotation-changed', text });
  }
  return findings;
}
