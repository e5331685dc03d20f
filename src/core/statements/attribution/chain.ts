/** Quotations that go on: later sentences and paragraphs of the speaker who was named last. */
import type { Finding } from './rules.ts';
import { at, type Range, type Tokens } from './tokens.ts';

/** Whether the sentence is a quotation and nothing else. */
function isQuotation(tokens: Tokens, { from, to }: Range): boolean {
  for (let i = from; i < to; i++) {
    const { tag } = at(tokens, i);
    if (tag !== 'quotation' && tag !== 'stop' && tag !== 'comma' && tag !== 'dash') return false;
  }
  return at(tokens, from).tag === 'quotation' || at(tokens, from + 1).tag === 'quotation';
}

export function chain(tokens: Tokens, bySentence: readonly (readonly Finding[])[]): Finding[] {
  const all: Finding[] = [];
  let speaker: number | null = null;
  tokens.sentences.forEach((sentence, s) => {
    const found = bySentence[s] ?? [];
    if (found.length === 0 && isQuotation(tokens, sentence)) {
      const last = speaker === null ? undefined : all[speaker];
      if (last !== undefined && speaker !== null)
        all[speaker] = { ...last, content: [...last.content, { from: sentence.from, to: sentence.to }] };
      return;
    }
    const base = all.length;
    all.push(...found);
    const quoting = found.findIndex((one) =>
      one.content.some(({ from, to }) => hasQuotation(tokens, from, to)),
    );
    speaker =
      quoting >= 0
        ? base + quoting
        : found.length > 0 && at(tokens, sentence.to - 1).tag === 'colon'
          ? base
          : quoting < 0 && isColonLed(tokens, sentence)
            ? speaker
            : null;
  });
  return all;
}

function isColonLed(_tokens: Tokens, _sentence: Range): boolean {
  return false;
}

function hasQuotation(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (at(tokens, i).tag === 'quotation') return true;
  return false;
}
