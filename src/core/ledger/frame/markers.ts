/** English words that turn a clause: into its opposite, into a condition, into less or more than was said. */

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Negate what follows them in the clause. */
export const NEGATIONS = set(
  'not no non never none nobody nothing neither nor without hardly unable unwilling impossible',
);
/** Rows of the vocabulary, and stems, whose object is what is not done or not to be done. */
export const NEGATING = set(
  'prevent forbid reject oppose stop deny fail refus declin refrain abstain avoid lack absenc hesit',
);
/** Concepts of `NEGATING` that say no more than "not". */
export const MERE_NEGATIONS = set('prevent refus declin refrain abstain avoid lack absenc hesit');
/** "not only", "no doubt": no negation. */
export const NO_NEGATION_BEFORE = set(
  'only just merely least doubt matter less later more fewer sooner simply',
);

/** Part one clause from the next, so that a negation reaches no further. */
export const PARTINGS = set('but however while whereas because since although though which instead');
/** A comma before these parts clauses too. */
export const PARTING_AFTER_COMMA = set('and but which while so or as with');

/** After the verb they negate it: "threatens nobody", "poses no threat". */
export const OBJECT_NEGATIONS = set('no nobody none nothing neither');

/** Before a participle they make it an adjective; and what begins a clause that only says which. */
export const DETERMINERS = set('the its their our his her your these those all any of illegally unjustly');
export const RELATIVES = set('that which');

/** Begin a condition. */
export const CONDITIONS: readonly (readonly string[])[] = [
  'if',
  'unless',
  'provided that',
  'providing that',
  ', provided',
  'on the understanding',
  'as long as',
  'so long as',
  'on condition',
  'on the condition',
  'only after',
  'only when',
  'only once',
  'until',
  'subject to',
  'in exchange for',
  'in return for',
  'contingent on',
  'contingent upon',
  'conditional on',
  'conditional upon',
  'depending on',
  'pending',
  'except',
  'once the',
  'once all',
  'once a',
  'once their',
  'once its',
  'once they',
].map((text) => text.split(' '));
/** "even if", "what if": no condition of what is said. */
export const NO_CONDITION_AFTER = set('even as what');

/** Begin the reason of what is said: who repeats it need not repeat the rest. */
export const REASONS: readonly (readonly string[])[] = [
  'because',
  'due to',
  'owing to',
  'on the grounds',
  'on the ground that',
].map((text) => text.split(' '));

/** Say that a thing may be, not that it will. */
export const WEAK = set(
  'may might perhaps possibly maybe consider considering explore exploring weigh weighing',
);
/** Promise the attempt, not the thing: each before "to" or "not to". */
const ATTEMPTS =
  'try tries trying seek seeks seeking hope hopes hoping aim aims aiming attempt attempts attempting endeavour endeavours endeavor endeavors strive strives striving';
/** Promise as much as can be, or only the idea of it. */
const RESERVES = [
  'do what',
  'do their best',
  'do its best',
  'do our best',
  'do his best',
  'do her best',
  'as far as possible',
  'as much as possible',
  'to the extent possible',
  'so far as possible',
  'where possible',
  'wherever possible',
  'whenever possible',
  'if possible',
  'in principle',
  'not rule out',
];
export const WEAK_EXPRESSIONS = RESERVES.map((text) => text.split(' '));
export const ATTEMPT_EXPRESSIONS = ATTEMPTS.split(' ').flatMap((verb) => [
  [verb, 'to'],
  [verb, 'not', 'to'],
]);
/** Say less than "will" only where nothing else was changed: diplomats put one for the other. */
export const HALF_WEAK = set(
  'could plan plans planned planning intend intends intended hope hopes hoped wish wishes wished want wants wanted aim aims seek seeks ready willing',
);
export const FIRM = set('will shall must would never definitely certainly guarantee guarantees guaranteed');
/** Spans of time that something is done in or every so often, by the words for them. */
export const PERIODS: ReadonlyMap<string, string> = new Map(
  (
    'minute:minute minutes:minute hour:hour hours:hour hourly:hour day:day days:day daily:day week:week weeks:week weekly:week ' +
    'month:month months:month monthly:month year:year years:year yearly:year annual:year annually:year decade:decade decades:decade quarterly:quarter fortnight:fortnight'
  )
    .split(' ')
    .map((pair) => {
      const [word = '', period = ''] = pair.split(':');
      return [word, period] as const;
    }),
);
/** Before a period they make it a date. */
export const NEAR_PERIODS = set('next this last coming');
/** Make a number a bound, by what it bounds. */
export const BOUNDS: readonly (readonly [string, 'least' | 'most'])[] = [
  ['at least', 'least'],
  ['no less than', 'least'],
  ['not less than', 'least'],
  ['no fewer than', 'least'],
  ['more than', 'least'],
  ['over', 'least'],
  ['a minimum', 'least'],
  ['at most', 'most'],
  ['no more than', 'most'],
  ['not more than', 'most'],
  ['up to', 'most'],
  ['fewer than', 'most'],
  ['less than', 'most'],
  ['under', 'most'],
  ['a maximum', 'most'],
];
/** Before a period they make it how often: "every hour", "once a day". */
export const EVERY = set('every each per a an one once');
export const UNIVERSAL = set(
  'all every any each entire whole fully full completely complete total totally always unconditional unconditionally everyone anyone nobody none',
);
export const PARTIAL = set(
  'some several certain most many part partly partial partially limited few selected half',
);
