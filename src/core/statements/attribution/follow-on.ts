/** Gives a speaker the quotations that go on: sentences and paragraphs around them that are nothing but a quotation. */
import { type AttributionMatch, tellingRules } from './rules.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';

/** A match whose content still grows. */
type GrowingMatch = { readonly match: AttributionMatch; readonly content: TokenRange[] };

/** The state that the sentences so far leave open. */
type FollowOnState = {
  /** The speaker to whom the next quotation without a speaker belongs. */
  speaker: GrowingMatch | null;
  /** - `awaited`: a colon ended the paragraph, and the next is what was said; - `open`: inside such a paragraph */
  block: 'none' | 'awaited' | 'open';
  /** Quotations that no speaker came before, as long as nothing else follows them. */
  pending: TokenRange[];
};

/** Returns whether the sentence is a quotation and nothing else. */
function isQuotation(tokens: TaggedTokens, { from, to }: TokenRange): boolean {
  let quoted = false;
  for (let i = from; i < to; i++) {
    const { tag } = at(tokens, i);
    if (tag === 'quotation') quoted = true;
    else if (tag !== 'stop' && tag !== 'comma' && tag !== 'dash') return false;
  }
  return quoted;
}

function isQuoting(tokens: TaggedTokens, { content }: GrowingMatch): boolean {
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
function addToSpeaker(
  tokens: TaggedTokens,
  state: FollowOnState,
  sentence: TokenRange,
  free: boolean,
): boolean {
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
function attachPending(
  tokens: TaggedTokens,
  state: FollowOnState,
  sentence: TokenRange,
  drafts: readonly GrowingMatch[],
): void {
  const first = drafts.find((draft) => draft.content[0]?.from === sentence.from && isQuoting(tokens, draft));
  if (first !== undefined) first.content.unshift(...state.pending);
  state.pending = [];
}

/**
 * Adds to each match the quotations that go on from it.
 * @param bySentence the matches of each sentence, or null where somebody else speaks; a match without content gets the paragraph that
 *   follows, or is dropped
 */
export function addFollowOns(
  tokens: TaggedTokens,
  bySentence: readonly (readonly AttributionMatch[] | null)[],
): AttributionMatch[] {
  const all: GrowingMatch[] = [];
  let state: FollowOnState = { speaker: null, block: 'none', pending: [] };
  tokens.sentences.forEach((sentence, s) => {
    const found = bySentence[s];
    if (found === null || found === undefined) {
      state = { speaker: null, block: 'none', pending: [] };
      return;
    }
    if (addToSpeaker(tokens, state, sentence, found.length === 0)) return;
    if (found.length === 0 && isQuotation(tokens, sentence)) {
      append(state.pending, sentence);
      return;
    }
    const drafts = found.map((match) => ({ match, content: [...match.content] }));
    attachPending(tokens, state, sentence, drafts);
    const block = drafts.find(({ content }) => content.length === 0);
    const last =
      at(tokens, sentence.to).tag === 'edge'
        ? undefined
        : drafts.findLast(({ match }) => tellingRules.has(match.rule));
    state.speaker = block ?? drafts.findLast((draft) => isQuoting(tokens, draft)) ?? last ?? null;
    state.block = block === undefined ? 'none' : 'awaited';
    all.push(...drafts);
  });
  return all.flatMap(({ match, content }) => (content.length > 0 ? [{ ...match, content }] : []));
}
