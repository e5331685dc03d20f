/** Joins the mentions of many articles to meetings: by sides, people, day and place. */
import type { StatementRecord } from '../model/index.ts';
import { DAY_MS } from '../model/time.ts';
import { withoutCorrected } from './corrections.ts';
import { isClearDay } from './day-of-meeting.ts';
import { mayBeOne, type MeetingPart, partsOf } from './meeting-part.ts';

/** All parts of one meeting, in the order in which they were published. */
export type JoinedMeeting = {
  readonly on: string;
  readonly isDated: boolean;
  readonly parts: readonly MeetingPart[];
};

/** A meeting that is still being joined, with the day on which it is looked for. */
type OpenMeeting = { readonly day: number; readonly parts: MeetingPart[] };

/** A report without a day of its own is no later than so many days after the meeting, and no earlier than so many before it. */
const MAX_DAYS_AFTER = 3;
const MAX_DAYS_BEFORE = 1;
/** So far apart may be the days that two accounts give to one meeting at the same place: one of them is a day late, or mistaken. */
const MAX_DAYS_APART = 2;

/**
 * Takes time in proportion to the number of records, as long as not many articles tell of the same sides' meetings of the same days.
 * @param records in any order; those without meetings have no part in it, and of one article the latest alone has
 */
export function joinMentions(records: readonly StatementRecord[]): JoinedMeeting[] {
  const latest = new Map(
    records.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map((record) => [record.article, record]),
  );
  const parts = [...latest.values()]
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
    .flatMap(partsOf)
    .filter(({ mentions }) => mentions.some(({ on }) => on !== null));
  return [...Map.groupBy(parts, sidesOf).values()]
    .flatMap(joinOfSides)
    .map(closed)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

const timeOf = ({ publishedAt, at }: StatementRecord): string => publishedAt ?? at;

/** Joins what tells of the same sides: first by the day, then by days next to each other, last what names no day. */
function joinOfSides(parts: readonly MeetingPart[]): OpenMeeting[] {
  const byDay = new Map<number, OpenMeeting[]>();
  const open = (part: MeetingPart): void => {
    const day = dayOf(part);
    byDay.set(day, [...(byDay.get(day) ?? []), { day, parts: [part] }]);
  };
  for (const part of parts.filter((one) => isDated(one) && !isRecalled(one))) {
    const same = byDay.get(dayOf(part))?.find((meeting) => mayBeOne(meeting.parts, [part]));
    if (same === undefined) open(part);
    else same.parts.push(part);
  }
  for (let apart = 1; apart <= MAX_DAYS_APART; apart += 1) mergeDays(byDay, apart);
  // What names no day, or recalls a meeting, joins the one that it fits.
  for (const part of parts.filter((one) => !isDated(one) || isRecalled(one))) {
    const near = meetingsNear(byDay, part).filter(({ parts: others }) => mayBeOne(others, [part]));
    const [best] = near.toSorted((a, b) => awayFrom(part, a) - awayFrom(part, b));
    if (best !== undefined) best.parts.push(part);
    else if (!isRecalled(part)) open(part);
  }
  return [...byDay.values()].flat();
}

/** Joins meetings so many days apart, of which each is known from accounts of others, who tell of one meeting and name another day. */
function mergeDays(byDay: Map<number, OpenMeeting[]>, apart: number): void {
  for (const day of [...byDay.keys()].toSorted((a, b) => a - b)) {
    for (const meeting of byDay.get(day) ?? []) {
      const same = byDay.get(day + apart)?.find((other) => isOtherDayOf(meeting.parts, other.parts, apart));
      if (same === undefined) continue;
      meeting.parts.push(...same.parts);
      byDay.set(
        day + apart,
        (byDay.get(day + apart) ?? []).filter((other) => other !== same),
      );
    }
  }
}

/** Whoever publishes two accounts with two days tells of two meetings. */
function isOtherDayOf(one: readonly MeetingPart[], other: readonly MeetingPart[], apart: number): boolean {
  const tellers = new Set(one.map(tellerOf));
  if (other.some((part) => tellers.has(tellerOf(part)))) return false;
  const [places, theirs] = [placesOf(one), placesOf(other)];
  const isSamePlace = [...places].some((place) => theirs.has(place));
  const isUnknown = places.size === 0 || theirs.size === 0;
  const isSameForm = isCall(one) === isCall(other);
  return (isSamePlace || (apart === 1 && isUnknown)) && isSameForm && mayBeOne(one, other);
}

/** The side whose account it is, or the outlet. */
const tellerOf = ({ record }: MeetingPart): string => record.meetings?.publisher ?? `~${record.source.id}`;

const placesOf = (parts: readonly MeetingPart[]): Set<string> =>
  new Set(parts.flatMap(({ mentions }) => mentions.flatMap(({ place }) => place?.toLowerCase() ?? [])));

const isCall = (parts: readonly MeetingPart[]): boolean =>
  parts.some(({ mentions }) => mentions.some(({ form }) => form === 'call'));

function* daysNear(part: MeetingPart): Generator<number> {
  const day = dayOf(part);
  for (let back = 0; back <= (isDated(part) ? 1 : MAX_DAYS_AFTER); back += 1) yield day - back;
  for (let ahead = 1; ahead <= MAX_DAYS_BEFORE; ahead += 1) yield day + ahead;
}

const meetingsNear = (byDay: ReadonlyMap<number, readonly OpenMeeting[]>, part: MeetingPart): OpenMeeting[] =>
  [...daysNear(part)].flatMap((near) => byDay.get(near) ?? []);

/** A meeting of the day after is farther than any before. */
const awayFrom = (part: MeetingPart, { day }: OpenMeeting): number => {
  const days = dayOf(part) - day;
  return days >= 0 ? days : MAX_DAYS_AFTER - days;
};

function closed({ parts }: OpenMeeting): JoinedMeeting {
  const inTime = parts.toSorted((a, b) => (timeOf(a.record) < timeOf(b.record) ? -1 : 1));
  const first = inTime.find(isDated) ?? inTime[0];
  // What recalls a meeting tells of another one, and may count the days from that.
  const voters = inTime.filter((part) => isDated(part) && !isRecalled(part));
  const on = first === undefined ? '' : (dayByMost(voters) ?? isoDayOf(first));
  return { on, isDated: inTime.some(isDated), parts: withoutCorrected(inTime) };
}

/** What an account says of the day counts more than what an outlet or a correction does, and what was published about midnight less. */
const VOTE = { account: 1, press: 0.6, correction: 0.5, aboutMidnight: 0.3 };

/** Returns the day that most of what was published gives, of several the one that was given first. */
function dayByMost(parts: readonly MeetingPart[]): string | null {
  const votes = new Map<string, number>();
  for (const part of parts) {
    const vote = VOTE[kindOf(part)] - (isClearDay(timeOf(part.record)) ? 0 : VOTE.aboutMidnight);
    votes.set(isoDayOf(part), (votes.get(isoDayOf(part)) ?? 0) + vote);
  }
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function kindOf({ record: { meetings } }: MeetingPart): 'account' | 'press' | 'correction' {
  if (meetings?.corrects !== undefined) return 'correction';
  return typeof meetings?.publisher === 'string' ? 'account' : 'press';
}

const isRecalled = ({ mentions }: MeetingPart): boolean =>
  mentions.every((mention) => mention.isRecalled === true);

const isDated = ({ mentions }: MeetingPart): boolean => mentions.some((mention) => mention.isDated);

const isoDayOf = ({ mentions }: MeetingPart): string =>
  (mentions.find((mention) => mention.isDated) ?? mentions.find(({ on }) => on !== null))?.on ?? '';

const dayOf = (part: MeetingPart): number => Math.round(Date.parse(isoDayOf(part)) / DAY_MS);

const sidesOf = ({ mentions }: MeetingPart): string => mentions[0]?.sides.join() ?? '';
