/** Finds what an official calls another side, where the ledger of the official's own side never called it so. */
import { wordSet } from '../language/word-set.ts';
import type { Party } from '../watchlist/schema.ts';
import { englishWords } from '../language/english/words.ts';
import { foldVariants } from '../language/fold.ts';
import type { LedgerRow } from '../model/index.ts';
import { type Before, type Ledger, sizeOf } from './ledger.ts';
import { beforeStatement } from './said-before.ts';
import { comparePlaces, isRead, rowAt } from './places.ts';
import { rowsWith } from './search.ts';

export type NewName = {
  readonly party: string;
  /** As written. */
  readonly name: string;
  /** The names it was called by before, the most frequent first; at most three. */
  readonly before: readonly string[];
};

type NamedSide = { readonly party: string; readonly name: string; readonly key: string };
type DatedStatement = Pick<LedgerRow, 'article' | 'saidOn' | 'reportedOn'>;
type SideName = { readonly party: string; readonly words: readonly string[] };

/** Nouns behind, and adjectives before, a party's name that make another name of it: "the Ruritanian regime", "so-called". */
const AFTER = wordSet(
  'government regime authorities administration rulers leadership militants insurgents terrorists group movement forces junta clique gang rebels fighters side',
);
const BEFORE = wordSet(
  'so-called interim caretaker illegitimate puppet terrorist brotherly friendly legitimate',
);
/** After one of these a capital or a country is a place, not a side. */
const PLACE = wordSet(
  'in to from at near into across inside within around visit visited visiting via outside',
);

/** So many statements must have named a side before a name of it is new. */
const MIN_NAMED = 5;
/** So many of the latest rows are looked through for what a side was called. */
const MAX_READ = 400;
const MAX_BEFORE = 3;

const compiled = new WeakMap<readonly Party[], ReadonlyMap<string, readonly SideName[]>>();

const wordsIn = (text: string): string[] =>
  englishWords(foldVariants(text)).flatMap(({ isWord, form }) =>
    isWord ? [form.text.replace(/'s$/u, '')] : [],
  );
const keyOf = (words: readonly string[]): string => words.join(' ').toLowerCase();

/** Returns the parties' English names by their first word, longest first. */
function namesByFirstWord(parties: readonly Party[]): ReadonlyMap<string, readonly SideName[]> {
  const known = compiled.get(parties);
  if (known !== undefined) return known;
  const all = parties.flatMap(({ id, name, names }) =>
    [name, ...(names['en'] ?? [])].map((each): SideName => ({ party: id, words: wordsIn(each) })),
  );
  const sorted = all.toSorted((one, other) => other.words.length - one.words.length);
  const found = Map.groupBy(sorted, ({ words }) => (words[0] ?? '').toLowerCase());
  compiled.set(parties, found);
  return found;
}

/** Returns every side that a text names, by the fullest name that stands there. */
function sidesNamedIn(text: string, parties: readonly Party[]): NamedSide[] {
  const words = wordsIn(text);
  const names = namesByFirstWord(parties);
  const found: NamedSide[] = [];
  for (let at = 0; at < words.length; at++) {
    const name = (names.get((words[at] ?? '').toLowerCase()) ?? []).find((each) => standsAt(each, words, at));
    if (name === undefined) continue;
    const named = namedSideAt(name, words, at);
    if (named !== null) found.push(named);
    at += name.words.length - 1;
  }
  return found;
}

/** Returns whether a name stands at a word, written as the watchlist writes it: "china" is no country. */
const standsAt = ({ words }: SideName, text: readonly string[], at: number): boolean =>
  words.every((word, index) => text[at + index]?.toLowerCase() === word.toLowerCase()) &&
  /^\p{Lu}/u.test(words[0] ?? '') === /^\p{Lu}/u.test(text[at] ?? '');

/** Returns the name with the words around it that belong to it, or null for a place. */
function namedSideAt(
  { party, words: own }: SideName,
  words: readonly string[],
  at: number,
): NamedSide | null {
  const before = words[at - 1]?.toLowerCase() ?? '';
  const after = words[at + own.length]?.toLowerCase() ?? '';
  const start = BEFORE.has(before) ? at - 1 : at;
  const end = at + own.length + (AFTER.has(after) ? 1 : 0);
  if (end - start === own.length && PLACE.has(before)) return null;
  const name = words.slice(start, end);
  return { party, name: name.join(' '), key: keyOf(name) };
}

/**
 * Finds a name for another side that is in none of the party's statements before.
 * @param ledger of the statement's own party
 * @param statement an official's; only verbatim words are the official's own
 * @returns null also where the side was hardly ever named before
 */
export function newNameIn(
  ledger: Ledger,
  statement: DatedStatement & Pick<LedgerRow, 'text' | 'wording' | 'party'>,
  parties: readonly Party[],
): NewName | null {
  if (statement.wording !== 'verbatim') return null;
  const before = beforeStatement(ledger, statement);
  for (const named of sidesNamedIn(statement.text, parties)) {
    if (named.party === statement.party || wasUsedBefore(ledger, before, named)) continue;
    const names = namesBefore(ledger, before, named.party, parties);
    if (names.length > 0) return { party: named.party, name: named.name, before: names };
  }
  return null;
}

/** So many rows are looked through at first for a name in just these words, and twice as many each time until it is found. */
const SOME_ROWS = 64;
/** What is not found in so many rows that hold all its words may still be in the rest: nothing is claimed then. */
const MAX_LOOKED_THROUGH = 4_096;

/** Returns whether an earlier row has the name; of a ledger with an index, as far as it is read, and notes what to read next. */
function wasUsedBefore(ledger: Ledger, before: Before, { key }: NamedSide): boolean {
  const places = rowsWith(ledger, key, (place) => before.isEarlier[place] === 1);
  const [read, unread] = [
    places.filter((place) => isRead(ledger, place)),
    places.filter((place) => !isRead(ledger, place)),
  ];
  const isUsedAt = (place: number): boolean =>
    ` ${keyOf(wordsIn(rowAt(ledger, place)?.text ?? ''))} `.includes(` ${key} `);
  if (read.some(isUsedAt)) return true;
  if (unread.length > 0 && read.length >= MAX_LOOKED_THROUGH) return true;
  for (const place of unread.slice(0, Math.max(SOME_ROWS, read.length))) rowAt(ledger, place);
  return false;
}

function namesBefore(ledger: Ledger, before: Before, party: string, parties: readonly Party[]): string[] {
  const counts = new Map<string, number>();
  for (const place of latestPlaces(ledger, before)) {
    for (const named of sidesNamedIn(rowAt(ledger, place)?.text ?? '', parties)) {
      if (named.party === party) counts.set(named.name, (counts.get(named.name) ?? 0) + 1);
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total < MIN_NAMED) return [];
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, MAX_BEFORE)
    .map(([name]) => name);
}

/** Returns the places of the last rows before a statement, in order. Those outside the index may stand anywhere among the others. */
function latestPlaces(ledger: Ledger, before: Before): number[] {
  const outside = ledger.rows.length;
  const found: number[] = [];
  for (let place = sizeOf(ledger) - 1; place >= 0 && found.length < MAX_READ + outside; place--) {
    if (before.isEarlier[place] === 1) found.push(place);
  }
  return found.toSorted((one, other) => comparePlaces(ledger, one, other)).slice(-MAX_READ);
}
