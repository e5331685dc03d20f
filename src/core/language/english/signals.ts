/** Words other than verbs that may attribute. */

/** Nouns of speech and thought. */
export const NOUNS: ReadonlySet<string> = new Set(
  `claim claims statement statements announcement assertion assertions allegation allegations accusation accusations suggestion suggestions
  warning warnings promise promises pledge pledges vow vows belief view views argument arguments insistence admission call calls demand demands
  threat threats denial comment comments remark remarks criticism declaration confirmation contention hope hopes fear fears
  acknowledgment acknowledgement prediction predictions assurance assurances recommendation recommendations determination conclusion opinion
  rhetoric question questions concern concerns doubt doubts complaint complaints condemnation praise support
  opposition objection objections rejection refusal commitment pronouncement pronouncements worries apology explanation assessment reference references`.split(
    /\s+/u,
  ),
);
/** Nouns that a verb makes an utterance: "made the case that", "issued an appeal for". */
export const GIVEN: ReadonlySet<string> = new Set(
  [...NOUNS].concat(
    'case point note message response answer offer plea verdict appeal appeals request requests endorsement proposal'.split(
      ' ',
    ),
  ),
);

/** Adjectives and participles that say what their subject thinks. */
export const ATTITUDES: ReadonlySet<string> = new Set(
  'sure certain confident convinced worried concerned afraid hopeful optimistic pessimistic aware proud glad sorry surprised disappointed skeptical sceptical critical adamant clear unsure unaware wary opposed willing reluctant eager determined ready'.split(
    ' ',
  ),
);

/** Whether the word may attribute without being a verb that reports. */
export function isSignal(word: string): boolean {
  return NOUNS.has(word) || ATTITUDES.has(word) || word === 'according';
}
