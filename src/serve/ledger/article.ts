import type { Alert, Statement, StatementRecord, StoredStatement } from '../../core/model/index.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { ServeContext } from '../context.ts';
import { readPrecedents } from './read-ledger.ts';
import type { Utterance } from './utterances.ts';

/** What an article says, with what the ledgers answered. */
export type ArticleSaid =
  | { readonly kind: 'not-read' }
  | {
      readonly kind: 'read';
      /** In the order of the article. */
      readonly statements: readonly StoredStatement[];
      readonly outlet: string;
      /** As alerts told them, by their text: new words are compared only for what is told. */
      readonly told: ReadonlyMap<string, Statement>;
      readonly precedents: ReadonlyMap<string, Utterance>;
    };

const isEnglish = (language: string): boolean => /^en(?:-|$)/iu.test(language);

/** @param alerts what was told of this article, by id; at most two bulk reads for ledgers */
export async function readSaid(
  context: ServeContext,
  watchlist: Watchlist,
  language: string,
  record: StatementRecord | null,
  alerts: ReadonlyMap<string, Alert>,
): Promise<ArticleSaid> {
  if (record === null && !isEnglish(language)) return { kind: 'not-read' };
  const statements = (record?.statements ?? []).toSorted((a, b) => a.span[0] - b.span[0]);
  const compared = statements.filter(({ precedents }) => precedents.length > 0);
  const precedents = await readPrecedents(
    context,
    watchlist,
    compared.map(({ party }) => party),
  );
  const told = [...alerts.values()].flatMap((alert) => alert.statements);
  return {
    kind: 'read',
    statements,
    outlet: record?.source.name ?? '',
    told: new Map(told.map((statement) => [statement.text, statement])),
    precedents,
  };
}
