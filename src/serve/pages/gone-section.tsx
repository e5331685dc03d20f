import type { FC } from 'hono/jsx';
import type { Alert, StoredStatement } from '../../core/model/index.ts';
import { isSomebody } from '../../core/ledger/speakers.ts';
import { cutAtWord } from '../../core/language/quote.ts';
import { line } from '../../core/language/text.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { ServeContext } from '../context.ts';
import { ClauseQuote, SpeakerLink, StatementMarks } from '../ledger/statement-components.tsx';
import { ArchivedLink, counted, pathTo } from '../ui/components.tsx';
import { sourceNameOf } from '../ui/render.tsx';
import { Time, type When } from '../ui/time.tsx';

/** What is known of a page that is gone. */
export type GoneEvidence = {
  readonly headline: string;
  /** How it began; '' where its text is not kept. */
  readonly lead: string;
  readonly statements: readonly StoredStatement[];
  /** Other articles of its story, oldest first. */
  readonly carriers: readonly { readonly article: string; readonly outlet: string; readonly title: string }[];
};

const MAX_LEAD = 280;
const MAX_STATEMENTS = 8;
const MAX_CARRIERS = 12;

/** Costs two reads and the window of the newest articles. @returns null where the alert is about no page that is gone */
export async function readGone(
  { corpus, listRecent }: ServeContext,
  alert: Alert,
  watchlist: Watchlist,
): Promise<GoneEvidence | null> {
  const { article, change } = alert;
  if (article === null || change === null || change.to !== null) return null;
  const [version, record, recent] = await Promise.all([
    corpus.getVersion(article.id, change.from.version),
    corpus.getStatements(article.id),
    listRecent(),
  ]);
  const story = recent.find((row) => row.article === article.id)?.story ?? record?.story ?? article.id;
  const carriers = recent
    .filter((row) => row.article !== article.id && (row.story === story || row.article === story))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, MAX_CARRIERS)
    .map(({ article: id, title, source }) => ({
      article: id,
      title,
      outlet: sourceNameOf(watchlist, source),
    }));
  const lead = version?.blocks.find(({ kind }) => kind === 'paragraph')?.text ?? '';
  const statements = (record?.statements ?? []).filter(({ speaker }) => isSomebody(speaker));
  return {
    headline: version?.headline ?? article.title,
    lead: cutAtWord(line(lead), MAX_LEAD),
    statements,
    carriers,
  };
}

type GoneProps = { alert: Alert; gone: GoneEvidence | null; when: When };

/** Tells that a page is gone, and what it said: it has no words to compare, and no note to look for. */
export const GoneSection: FC<GoneProps> = ({ alert: { article, change }, gone, when }) =>
  change === null ? null : (
    <section aria-labelledby="change">
      <h2 id="change">What is gone</h2>
      {gone !== null && <LastText language={article?.language} {...gone} />}
      <p class="meta">
        Its latest version was first seen <Time at={change.from.seenAt} when={when} dated />.{' '}
        {article !== null && (
          <>
            <a href={pathTo.article(article.id)}>All that was seen of it</a> ·{' '}
            <ArchivedLink url={article.url} at={change.from.seenAt}>
              the web archive’s copy, where it kept one
            </ArchivedLink>
          </>
        )}
      </p>
      {gone !== null && gone.statements.length > 0 && <SaidOnSubject statements={gone.statements} />}
      {gone !== null && <Carriers carriers={gone.carriers} />}
    </section>
  );

type LastTextProps = Pick<GoneEvidence, 'headline' | 'lead'> & { language: string | undefined };

const LastText: FC<LastTextProps> = ({ headline, lead, language }) => (
  <blockquote lang={language} dir="auto">
    <b>{line(headline)}</b>
    {lead !== '' && (
      <>
        <br />
        {lead}
      </>
    )}
  </blockquote>
);

const Carriers: FC<Pick<GoneEvidence, 'carriers'>> = ({ carriers }) => (
  <>
    <h3>Who still carries the story</h3>
    {carriers.length === 0 ? (
      <p class="meta">No other outlet of the watchlist was seen with it in the last 30 days.</p>
    ) : (
      <ul class="rows">
        {carriers.map(({ article: id, outlet, title }) => (
          <li>
            <span class="title">
              <b>{outlet}</b>{' '}
              <a href={pathTo.article(id)} dir="auto">
                {line(title)}
              </a>
            </span>
          </li>
        ))}
      </ul>
    )}
  </>
);

const SaidOnSubject: FC<{ statements: readonly StoredStatement[] }> = ({ statements }) => (
  <>
    <h3>What it reported as said</h3>
    {statements.slice(0, MAX_STATEMENTS).map((statement) => (
      <div class="statement">
        <p class="who">
          <SpeakerLink speaker={statement.speaker} /> <StatementMarks {...statement} />
        </p>
        <ClauseQuote text={statement.text} />
      </div>
    ))}
    {statements.length > MAX_STATEMENTS && (
      <p class="note">{counted(statements.length - MAX_STATEMENTS, 'more statement')} on its page.</p>
    )}
  </>
);
