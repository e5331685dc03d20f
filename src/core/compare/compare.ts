import { changeTypes, type Difference, type Reason, type Severity, type Version } from '../model/index.ts';
import type { ChangeFinding } from './classify-rule.ts';
import { diffWords, type WordDiff } from './word-diff.ts';
import { disclose } from './disclosure.ts';
import type { CompareContext } from './word-categories.ts';
import { findEdits, type AlignedVersions, type Edit } from './edits.ts';
import { foldTypography } from '../language/fold.ts';
import {
  classifyEdit,
  classifyEditByKind,
  classifyHeadline,
  quotedSpansReader,
  reasonsOf,
  severityOf,
  reasonLine,
  editText,
} from './classify-edits.ts';
import { compareContext } from './context.ts';
import { headlineRule, noiseRules } from './noise-rules.ts';
import { renderDiff } from './render-diff.ts';
import { foldedWords } from '../language/word-tokens.ts';
import { newBudget, spend, type Budget } from './budget.ts';

/** What is known of the source and of the rest of its site when two versions are compared. */
export type SourceContext = {
  /** BCP 47, of the source; it decides about words, abbreviations and the tables that type a change. */
  readonly language: string;
  readonly timeZone: string;
  /** Phrases of the watchlist that the reader does not want to hear of. */
  readonly ignore: readonly string[];
  /** What each party is called, so that a new name for a side is seen. */
  readonly names: readonly { readonly party: string; readonly names: readonly string[] }[];
  /** Texts that repeat across the site's articles, as `foldWords` writes them. */
  readonly siteText: ReadonlySet<string>;
};

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

const MAX_REASONS = 12;

/** An edit with what it means; one that is noise means nothing. */
type JudgedEdit = {
  readonly edit: Edit;
  readonly noise: Reason | null;
  readonly findings: readonly ChangeFinding[];
};

/** Words inserted and deleted; what only moved is neither. */
function countWords(
  edits: readonly Edit[],
  headline: WordDiff | null,
  language: string,
  work: Budget,
): { insertedWords: number; deletedWords: number } {
  let [insertedWords, deletedWords] = [0, 0];
  const count = (diff: WordDiff): void => {
    for (const hunk of diff.hunks) {
      insertedWords += diff.after.slice(...hunk.after).filter((token) => token.word).length;
      deletedWords += diff.before.slice(...hunk.before).filter((token) => token.word).length;
    }
  };
  const wordsIn = (text: string): number =>
    spend(work, text.length) ? foldedWords(text, language).length : text.split(' ').length;
  if (headline !== null) count(headline);
  for (const edit of edits) {
    if (edit.kind === 'changed') count(edit.diff);
    if (edit.kind === 'added') insertedWords += wordsIn(edit.after.text);
    if (edit.kind === 'removed') deletedWords += wordsIn(edit.before.text);
  }
  return { insertedWords, deletedWords };
}

/** Characters of a headline that are read word by word: no headline is longer. */
const MAX_HEADLINE = 1_000;

function diffHeadlines(
  headline: { before: string; after: string },
  language: string,
  work: Budget,
): WordDiff {
  const [before, after] = [headline.before, headline.after].map((text) => text.slice(0, MAX_HEADLINE));
  return diffWords(before ?? '', after ?? '', language, work);
}

/** Steps that an edit costs to be judged, beside its length. */
const CLASSIFY_STEPS = 300;

/** Every edit with its rule, if it is noise, or its meaning. */
function classifyAll(
  before: Version,
  after: Version,
  aligned: AlignedVersions,
  context: SourceContext,
  known: CompareContext,
  work: Budget,
): JudgedEdit[] {
  const ruleOf = noiseRules(before, after, aligned, context);
  const bench = { known, quotes: { before: quotedSpansReader(before), after: quotedSpansReader(after) } };
  return aligned.edits.map((edit): JudgedEdit => {
    if (!spend(work, CLASSIFY_STEPS + editText(edit).length))
      return { edit, noise: null, findings: classifyEditByKind(edit) };
    const rule = ruleOf(edit);
    if (rule !== null) return { edit, noise: { rule, text: reasonLine(editText(edit)) }, findings: [] };
    return { edit, noise: null, findings: classifyEdit(edit, bench) };
  });
}

/**
 * What changed between two versions of one article, whether readers are told, and why. Headline and text alone are
 * compared: dates and bylines are stamped anew by many sites at each request. Typographic differences are none;
 * differences that are noise all through are suppressed under their rule; else only what is no noise is shown.
 * @param work a budget of steps; on hostile input the comparison grows coarser, never longer
 */
export function compare(
  before: Version,
  after: Version,
  context: SourceContext,
  work: Budget = newBudget(),
): Comparison {
  const aligned = findEdits(before, after, context.language, work);
  const headline =
    foldTypography(before.headline) === foldTypography(after.headline)
      ? null
      : { before: before.headline, after: after.headline };
  if (headline === null && aligned.edits.length === 0) return { verdict: 'same' };

  const known = compareContext(before, after, context);
  const judged = classifyAll(before, after, aligned, context, known, work);
  const noise: Reason[] = judged.flatMap((one) => one.noise ?? []);
  const frame = headline === null ? null : headlineRule(before, after, context);
  if (frame !== null) noise.unshift({ rule: frame, text: reasonLine(after.headline) });
  const told = judged.filter((one) => one.noise === null);
  const suppressed = told.length === 0 && (headline === null || frame !== null);

  const shown = (suppressed ? judged : told).map(({ edit }) => edit);
  const shownHeadline = suppressed || frame === null ? headline : null;
  const words = shownHeadline === null ? null : diffHeadlines(shownHeadline, context.language, work);
  const findings = told.flatMap((one) => one.findings);
  if (words !== null && !suppressed) findings.unshift(...classifyHeadline(before, after, words, known));
  const types = changeTypes.filter((type) => findings.some((finding) => finding.type === type));
  const dated = noise.some(({ rule }) => rule === 'updated-line');
  const difference: Difference = {
    headline: shownHeadline,
    blocks: renderDiff(aligned, new Set(shown)),
    types,
    disclosure: disclose(
      before,
      after,
      told.map(({ edit }) => edit),
      dated,
    ),
    ...countWords(shown, words, context.language, work),
  };
  if (!suppressed)
    return { verdict: 'changed', difference, severity: severityOf(types), why: reasonsOf(findings) };
  return {
    verdict: 'suppressed',
    rule: noise[0]?.rule ?? 'none',
    difference,
    why: noise.slice(0, MAX_REASONS),
  };
}
