/** Selects what an alert carries of what its article says. */
import type { CarriedStatement, PositionMove, TouchedPosition } from '../model/index.ts';
import { inOrderOfNews } from '../ledger/order-of-news.ts';
import type { AlertStatements } from './add-statements.ts';

/** An alert carries so many statements, told ones first, that it stays readable. */
export const MAX_CARRIED = 8;

/** All that an article says which is news, or may be. */
export type ArticleNews = {
  /** In any order; of an edit, those that the earlier version did not make. */
  readonly statements: readonly CarriedStatement[];
  readonly positions: readonly PositionMove[];
  /** The positions that an edit touches without moving them. */
  readonly touched: readonly TouchedPosition[];
};

export function selectStatements({ statements, positions, touched }: ArticleNews): AlertStatements {
  const ordered = inOrderOfNews(statements);
  const told = ordered.filter(({ tells }) => tells);
  const others = ordered.filter(({ tells, statement: { party } }) => !tells && party !== null);
  const shown = told.slice(0, MAX_CARRIED);
  const marked = others.filter(({ marks }) => marks).slice(0, MAX_CARRIED - shown.length);
  const claims = shown.flatMap(({ claim }) => claim ?? []);
  return {
    statements: [...told, ...others].slice(0, MAX_CARRIED).map(({ statement }) => statement),
    told: told.length,
    marked: marked.length,
    positions,
    touched,
    why: [
      ...shown.map(({ reason }) => reason),
      ...marked.map(({ reason }) => ({ ...reason, rule: 'not-found-before' })),
      ...positions.map(({ from, to }) => ({ rule: 'position-moved', text: `${from ?? '?'} → ${to}` })),
      ...new Map(claims.map((claim) => [claim.text, claim])).values(),
      ...touched.map(({ question }) => ({ rule: 'position-touched', text: question })),
    ],
  };
}
