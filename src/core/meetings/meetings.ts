/** Derives meetings from the records of articles: the entry of this room. */
import { hash } from '../model/ids.ts';
import type { Meeting, MeetingAccount, StatementRecord } from '../model/index.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import { joinMentions, type JoinedMeeting } from './join-mentions.ts';
import { missingIn } from './missing.ts';
import { pointsOf } from './points.ts';

/**
 * Returns the meetings that articles tell of, by day. It takes time in proportion to the square of the statements of one meeting.
 * @param records of articles that may tell of the same meetings, in any order; those without `meetings` count for nothing
 * @param names the watchlist's, see `namesOfParties`
 * @param earlier meetings that are known already, for what is missing
 */
export function meetingsIn(
  records: readonly StatementRecord[],
  names: NamesOfParties,
  earlier: readonly Meeting[] = [],
): Meeting[] {
  const meetings = joinMentions(records)
    .map((joined) => meetingOf(joined, names))
    .filter(({ points }) => points.length > 0);
  return meetings.map((meeting) => ({
    ...meeting,
    missing: missingIn(
      meeting,
      [...earlier, ...meetings].filter(({ on }) => on < meeting.on),
      names,
    ),
  }));
}

function meetingOf({ on, isDated, parts }: JoinedMeeting, names: NamesOfParties): Meeting {
  const mentions = parts.flatMap((part) => part.mentions);
  const sides = mentions[0]?.sides ?? [];
  const people = new Map(mentions.flatMap(({ speakers }) => speakers).map((one) => [one.id, one]));
  const speakers = sides.flatMap((side) => [...people.values()].filter(({ party }) => party === side));
  const leaders = sides.map((side) => speakers.find(({ party }) => party === side)?.id ?? '');
  const id = hash('meeting', ...sides, on, ...leaders);
  return {
    id,
    sides,
    speakers,
    on,
    isDated,
    place: mentions.find(({ place }) => place !== null)?.place ?? null,
    form: mentions[0]?.form ?? 'talks',
    accounts: parts.map(accountOf),
    points: pointsOf(parts, { id, sides, on }, names),
    missing: [],
  };
}

const accountOf = ({
  record: { article, url, source, title, publishedAt, meetings },
}: JoinedMeeting['parts'][number]): MeetingAccount => ({
  article,
  url,
  source,
  title,
  publishedAt,
  side: meetings?.publisher ?? null,
});
