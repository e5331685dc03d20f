import type { FC } from 'hono/jsx';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { circumstances, foundWords, sentence } from '../../core/alerts/wording/statement-words.ts';
import type { StoredStatement } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import type { ArticleSaid } from './article.ts';
import {
  ClauseQuote,
  DroppedWords,
  earlierOf,
  LedgerLink,
  Precedents,
  SpeakerLink,
  VerdictMark,
} from './statement-components.tsx';

type Props = { said: ArticleSaid; names: WatchlistLabels };
type Read = Extract<ArticleSaid, { kind: 'read' }>;

/** What the article says, clause by clause: full texts are not republished. */
export const ArticleStatements: FC<Props> = ({ said, names }) => (
  <section aria-labelledby="statements">
    <h2 id="statements">Statements</h2>
    {said.kind === 'not-read' ? (
      <p class="empty">Statements were not read: this is for English only.</p>
    ) : said.statements.length === 0 ? (
      <p class="empty">No statement was found in it.</p>
    ) : (
      <Found said={said} names={names} />
    )}
  </section>
);

/** So many are read at a glance; a long transcript has a hundred. */
const SHOWN = 10;

const Found: FC<{ said: Read; names: WatchlistLabels }> = ({ said, names }) => {
  const [first, rest] = [said.statements.slice(0, SHOWN), said.statements.slice(SHOWN)];
  const list = (statements: readonly StoredStatement[]) =>
    statements.map((statement) => <InArticle statement={statement} said={said} names={names} />);
  return (
    <>
      {list(first)}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
};

const InArticle: FC<{ statement: StoredStatement; said: Read; names: WatchlistLabels }> = ({
  statement,
  said,
  names,
}) => {
  const { speaker, party, text, cue, via, rule, verdict } = statement;
  const told = said.told.get(text);
  return (
    <div class="statement">
      <p class="who">
        <SpeakerLink speaker={speaker} /> <VerdictMark verdict={verdict} />
      </p>
      <ClauseQuote text={text} newWords={told?.newWords ?? []} />
      <p class="meta">
        {sentence(circumstances(statement, said.outlet, names))}{' '}
        {told !== undefined && `${foundWords(told, names)} `}
        <LedgerLink party={party} names={names} />
      </p>
      <p class="meta">
        Read from <q dir="auto">{line(cue)}</q>
        {via !== null && (
          <>
            , by way of <q dir="auto">{line(via)}</q>
          </>
        )}
        ; rule: {line(rule).replaceAll('-', ' ')}.
      </p>
      <DroppedWords words={told?.droppedWords ?? []} />
      <Precedents earlier={statement.precedents.flatMap((id) => earlierOf(said.precedents.get(id)))} />
    </div>
  );
};
