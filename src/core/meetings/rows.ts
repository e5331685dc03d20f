/** Lists meetings: what is kept beside each for lists, and which of them an article may have to do with. */
import type { Meeting, MeetingMention, MeetingPlace, MeetingRow } from '../model/index.ts';
import { cutBytes, jsonBytes } from '../language/text.ts';
import { DAY_MS } from '../model/time.ts';
import { pointsByPlace, sidesWithReadout } from './readouts.ts';

/** KV's limit for the metadata of one key, in bytes of JSON, less what storage adds of its own. */
const METADATA_BYTES = 1_024 - 32;
const MAX_NAME_BYTES = 80;
const MAX_PLACE_BYTES = 80;

/** Returns what lists need of a meeting, cut to what KV takes: of many who met the last are left out. */
export function meetingRow(meeting: Meeting): MeetingRow {
  const { id, sides, speakers, on, isDated, place, form, accounts, points, missing, formerly } = meeting;
  const { alone, shared, unsure } = pointsByPlace(meeting);
  const readouts = sidesWithReadout(meeting);
  const row: MeetingRow = {
    id,
    sides,
    speakers: speakers.map((one) => ({
      id: one.id,
      name: cutBytes(one.name, MAX_NAME_BYTES),
      party: one.party,
    })),
    on,
    isDated,
    place: place === null ? null : cutBytes(place, MAX_PLACE_BYTES),
    form,
    readouts,
    press: accounts.filter(({ side }) => side === null).length,
    points: points.length,
    alone: readouts.map((side) => alone.get(side)?.length ?? 0),
    shared: shared.length,
    unsure: unsure.length,
    missing: missing.length,
    ...(formerly === undefined ? {} : { formerly }),
  };
  let fitting = row;
  while (jsonBytes(fitting) > METADATA_BYTES && fitting.speakers.length > 0) {
    fitting = { ...fitting, speakers: fitting.speakers.slice(0, -1) };
  }
  return fitting;
}

/** A report is read for meetings of its last two weeks, and one without a day of its own joins one up to three days before it. */
const NEAR_DAYS = 17;
const MAX_NEAR = 40;
/** Of meetings of the same sides before it, which tell what is missing: not all are of the same people. */
const MAX_BEFORE = 20;

type MeetingsAround = { readonly near: readonly MeetingPlace[]; readonly before: readonly MeetingPlace[] };

/**
 * Selects the meetings with which those of an article have to do: those that it may tell of, and earlier ones of the same sides.
 * @param places the latest first
 */
export function meetingsAround(
  places: readonly MeetingPlace[],
  mentions: readonly Pick<MeetingMention, 'sides' | 'on'>[],
): MeetingsAround {
  const [near, before] = [new Set<MeetingPlace>(), new Set<MeetingPlace>()];
  for (const { sides, on } of mentions) {
    if (on === null) continue;
    const ofSides = places.filter((place) => place.sides.join() === sides.join());
    const close = ofSides.filter((place) => isNear(place, { sides, on }));
    for (const place of close.slice(0, MAX_NEAR)) near.add(place);
    for (const place of ofSides.filter((one) => one.on < on && !close.includes(one)).slice(0, MAX_BEFORE)) {
      before.add(place);
    }
  }
  return { near: [...near].slice(0, MAX_NEAR), before: [...before].slice(0, MAX_BEFORE) };
}

type MeetingTime = { readonly sides: readonly string[]; readonly on: string | null };

/** Returns whether the same sides meet so near in time that one article may tell of both. */
export const isNear = (one: MeetingTime, other: MeetingTime): boolean =>
  one.on !== null &&
  other.on !== null &&
  one.sides.join() === other.sides.join() &&
  daysBetween(one.on, other.on) <= NEAR_DAYS;

const daysBetween = (one: string, other: string): number =>
  Math.abs(Date.parse(one) - Date.parse(other)) / DAY_MS;

/** So much of a meeting is kept, whatever its accounts are worth. */
const MAX_ACCOUNTS = 60;
const MAX_POINTS = 200;
const MAX_SAYINGS = 12;
const MAX_MISSING = 30;

/** Bounds a meeting to what is stored and shown of it. */
export const boundedMeeting = (meeting: Meeting): Meeting => ({
  ...meeting,
  accounts: meeting.accounts.slice(0, MAX_ACCOUNTS),
  points: meeting.points
    .slice(0, MAX_POINTS)
    .map((point) => ({ ...point, sayings: point.sayings.slice(0, MAX_SAYINGS) })),
  missing: meeting.missing.slice(0, MAX_MISSING),
});
