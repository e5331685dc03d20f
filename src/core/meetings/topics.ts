/** Groups what was said at a meeting by what it is about, as its own words say it: by the nouns and names that points share. */
import { type NamesOfParties, nameAt } from '../ledger/frame/party-names.ts';
import { calendarWords } from '../language/english/calendar-words.ts';
import { type ContentWord, contentWords } from '../language/english/content-words.ts';
import { isPreposition, isPronoun } from '../language/english/finite-verbs.ts';
import { NOUN_BASES, PLURAL_NOUNS, tagSet, wordTag } from '../language/english/lexicon.ts';
import { SPEECH_NOUNS } from '../language/english/reporting-words.ts';
import { englishStem } from '../language/english/stems.ts';
import { rarity } from '../language/english/word-vectors.ts';
import { verbForm } from '../language/english/verb-forms.ts';
import { cut } from '../language/text.ts';
import { splitWords } from '../language/word-set.ts';

/** Some of a list, and the words that they have in common; null for those that share none. */
export type Topic<T> = { readonly title: string | null; readonly items: readonly T[] };

type Noun = {
  readonly stem: string;
  readonly text: string;
  readonly isName: boolean;
  readonly rarity: number;
};

/** What one item is about: its nouns in the order of its words, with null where other words part them. */
type TopicWords<T> = {
  readonly item: T;
  readonly run: readonly (Noun | null)[];
  readonly stems: ReadonlySet<string>;
};

/** So many nouns of an item are looked at, and so many topics are made, so that the work is bounded. */
const MAX_NOUNS = 40;
const MAX_TOPICS = 24;
/** More than a third of all items are of no topic of their own, unless they are but a few. */
const MAX_SHARE = 1 / 3;
const FEW = 3;
/** A name tells more than another noun. */
const NAME = 1.4;
const MIN_LETTERS = 3;

/**
 * Groups items by the nouns that their texts share. A noun for which a group has the most in common comes first, and each item is in
 * one group; what is alone with its words comes last, in one group without a title. Items keep their order.
 * @param textsOf the wordings of an item
 */
export function topicsOf<T>(
  items: readonly T[],
  textsOf: (item: T) => readonly string[],
  names: NamesOfParties,
): Topic<T>[] {
  const subjects = items.map((item) => subjectOf(item, textsOf(item), names));
  const weight = weightOf(subjects);
  const left = new Set(subjects.keys());
  const groups = withNearest(groupsOf(subjects, left, sharedOf(subjects, weight)), {
    subjects,
    left,
    weight,
  });
  const made = groups
    .toSorted((a, b) => b.members.length - a.members.length || (a.members[0] ?? 0) - (b.members[0] ?? 0))
    .map(({ stem, members }): Topic<T> => ({
      title: titleOf(
        members.flatMap((at) => subjects[at] ?? []),
        stem,
      ),
      items: members.flatMap((at) => items.slice(at, at + 1)),
    }));
  const rest = items.filter((_, at) => left.has(at));
  return rest.length === 0 ? made : [...made, { title: null, items: rest }];
}

type Group = { readonly stem: string; readonly members: readonly number[] };

/** Takes the groups that have most in common, one after another. @param left those in none yet, which grow fewer */
function groupsOf(
  subjects: readonly TopicWords<unknown>[],
  left: Set<number>,
  shared: SharedWeight,
): Group[] {
  const groups: Group[] = [];
  while (groups.length < MAX_TOPICS) {
    const best = bestGroup(subjects, left, shared);
    if (best === null) break;
    groups.push(best);
    for (const at of best.members) left.delete(at);
  }
  return groups;
}

type Remaining = {
  readonly subjects: readonly TopicWords<unknown>[];
  readonly left: Set<number>;
  readonly weight: Weight;
};

/** Puts what is left to a group all of which has one of its words, and names the group by that word. */
function withNearest(groups: readonly Group[], { subjects, left, weight }: Remaining): Group[] {
  return groups.map((group) => {
    let { stem, members } = group;
    for (const at of left) {
      const common = [...(subjects[at]?.stems ?? [])].filter((one) =>
        members.every((member) => subjects[member]?.stems.has(one) === true),
      );
      const heaviest = common.toSorted((a, b) => weight(b) - weight(a))[0];
      if (heaviest === undefined) continue;
      [stem, members] = [heaviest, [...members, at].toSorted((a, b) => a - b)];
      left.delete(at);
    }
    return { stem, members };
  });
}

function subjectOf<T>(item: T, texts: readonly string[], names: NamesOfParties): TopicWords<T> {
  const run = texts.flatMap((text) => [...nounsIn(text, names), null]).slice(0, MAX_NOUNS);
  return { item, run, stems: new Set(run.flatMap((noun) => noun?.stem ?? [])) };
}

/** "Hydrology" and "hydrologist" are about one thing. In letters. */
const BEGINNING = 7;
const keyOf = (stem: string): string => stem.slice(0, BEGINNING);

const NOUN_OR_NAME = tagSet('noun name');
/** Nouns for those who meet. */
const THOSE_WHO_MEET = new Set(
  splitWords(
    'side party country nation state government ministry minister delegation participant neighbour counterpart',
  ).map((word) => keyOf(englishStem(word))),
);

/** Returns the nouns and names of a text, with null where other words part them. Those of the sides and speakers are left out. */
function nounsIn(text: string, names: NamesOfParties): (Noun | null)[] {
  const words = contentWords(text);
  const found: (Noun | null)[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const name = nameAt(words, at, names);
    const word = words[at];
    if (name !== null || word === undefined || !isNoun(word)) found.push(null);
    else
      found.push({
        stem: keyOf(word.stem),
        text: word.text.replace(/['’]s$/u, ''),
        rarity: rarity(word.lower),
        isName: word.capital && at > 0,
      });
    if (name !== null) at += name.length - 1;
  }
  return found;
}

/** What is more frequent in general text says nothing of a topic: "people", "week", "group". */
const MIN_RARITY = 0.3;

function isNoun({ kind, lower, stem, capital }: ContentWord): boolean {
  if (kind !== 'word' || lower.length < MIN_LETTERS || THOSE_WHO_MEET.has(keyOf(stem))) return false;
  if (!capital && rarity(lower) < MIN_RARITY) return false;
  if (capital && calendarWords().monthForms.has(lower)) return false;
  if (!NOUN_OR_NAME.has(wordTag(lower, capital)) || isPreposition(lower) || isPronoun(lower)) return false;
  if (NOUN_BASES.has(lower) || PLURAL_NOUNS.has(lower) || SPEECH_NOUNS.has(lower)) return false;
  const verb = verbForm(lower);
  return verb === null || (verb.noun && !verb.past);
}

type Weight = (stem: string) => number;

/** Returns how much a stem tells: less, the more items have it, and the more frequent it is in general text; a name tells more. */
function weightOf(subjects: readonly TopicWords<unknown>[]): Weight {
  const known = new Map<string, { count: number; names: number; rarity: number }>();
  for (const { run } of subjects) {
    const nouns = new Map(run.flatMap((noun) => (noun === null ? [] : [[noun.stem, noun] as const])));
    for (const [stem, noun] of nouns) {
      const { count, names, rarity: most } = known.get(stem) ?? { count: 0, names: 0, rarity: 0 };
      known.set(stem, {
        count: count + 1,
        names: names + Number(noun.isName),
        rarity: Math.max(most, noun.rarity),
      });
    }
  }
  return (stem) => {
    const { count, names, rarity: most } = known.get(stem) ?? { count: 1, names: 0, rarity: 1 };
    return Math.log(1 + subjects.length / count) * (names * 2 > count ? NAME : most);
  };
}

type SharedWeight = (one: number, other: number) => number;

/** Returns the weight of what two items share; each pair is weighed once. */
function sharedOf(subjects: readonly TopicWords<unknown>[], weight: Weight): SharedWeight {
  const known = new Map<number, number>();
  return (one, other) => {
    const key = one * subjects.length + other;
    const found = known.get(key) ?? sharedWeight(subjects[one], subjects[other], weight);
    known.set(key, found);
    return found;
  };
}

function sharedWeight(
  one: TopicWords<unknown> | undefined,
  other: TopicWords<unknown> | undefined,
  weight: Weight,
): number {
  let sum = 0;
  for (const stem of one?.stems ?? []) if (other?.stems.has(stem) === true) sum += weight(stem);
  return sum;
}

/** Finds the noun whose items have the most in common: by pair, and more of them rather than fewer. */
function bestGroup(
  subjects: readonly TopicWords<unknown>[],
  left: ReadonlySet<number>,
  shared: SharedWeight,
): Group | null {
  const holders = new Map<string, number[]>();
  for (const at of left) {
    for (const stem of subjects[at]?.stems ?? []) holders.set(stem, [...(holders.get(stem) ?? []), at]);
  }
  const most = Math.max(FEW, subjects.length * MAX_SHARE);
  let best: (Group & { readonly score: number }) | null = null;
  for (const [stem, members] of holders) {
    if (members.length < 2 || members.length > most) continue;
    const score = meanShared(members, shared) * Math.sqrt(members.length);
    if (best === null || score > best.score) best = { stem, members, score };
  }
  return best;
}

function meanShared(members: readonly number[], shared: SharedWeight): number {
  let [sum, pairs] = [0, 0];
  for (const [place, one] of members.entries()) {
    for (const other of members.slice(place + 1)) {
      sum += shared(one, other);
      pairs += 1;
    }
  }
  return sum / Math.max(1, pairs);
}

/** In graphemes. */
const MAX_TITLE = 60;

/** Returns a noun as most members write it, with the words around it that all of them have: "Wakhan road". */
function titleOf(members: readonly TopicWords<unknown>[], stem: string): string {
  const forms = members.flatMap(({ run }) => run.find((noun) => noun?.stem === stem)?.text ?? []);
  const counts = Map.groupBy(forms, (form) => form.toLowerCase());
  const usual = [...counts.values()].toSorted((a, b) => b.length - a.length)[0]?.[0];
  const run = members.map((one) => one.run).find((some) => some.some((noun) => noun?.text === usual)) ?? [];
  const isShared = (noun: Noun | null | undefined): boolean =>
    noun !== null && noun !== undefined && members.every(({ stems }) => stems.has(noun.stem));
  const at = run.findIndex((noun) => noun?.text === usual);
  let [from, to] = [at, at + 1];
  while (isShared(run[from - 1])) from -= 1;
  while (isShared(run[to])) to += 1;
  const words = run.slice(from, to).flatMap((noun) => noun?.text ?? []);
  const title = cut(words.join(' '), MAX_TITLE);
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}
