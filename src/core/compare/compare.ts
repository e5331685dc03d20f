import { changeTypes, type Difference, type Reason, type Severity, type Version } from '../model/index.ts';
import { foldTypography } from '../language/fold.ts';
import { foldedWords } from '../language/word-tokens.ts';
import { newBudget, spend, type Budget } from '../model/budget.ts';
import {
  classifyEdit,
  classifyEditByKind,
  classifyHeadline,
  editContext,
  editText,
  MAX_REASONS,
  reasonLine,
  reasonsOf,
  severityOf,
} from './classify-edits.ts';
import type { ChangeFinding } from './classify-rule.ts';
import { compareContext, type CompareContext, type SourceContext } from './context.ts';
import { disclose } from './disclosure.ts';
import { findEdits, type AlignedVersions, type Edit } from './edits.ts';
import { noiseRules, type NoiseRules } from './noise-rules.ts';
import { renderDiff } from './render-diff.ts';
import { diffWords, type WordDiff } from './word-diff.ts';

export type Comparison =
  | { readonly verdict: 'same' }
  | {
      readonly verdict: 'suppressed';
      readonly rule: string;
      readonly difference: Difference;
      readonly why: readonly Reason[];
    }
  | {
      readonly verdict: 'changed';
      readonly difference: Difference;
      readonly severity: Severity;
      readonly why: readonly Reason[];
    };

/** Everything that is at hand once two versions were found to differ. */
type Comparing = {
  readonly before: Version;
  readonly after: Version;
  readonly aligned: AlignedVersions;
  readonly headline: Difference['headline'];
  readonly rules: NoiseRules;
  readonly context: CompareContext;
  readonly language: string;
  readonly budget: Budget;
};

/** An edit with what it means; one that is noise means nothing. */
type JudgedEdit = {
  readonly edit: Edit;
  readonly noise: Reason | null;
  readonly findings: readonly ChangeFinding[];
};

/**
 * Compares two versions of one article: what changed, whether readers are told, and why. Headline and text alone count, because many
 * sites stamp dates and bylines anew at each request. Typographic differences are none. A difference that is noise all through is
 * suppressed under its rule; otherwise only what is no noise is shown.
 * @param budget of steps; on hostile input the comparison grows coarser, never longer
 */
export function compare(
  before: Version,
  after: Version,
  source: SourceContext,
  budget: Budget = newBudget(),
): Comparison {
  const { language } = source;
  const aligned = findEdits(before, after, language, budget);
  const isSameHeadline = foldTypography(before.headline) === foldTypography(after.headline);
  if (isSameHeadline && aligned.edits.length === 0) return { verdict: 'same' };
  const headline = isSameHeadline ? null : { before: before.headline, after: after.headline };
  const rules = noiseRules(before, after, aligned, source);
  const context = compareContext(before, after, source);
  return compareDiffering({ before, after, aligned, headline, rules, context, language, budget });
}

function compareDiffering(comparing: Comparing): Comparison {
  const { before, after, headline, rules, context } = comparing;
  const judged = judgeEdits(comparing);
  const noise: Reason[] = judged.flatMap((one) => one.noise ?? []);
  const frame = headline === null ? null : rules.ofHeadline();
  if (frame !== null) noise.unshift({ rule: frame, text: reasonLine(after.headline) });
  const told = judged.filter((one) => one.noise === null);
  const isSuppressed = told.length === 0 && (headline === null || frame !== null);

  const shownHeadline = isSuppressed || frame === null ? headline : null;
  const words = shownHeadline === null ? null : diffHeadlines(shownHeadline, comparing);
  const findings = told.flatMap((one) => one.findings);
  if (words !== null && !isSuppressed) findings.unshift(...classifyHeadline(before, after, words, context));
  const types = changeTypes.filter((type) => findings.some((finding) => finding.type === type));
  const shown = (isSuppressed ? judged : told).map(({ edit }) => edit);
  const newEdits = told.map(({ edit }) => edit);
  const isDated = noise.some(({ rule }) => rule === 'updated-line');
  const difference: Difference = {
    headline: shownHeadline,
    blocks: renderDiff(comparing.aligned, new Set(shown)),
    types,
    disclosure: disclose(before, after, newEdits, isDated),
    ...countWords(shown, words, comparing),
  };
  if (!isSuppressed)
    return { verdict: 'changed', difference, severity: severityOf(types), why: reasonsOf(findings) };
  const [first] = noise;
  return {
    verdict: 'suppressed',
    rule: first?.rule ?? 'none',
    difference,
    why: noise.slice(0, MAX_REASONS),
  };
}

/** Steps that an edit costs to be classified, beside its length. */
const CLASSIFY_STEPS = 600;

/** Gives every edit the rule by which it is noise, or its meaning. */
function judgeEdits({ before, after, aligned, rules, context, budget }: Comparing): JudgedEdit[] {
  const around = editContext({ before, after }, context, budget);
  const unread = new Map<Edit['kind'], number>();
  return aligned.edits.map((edit): JudgedEdit => {
    const text = editText(edit);
    if (!spend(budget, CLASSIFY_STEPS + text.length)) {
      const count = unread.get(edit.kind) ?? 0;
      unread.set(edit.kind, count + 1);
      // Of a flood of them, readers are shown so many and no more.
      const shown = count < MAX_REASONS ? reasonLine(text) : '';
      return { edit, noise: null, findings: classifyEditByKind(edit, shown) };
    }
    const rule = rules.ofEdit(edit);
    if (rule !== null) return { edit, noise: { rule, text: reasonLine(text) }, findings: [] };
    return { edit, noise: null, findings: classifyEdit(edit, around) };
  });
}

/** No headline is longer: more characters are not read word by word. */
const MAX_HEADLINE = 1_000;

function diffHeadlines(
  { before, after }: { readonly before: string; readonly after: string },
  { language, budget }: Comparing,
): WordDiff {
  return diffWords(before.slice(0, MAX_HEADLINE), after.slice(0, MAX_HEADLINE), language, budget);
}

/** Counts the words inserted and deleted; words that only moved are neither. */
function countWords(
  edits: readonly Edit[],
  headline: WordDiff | null,
  { language, budget }: Comparing,
): { insertedWords: number; deletedWords: number } {
  let [insertedWords, deletedWords] = [0, 0];
  const count = (diff: WordDiff): void => {
    for (const hunk of diff.hunks) {
      insertedWords += diff.after.slice(...hunk.after).filter((token) => token.word).length;
      deletedWords += diff.before.slice(...hunk.before).filter((token) => token.word).length;
    }
  };
  const wordsIn = (text: string): number =>
    spend(budget, text.length) ? foldedWords(text, language).length : text.split(' ').length;
  if (headline !== null) count(headline);
  for (const edit of edits) {
    if (edit.kind === 'changed') count(edit.diff);
    if (edit.kind === 'added') insertedWords += wordsIn(edit.after.text);
    if (edit.kind === 'removed') deletedWords += wordsIn(edit.before.text);
  }
  return { insertedWords, deletedWords };
}
