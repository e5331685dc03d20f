import { foldForPhrases } from '../language/fold.ts';
import { hash } from '../model/ids.ts';
import type { Watchlist } from './schema.ts';
import { blankPhrase, compilePhrase, hasPhrase, type Phrase } from '../language/phrases.ts';

/** The subject of a watchlist, in the pattern language of `phrases`. */
type SubjectPhrases = {
  /** At least one phrase of each group must stand in one text. */
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
  /** Names that only look like the subject: they are blanked before anything else is matched. */
  readonly ignore: readonly string[];
};

/** A party with its names by language. */
type NamedParty = { readonly id: string; readonly names: Readonly<Record<string, readonly string[]>> };

/** The groups of the subject that a text names, by their places in `all`. */
export type NamedGroups = ReadonlySet<number>;

/** The subject of a watchlist as a test of texts. */
export type Subject = {
  /** Names the subject by its content: with another name, another part of a page may be on it. */
  readonly name: string;
  /**
   * Says whether an article is on the subject.
   * @param texts first headline and summary, joined; then each block of the article, if they are known. All groups must
   *   meet in one of them: two words far apart in a long page are no subject. A `none` phrase in the first text excludes
   *   the article, in a block only that block.
   * @param party whose own text it is: such a text counts as naming that side
   */
  readonly isMet: (texts: readonly string[], party?: string | null) => boolean;
  readonly groups: readonly number[];
  /** Returns the groups that a text names, or null for one that a `none` phrase excludes. */
  readonly groupsIn: (text: string) => NamedGroups | null;
  /** Returns the groups that the texts of a party name by being its own. */
  readonly groupsOf: (party: string | null) => NamedGroups;
  /** Says whether some groups are all of the subject together. */
  readonly isAll: (...named: readonly NamedGroups[]) => boolean;
};

/** A watchlist is one object as long as it stays the same, so its subject is compiled once. */
const compiled = new WeakMap<object, Subject>();

export function subjectOf(watchlist: Pick<Watchlist, 'subject' | 'parties'>): Subject {
  const subject = compiled.get(watchlist) ?? compileSubject(watchlist.subject, watchlist.parties);
  compiled.set(watchlist, subject);
  return subject;
}

/** Compiles the subject of a watchlist; keep the result as long as the watchlist. */
export function compileSubject(phrases: SubjectPhrases, parties: readonly NamedParty[] = []): Subject {
  const { all, none, ignore } = phrases;
  const groups = all.map((group) => group.map(compilePhrase));
  const excluded = none.map(compilePhrase);
  const ignored = ignore.map(compilePhrase);
  const groupsOfParties = new Map(parties.map((party) => [party.id, groupsOfParty(party, groups)]));

  const groupsIn = (text: string): NamedGroups | null => {
    const folded = foldWithout(ignored, text);
    return hasAny(excluded, folded) ? null : named(groups, folded);
  };
  const groupsOf = (party: string | null): NamedGroups => groupsOfParties.get(party ?? '') ?? NO_GROUPS;
  const isAll = (...parts: readonly NamedGroups[]): boolean =>
    groups.every((_, group) => parts.some((part) => part.has(group)));
  const isMet = (texts: readonly string[], party: string | null = null): boolean => {
    const [lead = '', ...blocks] = texts;
    const [own, inLead] = [groupsOf(party), groupsIn(lead)];
    if (inLead === null) return false;
    if (isAll(inLead, own)) return true;
    return blocks.some((block) => {
      const inBlock = groupsIn(block);
      return inBlock !== null && isAll(inBlock, own);
    });
  };
  const name = hash(JSON.stringify([phrases, parties.map(({ id, names }) => [id, names])])).slice(0, 8);
  return { name, groups: [...all.keys()], isMet, groupsIn, groupsOf, isAll };
}

type CompiledGroups = readonly (readonly Phrase[])[];

const NO_GROUPS: NamedGroups = new Set();

const hasAny = (phrases: readonly Phrase[], folded: string): boolean =>
  phrases.some((phrase) => hasPhrase(phrase, folded));

const named = (groups: CompiledGroups, folded: string): NamedGroups =>
  new Set(groups.flatMap((group, at) => (hasAny(group, folded) ? [at] : [])));

/**
 * Finds the groups that stand for a party: those that hold most of its names in some language. A single name does not count,
 * for "Mission in Afghanistan" is no name of the Afghan side.
 */
function groupsOfParty({ names }: NamedParty, groups: CompiledGroups): NamedGroups {
  const folded = Object.values(names).map((ofLanguage) => ofLanguage.map(foldForPhrases));
  const isMost = (group: readonly Phrase[]): boolean =>
    folded.some((all) => 2 * all.filter((name) => hasAny(group, name)).length > all.length);
  return new Set(groups.flatMap((group, at) => (isMost(group) ? [at] : [])));
}

function foldWithout(ignored: readonly Phrase[], text: string): string {
  return ignored.reduce((rest, phrase) => blankPhrase(phrase, rest), foldForPhrases(text));
}
