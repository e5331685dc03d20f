import type { Span } from '../article-text.ts';
import { partyAt } from './directory.ts';
import { asPerson, bySurname, whoIs } from './people.ts';
import type { Mention, Scene } from './article-names.ts';
import type { Count, Who } from './resolved-speaker.ts';
import { categoryOf, ENDS_CORE } from './words.ts';

/** Whom a pronoun would mean: who spoke, or was the subject of a sentence, last. */
type Event = { readonly who: Who; readonly paragraph: number };

export type Focus = {
  /** Takes in the subjects of all sentences before a token. Tokens must not decrease from call to call. */
  readonly advance: (at: number) => void;
  /** Somebody spoke, named by some tokens. */
  readonly spoke: (who: Who, from: number, to: number) => void;
  /** Whom a pronoun at a token means. */
  readonly pronoun: (count: Count, at: number) => Who | null;
  /** The last speaker of any kind. */
  readonly last: () => Who | null;
};

/** @param contents what is said, in order: whoever is named in there is not its subject */
export function focusOn(scene: Scene, contents: readonly Span[]): Focus {
  const last = new Map<Count, Event>();
  let latest: Who | null = null;
  let next = 0;
  const paragraphOf = paragraphs(scene);
  const isSaid = inside(contents);
  const see = (who: Who, at: number): void => {
    // Set anew, so that the order of the map is that of the last time.
    last.delete(who.count);
    last.set(who.count, { who, paragraph: paragraphOf(at) });
  };
  return {
    advance(at) {
      for (; next < at; next += 1) {
        const start = scene.tokens[next]?.start ?? 0;
        const subject = isSaid(start) ? null : subjectAt(scene, next);
        if (subject !== null) see(subject, next);
      }
    },
    spoke(who, from, to) {
      see(who, from);
      latest = who;
      next = Math.max(next, to);
    },
    pronoun(count, at) {
      const wanted: readonly Count[] = count === 'many' ? ['many', 'body'] : [count];
      const key =
        [...last.keys()].findLast((key) => wanted.includes(key)) ?? (count === 'many' ? 'one' : null);
      const event = key === null ? undefined : last.get(key);
      if (event === undefined) return null;
      const isNear = paragraphOf(at) - event.paragraph <= 1;
      return {
        ...event.who,
        certain: event.who.certain && isNear && (count !== 'many' || key === 'many'),
        carrier: null,
      };
    },
    last: () => latest,
  };
}

function paragraphs({ article, tokens }: Scene): (at: number) => number {
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
function subjectAt(scene: Scene, at: number): Who | null {
  const mention = scene.mentionsAt.get(at);
  if (mention !== undefined) return mention.subject ? mentioned(scene, mention) : null;
  const { tokens, cast, day } = scene;
  const isStart =
    tokens[at]?.first === true || (tokens[at - 1]?.first === true && tokens[at - 1]?.key === 'the');
  const match = isStart ? partyAt(cast, tokens, at, day) : null;
  if (match === null || match.party === null || match.adjective) return null;
  const after = tokens[at + match.length];
  if (tokens[at + match.length - 1]?.possessive === true || after === undefined || after.capital) return null;
  const party = cast.parties.get(match.party);
  const isAlone =
    ENDS_CORE.has(after.key) || (/(?:s|ed)$/u.test(after.key) && categoryOf(after.key) === null);
  return party === undefined || !isAlone ? null : partySpeaker(party);
}

/** A side as a speaker of its own. */
export function partySpeaker({ id, name }: { readonly id: string; readonly name: string }): Who {
  return {
    speaker: { id: `~${id}`, name, role: null },
    party: id,
    certain: true,
    count: 'body',
    carrier: null,
  };
}

/** Whom a mention means, if it is somebody that the watchlist or the article introduces. */
export function mentioned(scene: Scene, mention: Mention): Who | null {
  const { person, description, keys } = mention;
  if (person !== null) {
    const isSomebody = person.known !== null || person.descriptions.length > 0;
    return isSomebody ? whoIs(scene, { person, certain: true }) : null;
  }
  const found = keys.length === 1 ? bySurname(scene, mention) : null;
  if (found === null) return null;
  const isOfList =
    found.person.introduced.length === 0 && found.person.known !== null && description !== null;
  const person2 =
    isOfList && found.person.known !== null
      ? { ...asPerson(found.person.known), descriptions: [description] }
      : found.person;
  return whoIs(scene, { person: person2, certain: found.certain });
}
