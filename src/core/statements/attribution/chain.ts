/** Quotations that go on: the later sentences and paragraphs of the speaker who was named last. */
import { withoutStop } from './clause.ts';
import type { Finding } from './rules.ts';
import { at, type Range, type Tokens } from './tokens.ts';

/** Whether the sentence is a quotation and nothing else. */
function isQuotation(tokens: Tokens, { from, to }: Range): boolean {
  let quoted = false;
  for (let i = from; i < to; i++) {
    const { tag } = at(tokens, i);
    if (tag === 'quotation') quoted = true;
    else if (tag !== 'stop' && tag !== 'comma' && tag !== 'dash') return false;
  }
  return quoted;
}

function isQuoting(tokens: Tokens, found: Finding): boolean {
  return found.content.some(({ from, to }) => {
    for (let i = from; i < to; i++) if (at(tokens, i).tag === 'quotation') return true;
    return false;
  });
}

function withContent(found: Finding, range: Range): Finding {
  const last = found.content.at(-1);
  const joined = last !== undefined && last.to === range.from;
  const content = joined
    ? [...found.content.slice(0, -1), { from: last.from, to: range.to }]
    : [...found.content, range];
  return { ...found, content };
}

/** Whom the next quotation without a speaker belongs to: the index in `all`, and whether a block is to follow its colon. */
type Speaker = { readonly index: number; readonly block: boolean };

/** The finding of a sentence that a quotation may go on from: the last one that quotes, or ends with a colon. */
function speakerOf(tokens: Tokens, found: readonly Finding[], base: number): Speaker | null {
  const block = found.findIndex(({ content }) => content.length === 0);
  if (block >= 0) return { index: base + block, block: true };
  const quoting = found.findLastIndex((one) => isQuoting(tokens, one));
  if (quoting >= 0) return { index: base + quoting, block: false };
  return null;
}

/** @param bySentence what each sentence gave; what has no content yet gets the paragraph that follows, or goes */
export function chain(tokens: Tokens, bySentence: readonly (readonly Finding[])[]): Finding[] {
  const all: Finding[] = [];
  let speaker: Speaker | null = null;
  let block = -1;
  tokens.sentences.forEach((sentence, s) => {
    const found = bySentence[s] ?? [];
    const opens = at(tokens, sentence.from - 1).tag === 'edge';
    const last: Finding | undefined = speaker === null ? undefined : all[speaker.index];
    const quotation = isQuotation(tokens, sentence);
    if (
      speaker !== null &&
      last !== undefined &&
      ((found.length === 0 && quotation) || inBlock(speaker, opens, block === s))
    ) {
      const range = {
        from: sentence.from,
        to: quotation ? sentence.to : withoutStop(tokens, sentence.from, sentence.to),
      };
      all[speaker.index] = withContent(last, range);
      // An indented block without marks is one paragraph: the sentences up to the next edge.
      const ends = at(tokens, sentence.to).tag === 'edge';
      if (speaker.block && !quotation && !ends) block = s + 1;
      else speaker = { index: speaker.index, block: false };
      return;
    }
    speaker = speakerOf(tokens, found, all.length);
    all.push(...found);
  });
  return all.filter(({ content }) => content.length > 0);
}

function inBlock(speaker: Speaker, opens: boolean, goesOn: boolean): boolean {
  return speaker.block && (opens || goesOn);
}
