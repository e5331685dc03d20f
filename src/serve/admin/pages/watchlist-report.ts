import { type BodyFailure, bodyRefusal } from '../api/body.ts';
import type { Refusal } from '../api/problem.ts';
import { brokenLine, lineOf, linesByPath } from './watchlist-json.ts';

/** One problem of a document, and the line of its text that it is about. */
export type PlacedProblem = {
  readonly line: number | null;
  /** The start of that line, as it was typed. */
  readonly excerpt: string;
  readonly path: string;
  readonly text: string;
};

/** The editor's answer to a text: whether it is good, was saved or has problems. The editor's script reads it as JSON. */
export type WatchlistReport = {
  readonly state: 'good' | 'saved' | 'bad';
  readonly sentence: string;
  readonly problems: readonly PlacedProblem[];
};

const MAX_EXCERPT_LENGTH = 100;

/** @param text the document as it was typed @param failure why it was not taken */
export function reportFailure(text: string, failure: BodyFailure): WatchlistReport {
  const rows = text.split('\n');
  const place = (line: number | null) => ({
    line,
    excerpt: line === null ? '' : (rows[line - 1]?.trim().slice(0, MAX_EXCERPT_LENGTH) ?? ''),
  });
  if (failure.kind === 'invalid') {
    const { errors } = failure;
    const lines = linesByPath(text);
    const problems = errors.map((problem) => ({ ...place(lineOf(lines, problem.path)), ...problem }));
    const count = errors.length === 1 ? '1 problem' : `${errors.length} problems`;
    return { state: 'bad', sentence: `${count}; nothing was saved.`, problems };
  }
  const broken =
    failure.kind === 'not-json' ? [{ ...place(brokenLine(text)), path: '', text: 'is not JSON' }] : [];
  return { ...reportRefusal(bodyRefusal(failure)), problems: broken };
}

export const reportRefusal = ({ title, detail }: Refusal): WatchlistReport => ({
  state: 'bad',
  sentence: `${title}: ${detail}`,
  problems: [],
});
