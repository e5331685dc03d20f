import { homeParty, institutionBefore, partyOfPlace } from './institutions.ts';
import { unreachable } from '../../model/result.ts';
import { outletAt, partyAt } from './directory.ts';
import { describe, partyIn, type Description, type OwnerParty } from './description.ts';
import { mentioned, partySpeaker, type Antecedents } from './antecedents.ts';
import { officeKey } from './office.ts';
import {
  bySurname,
  holderOf,
  introducedAs,
  partyOfNamesakes,
  sideOf,
  titleOf,
  resolvePerson,
  type PersonMatch,
} from './resolve-person.ts';
import { mentionsIn, type Mention, type ArticleMentions } from './article-mentions.ts';
import { unlistedId, type Referent, type ResolvedSpeaker } from './resolved-speaker.ts';
import { ENDS_CORE, FILLERS, NOBODY, PRONOUNS } from './noun-categories.ts';

/** Words that introduce a source and are no part of it. */
const BEFORE_SOURCE = new Set(
  'according to by per from as and but while however meanwhile also later then so when quoting citing for'.split(
    ' ',
  ),
);

/** Longer sources are cut: a name is at their beginning. In words. */
const MAX_SOURCE_WORDS = 60;

/** Who the words of a source mean; null where they can be nobody who speaks. */
export function resolveSource(
  mentions: ArticleMentions,
  antecedents: Antecedents,
  from: number,
  to: number,
): ResolvedSpeaker | null {
  const { tokens } = mentions;
  let start = from;
  while (start < to && BEFORE_SOURCE.has(tokens[start]?.key ?? '')) start += 1;
  const first = tokens[start];
  if (first === undefined || start >= to) return null;
  const end = Math.min(to, start + MAX_SOURCE_WORDS);
  const pronoun = PRONOUNS.get(first.key);
  if (pronoun !== undefined) return byPronoun(mentions, antecedents, first.key, pronoun, start);
  if (NOBODY.has(first.key) && end - start <= 2) return null;
  return (
    jointly(mentions, start, end) ??
    byName(mentions, start, end) ??
    byDescription(mentions, antecedents, start, end) ??
    byParty(mentions, start, end) ??
    asWritten(mentions, start, end)
  );
}

// --- pronouns -----------------------------------------------------------------------------------------

function byPronoun(
  mentions: ArticleMentions,
  antecedents: Antecedents,
  key: string,
  count: Referent,
  at: number,
): ResolvedSpeaker | null {
  if (key !== 'who' && key !== 'which') return antecedents.pronoun(count, at);
  const before = mentionsIn(mentions, Math.max(0, at - MAX_SOURCE_WORDS), at).at(-1);
  const isHere = before !== undefined && mentions.sentences[before.from] === mentions.sentences[at];
  return isHere && key === 'who' ? mentioned(mentions, before) : antecedents.pronoun(count, at);
}

// --- names --------------------------------------------------------------------------------------------

/** "Wang Yi and Amir Khan Muttaqi", "China and Pakistan": one statement of two sides is neither's own. */
function jointly(mentions: ArticleMentions, from: number, to: number): ResolvedSpeaker | null {
  const and = mentions.tokens.slice(from, to).findIndex(({ key }) => key === 'and') + from;
  if (and <= from || and >= to - 1) return null;
  const [left, right] = [partyOfRange(mentions, from, and), partyOfRange(mentions, and + 1, to)];
  if (left === null || right === null || left === right) return null;
  return unlisted(mentions, from, to, { party: null, certain: false, count: 'many' });
}

/** The party that a range names by itself or by one of its people. */
function partyOfRange(mentions: ArticleMentions, from: number, to: number): string | null {
  return ownerParty(mentions)(from, to) ?? partyIn(mentions, from, to).party;
}

function ownerParty(mentions: ArticleMentions): OwnerParty {
  return (from, to) => {
    const [mention] = mentionsIn(mentions, from, to);
    return mention === undefined ? null : (mentioned(mentions, mention)?.party ?? null);
  };
}

/** The person that the source is, and not whom it only speaks of: "Li's spokesman", "a spokesman for Li". */
function byName(mentions: ArticleMentions, from: number, to: number): ResolvedSpeaker | null {
  const mention = mentionsIn(mentions, from, to).find((mention) => isSourceItself(mentions, mention, from));
  if (mention === undefined) return null;
  const { person, description, keys } = mention;
  if (person !== null) return resolvePerson(mentions, { person, certain: true });
  const known = mentioned(mentions, mention) ?? (keys.length === 1 ? surname(mentions, mention) : null);
  if (known !== null) return known;
  const name = mentions.tokens
    .slice(mention.to - keys.length, mention.to)
    .map(({ text }) => text)
    .join(' ');
  const id = unlistedId(name);
  const namesakes =
    keys.length === 1 && description === null ? partyOfNamesakes(mentions, keys[0] ?? '') : null;
  const party = description === null ? namesakes : sideOf(mentions, description);
  const role = description === null ? null : titleOf(mentions, description);
  return id === null
    ? null
    : { speaker: { id, name, role }, party, certain: namesakes === null, count: 'one', relay: null };
}

/** Somebody whom the article names in full, though it doesn't say who he is. */
function surname(mentions: ArticleMentions, mention: Mention): ResolvedSpeaker | null {
  const found = bySurname(mentions, mention);
  return found === null ? null : resolvePerson(mentions, found);
}

function isSourceItself({ tokens }: ArticleMentions, { from, to }: Mention, source: number): boolean {
  const last = tokens[to - 1];
  if (last === undefined || last.possessive) return false;
  // "Kabul University", "Haqqani network spokesman": the name belongs to what follows.
  const before = tokens[from - 1];
  return (
    from <= source || before === undefined || !ENDS_CORE.has(before.key) || !(tokens[from]?.joined ?? false)
  );
}

function byParty(mentions: ArticleMentions, from: number, to: number): ResolvedSpeaker | null {
  const { directory, tokens, day } = mentions;
  let start = from;
  while (start < to && FILLERS.has(tokens[start]?.key ?? '')) start += 1;
  const match = partyAt(directory, tokens, start, day);
  const after = start + (match?.length ?? 0);
  const party = match?.party === null || match === null ? undefined : directory.parties.get(match.party);
  const isAll =
    after >= to ||
    !(tokens[after]?.joined ?? false) ||
    ENDS_CORE.has(tokens[after]?.key ?? '') ||
    tokens[after]?.key === 'also';
  if (party === undefined || !isAll || tokens[after - 1]?.possessive === true) return null;
  const resolved = partySpeaker(party);
  return match?.adjective === true ? { ...resolved, certain: false } : resolved;
}

/** Nobody known: the source's own words are the name. */
function asWritten(mentions: ArticleMentions, from: number, to: number): ResolvedSpeaker | null {
  const outlet =
    outletAt(mentions.directory, mentions.tokens, from + (mentions.tokens[from]?.key === 'the' ? 1 : 0)) > 0;
  return unlisted(mentions, from, coreOf(mentions, from, to), {
    party: null,
    certain: outlet,
    count: outlet ? 'institution' : 'one',
    relay: outlet ? 'outlet' : null,
  });
}

function coreOf({ tokens }: ArticleMentions, from: number, to: number): number {
  let end = from + 1;
  while (end < to && tokens[end]?.joined === true && !ENDS_CORE.has(tokens[end]?.key ?? '')) end += 1;
  return end;
}

function unlisted(
  { article, tokens }: ArticleMentions,
  from: number,
  to: number,
  rest: Pick<ResolvedSpeaker, 'party' | 'certain' | 'count'> & {
    readonly relay?: ResolvedSpeaker['relay'];
    readonly role?: string;
  },
): ResolvedSpeaker | null {
  let start = from;
  while (start < to - 1 && /^(?:the|an?|some|and|both)$/u.test(tokens[start]?.key ?? '')) start += 1;
  const name = article.text
    .slice(tokens[start]?.start ?? 0, tokens[to - 1]?.end ?? 0)
    .replace(/\s+/gu, ' ')
    .slice(0, 120);
  const id = unlistedId(name);
  if (id === null) return null;
  const { relay = null, role = null, ...kept } = rest;
  return { ...kept, relay, speaker: { id, name, role } };
}

// --- descriptions -------------------------------------------------------------------------------------

function byDescription(
  mentions: ArticleMentions,
  antecedents: Antecedents,
  from: number,
  to: number,
): ResolvedSpeaker | null {
  const description = describe(mentions, from, to, ownerParty(mentions));
  if (description === null || !description.whole) return null;
  const context = { mentions, antecedents, from, to };
  switch (description.category) {
    case 'office':
    case 'staff':
      return officer(context, description);
    case 'civil':
      return anonymous(context, description, null);
    case 'institution':
    case 'whole':
    case 'group':
      return body(context, description);
    case 'document':
      return document(context, description);
    case 'outlet':
      return unlisted(mentions, from, context.to, OUTLET);
    default:
      return unreachable(description.category);
  }
}

const OUTLET = { party: null, certain: true, count: 'institution', relay: 'outlet' } as const;

type Context = {
  readonly mentions: ArticleMentions;
  readonly antecedents: Antecedents;
  readonly from: number;
  readonly to: number;
};

function officer(context: Context, description: Description): ResolvedSpeaker | null {
  const { mentions, antecedents, from } = context;
  const { plural, indefinite, foreign, former, category } = description;
  if (former) return anonymous(context, description, null);
  const party = partyOf(context, description);
  if (plural || indefinite || foreign) return anonymous(context, description, party);
  const found = introduced(context, description) ?? holder(context, description, party);
  if (found !== null) return resolvePerson(mentions, found);
  if (category === 'staff' && party === null) return antecedents.pronoun('one', from);
  const only = party === null ? onlyHolder(mentions, description) : null;
  return only ?? anonymous(context, description, party);
}

/** Whom the article introduced in the office. At home, an office without a country is not a later guest's. */
function introduced(context: Context, description: Description): PersonMatch | null {
  const { mentions, from } = context;
  const { party, head } = description;
  if (head === 'counterpart' || head === 'colleague') return counterpart(context, party);
  return introducedAs(mentions, description, from, party, party !== null || homeParty(mentions) === null);
}

function holder(context: Context, description: Description, party: string | null): PersonMatch | null {
  return party === null ? null : holderOf(context.mentions, wordsOf(context, description), party);
}

/** "The foreign minister" of an article that names none: who holds it, where one person of all parties does. */
function onlyHolder(mentions: ArticleMentions, { words }: Description): ResolvedSpeaker | null {
  const found = [...mentions.directory.parties.keys()].flatMap(
    (party) => holderOf(mentions, words, party) ?? [],
  );
  const [only, other] = found;
  return only === undefined || other !== undefined
    ? null
    : resolvePerson(mentions, { ...only, certain: false });
}

/** "His Chinese counterpart": the last person of that side, or of another side than the last speaker's. */
function counterpart({ mentions, antecedents, from }: Context, party: string | null): PersonMatch | null {
  const speaker = antecedents.last();
  const found = mentions.people
    .filter(({ introduced }) => (introduced[0] ?? Infinity) < from)
    .findLast((person) => {
      const resolved = resolvePerson(mentions, { person, certain: true });
      if (resolved === null || resolved.party === null || resolved.speaker.id === speaker?.speaker.id)
        return false;
      return party === null ? resolved.party !== speaker?.party : resolved.party === party;
    });
  return found === undefined ? null : { person: found, certain: party !== null };
}

/** "The ministry's spokesman" is the foreign ministry's where that is the ministry of the article. */
function wordsOf({ mentions, from }: Context, { words, of, party }: Description): ReadonlySet<string> {
  const head = of?.head ?? (words.has('ministry') ? 'ministry' : null);
  if (head === null || party !== null || words.size > 2) return words;
  return new Set([...words, ...(institutionBefore(mentions, from, head)?.description.words ?? [])]);
}

/** The party of a description: its own, or that of what it belongs to in this article. */
function partyOf(context: Context, description: Description): string | null {
  const { party, foreign, of } = description;
  if (party !== null || foreign) return party;
  if (of !== null) return partyOfInstitution(context, of);
  const hasOwner = /^(?:his|her|its|their)$/u.test(context.mentions.tokens[description.from]?.key ?? '');
  const isOwn = hasOwner && description.head !== 'counterpart';
  return isOwn
    ? (context.antecedents.last()?.party ?? null)
    : partyOfPlace(context.mentions, description, context.from);
}

/** With all that is said of him up to a comma: "a professor at Karsund University". */
function phraseEnd({ tokens }: ArticleMentions, from: number, to: number): number {
  let end = from + 1;
  while (
    end < to &&
    end - from < MAX_PHRASE_WORDS &&
    tokens[end]?.joined === true &&
    !/^(?:who|which|that|said|says)$/u.test(tokens[end]?.key ?? '')
  )
    end += 1;
  return end;
}

/** In words. */
const MAX_PHRASE_WORDS = 10;

/** Somebody without a name: an office's own id where the side is known. */
function anonymous(context: Context, description: Description, party: string | null): ResolvedSpeaker | null {
  const { mentions, from, to } = context;
  const { plural, former, category } = description;
  const words = wordsOf(context, description);
  const count = plural ? 'many' : 'one';
  if (party === null || plural || category !== 'office' || former) {
    return unlisted(mentions, from, phraseEnd(mentions, from, to), { party, certain: false, count });
  }
  const key = `${party}-${officeKey(words)}`;
  const isVoice = words.has('spokesperson') || !description.indefinite;
  const title = mentions.directory.titles.get(key) ?? titleOf(mentions, description);
  return {
    speaker: { id: `~${key}`, name: title, role: title },
    party,
    certain: isVoice,
    count,
    relay: null,
  };
}

// --- institutions, sides, documents -------------------------------------------------------------------

function partyOfInstitution({ mentions, from }: Context, { head, party }: Description): string | null {
  return party ?? institutionBefore(mentions, from, head)?.description.party ?? homeParty(mentions);
}

function body(context: Context, description: Description): ResolvedSpeaker | null {
  const { mentions, antecedents, from, to } = context;
  const { category, foreign, plural } = description;
  if (plural && description.head !== 'authorities') {
    return unlisted(mentions, from, to, { party: description.party, certain: false, count: 'many' });
  }
  if (foreign) return unlisted(mentions, from, to, { party: null, certain: false, count: 'institution' });
  const own = description.party ?? ownedParty(context, description);
  if (own !== null) return institution(mentions, description, own, true);
  const before = category === 'group' ? undefined : institutionBefore(mentions, from, description.head);
  if (before?.description.party !== undefined && before.description.party !== null) {
    const isOnly =
      new Set(
        (mentions.institutionsByNoun.get(description.head) ?? []).map(({ description }) => description.party),
      ).size === 1;
    return institution(mentions, before.description, before.description.party, isOnly);
  }
  const home = category === 'group' ? null : homeParty(mentions);
  if (home !== null) return institution(mentions, description, home, mentions.publisher !== null);
  const last = antecedents.pronoun('institution', from);
  if (category !== 'institution' && last !== null) return { ...last, certain: false };
  return unlisted(mentions, from, to, { party: null, certain: false, count: 'institution' });
}

function ownedParty(context: Context, description: Description): string | null {
  if (description.of !== null) return partyOfInstitution(context, description.of);
  const isOwn = /^(?:his|her|its|their)$/u.test(context.mentions.tokens[description.from]?.key ?? '');
  return isOwn ? (context.antecedents.last()?.party ?? null) : null;
}

function institution(
  mentions: ArticleMentions,
  description: Description,
  party: string,
  certain: boolean,
): ResolvedSpeaker | null {
  const side = mentions.directory.parties.get(party);
  if (side === undefined) return null;
  if (description.category !== 'institution') return { ...partySpeaker(side), certain };
  const key = `${party}-${officeKey(description.words)}`;
  const name = mentions.directory.titles.get(key) ?? titleOf(mentions, description);
  return { speaker: { id: `~${key}`, name, role: null }, party, certain, count: 'institution', relay: null };
}

/** A readout or statement speaks for whoever issued it; "the statement" for whoever was last heard. */
function document(context: Context, description: Description): ResolvedSpeaker | null {
  const { mentions, antecedents, from, to } = context;
  const named = description.indefinite ? undefined : institutionBefore(mentions, from, description.head);
  const party = description.party ?? ownedParty(context, description) ?? named?.description.party ?? null;
  const side = party === null ? undefined : mentions.directory.parties.get(party);
  const issuer =
    description.of === null || party === null ? null : institution(mentions, description.of, party, true);
  if (side !== undefined) return { ...(issuer ?? partySpeaker(side)), relay: 'document' };
  const last = antecedents.last();
  if (last !== null && !description.foreign && !description.indefinite)
    return { ...last, certain: false, relay: 'document' };
  const publisher = description.foreign ? null : mentions.directory.parties.get(mentions.publisher ?? '');
  if (publisher !== undefined && publisher !== null) return { ...partySpeaker(publisher), relay: 'document' };
  return unlisted(mentions, from, to, {
    party: null,
    certain: false,
    count: 'institution',
    relay: 'document',
  });
}
