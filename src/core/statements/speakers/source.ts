import { atHome, bodyBefore, partyOfPlace } from './institutions.ts';
import { unreachable } from '../../model/result.ts';
import { outletAt, partyAt } from './directory.ts';
import { describe, partyIn, type Description, type OwnerParty } from './description.ts';
import { mentioned, partySpeaker, type Focus } from './antecedents.ts';
import { officeKey } from './office.ts';
import {
  bySurname,
  holderOf,
  introducedAs,
  partyOfNamesakes,
  sideOf,
  titleOf,
  whoIs,
  type Found,
} from './people.ts';
import { mentionsIn, type Mention, type Scene } from './article-names.ts';
import { unlistedId, type Count, type Who } from './resolved-speaker.ts';
import { ENDS_CORE, FILLERS, NOBODY, PRONOUNS } from './words.ts';

/** Words that introduce a source and are no part of it. */
const BEFORE_SOURCE = new Set(
  'according to by per from as and but while however meanwhile also later then so when quoting citing for'.split(
    ' ',
  ),
);

/** Longer sources are cut: a name is at their beginning. In words. */
const LONGEST_SOURCE = 60;

/** Who the words of a source mean; null where they can be nobody who speaks. */
export function whoIsSource(scene: Scene, focus: Focus, from: number, to: number): Who | null {
  const { tokens } = scene;
  let start = from;
  while (start < to && BEFORE_SOURCE.has(tokens[start]?.key ?? '')) start += 1;
  const first = tokens[start];
  if (first === undefined || start >= to) return null;
  const end = Math.min(to, start + LONGEST_SOURCE);
  const pronoun = PRONOUNS.get(first.key);
  if (pronoun !== undefined) return byPronoun(scene, focus, first.key, pronoun, start);
  if (NOBODY.has(first.key) && end - start <= 2) return null;
  return (
    jointly(scene, start, end) ??
    byName(scene, start, end) ??
    byDescription(scene, focus, start, end) ??
    byParty(scene, start, end) ??
    asWritten(scene, start, end)
  );
}

// --- pronouns -----------------------------------------------------------------------------------------

function byPronoun(scene: Scene, focus: Focus, key: string, count: Count, at: number): Who | null {
  if (key !== 'who' && key !== 'which') return focus.pronoun(count, at);
  const before = mentionsIn(scene, Math.max(0, at - LONGEST_SOURCE), at).at(-1);
  const isHere = before !== undefined && scene.sentences[before.from] === scene.sentences[at];
  return isHere && key === 'who' ? mentioned(scene, before) : focus.pronoun(count, at);
}

// --- names --------------------------------------------------------------------------------------------

/** "Wang Yi and Amir Khan Muttaqi", "China and Pakistan": one statement of two sides is neither's own. */
function jointly(scene: Scene, from: number, to: number): Who | null {
  const and = scene.tokens.slice(from, to).findIndex(({ key }) => key === 'and') + from;
  if (and <= from || and >= to - 1) return null;
  const [left, right] = [partyOfRange(scene, from, and), partyOfRange(scene, and + 1, to)];
  if (left === null || right === null || left === right) return null;
  return unlisted(scene, from, to, { party: null, certain: false, count: 'many' });
}

/** The party that a range names by itself or by one of its people. */
function partyOfRange(scene: Scene, from: number, to: number): string | null {
  return ownerParty(scene)(from, to) ?? partyIn(scene, from, to).party;
}

function ownerParty(scene: Scene): OwnerParty {
  return (from, to) => {
    const [mention] = mentionsIn(scene, from, to);
    return mention === undefined ? null : (mentioned(scene, mention)?.party ?? null);
  };
}

/** The person that the source is, and not whom it only speaks of: "Li's spokesman", "a spokesman for Li". */
function byName(scene: Scene, from: number, to: number): Who | null {
  const mention = mentionsIn(scene, from, to).find((mention) => isSourceItself(scene, mention, from));
  if (mention === undefined) return null;
  const { person, description, keys } = mention;
  if (person !== null) return whoIs(scene, { person, certain: true });
  const known = mentioned(scene, mention) ?? (keys.length === 1 ? surname(scene, mention) : null);
  if (known !== null) return known;
  const name = scene.tokens
    .slice(mention.to - keys.length, mention.to)
    .map(({ text }) => text)
    .join(' ');
  const id = unlistedId(name);
  const namesakes = keys.length === 1 && description === null ? partyOfNamesakes(scene, keys[0] ?? '') : null;
  const party = description === null ? namesakes : sideOf(scene, description);
  const role = description === null ? null : titleOf(scene, description);
  return id === null
    ? null
    : { speaker: { id, name, role }, party, certain: namesakes === null, count: 'one', carrier: null };
}

/** Somebody whom the article names in full, though it doesn't say who he is. */
function surname(scene: Scene, mention: Mention): Who | null {
  const found = bySurname(scene, mention);
  return found === null ? null : whoIs(scene, found);
}

function isSourceItself({ tokens }: Scene, { from, to }: Mention, source: number): boolean {
  const last = tokens[to - 1];
  if (last === undefined || last.possessive) return false;
  // "Kabul University", "Haqqani network spokesman": the name belongs to what follows.
  const before = tokens[from - 1];
  return (
    from <= source || before === undefined || !ENDS_CORE.has(before.key) || !(tokens[from]?.joined ?? false)
  );
}

function byParty(scene: Scene, from: number, to: number): Who | null {
  const { cast, tokens, day } = scene;
  let start = from;
  while (start < to && FILLERS.has(tokens[start]?.key ?? '')) start += 1;
  const match = partyAt(cast, tokens, start, day);
  const after = start + (match?.length ?? 0);
  const party = match?.party === null || match === null ? undefined : cast.parties.get(match.party);
  const isAll =
    after >= to ||
    !(tokens[after]?.joined ?? false) ||
    ENDS_CORE.has(tokens[after]?.key ?? '') ||
    tokens[after]?.key === 'also';
  if (party === undefined || !isAll || tokens[after - 1]?.possessive === true) return null;
  const who = partySpeaker(party);
  return match?.adjective === true ? { ...who, certain: false } : who;
}

/** Nobody known: the source's own words are the name. */
function asWritten(scene: Scene, from: number, to: number): Who | null {
  const outlet = outletAt(scene.cast, scene.tokens, from + (scene.tokens[from]?.key === 'the' ? 1 : 0)) > 0;
  return unlisted(scene, from, coreOf(scene, from, to), {
    party: null,
    certain: outlet,
    count: outlet ? 'body' : 'one',
    carrier: outlet ? 'outlet' : null,
  });
}

function coreOf({ tokens }: Scene, from: number, to: number): number {
  let end = from + 1;
  while (end < to && tokens[end]?.joined === true && !ENDS_CORE.has(tokens[end]?.key ?? '')) end += 1;
  return end;
}

function unlisted(
  { article, tokens }: Scene,
  from: number,
  to: number,
  rest: Pick<Who, 'party' | 'certain' | 'count'> & {
    readonly carrier?: Who['carrier'];
    readonly role?: string;
  },
): Who | null {
  let start = from;
  while (start < to - 1 && /^(?:the|an?|some|and|both)$/u.test(tokens[start]?.key ?? '')) start += 1;
  const name = article.text
    .slice(tokens[start]?.start ?? 0, tokens[to - 1]?.end ?? 0)
    .replace(/\s+/gu, ' ')
    .slice(0, 120);
  const id = unlistedId(name);
  if (id === null) return null;
  const { carrier = null, role = null, ...kept } = rest;
  return { ...kept, carrier, speaker: { id, name, role } };
}

// --- descriptions -------------------------------------------------------------------------------------

function byDescription(scene: Scene, focus: Focus, from: number, to: number): Who | null {
  const description = describe(scene, from, to, ownerParty(scene));
  if (description === null || !description.whole) return null;
  const context = { scene, focus, from, to };
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
      return unlisted(scene, from, context.to, OUTLET);
    default:
      return unreachable(description.category);
  }
}

const OUTLET = { party: null, certain: true, count: 'body', carrier: 'outlet' } as const;

type Context = { readonly scene: Scene; readonly focus: Focus; readonly from: number; readonly to: number };

function officer(context: Context, description: Description): Who | null {
  const { scene, focus, from } = context;
  const { plural, indefinite, foreign, former, category } = description;
  if (former) return anonymous(context, description, null);
  const party = partyOf(context, description);
  if (plural || indefinite || foreign) return anonymous(context, description, party);
  const found = introduced(context, description) ?? holder(context, description, party);
  if (found !== null) return whoIs(scene, found);
  if (category === 'staff' && party === null) return focus.pronoun('one', from);
  const only = party === null ? onlyHolder(scene, description) : null;
  return only ?? anonymous(context, description, party);
}

/** Whom the article introduced in the office. At home, an office without a country is not a later guest's. */
function introduced(context: Context, description: Description): Found | null {
  const { scene, from } = context;
  const { party, head } = description;
  if (head === 'counterpart' || head === 'colleague') return counterpart(context, party);
  return introducedAs(scene, description, from, party, party !== null || atHome(scene) === null);
}

function holder(context: Context, description: Description, party: string | null): Found | null {
  return party === null ? null : holderOf(context.scene, wordsOf(context, description), party);
}

/** "The foreign minister" of an article that names none: who holds it, where one person of all parties does. */
function onlyHolder(scene: Scene, { words }: Description): Who | null {
  const found = [...scene.cast.parties.keys()].flatMap((party) => holderOf(scene, words, party) ?? []);
  const [only, other] = found;
  return only === undefined || other !== undefined ? null : whoIs(scene, { ...only, certain: false });
}

/** "His Chinese counterpart": the last person of that side, or of another side than the last speaker's. */
function counterpart({ scene, focus, from }: Context, party: string | null): Found | null {
  const speaker = focus.last();
  const found = scene.people
    .filter(({ introduced }) => (introduced[0] ?? Infinity) < from)
    .findLast((person) => {
      const who = whoIs(scene, { person, certain: true });
      if (who === null || who.party === null || who.speaker.id === speaker?.speaker.id) return false;
      return party === null ? who.party !== speaker?.party : who.party === party;
    });
  return found === undefined ? null : { person: found, certain: party !== null };
}

/** "The ministry's spokesman" is the foreign ministry's where that is the ministry of the article. */
function wordsOf({ scene, from }: Context, { words, of, party }: Description): ReadonlySet<string> {
  const head = of?.head ?? (words.has('ministry') ? 'ministry' : null);
  if (head === null || party !== null || words.size > 2) return words;
  return new Set([...words, ...(bodyBefore(scene, from, head)?.description.words ?? [])]);
}

/** The party of a description: its own, or that of what it belongs to in this article. */
function partyOf(context: Context, description: Description): string | null {
  const { party, foreign, of } = description;
  if (party !== null || foreign) return party;
  if (of !== null) return partyOfBody(context, of);
  const hasOwner = /^(?:his|her|its|their)$/u.test(context.scene.tokens[description.from]?.key ?? '');
  const isOwn = hasOwner && description.head !== 'counterpart';
  return isOwn
    ? (context.focus.last()?.party ?? null)
    : partyOfPlace(context.scene, description, context.from);
}

/** With all that is said of him up to a comma: "a professor at Karsund University". */
function phraseEnd({ tokens }: Scene, from: number, to: number): number {
  let end = from + 1;
  while (
    end < to &&
    end - from < LONGEST_PHRASE &&
    tokens[end]?.joined === true &&
    !/^(?:who|which|that|said|says)$/u.test(tokens[end]?.key ?? '')
  )
    end += 1;
  return end;
}

/** In words. */
const LONGEST_PHRASE = 10;

/** Somebody without a name: an office's own id where the side is known. */
function anonymous(context: Context, description: Description, party: string | null): Who | null {
  const { scene, from, to } = context;
  const { plural, former, category } = description;
  const words = wordsOf(context, description);
  const count = plural ? 'many' : 'one';
  if (party === null || plural || category !== 'office' || former) {
    return unlisted(scene, from, phraseEnd(scene, from, to), { party, certain: false, count });
  }
  const key = `${party}-${officeKey(words)}`;
  const isVoice = words.has('spokesperson') || !description.indefinite;
  const title = scene.cast.titles.get(key) ?? titleOf(scene, description);
  return {
    speaker: { id: `~${key}`, name: title, role: title },
    party,
    certain: isVoice,
    count,
    carrier: null,
  };
}

// --- institutions, sides, documents -------------------------------------------------------------------

function partyOfBody({ scene, from }: Context, { head, party }: Description): string | null {
  return party ?? bodyBefore(scene, from, head)?.description.party ?? atHome(scene);
}

function body(context: Context, description: Description): Who | null {
  const { scene, focus, from, to } = context;
  const { category, foreign, plural } = description;
  if (plural && description.head !== 'authorities') {
    return unlisted(scene, from, to, { party: description.party, certain: false, count: 'many' });
  }
  if (foreign) return unlisted(scene, from, to, { party: null, certain: false, count: 'body' });
  const own = description.party ?? ownedParty(context, description);
  if (own !== null) return institution(scene, description, own, true);
  const before = category === 'group' ? undefined : bodyBefore(scene, from, description.head);
  if (before?.description.party !== undefined && before.description.party !== null) {
    const isOnly =
      new Set((scene.bodiesOf.get(description.head) ?? []).map(({ description }) => description.party))
        .size === 1;
    return institution(scene, before.description, before.description.party, isOnly);
  }
  const home = category === 'group' ? null : atHome(scene);
  if (home !== null) return institution(scene, description, home, scene.publisher !== null);
  const last = focus.pronoun('body', from);
  if (category !== 'institution' && last !== null) return { ...last, certain: false };
  return unlisted(scene, from, to, { party: null, certain: false, count: 'body' });
}

function ownedParty(context: Context, description: Description): string | null {
  if (description.of !== null) return partyOfBody(context, description.of);
  const isOwn = /^(?:his|her|its|their)$/u.test(context.scene.tokens[description.from]?.key ?? '');
  return isOwn ? (context.focus.last()?.party ?? null) : null;
}

function institution(scene: Scene, description: Description, party: string, certain: boolean): Who | null {
  const side = scene.cast.parties.get(party);
  if (side === undefined) return null;
  if (description.category !== 'institution') return { ...partySpeaker(side), certain };
  const key = `${party}-${officeKey(description.words)}`;
  const name = scene.cast.titles.get(key) ?? titleOf(scene, description);
  return { speaker: { id: `~${key}`, name, role: null }, party, certain, count: 'body', carrier: null };
}

/** A readout or statement speaks for whoever issued it; "the statement" for whoever was last heard. */
function document(context: Context, description: Description): Who | null {
  const { scene, focus, from, to } = context;
  const named = description.indefinite ? undefined : bodyBefore(scene, from, description.head);
  const party = description.party ?? ownedParty(context, description) ?? named?.description.party ?? null;
  const side = party === null ? undefined : scene.cast.parties.get(party);
  const issuer =
    description.of === null || party === null ? null : institution(scene, description.of, party, true);
  if (side !== undefined) return { ...(issuer ?? partySpeaker(side)), carrier: 'document' };
  const last = focus.last();
  if (last !== null && !description.foreign && !description.indefinite)
    return { ...last, certain: false, carrier: 'document' };
  const publisher = description.foreign ? null : scene.cast.parties.get(scene.publisher ?? '');
  if (publisher !== undefined && publisher !== null)
    return { ...partySpeaker(publisher), carrier: 'document' };
  return unlisted(scene, from, to, { party: null, certain: false, count: 'body', carrier: 'document' });
}
