import type { CitedEvidence, StatementRecord } from '../model/index.ts';

/** An article's evidence for positions, each piece with where it stands. */
export const citedEvidence = (record: StatementRecord): CitedEvidence[] =>
  record.evidence.map((piece) => ({
    ...piece,
    article: record.article,
    url: record.url,
    source: record.source,
    story: record.story,
    at: record.at,
  }));
