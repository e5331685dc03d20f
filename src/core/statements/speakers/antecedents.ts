import type { Span } from '../../language/span.ts';
import { partyAt } from './directory.ts';
import { asPerson, bySurname, resolvePerson } from './resolve-person.ts';
import type { Mention, ArticleMentions } from './article-mentions.ts';
import type { Referent, ResolvedSpeaker } from './resolved-speaker.ts';
import { categoryOf, ENDS_CORE } from './noun-categories.ts';

/** Whom a pronoun would mean: who spoke, or was the subject of a sentence, last. */
type Occurrence = { readonly resolved: ResolvedSpeaker; readonly paragraph: number };

export type Antecedents = {
  /** Takes in the subjects of all sentences before a token. Tokens must not decrease from call to call. */
  readonly advance: (at: number) => void;
  /** Somebody spoke, named by some tokens. */
  readonly spoke: (resolved: ResolvedSpeaker, from: number, to: number) => void;
  /** Whom a pronoun at a token means. */
  readonly pronoun: (count: Referent, at: number) => ResolvedSpeaker | null;
  /** The last speaker of any kind. */
  readonly last: () => ResolvedSpeaker | null;
};

/** @param contents what is said, in order: whoever is named in there is not its subject */
export function trackAntecedents(mentions: ArticleMentions, contents: readonly Span[]): Antecedents {
  const last = new Map<Referent, Occurrence>();
  let latest: ResolvedSpeaker | null = null;
  let next = 0;
  const paragraphOf = paragraphs(mentions);
  const isSaid = inside(contents);
  const see = (resolved: ResolvedSpeaker, at: number): void => {
    // Set anew, so that the order of the map is that of the last time.
    last.delete(resolved.count);
    last.set(resolved.count, { resolved, paragraph: paragraphOf(at) });
  };
  return {
    advance(at) {
      for (; next < at; next += 1) {
        const start = mentions.tokens[next]?.start ?? 0;
        const subject = isSaid(start) ? null : subjectAt(mentions, next);
        if (subject !== null) see(subject, next);
      }
    },
    spoke(resolved, from, to) {
      see(resolved, from);
      latest = resolved;
      next = Math.max(next, to);
    },
    pronoun(count, at) {
      const wanted: readonly Referent[] = count === 'many' ? ['many', 'institution'] : [count];
      const key =
        [...last.keys()].findLast((key) => wanted.includes(key)) ?? (count === 'many' ? 'one' : null);
      const event = key === null ? undefined : last.get(key);
      if (event === undefined) return null;
      const isNear = paragraphOf(at) - event.paragraph <= 1;
      return {
        ...event.resolved,
        certain: event.resolved.certain && isNear && (count !== 'many' || key === 'many'),
        relay: null,
      };
    },
    last: () => latest,
  };
}

function paragraphs({ article, tokens }: ArticleMentions): (at: number) => number {
  const starts = article.paragraphs.map(({ start }) => start);
  return (at) => {
    const offset = tokens[at]?.start ?? 0;
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Whether an offset lies in one of the spans. Asked in ascending order only. */
function inside(spans: readonly Span[]): (offset: number) => boolean {
  let next = 0;
  let end = -1;
  return (offset) => {
    for (let span = spans[next]; span !== undefined && span[0] <= offset; span = spans[++next])
      end = Math.max(end, span[1]);
    return offset < end;
  };
}

/** Who is the subject of the sentence that begins at a token, where that is somebody who may speak. */
function subjectAt(mentions: ArticleMentions, at: number): ResolvedSpeaker | null {
  const mention = mentions.byStart.get(at);
  if (mention !== undefined) return mention.subject ? mentioned(mentions, mention) : null;
  const { tokens, directory, day } = mentions;
  const isStart =
    tokens[at]?.first === true || (tokens[at - 1]?.first === true && tokens[at - 1]?.key === 'the');
  const match = isStart ? partyAt(directory, tokens, at, day) : null;
  if (match === null || match.party === null || match.adjective) return null;
  const after = tokens[at + match.length];
  if (tokens[at + match.length - 1]?.possessive === true || after === undefined || after.capital) return null;
  const party = directory.parties.get(match.party);
  const isAlone =
    ENDS_CORE.has(after.key) || (/(?:s|ed)$/u.test(after.key) && categoryOf(after.key) === null);
  return party === undefined || !isAlone ? null : partySpeaker(party);
}

/** A side as a speaker of its own. */
export function partySpeaker({ id, name }: { readonly id: string; readonly name: string }): ResolvedSpeaker {
  return {
    speaker: { id: `~${id}`, name, role: null },
    party: id,
    certain: true,
    count: 'institution',
    relay: null,
  };
}

/** Whom a mention means, if it is somebody that the watchlist or the article introduces. */
export function mentioned(mentions: ArticleMentions, mention: Mention): ResolvedSpeaker | null {
  const { person, description, keys } = mention;
  if (person !== null) {
    const isSomebody = person.known !== null || person.descriptions.length > 0;
    return isSomebody ? resolvePerson(mentions, { person, certain: true }) : null;
  }
  const found = keys.length === 1 ? bySurname(mentions, mention) : null;
  if (found === null) return null;
  const isOfList =
    found.person.introduced.length === 0 && found.person.known !== null && description !== null;
  const person2 =
    isOfList && found.person.known !== null
      ? { ...asPerson(found.person.known), descriptions: [description] }
      : found.person;
  return resolvePerson(mentions, { person: person2, certain: found.certain });
}
