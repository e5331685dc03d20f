import type { FC } from 'hono/jsx';
import {
  meetingDay,
  meetingStanding,
  severalWords,
  whoMet,
} from '../../core/alerts/wording/meeting-words.ts';
import type { NamesOfParties } from '../../core/ledger/frame/party-names.ts';
import { line } from '../../core/language/text.ts';
import { pointsByPlace, sidesWithReadout } from '../../core/meetings/readouts.ts';
import type { Meeting } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import type { Position } from '../../core/watchlist/schema.ts';
import { PartyLink, SpeakerLink } from '../ledger/statement-components.tsx';
import { pathTo } from '../ui/components.tsx';
import { formWords } from './meeting-rows.tsx';
import {
  AccountsSection,
  Around,
  MissingSection,
  PositionsSection,
  ReportedSection,
} from './meeting-sections.tsx';
import { OneSided } from './one-sided.tsx';
import type { MeetingInOrder, MeetingLinks } from './read-meetings.ts';
import { type ReadoutTableProps, rowGroups } from './readout-rows.ts';
import { ReadoutTable, TopicList } from './readout-table.tsx';

type MeetingPageProps = MeetingInOrder & {
  links: MeetingLinks;
  /** Words that name sides and speakers, which say nothing of a topic. */
  names: NamesOfParties;
  positions: readonly Position[];
  labels: WatchlistLabels;
  /** The address of the page, without a slash at its end. */
  address: string;
};

/** Shows one meeting: who met, whose accounts there are, and what each of them says. */
export const MeetingPage: FC<MeetingPageProps> = (props) => {
  const { meeting, before, after, links, names, positions, labels, address } = props;
  const readouts = sidesWithReadout(meeting);
  const table = { meeting, readouts, groups: rowGroups(meeting, names), links, labels };
  return (
    <article class="column meeting">
      <p class="kicker">
        <a href="/meetings">Meetings</a>
      </p>
      <h1 dir="auto">
        {whoMet(meeting, labels)}, {meetingDay(meeting)}
      </h1>
      <p class="lede" dir="auto">
        {summaryOf(meeting, labels)}
      </p>
      <Facts meeting={meeting} labels={labels} />
      <OneSided {...table} />
      <MissingSection meeting={meeting} labels={labels} />
      {readouts.length > 0 && <PointsSection {...table} />}
      <div class="rest">
        <ReportedSection meeting={meeting} />
        <PositionsSection evidence={links.evidence} positions={positions} labels={labels} />
        <AccountsSection meeting={meeting} labels={labels} />
        <Around title="Before" id="before" rows={before} meeting={meeting} labels={labels} />
        <Around title="After" id="after" rows={after} meeting={meeting} labels={labels} />
      </div>
      <p class="note">
        Points are what the articles above say, joined by their words; a point in one readout alone may stand
        in the other in words that were not recognised. The page may change when another account is read.{' '}
        <a href={`/api${pathTo.meeting(meeting.id)}`}>This meeting as JSON</a>
      </p>
      <p class="note" dir="auto">
        To cite: {whoMet(meeting, labels)}, {meetingDay(meeting)}: readouts side by side. Readout,{' '}
        <span class="address">{address}</span>
      </p>
    </article>
  );
};

const PointsSection: FC<ReadoutTableProps> = (props) => {
  const { readouts, groups } = props;
  return (
    <section aria-labelledby="points">
      <h2 id="points">{readouts.length > 1 ? 'Point by point' : 'What the readout says'}</h2>
      {groups.length === 0 ? (
        <p class="empty">No point was found in what was read of the meeting.</p>
      ) : (
        <>
          {readouts.length > 1 && (
            <p class="note">
              Points stand together where they share a word that few others have. Where two wordings are
              close, the words that one alone has are marked.
            </p>
          )}
          <TopicList {...props} />
          <ReadoutTable {...props} />
        </>
      )}
    </section>
  );
};

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Says first what a reader came for: what one side alone says, or whose account is missing. */
export function summaryOf(meeting: Meeting, labels: WatchlistLabels): string {
  const readouts = sidesWithReadout(meeting);
  const [only] = readouts;
  if (only === undefined) return 'No side’s own account was read: what is known is what others report.';
  const others = meeting.sides
    .filter((side) => !readouts.includes(side))
    .map((side) => line(labels.party(side)));
  const lacking = `o account by ${others.join(' or ')} was read.`;
  if (readouts.length === 1) return `Known from the ${line(labels.side(only))} side alone: n${lacking}`;
  const { alone, unsure, shared } = pointsByPlace(meeting);
  const isAllShared = unsure.length === 0 && [...alone.values()].every((points) => points.length === 0);
  const both = isAllShared || shared.length === 0 ? '' : `, ${shared.length} ${severalWords(readouts)}`;
  return `${meetingStanding(meeting, labels)}${both}.${others.length > 0 ? ` N${lacking}` : ''}`;
}

const Facts: FC<{ meeting: Meeting; labels: WatchlistLabels }> = ({ meeting, labels }) => (
  <ul class="facts">
    {meeting.sides.map((side) => {
      const people = meeting.speakers.filter(({ party }) => party === side);
      return (
        <li>
          <PartyLink party={side} labels={labels} />
          {people.length > 0 && ': '}
          {people.map((speaker, at) => (
            <>
              {at > 0 && '; '}
              <SpeakerLink speaker={speaker} />
            </>
          ))}
        </li>
      );
    })}
    <li dir="auto">
      {sentenceCase(formWords(meeting))}
      {!meeting.isDated && '; no account names the day'}
    </li>
  </ul>
);
