import { wordSet } from '../../language/word-set.ts';
import type { Voice } from '../attribution/rules.ts';
import { type Antecedents, ownerPartyIn, partySpeaker, resolveMention } from './antecedents.ts';
import { type ArticleMentions, type Mention, mentionsIn } from './article-mentions.ts';
import { unlistedSpeaker } from './described-source.ts';
import { resolveDescription } from './resolve-description.ts';
import { tokenRange } from './name-tokens.ts';
import { isTitleWord } from './noun-phrase.ts';
import { outletAt, partyAt } from './directory-lookup.ts';
import { isUnknownName, partyIn } from './party-of-phrase.ts';
import { bySurname, partyOfNamesakes, resolvePerson, sideOf, titleOf } from './resolve-person.ts';
import { type ResolvedSpeaker, unlistedId } from './resolved-speaker.ts';
import { ENDS_CORE, FILLERS, NOBODY, PRONOUNS } from './title-words.ts';

/** Words that introduce a source and are no part of it. */
const BEFORE_SOURCE = wordSet(
  'according to by per from as and but while however meanwhile also later then so when quoting citing for',
);

/** Longer sources are cut: a name is at their beginning. In words. */
const MAX_SOURCE_WORDS = 60;

/** Finds the one whom the words of a source mean; returns null where they can be nobody who speaks. */
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
  if (first.key === 'her' && end - start === 1) return antecedents.resolvePronoun('one', start);
  if (PRONOUNS.has(first.key)) return resolvePronoun(mentions, antecedents, start);
  if (NOBODY.has(first.key) && end - start <= 2) return null;
  return (
    resolveTwoSides(mentions, start, end) ??
    resolveName(mentions, start, end) ??
    resolveDescription({ mentions, antecedents, from: start, to: end }) ??
    resolveParty(mentions, start, end) ??
    asWritten(mentions, start, end)
  );
}

/**
 * Returns who speaks where the statement's own sentence does not say it: the one whom other words of the page name, or a side. Whom the
 * title of a side's own page names speaks for that side, also where nothing else says so.
 */
export function resolveVoice(
  mentions: ArticleMentions,
  antecedents: Antecedents,
  voice: Voice,
): ResolvedSpeaker | null {
  if (voice.by === 'party') return speakerOfParty(mentions, voice.party);
  const [from, to] = tokenRange(mentions.tokens, voice.words);
  const [mention] = mentionsIn(mentions, from, to);
  const known = mention === undefined ? null : resolveMention(mentions, mention);
  const speaker = known ?? resolveSource(mentions, antecedents, from, to);
  if (speaker === null) return null;
  const home = voice.by === 'page' ? mentions.publisher : null;
  const side = speaker.party ?? home;
  // "The spokesperson" in the title of a side's page is nobody else's.
  if (known === null && home !== null && (side !== home || !speaker.certain))
    return speakerOfParty(mentions, home);
  return { ...speaker, party: side, relay: null };
}

function speakerOfParty({ directory }: ArticleMentions, id: string): ResolvedSpeaker | null {
  const party = directory.parties.get(id);
  return party === undefined ? null : partySpeaker(party);
}

function resolvePronoun(
  mentions: ArticleMentions,
  antecedents: Antecedents,
  at: number,
): ResolvedSpeaker | null {
  const key = mentions.tokens[at]?.key ?? '';
  const referent = PRONOUNS.get(key);
  if (referent === undefined) return null;
  if (key !== 'who' && key !== 'which') return antecedents.resolvePronoun(referent, at);
  const before = mentionsIn(mentions, Math.max(0, at - MAX_SOURCE_WORDS), at).at(-1);
  const isHere = before !== undefined && mentions.sentences[before.from] === mentions.sentences[at];
  return isHere && key === 'who'
    ? resolveMention(mentions, before)
    : antecedents.resolvePronoun(referent, at);
}

/** Returns two sides that speak together ("China and Pakistan") as one speaker of no party: the statement is neither's own. */
function resolveTwoSides(mentions: ArticleMentions, from: number, to: number): ResolvedSpeaker | null {
  const and = mentions.tokens.slice(from, to).findIndex(({ key }) => key === 'and') + from;
  if (and <= from || and >= to - 1) return null;
  const [left, right] = [partyOfRange(mentions, from, and), partyOfRange(mentions, and + 1, to)];
  if (left === null || right === null || left === right) return null;
  return unlistedSpeaker(mentions, from, to, { party: null, certain: false, referent: 'many' });
}

/** Returns the party that a range names by itself or by one of its people. */
function partyOfRange(mentions: ArticleMentions, from: number, to: number): string | null {
  return ownerPartyIn(mentions)(from, to) ?? partyIn(mentions, from, to).party;
}

/** Finds the person that the source is. A person of whom it only speaks is not: "Li's spokesman", "a spokesman for Li". */
function resolveName(mentions: ArticleMentions, from: number, to: number): ResolvedSpeaker | null {
  const mention = mentionsIn(mentions, from, to).find((mention) => isSourceItself(mentions, mention, from));
  if (mention === undefined) return null;
  const { person, description, keys } = mention;
  if (person !== null) return resolvePerson(mentions, { person, certain: true });
  const known =
    resolveMention(mentions, mention) ?? (keys.length === 1 ? resolveSurname(mentions, mention) : null);
  if (known !== null) return known;
  const name = mentions.tokens
    .slice(mention.to - keys.length, mention.to)
    .map(({ text }) => text)
    .join(' ');
  const id = unlistedId(name);
  if (id === null) return null;
  const namesakes =
    keys.length === 1 && description === null ? partyOfNamesakes(mentions, keys[0] ?? '') : null;
  return {
    speaker: { id, name, role: description === null ? null : titleOf(mentions, description) },
    party: description === null ? namesakes : sideOf(mentions, description),
    certain: namesakes === null,
    referent: 'one',
    relay: null,
    isThing: description === null && keys.length === 1 && isPlural(mentions, mention),
  };
}

/** Returns whether a word only begins its sentence, and is the plural of a thing: "Reports said". */
function isPlural({ tokens }: ArticleMentions, { from, to }: Mention): boolean {
  return tokens[from]?.first === true && /[^s]s$/u.test(tokens[to - 1]?.key ?? '');
}

/** Finds somebody whom the article names in full, though it does not say who they are. */
function resolveSurname(mentions: ArticleMentions, mention: Mention): ResolvedSpeaker | null {
  const match = bySurname(mentions, mention);
  return match === null ? null : resolvePerson(mentions, match);
}

function isSourceItself({ tokens }: ArticleMentions, { from, to }: Mention, source: number): boolean {
  const last = tokens[to - 1];
  if (last === undefined || last.possessive) return false;
  // "Kabul University", "Haqqani network spokesman": the name belongs to what follows; in "the envoy in a meeting with Deputy
  // Minister X" the title and the name do.
  let start = from;
  while (start > source && tokens[start]?.joined === true && isTitleWord(tokens[start - 1]?.key ?? ''))
    start--;
  const before = tokens[start - 1];
  return (
    start <= source || before === undefined || !ENDS_CORE.has(before.key) || !(tokens[start]?.joined ?? false)
  );
}

function resolveParty(mentions: ArticleMentions, from: number, to: number): ResolvedSpeaker | null {
  const { directory, tokens, day } = mentions;
  let start = from;
  while (start < to && FILLERS.has(tokens[start]?.key ?? '')) start += 1;
  const match = partyAt(directory, tokens, start, day);
  const after = start + (match?.length ?? 0);
  const party = match === null || match.party === null ? undefined : directory.parties.get(match.party);
  const isAll =
    after >= to ||
    !(tokens[after]?.joined ?? false) ||
    ENDS_CORE.has(tokens[after]?.key ?? '') ||
    tokens[after]?.key === 'also';
  if (party === undefined || !isAll || tokens[after - 1]?.possessive === true) return null;
  const speaker = partySpeaker(party);
  return match?.adjective === true ? { ...speaker, certain: false } : speaker;
}

/** Returns a speaker of whom nothing is known: the source's own words are the name. Without a name in them it is a thing. */
function asWritten(mentions: ArticleMentions, from: number, to: number): ResolvedSpeaker | null {
  const { directory, tokens } = mentions;
  const outlet = outletAt(directory, tokens, from + (tokens[from]?.key === 'the' ? 1 : 0)) > 0;
  let end = from + 1;
  while (end < to && tokens[end]?.joined === true && !ENDS_CORE.has(tokens[end]?.key ?? '')) end += 1;
  return unlistedSpeaker(mentions, from, end, {
    party: null,
    certain: outlet,
    referent: outlet ? 'institution' : 'one',
    relay: outlet ? 'outlet' : null,
    isThing: !outlet && !tokens.slice(from, end).some(isUnknownName),
  });
}
