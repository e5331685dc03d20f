import type { FC } from 'hono/jsx';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import {
  circumstances,
  sentence,
  substanceWords,
  verdictWords,
} from '../../core/alerts/wording/statement-words.ts';
import { substances, verdicts } from '../../core/model/index.ts';
import { monthWords } from '../../core/alerts/wording/statement-words.ts';
import { line } from '../../core/language/text.ts';
import { countSpeakers, keptFor, type LedgerList } from './ledger-list.ts';
import { HISTORY, type LedgerQuery } from './query.ts';
import type { Utterance } from './utterances.ts';
import { StripChart } from '../pictures/strip-chart.tsx';
import { FreshStatements } from './fresh-statements.tsx';
import { MetThatDay, type MeetingsByDay } from './met-that-day.tsx';
import { stripOf } from './strip.ts';
import { type Option, SearchField, Select } from '../ui/choice.tsx';
import { counted, OutsideLink, pathTo } from '../ui/components.tsx';
import {
  ClauseQuote,
  earlierOf,
  EarlierList,
  JudgeNote,
  NewForSpeaker,
  PartyLink,
  pathOfUtterance,
  SpeakerLink,
  StatementMarks,
} from './statement-components.tsx';

export type LedgerSectionProps = LedgerList & {
  /** The path of the page. */
  readonly path: string;
  readonly query: LedgerQuery;
  readonly search: string;
  readonly labels: WatchlistLabels;
  readonly meetings: MeetingsByDay;
  /** The present time, as ISO 8601. */
  readonly now: string;
  /** True where the page already names the one speaker of all statements. */
  readonly oneSpeaker: boolean;
};

/** A picture of fewer statements tells less than their list. */
const MIN_DRAWN = 5;

/** Shows a ledger as a timeline by month, newest first, with the filters that narrow it. */
export const LedgerSection: FC<LedgerSectionProps> = (props) => {
  const { outlined, page, path, search } = props;
  return (
    <>
      {search === '' && outlined.length >= MIN_DRAWN && <FreshStatements {...props} />}
      <section aria-labelledby="statements">
        <h2 id="statements">Statements</h2>
        {outlined.length === 0 ? (
          <EmptyLedger />
        ) : (
          <>
            {outlined.length >= MIN_DRAWN && (
              <StripChart title="Statements over time" now={props.now} {...stripOf(props)} />
            )}
            <LedgerFilters {...props} />
          </>
        )}
        {outlined.length > 0 && <Matching {...props} />}
        <Months {...props} />
        {page.cursor !== null && (
          <p>
            <a href={withCursor(path, search, page.cursor)} rel="next">
              Earlier statements
            </a>
          </p>
        )}
        <p class="note">
          <a href={`/api${path}${search}`}>These statements as JSON</a>
        </p>
      </section>
    </>
  );
};

/** Says how many statements there are, and of how many, where a filter narrows them. */
const Matching: FC<LedgerSectionProps> = ({ outlined, page, path, search }) => (
  <p class="note">
    {counted(page.matching, 'statement')}
    {search !== '' && (
      <>
        {' '}
        of {outlined.length.toLocaleString('en')}. <a href={path}>Show all</a>
      </>
    )}
  </p>
);

const Months: FC<LedgerSectionProps> = (props) => (
  <>
    {[...Map.groupBy(props.page.items, ({ saidOn }) => saidOn?.slice(0, 7) ?? null)].map(([month, said]) => (
      <section class="month">
        <h3>{month === null ? 'On an unknown date' : monthWords(month)}</h3>
        <ol class="said" reversed>
          {said.map((utterance) => (
            <li id={utterance.utterance}>
              <UtteranceView utterance={utterance} {...props} />
            </li>
          ))}
        </ol>
      </section>
    ))}
  </>
);

function withCursor(path: string, search: string, cursor: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set('cursor', cursor);
  parameters.sort();
  return `${path}?${parameters.toString()}`;
}

const EmptyLedger: FC = () => (
  <div class="empty">
    <p>No statement is kept yet.</p>
    <p>
      A ledger fills as articles are read. Articles over seven days old fill it too and raise no alert: send
      their addresses to <code>{'POST /api/checks {"articles": ["https://…"]}'}</code>. Earlier statements can
      also be put in the watchlist, as its <code>history</code>.
    </p>
  </div>
);

/** Shows a statement in a few lines; the one that the address names has all its precedents, any other its nearest. */
const UtteranceView: FC<LedgerSectionProps & { utterance: Utterance }> = (props) => {
  const { utterance, labels, meetings, oneSpeaker, path, query, page } = props;
  const { speaker, party, text, reports, verdict, saidOn } = utterance;
  const isAsked = query.cursor?.id === utterance.utterance;
  const shown = isAsked ? utterance.precedents : utterance.precedents.slice(0, 1);
  const earlier = shown.flatMap((id) => earlierOf(props.all.get(id), page.items));
  const here = withinPage(pathOfUtterance(utterance), path);
  const more = utterance.precedents.length - shown.length;
  return (
    <div class={verdict === null ? 'statement known' : 'statement'}>
      <p class="who">
        {oneSpeaker ? <PartyLink party={party} labels={labels} /> : <SpeakerLink speaker={speaker} />}{' '}
        <StatementMarks {...utterance} />
      </p>
      <ClauseQuote text={text} />
      <p class="meta">
        {sentence(circumstances(utterance, reports[0]?.source.name ?? '', labels))}{' '}
        <Reports reports={reports} /> <JudgeNote judge={utterance.judge} />
        <MetThatDay meetings={meetings} on={saidOn} party={party} speaker={speaker.id} labels={labels} />{' '}
        <a href={here}>Link</a>
      </p>
      {verdict !== null && <NewForSpeaker said={{ ...utterance, verdict }} nearest={earlier[0]} />}
      <NearestEarlier
        earlier={earlier.map((one) => ({ ...one, href: one.href && withinPage(one.href, path) }))}
        more={more}
        here={here}
      />
    </div>
  );
};

/** Shortens an address of the same page to its query: a list names it many times. */
const withinPage = (href: string, path: string): string =>
  href.startsWith(`${path}?`) ? href.slice(path.length) : href;

const NearestEarlier: FC<{ earlier: ReturnType<typeof earlierOf>; more: number; here: string }> = ({
  earlier,
  more,
  here,
}) =>
  earlier.length === 0 ? null : (
    <div class="precedents">
      <p class="label">{earlier.length > 1 ? 'Nearest earlier statements' : 'Nearest earlier'}</p>
      <EarlierList earlier={earlier} />
      {more > 0 && <a href={here}>{more} more</a>}
    </div>
  );

const MAX_REPORTS = 5;

/** Names the outlets that report a statement, each with a link to the timeline of its article. */
const Reports: FC<Pick<Utterance, 'reports'>> = ({ reports }) => (
  <>
    {reports.slice(0, MAX_REPORTS).map(({ article, source, url }, index) => (
      <>
        {index === 0 ? 'In ' : index === 1 ? '; also in ' : ', '}
        <OutsideLink href={url}>{line(source.name)}</OutsideLink>
        {article !== null && (
          <>
            {' '}
            (<a href={pathTo.article(article)}>timeline</a>)
          </>
        )}
      </>
    ))}
    {reports.length > MAX_REPORTS && ` and ${reports.length - MAX_REPORTS} more`}.
  </>
);

const verdictOptions: readonly Option[] = [
  ...verdicts.map((verdict) => ({ value: verdict, label: verdictWords(verdict) })),
  { value: HISTORY, label: verdictWords(null) },
];

const substanceOptions: readonly Option[] = substances.map((substance) => ({
  value: substance,
  label: substanceWords(substance),
}));

/** The filter offers so many speakers, those with the most statements: a list of everybody ever quoted helps nobody. */
const MAX_SPEAKERS = 60;

const speakersAmong = keptFor((outlined): readonly Option[] => {
  const found = new Map<string, { label: string; statements: number }>();
  for (const [speaker, statements] of countSpeakers(outlined)) {
    const known = found.get(speaker.id);
    if (known === undefined) found.set(speaker.id, { label: line(speaker.name), statements });
    else known.statements += statements;
  }
  return [...found]
    .map(([value, { label, statements }]) => ({ value, label, statements }))
    .toSorted((a, b) => b.statements - a.statements)
    .slice(0, MAX_SPEAKERS)
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
});

/** Returns the years in which something was said. Neighbours are mostly of one day. */
const yearsOf = keptFor((outlined): readonly string[] => {
  const years = new Set<string>();
  let day: string | null = null;
  for (const { saidOn } of outlined) {
    if (saidOn !== null && saidOn !== day) years.add(saidOn.slice(0, 4));
    day = saidOn;
  }
  return [...years];
});

/** One form, which works without script and whose address can be kept. The redirect to it drops empty fields. */
const LedgerFilters: FC<LedgerSectionProps> = ({ path, outlined, query, oneSpeaker }) => {
  const years = yearsOf(outlined);
  return (
    <form action={path} method="get" role="search" class="choose">
      {!oneSpeaker && (
        <Select name="speaker" label="Speaker" options={speakersAmong(outlined)} chosen={query.speaker} />
      )}
      <Select name="verdict" label="Compared" options={verdictOptions} chosen={query.verdict} />
      <Select name="substance" label="Says" options={substanceOptions} chosen={query.substance} />
      <Select
        name="year"
        label="Year"
        options={years.map((year) => ({ value: year, label: year }))}
        chosen={query.year === null ? [] : [query.year]}
      />
      <SearchField label="Words" value={query.q} />
      <button type="submit">Filter</button>
    </form>
  );
};
