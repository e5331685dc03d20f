/** Goes through an article once and finds who says what, also inside of what another one says. */
import type { Span } from '../../language/span.ts';
import { wordSet } from '../../language/word-set.ts';
import type { Attribution } from '../attribution/attribute.ts';
import type { AttributionRule } from '../attribution/rules.ts';
import { type Antecedents, trackAntecedents } from './antecedents.ts';
import { withoutDateline } from '../clauses/trim.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { tokenRange } from './name-tokens.ts';
import { nestedAttribution } from './nested-attribution.ts';
import { citedBeside, outerAttributions } from './relays.ts';
import { clipped, reportedWithin, type SpokenAttribution } from './reported-within.ts';
import { partyAt } from './directory-lookup.ts';
import { resolveByStance } from './resolve-description.ts';
import { resolveSource, resolveVoice } from './resolve-source.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';
import { hull, sentenceContext } from './sentence-context.ts';
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
  // A ministry of nobody knows whom is a relay too, and so are "media reports" and whoever quotes another one as saying it.
  const isUnknown =
    speaker.party === null && (speaker.referent === 'institution' || speaker.isThing === true);
  const isQuoting = speaker.party === null && attribution.inner.some(({ rule }) => rule === 'quoted-as');
  const isRelay = speaker.relay !== null || isUnknown || isQuoting;
  if (isRelay) {
    const nested = nestedIn(mentions, attribution).flatMap((inner): SpokenInPlace[] => {
      const found = resolveNested(mentions, antecedents, inner, speaker);
      const words = clipped(inner, attribution);
      return found === null ? [] : [{ spoken: { attribution: words, speaker: found }, holder: spoken }];
    });
    if (nested.length > 0 || isCitation(mentions, attribution)) return nested;
    const cited = resolveCited(mentions, antecedents, attribution);
    if (cited !== null) return [{ spoken: { attribution, speaker: cited }, holder: spoken }];
  }
  if (speaker.isThing === true) return [];
  if (speaker.relay !== null) return [{ spoken, holder }];
  const { own, others } = reportedWithin(mentions, spoken, (inner) => {
    const [from, to] = tokenRange(mentions.tokens, sourceOf(inner));
    return to > from ? resolveSource(mentions, antecedents, from, to) : null;
  });
  return [
    ...(own === null ? [] : [{ spoken: { attribution: own, speaker }, holder }]),
    ...others.map((other) => ({ spoken: other, holder: spoken })),
  ];
}

/** Returns whether an outlet only says whom it has it from: ", citing Li". */
const isCitation = ({ article }: ArticleMentions, { cue }: Attribution): boolean =>
  cue.some(([start, end]) => /^(?:quot|cit)ing$/iu.test(article.text.slice(start, end)));

/** Finds whom an outlet cites for all that it reports. */
function resolveCited(
  mentions: ArticleMentions,
  antecedents: Antecedents,
  attribution: Attribution,
): ResolvedSpeaker | null {
  const range = citedBeside(mentions, attribution, sentenceContext(mentions, attribution));
  const cited = range === null ? null : resolveSource(mentions, antecedents, ...range);
  return cited === null || cited.relay !== null || cited.party === null ? null : cited;
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
  if (to <= from) return resolveUnnamed(mentions, attribution, antecedents);
  const stance = stanceOf(mentions, attribution);
  const isNew = /^an?$/u.test(mentions.tokens[from]?.key ?? '');
  const words = { mentions, antecedents, from, to };
  const sure = stance?.isSure === true && isNew ? resolveByStance(words, stance.party) : null;
  if (sure !== null) return sure;
  const speaker = resolveSource(mentions, antecedents, from, to);
  if (speaker === null || speaker.party !== null) return speaker;
  return resolveByStance(words, stance?.party ?? null) ?? speaker;
}

/** Rules for a tag behind a whole sentence. */
const TAGS = new Set<AttributionRule>([
  'postposed',
  'inverted',
  'according-to',
  'quotation-after',
  'quotation-inverted',
]);

/** Returns the side whose stance a sentence gives: it is the subject of its verb ("Norland urges calm"); or null. */
function stanceOf(
  { article, tokens, directory, day }: ArticleMentions,
  { content, rule }: Attribution,
): { readonly party: string; readonly isSure: boolean } | null {
  if (!TAGS.has(rule)) return null;
  const [first, end] = tokenRange(tokens, withoutDateline(article.text, content[0] ?? [0, 0]));
  const match = partyAt(directory, tokens, first, day);
  const last = first + (match?.length ?? 0) - 1;
  const verb = tokens[last + 1];
  if (match === null || match.adjective || tokens[last]?.possessive === true || last + 1 >= end) return null;
  const isStance = verb?.joined === true && !verb.capital && (STANCES.has(verb.key) || DEEDS.has(verb.key));
  return isStance && match.party !== null ? { party: match.party, isSure: STANCES.has(verb.key) } : null;
}

/** Verbs by which a side itself takes a stand, and no reporter says what it does. */
const STANCES = wordSet([
  'urges calls welcomes opposes supports condemns hopes rejects regrets expects believes stands attaches advocates appreciates',
  'respects wishes demands backs',
]);
/** Verbs of what a side does, which another one may tell as well. */
const DEEDS = wordSet(
  'will has is wants denies urged called welcomed opposed supported condemned rejected denied',
);

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
