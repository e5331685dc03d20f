/** Who said it: for whom, to whom, in whose words. */
import type { Issuer, Speaker, Wording } from '../../model/index.ts';
import type { ArticleText } from '../article-text.ts';
import type { Span } from '../../language/span.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { isElsewhere, issuerOf } from './issuer.ts';
import { addressee } from './addressee.ts';
import type { SpeakerDirectory } from './directory.ts';
import { trackAntecedents, type Antecedents } from './antecedents.ts';
import { nestedAttribution } from './nested-attribution.ts';
import { readMentions, type ArticleMentions } from './article-mentions.ts';
import { resolveSource } from './resolve-source.ts';
import { sentenceContext, hull } from './sentence-context.ts';
import { tokenRange } from './name-tokens.ts';
import { relayBeside, outerOf, sourceText } from './relays.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';
import { isQuoted, wordingOf } from './wording.ts';

export { compileSpeakerDirectory, type SpeakerDirectory } from './directory.ts';

/** An attribution with all that could be found out about its speaker. */
export type ResolvedAttribution = {
  readonly attribution: Attribution;
  readonly speaker: Speaker;
  /** Whom the speaker speaks for on the article's day, or null. */
  readonly party: string | null;
  /** The party it is said to, or null. */
  readonly to: string | null;
  readonly wording: Wording;
  readonly issuer: Issuer | null;
  /** Whom the article has it from, where that is not the speaker. */
  readonly via: string | null;
  /** Whether it may be told under this name: it can mean nobody else. */
  readonly certain: boolean;
};

/**
 * Names the speakers of an article's statements. Linear in the length of the text.
 * @param attributions of the article's text, in any order
 * @param directory of the watchlist, see `compileCast`
 * @returns in the order of their sources; what nobody can have said, and what only carries another one's words, left out
 */
export function resolveSpeakers(
  article: ArticleText,
  attributions: readonly Attribution[],
  directory: SpeakerDirectory,
): ResolvedAttribution[] {
  if (attributions.length === 0) return [];
  const mentions = readMentions(article, directory);
  const outer = outerOf(attributions);
  const resolvedBy = resolveInOrder(mentions, attributions, outer);
  const relayed = new Set(
    [...outer.values()].filter((attribution) => (resolvedBy.get(attribution)?.relay ?? null) !== null),
  );
  const holderOf = (attribution: Attribution): Holder | null => {
    const held = outer.get(attribution);
    const resolved = held === undefined ? undefined : resolvedBy.get(held);
    return held === undefined || resolved === undefined ? null : { attribution: held, resolved };
  };
  const found: ResolvedAttribution[] = [];
  for (const [attribution, resolved] of resolvedBy) {
    if (relayed.has(attribution)) continue;
    const context = sentenceContext(mentions, attribution);
    const said = attributed(mentions, attribution, resolved, holderOf(attribution), context);
    found.push(isElsewhere(mentions, context) ? said : inherit(said, found.at(-1)));
  }
  return found.map((said, index) => anticipate(said, found[index + 1]));
}

/**
 * Goes through the article once, in the order in which it names who speaks.
 * @param outer which attribution holds which one; what is found inside a carrier's words is added
 */
function resolveInOrder(
  mentions: ArticleMentions,
  attributions: readonly Attribution[],
  outer: Map<Attribution, Attribution>,
): ReadonlyMap<Attribution, ResolvedSpeaker> {
  const holders = new Set(outer.values());
  const contents = attributions.flatMap(({ content }) => content).toSorted((a, b) => a[0] - b[0]);
  const antecedents = trackAntecedents(mentions, contents);
  const resolvedBy = new Map<Attribution, ResolvedSpeaker>();
  const inOrder = attributions.toSorted((a, b) => placeOf(a) - placeOf(b));
  for (const attribution of inOrder) {
    const [from, to] = tokenRange(mentions.tokens, sourceOf(attribution));
    antecedents.advance(from);
    const resolved =
      to > from
        ? resolveSource(mentions, antecedents, from, to)
        : unnamed(mentions, attribution, antecedents);
    if (resolved === null) continue;
    antecedents.spoke(resolved, from, to);
    resolvedBy.set(attribution, resolved);
    if (holders.has(attribution)) continue;
    for (const inner of nestedIn(mentions, attribution, resolved)) {
      const speaker = nestedSpeaker(mentions, antecedents, inner, resolved);
      if (speaker === null) continue;
      resolvedBy.set(inner, speaker);
      outer.set(inner, attribution);
    }
  }
  return resolvedBy;
}

/** What a carrier's words attribute to others; what one person says of another's words stays his. */
function nestedIn(
  mentions: ArticleMentions,
  attribution: Attribution,
  { relay }: ResolvedSpeaker,
): readonly Attribution[] {
  if (attribution.inner.length > 0 && relay !== null) return attribution.inner;
  if (relay === null) return [];
  const inner = nestedAttribution(mentions, attribution);
  return inner === null ? [] : [inner];
}

/** Who said what a carrier reports, where that is certain and not the carrier's own side again. */
function nestedSpeaker(
  mentions: ArticleMentions,
  antecedents: Antecedents,
  inner: Attribution,
  outer: ResolvedSpeaker,
): ResolvedSpeaker | null {
  const [from, to] = tokenRange(mentions.tokens, sourceOf(inner));
  const resolved = resolveSource(mentions, antecedents, from, to);
  if (resolved === null || resolved.relay !== null || resolved.speaker.id === outer.speaker.id) return null;
  if (!resolved.certain) return null;
  antecedents.spoke(resolved, from, to);
  return resolved;
}

function sourceOf({ source, cue, content }: Attribution): Span {
  const at = cue[0]?.[0] ?? content[0]?.[0] ?? 0;
  return hull(source) ?? [at, at];
}

function placeOf(attribution: Attribution): number {
  return sourceOf(attribution)[0];
}

/** A quotation without a source goes on with who spoke last. */
function unnamed(
  mentions: ArticleMentions,
  attribution: Attribution,
  antecedents: Antecedents,
): ResolvedSpeaker | null {
  const last = antecedents.last();
  return last === null || !isQuoted(mentions.article, attribution) ? null : { ...last, certain: false };
}

/** The attribution that another one stands in, and whose it is. */
type Holder = { readonly attribution: Attribution; readonly resolved: ResolvedSpeaker };

function attributed(
  mentions: ArticleMentions,
  attribution: Attribution,
  resolved: ResolvedSpeaker,
  holder: Holder | null,
  context: readonly number[],
): ResolvedAttribution {
  const beside = relayBeside(mentions, attribution, context);
  const inside = holder === null ? null : sourceText(mentions.article, holder.attribution.source);
  const text = holder?.resolved.relay === 'document' ? holder : { attribution, resolved };
  const itself = resolved.relay === 'document' ? sourceText(mentions.article, attribution.source) : null;
  const { speaker, party, certain } = resolved;
  return {
    attribution,
    speaker,
    party,
    to: addressee(mentions, attribution, resolved),
    wording: wordingOf(mentions, attribution, context),
    issuer: issuerOf(mentions, text.attribution, text.resolved, context),
    via: inside ?? beside ?? itself,
    certain,
  };
}

/** How far "he added" may stand from the statement that it goes on with. In UTF-16 units. */
const NEAR = 600;

/** What the same speaker goes on to say at once stands in the same text, though the article doesn't repeat which. */
function inherit(said: ResolvedAttribution, before: ResolvedAttribution | undefined): ResolvedAttribution {
  if (before === undefined || said.issuer !== null || before.issuer === null) return said;
  if (before.speaker.id !== said.speaker.id) return said;
  const isNear = placeOf(said.attribution) - placeOf(before.attribution) <= NEAR;
  return isNear ? { ...said, issuer: before.issuer } : said;
}

/** "The ministry said …" with, at once, its spokesman "in a statement": the first sentence sums that statement up. */
function anticipate(said: ResolvedAttribution, after: ResolvedAttribution | undefined): ResolvedAttribution {
  const { speaker, party, certain } = said;
  const isInstitution = party !== null && speaker.id.startsWith(`~${party}-`) && speaker.role === null;
  if (said.issuer !== null || after === undefined || !isInstitution || !certain) return said;
  const isNear = placeOf(after.attribution) - placeOf(said.attribution) <= NEAR;
  const isOwn = party === after.party && party === after.issuer?.party;
  return isNear && isOwn ? { ...said, issuer: after.issuer } : said;
}
