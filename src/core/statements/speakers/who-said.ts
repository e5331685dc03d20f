/** Who said it: for whom, to whom, in whose words. */
import type { Issuer, Speaker, Wording } from '../../model/index.ts';
import type { ArticleText, Span } from '../article-text.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { isElsewhere, issuerOf } from './issuer.ts';
import { addressee } from './addressee.ts';
import type { Cast } from './directory.ts';
import { focusOn, type Focus } from './antecedents.ts';
import { innerOf } from './nested.ts';
import { readScene, type Scene } from './article-names.ts';
import { whoIsSource } from './source.ts';
import { around, hull } from './sentence-context.ts';
import { tokenRange } from './tokens.ts';
import { carrierBeside, outerOf, sourceText } from './carriers.ts';
import type { Who } from './resolved-speaker.ts';
import { isQuoted, wordingOf } from './wording.ts';

export { compileCast, type Cast } from './directory.ts';

/** An attribution with all that could be found out about its speaker. */
export type Attributed = {
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
 * @param cast of the watchlist, see `compileCast`
 * @returns in the order of their sources; what nobody can have said, and what only carries another one's words, left out
 */
export function whoSaid(
  article: ArticleText,
  attributions: readonly Attribution[],
  cast: Cast,
): Attributed[] {
  if (attributions.length === 0) return [];
  const scene = readScene(article, cast);
  const outer = outerOf(attributions);
  const heard = hear(scene, attributions, outer);
  const carried = new Set(
    [...outer.values()].filter((attribution) => (heard.get(attribution)?.carrier ?? null) !== null),
  );
  const holderOf = (attribution: Attribution): Holder | null => {
    const held = outer.get(attribution);
    const who = held === undefined ? undefined : heard.get(held);
    return held === undefined || who === undefined ? null : { attribution: held, who };
  };
  const found: Attributed[] = [];
  for (const [attribution, who] of heard) {
    if (carried.has(attribution)) continue;
    const near = around(scene, attribution);
    const said = attributed(scene, attribution, who, holderOf(attribution), near);
    found.push(isElsewhere(scene, near) ? said : inherit(said, found.at(-1)));
  }
  return found.map((said, index) => anticipate(said, found[index + 1]));
}

/**
 * Goes through the article once, in the order in which it names who speaks.
 * @param outer which attribution holds which one; what is found inside a carrier's words is added
 */
function hear(
  scene: Scene,
  attributions: readonly Attribution[],
  outer: Map<Attribution, Attribution>,
): ReadonlyMap<Attribution, Who> {
  const holders = new Set(outer.values());
  const contents = attributions.flatMap(({ content }) => content).toSorted((a, b) => a[0] - b[0]);
  const focus = focusOn(scene, contents);
  const heard = new Map<Attribution, Who>();
  const inOrder = attributions.toSorted((a, b) => placeOf(a) - placeOf(b));
  for (const attribution of inOrder) {
    const [from, to] = tokenRange(scene.tokens, sourceOf(attribution));
    focus.advance(from);
    const who = to > from ? whoIsSource(scene, focus, from, to) : unnamed(scene, attribution, focus);
    if (who === null) continue;
    focus.spoke(who, from, to);
    heard.set(attribution, who);
    if (holders.has(attribution)) continue;
    for (const inner of innersOf(scene, attribution, who)) {
      const speaker = innerSpeaker(scene, focus, inner, who);
      if (speaker === null) continue;
      heard.set(inner, speaker);
      outer.set(inner, attribution);
    }
  }
  return heard;
}

/** What a carrier's words attribute to others; what one person says of another's words stays his. */
function innersOf(scene: Scene, attribution: Attribution, { carrier }: Who): readonly Attribution[] {
  if (attribution.inner.length > 0 && carrier !== null) return attribution.inner;
  if (carrier === null) return [];
  const inner = innerOf(scene, attribution);
  return inner === null ? [] : [inner];
}

/** Who said what a carrier reports, where that is certain and not the carrier's own side again. */
function innerSpeaker(scene: Scene, focus: Focus, inner: Attribution, outer: Who): Who | null {
  const [from, to] = tokenRange(scene.tokens, sourceOf(inner));
  const who = whoIsSource(scene, focus, from, to);
  if (who === null || who.carrier !== null || who.speaker.id === outer.speaker.id) return null;
  if (!who.certain) return null;
  focus.spoke(who, from, to);
  return who;
}

function sourceOf({ source, cue, content }: Attribution): Span {
  const at = cue[0]?.[0] ?? content[0]?.[0] ?? 0;
  return hull(source) ?? [at, at];
}

function placeOf(attribution: Attribution): number {
  return sourceOf(attribution)[0];
}

/** A quotation without a source goes on with who spoke last. */
function unnamed(scene: Scene, attribution: Attribution, focus: Focus): Who | null {
  const last = focus.last();
  return last === null || !isQuoted(scene.article, attribution) ? null : { ...last, certain: false };
}

/** The attribution that another one stands in, and whose it is. */
type Holder = { readonly attribution: Attribution; readonly who: Who };

function attributed(
  scene: Scene,
  attribution: Attribution,
  who: Who,
  holder: Holder | null,
  near: readonly number[],
): Attributed {
  const beside = carrierBeside(scene, attribution, near);
  const inside = holder === null ? null : sourceText(scene.article, holder.attribution.source);
  const text = holder?.who.carrier === 'document' ? holder : { attribution, who };
  const itself = who.carrier === 'document' ? sourceText(scene.article, attribution.source) : null;
  const { speaker, party, certain } = who;
  return {
    attribution,
    speaker,
    party,
    to: addressee(scene, attribution, who),
    wording: wordingOf(scene, attribution, near),
    issuer: issuerOf(scene, text.attribution, text.who, near),
    via: inside ?? beside ?? itself,
    certain,
  };
}

/** How far "he added" may stand from the statement that it goes on with. In UTF-16 units. */
const NEAR = 600;

/** What the same speaker goes on to say at once stands in the same text, though the article doesn't repeat which. */
function inherit(said: Attributed, before: Attributed | undefined): Attributed {
  if (before === undefined || said.issuer !== null || before.issuer === null) return said;
  if (before.speaker.id !== said.speaker.id) return said;
  const isNear = placeOf(said.attribution) - placeOf(before.attribution) <= NEAR;
  return isNear ? { ...said, issuer: before.issuer } : said;
}

/** "The ministry said …" with, at once, its spokesman "in a statement": the first sentence sums that statement up. */
function anticipate(said: Attributed, after: Attributed | undefined): Attributed {
  const { speaker, party, certain } = said;
  const isInstitution = party !== null && speaker.id.startsWith(`~${party}-`) && speaker.role === null;
  if (said.issuer !== null || after === undefined || !isInstitution || !certain) return said;
  const isNear = placeOf(after.attribution) - placeOf(said.attribution) <= NEAR;
  const isOwn = party === after.party && party === after.issuer?.party;
  return isNear && isOwn ? { ...said, issuer: after.issuer } : said;
}
