/** What one article says, judged against what its parties said before. */
import type { LedgerRow, Reason, SourceName, Statement, StatementRecord, StoredStatement } from '../model.ts';
import { cut } from '../text.ts';
import type { Party } from '../../watchlist/schema.ts';
import { append, type Ledger, openLedger } from './ledger.ts';
import { type Naming, namingOf } from './naming.ts';
import { judge, type Judgement } from './precedent.ts';
import type { Found } from './read.ts';
import { NO_PARTY, rowsOf, utteranceId } from './rows.ts';

/** The article that is heard; `day` is its own, for what has no date. */
export type Heard = {
  readonly article: string;
  readonly url: string;
  readonly source: SourceName;
  readonly day: string;
};

/** The ledger of each party, opened before. */
export type Ledgers = (party: string) => Ledger;

/** One statement with all that was found out about it. */
export type Judged = {
  readonly stored: StoredStatement;
  readonly statement: Statement;
  /** Whether readers are told, as far as the statement decides. */
  readonly tells: boolean;
  /** Why, where it is. */
  readonly reason: Reason;
};

/** A longer article is a transcript: what comes after is not read. */
const MOST_STATEMENTS = 80;
const PRECEDENT_LIMIT = 300;

/**
 * Judges an article's statements, in the order of the article, against what was said before it.
 * @param found of one article; what it says twice counts once, in its best report
 * @param parties the watchlist's, for what one side calls another
 */
export function hear(
  found: readonly Found[],
  heard: Heard,
  ledgers: Ledgers,
  parties: readonly Party[],
): Judged[] {
  const asserted = found.filter(({ asserts }) => asserts);
  return withoutRestatements(asserted, ledgers)
    .slice(0, MOST_STATEMENTS)
    .map((one) => judgeOne(one, heard, ledgers(one.party ?? NO_PARTY), parties));
}

/** From now on, what the record says is part of the ledgers. */
export function enter(record: StatementRecord, ledgers: Ledgers): void {
  for (const row of rowsOf(record)) append(ledgers(row.party), row);
}

/** Who is surely meant, in words that are surely his, and verbatim rather than retold: that report of an utterance counts. */
const quality = (one: Found): number =>
  (one.mayTell ? 4 : 0) + (one.wording === 'verbatim' ? 2 : 0) + (one.inHeadline ? 0 : 1);

/** Headline, key points and paraphrase restate what the text quotes: of one utterance the best report is kept. */
function withoutRestatements(found: readonly Found[], ledgers: Ledgers): Found[] {
  const kept = new Map<string, { ledger: Ledger; found: Found[] }>();
  for (const one of found.toSorted((a, b) => quality(b) - quality(a))) {
    const party = one.party ?? NO_PARTY;
    const known = kept.get(party) ?? { ledger: openLedger([], ledgers(party).names), found: [] };
    kept.set(party, known);
    const said = { ...one, saidOn: one.saidOn ?? '', article: null };
    if (judge(known.ledger, said).same !== null) continue;
    known.found.push(one);
    append(known.ledger, restated(one, party));
  }
  return [...kept.values()].flatMap((each) => each.found).toSorted((a, b) => a.span[0] - b.span[0]);
}

/** What of it an earlier version of the article did not say, in whatever words. */
export function newSince(
  found: readonly Found[],
  earlier: readonly Found[],
  names: Ledger['names'],
): readonly Found[] {
  const partyOf = ({ party }: Found): string => party ?? NO_PARTY;
  const before = Map.groupBy(earlier, partyOf);
  return found.filter((one) => {
    const rows = (before.get(partyOf(one)) ?? []).map((row) => restated(row, partyOf(row)));
    const said = { ...one, saidOn: one.saidOn ?? '', article: null };
    return judge(openLedger(rows, names), said).same === null;
  });
}

/** As a row of the ledger that one article makes by itself. */
const restated = (one: Found, party: string): LedgerRow => ({
  ...one,
  utterance: String(one.span[0]),
  article: null,
  party,
  saidOn: one.saidOn ?? '',
  source: { id: '', name: '', type: 'press' },
  url: '',
  verdict: null,
  precedents: [],
});

function judgeOne(one: Found, heard: Heard, ledger: Ledger, parties: readonly Party[]): Judged {
  const saidOn = one.saidOn ?? heard.day;
  const said = { ...one, saidOn, article: heard.article, party: one.party ?? NO_PARTY };
  const judgement = judge(ledger, said);
  const naming = one.mayTell && judgement.verdict !== 'thin' ? namingOf(ledger, said, parties) : null;
  const { same } = judgement;
  // Another outlet's report of it is no news, whatever was said before.
  const verdict = same !== null && judgement.verdict !== 'thin' ? 'repeat' : judgement.verdict;
  const near = same === null ? judgement.precedents : [same, ...judgement.precedents].slice(0, 3);
  const { speaker, party, to, text, cue, wording, issuer, span, via, rule } = one;
  const saying = { speaker, party, to, text, cue, wording, issuer, saidOn: one.saidOn, verdict };
  return {
    stored: {
      ...saying,
      utterance: same?.utterance ?? utteranceId(party ?? NO_PARTY, text, saidOn),
      span,
      via,
      rule,
      precedents: near.map(({ utterance }) => utterance),
    },
    statement: { ...saying, ...foundBy(judgement), precedents: near.map(precedentOf) },
    tells: one.mayTell && !one.isEarlier && (verdict === 'new' || (naming !== null && same === null)),
    reason: naming === null ? reasonOf(one) : namingReason(naming),
  };
}

const foundBy = ({ searched, newWords, droppedWords }: Judgement) => ({
  searched: { ...searched },
  newWords: [...newWords],
  droppedWords: [...droppedWords],
});

const precedentOf = ({ text, saidOn, speaker, source, url }: LedgerRow): Statement['precedents'][number] => ({
  text: cut(text, PRECEDENT_LIMIT),
  saidOn,
  speaker: speaker.name,
  source,
  url,
});

const reasonOf = ({ speaker, text }: Found): Reason => ({
  rule: 'new-statement',
  text: `${speaker.name}: "${cut(text, 120)}"`,
});

/** The other name is the news, even where all else was said before. */
const namingReason = ({ name, before }: Naming): Reason => ({
  rule: 'naming',
  text: `"${name}", where ${before.map((each) => `"${each}"`).join(' or ')} stood before`,
});
