/** Finds who takes part in a meeting, as a sentence names them. */
import type { MeetingMention, Speaker } from '../model/index.ts';
import type { TokenRange } from '../language/english/token.ts';
import { isWithin } from '../language/quotations.ts';
import type { Span } from '../language/span.ts';
import { wordSet } from '../language/word-set.ts';
import { resolveMention } from '../statements/speakers/antecedents.ts';
import { type ArticleMentions, type Mention, mentionsIn } from '../statements/speakers/article-mentions.ts';
import { readDescription } from '../statements/speakers/description.ts';
import { partyAt } from '../statements/speakers/directory-lookup.ts';
import { MAX_TITLE_WORDS, titleStart } from '../statements/speakers/name-titles.ts';
import { tokensOfName } from '../statements/speakers/name-tokens.ts';
import { isInForce } from '../statements/speakers/office.ts';
import { asPerson, holderOf, resolvePerson } from '../statements/speakers/resolve-person.ts';
import type { ResolvedSpeaker } from '../statements/speakers/resolved-speaker.ts';
import { categoryOf, HONORIFICS, type NounCategory } from '../statements/speakers/title-words.ts';

/** These tell of a meeting, and were not met. */
const SPOKESPERSON = /\bspokes(?:man|woman|person)\b/iu;
export const isSpokesperson = ({ role }: Speaker): boolean => SPOKESPERSON.test(role ?? '');

/** Returns the people of parties whom some words name. @param contents what is said there, whose names met nobody */
export function peopleIn(
  mentions: ArticleMentions,
  { from, to }: TokenRange,
  contents: readonly Span[],
): MeetingMention['speakers'] {
  const found = new Map<string, MeetingMention['speakers'][number]>();
  const add = (resolved: ResolvedSpeaker | null): void => {
    if (resolved === null || resolved.party === null || isSpokesperson(resolved.speaker)) return;
    const { speaker, party } = resolved;
    if (!found.has(speaker.id)) found.set(speaker.id, { ...speaker, party });
  };
  for (const mention of mentionsIn(mentions, from, to)) {
    if (isWithin(contents, mentions.tokens[mention.from]?.start ?? 0)) continue;
    const title = Math.min(mention.from, mention.description?.from ?? mention.from);
    if (!isAbsent(mentions, { from, to: title }, mention.to))
      add(resolveMention(mentions, mention) ?? listedBySurname(mentions, mention));
  }
  for (const holder of holdersByTitle(mentions, { from, to }, contents)) add(holder);
  return [...found.values()];
}

/** Returns the one on the watchlist whom a surname behind a title means, also where the article names nobody in full: "FM Lee". */
function listedBySurname(mentions: ArticleMentions, mention: Mention): ResolvedSpeaker | null {
  const { tokens, directory, day } = mentions;
  const [key, other] = mention.keys;
  const before = tokens[mention.to - 2];
  if (key === undefined || other !== undefined || mention.person !== null || before === undefined)
    return null;
  const isTitled =
    mention.description !== null ||
    HONORIFICS.has(before.key) ||
    TITLES.test(before.text) ||
    categoryOf(before.key)?.category === 'office';
  const bearers = (directory.byLast.get(key) ?? []).filter(({ roles }) =>
    roles.some((role) => isInForce(role, day)),
  );
  const [person, namesake] = isTitled ? bearers : [];
  return person === undefined || namesake !== undefined
    ? null
    : resolvePerson(mentions, { person: asPerson(person), certain: true });
}

/** "FM", "IEA-FM", "PM". */
const TITLES = /^(?:\p{Lu}+-)?(?:FM|PM|DPM)$/u;

/** Behind these stands somebody whose place another one took. */
const STANDS_IN_FOR =
  '\\bin for|\\bon behalf of|\\bin (?:the )?place of|\\binstead of|\\breplacing|\\bin lieu of|\\bdeputi[sz]ing for|\\bsubstituting for|\\bfilling in for|\\bin the absence of|\\bon the instructions? of|\\bon the orders? of|\\bat the behest of|\\bsent by';
const STANDS_IN = new RegExp(`(?:${STANDS_IN_FOR})$`, 'u');
const STANDS_IN_OFFICE = new RegExp(
  `(?:${STANDS_IN_FOR}) (?:the )?(?:president|minister|prime minister|king|queen|emir|head of state|premier|chancellor)(?: [a-z]+){0,8}$`,
  'u',
);
/** Behind these stands who wrote something, or to whom. */
const SENT_WORDS =
  /\b(?:letter|message|greetings|regards|wishes|salutations|condolences|gratitude|note)(?: of [^,]{1,30})? (?:of|from|by|to)(?: [^,]{1,60} (?:to|for))?$/u;
/** So many words before somebody's title tell that. */
const MAX_BEFORE = 12;

/** Returns whether somebody is named for whom another one came, or who only sent word. @param to their first token @param end the one behind them */
function isAbsent({ tokens }: ArticleMentions, { from, to }: TokenRange, end = 0): boolean {
  const title = titleStart(tokens, to);
  const keys = tokens
    .slice(Math.max(from, Math.min(to, title) - MAX_BEFORE), Math.min(to, title))
    .map(({ key }) => key);
  const words = keys.join(' ').replace(/(?: the| a| an| his| her| its| their)+$/u, '');
  // "On the instructions of the President, His Excellency Lee, …".
  const isApposed = tokens[Math.min(to, title)]?.comma === true && tokens[end]?.comma === true;
  return STANDS_IN.test(words) || SENT_WORDS.test(words) || (isApposed && STANDS_IN_OFFICE.test(words));
}

/** Returns who holds the offices that some words name without a name: "the Norlandic foreign minister", on a side's own page "the President". */
function holdersByTitle(
  mentions: ArticleMentions,
  { from, to }: TokenRange,
  contents: readonly Span[],
): ResolvedSpeaker[] {
  const { tokens, publisher } = mentions;
  const named = new Set(mentionsIn(mentions, from, to).map(({ description }) => description?.headAt));
  const found: ResolvedSpeaker[] = [];
  for (let at = from; at < to && found.length < MAX_TITLES; at += 1) {
    const { key = '', start = 0 } = tokens[at] ?? {};
    if (categoryOf(key)?.category !== 'office' || named.has(at) || isWithin(contents, start)) continue;
    const office = readDescription(mentions, titleStart(tokens, at), Math.min(to, at + MAX_TITLE_WORDS));
    if (
      office === null ||
      office.headAt !== at ||
      office.former ||
      isAbsent(mentions, { from, to: office.from })
    )
      continue;
    const isNamed = isNameBehind(mentions, at);
    const own = office.party ?? (office.foreign ? null : publisher);
    const parties = office.plural
      ? sidesBehind(mentions, { from: at + 1, to }, contents)
      : own === null
        ? []
        : [own];
    for (const party of isNamed ? [] : parties) {
      const holder = holderOf(mentions, office.words, party);
      if (holder !== null) found.push(...[resolvePerson(mentions, holder)].filter((one) => one !== null));
    }
  }
  return found;
}

/** "The presidents of China and Pakistan". */
const sidesBehind = (
  mentions: ArticleMentions,
  { from, to }: TokenRange,
  contents: readonly Span[],
): string[] =>
  OF.has(mentions.tokens[from]?.key ?? '')
    ? sidesIn(mentions, { from, to: Math.min(to, from + MAX_LISTED) }, contents)
    : [];

const MAX_LISTED = 12;
const MAX_TITLES = 12;
/** "The Prime Minister, Ms Lee". */
const MAX_TO_NAME = 3;

function isNameBehind({ tokens, byStart }: ArticleMentions, office: number): boolean {
  for (let at = office + 1; at <= office + MAX_TO_NAME; at += 1) {
    if (byStart.has(at)) return true;
    if (!HONORIFICS.has(tokens[at]?.key ?? '')) return false;
  }
  return false;
}

/** These are followed by who met: "between China and Pakistan". */
const LISTS = wordSet('between with among');
/** "The ministers of", "a delegation from". */
const OF = wordSet('of from');
const MAX_TO_OF = 3;
/** What is "of" a country else ("the capital of") did not meet. */
const WHO_MET: ReadonlySet<NounCategory> = new Set<NounCategory>([
  'office',
  'staff',
  'institution',
  'whole',
  'group',
]);
const GATHERED = wordSet(
  'delegation delegations sides countries meeting talks session round dialogue consultations summit',
);

/** Returns whether a word opens a list of those who met. */
function opensListAt({ tokens }: ArticleMentions, at: number): boolean {
  const key = tokens[at]?.key ?? '';
  if (LISTS.has(key)) return true;
  const before = tokens.slice(Math.max(0, at - MAX_TO_OF), at).map((token) => token.key);
  return (
    OF.has(key) &&
    before.some((word) => GATHERED.has(word) || WHO_MET.has(categoryOf(word)?.category ?? 'civil'))
  );
}

/** Nouns for somebody who meets: "his Chinese colleague". */
const PARTNERS = wordSet('counterpart counterparts colleague colleagues side delegation delegations');
/** So many words stand between an adjective of a party and such a noun. */
const MAX_BETWEEN = 2;

/** Returns the sides that some words name otherwise: by an office ("the Afghan side"), or in a list ("the ministers of China and Pakistan"). */
export function sidesIn(
  mentions: ArticleMentions,
  { from, to }: TokenRange,
  contents: readonly Span[],
): string[] {
  const { tokens, directory, day } = mentions;
  const found: string[] = [];
  let isListed = false;
  /** The party right before, which stands in one list with what follows: "China, Russia and Iran". */
  let opening: string | null = null;
  for (let at = from; at < to; at += 1) {
    const match = partyAt(directory, tokens, at, day);
    const { key = '', comma = false, text = '', start = 0 } = tokens[at] ?? {};
    if (isWithin(contents, start)) continue;
    found.push(...sidesOfCompound(mentions, text));
    if (match === null || match.party === null) {
      const goesOn: boolean = isListed && /^(?:and|the|kingdom|republic|state|people)$/u.test(key);
      isListed = opensListAt(mentions, at) || goesOn;
      if (!goesOn) opening = null;
      continue;
    }
    const behind = tokens.slice(at + match.length, Math.min(to, at + match.length + 1 + MAX_BETWEEN));
    const isPartner = behind.some((token) => PARTNERS.has(token.key));
    const isOffice = readDescription(mentions, at, to)?.party === match.party;
    const isOfList = !match.adjective && (isListed || (comma && found.length > 0));
    if (isOfList && opening !== null) found.push(opening);
    if (isOffice || isPartner || isOfList) found.push(match.party);
    opening = match.adjective || isOffice || isPartner ? null : match.party;
    at += match.length - 1;
    isListed = true;
  }
  return found;
}

/** "The China-Afghanistan-Pakistan dialogue": one word of several names. */
function sidesOfCompound({ directory, day }: ArticleMentions, word: string): string[] {
  const parts = word.split(/[-‐‑–/]/u).slice(0, MAX_COMPOUND);
  if (parts.length < 2) return [];
  const sides = parts.flatMap((part) => partyAt(directory, tokensOfName(part), 0, day)?.party ?? []);
  return sides.length === parts.length ? sides : [];
}

const MAX_COMPOUND = 6;
