import type { FC } from 'hono/jsx';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { circumstances, foundWords, isNotSure, sentence } from '../../core/alerts/wording/statement-words.ts';
import type { Alert, Statement, StatementRecord, StoredStatement } from '../../core/model/index.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { ServeContext } from '../context.ts';
import { readPrecedents } from './read-ledger.ts';
import type { Utterance } from './utterances.ts';
import { cutAtWord } from '../../core/language/quote.ts';
import { line } from '../../core/language/text.ts';
import { isSomebody } from '../../core/ledger/speakers.ts';
import { counted } from '../ui/components.tsx';
import {
  ClauseQuote,
  DroppedWords,
  earlierOf,
  JudgeNote,
  LedgerLink,
  NewForSpeaker,
  OPEN_PRECEDENTS,
  Precedents,
  SpeakerLink,
  StatementMarks,
} from './statement-components.tsx';

/** The statements of an article, with what the ledgers answered. */
export type ReadStatements =
  | { readonly kind: 'not-read' }
  | {
      readonly kind: 'read';
      /** In the order of the article. */
      readonly statements: readonly StoredStatement[];
      readonly outlet: string;
      /** The statements as alerts told them, by their text: new words are compared only for those. */
      readonly told: ReadonlyMap<string, Statement>;
      readonly precedents: ReadonlyMap<string, Utterance>;
    };

const isEnglish = (language: string): boolean => /^en(?:-|$)/iu.test(language);

type ReadArticle = {
  readonly language: string;
  readonly record: StatementRecord | null;
  /** The alerts about the article, by id. */
  readonly alerts: ReadonlyMap<string, Alert>;
};

/** Costs at most two bulk reads for ledgers. */
export async function readStatementsOf(
  context: ServeContext,
  watchlist: Watchlist,
  { language, record, alerts }: ReadArticle,
): Promise<ReadStatements> {
  if (record === null && !isEnglish(language)) return { kind: 'not-read' };
  const statements = (record?.statements ?? []).toSorted((a, b) => a.span[0] - b.span[0]);
  const precedents = await readPrecedents(context, watchlist, statements);
  const told = [...alerts.values()].flatMap((alert) => alert.statements);
  return {
    kind: 'read',
    statements,
    outlet: record?.source.name ?? '',
    told: new Map(told.map((statement) => [statement.text, statement])),
    precedents,
  };
}

type ArticleStatementsProps = { said: ReadStatements; labels: WatchlistLabels };
type FoundStatements = Extract<ReadStatements, { kind: 'read' }>;

/** Shows the statements of an article one by one. Full texts are not republished. */
export const ArticleStatements: FC<ArticleStatementsProps> = ({ said, labels }) => (
  <section aria-labelledby="statements">
    <h2 id="statements">Statements</h2>
    {said.kind === 'not-read' ? (
      <p class="empty">Statements are read from English articles only.</p>
    ) : said.statements.length === 0 ? (
      <p class="empty">No statement was found in this article.</p>
    ) : (
      <StatementList said={said} labels={labels} />
    )}
  </section>
);

/** So many can be read at a glance; a long transcript has a hundred. */
const MAX_SHOWN = 10;

const StatementList: FC<{ said: FoundStatements; labels: WatchlistLabels }> = ({ said, labels }) => {
  const known = said.statements.filter(({ speaker }) => isSomebody(speaker));
  const [first, rest] = [known.slice(0, MAX_SHOWN), known.slice(MAX_SHOWN)];
  const unnamed = said.statements.length - known.length;
  const list = (statements: readonly StoredStatement[]) =>
    statements.map((statement) => <StatementItem statement={statement} said={said} labels={labels} />);
  return (
    <>
      {list(first)}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          {list(rest)}
        </details>
      )}
      {unnamed > 0 && <p class="note">{counted(unnamed, 'more statement')} of nobody who can be named.</p>}
    </>
  );
};

/** In graphemes. */
const MAX_LINE = 110;

/** Shows a statement in one line, which opens; one that is sure to be new is open. */
const StatementItem: FC<{ statement: StoredStatement; said: FoundStatements; labels: WatchlistLabels }> = (
  props,
) => {
  const { statement } = props;
  return (
    <details class="spoken" open={statement.verdict === 'new' && !isNotSure(statement)}>
      <summary>
        <bdi class="name">{line(statement.speaker.name)}</bdi> <StatementMarks {...statement} />{' '}
        <q dir="auto">{cutAtWord(line(statement.text), MAX_LINE)}</q>
      </summary>
      <StatementView {...props} />
    </details>
  );
};

const StatementView: FC<{ statement: StoredStatement; said: FoundStatements; labels: WatchlistLabels }> = ({
  statement,
  said,
  labels,
}) => {
  const { speaker, party, text, cue, via, rule, verdict, sure } = statement;
  const told = said.told.get(text);
  const earlier = statement.precedents.flatMap((id) => earlierOf(said.precedents.get(id)));
  return (
    <div class="statement">
      <p class="who">
        <SpeakerLink speaker={speaker} />
      </p>
      <ClauseQuote text={text} newWords={told?.newWords ?? []} />
      <p class="meta">
        {sentence(circumstances(statement, said.outlet, labels))}{' '}
        {told !== undefined && `${foundWords({ ...told, verdict, sure }, labels)} `}
        <JudgeNote judge={statement.judge} /> <LedgerLink party={party} labels={labels} />
      </p>
      <NewForSpeaker said={statement} nearest={earlier[0]} />
      <p class="meta">
        Cue: <q dir="auto">{line(cue)}</q>
        {via !== null && (
          <>
            , via <q dir="auto">{line(via)}</q>
          </>
        )}
        ; rule: {line(rule).replaceAll('-', ' ')}.
      </p>
      <DroppedWords words={told?.droppedWords ?? []} />
      <Precedents earlier={earlier} open={OPEN_PRECEDENTS} />
    </div>
  );
};
