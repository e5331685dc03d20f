import type { ArticleText } from '../article-text.ts';
import {
  outletAt,
  partyAt,
  personNamed,
  publisherOf,
  type SpeakerDirectory,
  type ListedPerson,
} from './directory.ts';
import { describe, isTitleWord, opensFields, type Description, type ArticleTokens } from './description.ts';
import { isPartOfName } from './name-spelling.ts';
import { tokenAt, nameTokens, type NameToken } from './name-tokens.ts';
import { categoryOf, ENDS_CORE, FIELDS, NOT_NAMES, PARTICLES, type NounCategory } from './noun-categories.ts';

/** Somebody whom the article calls by a full name. */
export type MentionedPerson = {
  readonly name: string;
  readonly keys: readonly string[];
  readonly known: ListedPerson | null;
  /** Token indexes of the full name, in order. */
  readonly introduced: number[];
  /** What the article says that he is, in order. */
  readonly descriptions: Description[];
};

/** A name in the text: a full one with its person, or a single word. */
export type Mention = {
  readonly from: number;
  readonly to: number;
  readonly keys: readonly string[];
  readonly person: MentionedPerson | null;
  readonly description: Description | null;
  /** It opens its sentence or clause, and so is probably the subject. */
  readonly subject: boolean;
};

/** An institution or side that the article names with its party: what "the ministry" means later. */
export type NamedInstitution = { readonly at: number; readonly description: Description };

/** An article, read for names once. */
export type ArticleMentions = ArticleTokens & {
  readonly article: ArticleText;
  /** The party of the place that the article is dated from, or null: there, "the ministry" is that party's. */
  readonly dateline: string | null;
  /** The party whose own text the article is, or null. */
  readonly publisher: string | null;
  readonly mentions: readonly Mention[];
  /** By their first token. */
  readonly byStart: ReadonlyMap<number, Mention>;
  readonly people: readonly MentionedPerson[];
  /** By their noun, in order. */
  readonly institutionsByNoun: ReadonlyMap<string, readonly NamedInstitution[]>;
  /** Sentence numbers by token. */
  readonly sentences: readonly number[];
};

export function readMentions(article: ArticleText, directory: SpeakerDirectory): ArticleMentions {
  const tokens = nameTokens(article.text);
  const reading = { directory, tokens, day: article.publishedAt?.slice(0, 10) ?? null };
  const people: MentionedPerson[] = [];
  const byLast = new Map<string, MentionedPerson[]>();
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.capital !== true) continue;
    const other = otherNameAt(reading, at);
    const name = other > 0 ? null : nameAt(reading, at);
    if (name !== null) mentions.push(mentionOf(reading, name, people, byLast));
    at = (name?.to ?? at + Math.max(1, other)) - 1;
  }
  let sentence = 0;
  const sentences = tokens.map(({ first }) => (first ? (sentence += 1) : sentence));
  const byStart = new Map(mentions.map((mention) => [mention.from, mention]));
  const institutions = Map.groupBy(institutionsByNoun(reading), ({ description }) => description.head);
  const publisher = publisherOf(directory, article.source, reading.day);
  const dateline = datelineOf(article, reading);
  return {
    ...reading,
    article,
    dateline,
    publisher,
    mentions,
    byStart,
    people,
    institutionsByNoun: institutions,
    sentences,
  };
}

/** "KABUL, May 3 (Wire) - …" or "KABUL — …", in capitals. */
const DATELINE = /^(\p{Lu}[\p{Lu} .'’-]{2,30})(?:[,/(][^\n–—]{0,60}?)? ?(?:--?|–|—) /u;
/** It stands in the first paragraph or, after a standfirst, in one of the next. */
const DATELINE_PARAGRAPHS = 4;

function datelineOf(
  { text, paragraphs }: ArticleText,
  { directory, tokens, day }: ArticleTokens,
): string | null {
  const dated = paragraphs
    .slice(0, DATELINE_PARAGRAPHS)
    .find(({ start, end }) => DATELINE.test(text.slice(start, Math.min(end, start + 120))));
  return dated === undefined
    ? null
    : (partyAt(directory, tokens, tokenAt(tokens, dated.start), day)?.party ?? null);
}

/** The names that begin or end between two tokens, in order. */
export function mentionsIn({ mentions }: ArticleMentions, from: number, to: number): readonly Mention[] {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.to ?? Infinity) <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < mentions.length && (mentions[end]?.to ?? Infinity) <= to) end += 1;
  return mentions.slice(low, end);
}

// --- names --------------------------------------------------------------------------------------------

/** A run of capitalised words without the titles before it. */
type Run = { readonly start: number; readonly from: number; readonly to: number };

const MAX_NAME_WORDS = 6;

function nameAt(reading: ArticleTokens, at: number): Run | null {
  const { tokens, directory, day } = reading;
  if (!isNameWord(tokens[at]) || isTitle(tokens[at]?.key ?? '')) return null;
  let to = at + 1;
  while (to - at < MAX_NAME_WORDS && !(tokens[to - 1]?.possessive ?? true) && continuesName(tokens, to)) {
    // "The Valdorian League" is nobody's name.
    if (partyAt(directory, tokens, to, day)?.adjective === false && isOwnName(reading, at, to)) return null;
    to += 1;
  }
  // "Valdorian Foreign Minister Lee": the name comes after the last title.
  const from = tokens.slice(at, to).findLastIndex(({ key }) => isTitle(key)) + at + 1;
  return from === to || isModifier(tokens, to) ? null : { start: at, from, to };
}

/** "Haqqani network", "Valdorian foreign minister": a name that only says which. */
function isModifier(tokens: readonly NameToken[], next: number): boolean {
  const [token, after] = [tokens[next], tokens[next + 1]];
  if (token?.joined !== true || VERBS_TOO.has(token.key) || tokens[next - 1]?.possessive === true)
    return false;
  const isTitled = FIELDS.has(token.key) && after?.joined === true;
  return (
    categoryOf(token.key) !== null || (isTitled && (categoryOf(after.key) !== null || FIELDS.has(after.key)))
  );
}

/** Nouns of office in form, verbs after a name. */
const VERBS_TOO = new Set([
  'heads',
  'chairs',
  'posts',
  'notes',
  'leads',
  'messages',
  'fellows',
  'fires',
  'officers',
  'wires',
]);

function isNameWord(token: NameToken | undefined): boolean {
  return (
    token !== undefined &&
    token.capital &&
    !NOT_NAMES.has(token.key) &&
    /^\p{Lu}[\p{L}\p{M}'’‐‑.-]*$/u.test(token.text)
  );
}

/** How many words the name of a party or an outlet takes here, which is no person's; 0 for none. */
function otherNameAt({ directory, tokens, day }: ArticleTokens, at: number): number {
  const key = tokens[at]?.key ?? '';
  if (directory.byFirst.has(key) || directory.byShort.has(key)) return 0;
  return Math.max(partyAt(directory, tokens, at, day)?.length ?? 0, outletAt(directory, tokens, at));
}

/** A title, and no honorific that is a name too where nothing else is left. */
function isTitle(key: string): boolean {
  return isTitleWord(key) && !PARTICLES.has(key);
}

function continuesName(tokens: readonly NameToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.joined) return false;
  if (PARTICLES.has(token.key) && !token.capital)
    return isNameWord(tokens[at + 1]) && tokens[at + 1]?.joined === true;
  return isNameWord(token);
}

/** Whether a party's name after some words of a name is that party, and no part of the name. */
function isOwnName({ directory, tokens }: ArticleTokens, from: number, to: number): boolean {
  const keys = tokens.slice(from, to + 1).map(({ key }) => key);
  return personNamed(directory, keys) === null;
}

// --- people -------------------------------------------------------------------------------------------

function mentionOf(
  reading: ArticleTokens,
  { start, from, to }: Run,
  people: MentionedPerson[],
  byLast: Map<string, MentionedPerson[]>,
): Mention {
  const { tokens } = reading;
  const keys = tokens.slice(from, to).map(({ key }) => key);
  const left = descriptionBefore(reading, from);
  const description = left ?? descriptionAfter(reading, to);
  const person = keys.length < 2 ? null : personOf(reading, from, to, people, byLast);
  if (person !== null) person.introduced.push(from);
  if (person !== null && description !== null) person.descriptions.push(description);
  const first = Math.min(left?.from ?? from, start);
  return { from: first, to, keys, person, description, subject: isSubject(tokens, first) };
}

/** A list of names may hold any number with one surname: so many are told apart. */
const MAX_NAMESAKES = 20;
const MAX_PEOPLE = 200;

function personOf(
  { directory, tokens }: ArticleTokens,
  from: number,
  to: number,
  people: MentionedPerson[],
  byLast: Map<string, MentionedPerson[]>,
): MentionedPerson {
  const all = tokens.slice(from, to);
  const keys = all.map(({ key }) => key);
  // "Meanwhile Wang Yi": a sentence's first word may be no part of the name.
  const known =
    personNamed(directory, keys) ?? (all[0]?.first === true ? personNamed(directory, keys.slice(1)) : null);
  const same = (byLast.get(keys.at(-1) ?? '') ?? []).find((person) =>
    known === null ? person.known === null && isSame(keys, person.keys) : person.known === known,
  );
  if (same !== undefined) return same;
  const name = known?.name ?? all.map(({ text }) => text.replace(/['’]s$/u, '')).join(' ');
  const person = { name, keys, known, introduced: [], descriptions: [] };
  if (people.length < MAX_PEOPLE) people.push(person);
  const namesakes = byLast.get(keys.at(-1) ?? '');
  if (namesakes === undefined) byLast.set(keys.at(-1) ?? '', [person]);
  else if (namesakes.length < MAX_NAMESAKES) namesakes.push(person);
  return person;
}

function isSame(keys: readonly string[], name: readonly string[]): boolean {
  return isPartOfName(keys, name) || isPartOfName(name, keys);
}

const MAX_TITLE_WORDS = 16;

/** "Chinese Foreign Minister" Wang Yi, "the ministry's spokesman," Lin Jian. */
function descriptionBefore(reading: ArticleTokens, name: number): Description | null {
  const { tokens } = reading;
  const last = tokens[name - 1];
  const comma = tokens[name]?.comma === true;
  if (last === undefined || (tokens[name]?.joined === false && !comma)) return null;
  if (ENDS_CORE.has(last.key) || last.key === 'and' || last.key === 'the') return null;
  const described = titleBefore(reading, name);
  if (described === null || described.plural || !isOfPerson(described)) return null;
  return !comma || tokens[nextOf(tokens, name)]?.comma === true ? described : null;
}

/** The nearest title: in "a spokesman for Foreign Minister Li", the minister's. */
function titleBefore(reading: ArticleTokens, name: number): Description | null {
  const { tokens } = reading;
  let context: number | null = null;
  let from = name;
  while (from > 0 && name - from < MAX_TITLE_WORDS && isOfTitle(tokens, from - 1)) {
    const isStop = ENDS_CORE.has(tokens[from - 1]?.key ?? '') && !opensFields(tokens, from - 1);
    if (isStop) context ??= from;
    from -= 1;
    if (tokens[from]?.joined !== true || tokens[from]?.first === true) break;
  }
  const inner = context === null ? null : describe(reading, context, name);
  if (inner !== null && isOfPerson(inner)) return inner;
  while (from < name && ENDS_CORE.has(tokens[from]?.key ?? '')) from += 1;
  return from === name ? null : describe(reading, from, name);
}

function nextOf(tokens: readonly NameToken[], at: number): number {
  let next = at + 1;
  while (tokens[next]?.joined === true && tokens[next]?.capital === true) next += 1;
  return next;
}

function isOfTitle(tokens: readonly NameToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.possessive) return token.capital || isTitleWord(token.key);
  return (
    isTitleWord(token.key) || INSIDE_TITLE.has(token.key) || (token.capital && !NOT_NAMES.has(token.key))
  );
}

const INSIDE_TITLE = new Set(['of', 'for', 'to', 'and', 'the', 'at', 'in', 'on']);

/** ", a spokesman for the embassy, ": what stands between commas after a name. */
function descriptionAfter(reading: ArticleTokens, to: number): Description | null {
  const { tokens } = reading;
  if (tokens[to]?.comma !== true) return null;
  const isRelative =
    /^who$/u.test(tokens[to]?.key ?? '') && /^(?:is|was|serves)$/u.test(tokens[to + 1]?.key ?? '');
  const from = isRelative ? to + 2 : to;
  const described = describe(reading, from, from + MAX_TITLE_WORDS);
  if (described === null || described.plural || !isOfPerson(described)) return null;
  const next = tokens[described.to];
  return next?.joined === true && VERBS.has(next.key) ? null : described;
}

const VERBS = new Set(['said', 'says', 'told', 'added', 'is', 'was', 'has', 'had', 'were', 'are', 'and']);

function isOfPerson({ category }: Description): boolean {
  return category === 'office' || category === 'staff' || category === 'civil';
}

/** Nothing before it in its clause but an article or a conjunction. */
function isSubject(tokens: readonly NameToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.first || !token.joined) return true;
  return BEFORE_SUBJECT.has(tokens[at - 1]?.key ?? '') || isIntroduced(tokens, at);
}

/** "His Valdorian guest Lee": between a determiner that begins the sentence and the name stands nothing like a verb. */
function isIntroduced(tokens: readonly NameToken[], at: number): boolean {
  for (let from = at - 1; from >= 0 && at - from <= 5; from -= 1) {
    const { key = '', first = true, capital = false, joined = false } = tokens[from] ?? {};
    if (first) return /^(?:his|her|its|their|the|an?)$/u.test(key);
    if (!joined || ENDS_CORE.has(key) || (!capital && /(?:s|ed)$/u.test(key))) return false;
  }
  return false;
}

const BEFORE_SUBJECT = new Set(['the', 'and', 'but', 'while', 'when', 'as', 'meanwhile', 'also', 'later']);

// --- bodies -------------------------------------------------------------------------------------------

const INSTITUTIONS: ReadonlySet<NounCategory> = new Set(['institution', 'whole', 'document']);

/** Every institution, side or document that is named with its party. */
function institutionsByNoun(reading: ArticleTokens): NamedInstitution[] {
  const { tokens } = reading;
  const institutions: NamedInstitution[] = [];
  tokens.forEach(({ key }, at) => {
    const noun = categoryOf(key);
    if (noun === null || !INSTITUTIONS.has(noun.category)) return;
    let from = at;
    while (
      from > 0 &&
      at - from < MAX_TITLE_WORDS &&
      (tokens[from]?.joined ?? false) &&
      isOfTitle(tokens, from - 1)
    )
      from -= 1;
    while (from < at && ENDS_CORE.has(tokens[from]?.key ?? '')) from += 1;
    const description = describe(reading, from, at + MAX_TITLE_WORDS);
    if (description?.headAt === at && description.party !== null) institutions.push({ at, description });
  });
  return institutions;
}
