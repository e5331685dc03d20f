/** Finds which of the sides says a part of an account's sentence, by the words that say so. */
import type { MeetingMention, Speaker } from '../model/index.ts';
import { isAdverb } from '../language/english/finite-verbs.ts';
import { verbForm } from '../language/english/verb-forms.ts';
import { cueForms } from '../language/english/reporting-words.ts';
import type { TokenRange } from '../language/english/token.ts';
import { wordSet } from '../language/word-set.ts';
import { resolveMention } from '../statements/speakers/antecedents.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { partyAt } from '../statements/speakers/directory-lookup.ts';
import { verbMeans } from '../statements/substance/meanings.ts';
import { categoryOf } from '../statements/speakers/title-words.ts';

export type MeetingSpeaker = { readonly speaker: Speaker; readonly side: string };
type Pronoun = 'he' | 'she';

/** Who is known to be "he" and "she" so far in the account, by the speaker's id. */
export type KnownPronouns = Map<string, Pronoun>;

type SpeakerReading = {
  readonly mentions: ArticleMentions;
  readonly meeting: MeetingMention;
  readonly pronouns: KnownPronouns;
  /** Who spoke last in the paragraph, or null. */
  readonly holder: MeetingSpeaker | null;
  /** The person to whom a statement found there was given, or null. */
  readonly found: MeetingSpeaker | null;
};

/** Verbs of a side that stands for itself: "Torvala accepted that". */
const AUXILIARIES = wordSet('has have had also then again once more further');
/** "Was quoted as saying": whoever was asked or shown something said nothing. */
const PASSIVE = wordSet('is was were been are');
const QUOTED = wordSet('quoted cited reported');
/** For whoever writes the account, these are the other side's people. */
const OTHERS = wordSet('guest host visitor colleague counterpart interlocutor');
const BY = wordSet('by');
const MAX_TITLE = 6;

/** @returns whose words a part is by its own words, or null where they do not say */
export function speakerIn(reading: SpeakerReading, { from, to }: TokenRange): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  for (let at = from; at < to; at += 1) {
    const key = tokens[at]?.key ?? '';
    const phrase = speakerOfPhrase(reading, at, to);
    if (phrase !== null) return phrase;
    if (!isVerbOfSaying(key)) continue;
    const found = subjectBefore(reading, at, from) ?? agentAfter(reading, at, to);
    if (found !== null) return found;
  }
  return subjectAtStart(reading, { from, to });
}

/** "The Foreign Minister committed to …": who begins a part, before a verb by which somebody binds himself, asks or takes a stand. */
function subjectAtStart(reading: SpeakerReading, { from, to }: TokenRange): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  for (let at = from; at < Math.min(to - 1, from + MAX_TITLE); at += 1) {
    const { key = '', joined = false } = tokens[at + 1] ?? {};
    if (!joined && at > from) return null;
    if (verbForm(key)?.past === true && verbMeans(key, 'commit', 'demand', 'position'))
      return namedAt(reading, at, from);
  }
  return null;
}

/** The plain forms are nouns and adjectives as often: "is welcome", "the request". */
function isVerbOfSaying(key: string): boolean {
  const cue = cueForms.get(key);
  if (cue === undefined || cue.form === 'base' || cue.form === 'ing') return false;
  return [...cue.verb.classes].some((name) => name !== 'show');
}

/** "According to the Minister", "in the words of the envoy", "in the opinion of the Torvalan side", "in the Minister's view". */
function speakerOfPhrase(reading: SpeakerReading, at: number, to: number): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  const keys = [0, 1, 2, 3].map((next) => tokens[at + next]?.key ?? '');
  if (keys[0] === 'according' && keys[1] === 'to') return namedFrom(reading, at + 2, to);
  // "From the Torvalan side it was said that", "on the part of the hosts".
  if (keys[0] === 'from' && isPassiveBehind(reading, at, to)) return namedFrom(reading, at + 1, to);
  if (keys.join(' ').startsWith('on the part of')) return namedFrom(reading, at + 4, to);
  if (keys[0] !== 'in') return null;
  const noun = keys.findIndex((key) => /^(?:words|view|opinion|judgement)$/u.test(key));
  if (noun > 0 && tokens[at + noun + 1]?.key === 'of') return namedFrom(reading, at + noun + 2, to);
  return noun > 1 ? namedAt(reading, at + noun - 1, at) : null;
}

/** Returns whether a verb of saying is said of nobody: "it was said that". */
function isPassiveBehind({ mentions: { tokens } }: SpeakerReading, from: number, to: number): boolean {
  const at = tokens.slice(from, Math.min(to, from + MAX_TO_PASSIVE)).findIndex(({ key }) => PASSIVE.has(key));
  return at > 0 && tokens[from + at - 1]?.key === 'it' && isVerbOfSaying(tokens[from + at + 1]?.key ?? '');
}

const MAX_TO_PASSIVE = 9;

/** Reads the name that begins at a token, at its last word. */
function namedFrom(reading: SpeakerReading, from: number, to: number): MeetingSpeaker | null {
  for (let at = from; at < Math.min(to, from + MAX_TITLE); at += 1) {
    const found = namedAt(reading, at, from);
    if (found !== null) return found;
  }
  return null;
}

/** Returns the subject of a verb: the words right before it, or those before an insertion between commas. */
function subjectBefore(reading: SpeakerReading, verb: number, from: number): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  let at = verb - 1;
  if (QUOTED.has(tokens[verb]?.key ?? '') && PASSIVE.has(tokens[at]?.key ?? '')) at -= 1;
  while (at > from && (isAdverb(tokens[at]?.key ?? '') || AUXILIARIES.has(tokens[at]?.key ?? ''))) at -= 1;
  const direct = at >= from ? namedAt(reading, at, from) : null;
  if (direct !== null || tokens[verb]?.comma !== true) return direct;
  // "Velescu, for his part, acknowledged".
  while (at > from && tokens[at]?.comma !== true) at -= 1;
  return at > from ? namedAt(reading, at - 1, from) : null;
}

/** "It was mentioned by the Minister". */
function agentAfter(reading: SpeakerReading, verb: number, to: number): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  const by = [verb + 1, verb + 2].find((at) => at < to && BY.has(tokens[at]?.key ?? ''));
  return by === undefined ? null : namedFrom(reading, by + 1, to);
}

/** Returns the one whom the words that end at a token name. */
function namedAt(reading: SpeakerReading, at: number, from: number): MeetingSpeaker | null {
  const { mentions, meeting } = reading;
  const { tokens, directory, day } = mentions;
  const key = tokens[at]?.key ?? '';
  if (key === 'he' || key === 'she') return byPronoun(reading, key);
  const mention = mentions.mentions.find((one) => one.to === at + 1);
  const person = mention === undefined ? null : resolveMention(mentions, mention);
  if (person !== null && person.party !== null && meeting.sides.includes(person.party)) {
    const title = tokens[(mention?.from ?? 0) - 1]?.key ?? '';
    const known = /^(?:ms|mrs|madam)$/u.test(title) ? 'she' : /^mr$/u.test(title) ? 'he' : null;
    if (known !== null) reading.pronouns.set(person.speaker.id, known);
    return { speaker: person.speaker, side: person.party };
  }
  for (let start = Math.max(from, at - MAX_TITLE); start <= at; start += 1) {
    const match = partyAt(directory, tokens, start, day);
    if (match?.party === undefined || match.party === null || !meeting.sides.includes(match.party)) continue;
    const between = tokens.slice(start + match.length, at + 1);
    if (
      between.some(({ joined, possessive }, place) => !joined || (possessive && place < between.length - 1))
    )
      continue;
    const isItself = start + match.length === at + 1 && !match.adjective;
    if (isItself || (match.adjective && isSomebody(key))) return sideOf(mentions, match.party);
  }
  return byOffice(reading, at);
}

const isSomebody = (key: string): boolean =>
  OTHERS.has(key) || key === 'side' || key === 'delegation' || categoryOf(key)?.category === 'office';

/** "The Minister" of an account is its own side's; "the guest" and "his colleague" are the other's. */
function byOffice({ mentions, meeting }: SpeakerReading, at: number): MeetingSpeaker | null {
  const { tokens, publisher } = mentions;
  const key = tokens[at]?.key ?? '';
  if (
    publisher === null ||
    (tokens[at]?.possessive === true && !/view|opinion/u.test(tokens[at + 1]?.key ?? ''))
  )
    return null;
  const others = meeting.speakers.filter(({ party }) => party !== publisher);
  if (OTHERS.has(key)) {
    const [only, ...more] = meeting.sides.filter((side) => side !== publisher);
    return only !== undefined && more.length === 0 ? leaderOf(mentions, meeting, only) : null;
  }
  const office = categoryOf(key);
  if (office?.category !== 'office' || office.plural) return null;
  const own = leaderOf(mentions, meeting, publisher);
  // Of its own minister, an account need not say more.
  if (own.speaker.id.startsWith('~') || holdsOffice(mentions, own.speaker, key)) return own;
  // "The Special Envoy" is the one whom the account introduced as that.
  const other = others.find((one) => holdsOffice(mentions, one, key));
  return other === undefined ? own : { speaker: other, side: other.party };
}

/** Returns whether somebody is introduced, or known, as a holder of an office. */
function holdsOffice(mentions: ArticleMentions, { name, role }: Speaker, office: string): boolean {
  if (role?.toLowerCase().includes(office) === true) return true;
  return mentions.people.some(
    (person) => person.name === name && person.descriptions.some(({ head }) => head === office),
  );
}

/** "He" is who spoke last in the paragraph, or else before it, unless that is known to be a woman. */
function byPronoun(reading: SpeakerReading, pronoun: Pronoun): MeetingSpeaker | null {
  const { mentions, meeting, pronouns, holder, found } = reading;
  const own = meeting.speakers.map((speaker) => ({ speaker, side: speaker.party }));
  const leader = own.filter(({ side }) => side === mentions.publisher);
  const all = [holder, found, ...leader, ...own].flatMap((one) => one ?? []);
  const meant = all.find(({ speaker }) => (pronouns.get(speaker.id) ?? pronoun) === pronoun);
  if (meant === undefined) return null;
  if (!meant.speaker.id.startsWith('~')) pronouns.set(meant.speaker.id, pronoun);
  return meant;
}

function leaderOf(mentions: ArticleMentions, { speakers }: MeetingMention, side: string): MeetingSpeaker {
  const leader = speakers.find(({ party }) => party === side);
  return leader === undefined ? sideOf(mentions, side) : { speaker: leader, side };
}

/** The side itself, where no person is named. */
export function sideOf({ directory }: ArticleMentions, side: string): MeetingSpeaker {
  const name = directory.parties.get(side)?.name ?? side;
  return { side, speaker: { id: `~${side}`, name, role: null } };
}
