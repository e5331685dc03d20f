import type { FC } from 'hono/jsx';
import {
  meetingDay,
  meetingStanding,
  missingWords,
  whoMet,
} from '../../core/alerts/wording/meeting-words.ts';
import { dateWords } from '../../core/alerts/wording/statement-words.ts';
import { line } from '../../core/language/text.ts';
import { pointsByPlace, sidesWithReadout } from '../../core/meetings/readouts.ts';
import type { Meeting, MeetingAccount, MeetingRow } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { PartyLink, SpeakerLink } from '../ledger/statement-components.tsx';
import { counted, OutsideLink, pathTo } from '../ui/components.tsx';
import { formWords, MeetingList } from './meeting-rows.tsx';
import type { MeetingInOrder } from './read-meetings.ts';
import { ReadoutTable } from './readout-table.tsx';

type MeetingPageProps = MeetingInOrder & { labels: WatchlistLabels };

/** Shows one meeting: who met, whose accounts there are, and what each of them says. */
export const MeetingPage: FC<MeetingPageProps> = ({ meeting, before, after, labels }) => (
  <article class="column wide">
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
    {meeting.sides.map((side) => (
      <SideSection side={side} meeting={meeting} labels={labels} />
    ))}
    <MissingSection meeting={meeting} labels={labels} />
    <ReportedSection meeting={meeting} />
    <AccountsSection meeting={meeting} labels={labels} />
    <Around title="Before" id="before" rows={before} meeting={meeting} labels={labels} />
    <Around title="After" id="after" rows={after} meeting={meeting} labels={labels} />
    <p class="note">
      Points are what the articles above say, joined by their words; a point in one readout alone may stand in
      the other in words that were not recognised.{' '}
      <a href={`/api${pathTo.meeting(meeting.id)}`}>This meeting as JSON</a>
    </p>
  </article>
);

/** Says first what a reader came for: what one side alone says, or whose account is missing. */
function summaryOf(meeting: Meeting, labels: WatchlistLabels): string {
  const readouts = sidesWithReadout(meeting);
  const [only] = readouts;
  if (only === undefined) return 'No side’s own account was read: what is known is what others report.';
  if (readouts.length > 1) return `${meetingStanding(meeting, labels)}.`;
  const others = meeting.sides.filter((side) => side !== only).map((side) => line(labels.party(side)));
  return `Known from the ${line(labels.side(only))} side alone: no account by ${others.join(' or ')} was read.`;
}

type SectionProps = { meeting: Meeting; labels: WatchlistLabels };

const Facts: FC<SectionProps> = ({ meeting, labels }) => (
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
    <li>{formWords(meeting)}</li>
    {!meeting.isDated && <li>no account names the day</li>}
  </ul>
);

const SideSection: FC<SectionProps & { side: string }> = ({ side, meeting, labels }) => {
  const readouts = sidesWithReadout(meeting);
  const { shared, alone, unsure } = pointsByPlace(meeting);
  const told = [...[...alone.values()].flat(), ...unsure, ...shared].filter((point) => point.side === side);
  if (readouts.length === 0) return null;
  return (
    <section aria-labelledby={`said-${side}`}>
      <h2 id={`said-${side}`} dir="auto">
        {line(labels.party(side))}: what it said
      </h2>
      {told.length === 0 ? (
        <p class="empty">No readout has a point of this side.</p>
      ) : (
        <ReadoutTable side={side} readouts={readouts} points={told} on={meeting.on} labels={labels} />
      )}
    </section>
  );
};

const MissingSection: FC<SectionProps> = ({ meeting: { missing }, labels }) =>
  missing.length === 0 ? null : (
    <section aria-labelledby="missing">
      <h2 id="missing">Not in this one</h2>
      <ul class="rows">
        {missing.map((gap) => (
          <li>
            <span>
              <span class="meta" dir="auto">
                {missingWords(gap, labels)}
              </span>
              <q class="evidence" dir="auto">
                {line(gap.text)}
              </q>
              <span class="meta">
                {gap.said.map(({ meeting, on, url }, at) => (
                  <>
                    {at > 0 && ' · '}
                    <a href={pathTo.meeting(meeting)}>{dateWords(on)}</a> (
                    <OutsideLink href={url}>source</OutsideLink>)
                  </>
                ))}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );

/** What no readout has, and the press reports. */
const ReportedSection: FC<{ meeting: Meeting }> = ({ meeting }) => {
  const { reported } = pointsByPlace(meeting);
  return reported.length === 0 ? null : (
    <section aria-labelledby="reported">
      <h2 id="reported">Reported by others alone</h2>
      <ul class="rows">
        {reported.map(({ id, speaker, text, sayings }) => (
          <li id={id}>
            <span>
              <SpeakerLink speaker={speaker} />: <q dir="auto">{line(text)}</q>{' '}
              <span class="meta">
                {sayings.map(({ url }, at) => (
                  <>
                    {at > 0 && ' · '}
                    <OutsideLink href={url}>{sourceOf(meeting, url)}</OutsideLink>
                  </>
                ))}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const sourceOf = ({ accounts }: Meeting, url: string): string =>
  line(accounts.find((account) => account.url === url)?.source.name ?? 'source');

const AccountsSection: FC<SectionProps> = ({ meeting: { accounts }, labels }) => (
  <section aria-labelledby="accounts">
    <h2 id="accounts">{counted(accounts.length, 'account')}</h2>
    <ul class="rows">
      {accounts.map((account) => (
        <Account account={account} labels={labels} />
      ))}
    </ul>
  </section>
);

const Account: FC<{ account: MeetingAccount; labels: WatchlistLabels }> = ({
  account: { article, url, source, title, publishedAt, side },
  labels,
}) => (
  <li>
    <OutsideLink href={url}>{line(title) === '' ? line(source.name) : line(title)}</OutsideLink>
    <span class="meta">
      <bdi>{line(source.name)}</bdi>
      {side !== null && (
        <>
          , <bdi>{line(labels.party(side))}</bdi>’s own
        </>
      )}
      {publishedAt !== null && `, ${dateWords(publishedAt.slice(0, 10))}`}
      {article === null ? (
        ' (history)'
      ) : (
        <>
          {' · '}
          <a href={pathTo.article(article)}>article</a>
        </>
      )}
    </span>
  </li>
);

const Around: FC<SectionProps & { title: string; id: string; rows: readonly MeetingRow[] }> = (props) => {
  const { title, id, rows, meeting, labels } = props;
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title}, <span class="meta">between the same sides</span>
      </h2>
      <MeetingList rows={rows} labels={labels} people={new Set(meeting.speakers.map((one) => one.id))} />
    </section>
  );
};
