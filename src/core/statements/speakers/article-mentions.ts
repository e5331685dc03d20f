import { wordSet } from '../../language/word-set.ts';
import type { Span } from '../../language/span.ts';
import type { ArticleText } from '../article-text.ts';
import { datelineLength } from '../clauses/dateline.ts';
import { readDescription, type Description } from './description.ts';
import type { ListedPerson, SpeakerDirectory } from './directory.ts';
import { partyAt, personNamed, publisherOf } from './directory-lookup.ts';
import { nameRunAt, type NameRun, opensName, otherNameLength } from './name-runs.ts';
import { isPartOfName } from './name-spelling.ts';
import { descriptionAfter, descriptionBefore, MAX_TITLE_WORDS, titleStart } from './name-titles.ts';
import { nameTokens, type NameToken, tokenAt, tokensOfName } from './name-tokens.ts';
import type { ArticleTokens } from './party-of-phrase.ts';
import { countBefore } from '../../language/sorted-search.ts';
import { categoryOf, ENDS_CORE, HONORIFICS, type NounCategory } from './title-words.ts';

/** Somebody whom the article calls by a full name. */
export type MentionedPerson = {
  readonly name: string;
  readonly keys: readonly string[];
  readonly known: ListedPerson | null;
  /** Token indexes of the full name, in order. */
  readonly introduced: readonly number[];
  /** All that the article says the person is, in order. */
  readonly descriptions: readonly Description[];
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

/** An institution or side that the article names with its party: "the ministry" means it later. */
export type NamedInstitution = { readonly at: number; readonly description: Description };

/** An article, read for names once. */
export type ArticleMentions = ArticleTokens & {
  readonly article: ArticleText;
  /** Marks included, in order. */
  readonly quotations: readonly Span[];
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
  const tokens = nameTokens(article.english);
  const reading = { directory, tokens, day: article.publishedAt?.slice(0, 10) ?? null };
  const { mentions, people } = readNames(reading);
  let sentence = 0;
  return {
    ...reading,
    article,
    quotations: article.english.quotations,
    dateline: datelineOf(article, reading),
    publisher: publisherOf(directory, article.source, reading.day) ?? institutionNamed(article, reading),
    mentions,
    byStart: new Map(mentions.map((mention) => [mention.from, mention])),
    people,
    institutionsByNoun: Map.groupBy(namedInstitutions(reading), ({ description }) => description.head),
    sentences: tokens.map(({ first }) => (first ? (sentence += 1) : sentence)),
  };
}

/** The parts of a state that publish texts of their own. */
const PUBLISHERS = wordSet(
  'ministry embassy consulate mission office department government presidency mfa mofa',
);

/** Returns the party whose ministry or embassy an outlet is by its name: the "Norlandic Embassy in Rivera" publishes Norland's texts. */
function institutionNamed({ source }: ArticleText, reading: ArticleTokens): string | null {
  const named = { ...reading, tokens: tokensOfName(source.name) };
  const described = readDescription(named, 0, named.tokens.length);
  return described !== null && PUBLISHERS.has(described.head) ? described.party : null;
}

/** It stands in the first paragraph or, after a standfirst, in one of the next. */
const MAX_DATELINE_PARAGRAPHS = 4;
/** In UTF-16 units, with the first word behind it. */
const MAX_DATELINE = 160;

function datelineOf({ text, paragraphs }: ArticleText, reading: ArticleTokens): string | null {
  const { directory, tokens, day } = reading;
  const dated = paragraphs
    .slice(0, MAX_DATELINE_PARAGRAPHS)
    .find(({ start, end }) => datelineLength(text.slice(start, Math.min(end, start + MAX_DATELINE))) > 0);
  return dated === undefined
    ? null
    : (partyAt(directory, tokens, tokenAt(tokens, dated.start), day)?.party ?? null);
}

/** Returns the names that begin or end between two tokens, in order. */
export function mentionsIn({ mentions }: ArticleMentions, from: number, to: number): readonly Mention[] {
  const first = countBefore(mentions, (mention) => mention.to <= from);
  let end = first;
  while (end < mentions.length && (mentions[end]?.to ?? Infinity) <= to) end += 1;
  return mentions.slice(first, end);
}

// --- people -------------------------------------------------------------------------------------------

/** A person of whom more may be said in later sentences. */
type GrowingPerson = MentionedPerson & {
  readonly introduced: number[];
  readonly descriptions: Description[];
};

function readNames(reading: ArticleTokens): { mentions: Mention[]; people: GrowingPerson[] } {
  const { tokens } = reading;
  const register = peopleRegister(reading);
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || !opensName(token)) continue;
    const other = otherNameLength(reading, at);
    const run = other > 0 ? null : nameRunAt(reading, at);
    if (run !== null) mentions.push(mentionOf(reading, run, register.personOf));
    at = (run?.to ?? at + Math.max(1, other)) - 1;
  }
  return { mentions, people: register.people };
}

function mentionOf(reading: ArticleTokens, run: NameRun, personOf: (run: NameRun) => GrowingPerson): Mention {
  const { start, from, to } = run;
  const { tokens } = reading;
  const keys = tokens.slice(from, to).flatMap(({ key }, at) => (at > 0 && isSuffix(key) ? [] : [key]));
  const before = descriptionBefore(reading, from);
  const description = before ?? descriptionAfter(reading, to);
  const person = keys.length < 2 ? null : personOf(run);
  if (person !== null) person.introduced.push(from);
  if (person !== null && description !== null) person.descriptions.push(description);
  const first = Math.min(before?.from ?? from, start);
  return { from: first, to, keys, person, description, subject: isSubject(tokens, first) };
}

/** "Lee Sahib" is Lee. */
const isSuffix = (key: string): boolean => /^(?:sahib|saheb|sahab)$/u.test(key);

/** A list of names may hold any number of people with one surname: so many are told apart. */
const MAX_NAMESAKES = 20;
const MAX_PEOPLE = 200;

/** Keeps the people of an article; a name that may be an earlier one's, longer or shorter, is that person's. */
function peopleRegister({ directory, tokens }: ArticleTokens): {
  readonly people: GrowingPerson[];
  readonly personOf: (run: NameRun) => GrowingPerson;
} {
  const people: GrowingPerson[] = [];
  const byLast = new Map<string, GrowingPerson[]>();
  const personOf = ({ from, to }: NameRun): GrowingPerson => {
    const words = tokens.slice(from, to).filter(({ key }, at) => at === 0 || !isSuffix(key));
    const keys = words.map(({ key }) => key);
    // "Meanwhile Wang Yi": a sentence's first word may be no part of the name.
    const known =
      personNamed(directory, keys) ??
      (words[0]?.first === true ? personNamed(directory, keys.slice(1)) : null);
    const namesakes = byLast.get(keys.at(-1) ?? '') ?? [];
    const same = namesakes.find((person) =>
      known === null ? person.known === null && mayBeSame(keys, person.keys) : person.known === known,
    );
    if (same !== undefined) return same;
    const name = known?.name ?? words.map(({ text }) => text.replace(/['’]s$/u, '')).join(' ');
    const person: GrowingPerson = { name, keys, known, introduced: [], descriptions: [] };
    if (people.length < MAX_PEOPLE) people.push(person);
    if (namesakes.length < MAX_NAMESAKES) byLast.set(keys.at(-1) ?? '', [...namesakes, person]);
    return person;
  };
  return { people, personOf };
}

function mayBeSame(keys: readonly string[], name: readonly string[]): boolean {
  return isPartOfName(keys, name) || isPartOfName(name, keys);
}

/** Returns whether nothing stands before a word in its clause but an article or a conjunction. */
function isSubject(tokens: readonly NameToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.first || !token.joined) return true;
  if (HONORIFICS.has(tokens[at - 1]?.key ?? '')) return isSubject(tokens, at - 1);
  return BEFORE_SUBJECT.has(tokens[at - 1]?.key ?? '') || isIntroduced(tokens, at);
}

/** Returns whether no verb stands between the sentence's first determiner and the name: "His Valdorian guest Lee". */
function isIntroduced(tokens: readonly NameToken[], at: number): boolean {
  for (let from = at - 1; from >= 0 && at - from <= 5; from -= 1) {
    const { key = '', first = true, capital = false, joined = false } = tokens[from] ?? {};
    if (first) return /^(?:his|her|its|their|the|an?)$/u.test(key);
    if (!joined || ENDS_CORE.has(key) || (!capital && /(?:s|ed)$/u.test(key))) return false;
  }
  return false;
}

const BEFORE_SUBJECT = wordSet('the and but while when as meanwhile also later');

// --- institutions -------------------------------------------------------------------------------------

const INSTITUTIONS: ReadonlySet<NounCategory> = new Set(['institution', 'whole', 'document']);

/** Finds every institution, side or document that is named with its party. */
function namedInstitutions(reading: ArticleTokens): NamedInstitution[] {
  return reading.tokens.flatMap(({ key }, at) => {
    const noun = categoryOf(key);
    if (noun === null || !INSTITUTIONS.has(noun.category)) return [];
    const description = readDescription(reading, titleStart(reading.tokens, at), at + MAX_TITLE_WORDS);
    return description?.headAt === at && description.party !== null ? [{ at, description }] : [];
  });
}
