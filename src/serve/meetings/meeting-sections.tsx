import type { FC } from 'hono/jsx';
import { missingWords } from '../../core/alerts/wording/meeting-words.ts';
import { dateWords } from '../../core/alerts/wording/statement-words.ts';
import { line } from '../../core/language/text.ts';
import { pointsByPlace } from '../../core/meetings/readouts.ts';
import type { CitedEvidence, Meeting, MeetingAccount, MeetingRow } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import type { Position } from '../../core/watchlist/schema.ts';
import { SpeakerLink } from '../ledger/statement-components.tsx';
import { counted, OutsideLink, pathTo } from '../ui/components.tsx';
import { MeetingList } from './meeting-rows.tsx';

type SectionProps = { meeting: Meeting; labels: WatchlistLabels };

/** So many can be taken in at a glance; the others open. */
const MAX_MISSING = 4;

/** Shows what a side said in most of its last readouts and not in this one, with those readouts. */
export const MissingSection: FC<SectionProps> = ({ meeting: { missing }, labels }) => {
  const rest = missing.slice(MAX_MISSING);
  return missing.length === 0 ? null : (
    <section aria-labelledby="missing">
      <h2 id="missing">Not in this one</h2>
      <MissingList missing={missing.slice(0, MAX_MISSING)} labels={labels} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <MissingList missing={rest} labels={labels} />
        </details>
      )}
    </section>
  );
};

const MissingList: FC<Pick<Meeting, 'missing'> & { labels: WatchlistLabels }> = ({ missing, labels }) => (
  <ul class="rows">
    {missing.map((gap) => (
      <li>
        <span class="meta" dir="auto">
          {missingWords(gap, labels)}:
        </span>
        <q class="evidence" dir="auto">
          {line(gap.text)}
        </q>
        <span class="meta">
          {gap.said.map(({ meeting, on, url }, at) => (
            <>
              {at > 0 && ' · '}
              <a href={pathTo.meeting(meeting)}>{dateWords(on)}</a> (
              <OutsideLink href={url}>
                readout<span class="hidden"> of {dateWords(on)}</span>
              </OutsideLink>
              )
            </>
          ))}
        </span>
      </li>
    ))}
  </ul>
);

/** Shows what no readout has, and the press reports. */
export const ReportedSection: FC<{ meeting: Meeting }> = ({ meeting }) => {
  const { reported } = pointsByPlace(meeting);
  return reported.length === 0 ? null : (
    <section aria-labelledby="reported">
      <h2 id="reported">Reported by others alone</h2>
      <ul class="rows">
        {reported.map(({ id, speaker, text, sayings }) => (
          <li id={id}>
            <span>
              <SpeakerLink speaker={speaker} />:{' '}
              <q class="evidence" dir="auto">
                {line(text)}
              </q>
            </span>
            <span class="meta">
              {sayings.map(({ url }, at) => (
                <>
                  {at > 0 && ' · '}
                  <OutsideLink href={url}>{sourceOf(meeting, url)}</OutsideLink>
                </>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const sourceOf = ({ accounts }: Meeting, url: string): string =>
  line(accounts.find((account) => account.url === url)?.source.name ?? 'source');

/** Shows which questions of the watchlist the accounts answer. */
export const PositionsSection: FC<{
  evidence: readonly CitedEvidence[];
  positions: readonly Position[];
  labels: WatchlistLabels;
}> = ({ evidence, positions, labels }) => {
  const questions = new Map(positions.map(({ id, question }) => [id, question]));
  const answers = new Map(evidence.map((one) => [`${one.position} ${one.answer}`, one]));
  return answers.size === 0 ? null : (
    <section aria-labelledby="positions">
      <h2 id="positions">Positions that these accounts answer</h2>
      <ul class="rows">
        {[...answers.values()].map(({ position, answer, text, url, source }) => (
          <li>
            <span>
              <a href={`/positions#${encodeURIComponent(position)}`} dir="auto">
                {line(questions.get(position) ?? position)}
              </a>{' '}
              <b dir="auto">{line(labels.answer(position, answer))}</b>
            </span>
            <span class="meta">
              <q class="evidence" dir="auto">
                {line(text)}
              </q>{' '}
              <OutsideLink href={url}>{line(source.name)}</OutsideLink>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Lists the articles that tell of the meeting: each side's own first. */
export const AccountsSection: FC<SectionProps> = ({ meeting: { accounts, sides }, labels }) => {
  const rank = ({ side }: MeetingAccount): number => (side === null ? sides.length : sides.indexOf(side));
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts">{counted(accounts.length, 'account')}</h2>
      <ul class="rows">
        {accounts
          .toSorted((a, b) => rank(a) - rank(b))
          .map((account) => (
            <Account account={account} labels={labels} />
          ))}
      </ul>
    </section>
  );
};

const Account: FC<{ account: MeetingAccount; labels: WatchlistLabels }> = ({
  account: { article, url, source, title, publishedAt, side },
  labels,
}) => (
  <li>
    <span>
      <OutsideLink href={url}>{line(title) === '' ? line(source.name) : line(title)}</OutsideLink>
    </span>
    <span class="meta">
      <bdi>{line(source.name)}</bdi>
      {side !== null && (
        <>
          , own account of <bdi>{line(labels.party(side))}</bdi>
        </>
      )}
      {publishedAt !== null && `, ${dateWords(publishedAt.slice(0, 10))}`}
      {article === null ? (
        ' (history)'
      ) : (
        <>
          {' · '}
          <a href={pathTo.article(article)}>timeline</a>
        </>
      )}
    </span>
  </li>
);

/** Lists the meetings of the same sides before or after this one. */
export const Around: FC<SectionProps & { title: string; id: string; rows: readonly MeetingRow[] }> = (
  props,
) => {
  const { title, id, rows, meeting, labels } = props;
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}, between the same sides</h2>
      <MeetingList rows={rows} labels={labels} among={meeting} />
    </section>
  );
};
