/** The names of the rules, and what they make. */
import type { Range } from './tokens.ts';

export type AttributionRule =
  | 'quotation-after'
  | 'quotation-before'
  | 'quotation-inverted'
  | 'quotation-split'
  | 'quotation-chained'
  | 'quotation-near'
  | 'quotation-dash'
  | 'quotation-block'
  | 'postposed'
  | 'inverted'
  | 'parenthetical'
  | 'that-clause'
  | 'bare-clause'
  | 'told'
  | 'asked'
  | 'according-to'
  | 'conjoined'
  | 'participle'
  | 'gerund'
  | 'infinitive'
  | 'passive'
  | 'relative'
  | 'nominal'
  | 'belief'
  | 'attitude'
  | 'quoted-as'
  | 'hypothetical'
  | 'finding'
  | 'commitment'
  | 'directive'
  | 'call'
  | 'plan'
  | 'judgement'
  | 'shown'
  | 'stance'
  | 'topic'
  | 'wish'
  | 'headline-label'
  | 'headline-source'
  | 'transcript';

export type Finding = {
  readonly source: readonly Range[];
  readonly cue: readonly Range[];
  readonly content: readonly Range[];
  readonly rule: AttributionRule;
};
