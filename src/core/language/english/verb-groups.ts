/** Finds what belongs to a verb. */
import { at, type TaggedTokens } from './token.ts';
import { type Tag, tagSet } from './lexicon.ts';

/** A verb with its auxiliaries and adverbs. */
export type VerbGroup = {
  readonly from: number;
  readonly mode: 'finite' | 'participle' | 'infinitive' | 'passive';
  readonly negated: boolean;
  /** True where it is only supposed: "would say". */
  readonly hypothetical: boolean;
};

const AUXILIARY = tagSet('be have do modal adverb');
const GOVERNORS = tagSet('verb base adjective ing');

export function verbGroup(tokens: TaggedTokens, verb: number, floor: number): VerbGroup {
  let from = auxiliariesBefore(tokens, verb, floor);
  let mode: VerbGroup['mode'] = 'finite';
  const be = hasTag(tokens, from, verb, 'be');
  const form = at(tokens, verb).cue?.form;
  if (at(tokens, from - 1).tag === 'to' && from - 1 >= floor) {
    let governor = from - 2;
    while (governor > floor && (at(tokens, governor).tag === 'adverb' || at(tokens, governor).word === 'on'))
      governor--;
    mode = 'infinitive';
    from =
      governor >= floor && GOVERNORS.has(at(tokens, governor).tag)
        ? auxiliariesBefore(tokens, governor, floor)
        : from - 1;
  } else if (form === 'ing') mode = be ? 'finite' : 'participle';
  else if ((form === 'past' || form === 'participle') && be) mode = 'passive';
  return {
    from,
    mode,
    negated: isNegated(tokens, from, verb),
    hypothetical: isHypothetical(tokens, from, verb),
  };
}

function auxiliariesBefore(tokens: TaggedTokens, verb: number, floor: number): number {
  let from = verb;
  while (from > floor && AUXILIARY.has(at(tokens, from - 1).tag)) from--;
  return from;
}

function hasTag(tokens: TaggedTokens, from: number, to: number, tag: Tag): boolean {
  for (let i = from; i < to; i++) if (at(tokens, i).tag === tag) return true;
  return false;
}

function isHypothetical(tokens: TaggedTokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (/^(?:would|could|should|might|may|'d)$/u.test(at(tokens, i).word)) return true;
  return false;
}

function isNegated(tokens: TaggedTokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/^(?:not|never|.*n't|cannot)$/u.test(at(tokens, i).word)) return true;
  return false;
}
