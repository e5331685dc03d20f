import type { FC } from 'hono/jsx';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { dateWords } from '../../core/alerts/wording/statement-words.ts';
import type { SpeakerRow } from '../../core/model/index.ts';
import { NO_PARTY } from '../../core/ledger/rows.ts';
import { line } from '../../core/language/text.ts';
import type { WatchlistSpeaker } from '../../core/watchlist/schema.ts';
import { MIN_STATEMENTS, type SpeakerList } from './read-ledger.ts';
import { LedgerSection, type LedgerSectionProps } from './ledger-section.tsx';
import { counted, pathTo } from '../ui/components.tsx';
import { PartyLink, SpeakerLink } from './statement-components.tsx';

type SpeakersProps = { list: SpeakerList; silent: readonly WatchlistSpeaker[]; labels: WatchlistLabels };

/** Lists speakers by party. A name that was read once or twice may be a misreading, and is only counted. */
export const SpeakersPage: FC<SpeakersProps> = ({ list, silent, labels }) => (
  <div class="column">
    <h1>Speakers</h1>
    {list.listed.length === 0 && (
      <p class="empty">No statement is kept yet: speakers are listed as articles are read.</p>
    )}
    {[...Map.groupBy(list.listed, (row) => row.party ?? NO_PARTY)].map(([party, rows]) => (
      <section>
        <h2>{party === NO_PARTY ? 'For no party' : <PartyLink party={party} labels={labels} />}</h2>
        <ul class="rows">
          {rows.map((row) => (
            <SpeakerItem row={row} />
          ))}
        </ul>
      </section>
    ))}
    {list.hidden > 0 && (
      <p class="note">
        {list.hidden} more with fewer than {MIN_STATEMENTS} statements {list.hidden === 1 ? 'is' : 'are'} not
        listed: the watchlist does not name them.
      </p>
    )}
    {silent.length > 0 && <Silent speakers={silent} />}
    <p class="note">
      <a href="/api/speakers">This list as JSON</a>
    </p>
  </div>
);

const SpeakerItem: FC<{ row: SpeakerRow }> = ({ row: { speaker, statements, first, last } }) => (
  <li>
    <SpeakerLink speaker={speaker} />
    <span class="meta">
      {counted(statements, 'statement')}
      {periodWords(first, last)}
    </span>
  </li>
);

/** Returns `, May 2024 to 3 June 2026`, or nothing where no date is known. */
function periodWords(first: string | null, last: string | null): string {
  if (first === null || last === null) return '';
  return `, ${first === last ? dateWords(last) : `${dateWords(first)} to ${dateWords(last)}`}`;
}

const Silent: FC<{ speakers: readonly WatchlistSpeaker[] }> = ({ speakers }) => (
  <details>
    <summary>{speakers.length} named in the watchlist, with no statement yet</summary>
    <ul class="rows">
      {speakers.map(({ id, name }) => (
        <li>
          <a href={pathTo.speaker(id)} dir="auto">
            {line(name)}
          </a>
        </li>
      ))}
    </ul>
  </details>
);

type SpeakerProps = { name: string; speaker: WatchlistSpeaker | null; ledger: LedgerSectionProps };

/** Shows one speaker: for whom they spoke and when, then their statements. */
export const SpeakerPage: FC<SpeakerProps> = ({ name, speaker, ledger }) => (
  <article class="column">
    <p class="kicker">
      <a href="/speakers">Speakers</a>
    </p>
    <h1 dir="auto">{line(name)}</h1>
    {speaker === null ? (
      <p class="meta">Not named in the watchlist: kept under the name that articles give.</p>
    ) : (
      <ul class="rows">
        {speaker.roles.map(({ title, party, from, until }) => (
          <li>
            <span>
              <span dir="auto">{line(title)}</span>, <PartyLink party={party} labels={ledger.labels} />
            </span>
            <span class="meta">{termWords(from, until)}</span>
          </li>
        ))}
      </ul>
    )}
    {speaker !== null && (
      <p class="meta">
        <a href={`/meetings?speaker=${speaker.id}`}>Meetings</a>
      </p>
    )}
    <LedgerSection {...ledger} />
  </article>
);

const termWords = (from: string | null, until: string | null): string =>
  `${from === null ? 'since an unknown day' : `from ${dateWords(from)}`}${until === null ? '' : ` until ${dateWords(until)}`}`;
