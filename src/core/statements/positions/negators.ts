/**
 * Expressions that keep a sentence from saying what its phrase says. Each is looked for in the folded words from the
 * beginning of the clause to the end of the phrase, in which `#` stands for the first word that the phrase itself spells
 * out, `=` for its others, and `,` for an end of a part. A match too many costs a report; a match too few costs a false move.
 */
export const NEGATORS: readonly (readonly [name: string, expression: RegExp])[] = [
  [
    'negated',
    /\b(?:not(?! only)|never|no|none|nobody|nor|neither|without|cannot|hardly|barely|yet|far from|n t|refus\w*|den(?:y|ies|ied|ying|ial)|declin\w*|reject\w*|rul\w* out|fail\w* to|short of|rather than|instead of|lack\w*|avoid\w*|oppos\w*|with(?:hold|held)\w*|delay\w*|unwilling|reluctan\w*|unable|abandon\w*|dismiss\w*|resist\w*|false\w*|fake|myth)\b/u,
  ],
  [
    'modal',
    /\b(?:would|could|might|should|can|must|will|shall|ought|needs? to|going to|about to|set to|due to|poised|ready to|willing|prepared to|able to|likely|unlikely|possib\w*|potential\w*|perhaps|maybe|prospects?|hypothetical\w*|eventual\w*|soon|tomorrow|next (?:week|month|year)|upcoming|future)\b|(?<!\b(?:in|of|since|on|early|late|\d+) )\bmay\b(?! \d)|\b\w+ (?:ll|d) /u,
  ],
  [
    'conditional',
    /\b(?:if|unless|until|till|whether|provided|as long as|once(?! (?:again|more)\b)|conditions?|conditional|in (?:exchange|return) for|depend\w*|subject to|in case|as (?:if|though)|how|why|requir\w*)\b/u,
  ],
  [
    'intended',
    /\b(?:consider\w*|plan|plans|planned|planning|expect\w*|hop(?:e|es|ed|ing)|want\w*|wish\w*|seek\w*|sought|aim\w*|inten[dt]\w*|urg\w*|call(?:s|ed|ing)? (?:for|on|upon)|ask\w*|request\w*|appeal\w*|push\w*|press(?:es|ed|ing|ure\w*)|lobb\w*|demand\w*|propos\w*|prepar\w*|mull\w*|weigh\w*|discuss\w*|negotiat\w*|talks|debat\w*|offer\w*|threat\w*|warn\w*|fear\w*|promis\w*|pledg\w*|vow\w*|agree\w*|invit\w*|encourag\w*|await\w*|wait\w*|towards?|closer|steps?|path|bid|efforts?|try|tries|trying|tried|attempt\w*|look\w* forward|eager|keen|ponder\w*|contemplat\w*|reconsider\w*|decision|decid\w* (?:to|on|against))\b/u,
  ],
  // "to recognise", "of recognising": no fact, but for "the first country to recognise". Bounded: a sentence.
  [
    'infinitive',
    /(?<!\b(?:first|second|third|latest|last|only|next)(?: \w+){1,3}) to (?:\w+ly )?#|^to (?:\w+ly )?#|\b(?:of|for|about|against|from) (?:\w+ly )?#ing/u,
  ],
  [
    'hearsay',
    /\b(?:critics?|analysts?|observers?|experts?|scholars?|commentators?|rumou?r\w*|speculat\w*|alleg\w*|purported\w*|supposed\w*|reported(?:ly)?|reports?|media|sources?|claim\w*|believ\w*|think\w*|thought|argu\w*|suggest\w*|appear\w*|seem\w*|apparent\w*|impl(?:y|ies|ied)|interpret\w*|tantamount|amount\w*|effectively|virtually|almost|tacit\w*|implicit\w*|informal\w*|unofficial\w*|sa(?:y|id|ys|ying)|told|tells|stated|states that|according to|quot\w*|insist\w*|wrote|writes|accus\w*|assert\w*|conten(?:d|ds|ded)|question\w*|doubt\w*|ask\w*|imagin\w*|pretend\w*|de facto #)\b/u,
  ],
  [
    'past',
    /\b(?:had|formerly|previously|once(?! (?:again|more)\b)|used to|at (?:the|that) time|in the past|historical\w*|(?:years?|months?|decades?) (?:ago|earlier|before)|originally|initially|last (?:year|month|decade|century)|anniversary|earlier this year)\b/u,
  ],
  [
    'background',
    /\b(?:when|after|before|ever since|following|since|like|unlike|the way|just as) (?!#)[^,]*#/u,
  ],
];

/**
 * A decision that was taken, right before the act: it is announced, though not said to be done. What is before it is read as ever, so
 * that "has not decided to" and "may have decided to" stay what they are.
 */
const DECIDED =
  /\b(?:(?:has|have|s|ve) (?:\w+ly |now |just |also )?)?(?:decided|decides|(?:announc\w+|taken|took|made|makes) (?:its|the|a|their|our) decision) (?:(?:on )?\w{3,6}day )?to (?=(?:\w+ly )?#)/u;
/** In what somebody is reported to have said, "had" is the "has" that was said: "said that it had recognised". */
const BACKSHIFTED = /\bhad (?=(?:\w+ly |now |just |also |already )?(?:#(?!ing)|decided to ))/u;

/** What was said, without the words by which its act is announced, and in the tense in which it was said. */
export function asActed(
  words: string,
  isReported: boolean,
): { readonly words: string; readonly isAnnounced: boolean } {
  const said = isReported ? words.replace(BACKSHIFTED, 'has ') : words;
  const acted = said.replace(DECIDED, '');
  return { words: acted, isAnnounced: acted !== said };
}

/** In the gap of a negating phrase these only say what is ruled out: "will not allow anyone *to threaten* … from its soil". */
export const OF_WHAT_IS_RULED_OUT: ReadonlySet<string> = new Set(['modal', 'intended']);

/** Expressions behind the phrase, in the same clause, that take it back or date it. */
export const LATER_NEGATORS =
  /^(?:[^,]*\b(?:at the time|in the past|years ago|decades ago|if|unless|until|provided|untrue|false|on condition)\b)/u;

/** Verbs of saying whose words are not asserted. */
const NEGATING_CUES =
  /\b(?:den(?:y|ies|ied|ying)|refut\w*|reject\w*|dismiss\w*|hop\w*|wish\w*|urg\w*|call\w*|ask\w*|demand\w*|expect\w*|fear\w*|question\w*|doubt\w*|consider\w*|propos\w*|want\w*|suggest\w*|speculat\w*|wonder\w*|threat\w*|warn\w*|plan\w*|offer\w*|seek\w*|intend\w*)\b/u;
/** Words before what is said that take it back: "refused to say", "did not say", "pledged to". */
const NEGATING_FRAME =
  /\b(?:not|never|nor|neither|no|n t|refus\w*|declin\w*|fail\w*|short of|avoid\w*|without|if|unless|whether|would|could|might|to)$|\b(?:not|never|n t|refus\w*|declin\w*|fail\w*|short of|avoid\w*|without|unless|if|whether)(?: \w+){1,4}$/u;

/**
 * Returns whether the saying itself takes back what is said.
 * @param cue folded @param frame folded words of the sentence's part before what is said
 */
export const isNegatedSaying = (cue: string, frame: string): boolean =>
  NEGATING_CUES.test(cue) || NEGATING_CUES.test(frame) || NEGATING_FRAME.test(frame);

/** A sentence that asks; a headline may ask without the mark. */
export const QUESTION = /\?["'”’)]*$/u;
export const ASKING_HEADLINE =
  /^(?:will|would|could|can|does|do|did|is|are|has|have|should|why|what|how|when|whether|who|may|might)\b/iu;
