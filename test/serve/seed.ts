import { HOUR_MS, iso, MINUTE_MS } from '../../src/core/model/time.ts';
import { articleId } from '../../src/core/model/url.ts';
import { ids } from '../../src/core/model/ids.ts';
import { sourceStateOf } from '../../src/core/tracking/source-state.ts';
import type {
  Alert,
  AlertArticle,
  Change,
  DiffPart,
  LogRow,
  RecentRow,
  SourceState,
  TimelineRow,
  SuppressedRow,
  Version,
} from '../../src/core/model/index.ts';
import type { Corpus } from '../../src/io/storage/corpus.ts';

/** A day of an invented watchlist, on which the tests of the stream, of pages and of feeds look. */
export const NOW = Date.parse('2026-03-12T10:18:00Z');
const LAST_TICK = NOW - 3 * MINUTE_MS;

export const sources = {
  courier: { id: 'kabul-courier', name: 'Kabul Courier', type: 'press' as const },
  gazette: { id: 'indus-gazette', name: 'Indus Gazette', type: 'press' as const },
  herald: { id: 'ministry-herald', name: 'Ministry Herald', type: 'official' as const },
  bulletin: { id: 'great-wall-bulletin', name: 'Great Wall Bulletin', type: 'state' as const },
  wire: { id: 'meridian-wire', name: 'Meridian Wire', type: 'wire' as const },
  payam: { id: 'payam-emrooz', name: 'پیام امروز', type: 'press' as const },
};

export const watchlist = {
  schema: 1,
  title: 'China and Afghanistan',
  description: 'Diplomacy between China and the Taliban government.',
  language: 'en',
  timeZone: 'UTC',
  subject: {
    all: [
      ['china', 'چین'],
      ['taliban', 'طالبان'],
    ],
  },
  sources: Object.values(sources).map((source) => ({
    ...source,
    kind: 'feed',
    url: `https://${source.id}.example/feed`,
    language: source.id === 'payam-emrooz' ? 'fa' : 'en',
  })),
};

const ago = (minutes: number): string => iso(NOW - minutes * MINUTE_MS);

const article = (source: { id: string }, slug: string, title: string, language = 'en'): AlertArticle => {
  const url = `https://${source.id}.example/${slug}`;
  return { id: articleId(url), url, title, publishedAt: ago(300), language, read: 'full' };
};

const same = (text: string): DiffPart => ({ op: 'equal', text, moved: null });
const gone = (text: string): DiffPart => ({ op: 'delete', text, moved: null });
const come = (text: string): DiffPart => ({ op: 'insert', text, moved: null });

const blank = {
  schema: 1 as const,
  summary: '',
  article: null,
  why: [],
  coverage: null,
  change: null,
  statements: [],
  positions: [],
  health: null,
  meeting: null,
  withdrawn: null,
};

export const hash = (digit: string): string => digit.repeat(32);
export const pass = article(sources.bulletin, 'wakhan-pass', 'Envoy regrets closure of the Wakhan pass');
const mine = article(sources.gazette, 'mine-attack', 'Six engineers hurt at copper mine');
export const talks = article(
  sources.wire,
  'talks-in-urumqi',
  'Delegations meet in Urumqi over trade corridor',
);
const statement = article(sources.herald, 'spokesman', 'Spokesman answers questions on the embassy');
const farsi = article(sources.payam, 'safir', 'سفیر چین از کابل دیدار کرد', 'fa');

export const headlineChange: Change = {
  headline: {
    before: 'Envoy condemns closure of the Wakhan pass',
    after: 'Envoy regrets closure of the Wakhan pass',
  },
  blocks: [
    [
      same('The envoy said Beijing '),
      gone('strongly condemned'),
      come('regretted'),
      same(' the decision and hoped the pass would open before the winter.'),
    ],
  ],
  types: ['headline', 'modality'],
  disclosure: { state: 'none-found', note: null },
  insertedWords: 2,
  deletedWords: 3,
  from: { version: hash('a'), seenAt: ago(260) },
  to: { version: hash('b'), seenAt: ago(42) },
};

const numberChange: Change = {
  headline: null,
  blocks: [
    [
      same('The company said '),
      gone('five'),
      come('six'),
      same(' of its engineers were treated for injuries after the attack near the mine.'),
    ],
    [same('The governor visited the site. '), come('He promised an inquiry within ten days.')],
  ],
  types: ['number', 'addition'],
  disclosure: { state: 'note', note: 'Correction: an earlier version gave the number of injured as five.' },
  insertedWords: 8,
  deletedWords: 1,
  from: { version: hash('c'), seenAt: ago(200) },
  to: { version: hash('d'), seenAt: ago(75) },
};

export const alerts: Alert[] = [
  {
    ...blank,
    id: ids.edit(pass.id, hash('a'), hash('b')),
    kind: 'edit',
    severity: 'major',
    at: ago(42),
    title:
      'Great Wall Bulletin, "Envoy regrets closure of the Wakhan pass": headline "Envoy condemns" → "Envoy regrets" (no note found)',
    summary: 'Was: Envoy condemns closure of the Wakhan pass Now: Envoy regrets closure of the Wakhan pass',
    source: sources.bulletin,
    article: pass,
    why: [{ rule: 'headline-changed', text: '"Envoy condemns" → "Envoy regrets"' }],
    change: headlineChange,
  },
  {
    ...blank,
    id: ids.edit(mine.id, hash('c'), hash('d')),
    kind: 'edit',
    severity: 'major',
    at: ago(75),
    title:
      'Indus Gazette, "Six engineers hurt at copper mine": "five engineers" → "six engineers" (with a note)',
    summary: 'Was: five Now: six',
    source: sources.gazette,
    article: mine,
    why: [{ rule: 'number-changed', text: '"five engineers" → "six engineers"' }],
    change: numberChange,
  },
  {
    ...blank,
    id: ids.firstSight(talks.id),
    kind: 'new',
    severity: 'notable',
    at: ago(118),
    title:
      'New: MNA copy in Meridian Wire, Kabul Courier and 2 more: "Delegations meet in Urumqi over trade corridor"',
    summary:
      'Two delegations opened talks in Urumqi on a trade corridor through Badakhshan; a second round is set for May.',
    source: sources.wire,
    article: talks,
    why: [{ rule: 'new-article', text: 'first seen in Meridian Wire' }],
    coverage: {
      newSentences: ['A second round is set for May in Faizabad, the Afghan side said.'],
      repeatedShare: 0.35,
      story: talks.id,
      agency: 'MNA',
      alsoIn: [
        { source: sources.courier, url: 'https://kabul-courier.example/talks', at: ago(110) },
        { source: sources.gazette, url: 'https://indus-gazette.example/talks', at: ago(101) },
        { source: sources.bulletin, url: 'https://great-wall-bulletin.example/talks', at: ago(99) },
      ],
    },
  },
  {
    ...blank,
    id: ids.firstSight(farsi.id),
    kind: 'new',
    severity: 'notable',
    at: ago(170),
    title: 'New in پیام امروز: "سفیر چین از کابل دیدار کرد"',
    summary: 'سفیر چین در کابل با وزیر خارجه دیدار کرد و درباره تجارت گفتگو کرد.',
    source: sources.payam,
    article: farsi,
    why: [{ rule: 'new-article', text: '' }],
  },
  {
    ...blank,
    id: ids.removed(statement.id, hash('e'), 1),
    kind: 'removed',
    severity: 'major',
    at: iso(NOW - 19 * HOUR_MS),
    title: 'Ministry Herald page gone, seen twice (404): "Spokesman answers questions on the embassy"',
    summary: 'The page answered 404 on two looks, 15 minutes apart.',
    source: sources.herald,
    article: statement,
    why: [{ rule: 'gone-twice', text: 'HTTP 404 at 14:45 and 15:00 UTC' }],
    change: {
      from: { version: hash('e'), seenAt: iso(NOW - 22 * HOUR_MS) },
      to: null,
      headline: null,
      blocks: [],
      types: ['removal'],
      disclosure: { state: 'none-found', note: null },
      insertedWords: 0,
      deletedWords: 0,
    },
  },
  {
    ...blank,
    id: ids.health('kabul-courier', 'blocked', ago(90)),
    kind: 'health',
    severity: 'notable',
    at: ago(60),
    title: 'Kabul Courier blocked since 08:48 UTC: bot challenge',
    summary: 'Nothing can be told of this source until it answers again.',
    source: sources.courier,
    health: { state: 'blocked', since: ago(90), error: { code: 'challenge', text: 'bot challenge' } },
  },
  {
    ...blank,
    id: ids.edit(talks.id, hash('1'), hash('2')),
    kind: 'edit',
    severity: 'minor',
    at: ago(20),
    title: 'Meridian Wire, "Traders return": "Fayzabad" → "Faizabad" (no note found)',
    summary: 'Was: Fayzabad Now: Faizabad',
    source: sources.wire,
    article: talks,
    why: [{ rule: 'copy-edit', text: 'Fayzabad → Faizabad' }],
  },
];

export const rowOf = (alert: Alert): LogRow => ({
  id: alert.id,
  at: alert.at,
  kind: alert.kind,
  severity: alert.severity,
  title: alert.title,
  source: alert.source.id,
  type: alert.source.type,
  article: alert.article?.id ?? null,
  party: [],
  speaker: [],
  position: [],
});

const suppressedRow = (
  digit: string,
  minutes: number,
  rule: string,
  text: string,
  about: AlertArticle,
  source: { id: string },
): SuppressedRow => ({
  id: hash(digit),
  at: ago(minutes),
  rule,
  text,
  title: about.title,
  source: source.id,
  article: about.id,
  url: about.url,
  alert: rule === 'same-story' ? ids.firstSight(talks.id) : null,
});

export const suppressed: SuppressedRow[] = [
  suppressedRow('1', 12, 'counter', '"Comments (5)" → "Comments (6)"', mine, sources.gazette),
  suppressedRow('2', 30, 'updated-line', '"Updated 09:10" → "Updated 09:48"', pass, sources.bulletin),
  suppressedRow('3', 110, 'same-story', '96 % repeats what was known', talks, sources.courier),
  suppressedRow('4', 101, 'same-story', '100 % repeats what was known', talks, sources.gazette),
  suppressedRow('5', 140, 'one-edit-an-hour', `last told ${ago(160)}`, statement, sources.herald),
];

const listed = (source: { id: string }, slug: string, title: string): RecentRow => {
  const about = article(source, slug, title);
  return {
    article: about.id,
    at: iso(NOW - 30 * HOUR_MS),
    title,
    source: source.id,
    story: about.id,
    sketch: [],
    baseline: true,
    version: hash('f'),
    sameAs: null,
    fingerprint: 'f0f0f0f0',
    statedAt: null,
  };
};

const recents = [
  listed(sources.gazette, 'treaty', 'Corridor treaty goes to parliament'),
  listed(sources.courier, 'market', 'Chinese traders return to Kabul market'),
];

const suppressedBefore = ({ article, at, title, source }: RecentRow): SuppressedRow => ({
  id: article,
  at,
  rule: 'before-you-started',
  text: "listed at the source's first check",
  title,
  source,
  article,
  url: null,
  alert: null,
});

/** Articles that stood in the sources at their first check. */
export const before = recents.map(suppressedBefore);

const carried = (about: AlertArticle, source: { id: string }, minutes: number): RecentRow => ({
  article: about.id,
  at: ago(minutes),
  title: about.title,
  source: source.id,
  story: talks.id,
  sketch: [],
  baseline: false,
  version: hash('f'),
  sameAs: null,
  fingerprint: 'f0f0f0f0',
  statedAt: null,
});

export const version = (digit: string, headline: string, sentence: string): Version => ({
  hash: hash(digit),
  extractor: '1',
  read: 'full',
  url: pass.url,
  canonicalUrl: null,
  headline,
  kicker: null,
  byline: null,
  agency: null,
  publishedAt: pass.publishedAt,
  modifiedAt: null,
  language: 'en',
  live: false,
  blocks: [
    { kind: 'paragraph', text: sentence },
    { kind: 'paragraph', text: 'Traders have waited at the border since Monday.' },
  ],
});

const timeline: TimelineRow[] = [
  {
    article: pass.id,
    at: ago(42),
    from: hash('a'),
    to: hash('b'),
    told: true,
    alert: alerts[0]!.id,
    why: [{ rule: 'headline-changed', text: '"Envoy condemns" → "Envoy regrets"' }],
    severity: 'major',
    change: headlineChange,
  },
  {
    article: pass.id,
    at: ago(150),
    from: hash('9'),
    to: hash('a'),
    told: false,
    alert: null,
    why: [{ rule: 'follow-us', text: 'Follow us on all channels.' }],
    severity: 'minor',
    change: {
      ...headlineChange,
      headline: null,
      blocks: [[come('Follow us on all channels.')]],
      types: ['addition'],
      from: { version: hash('9'), seenAt: ago(290) },
      to: { version: hash('a'), seenAt: ago(150) },
    },
  },
];

const longAgo = iso(NOW - 40 * 24 * HOUR_MS);

/** A source that has been well for forty days, except for what the test changes. */
export const state = (change: Partial<SourceState> = {}): SourceState => ({
  ...sourceStateOf(
    { host: '', robots: null, backOff: null, sources: {}, articles: {} },
    { id: '', kind: 'feed', url: '', scope: 'subject', linkSelector: null },
    Date.parse(longAgo),
  ),
  baselineAt: longAgo,
  health: 'ok',
  listed: 40,
  onSubject: 3,
  newestAt: iso(NOW - 2 * HOUR_MS),
  newestOnSubjectAt: iso(NOW - 3 * 24 * HOUR_MS),
  ...change,
});

const record = (source: { id: string }, change: Partial<SourceState> = {}) => ({
  host: `${source.id}.example`,
  robots: null,
  backOff: null,
  sources: { [source.id]: state(change) },
  articles: {},
});

/** Writes everything as the tick, the checks and the desk would. */
export async function seed(corpus: Corpus, extra: readonly Alert[] = []): Promise<void> {
  await corpus.putWatchlist(watchlist);
  await corpus.putHeartbeat({
    previous: LAST_TICK - 15 * MINUTE_MS,
    last: LAST_TICK,
    wall: LAST_TICK,
    outages: [],
  });
  for (const alert of [...alerts, ...extra]) {
    await corpus.putAlert(alert);
    await corpus.putLog(rowOf(alert));
  }
  for (const row of [...suppressed, ...before]) await corpus.putSuppressed(row);
  for (const row of [...recents, carried(talks, sources.wire, 118), carried(mine, sources.gazette, 200)]) {
    await corpus.putRecent(row);
  }
  await corpus.putArticle({
    id: pass.id,
    url: pass.url,
    aliases: ['https://great-wall-bulletin.example/old-pass'],
    source: sources.bulletin.id,
    firstSeenAt: ago(290),
    current: { version: hash('b'), extractor: '1', seenAt: ago(42) },
    publishedAt: pass.publishedAt,
    language: 'en',
  });
  for (const row of timeline) await corpus.putChange(row);
  await corpus.putVersion(
    pass.id,
    version(
      '9',
      'Envoy condemns closure of the Wakhan pass',
      'The envoy said Beijing strongly condemned the decision.',
    ),
  );
  await corpus.putVersion(
    pass.id,
    version(
      'a',
      'Envoy condemns closure of the Wakhan pass',
      'The envoy said Beijing strongly condemned the decision.',
    ),
  );
  await corpus.putVersion(
    pass.id,
    version(
      'b',
      'Envoy regrets closure of the Wakhan pass',
      'The envoy said Beijing regretted the decision.',
    ),
  );
  await corpus.putHost(record(sources.gazette));
  await corpus.putHost(record(sources.wire));
  await corpus.putHost(
    record(sources.courier, {
      health: 'blocked',
      since: ago(90),
      failures: 2,
      failureWeight: 2,
      failingSince: ago(90),
      spells: [{ from: '2026-03-04T20:00:00.000Z', until: '2026-03-05T19:00:00.000Z' }],
      days: { '2026-03-12': 2, '2026-03-05': 19, '2026-03-04': 4 },
      lastFailure: { code: 'challenge', text: 'bot challenge', at: ago(33), weight: 1 },
    }),
  );
  await corpus.putHost(record(sources.bulletin, { newestOnSubjectAt: iso(NOW - 9 * 24 * HOUR_MS) }));
  await corpus.putHost(record(sources.herald, { health: 'quiet', newestAt: iso(NOW - 5 * 24 * HOUR_MS) }));
}
