/** Reads which meetings an article tells of: who met whom, on which day, where. */
import type { MeetingMention, MeetingsTold } from '../model/index.ts';
import { isoDay } from '../language/days.ts';
import { datesIn } from '../language/english/dates.ts';
import type { TokenRange } from '../language/english/token.ts';
import { wordSet } from '../language/word-set.ts';
import { resolveMention } from '../statements/speakers/antecedents.ts';
import { type ArticleMentions, mentionsIn } from '../statements/speakers/article-mentions.ts';
import { readDescription } from '../statements/speakers/description.ts';
import { partyAt } from '../statements/speakers/directory-lookup.ts';
import { placeIn } from './place.ts';
import table from './meeting-words.json' with { type: 'json' };

const MEETS = wordSet(table.meets);
const NOUNS = wordSet(table.nouns);
const RECEIVES = wordSet(table.receives);
const CALLS = wordSet(table.calls);
const UNHELD = wordSet(table.unheld);
const NEGATIONS = wordSet(table.negations);
/** "Between", "of" and "with" are followed by who met. */
const JOINS = wordSet('between of with and from among');

/** Longer sentences are cut. In words. */
const MAX_WORDS = 80;
/** Meetings beyond these are not read. */
const MAX_MENTIONS = 20;
/** A meeting that is told of later is background. In days. */
const MAX_DAYS_AGO = 14;

type Participant = MeetingMention['speakers'][number];

/** Returns the meetings that an article tells of, or null for none. */
export function readMeetings(mentions: ArticleMentions): MeetingsTold | null {
  const found: MeetingMention[] = [];
  for (const sentence of sentencesOf(mentions)) {
    const mention = mentionIn(mentions, sentence);
    if (mention !== null) found.push(mention);
    if (found.length === MAX_MENTIONS) break;
  }
  const [first] = found;
  if (first === undefined) return null;
  return { publisher: mentions.publisher, mentions: completed(found) };
}

function* sentencesOf({ tokens }: ArticleMentions): Generator<TokenRange> {
  let from = 0;
  for (let to = 1; to <= tokens.length; to += 1) {
    if (to < tokens.length && tokens[to]?.first !== true) continue;
    yield { from, to: Math.min(to, from + MAX_WORDS) };
    from = to;
  }
}

function mentionIn(mentions: ArticleMentions, sentence: TokenRange): MeetingMention | null {
  const { tokens, article } = mentions;
  const word = wordOfMeeting(mentions, sentence);
  if (word === null) return null;
  const speakers = participantsIn(mentions, sentence);
  const sides = [...new Set([...speakers.map(({ party }) => party), ...sidesIn(mentions, sentence)])];
  if (sides.length < 2 || (RECEIVES.has(tokens[word]?.key ?? '') && speakers.length < 2)) return null;
  const { publishedOn } = article;
  const dated = dayIn(mentions, sentence);
  if (dated !== null && publishedOn !== null && publishedOn - dated > MAX_DAYS_AGO) return null;
  const day = dated ?? publishedOn;
  const keys = tokens.slice(sentence.from, sentence.to).map(({ key }) => key);
  return {
    at: tokens[sentence.from]?.start ?? 0,
    sides: sides.toSorted(),
    speakers,
    on: day === null ? null : isoDay(day),
    isDated: dated !== null,
    place: placeIn(mentions, sentence),
    form: keys.some((key) => CALLS.has(key)) ? 'call' : sides.length > 2 ? 'multilateral' : 'talks',
  };
}

/** Returns the word that says that sides met, where they did: "met", "held talks"; null for none and for what is only planned. */
function wordOfMeeting({ tokens }: ArticleMentions, { from, to }: TokenRange): number | null {
  for (let at = from; at < to; at += 1) {
    const key = tokens[at]?.key ?? '';
    if (!MEETS.has(key) && !NOUNS.has(key) && !RECEIVES.has(key)) continue;
    const before = tokens.slice(Math.max(from, at - 5), at).map((token) => token.key);
    if (before.some((word) => UNHELD.has(word) || NEGATIONS.has(word))) continue;
    return at;
  }
  return null;
}

/** Returns the people of parties whom a sentence names. */
function participantsIn(mentions: ArticleMentions, { from, to }: TokenRange): Participant[] {
  const found = new Map<string, Participant>();
  for (const mention of mentionsIn(mentions, from, to)) {
    const resolved = resolveMention(mentions, mention);
    if (resolved === null || resolved.party === null) continue;
    const { speaker, party } = resolved;
    if (!found.has(speaker.id)) found.set(speaker.id, { ...speaker, party });
  }
  return [...found.values()];
}

/** Returns the sides that a sentence names otherwise: by an office ("the Afghan side"), or in a list ("between China and Pakistan"). */
function sidesIn(mentions: ArticleMentions, { from, to }: TokenRange): string[] {
  const { tokens, directory, day } = mentions;
  const found: string[] = [];
  let isListed = false;
  for (let at = from; at < to; at += 1) {
    const match = partyAt(directory, tokens, at, day);
    const { key = '', comma = false } = tokens[at] ?? {};
    if (match === null || match.party === null) {
      isListed = JOINS.has(key) ? key !== 'and' || isListed : false;
      continue;
    }
    const described = readDescription(mentions, at, to);
    if (described?.party === match.party) found.push(match.party);
    else if (!match.adjective && (isListed || (comma && found.length > 0))) found.push(match.party);
    at += match.length - 1;
    isListed = true;
  }
  return found;
}

/** Returns the day on which a sentence says that it was. */
function dayIn({ tokens, article }: ArticleMentions, { from, to }: TokenRange): number | null {
  const { publishedOn } = article;
  if (publishedOn === null) return null;
  const text = article.text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  const days = datesIn(text, publishedOn).flatMap(({ days }) => (days.from === days.to ? [days.from] : []));
  return days[0] ?? null;
}

/** Gives mentions without a day or place those of the nearest one before, or else behind, of the same sides. */
function completed(found: readonly MeetingMention[]): MeetingMention[] {
  return found.map((mention, at) => {
    const others = [...found.slice(0, at).toReversed(), ...found.slice(at + 1)];
    const same = others.filter(({ sides }) => sides.join() === mention.sides.join());
    const dated = mention.isDated ? mention : (same.find(({ isDated }) => isDated) ?? mention);
    const place = mention.place ?? same.find((other) => other.place !== null)?.place ?? null;
    return { ...mention, on: dated.on, isDated: dated.isDated, place };
  });
}
