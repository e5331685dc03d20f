/** Finds who said each statement of an article: for which party, to whom, in whose words. */
import type { Issuer, Speaker, Wording } from '../../model/index.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { addresseeOf } from './addressee.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { encountersIn } from './encounters.ts';
import { isElsewhere, issuerOf } from './issuer.ts';
import { relayBeside, sourceText } from './relays.ts';
import type { SpokenAttribution } from './reported-within.ts';
import { sentenceContext } from './sentence-context.ts';
import { placeOf, type SpokenInPlace, speakersInOrder } from './speakers-in-order.ts';
import { PRONOUNS } from './title-words.ts';
import { wordingOf } from './wording.ts';

export { compileSpeakerDirectory, type SpeakerDirectory } from './directory.ts';

/** An attribution with all that could be found out about its speaker. */
export type ResolvedAttribution = {
  readonly attribution: Attribution;
  readonly speaker: Speaker;
  /** The party that the speaker speaks for on the article's day, or null. */
  readonly party: string | null;
  /** The party it is said to, or null. */
  readonly to: string | null;
  readonly wording: Wording;
  readonly issuer: Issuer | null;
  /** The outlet, document or person that the article has it from, where that is not the speaker. */
  readonly via: string | null;
  /** Returns whether it may be told under this name, because the name can mean nobody else. */
  readonly certain: boolean;
};

/**
 * Names the speakers of an article's statements. Linear in the length of the text.
 * @param mentions of the article, see `readMentions`
 * @param attributions of the article's text, in any order
 * @returns in the order of their sources, without what nobody can have said and what only relays another one's words
 */
export function resolveSpeakers(
  mentions: ArticleMentions,
  attributions: readonly Attribution[],
): ResolvedAttribution[] {
  if (attributions.length === 0) return [];
  const encounters = encountersIn(mentions);
  const found: ResolvedAttribution[] = [];
  for (const inPlace of speakersInOrder(mentions, attributions)) {
    const { spoken, holder } = inPlace;
    const context = sentenceContext(mentions, spoken.attribution);
    const place = { holder, encounters, isElsewhere: isElsewhere(mentions, context) };
    const to = addresseeOf(mentions, spoken, place);
    const resolved = { ...resolveAttribution(mentions, inPlace, context), to };
    found.push(place.isElsewhere ? resolved : inheritIssuer(resolved, found.at(-1)));
  }
  return found.map((resolved, index) => anticipateIssuer(resolved, found[index + 1]));
}

function resolveAttribution(
  mentions: ArticleMentions,
  { spoken, holder }: SpokenInPlace,
  context: readonly number[],
): Omit<ResolvedAttribution, 'to'> {
  const { attribution, speaker: resolved } = spoken;
  const { article } = mentions;
  const outer = holder === null ? null : nameOfRelay(mentions, holder);
  const beside = relayBeside(mentions, attribution, context);
  const itself = resolved.relay === 'document' ? sourceText(article, attribution.source) : null;
  return {
    attribution,
    speaker: resolved.speaker,
    party: resolved.party,
    wording: wordingOf(mentions, attribution, resolved.party, context),
    issuer:
      issuerWithin(mentions, spoken, holder, context) ??
      (beside === null || beside.party === null ? null : { party: beside.party, form: 'statement' }),
    via: outer ?? beside?.name ?? itself,
    certain: resolved.certain,
  };
}

/** Returns the relay as the article names it, and not "it". */
function nameOfRelay({ article }: ArticleMentions, { attribution, speaker }: SpokenAttribution): string {
  const words = sourceText(article, attribution.source);
  return words === '' || PRONOUNS.has(words.toLowerCase()) ? speaker.speaker.name : words;
}

/** Returns the side in whose text the words stand; what a side tells of another one is in its own words. */
function issuerWithin(
  mentions: ArticleMentions,
  spoken: SpokenAttribution,
  holder: SpokenAttribution | null,
  context: readonly number[],
): Issuer | null {
  const { relay = null, party = null } = holder?.speaker ?? {};
  const isReport = holder !== null && relay === null && party !== null && party !== spoken.speaker.party;
  const { attribution, speaker } = holder !== null && (relay === 'document' || isReport) ? holder : spoken;
  const issuer = issuerOf(mentions, attribution, speaker, context);
  if (issuer !== null || holder === null) return issuer;
  if (isReport) return { party, form: 'statement' };
  return issuerOf(
    mentions,
    holder.attribution,
    holder.speaker,
    sentenceContext(mentions, holder.attribution),
  );
}

/** "He added" goes on with a statement that stands at most so far before it. In UTF-16 units. */
const MAX_DISTANCE = 600;

const areNear = (first: ResolvedAttribution, second: ResolvedAttribution): boolean =>
  placeOf(second.attribution) - placeOf(first.attribution) <= MAX_DISTANCE;

/** Gives the same speaker's next statement the same issuer: the article does not name the text again. */
function inheritIssuer(
  resolved: ResolvedAttribution,
  before: ResolvedAttribution | undefined,
): ResolvedAttribution {
  if (before === undefined || resolved.issuer !== null || before.issuer === null) return resolved;
  if (before.speaker.id !== resolved.speaker.id || !areNear(before, resolved)) return resolved;
  return { ...resolved, issuer: before.issuer };
}

/**
 * Gives "the ministry said …" the issuer of the statement that its spokesman is quoted from next: it sums that up. A spokesman whose
 * briefing is named only behind his second sentence said the first one there too.
 */
function anticipateIssuer(
  resolved: ResolvedAttribution,
  after: ResolvedAttribution | undefined,
): ResolvedAttribution {
  const { speaker, party, certain, issuer } = resolved;
  if (issuer !== null || party === null || !certain || after === undefined || !areNear(resolved, after))
    return resolved;
  const isInstitution = speaker.id.startsWith(`~${party}-`) && speaker.role === null;
  const isSame = speaker.id === after.speaker.id && after.issuer?.form === 'briefing';
  const isOwn = party === after.party && party === after.issuer?.party;
  return isOwn && (isInstitution || isSame) ? { ...resolved, issuer: after.issuer } : resolved;
}
