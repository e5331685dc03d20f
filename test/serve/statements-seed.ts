import { iso, MINUTE_MS } from '../../src/core/model/time.ts';
import { ids } from '../../src/core/model/ids.ts';
import type {
  Alert,
  LogRow,
  PositionState,
  RecentRow,
  StatementRecord,
  StoredStatement,
} from '../../src/core/model/index.ts';
import { utteranceId } from '../../src/core/ledger/rows.ts';
import type { Corpus } from '../../src/io/storage/corpus.ts';
import { hash, headlineChange, NOW, pass, rowOf, sources, talks, watchlist } from './seed.ts';

/** The statements of two parties over some years, as the desk keeps them; the invented watchlist names the parties. */
const ago = (minutes: number): string => iso(NOW - minutes * MINUTE_MS);

export const spokenWatchlist = {
  ...watchlist,
  parties: [
    { id: 'china', name: 'China', names: { en: ['China', 'Beijing'] } },
    { id: 'taliban', name: 'Taliban government', names: { en: ['Taliban'] }, from: '2021-08-15' },
    { id: 'silent', name: 'Silent & Sons', names: { en: ['Silent'] } },
  ],
  speakers: [
    {
      id: 'ren-lu',
      name: 'Ren Lu',
      roles: [
        { title: 'Chinese special envoy', party: 'china', from: '2022-03-01', until: '2024-02-29' },
        { title: 'Chinese vice foreign minister', party: 'china', from: '2024-03-01' },
      ],
    },
    { id: 'zalmai', name: 'Zalmai', roles: [{ title: 'Afghan trade minister', party: 'taliban' }] },
    { id: 'quiet-one', name: 'Quiet One', roles: [{ title: 'Consul', party: 'china' }] },
  ],
  positions: [
    {
      id: 'corridor',
      question: 'Is the Wakhan corridor open to trade?',
      answers: [
        { id: 'open', label: 'Open', phrases: ['corridor … open*'] },
        { id: 'shut', label: 'Shut', phrases: ['corridor … shut'] },
      ],
    },
    {
      id: 'consulate',
      question: 'Is there a consulate in Faizabad?',
      answers: [{ id: 'yes', label: 'Yes', phrases: ['consulate … Faizabad'] }],
    },
  ],
  history: [
    {
      speaker: 'Ren Lu',
      party: 'china',
      text: 'We wish to see the pass open to every trader.',
      saidOn: '2022-12',
      url: 'https://elsewhere.example/ren-2022',
      outlet: 'Elsewhere Daily',
    },
  ],
};

const ren = { id: 'ren-lu', name: 'Ren Lu', role: 'Chinese vice foreign minister' };
const zalmai = { id: 'zalmai', name: 'Zalmai', role: 'Afghan trade minister' };
const guard = { id: '~border-guard', name: 'Border Guard', role: null };

/** The same sentence in two outlets is one utterance. */
const CLOSED = 'the pass stays closed until the road is rebuilt';
const OPENED = 'the pass will be open to every lorry from May';
const TAX = 'no toll will be taken from Chinese lorries';

export const utterances = {
  history: utteranceId('china', 'We wish to see the pass open to every trader.', '2022-12'),
  closed: utteranceId('china', CLOSED, '2025-11-03'),
  opened: utteranceId('china', OPENED, '2026-03-11'),
  tax: utteranceId('taliban', TAX, '2026-03-12'),
  guard: utteranceId('~', 'nobody came', '2026-03-12'),
};

export const stored = (change: Partial<StoredStatement>): StoredStatement => ({
  speaker: ren,
  party: 'china',
  to: 'taliban',
  text: CLOSED,
  cue: 'said',
  wording: 'verbatim',
  issuer: null,
  saidOn: '2025-11-03',
  verdict: 'new',
  utterance: utterances.closed,
  span: [60, 110],
  via: null,
  rule: 'direct-quotation',
  precedents: [utterances.history],
  ...change,
});

export const record = (
  article: { id: string; url: string; title: string },
  source: StatementRecord['source'],
  statements: StoredStatement[],
): StatementRecord => ({
  article: article.id,
  url: article.url,
  source,
  title: article.title,
  at: ago(42),
  publishedAt: ago(300),
  version: hash('b'),
  story: article.id,
  statements,
  evidence: [],
});

const elsewhere = { id: hash('5'), url: 'https://indus-gazette.example/pass', title: 'Pass opens in May' };

export const opened = stored({
  text: OPENED,
  wording: 'paraphrase',
  issuer: { party: 'taliban', form: 'readout' },
  saidOn: '2026-03-11',
  utterance: utterances.opened,
  span: [10, 40],
  via: 'a readout',
  rule: 'according-to',
  precedents: [utterances.closed, utterances.history],
});

export const records: StatementRecord[] = [
  record(pass, sources.bulletin, [
    stored({ wording: 'paraphrase', verdict: 'repeat', precedents: [] }),
    opened,
    stored({
      speaker: guard,
      party: null,
      to: null,
      text: 'nobody came',
      saidOn: null,
      verdict: 'thin',
      utterance: utterances.guard,
      span: [200, 211],
      precedents: [],
    }),
  ]),
  record(elsewhere, sources.gazette, [stored({})]),
  record(talks, sources.wire, [
    stored({
      speaker: zalmai,
      party: 'taliban',
      to: 'china',
      text: TAX,
      wording: 'translated',
      saidOn: '2026-03-12',
      verdict: 'partial',
      utterance: utterances.tax,
      precedents: [],
    }),
  ]),
];

/** The alert on the statement above, with what the desk found. */
export const statementAlert: Alert = {
  schema: 1,
  id: ids.edit(pass.id, hash('a'), hash('c')),
  kind: 'statement',
  severity: 'major',
  at: ago(43),
  title: 'Ren Lu: "the pass will be open to every lorry from May" (no match in 1,214 statements)',
  summary: 'Said for the record.',
  source: sources.bulletin,
  article: pass,
  why: [{ rule: 'new-statement', text: OPENED }],
  coverage: null,
  change: {
    ...headlineChange,
    headline: null,
    blocks: [[{ op: 'insert', text: `He said ${OPENED}.`, moved: null }]],
  },
  statements: [
    {
      speaker: ren,
      party: 'china',
      to: 'taliban',
      text: OPENED,
      cue: 'said',
      wording: 'paraphrase',
      issuer: { party: 'taliban', form: 'readout' },
      saidOn: '2026-03-11',
      verdict: 'new',
      searched: { statements: 1_214, since: '2021-08-17' },
      newWords: ['lorry', 'May'],
      droppedWords: ['road'],
      precedents: [
        {
          text: CLOSED,
          saidOn: '2025-11-03',
          speaker: 'Ren Lu',
          source: sources.gazette,
          url: elsewhere.url,
        },
      ],
    },
  ],
  positions: [
    {
      id: 'corridor',
      question: 'Is the Wakhan corridor open to trade?',
      from: 'shut',
      to: 'open',
      standing: 'reported',
      evidence: [{ text: 'The corridor opens in May.', url: pass.url }],
    },
  ],
  health: null,
  meeting: null,
  withdrawn: null,
};

const statementRow: LogRow = {
  ...rowOf(statementAlert),
  party: ['china'],
  speaker: ['ren-lu'],
  position: ['corridor'],
};

export const standing: PositionState = {
  position: 'corridor',
  answer: 'open',
  standing: 'reported',
  since: '2026-03-11',
  evidence: [
    {
      position: 'corridor',
      answer: 'open',
      text: 'The corridor opens in May.',
      party: 'china',
      on: '2026-03-11',
      article: pass.id,
      url: pass.url,
      source: sources.bulletin,
      story: pass.id,
      at: ago(42),
    },
  ],
  moves: [{ from: 'shut', to: 'open', standing: 'reported', at: ago(42) }],
};

export const recent = ({ article, title, source, at }: StatementRecord): RecentRow => ({
  article,
  at,
  title,
  source: source.id,
  story: article,
  sketch: [],
  baseline: false,
  statedAt: at,
  version: hash('b'),
  sameAs: null,
  fingerprint: 'f0f0f0f0',
});

/** Adds to `seed` the watchlist with parties, their statements, one alert on them, and one position. */
export async function seedStatements(corpus: Corpus): Promise<void> {
  await corpus.putWatchlist(spokenWatchlist);
  for (const one of records) {
    await corpus.putStatements(one);
    await corpus.putRecent(recent(one));
  }
  await corpus.putAlert(statementAlert);
  await corpus.putLog(statementRow);
  await corpus.putPositionStates({ through: ago(42), states: [standing] });
}
