/** Makes what an alert carries of a meeting: bounded, so that a webhook takes it. */
import { cut, line } from '../language/text.ts';
import type { AlertMeeting, Meeting, MeetingPoint } from '../model/index.ts';
import { pointsByPlace } from '../meetings/readouts.ts';

const MAX_POINTS = 16;
const MAX_WORDINGS = 3;
const MAX_READOUTS = 6;
const MAX_SPEAKERS = 12;
export const MAX_MISSING_TOLD = 6;
/** In graphemes. */
const MAX_TEXT = 240;
const MAX_NAME = 80;

const short = (text: string, limit = MAX_TEXT): string => cut(line(text), limit);

/** Names the meeting of which an article is an account. */
export const namedMeeting = ({ id, sides, on }: Meeting): AlertMeeting => ({ id, sides, on });

/** Lays the readouts of a meeting side by side. What only the press reports is left to the meeting's page. */
export function comparedMeeting(meeting: Meeting): AlertMeeting {
  const { isDated, place, speakers, accounts, missing } = meeting;
  const { alone, shared, unsure } = pointsByPlace(meeting);
  const points = [...inTurn([...alone.values()]), ...shared, ...unsure];
  const told = points.slice(0, MAX_POINTS);
  return {
    ...namedMeeting(meeting),
    comparison: {
      isDated,
      place: place === null ? null : short(place, MAX_NAME),
      speakers: speakers.slice(0, MAX_SPEAKERS),
      readouts: accounts
        .flatMap(({ side, source, url, title, publishedAt }) =>
          side === null ? [] : [{ side, source, url, title: short(title), publishedAt }],
        )
        .slice(0, MAX_READOUTS),
      points: told.map(pointTold),
      more: points.length - told.length,
      missing: missing.slice(0, MAX_MISSING_TOLD).map(({ side, text, inLast, of, said }) => ({
        side,
        text: short(text),
        inLast,
        of,
        url: said[0]?.url ?? '',
      })),
    },
  };
}

/** Returns whether a meeting's readouts still stand to each other as they were told: an answer, a correction or an account may have come since. */
export const standsAsTold = (told: AlertMeeting, meeting: Meeting): boolean =>
  standingOf(told) === standingOf(comparedMeeting(meeting));

const standingOf = ({ comparison }: AlertMeeting): string =>
  JSON.stringify([comparison?.points, comparison?.more, comparison?.missing]);

/** Takes points of each readout in turn, so that a long one does not push out the other's. */
function inTurn(lists: readonly (readonly MeetingPoint[])[]): MeetingPoint[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

const pointTold = ({ side, speaker, readouts, mayBe, sayings }: MeetingPoint) => ({
  side,
  speaker: short(speaker.name, MAX_NAME),
  readouts,
  unsure: mayBe.length > 0,
  // The first wording in each account of a side, and none of the press where a side's own is there.
  wordings: [...new Map(sayings.toReversed().map((saying) => [saying.issuer, saying])).values()]
    .filter(({ issuer }) => issuer !== null || readouts.length === 0)
    .toSorted((a, b) => readouts.indexOf(a.issuer ?? '') - readouts.indexOf(b.issuer ?? ''))
    .slice(0, MAX_WORDINGS)
    .map(({ issuer, text, url }) => ({ issuer, text: short(text), url })),
});
