/** Whose text a statement stands in: a side's own readout, statement, post, briefing. */
import type { Issuer } from '../../model/index.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { describe, partyIn } from './description.ts';
import { mentioned } from './antecedents.ts';
import { mentionsIn, type ArticleMentions } from './article-mentions.ts';
import { hull } from './sentence-context.ts';
import { tokenRange } from './name-tokens.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';

/** Nouns of a text or an appearance of one's own, and what they are called here. */
const FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    readout: 'readout read-out summary transcript',
    statement: 'statement communique communiqué declaration release notice circular website',
    post: 'post tweet tweets posts',
    briefing: 'briefing presser conference',
    letter: 'letter message reply',
  }).flatMap(([form, nouns]) => nouns.split(' ').map((noun) => [noun, form] as const)),
);
/** Said to outlets or an audience: what is written of it is the outlet's text. */
const ELSEWHERE = new Set('interview speech reporters journalists'.split(' '));
/** A side's own press conferences are held regularly and published by it; any other one is reported by outlets. */
const REGULAR = new Set('regular daily weekly routine monthly'.split(' '));
/** "Conference" and "release" are something else without one of these before them. */
const NEEDS_BEFORE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['conference', new Set(['press', 'news', 'media'])],
  ['release', new Set(['press', 'news', 'media'])],
  ['website', new Set(['its', 'his', 'her', 'their', 'own', 'official', 'ministry', 'embassy'])],
  ['reply', new Set(['written'])],
]);
/** Where somebody posts: "on his Telegram channel". */
const PLACES_OF_POSTS = new Set(['account', 'channel', 'page', 'feed']);
/** What is done with a text of one's own before it is quoted. */
const ISSUES = new Set(
  'issue issued issues release released releases publish published publishes'.split(' '),
);

/** Where posts are put: "wrote on X" needs no noun. */
const PLATFORMS = new Set([
  'x',
  'twitter',
  'facebook',
  'telegram',
  'weibo',
  'wechat',
  'instagram',
  'bluesky',
  'mastodon',
  'truth',
  'youtube',
]);
/** Before the noun of what words are in: a statement that is only spoken of is no source. */
const INSIDE = new Set(['in', 'at', 'via', 'through', 'to', 'by', 'during', 'on', 'per', 'from']);

/**
 * @param who the speaker; the party is his where the text does not say whose statement or post it is
 * @param near tokens around the statement, see `around`
 * @returns null where the words stand in nobody's own text, as far as the article says
 */
export function issuerOf(
  mentions: ArticleMentions,
  attribution: Attribution,
  resolved: ResolvedSpeaker,
  context: readonly number[],
): Issuer | null {
  const { publisher } = mentions;
  const form =
    context.map((at) => formAt(mentions, at)).find((found) => found !== null) ??
    announced(mentions, context, resolved);
  if (publisher !== null) return { party: publisher, form: form?.form ?? formOfArticle(mentions) };
  if (form === null && isPosted(mentions, attribution))
    return resolved.party === null ? null : { party: resolved.party, form: 'post' };
  if (form === null)
    return resolved.relay === 'document' ? documentOf(mentions, attribution, resolved) : null;
  const owner = ownerOf(mentions, form.at);
  if (owner === OTHER) return null;
  const party = owner ?? resolved.party;
  return party === null ? null : { party, form: form.form };
}

const OTHER = Symbol('other');

/** Whether the article says where it was said, and that is nobody's own text: in an interview, to reporters. */
export function isElsewhere({ tokens }: ArticleMentions, context: readonly number[]): boolean {
  return context.some((at) => ELSEWHERE.has(tokens[at]?.key ?? ''));
}

/** "He tweeted". */
function isPosted({ tokens }: ArticleMentions, { cue }: Attribution): boolean {
  const [from, to] = tokenRange(tokens, hull(cue) ?? [0, 0]);
  return tokens.slice(from, to).some(({ key }) => /^(?:re)?(?:tweet(?:s|ed)|posts|posted)$/u.test(key));
}

/** A statement that is the source itself. */
function documentOf(
  { tokens }: ArticleMentions,
  { source }: Attribution,
  { party }: ResolvedSpeaker,
): Issuer | null {
  const [from, to] = tokenRange(tokens, hull(source) ?? [0, 0]);
  const form = tokens.slice(from, to).flatMap(({ key }) => FORMS.get(key) ?? [])[0];
  return form === undefined || party === null ? null : { party, form };
}

type Form = { readonly form: string; readonly at: number };

/** Words that are looked through for the end of the sentence before. */
const MAX_WORDS_BEFORE = 40;

/** "The ministry issued a statement on Monday. It said …": the sentence before names the text, and its side is the speaker's. */
function announced(
  mentions: ArticleMentions,
  context: readonly number[],
  resolved: ResolvedSpeaker,
): Form | null {
  const { tokens, sentences } = mentions;
  const first = context[0] ?? 0;
  const before = (sentences[first] ?? 0) - 1;
  if (resolved.party === null || before < 1 || isElsewhere(mentions, context)) return null;
  let issued = -1;
  for (
    let at = first - 1;
    at >= 0 && first - at < MAX_WORDS_BEFORE && (sentences[at] ?? 0) >= before;
    at -= 1
  ) {
    if (ISSUES.has(tokens[at]?.key ?? '')) issued = at;
  }
  if (issued < 0 || sideBefore(mentions, issued, before) !== resolved.party) return null;
  return formAfter(tokens, issued);
}

/** The side that is the subject of a sentence's verb. */
function sideBefore(mentions: ArticleMentions, verb: number, sentence: number): string | null {
  let from = verb;
  while (from > 0 && mentions.sentences[from - 1] === sentence) from -= 1;
  return partyOfPerson(mentions)(from, verb) ?? partyIn(mentions, from, verb).party;
}

/** "Issued a strongly worded statement". */
function formAfter(tokens: ArticleMentions['tokens'], verb: number): Form | null {
  for (let at = verb + 1; at <= verb + 5 && tokens[at]?.joined === true; at += 1) {
    const form = FORMS.get(tokens[at]?.key ?? '');
    if (form !== undefined && !NEEDS_BEFORE.has(tokens[at]?.key ?? '')) return { form, at };
  }
  return null;
}

function formAt({ tokens }: ArticleMentions, at: number): Form | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (PLATFORMS.has(token.key) && token.capital && isPlaceOfPosts(tokens, at)) return { form: 'post', at };
  const form = FORMS.get(token.key);
  const needs = NEEDS_BEFORE.get(token.key);
  if (form === undefined || (needs !== undefined && !needs.has(tokens[at - 1]?.key ?? ''))) return null;
  if (token.key === 'conference' && !isRegular(tokens, at)) return null;
  return isInside(tokens, at) || isSubject(tokens, at) ? { form, at } : null;
}

/** "On X", "on his X account". */
function isPlaceOfPosts(tokens: ArticleMentions['tokens'], at: number): boolean {
  if (tokens[at - 1]?.key === 'on') return true;
  return PLACES_OF_POSTS.has(tokens[at + 1]?.key ?? '') && tokens[at - 2]?.key === 'on';
}

function isRegular(tokens: ArticleMentions['tokens'], at: number): boolean {
  return tokens.slice(Math.max(0, at - 4), at).some(({ key }) => REGULAR.has(key));
}

/** "In a joint statement", "according to a readout": the noun's phrase follows one of a few prepositions. */
function isInside(tokens: ArticleMentions['tokens'], at: number): boolean {
  for (let from = at - 1; from >= 0 && at - from <= 6 && (tokens[from + 1]?.joined ?? false); from -= 1) {
    if (INSIDE.has(tokens[from]?.key ?? '')) return true;
    if (tokens[from]?.key === 'told') return true;
  }
  return false;
}

/** "The readout said". */
function isSubject(tokens: ArticleMentions['tokens'], at: number): boolean {
  return /^(?:said|says|read|added|quoted|noted|stated|stressed)$/u.test(tokens[at + 1]?.key ?? '');
}

/** Whose text the noun says it is: before it ("a Chinese readout") or after it ("issued by the embassy"); `OTHER` is none of the parties. */
function ownerOf(mentions: ArticleMentions, at: number): string | typeof OTHER | null {
  const { tokens } = mentions;
  let from = at;
  while (
    from > 0 &&
    at - from < 8 &&
    tokens[from]?.joined === true &&
    !INSIDE.has(tokens[from - 1]?.key ?? '')
  )
    from -= 1;
  const before = describe(mentions, from, at + 12, partyOfPerson(mentions));
  if (before !== null && before.headAt === at) {
    if (before.party !== null) return before.party;
    if (before.foreign && before.of === null) return OTHER;
  }
  const by = tokens[at + 1]?.joined === true && tokens[at + 2]?.key === 'by' ? at + 2 : at + 1;
  if (tokens[by]?.key !== 'by' && tokens[by]?.key !== 'from') return null;
  const person = partyOfPerson(mentions)(by + 1, by + 4);
  return person ?? describe(mentions, by + 1, by + 16)?.party ?? null;
}

function partyOfPerson(mentions: ArticleMentions) {
  return (from: number, to: number): string | null => {
    const [mention] = mentionsIn(mentions, from, to);
    return mention === undefined ? null : (mentioned(mentions, mention)?.party ?? null);
  };
}

/** What an official source's own article is, by its first words. */
const FIRST_WORDS = 60;

function formOfArticle({ tokens }: ArticleMentions): string {
  const words = tokens.slice(0, FIRST_WORDS).map(({ key }) => key);
  const found = words.find(
    (word, at) =>
      word === 'briefing' ||
      (word === 'conference' && NEEDS_BEFORE.get(word)?.has(words[at - 1] ?? '') === true),
  );
  if (found !== undefined) return 'briefing';
  const isMeeting = words.some((word) => /^(?:met|meets|talks|phone|call|meeting)$/u.test(word));
  return isMeeting ? 'readout' : 'statement';
}
