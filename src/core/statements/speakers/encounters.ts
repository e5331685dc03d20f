/** Finds who met whom: what they say of it is said to each other. */
import { wordSet } from '../../language/word-set.ts';
import { resolveMention } from './antecedents.ts';
import { type ArticleMentions, mentionsIn } from './article-mentions.ts';
import { readDescription } from './description.ts';
import { partyAt } from './directory-lookup.ts';

/** A sentence that says that two sides met. */
export type Encounter = {
  /** The index of its first token. */
  readonly at: number;
  readonly parties: readonly [string, string];
  /** Speaker ids of those who met, the sides' own included. */
  readonly participants: ReadonlySet<string>;
};

/** Verbs and nouns for it, each enough by itself. */
const MEETS = wordSet('met meets meeting talks call conversation phone telephone audience');
/** "Received the ambassador", "hosted the envoy". */
const RECEIVES = wordSet('received receives hosted hosts welcomed');
/** Longer sentences are cut. In words. */
const MAX_WORDS = 80;
/** Meetings beyond these are not read. */
const MAX_ENCOUNTERS = 20;

/** Returns the encounters of an article, in order. Sentences in which three sides are named are none: nobody knows who hears. */
export function encountersIn(mentions: ArticleMentions): readonly Encounter[] {
  const { tokens } = mentions;
  const found: Encounter[] = [];
  let from = 0;
  for (let to = 1; to <= tokens.length && found.length < MAX_ENCOUNTERS; to += 1) {
    if (to < tokens.length && tokens[to]?.first !== true) continue;
    const encounter = encounterIn(mentions, from, Math.min(to, from + MAX_WORDS));
    if (encounter !== null) found.push(encounter);
    from = to;
  }
  return found;
}

function encounterIn(mentions: ArticleMentions, from: number, to: number): Encounter | null {
  const { tokens, directory, day } = mentions;
  const words = tokens.slice(from, to);
  const isMeeting = words.some(({ key }) => MEETS.has(key));
  if (!isMeeting && !words.some(({ key }) => RECEIVES.has(key))) return null;
  const people = mentionsIn(mentions, from, to).flatMap((mention) => {
    const resolved = resolveMention(mentions, mention);
    return resolved === null || resolved.party === null ? [] : [resolved];
  });
  const parties = new Set(people.map(({ party }) => party ?? ''));
  // "The Afghan side": a place alone meets nobody.
  for (let at = from; at < to; at += 1) {
    const party = partyAt(directory, tokens, at, day)?.party ?? null;
    const described = party === null ? null : readDescription(mentions, at, to);
    if (described?.party === party && party !== null) parties.add(party);
  }
  const [first, second, third] = parties;
  if (people.length === 0 || first === undefined || second === undefined || third !== undefined) return null;
  if (!isMeeting && people.length < 2) return null;
  const sides = [`~${first}`, `~${second}`];
  return {
    at: from,
    parties: [first, second],
    participants: new Set([...people.map(({ speaker }) => speaker.id), ...sides]),
  };
}

/** Returns the side that somebody met last before a token, or null. */
export function metBy(
  encounters: readonly Encounter[],
  { speaker, party }: { readonly speaker: { readonly id: string }; readonly party: string | null },
  at: number,
): string | null {
  const last = encounters.findLast(
    (encounter) => encounter.at <= at && encounter.participants.has(speaker.id),
  );
  if (last === undefined || party === null || !last.parties.includes(party)) return null;
  return last.parties.find((other) => other !== party) ?? null;
}
