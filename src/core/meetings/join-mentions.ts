/** Joins the mentions of many articles to meetings: by sides, people, day and place. */
import type { MeetingMention, MeetingSaying, StatementRecord } from '../model/index.ts';
import { DAY_MS } from '../model/time.ts';

/** What one article has of one meeting. */
export type MeetingPart = {
  readonly record: StatementRecord;
  /** The article's mentions of it, in order. */
  readonly mentions: readonly MeetingMention[];
  readonly sayings: readonly MeetingSaying[];
};

/** All parts of one meeting, in the order in which they were published. */
export type JoinedMeeting = {
  readonly on: string;
  readonly isDated: boolean;
  readonly parts: readonly MeetingPart[];
};

/** A report without a day of its own is no later than so many days after the meeting. */
const MAX_DAYS_AFTER = 3;

/** @param records in any order; those without meetings have no part in it */
export function joinMentions(records: readonly StatementRecord[]): JoinedMeeting[] {
  const parts = records
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
    .flatMap(partsOf)
    .filter(({ mentions }) => mentions.some(({ on }) => on !== null));
  // What names its day comes first: what does not joins the meeting that it fits.
  const inTurn = [...parts.filter(isDated), ...parts.filter((part) => !isDated(part))];
  const joined: { on: string; isDated: boolean; parts: MeetingPart[] }[] = [];
  for (const part of inTurn) {
    const near = joined.filter((meeting) => fits(meeting, part));
    const best = near.toSorted((a, b) => apart(a.on, dayOf(part)) - apart(b.on, dayOf(part)))[0];
    if (best === undefined) joined.push({ on: dayOf(part), isDated: isDated(part), parts: [part] });
    else best.parts.push(part);
  }
  return joined
    .map((meeting) => ({
      ...meeting,
      parts: meeting.parts.toSorted((a, b) => (timeOf(a.record) < timeOf(b.record) ? -1 : 1)),
    }))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

const timeOf = ({ publishedAt, at }: StatementRecord): string => publishedAt ?? at;

const isDated = ({ mentions }: MeetingPart): boolean => mentions.some((mention) => mention.isDated);

const dayOf = ({ mentions }: MeetingPart): string =>
  (mentions.find((mention) => mention.isDated) ?? mentions[0])?.on ?? '';

const apart = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other)) / DAY_MS;

const sidesOf = ({ mentions }: MeetingPart): string => mentions[0]?.sides.join() ?? '';

function fits(
  meeting: { readonly on: string; readonly isDated: boolean; readonly parts: readonly MeetingPart[] },
  part: MeetingPart,
): boolean {
  const [first] = meeting.parts;
  if (first === undefined || sidesOf(first) !== sidesOf(part)) return false;
  const days = (Date.parse(dayOf(part)) - Date.parse(meeting.on)) / DAY_MS;
  const isSameDay = isDated(part) && meeting.isDated ? days === 0 : days >= 0 && days <= MAX_DAYS_AFTER;
  return isSameDay && meeting.parts.every((other) => mayBeSamePeople(other.mentions, part.mentions));
}

/** Returns whether no side sent others: where both name people of a side, they share one. */
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
function partsOf(record: StatementRecord): MeetingPart[] {
  const mentions = record.meetings?.mentions ?? [];
  const groups: MeetingMention[][] = [];
  for (const mention of mentions) {
    const same = groups.find((group) => group.every((other) => isSame(other, mention)));
    if (same === undefined) groups.push([mention]);
    else same.push(mention);
  }
  return groups.map((group) => ({
    record,
    mentions: group,
    sayings: (record.meetings?.sayings ?? []).filter(({ meeting }) => {
      const mention = mentions[meeting];
      return mention !== undefined && group.includes(mention);
    }),
  }));
}

const isSame = (one: MeetingMention, other: MeetingMention): boolean =>
  one.sides.join() === other.sides.join() && one.on === other.on && mayBeSamePeople([one], [other]);
