/** What one article has of one meeting, and whether two articles may mean the same people. */
import type { MeetingMention, MeetingSaying, StatementRecord } from '../model/index.ts';

/** What one article has of one meeting. */
export type MeetingPart = {
  readonly record: StatementRecord;
  /** The article's mentions of it, in order. */
  readonly mentions: readonly MeetingMention[];
  readonly sayings: readonly MeetingSaying[];
  /** What else the article says where it tells of the meeting, see `MeetingsTold`. */
  readonly unread: readonly string[];
};

/** Returns whether no side sent others: where both name people of a side, they share one. */
export const mayBeOne = (one: readonly MeetingPart[], other: readonly MeetingPart[]): boolean =>
  one.every((part) => other.every((each) => mayBeSamePeople(part.mentions, each.mentions)));

function mayBeSamePeople(one: readonly MeetingMention[], other: readonly MeetingMention[]): boolean {
  const [some, others] = [peopleOf(one), peopleOf(other)];
  return [...some].every(([party, ids]) => {
    const theirs = others.get(party);
    return theirs === undefined || [...ids].some((id) => theirs.has(id));
  });
}

/** Ids of institutions begin with `~`: nobody knows who stands behind them. */
function peopleOf(mentions: readonly MeetingMention[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { id, party } of mentions.flatMap(({ speakers }) => speakers)) {
    if (!id.startsWith('~')) found.set(party, (found.get(party) ?? new Set()).add(id));
  }
  return found;
}

/** Parts an article by the meetings that it tells of. */
export function partsOf(record: StatementRecord): MeetingPart[] {
  const mentions = record.meetings?.mentions ?? [];
  const groups: MeetingMention[][] = [];
  for (const mention of mentions) {
    const same = groups.find((group) => group.every((other) => isSame(other, mention)));
    if (same === undefined) groups.push([mention]);
    else same.push(mention);
  }
  return groups.map((group) => {
    const isOfGroup = ({ meeting }: { readonly meeting: number }): boolean => {
      const mention = mentions[meeting];
      return mention !== undefined && group.includes(mention);
    };
    return {
      record,
      mentions: group,
      sayings: (record.meetings?.sayings ?? []).filter(isOfGroup),
      unread: (record.meetings?.unread ?? []).filter(isOfGroup).map(({ text }) => text),
    };
  });
}

const isSame = (one: MeetingMention, other: MeetingMention): boolean =>
  one.sides.join() === other.sides.join() && one.on === other.on && mayBeSamePeople([one], [other]);
