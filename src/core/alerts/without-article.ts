import type { ErasedArticle } from '../meetings/meeting-without.ts';
import type { Alert, AlertMeeting } from '../model/index.ts';

/**
 * Takes an article out of an alert: out of the outlets that carry a story, the precedents of statements, and the evidence of
 * positions.
 * @returns null for the article's own alert, and the same alert where nothing in it is the article's
 */
export function withoutArticle(alert: Alert, { article, urls }: ErasedArticle): Alert | null {
  if (alert.article?.id === article) return null;
  const gone = new Set(urls);
  if (!citedUrls(alert).some((url) => gone.has(url))) return alert;
  const stays = ({ url }: { readonly url: string }): boolean => !gone.has(url);
  const { coverage } = alert;
  return {
    ...alert,
    coverage: coverage === null ? null : { ...coverage, alsoIn: coverage.alsoIn.filter(stays) },
    statements: alert.statements.map((one) => ({ ...one, precedents: one.precedents.filter(stays) })),
    positions: alert.positions.map((move) => ({ ...move, evidence: move.evidence.filter(stays) })),
    meeting: alert.meeting && withoutAccount(alert.meeting, stays),
  };
}

function withoutAccount(
  meeting: AlertMeeting,
  stays: (cited: { readonly url: string }) => boolean,
): AlertMeeting {
  const { comparison } = meeting;
  if (comparison === undefined) return meeting;
  const points = comparison.points
    .map((point) => ({ ...point, wordings: point.wordings.filter(stays) }))
    .filter(({ wordings }) => wordings.length > 0);
  const readouts = comparison.readouts.filter(stays);
  return {
    ...meeting,
    comparison: { ...comparison, readouts, points, missing: comparison.missing.filter(stays) },
  };
}

/** Returns the addresses of what an alert quotes of other articles. */
export const citedUrls = ({ coverage, statements, positions, meeting }: Alert): string[] =>
  [
    ...(coverage?.alsoIn ?? []),
    ...statements.flatMap(({ precedents }) => precedents),
    ...positions.flatMap(({ evidence }) => evidence),
    ...(meeting?.comparison?.readouts ?? []),
    ...(meeting?.comparison?.points ?? []).flatMap(({ wordings }) => wordings),
    ...(meeting?.comparison?.missing ?? []),
  ].map(({ url }) => url);
