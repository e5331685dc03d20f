import { wordSet } from '../../language/word-set.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { readDescription } from './description.ts';
import { partyAt } from './directory-lookup.ts';
import { type Encounter, metBy } from './encounters.ts';
import type { SpokenAttribution } from './reported-within.ts';
import { partyIn } from './party-of-phrase.ts';
import { resolveMention } from './antecedents.ts';
import { mentionsIn, type ArticleMentions } from './article-mentions.ts';
import { hull } from './sentence-context.ts';
import { tokenRange } from './name-tokens.ts';
import type { NameToken } from './name-tokens.ts';
import { isTitleWord } from './noun-phrase.ts';
import type { Span } from '../../language/span.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';
import { introducedAs, resolvePerson } from './resolve-person.ts';
import { categoryOf, ENDS_CORE } from './title-words.ts';

/** Verbs whose object is the one who hears it. */
const TO_SOMEBODY = wordSet([
  'tell told tells telling assure assured assures assuring urge urged urges urging warn warned warns warning inform informed',
  'informs informing ask asked asks asking remind reminded reminds reminding promise promised promises promising advise advised',
  'advises thank thanked thanks request requested requests press pressed presses order ordered orders invite invited invites',
  'notify notified brief briefed pressure pressured persuade persuaded convince convinced caution cautioned encourage encouraged',
  'implore implored beg begged command commanded instruct instructed reassure reassured reassures',
]);
/** Prepositions before the one who hears it: "said to", "called on", "appealed to". */
const PREPOSITIONS = wordSet('to on upon');
const MEETINGS = wordSet(
  'meeting talks talk call conversation phone telephone discussion discussions negotiations letter message',
);
/** Longer noun phrases of an addressee are cut. In words. */
const MAX_WORDS = 12;

/** Where a statement stands: the words of another one around it, and who met whom before it. */
type StatementPlace = {
  readonly holder: SpokenAttribution | null;
  readonly encounters: readonly Encounter[];
  /** It was said to outlets or an audience. */
  readonly isElsewhere: boolean;
};

/**
 * Finds the party that a statement is said to, or null: the object of "told", "assured", "urged" and their like, or the one whom
 * the speaker met. Nobody speaks to their own side.
 */
export function addresseeOf(
  mentions: ArticleMentions,
  { attribution, speaker }: SpokenAttribution,
  place: StatementPlace,
): string | null {
  const object = objectOfCue(mentions, attribution);
  const teller = place.holder?.speaker.party ?? null;
  const heard = object === NO_OBJECT ? heardBy(mentions, attribution, speaker, place) : object;
  const party = heard === PRONOUN ? teller : heard;
  return party === speaker.party ? null : party;
}

/** Returns the addressee of one clause: the side of which it asks something ("Norland should …"), where its cue names nobody else. */
export function addresseeOfClause(
  mentions: ArticleMentions,
  {
    attribution,
    party,
    to,
  }: Pick<SpokenAttribution, 'attribution'> & { party: string | null; to: string | null },
  clause: Span,
): string | null {
  if (objectOfCue(mentions, attribution) !== NO_OBJECT) return to;
  const asked = askedIn(mentions, clause, party);
  return asked === null || asked === party ? to : asked;
}

/** The cue has no object who hears it; its object is "him" or "us". */
const NO_OBJECT = Symbol('no object');
const PRONOUN = Symbol('pronoun');

function objectOfCue(
  mentions: ArticleMentions,
  { cue }: Attribution,
): string | null | typeof NO_OBJECT | typeof PRONOUN {
  const { tokens } = mentions;
  const whole = hull(cue);
  if (whole === null) return NO_OBJECT;
  const [first, end] = tokenRange(tokens, whole);
  const verb = tokens.slice(first, end).findLastIndex(({ key }) => TO_SOMEBODY.has(key)) + first;
  const isVerb = verb >= first;
  // "Called on", "said to": the preposition may belong to the cue.
  let from = isVerb ? verb + 1 : end;
  if (PREPOSITIONS.has(tokens[from]?.key ?? '')) from += 1;
  else if (!isVerb && !PREPOSITIONS.has(tokens[end - 1]?.key ?? '')) return NO_OBJECT;
  const object = tokens[from];
  if (object?.joined !== true || STOPS.has(object.key)) return NO_OBJECT;
  if (!isVerb && tokens[from - 1]?.key === 'to' && isInfinitive(object)) return NO_OBJECT;
  const next = tokens[from + 1];
  // "Her" may belong to a noun.
  const isPronoun =
    OBJECTS.has(object.key) && (object.key !== 'her' || next?.joined !== true || STOPS.has(next.key));
  return isPronoun ? PRONOUN : partyAtPhrase(mentions, from);
}

/** Returns whether "to" before a word only opens an infinitive: "pledged to build". */
const isInfinitive = ({ key, capital, possessive }: NameToken): boolean =>
  !capital && !possessive && !BEFORE_PEOPLE.has(key) && !isTitleWord(key);

const BEFORE_PEOPLE = wordSet('the a an his her its their our reporters journalists me us him them');
const OBJECTS = wordSet('me us him her them');
/** The one of whom something is asked stands among the first words. */
const MAX_WORDS_BEFORE_ASKED = 10;
const ASKS = wordSet('call calls called appeal appeals appealed');
const MUST = wordSet('should must shall ought');
/** "Needs to", "has to". */
const MUST_TO = wordSet('needs need has have');

/** Finds the side of which a statement's own words ask something: "We have asked Norland to …", "Norland should …". */
function askedIn(mentions: ArticleMentions, clause: Span, party: string | null): string | null {
  const { tokens, directory, day } = mentions;
  const [from, to] = tokenRange(tokens, clause);
  const subject = from + (tokens[from]?.key === 'the' ? 1 : 0);
  const named = partyAt(directory, tokens, subject, day);
  const isOwn = /^(?:we|i)$/u.test(tokens[from]?.key ?? '') || (named !== null && named.party === party);
  if (isOwn) return askedBehind(mentions, subject + 1, Math.min(to, from + MAX_WORDS_BEFORE_ASKED));
  if (named === null || tokens[subject + named.length - 1]?.possessive === true) return null;
  const after = subject + named.length;
  const verb = named.adjective || categoryOf(tokens[after]?.key ?? '') !== null ? after + 1 : after;
  const isMust = MUST.has(tokens[verb]?.key ?? '');
  const isNeed = MUST_TO.has(tokens[verb]?.key ?? '') && tokens[verb + 1]?.key === 'to';
  return isMust || isNeed ? named.party : null;
}

/** Returns the object of the first verb of asking or telling. */
function askedBehind(mentions: ArticleMentions, from: number, to: number): string | null {
  const { tokens } = mentions;
  for (let at = from; at < to; at += 1) {
    const { key = '' } = tokens[at] ?? {};
    const isCall = ASKS.has(key) && PREPOSITIONS.has(tokens[at + 1]?.key ?? '');
    if (isCall || TO_SOMEBODY.has(key)) return partyAtPhrase(mentions, at + (isCall ? 2 : 1));
  }
  return null;
}

/** Returns the side that the speaker met, in this sentence or before it. */
function heardBy(
  mentions: ArticleMentions,
  { cue, source, content }: Attribution,
  speaker: ResolvedSpeaker,
  { encounters, isElsewhere }: StatementPlace,
): string | null {
  const [at] = tokenRange(mentions.tokens, hull([...source, ...cue]) ?? hull(content) ?? [0, 0]);
  return metWith(mentions, at) ?? (isElsewhere ? null : metBy(encounters, speaker, at));
}

/** Returns the party of the noun phrase that begins at a token: a person's, a description's, its own. */
function partyAtPhrase(mentions: ArticleMentions, from: number): string | null {
  const { tokens } = mentions;
  let to = from;
  while (
    to - from < MAX_WORDS &&
    tokens[to] !== undefined &&
    (to === from || tokens[to]?.joined === true) &&
    !STOPS.has(tokens[to]?.key ?? '')
  )
    to += 1;
  const [mention] = mentionsIn(mentions, from, to);
  if (mention !== undefined && (mention.from === from || mention.from === from + 1)) {
    const party = resolveMention(mentions, mention)?.party ?? mention.description?.party;
    if (party !== undefined) return party;
  }
  const described = readDescription(mentions, from, to);
  if (described !== null) {
    const { category, party, foreign } = described;
    if (category === 'civil' || category === 'outlet') return null;
    if (party !== null || foreign || category !== 'office') return party;
    const holder = introducedAs(mentions, described, { at: from, party: null, mayFollow: false });
    return holder === null ? null : (resolvePerson(mentions, holder)?.party ?? null);
  }
  let end = from + 1;
  while (end < to && !ENDS_CORE.has(tokens[end]?.key ?? '')) end += 1;
  return tokens[end - 1]?.possessive === true ? null : partyIn(mentions, from, end).party;
}

const STOPS = wordSet('that to not in during on and said which who will would if whether');

/** Finds the one who was met and so hears it: "In a meeting with Li, Rossi said". */
function metWith(mentions: ArticleMentions, cue: number): string | null {
  const { tokens, sentences } = mentions;
  for (let at = cue; at > 0 && sentences[at] === sentences[cue] && cue - at < 40; at -= 1) {
    const isWith = tokens[at]?.key === 'with' && MEETINGS.has(tokens[at - 1]?.key ?? '');
    if (isWith && isDuring(mentions, at)) return partyAtPhrase(mentions, at + 1);
    if (tokens[at]?.key === 'to' && SPEAKING.has(tokens[at - 1]?.key ?? ''))
      return partyAtPhrase(mentions, at + 1);
  }
  return null;
}

const SPEAKING = wordSet('speaking talking');

/** Returns whether it was said in a meeting, not after it. */
function isDuring({ tokens }: ArticleMentions, at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 6), at).map(({ key }) => key);
  return (
    before.some((key) => key === 'in' || key === 'during' || key === 'at') &&
    !before.includes('after') &&
    !before.includes('following')
  );
}
