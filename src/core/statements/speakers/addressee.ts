import { wordSet } from '../../language/word-set.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { readDescription } from './description.ts';
import { partyIn } from './party-of-phrase.ts';
import { resolveMention } from './antecedents.ts';
import { mentionsIn, type ArticleMentions } from './article-mentions.ts';
import { hull } from './sentence-context.ts';
import { tokenRange } from './name-tokens.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';
import { ENDS_CORE } from './title-words.ts';

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

/**
 * Finds the party that a statement is said to, or null: the object of "told", "assured", "urged" and their like, or the one
 * whom the speaker met. Nobody speaks to their own side.
 */
export function addresseeOf(
  mentions: ArticleMentions,
  attribution: Attribution,
  speaker: ResolvedSpeaker,
): string | null {
  const cue = hull(attribution.cue);
  if (cue === null) return null;
  const [first, end] = tokenRange(mentions.tokens, cue);
  const party = objectOf(mentions, first, end) ?? metWith(mentions, first);
  return party === speaker.party ? null : party;
}

function objectOf(mentions: ArticleMentions, first: number, end: number): string | null {
  const { tokens } = mentions;
  const verb = tokens.slice(first, end).findLastIndex(({ key }) => TO_SOMEBODY.has(key)) + first;
  const isVerb = verb >= first;
  // "Called on", "said to": the preposition may belong to the cue.
  let from = isVerb ? verb + 1 : end;
  if (PREPOSITIONS.has(tokens[from]?.key ?? '')) from += 1;
  else if (!isVerb && !PREPOSITIONS.has(tokens[end - 1]?.key ?? '')) return null;
  if (tokens[from]?.joined !== true) return null;
  return partyAtPhrase(mentions, from);
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
  if (described !== null)
    return described.category === 'civil' || described.category === 'outlet' ? null : described.party;
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
  }
  return null;
}

/** Returns whether it was said in a meeting, not after it. */
function isDuring({ tokens }: ArticleMentions, at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 6), at).map(({ key }) => key);
  return (
    before.some((key) => key === 'in' || key === 'during' || key === 'at') &&
    !before.includes('after') &&
    !before.includes('following')
  );
}
