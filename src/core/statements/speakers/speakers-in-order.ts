/** Goes through an article once and finds who says what, also inside of what another one says. */
import type { Span } from '../../language/span.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { type Antecedents, trackAntecedents } from './antecedents.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { tokenRange } from './name-tokens.ts';
import { nestedAttribution } from './nested-attribution.ts';
import { outerAttributions } from './relays.ts';
import { clipped, reportedWithin, type SpokenAttribution } from './reported-within.ts';
import { resolveSource, resolveVoice } from './resolve-source.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';
import { hull } from './sentence-context.ts';
import { isQuoted } from './wording.ts';

/** What somebody says, and the words of another one that it stands in, or null. */
export type SpokenInPlace = { readonly spoken: SpokenAttribution; readonly holder: SpokenAttribution | null };

/**
 * @returns in the order of their sources, without what nobody can have said, what only relays another one's words, and what
 *   of somebody's words is another side's
 */
export function speakersInOrder(
  mentions: ArticleMentions,
  attributions: readonly Attribution[],
): readonly SpokenInPlace[] {
  const outer = outerAttributions(attributions);
  const holders = new Set(outer.values());
  const contents = attributions.flatMap(({ content }) => content).toSorted((a, b) => a[0] - b[0]);
  const antecedents = trackAntecedents(mentions, contents);
  const speakers = new Map<Attribution, ResolvedSpeaker>();
  const found: SpokenInPlace[] = [];
  for (const attribution of attributions.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const [from, to] = tokenRange(mentions.tokens, sourceOf(attribution));
    antecedents.advance(from);
    const speaker = speakerOf(mentions, attribution, antecedents, [from, to]);
    if (speaker === null) continue;
    antecedents.addSpeaker(speaker, from, to);
    speakers.set(attribution, speaker);
    const around = outer.get(attribution);
    const holding = around === undefined ? undefined : speakers.get(around);
    const holder =
      around === undefined || holding === undefined ? null : { attribution: around, speaker: holding };
    if (!holders.has(attribution))
      found.push(...spokenIn(mentions, antecedents, { attribution, speaker }, holder));
    else if (speaker.relay === null) found.push({ spoken: { attribution, speaker }, holder });
  }
  return found;
}

/** Returns what an attribution says and what stands in it of others. */
function spokenIn(
  mentions: ArticleMentions,
  antecedents: Antecedents,
  spoken: SpokenAttribution,
  holder: SpokenAttribution | null,
): SpokenInPlace[] {
  const { attribution, speaker } = spoken;
  if (speaker.relay !== null) {
    const nested = nestedIn(mentions, attribution).flatMap((inner): SpokenInPlace[] => {
      const found = resolveNested(mentions, antecedents, inner, speaker);
      const words = clipped(inner, attribution);
      return found === null ? [] : [{ spoken: { attribution: words, speaker: found }, holder: spoken }];
    });
    return nested.length > 0 ? nested : [{ spoken, holder }];
  }
  const { own, others } = reportedWithin(mentions, spoken, (inner) => {
    const [from, to] = tokenRange(mentions.tokens, sourceOf(inner));
    return to > from ? resolveSource(mentions, antecedents, from, to) : null;
  });
  return [
    ...(own === null ? [] : [{ spoken: { attribution: own, speaker }, holder }]),
    ...others.map((other) => ({ spoken: other, holder: spoken })),
  ];
}

/** Returns what a relay's words attribute to others. */
function nestedIn(mentions: ArticleMentions, attribution: Attribution): readonly Attribution[] {
  if (attribution.inner.length > 0) return attribution.inner;
  const nested = nestedAttribution(mentions, attribution);
  return nested === null ? [] : [nested];
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

export function placeOf(attribution: Attribution): number {
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
