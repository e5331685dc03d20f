/** Finds which of those who met some words of an account name: by a name, an office, a pronoun, or as the other one's guest. */
import type { MeetingMention, Speaker } from '../model/index.ts';
import { isModal } from '../language/english/verb-forms.ts';
import { isWithin } from '../language/quotations.ts';
import { wordSet } from '../language/word-set.ts';
import { resolveMention } from '../statements/speakers/antecedents.ts';
import { type ArticleMentions, type Mention, mentionsIn } from '../statements/speakers/article-mentions.ts';
import { type Description, readDescription } from '../statements/speakers/description.ts';
import { partyAt } from '../statements/speakers/directory-lookup.ts';
import { titleStart } from '../statements/speakers/name-titles.ts';
import { tokensOfName } from '../statements/speakers/name-tokens.ts';
import { officeWords } from '../statements/speakers/office.ts';
import { categoryOf } from '../statements/speakers/title-words.ts';
import { endOfOwnCountry, headOfWhat, holderOf, isCalled, lengthOfCountry, sideByNoun } from './offices.ts';

export type MeetingSpeaker = {
  readonly speaker: Speaker;
  readonly side: string;
  /** Somebody of the side, by an office alone: "the Torvalan Minister". */
  readonly isUnnamed?: true;
};
type Pronoun = 'he' | 'she';

/** Who is known to be "he" and "she" so far in the account, by the speaker's id. */
export type KnownPronouns = Map<string, Pronoun>;

export type SpeakerReading = {
  readonly mentions: ArticleMentions;
  readonly meeting: MeetingMention;
  readonly pronouns: KnownPronouns;
  /** Who spoke last in the paragraph, or null. */
  readonly holder: MeetingSpeaker | null;
  /** Who spoke last in the paragraphs before, at the head of one where nobody has spoken yet; else null. */
  readonly earlier: MeetingSpeaker | null;
  /** The person to whom a statement found there was given, or null. */
  readonly found: MeetingSpeaker | null;
};

/** Nouns for who is at another one's place, and for whose place it is. */
const GUESTS = wordSet('guest guests visitor visitors');
const HOSTS = wordSet('host hosts');
/** Nouns for somebody by whom they speak with. */
const PARTNERS = wordSet('colleague counterpart interlocutor');
const MAX_TITLE = 6;

/** Reads the name that begins at a token, at its last word. */
export function namedFrom(reading: SpeakerReading, from: number, to: number): MeetingSpeaker | null {
  const phrase = phraseAt(reading, from, to);
  if (phrase !== null) return phrase.speaker;
  for (let at = from; at < Math.min(to, from + MAX_TITLE); at += 1) {
    const found = namedAt(reading, at, from);
    if (found !== null) return found;
  }
  return null;
}

export type NamedPhrase = {
  readonly speaker: MeetingSpeaker;
  /** The token behind it. */
  readonly end: number;
  /** It names a side and nobody of it: "Torvala". */
  readonly isSide: boolean;
};

/** Reads the noun phrase that begins at a token, to its end. @returns null where it names none of those who met */
export function phraseAt(reading: SpeakerReading, from: number, to: number): NamedPhrase | null {
  const { mentions, meeting } = reading;
  const { tokens, directory, day, byStart } = mentions;
  const key = tokens[from]?.key ?? '';
  if (key === 'he' || key === 'she') return ending(byPronoun(reading, key), from + 1);
  // In the account's own words.
  if (
    /^(?:we|our)$/u.test(key) &&
    mentions.publisher !== null &&
    !isWithin(mentions.quotations, tokens[from]?.start ?? 0)
  )
    return ending(sideOf(mentions, mentions.publisher), from + 1);
  const called = calledAt(reading, from);
  if (called !== null) return called;
  const start = from + (key === 'the' ? 1 : 0);
  const mention = byStart.get(from) ?? byStart.get(start) ?? byStart.get(start + honorificsAt(tokens, start));
  const isOne = !tokens.slice(from, mention?.to ?? from).some((token) => token.key === 'and');
  if (mention !== undefined && mention.to <= to && isOne) {
    const person = byMention(reading, mention);
    if (person !== null || mention.person !== null) return ending(person, mention.to);
  }
  // "H.E. the Minister".
  const titles = honorificsAt(tokens, from);
  if (titles > 0 && tokens[from + titles]?.key === 'the') return phraseAt(reading, from + titles, to);
  if (isExcellency(tokens, from)) return ending(byExcellency(reading, key), from + 2);
  const described = readDescription(mentions, from, beforeAnother(tokens, from, to));
  if (described !== null && tokens[described.headAt]?.possessive !== true)
    return ending(byDescription(reading, described), endOfTitle(mentions, described.to));
  const place = start + lengthOfCountry(mentions, start);
  const named = partyAt(directory, tokens, place, day);
  const party = named?.party ?? null;
  if (named !== null && party !== null) {
    const end = place + named.length;
    if (!meeting.sides.includes(party)) return null;
    if (!named.adjective) return { speaker: sideOf(mentions, party), end, isSide: true };
    // "The Torvalan guest".
    return isRelated(tokens[end]?.key ?? '') ? ending(leaderOf(mentions, meeting, party), end + 1) : null;
  }
  const noun = start + (POSSESSIVE.has(key) ? 1 : 0);
  const guest = byRelation(reading, noun);
  return ending(guest, noun + 1);
}

/** Reads a side that is named by the noun for what it is: "the Union", "the Kingdom", or the account's own country. */
function calledAt({ mentions, meeting }: SpeakerReading, from: number): NamedPhrase | null {
  const side = sideByNoun(mentions, meeting.sides, from);
  if (side !== null) return { speaker: sideOf(mentions, side), end: from + 2, isSide: true };
  const country = endOfOwnCountry(mentions, from);
  return country === null || mentions.publisher === null
    ? null
    : ending(sideOf(mentions, mentions.publisher), country);
}

/** Returns the token behind a title and "of the Republic". */
const endOfTitle = (mentions: ArticleMentions, end: number): number =>
  (mentions.tokens[end]?.key === 'of' ? endOfOwnCountry(mentions, end + 1) : null) ?? end;

/** Returns where the first of two offices ends: "the President | and the Prime Minister". */
function beforeAnother(tokens: ArticleMentions['tokens'], from: number, to: number): number {
  const and = tokens
    .slice(from, Math.min(to, from + 2 * MAX_TITLE))
    .findIndex(({ key }, at) => key === 'and' && categoryOf(tokens[from + at - 1]?.key ?? '') !== null);
  return and === -1 ? to : from + and;
}

const POSSESSIVE = wordSet('his her their its');
const TITLES = wordSet('mr mrs ms miss sir madam lady lord dr his her excellency hon honourable honorable');

function honorificsAt(tokens: ArticleMentions['tokens'], from: number): number {
  let length = 0;
  while (length < MAX_TITLE && TITLES.has(tokens[from + length]?.key ?? '')) length += 1;
  return length;
}

const isExcellency = (tokens: ArticleMentions['tokens'], at: number): boolean =>
  POSSESSIVE.has(tokens[at]?.key ?? '') && HONOUR.has(tokens[at + 1]?.key ?? '');

const ending = (speaker: MeetingSpeaker | null, end: number): NamedPhrase | null =>
  speaker === null
    ? null
    : { speaker, end, isSide: speaker.isUnnamed !== true && speaker.speaker.id.startsWith('~') };

/** Returns whether somebody of a side is meant, and not the side as such. */
const isPerson = ({ speaker, side, isUnnamed }: MeetingSpeaker): boolean =>
  isUnnamed === true || speaker.id !== `~${side}`;

/** Returns the one whom the words that end at a token name. */
export function namedAt(
  reading: SpeakerReading,
  at: number,
  from: number,
  isOwner = false,
): MeetingSpeaker | null {
  const { mentions, meeting } = reading;
  const { tokens, directory, day } = mentions;
  const key = tokens[at]?.key ?? '';
  if (key === 'he' || key === 'she') return byPronoun(reading, key);
  const mention = mentionsIn(mentions, at, at + 1)[0];
  const person = mention === undefined ? null : byMention(reading, mention);
  if (person !== null) return person;
  if (at > 0 && isExcellency(tokens, at - 1)) return byExcellency(reading, tokens[at - 1]?.key ?? '');
  for (let start = Math.max(from, at - MAX_TITLE); start <= at; start += 1) {
    const match = partyAt(directory, tokens, start, day);
    if (match?.party === undefined || match.party === null || !meeting.sides.includes(match.party)) continue;
    const between = tokens.slice(start + match.length, at + 1);
    if (
      between.some(({ joined, possessive }, place) => !joined || (possessive && place < between.length - 1))
    )
      continue;
    const isItself = start + match.length === at + 1 && !match.adjective;
    if (match.adjective && isRelated(key)) return leaderOf(mentions, meeting, match.party);
    if (!isItself && !(match.adjective && isSomebody(key))) continue;
    const isUnnamed = !isItself && isOfState(key) && !isPerson(leaderOf(mentions, meeting, match.party));
    return { ...sideOf(mentions, match.party), ...(isUnnamed ? { isUnnamed } : {}) };
  }
  for (let start = Math.max(from, at - MAX_TITLE); start < at; start += 1) {
    const phrase = phraseAt(reading, start, at + 1);
    if (phrase?.end === at + 1 && !phrase.isSide) return phrase.speaker;
  }
  const title = tokens.slice(Math.max(from, titleStart(tokens, at)), at + 1).map((token) => token.key);
  const words = officeWords(title, directory.partyWords);
  return byRelation(reading, at) ?? byOffice(reading, at, { words, isOwner });
}

const isRelated = (key: string): boolean => GUESTS.has(key) || PARTNERS.has(key) || HOSTS.has(key);
const isSomebody = (key: string): boolean => isRelated(key) || key === 'side' || categoryOf(key) !== null;

function byMention(reading: SpeakerReading, mention: Mention): MeetingSpeaker | null {
  const person = resolveMention(reading.mentions, mention);
  if (person === null || person.party === null || !reading.meeting.sides.includes(person.party)) return null;
  return { speaker: person.speaker, side: person.party };
}

/** "The Foreign Minister of Torvala", "the Torvalan side"; without a side of its own, whose office it is here. */
function byDescription(reading: SpeakerReading, described: Description): MeetingSpeaker | null {
  const { mentions, meeting } = reading;
  const { category, party, head, headAt, plural, words } = described;
  if (category === 'civil' || category === 'outlet' || category === 'document' || category === 'group')
    return null;
  if (party === null) {
    const isOwn = !described.foreign || endOfTitle(mentions, described.to) !== described.to;
    return isOwn
      ? (byRelation(reading, headAt) ?? byOffice(reading, headAt, { words, isOwner: false }))
      : null;
  }
  if (!meeting.sides.includes(party)) return null;
  const leader = leaderOf(mentions, meeting, party);
  const isLeader = category === 'office' && !plural && isCalled(mentions, leader.speaker, head);
  const one = isLeader ? leader : sideOf(mentions, party);
  return category === 'office' && isOfState(head) && !isPerson(one) ? { ...one, isUnnamed: true } : one;
}

/** "Her guest", "the hosts", "his interlocutor", "the visiting side". */
function byRelation(reading: SpeakerReading, at: number): MeetingSpeaker | null {
  const { mentions, meeting, holder } = reading;
  const { tokens, publisher } = mentions;
  const [key, before] = [tokens[at]?.key ?? '', tokens[at - 1]?.key ?? ''];
  const isSide = /^(?:side|delegation|party|minister)$/u.test(key);
  const isGuest = GUESTS.has(key) || (isSide && before === 'visiting');
  const isHost = HOSTS.has(key) || (isSide && /^(?:host|receiving)$/u.test(before));
  // "Is ready to host talks": a verb.
  if ((!isGuest && !isHost && !PARTNERS.has(key)) || before === 'to' || isModal(before)) return null;
  const host = hostOf(mentions, meeting);
  if (isHost && host !== null) return leaderOf(mentions, meeting, host);
  const from =
    isGuest && host !== null ? host : POSSESSIVE.has(before) && holder !== null ? holder.side : publisher;
  return from === null ? null : otherThan(reading, from);
}

/** Returns the side at whose place it was, or null where nothing says so. */
function hostOf({ directory, day }: ArticleMentions, { place, sides }: MeetingMention): string | null {
  const party = place === null ? null : (partyAt(directory, tokensOfName(place), 0, day)?.party ?? null);
  return party !== null && sides.includes(party) ? party : null;
}

/** Returns who leads the other of two sides, or null where there are more. */
export function otherThan({ mentions, meeting }: SpeakerReading, side: string): MeetingSpeaker | null {
  const [only, ...more] = meeting.sides.filter((one) => one !== side);
  return only !== undefined && more.length === 0 ? leaderOf(mentions, meeting, only) : null;
}

type OfficePhrase = { readonly words: ReadonlySet<string>; readonly isOwner: boolean };

/** "The Minister" of an account is its own side's, unless another one was introduced as that. */
function byOffice(
  reading: SpeakerReading,
  at: number,
  { words, isOwner }: OfficePhrase,
): MeetingSpeaker | null {
  const { mentions, meeting } = reading;
  const { tokens, publisher } = mentions;
  // "Secretary General".
  const isGeneral =
    tokens[at]?.key === 'general' && categoryOf(tokens[at - 1]?.key ?? '')?.category === 'office';
  const isBeforeGeneral = tokens[at + 1]?.key === 'general' && tokens[at + 1]?.joined === true;
  const head = tokens[isGeneral ? at - 1 : at]?.key ?? '';
  const isOfOwner =
    !isOwner && tokens[at]?.possessive === true && !/view|opinion/u.test(tokens[at + 1]?.key ?? '');
  const office = categoryOf(head);
  if (publisher === null || isOfOwner || office?.category !== 'office' || office.plural) return null;
  const own = leaderOf(mentions, meeting, publisher);
  // Of its own minister, an account need not say more.
  if (!isPerson(own)) return own;
  const ofWhat = headOfWhat(mentions, at);
  const rank = isGeneral || isBeforeGeneral ? ['general'] : [];
  const named = { head, words: new Set(ofWhat === null ? [...words, ...rank] : [head, ofWhat]) };
  const holder = holderOf(mentions, meeting, named);
  if (holder !== null) return { speaker: holder, side: holder.party };
  // Of the other side it names nobody else.
  const [only, ...more] = meeting.sides.filter((side) => side !== publisher);
  const isUnnamed =
    meeting.speakers.every(({ party }) => party === publisher) && only !== undefined && more.length === 0;
  return isUnnamed && isOfState(head) ? { ...sideOf(mentions, only), isUnnamed: true } : null;
}

const isOfState = (office: string): boolean =>
  /^(?:minister|secretary|president|premier|chancellor|envoy|ambassador)$/u.test(office);

/** "His Excellency" without a name is the account's own, unless that is known to be a woman. */
function byExcellency(reading: SpeakerReading, possessive: string): MeetingSpeaker | null {
  const { mentions, meeting } = reading;
  const own = mentions.publisher === null ? null : leaderOf(mentions, meeting, mentions.publisher);
  const isOwn = own !== null && isPerson(own);
  return byPronoun(
    { ...reading, holder: isOwn ? own : reading.holder, found: null },
    possessive === 'her' ? 'she' : 'he',
  );
}

/** "He" is who spoke last, in the paragraph or right before it, unless that is known to be a woman. */
function byPronoun(reading: SpeakerReading, pronoun: Pronoun): MeetingSpeaker | null {
  const { mentions, meeting, pronouns, holder, earlier, found } = reading;
  const own = meeting.speakers.map((speaker) => ({ speaker, side: speaker.party }));
  const leader = own.filter(({ side }) => side === mentions.publisher);
  const named = [earlier ?? holder, found, ...leader, ...own].flatMap((one) => one ?? []);
  const all = [...named.filter(isPerson), ...named];
  const meant = all.find(({ speaker }) => (pronouns.get(speaker.id) ?? pronoun) === pronoun);
  if (meant === undefined) return null;
  if (meant.speaker.id !== `~${meant.side}`) pronouns.set(meant.speaker.id, pronoun);
  return meant;
}

/** Returns who is "he" and who "she" by the titles before their names, wherever in the account these stand. */
export function pronounsByTitle(mentions: ArticleMentions): KnownPronouns {
  const known: KnownPronouns = new Map();
  for (const mention of mentions.mentions) {
    let from = mention.from;
    const { tokens } = mentions;
    while (TITLES.has(tokens[from - 1]?.key ?? '') && tokens[from]?.comma !== true) from -= 1;
    const titles = tokens.slice(from, mention.to).map(({ key }) => key);
    const honoured = titles.find((_, at) => HONOUR.has(titles[at + 1] ?? ''));
    const pronoun =
      honoured === 'her' || titles.some((key) => SHE.has(key))
        ? 'she'
        : honoured === 'his' || titles.some((key) => HE.has(key))
          ? 'he'
          : null;
    const person = pronoun === null ? null : resolveMention(mentions, mention);
    if (pronoun !== null && person !== null) known.set(person.speaker.id, pronoun);
  }
  return known;
}

const HONOUR = wordSet('excellency majesty highness honour honor');
const SHE = wordSet('ms mrs miss madam madame lady chairwoman spokeswoman');
const HE = wordSet('mr sir lord chairman spokesman');

function leaderOf(mentions: ArticleMentions, { speakers }: MeetingMention, side: string): MeetingSpeaker {
  const leader = speakers.find(({ party }) => party === side);
  return leader === undefined ? sideOf(mentions, side) : { speaker: leader, side };
}

/** The side itself, where no person is named. */
export function sideOf({ directory }: ArticleMentions, side: string): MeetingSpeaker {
  const name = directory.parties.get(side)?.name ?? side;
  return { side, speaker: { id: `~${side}`, name, role: null } };
}
