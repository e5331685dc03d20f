/** Finds what somebody reports that another side said: it is that side's, in the reporter's words, and nothing of the reporter's own. */
import type { Span } from '../../language/span.ts';
import { wordSet } from '../../language/word-set.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { attributionsInQuotation } from '../attribution/inside-quotation.ts';
import { type AttributionRule, tellingRules } from '../attribution/rules.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { partyAt } from './directory-lookup.ts';
import { tokenRange } from './name-tokens.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';
import { hull } from './sentence-context.ts';
import { lastBefore } from '../../language/sorted-search.ts';
import { PRONOUNS } from './title-words.ts';

/** An attribution and its speaker. */
export type SpokenAttribution = { readonly attribution: Attribution; readonly speaker: ResolvedSpeaker };

/** What of somebody's words is their own (null for nothing), and what they report of other sides. */
type ReportedWords = { readonly own: Attribution | null; readonly others: readonly SpokenAttribution[] };

/** Shorter remains of a sentence say nothing of their own: "that", "and he". In words. */
const MIN_OWN = 4;
/** Attributions inside one statement beyond these are not looked at. */
const MAX_INNER = 20;

/** Rules for words that are asked for or judged: what stands in them is not reported as said. */
const NOT_REPORTS = new Set<AttributionRule>(['asked', 'call', 'judgement', 'commitment', 'shown']);
/** Verbs of judging by which one says something: what a side "supports" or "wants" is the claim of whoever says so. */
const SPEAKS =
  /\b(?:promis|pledg|offer|vow|announc|declar|guarante|assur|condemn|warn|threaten|confirm|admit|acknowledg|express|convey|voic|stress|reaffirm|reiterat)\w*/iu;
/** In "quoted the envoy as saying" the judgement is another one's report. */
const QUOTES = /\b(?:quot|cit|paraphras)(?:e|es|ed|ing)\b/iu;
/** In "denied that Norland had asked for it" nothing is reported. */
const DENIES =
  /\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|not|never)\b|n['’]t\b/iu;
/** In "demanded that Norland publish it" nothing is reported either. */
const ASKS =
  /\b(?:demand|insist|ask|urg|propos|recommend|request|suggest|requir|order|call)(?:e?s|e?d|ing)?\b/iu;
/** What will or should be said has not been said. */
const UNSAID = /\b(?:will|shall|would|should|could|may|might|must|can|cannot|not|never)\b|n['’]t\b/iu;
/** Who only notes what was said in public reports no news. */
const NOTES =
  /\b(?:not(?:e|es|ed|ing)|notic(?:e|es|ed|ing)|observ(?:e|es|ed|ing)|acknowledg(?:e|es|ed|ing)|recall(?:s|ed|ing)?)\b/iu;

/** @param resolve finds who said an attribution inside */
export function reportedWithin(
  mentions: ArticleMentions,
  { attribution, speaker }: SpokenAttribution,
  resolve: (inner: Attribution) => ResolvedSpeaker | null,
): ReportedWords {
  const others: SpokenAttribution[] = [];
  let own = attribution.content;
  if (speaker.party === null || !reports(mentions, attribution)) return { own: attribution, others };
  for (const each of innerOf(mentions, attribution, speaker).slice(0, MAX_INNER)) {
    const inner = clipped(each, attribution);
    if (!isSaid(mentions, inner) || others.some((other) => holds(other.attribution, inner))) continue;
    const found = resolve(inner);
    if (found === null) continue;
    const isNobodys = isUnknownPerson(found) && opens(attribution, inner);
    if (!isNobodys && (!found.certain || !isOther(found, speaker))) continue;
    const { words, rest } = partWords(mentions, inner, found, speaker);
    const isNews = !NOTES.test(textOf(mentions, attribution.cue)) && isAddressed(mentions, inner, found);
    others.push({
      attribution: { ...inner, content: words },
      speaker: { ...found, certain: isNews },
    });
    own = [...without(own, hull([...inner.source, ...inner.cue, ...inner.content])), ...rest];
  }
  if (others.length === 0) return { own: attribution, others };
  const left = own.filter(([start, end]) => countWords(mentions, [start, end]) >= MIN_OWN);
  return { own: left.length === 0 ? null : { ...attribution, content: inOrder(left), inner: [] }, others };
}

/** So many words of a quotation say who did what. */
const MAX_OPENING = 16;
const SAYS =
  /^(?:said|says|told|promis|pledg|assur|announc|agreed|vow|asked|called|urged|demand|offer|confirm)/u;

/** Returns what stands inside of somebody's words: of a quotation, only where it begins with another side that says something. */
function innerOf(
  mentions: ArticleMentions,
  { inner, content }: Attribution,
  speaker: ResolvedSpeaker,
): readonly Attribution[] {
  if (inner.length > 0) return inner;
  const { tokens, directory, day, article, quotations } = mentions;
  return content.flatMap((span) => {
    const quotation = lastBefore(quotations, span[0] + 1, ([start]) => start);
    const [first, end] = tokenRange(tokens, span);
    const subject = first + (tokens[first]?.key === 'the' ? 1 : 0);
    const party = partyAt(directory, tokens, subject, day)?.party ?? null;
    const isQuoted = quotation !== undefined && quotation[1] > span[0];
    if (!isQuoted || party === null || party === speaker.party) return [];
    const opening = tokens.slice(first, Math.min(end, first + MAX_OPENING));
    return opening.some(({ key }) => SAYS.test(key)) ? attributionsInQuotation(article.text, span) : [];
  });
}

const textOf = ({ article }: ArticleMentions, spans: readonly Span[]): string =>
  spans.map(([start, end]) => article.text.slice(start, end)).join(' ');

function reports(mentions: ArticleMentions, { rule, cue }: Attribution): boolean {
  const said = textOf(mentions, cue);
  const isReport = (tellingRules.has(rule) && !NOT_REPORTS.has(rule)) || QUOTES.test(said);
  return isReport && !DENIES.test(said) && !ASKS.test(said);
}

function isSaid(mentions: ArticleMentions, { rule, cue }: Attribution): boolean {
  const said = textOf(mentions, cue);
  if (!tellingRules.has(rule) || rule === 'shown' || UNSAID.test(said)) return false;
  return rule !== 'judgement' || SPEAKS.test(said);
}

/** Returns an attribution without what runs over the end of the words that it stands in: "…, the readout said". */
export function clipped(inner: Attribution, { content: around }: Attribution): Attribution {
  const content = inner.content.flatMap(([start, end]): Span[] => {
    const outer = around.find(([from, to]) => from <= start && start < to);
    return outer === undefined ? [[start, end]] : [[start, Math.min(end, outer[1])]];
  });
  return { ...inner, content };
}

/** Returns whether words are another side's; of the own side, another person's. */
function isOther(found: ResolvedSpeaker, speaker: ResolvedSpeaker): boolean {
  if (found.party === null || found.relay !== null) return false;
  if (found.party !== speaker.party) return true;
  return (
    found.referent === 'one' && !found.speaker.id.startsWith('~') && found.speaker.id !== speaker.speaker.id
  );
}

/** Returns whether it is somebody of whom nobody knows for whom they speak: what they said is nobody's, and not the reporter's. */
const isUnknownPerson = ({ party, relay, referent, isThing }: ResolvedSpeaker): boolean =>
  party === null && relay === null && referent === 'one' && isThing !== true;

/** Returns whether somebody's words are from the first on what another one said: "The readout said [the envoy said …]". */
function opens({ content }: Attribution, { source }: Attribution): boolean {
  const [start] = hull(source) ?? [Infinity];
  return start - (content[0]?.[0] ?? 0) <= MAX_LEAD;
}

/** "That", "that the". In UTF-16 units. */
const MAX_LEAD = 9;

/** Returns whether a person said it, or whether it was said to whoever reports it: a side's words in public are no news. */
function isAddressed(
  { tokens }: ArticleMentions,
  { cue }: Attribution,
  { referent, speaker }: ResolvedSpeaker,
): boolean {
  if (referent === 'one' && !speaker.id.startsWith('~')) return true;
  const [, end] = tokenRange(tokens, hull(cue) ?? [0, 0]);
  return /^(?:me|us|him|her|them)$/u.test(tokens[end]?.key ?? '');
}

function holds({ content }: Attribution, inner: Attribution): boolean {
  const at = inner.content[0]?.[0] ?? 0;
  return content.some(([start, end]) => start <= at && at < end);
}

const JOINS = wordSet('and but while whereas');

/** Parts what another one said from a later half of the sentence: "…, and that Norland would help" is the reporter's again. */
function partWords(
  mentions: ArticleMentions,
  { content }: Attribution,
  found: ResolvedSpeaker,
  speaker: ResolvedSpeaker,
): { readonly words: readonly Span[]; readonly rest: readonly Span[] } {
  const last = content.at(-1);
  if (last === undefined) return { words: content, rest: [] };
  const { tokens, directory, day } = mentions;
  const [from, to] = tokenRange(tokens, last);
  for (let at = from + 2; at < to - 1; at += 1) {
    if (!JOINS.has(tokens[at]?.key ?? '')) continue;
    const isThat = tokens[at + 1]?.key === 'that';
    let subject = at + (isThat ? 2 : 1);
    if (tokens[subject]?.key === 'the') subject += 1;
    const named = partyAt(directory, tokens, subject, day)?.party ?? null;
    const isOwn = named !== null && named === speaker.party && found.party !== speaker.party;
    const isTheirs = named === found.party || PRONOUNS.has(tokens[subject]?.key ?? '');
    if (!isOwn && (!isThat || isTheirs)) continue;
    const words: Span = [last[0], tokens[at - 1]?.end ?? last[1]];
    const rest: readonly Span[] = isOwn ? [[tokens[at + 1]?.start ?? last[1], last[1]]] : [];
    return { words: [...content.slice(0, -1), words], rest };
  }
  return { words: content, rest: [] };
}

/** Returns what is left of some spans outside of another one. */
function without(spans: readonly Span[], cut: Span | null): Span[] {
  if (cut === null) return [...spans];
  return spans.flatMap(([start, end]): Span[] => {
    if (end <= cut[0] || cut[1] <= start) return [[start, end]];
    const before: Span[] = start < cut[0] ? [[start, cut[0]]] : [];
    const after: Span[] = cut[1] < end ? [[cut[1], end]] : [];
    return [...before, ...after];
  });
}

const inOrder = (spans: readonly Span[]): Span[] => spans.toSorted((a, b) => a[0] - b[0]);

function countWords({ tokens }: ArticleMentions, span: Span): number {
  const [from, to] = tokenRange(tokens, span);
  return to - from;
}
