/** Finds who said each statement of an article: for which party, to whom, in whose words. */
import type { Span } from '../../language/span.ts';
import type { Issuer, Speaker, Wording } from '../../model/index.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { addresseeOf } from './addressee.ts';
import { type Antecedents, trackAntecedents } from './antecedents.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { isElsewhere, issuerOf } from './issuer.ts';
import { tokenRange } from './name-tokens.ts';
import { nestedAttribution } from './nested-attribution.ts';
import { outerAttributions, relayBeside, sourceText } from './relays.ts';
import { resolveSource, resolveVoice } from './resolve-source.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';
import { hull, sentenceContext } from './sentence-context.ts';
import { isQuoted, wordingOf } from './wording.ts';

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
  const { speakers, outer } = resolveInOrder(mentions, attributions);
  const relays = new Set(
    [...outer.values()].filter((attribution) => (speakers.get(attribution)?.relay ?? null) !== null),
  );
  const found: ResolvedAttribution[] = [];
  for (const [attribution, speaker] of speakers) {
    if (relays.has(attribution)) continue;
    const holder = outer.get(attribution);
    const holding = holder === undefined ? undefined : speakers.get(holder);
    const context = sentenceContext(mentions, attribution);
    const resolved = resolveAttribution(
      mentions,
      { attribution, speaker },
      holder === undefined || holding === undefined ? null : { attribution: holder, speaker: holding },
      context,
    );
    found.push(isElsewhere(mentions, context) ? resolved : inheritIssuer(resolved, found.at(-1)));
  }
  return found.map((resolved, index) => anticipateIssuer(resolved, found[index + 1]));
}

/**
 * Goes through the article once, in the order in which it names who speaks.
 * @returns the speakers, and for each attribution inside another the outer one; those found inside a relay's words are added
 */
function resolveInOrder(
  mentions: ArticleMentions,
  attributions: readonly Attribution[],
): {
  readonly speakers: ReadonlyMap<Attribution, ResolvedSpeaker>;
  readonly outer: ReadonlyMap<Attribution, Attribution>;
} {
  const outer = outerAttributions(attributions);
  const holders = new Set(outer.values());
  const contents = attributions.flatMap(({ content }) => content).toSorted((a, b) => a[0] - b[0]);
  const antecedents = trackAntecedents(mentions, contents);
  const speakers = new Map<Attribution, ResolvedSpeaker>();
  for (const attribution of attributions.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const [from, to] = tokenRange(mentions.tokens, sourceOf(attribution));
    antecedents.advance(from);
    const speaker = speakerOf(mentions, attribution, antecedents, [from, to]);
    if (speaker === null) continue;
    antecedents.addSpeaker(speaker, from, to);
    speakers.set(attribution, speaker);
    if (holders.has(attribution)) continue;
    for (const nested of nestedIn(mentions, attribution, speaker)) {
      const nestedSpeaker = resolveNested(mentions, antecedents, nested, speaker);
      if (nestedSpeaker === null) continue;
      speakers.set(nested, nestedSpeaker);
      outer.set(nested, attribution);
    }
  }
  return { speakers, outer };
}

/** Returns who said an attribution: as its source names them, or as its voice is known. */
function speakerOf(
  mentions: ArticleMentions,
  attribution: Attribution,
  antecedents: Antecedents,
  [from, to]: readonly [number, number],
): ResolvedSpeaker | null {
  if (attribution.voice !== undefined) return resolveVoice(mentions, antecedents, attribution.voice);
  return to > from
    ? resolveSource(mentions, antecedents, from, to)
    : resolveUnnamed(mentions, attribution, antecedents);
}

/** Returns what a relay's words attribute to others; what one person says of another's words stays that person's. */
function nestedIn(
  mentions: ArticleMentions,
  attribution: Attribution,
  { relay }: ResolvedSpeaker,
): readonly Attribution[] {
  if (relay === null) return [];
  if (attribution.inner.length > 0) return attribution.inner;
  const nested = nestedAttribution(mentions, attribution);
  return nested === null ? [] : [nested];
}

/** Finds who said what a relay reports, where that is certain and not the relay's own side again. */
function resolveNested(
  mentions: ArticleMentions,
  antecedents: Antecedents,
  nested: Attribution,
  relay: ResolvedSpeaker,
): ResolvedSpeaker | null {
  const [from, to] = tokenRange(mentions.tokens, sourceOf(nested));
  const speaker = resolveSource(mentions, antecedents, from, to);
  if (speaker === null || speaker.relay !== null || speaker.speaker.id === relay.speaker.id) return null;
  if (!speaker.certain) return null;
  antecedents.addSpeaker(speaker, from, to);
  return speaker;
}

function sourceOf({ source, cue, content }: Attribution): Span {
  const at = cue[0]?.[0] ?? content[0]?.[0] ?? 0;
  return hull(source) ?? [at, at];
}

function placeOf(attribution: Attribution): number {
  return sourceOf(attribution)[0];
}

/** Gives a quotation without a source to the last speaker. */
function resolveUnnamed(
  mentions: ArticleMentions,
  attribution: Attribution,
  antecedents: Antecedents,
): ResolvedSpeaker | null {
  const last = antecedents.lastSpeaker();
  return last === null || !isQuoted(mentions, attribution) ? null : { ...last, certain: false };
}

/** An attribution and its speaker. */
type SpokenAttribution = { readonly attribution: Attribution; readonly speaker: ResolvedSpeaker };

/** @param holder the attribution that it stands in, or null */
function resolveAttribution(
  mentions: ArticleMentions,
  spoken: SpokenAttribution,
  holder: SpokenAttribution | null,
  context: readonly number[],
): ResolvedAttribution {
  const { attribution, speaker: resolved } = spoken;
  const { article } = mentions;
  const outer = holder === null ? null : sourceText(article, holder.attribution.source);
  const beside = relayBeside(mentions, attribution, context);
  const itself = resolved.relay === 'document' ? sourceText(article, attribution.source) : null;
  const document = holder?.speaker.relay === 'document' ? holder : spoken;
  return {
    attribution,
    speaker: resolved.speaker,
    party: resolved.party,
    to: addresseeOf(mentions, attribution, resolved),
    wording: wordingOf(mentions, attribution, context),
    issuer: issuerOf(mentions, document.attribution, document.speaker, context),
    via: outer ?? beside ?? itself,
    certain: resolved.certain,
  };
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

/** Gives "the ministry said …" the issuer of the statement that its spokesman is quoted from next: it sums that up. */
function anticipateIssuer(
  resolved: ResolvedAttribution,
  after: ResolvedAttribution | undefined,
): ResolvedAttribution {
  const { speaker, party, certain } = resolved;
  const isInstitution = party !== null && speaker.id.startsWith(`~${party}-`) && speaker.role === null;
  if (resolved.issuer !== null || after === undefined || !isInstitution || !certain) return resolved;
  const isOwn = party === after.party && party === after.issuer?.party;
  return isOwn && areNear(resolved, after) ? { ...resolved, issuer: after.issuer } : resolved;
}
