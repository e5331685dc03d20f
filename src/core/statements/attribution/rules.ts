/** The rules of attribution by name, and the matches that they make. */
import type { TokenRange } from '../../language/english/token.ts';

/**
 * The rules that are almost always right: only statements that they find may be told. Measured on political news of seven outlets,
 * they are right in 95 of 100 cases and find 78 of 100 statements; the other rules are right in 67 of 100. Each has an example, in
 * which brackets hold the source, braces the content, and the cue stands between.
 */
const tellingExamples = {
  'quotation-after': '{“We will come,”} [the envoy] said.',
  'quotation-inverted': '{“We will come,”} said [the envoy].',
  'quotation-split': '{“We,”} [the envoy] said, {“will come.”}',
  'quotation-before': '[The envoy] said: {“We will come.”}',
  'quotation-block': '[The envoy] said: — and the next paragraph is {what was said}',
  'quotation-dash': '{“We will come.”} — [The envoy], as a paragraph',
  transcript: '[The envoy]: {We will come.}, where several paragraphs are labelled so',
  postposed: '{The talks failed}, [the envoy] said.',
  inverted: '{The talks failed}, said [the envoy].',
  parenthetical: '{The talks}, [the envoy] said, {have failed}.',
  'that-clause': '[The envoy] said {that the talks failed}.',
  'bare-clause': '[The envoy] said {the talks failed}.',
  told: '[The envoy] told reporters {that the talks failed}.',
  asked: '[The envoy] asked {whether the talks failed}.',
  'quoted-as': '[The envoy] was quoted as saying {the talks failed}.',
  'according-to': 'According to [the envoy], {the talks failed}.',
  'as-said': 'As [the envoy] said, {the talks failed}. {The talks failed}, as [the envoy] put it.',
  participle: 'She left the room, [source found before] saying {the talks failed}.',
  conjoined: '[The envoy] noted progress and said {the talks went on}.',
  judgement: '[The envoy] condemned {the attack}.',
  call: '[The envoy] called for {talks}. [The envoy] urged {both sides to talk}.',
  commitment: '[The envoy] pledged {to come}.',
  shown: '[The report] found {that the talks failed}.',
} as const;

/** The rules whose statements enter the ledger and are never told. */
const otherExamples = {
  'conjoined-action': '[The envoy] went home and said {the talks failed}.',
  opening: 'Saying {the talks failed}, [the envoy] left the room.',
  relative: '[The envoy, who] said {the talks failed}, went home.',
  stance: 'as judgement, negated, hypothetical, or with a subject that is only inferred',
  directive: 'as call, likewise, or of what a law requires',
  plan: 'as commitment, likewise, or of what is only planned',
  finding: 'as shown, likewise, or without "that"',
  belief: '[The envoy] believes {that the talks failed}.',
  attitude: '[The envoy] is confident {that the talks will succeed}.',
  wish: '[The envoy] hopes {to come}.',
  topic: '[The envoy] spoke about {the talks}.',
  hypothetical: '[The envoy] did not say {that the talks failed}.',
  gerund: '[The envoy] went home without saying {that the talks failed}.',
  infinitive: '[The envoy] went on to say {that the talks failed}.',
  passive: '{The attack} was condemned by [the envoy].',
  nominal: "[the envoy's] claim {that the talks failed}",
  'light-verb': '[The envoy] made a condemnation of {the attack}.',
  'headline-label': '[Envoy]: {talks have failed}, as a headline',
  'headline-source': '{Talks have failed}: [envoy], as a headline',
} as const;

/** Every rule, with its example. */
export const rules = { ...tellingExamples, ...otherExamples } as const;

export type AttributionRule = keyof typeof rules;

export const tellingRules: ReadonlySet<string> = new Set(Object.keys(tellingExamples));

/** One attribution that a rule found, as ranges of tokens. */
export type AttributionMatch = {
  readonly source: readonly TokenRange[];
  readonly cue: readonly TokenRange[];
  readonly content: readonly TokenRange[];
  readonly rule: AttributionRule;
  /** Attributions inside the content. */
  readonly inner?: readonly AttributionMatch[];
};
