/** Makes rows of ledgers from what articles say, and from the history that the watchlist gives. */
import { hash } from '../model/ids.ts';
import type { LedgerRow, SourceName, StatementRecord } from '../model/index.ts';
import { foldForPhrases } from '../language/fold.ts';
import { unlistedId } from '../statements/speakers/resolved-speaker.ts';
import type { Watchlist } from '../watchlist/schema.ts';

/** The ledger of speakers for no party of the watchlist; no party's id can be this. */
export const NO_PARTY = '~';

/** Returns the id of one statement, however many outlets report it. @param saidOn a day or a month */
export const utteranceId = (party: string, text: string, saidOn: string): string =>
  hash('utterance', party, foldForPhrases(text), saidOn);

/** Returns the latest day on which it can have been said: that of its report where no more is known. */
export const saidBy = ({ saidOn, reportedOn }: Pick<LedgerRow, 'saidOn' | 'reportedOn'>): string =>
  saidOn ?? reportedOn ?? '';

/** Returns the rows of one article. */
export function rowsOf(record: StatementRecord): LedgerRow[] {
  const day = (record.publishedAt ?? record.at).slice(0, 10);
  return record.statements.map((statement) => ({
    utterance: statement.utterance,
    article: record.article,
    party: statement.party ?? NO_PARTY,
    speaker: statement.speaker,
    to: statement.to,
    text: statement.text,
    wording: statement.wording,
    issuer: statement.issuer,
    saidOn: statement.saidOn,
    ...(statement.saidOn === null ? { reportedOn: day } : {}),
    source: record.source,
    url: record.url,
    verdict: statement.verdict,
    substance: statement.substance,
    sure: statement.sure,
    judge: statement.judge,
    newForSpeaker: statement.newForSpeaker,
    unsure: statement.unsure,
    precedents: statement.precedents,
  }));
}

/** Returns the rows of what was said before the first tick, as the watchlist knows it. */
export function historyRows({ history, speakers, sources }: Watchlist): LedgerRow[] {
  return history.map((known) => {
    const speaker = speakers.find(({ id, name, aliases }) => [id, name, ...aliases].includes(known.speaker));
    const role = speaker?.roles.find(
      ({ party, from, until }) =>
        party === known.party &&
        // A month is within a term that begins or ends in it.
        (from ?? '').slice(0, known.saidOn.length) <= known.saidOn &&
        known.saidOn <= (until ?? '9').slice(0, known.saidOn.length),
    );
    return {
      utterance: utteranceId(known.party, known.text, known.saidOn),
      article: null,
      party: known.party,
      speaker: {
        id: speaker?.id ?? unknownId(known.speaker),
        name: speaker?.id === known.speaker ? speaker.name : known.speaker,
        role: role?.title ?? null,
      },
      to: null,
      text: known.text,
      wording: known.issuer === null ? 'verbatim' : 'paraphrase',
      issuer: known.issuer === null ? null : { party: known.issuer, form: 'account' },
      saidOn: known.saidOn,
      source: outletOf(known.outlet, sources),
      url: known.url,
      verdict: null,
      precedents: [],
    };
  });
}

/** Returns the id under which articles know the name too, so that history and articles keep one ledger of a speaker. */
const unknownId = (name: string): string => unlistedId(name) ?? '~unknown';

/** Returns the watchlist's source where the outlet is one; else it is named as the article or the history names it. */
export function outletOf(outlet: string, sources: Watchlist['sources']): SourceName {
  const known = sources.find(({ id, name }) => id === outlet || name === outlet);
  if (known) return { id: known.id, name: known.name, type: known.type };
  return { id: unknownId(outlet), name: outlet, type: 'press' };
}

function bySaid(a: LedgerRow, b: LedgerRow): number {
  const [one, other] = [saidBy(a), saidBy(b)];
  return one < other ? -1 : one > other ? 1 : a.utterance < b.utterance ? -1 : 1;
}

/**
 * Brings a ledger up to date.
 * @param rows of one party, as stored
 * @param records of articles that were read since: each replaces what the ledger had of its article
 * @returns the rows of the party in the order they were said
 */
export function withRecords(
  party: string,
  rows: readonly LedgerRow[],
  records: readonly StatementRecord[],
): LedgerRow[] {
  const anew = new Set(records.map(({ article }) => article));
  const added = records.flatMap(rowsOf).filter((row) => row.party === party);
  return [...rows.filter(({ article }) => article === null || !anew.has(article)), ...added].toSorted(bySaid);
}
