/** Gives meetings their ids, so that one keeps its own whatever comes to light of it. */
import { hash } from '../model/ids.ts';
import type { Meeting, MeetingMention } from '../model/index.ts';

/** What a meeting that was just derived is known by. */
export type MeetingIdentity = Pick<Meeting, 'sides' | 'on' | 'accounts'> & {
  /** Made of its facts: the id of one that nobody knew before. */
  readonly made: string;
  /** The meetings to which its articles were joined when they were read. */
  readonly named: readonly string[];
};

type Claim = { readonly at: number; readonly id: string; readonly order: readonly number[] };

/**
 * Returns the ids of meetings, each once. A meeting has that of the known one with which it has the most accounts in common, of as many
 * that of the same day; what is known no more has the id that most of its articles name, and what is new that of its facts.
 */
export function idsOf(meetings: readonly MeetingIdentity[], known: readonly Meeting[]): string[] {
  const byArticle = new Map<string, Meeting[]>();
  for (const meeting of known)
    for (const { article } of meeting.accounts)
      if (article !== null) byArticle.set(article, [...(byArticle.get(article) ?? []), meeting]);
  const stored = new Set(known.map(({ id }) => id));
  const claims = meetings.flatMap((meeting, at): Claim[] => [
    ...countShared(meeting, byArticle).map(([one, shared]) => ({
      at,
      id: one.id,
      order: [0, -shared, one.on === meeting.on ? 0 : 1],
    })),
    ...[...Map.groupBy(meeting.named, (id) => id)]
      .filter(([id]) => !stored.has(id))
      .map(([id, all]) => ({ at, id, order: [1, -all.length, 0] })),
  ]);
  const given = new Map<number, string>();
  const taken = new Set<string>();
  for (const { at, id } of claims.toSorted(byOrder)) {
    if (given.has(at) || taken.has(id)) continue;
    given.set(at, id);
    taken.add(id);
  }
  return meetings.map(({ made, accounts }, at) => {
    const id = given.get(at) ?? (taken.has(made) ? hash(made, accounts[0]?.article ?? '') : made);
    taken.add(id);
    return id;
  });
}

function byOrder(a: Claim, b: Claim): number {
  const differing = a.order.findIndex((value, at) => value !== b.order[at]);
  if (differing !== -1) return (a.order[differing] ?? 0) - (b.order[differing] ?? 0);
  return a.id === b.id ? a.at - b.at : a.id < b.id ? -1 : 1;
}

/** Returns the known meetings of the same sides with how many accounts each has in common with a meeting. */
function countShared(
  { sides, accounts }: MeetingIdentity,
  byArticle: ReadonlyMap<string, readonly Meeting[]>,
): [Meeting, number][] {
  const shared = new Map<Meeting, number>();
  for (const { article } of accounts) {
    for (const meeting of byArticle.get(article ?? '') ?? []) {
      if (meeting.sides.join() === sides.join()) shared.set(meeting, (shared.get(meeting) ?? 0) + 1);
    }
  }
  return [...shared];
}

/** Returns the meeting that the mentions of one meeting in one article name, if they do. */
export const namedIn = (mentions: readonly MeetingMention[]): string[] =>
  mentions.flatMap(({ meeting }) => meeting?.id ?? []).slice(0, 1);
