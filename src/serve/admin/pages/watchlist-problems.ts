import { brokenLine, lineOf, linesByPath } from './watchlist-json.ts';
import type { Refusal } from '../api/problem.ts';

/** One problem of a document, and the line of its text that it is about. */
export type PlacedProblem = {
  readonly line: number | null;
  /** The start of that line, as it stands. */
  readonly excerpt: string;
  readonly path: string;
  readonly text: string;
};

/** What the editor says of a text. */
export type Verdict = {
  readonly state: 'good' | 'saved' | 'bad';
  readonly sentence: string;
  readonly problems: readonly PlacedProblem[];
};

const EXCERPT_LENGTH = 100;

/** @param text the document as it was typed @param refusal why it was not taken */
export function verdictOn(text: string, { title, detail, errors }: Refusal): Verdict {
  const rows = text.split('\n');
  const place = (line: number | null) => ({
    line,
    excerpt: line === null ? '' : (rows[line - 1]?.trim().slice(0, EXCERPT_LENGTH) ?? ''),
  });
  if (errors !== undefined) {
    const lines = linesByPath(text);
    const problems = errors.map((problem) => ({ ...place(lineOf(lines, problem.path)), ...problem }));
    const count = errors.length === 1 ? '1 problem' : `${errors.length} problems`;
    return { state: 'bad', sentence: `${count}; nothing was saved.`, problems };
  }
  const wrong = title === 'Not JSON' ? [{ ...place(brokenLine(text)), path: '', text: 'is not JSON' }] : [];
  return { state: 'bad', sentence: `${title}: ${detail}`, problems: wrong };
}
