import { type ChangeType, type Reason, type Severity, type Version } from '../model/index.ts';
import { unreachable } from '../model/result.ts';
import { cutAtWord, quote } from '../language/quote.ts';
import { line } from '../language/text.ts';
import type { WordToken } from '../language/word-tokens.ts';
import { spend, type Budget } from '../model/budget.ts';
import type { CompareContext } from './context.ts';
import { classifyWords } from './classify-words.ts';
import type { ChangeFinding } from './classify-rule.ts';
import { MAX_LONE_WORDS, reasonText, spanning } from './reason-text.ts';
import type { WordDiff } from './word-diff.ts';
import { noteKind } from './disclosure.ts';
import type { Edit } from './edits.ts';
import { quotedSpans } from '../language/quotations.ts';
import { countBefore } from '../language/sorted-search.ts';
import type { Span } from '../language/span.ts';
import type { ComparedSentence } from './compared-sentences.ts';

/** Readers are given the reasons in the order of what they change: whether it is so, how surely, how much, when, who, in whose words. */
const WEIGHTS: readonly ChangeType[] = [
  'negation',
  'modality',
  'headline',
  'number',
  'date',
  'naming',
  'name',
  'quotation',
  'attribution',
  'correction',
  'removal',
  'addition',
  'move',
  'copy-edit',
];
const MAJOR: readonly ChangeType[] = ['number', 'negation', 'quotation'];
const MINOR: readonly ChangeType[] = ['copy-edit', 'move'];
/** The words of a changed headline are given only these types beside `headline`: that words came and went is plain from it. */
const IN_HEADLINE: readonly ChangeType[] = ['number', 'date', 'name', 'naming', 'negation', 'modality'];
export const MAX_REASONS = 12;
const MAX_REASON_LENGTH = 160;

/** Cuts a text to one line, as reasons are shown. */
export const reasonLine = (text: string): string =>
  cutAtWord(line(text.slice(0, 4 * MAX_REASON_LENGTH)), MAX_REASON_LENGTH);

export function editText(edit: Edit): string {
  switch (edit.kind) {
    case 'removed':
      return edit.before.text;
    case 'changed':
      return edit.after.map((sentence) => sentence.text).join(' ');
    case 'added':
    case 'moved':
      return edit.after.text;
    default:
      return unreachable(edit);
  }
}

/** Finds the quotations around sentences of one version, by positions in the first sentence. */
type QuotedSpansReader = (sentences: readonly ComparedSentence[]) => Span[];

/** Reads each paragraph once and as a whole, because a quotation may span several sentences; in one that costs too much none is known. */
function quotedSpansReader(version: Version, budget: Budget): QuotedSpansReader {
  const known = new Map<number, Span[]>();
  const read = (text: string): Span[] => (spend(budget, text.length) ? quotedSpans(text) : []);
  return ([first, ...more]) => {
    if (first === undefined) return [];
    const spans = known.get(first.block) ?? read(version.blocks[first.block]?.text ?? '');
    known.set(first.block, spans);
    const end = more.at(-1)?.end ?? first.end;
    // In order and apart, so that both ends are found by halving.
    const near = spans.slice(
      countBefore(spans, ([, to]) => to < first.start),
      countBefore(spans, ([from]) => from <= end),
    );
    return near.map(([from, to]) => [from - first.start, to - first.start]);
  };
}

/** The facts that classifying an edit needs beside it. */
type EditContext = {
  readonly context: CompareContext;
  readonly quotes: { readonly before: QuotedSpansReader; readonly after: QuotedSpansReader };
};

export const editContext = (
  { before, after }: { readonly before: Version; readonly after: Version },
  context: CompareContext,
  budget: Budget,
): EditContext => ({
  context,
  quotes: { before: quotedSpansReader(before, budget), after: quotedSpansReader(after, budget) },
});

function classifyChange(edit: Edit & { kind: 'changed' }, { context, quotes }: EditContext): ChangeFinding[] {
  const spans = { before: quotes.before(edit.before), after: quotes.after(edit.after) };
  const findings = classifyWords(edit.diff, spans, context);
  const text = reasonLine(editText(edit));
  if (edit.moved) findings.push({ type: 'move', rule: 'sentence-moved', text });
  if (edit.after.some((sentence) => noteKind(sentence) === 'correction'))
    return [{ type: 'correction', rule: 'correction-added', text }];
  if (findings.length > 0) return findings;
  const { hunks } = edit.diff;
  const words =
    hunks.length === 0 ? text : reasonText(edit.diff, spanning(hunks), 'words', context.vocabulary);
  return [{ type: 'copy-edit', rule: 'copy-edit', text: words }];
}

/** Says what an edit that is no noise means. */
export function classifyEdit(edit: Edit, around: EditContext): ChangeFinding[] {
  const text = reasonLine(editText(edit));
  switch (edit.kind) {
    case 'added':
      return noteKind(edit.after) === 'correction'
        ? [{ type: 'correction', rule: 'correction-added', text }]
        : [{ type: 'addition', rule: 'sentence-added', text }];
    case 'removed':
      return [{ type: 'removal', rule: 'sentence-removed', text }];
    case 'moved':
      return [{ type: 'move', rule: 'sentence-moved', text }];
    case 'changed':
      return classifyChange(edit, around);
    default:
      return unreachable(edit);
  }
}

/** Says what an edit means by its kind alone, for when there is no budget left to read it. @param text as `reasonLine` cuts it */
export function classifyEditByKind(edit: Edit, text: string): ChangeFinding[] {
  if (edit.kind === 'moved') return [{ type: 'move', rule: 'sentence-moved', text }];
  const removal: ChangeFinding = { type: 'removal', rule: 'sentence-removed', text };
  const addition: ChangeFinding = { type: 'addition', rule: 'sentence-added', text };
  if (edit.kind === 'changed') return [removal, addition];
  return [edit.kind === 'removed' ? removal : addition];
}

/** Says what a changed headline means: that it changed, and what its words say. */
export function classifyHeadline(
  before: Version,
  after: Version,
  diff: WordDiff,
  context: CompareContext,
): ChangeFinding[] {
  const quotes = { before: quotedSpans(before.headline), after: quotedSpans(after.headline) };
  const findings = classifyWords(diff, quotes, { ...context, headline: true });
  const text = headlineReason(before, diff, findings);
  const own = { type: 'headline' as const, rule: 'headline-changed', text };
  const [heaviest] = [own, ...findings].toSorted(byWeight);
  const headline = { ...own, weighsAs: findings.length === 0 ? ('copy-edit' as const) : heaviest?.type };
  if (findings.length === 0) return [headline, { type: 'copy-edit', rule: 'copy-edit', text }];
  return [headline, ...findings.filter(({ type }) => IN_HEADLINE.includes(type))];
}

/** Returns the changed words where they are few, the heaviest first, otherwise the headline that readers no longer see. */
function headlineReason({ headline }: Version, diff: WordDiff, findings: readonly ChangeFinding[]): string {
  const [first, second, ...more] = new Set(findings.toSorted(byWeight).map(({ text }) => text));
  if (first === undefined || more.length > 0 || !isKept(diff))
    return `was ${quote(headline, MAX_LONE_WORDS)}`;
  const both = second === undefined ? first : `${first}; ${second}`;
  return both.length <= MAX_LONE_WORDS ? both : first;
}

/** Returns whether most of a text stood before: its changed words then say what is new in it. */
function isKept({ before, hunks }: WordDiff): boolean {
  const changed = hunks.reduce((sum, hunk) => sum + countWords(before.slice(...hunk.before)), 0);
  return 2 * changed <= countWords(before);
}

const countWords = (tokens: readonly WordToken[]): number => tokens.filter((token) => token.word).length;

/** Returns how much a change matters to readers, by `MAJOR` and `MINOR`. */
export function severityOf(types: readonly ChangeType[]): Severity {
  if (types.every((type) => MINOR.includes(type) || (type === 'headline' && types.includes('copy-edit'))))
    return 'minor';
  return types.some((type) => MAJOR.includes(type) || type === 'headline') ? 'major' : 'notable';
}

/** Orders by weight; a changed headline weighs as much as the heaviest of its words, and comes before them. */
const byWeight = (a: ChangeFinding, b: ChangeFinding): number => weightOf(a) - weightOf(b);
const weightOf = ({ type, weighsAs = type }: ChangeFinding): number => WEIGHTS.indexOf(weighsAs);

/** Returns the reasons for readers, the weightiest first, none twice. */
export function reasonsOf(findings: readonly ChangeFinding[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { rule, text } of findings.toSorted(byWeight)) {
    if (text !== '' && !reasons.has(`${rule} ${text}`)) reasons.set(`${rule} ${text}`, { rule, text });
  }
  return [...reasons.values()].slice(0, MAX_REASONS);
}
