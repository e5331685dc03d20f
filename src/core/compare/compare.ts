import { changeTypes, type Difference, type Reason, type Severity, type Version } from '../model/index.ts';
import type { Finding } from './items.ts';
import { diffWords, type WordDiff } from './diff.ts';
import { disclose } from './disclosure.ts';
import type { Knowledge } from './categories.ts';
import { findEdits, type Aligned, type Edit } from './edits.ts';
import { foldTypography } from '../language/fold.ts';
import {
  judge,
  judgeCoarsely,
  judgeHeadline,
  quoteReader,
  reasonsOf,
  severityOf,
  shorten,
  textOfEdit,
} from './judge.ts';
import { knowledgeOf } from './knowledge.ts';
import { headlineRule, noiseRules } from './noise.ts';
import { show } from './show.ts';
import { foldedWords } from '../language/words.ts';
import { newWork, spend, type Work } from './work.ts';

/** What is known of the source and of the rest of its site when two versions are compared. */
export type Context = {
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

const MOST_REASONS = 12;

/** An edit with what it means; one that is noise means nothing. */
type Judged = { readonly edit: Edit; readonly noise: Reason | null; readonly findings: readonly Finding[] };

/** Words inserted and deleted; what only moved is neither. */
function countWords(
  edits: readonly Edit[],
  headline: WordDiff | null,
  language: string,
  work: Work,
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
const LONGEST_HEADLINE = 1_000;

function diffHeadlines(headline: { before: string; after: string }, language: string, work: Work): WordDiff {
  const [before, after] = [headline.before, headline.after].map((text) => text.slice(0, LONGEST_HEADLINE));
  return diffWords(before ?? '', after ?? '', language, work);
}

/** Steps that an edit costs to be judged, beside its length. */
const JUDGING = 300;

/** Every edit with its rule, if it is noise, or its meaning. */
function judgeAll(
  before: Version,
  after: Version,
  aligned: Aligned,
  context: Context,
  known: Knowledge,
  work: Work,
): Judged[] {
  const ruleOf = noiseRules(before, after, aligned, context);
  const bench = { known, quotes: { before: quoteReader(before), after: quoteReader(after) } };
  return aligned.edits.map((edit): Judged => {
    if (!spend(work, JUDGING + textOfEdit(edit).length))
      return { edit, noise: null, findings: judgeCoarsely(edit) };
    const rule = ruleOf(edit);
    if (rule !== null) return { edit, noise: { rule, text: shorten(textOfEdit(edit)) }, findings: [] };
    return { edit, noise: null, findings: judge(edit, bench) };
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
  context: Context,
  work: Work = newWork(),
): Comparison {
  const aligned = findEdits(before, after, context.language, work);
  const headline =
    foldTypography(before.headline) === foldTypography(after.headline)
      ? null
      : { before: before.headline, after: after.headline };
  if (headline === null && aligned.edits.length === 0) return { verdict: 'same' };

  const known = knowledgeOf(before, after, context);
  const judged = judgeAll(before, after, aligned, context, known, work);
  const noise: Reason[] = judged.flatMap((one) => one.noise ?? []);
  const frame = headline === null ? null : headlineRule(before, after, context);
  if (frame !== null) noise.unshift({ rule: frame, text: shorten(after.headline) });
  const told = judged.filter((one) => one.noise === null);
  const suppressed = told.length === 0 && (headline === null || frame !== null);

  const shown = (suppressed ? judged : told).map(({ edit }) => edit);
  const shownHeadline = suppressed || frame === null ? headline : null;
  const words = shownHeadline === null ? null : diffHeadlines(shownHeadline, context.language, work);
  const findings = told.flatMap((one) => one.findings);
  if (words !== null && !suppressed) findings.unshift(...judgeHeadline(before, after, words, known));
  const types = changeTypes.filter((type) => findings.some((finding) => finding.type === type));
  const dated = noise.some(({ rule }) => rule === 'updated-line');
  const difference: Difference = {
    headline: shownHeadline,
    blocks: show(aligned, new Set(shown)),
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
    why: noise.slice(0, MOST_REASONS),
  };
}
