/** Finds the side whose own text a statement stands in: its readout, statement, post or briefing. */
import { wordSet } from '../../language/word-set.ts';
import type { Issuer } from '../../model/index.ts';
import type { Attribution } from '../attribution/attribute.ts';
import { readDescription } from './description.ts';
import { partyIn } from './party-of-phrase.ts';
import { ownerPartyIn } from './antecedents.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { hull } from './sentence-context.ts';
import { tokenRange } from './name-tokens.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';

/** The form of a text or an appearance of one's own, by the nouns for it. */
const FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    readout: 'readout read-out summary transcript',
    statement: 'statement communique communiqué declaration release notice circular website',
    post: 'post tweet tweets posts',
    briefing: 'briefing presser conference',
    letter: 'letter message reply',
  }).flatMap(([form, nouns]) => nouns.split(' ').map((noun) => [noun, form] as const)),
);
/** Words for saying it to outlets or an audience: the text is then the outlet's. */
const ELSEWHERE = wordSet('interview speech reporters journalists');
/** A side's own press conferences are held regularly and published by it; any other one is reported by outlets. */
const REGULAR = wordSet('regular daily weekly routine monthly');
/** "Conference" and "release" are something else without one of these before them. */
const NEEDS_BEFORE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['conference', wordSet('press news media')],
  ['release', wordSet('press news media')],
  ['website', wordSet('its his her their own official ministry embassy')],
  ['reply', wordSet('written')],
]);
/** Nouns of a place where somebody posts: "on his Telegram channel". */
const PLACES_OF_POSTS = wordSet('account channel page feed');
/** Verbs for giving out a text of one's own before it is quoted. */
const ISSUES = wordSet('issue issued issues release released releases publish published publishes');

/** Names that need no noun: "wrote on X". */
const PLATFORMS = wordSet(
  'x twitter facebook telegram weibo wechat instagram bluesky mastodon truth youtube',
);
/** One of these stands before the noun of the text that words are in: a statement that is only spoken of is no source. */
const INSIDE = wordSet('in at via through to by during on per from');

/**
 * @param speaker whose party it is where the article does not say whose statement or post it is
 * @param context tokens around the statement, see `sentenceContext`
 * @returns null where the words stand in nobody's own text, as far as the article says
 */
export function issuerOf(
  mentions: ArticleMentions,
  attribution: Attribution,
  speaker: ResolvedSpeaker,
  context: readonly number[],
): Issuer | null {
  const { publisher } = mentions;
  const form =
    context.map((at) => formAt(mentions, at)).find((found) => found !== null) ??
    announced(mentions, context, speaker);
  if (publisher !== null) return { party: publisher, form: form?.form ?? formOfArticle(mentions) };
  if (form === null && isPosted(mentions, attribution))
    return speaker.party === null ? null : { party: speaker.party, form: 'post' };
  if (form === null && isAnswer(attribution, speaker))
    return { party: speaker.party ?? '', form: 'briefing' };
  if (form === null) return speaker.relay === 'document' ? documentOf(mentions, attribution, speaker) : null;
  const owner = ownerOf(mentions, form.at);
  if (owner === OTHER) return null;
  const party = owner ?? speaker.party;
  return party === null ? null : { party, form: form.form };
}

const OTHER = Symbol('other');

/** Returns whether a spokesman answers a question in a transcript: that is a briefing of the side's own. */
function isAnswer({ rule }: Attribution, { party, speaker }: ResolvedSpeaker): boolean {
  return (
    rule === 'transcript' && party !== null && /\bspokes(?:man|woman|person)\b/iu.test(speaker.role ?? '')
  );
}

/** Returns whether the article says that it was said outside of anybody's own text: in an interview, to reporters. */
export function isElsewhere({ tokens }: ArticleMentions, context: readonly number[]): boolean {
  return context.some((at) => ELSEWHERE.has(tokens[at]?.key ?? ''));
}

/** Returns whether the cue itself says that it was posted: "he tweeted". */
function isPosted({ tokens }: ArticleMentions, { cue }: Attribution): boolean {
  const [from, to] = tokenRange(tokens, hull(cue) ?? [0, 0]);
  return tokens.slice(from, to).some(({ key }) => /^(?:re)?(?:tweet(?:s|ed)|posts|posted)$/u.test(key));
}

/** Returns the issuer of a statement that is the source itself. */
function documentOf(
  { tokens }: ArticleMentions,
  { source }: Attribution,
  { party }: ResolvedSpeaker,
): Issuer | null {
  const [from, to] = tokenRange(tokens, hull(source) ?? [0, 0]);
  const form = tokens.slice(from, to).flatMap(({ key }) => FORMS.get(key) ?? [])[0];
  return form === undefined || party === null ? null : { party, form };
}

type IssuerForm = { readonly form: string; readonly at: number };

/** Words of the sentence before that are looked through, from its end. */
const MAX_WORDS_BEFORE = 40;

/** Finds the text of the speaker's side that the sentence before names: "The ministry issued a statement. It said …". */
function announced(
  mentions: ArticleMentions,
  context: readonly number[],
  speaker: ResolvedSpeaker,
): IssuerForm | null {
  const { tokens, sentences } = mentions;
  const first = context[0] ?? 0;
  const before = (sentences[first] ?? 0) - 1;
  if (speaker.party === null || before < 1 || isElsewhere(mentions, context)) return null;
  let issued = -1;
  for (
    let at = first - 1;
    at >= 0 && first - at < MAX_WORDS_BEFORE && (sentences[at] ?? 0) >= before;
    at -= 1
  ) {
    if (ISSUES.has(tokens[at]?.key ?? '')) issued = at;
  }
  if (issued < 0 || sideBefore(mentions, issued, before) !== speaker.party) return null;
  return formAfter(tokens, issued);
}

/** Returns the side that is the subject of a sentence's verb. */
function sideBefore(mentions: ArticleMentions, verb: number, sentence: number): string | null {
  let from = verb;
  while (from > 0 && mentions.sentences[from - 1] === sentence) from -= 1;
  return ownerPartyIn(mentions)(from, verb) ?? partyIn(mentions, from, verb).party;
}

/** Finds the form that is a verb's object: "issued a strongly worded statement". */
function formAfter(tokens: ArticleMentions['tokens'], verb: number): IssuerForm | null {
  for (let at = verb + 1; at <= verb + 5 && tokens[at]?.joined === true; at += 1) {
    const form = FORMS.get(tokens[at]?.key ?? '');
    if (form !== undefined && !NEEDS_BEFORE.has(tokens[at]?.key ?? '')) return { form, at };
  }
  return null;
}

function formAt({ tokens }: ArticleMentions, at: number): IssuerForm | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (PLATFORMS.has(token.key) && token.capital && isPlaceOfPosts(tokens, at)) return { form: 'post', at };
  // "The Harbour Post" is an outlet.
  if (token.key === 'post' && token.capital && tokens[at - 1]?.capital === true) return null;
  const form = FORMS.get(token.key);
  const needs = NEEDS_BEFORE.get(token.key);
  if (form === undefined || (needs !== undefined && !needs.has(tokens[at - 1]?.key ?? ''))) return null;
  if (token.key === 'conference' && !isRegular(tokens, at)) return null;
  return isInside(tokens, at) || isSubject(tokens, at) ? { form, at } : null;
}

/** Returns whether a platform is named as the place of a post: "on X", "on his X account". */
function isPlaceOfPosts(tokens: ArticleMentions['tokens'], at: number): boolean {
  if (tokens[at - 1]?.key === 'on') return true;
  return PLACES_OF_POSTS.has(tokens[at + 1]?.key ?? '') && tokens[at - 2]?.key === 'on';
}

function isRegular(tokens: ArticleMentions['tokens'], at: number): boolean {
  return tokens.slice(Math.max(0, at - 4), at).some(({ key }) => REGULAR.has(key));
}

/** Returns whether the noun's phrase follows one of a few prepositions: "in a joint statement", "according to a readout". */
function isInside(tokens: ArticleMentions['tokens'], at: number): boolean {
  for (let from = at - 1; from >= 0 && at - from <= 6 && (tokens[from + 1]?.joined ?? false); from -= 1) {
    if (INSIDE.has(tokens[from]?.key ?? '')) return true;
    if (tokens[from]?.key === 'told') return true;
  }
  return false;
}

/** Returns whether the noun is the subject of a verb of saying: "the readout said". */
function isSubject(tokens: ArticleMentions['tokens'], at: number): boolean {
  return /^(?:said|says|read|added|quoted|noted|stated|stressed)$/u.test(tokens[at + 1]?.key ?? '');
}

/** Returns the party whose text it is ("a Chinese readout", "a statement by the embassy"); `OTHER` is none of the parties. */
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
  const before = readDescription(mentions, from, at + 12, ownerPartyIn(mentions));
  if (before !== null && before.headAt === at) {
    if (before.party !== null) return before.party;
    if (before.foreign && before.of === null) return OTHER;
  }
  const by = tokens[at + 1]?.joined === true && tokens[at + 2]?.key === 'by' ? at + 2 : at + 1;
  if (tokens[by]?.key !== 'by' && tokens[by]?.key !== 'from') return null;
  const person = ownerPartyIn(mentions)(by + 1, by + 4);
  return person ?? readDescription(mentions, by + 1, by + 16)?.party ?? null;
}

/** Words of an official source's article that tell its form. */
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
