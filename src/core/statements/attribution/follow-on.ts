/** Quotations that go on: the sentences and paragraphs around a speaker that are nothing but a quotation. */
import type { AttributionMatch } from './rules.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';

/** A finding whose content still grows. */
type GrowingMatch = { readonly finding: AttributionMatch; readonly content: TokenRange[] };

/** What the sentences so far leave open. */
type State = {
  /** Whom the next quotation without a speaker belongs to. */
  speaker: GrowingMatch | null;
  /** - `awaited`: a colon ended the paragraph, and the next is what was said; - `open`: inside such a paragraph */
  block: 'none' | 'awaited' | 'open';
  /** Quotations that no speaker came before, as long as nothing else follows them. */
  pending: TokenRange[];
};

/** Whether the sentence is a quotation and nothing else. */
function isQuotation(tokens: TaggedTokens, { from, to }: TokenRange): boolean {
  let quoted = false;
  for (let i = from; i < to; i++) {
    const { tag } = at(tokens, i);
    if (tag === 'quotation') quoted = true;
    else if (tag !== 'stop' && tag !== 'comma' && tag !== 'dash') return false;
  }
  return quoted;
}

function isQuoting(tokens: TaggedTokens, { finding, content }: GrowingMatch): boolean {
  if (finding.rule === 'transcript') return false;
  return content.some(({ from, to }) => {
    for (let i = from; i < to; i++) if (at(tokens, i).tag === 'quotation') return true;
    return false;
  });
}

function append(content: TokenRange[], range: TokenRange): void {
  const last = content.at(-1);
  if (last !== undefined && last.to === range.from)
    content[content.length - 1] = { from: last.from, to: range.to };
  else content.push(range);
}

/** Adds the sentence to the speaker before it, when it is a quotation or stands in the speaker's block. */
function goesOn(tokens: TaggedTokens, state: State, sentence: TokenRange, free: boolean): boolean {
  const { speaker } = state;
  if (speaker === null) return false;
  const quotation = isQuotation(tokens, sentence);
  if (!(quotation && free) && state.block === 'none') return false;
  append(speaker.content, sentence);
  // A block without marks is one paragraph: the sentences up to the next edge.
  const ends = quotation || at(tokens, sentence.to).tag === 'edge';
  state.block = state.block !== 'none' && !ends ? 'open' : 'none';
  return true;
}

/** Gives quotations that waited for their speaker to the one whose quotation follows at once. */
function settle(
  tokens: TaggedTokens,
  state: State,
  sentence: TokenRange,
  drafts: readonly GrowingMatch[],
): void {
  const first = drafts.find((draft) => draft.content[0]?.from === sentence.from && isQuoting(tokens, draft));
  if (first !== undefined) first.content.unshift(...state.pending);
  state.pending = [];
}

/** @param bySentence what each sentence gave; what has no content yet gets the paragraph that follows, or goes */
export function chain(
  tokens: TaggedTokens,
  bySentence: readonly (readonly AttributionMatch[])[],
): AttributionMatch[] {
  const all: GrowingMatch[] = [];
  const state: State = { speaker: null, block: 'none', pending: [] };
  tokens.sentences.forEach((sentence, s) => {
    const found = bySentence[s] ?? [];
    if (goesOn(tokens, state, sentence, found.length === 0)) return;
    if (found.length === 0 && isQuotation(tokens, sentence)) {
      append(state.pending, sentence);
      return;
    }
    const drafts = found.map((finding) => ({ finding, content: [...finding.content] }));
    settle(tokens, state, sentence, drafts);
    const block = drafts.find(({ content }) => content.length === 0);
    state.speaker = block ?? drafts.findLast((draft) => isQuoting(tokens, draft)) ?? null;
    state.block = block === undefined ? 'none' : 'awaited';
    all.push(...drafts);
  });
  return all.flatMap(({ finding, content }) => (content.length > 0 ? [{ ...finding, content }] : []));
}
