import { env, reset } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR_MS, iso } from '../../../src/core/model/time.ts';
import { type Corpus, openCorpus } from '../../../src/io/storage/corpus.ts';
import { byteLength } from '../../../src/core/language/text.ts';
import { fakeStore } from '../../fakes/store.ts';
import { seedSources } from '../many-sources.ts';
import { openApp, type Opened, settings } from '../open.ts';
import { NOW, seed, state, watchlist } from '../seed.ts';

let corpus: Corpus;
let opened: Opened;

beforeEach(async () => {
  corpus = openCorpus(env.CORPUS);
  await seed(corpus);
  opened = openApp(corpus);
});
afterEach(() => reset());

/** One sentence for each source of the seed, in the watchlist's order. */
const sentences = [
  'Kabul Courier: blocked since 08:48 UTC: bot challenge; last checked 09:45 UTC, next check 10:45 UTC.',
  'Indus Gazette: fine; last checked 10:15 UTC, newest entry 2 h ago, newest on subject 3 days ago.',
  'Ministry Herald: quiet: no new entry for 5 days, expected within 3 days; last checked 10:15 UTC.',
  'Great Wall Bulletin: quiet on the subject; last checked 10:15 UTC, newest entry 2 h ago, newest on subject 9 days ago.',
  'Meridian Wire: fine; last checked 10:15 UTC, newest entry 2 h ago, newest on subject 3 days ago.',
  'پیام امروز: new; no check yet, next check 10:30 UTC.',
];

const textOf = (html: string): string => html.replaceAll(/<[^>]*>/gu, '');

test('JSON and page tell the same of every source', async () => {
  const json = await (await opened.get('/status.json')).json<{ sources: { sentence: string }[] }>();
  expect(json.sources.map(({ sentence }) => sentence)).toEqual(sentences);
  const ids = watchlist.sources.map(({ id }) => id);
  const pages = await Promise.all(ids.map(async (id) => (await opened.get(`/sources/${id}`)).text()));
  expect(sentences.filter((sentence, index) => !textOf(pages[index] ?? '').includes(sentence))).toEqual([]);
});

/** The rows of the table, as their texts. */
const rowsIn = (html: string): string[][] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gu)].map(([, row = '']) =>
    row
      .split(/<\/t[dh]>/u)
      .slice(0, -1)
      .map(textOf),
  );

test('the table has the worst source first, says why, and of a fine one no more than its numbers', async () => {
  const rows = rowsIn(await (await opened.get('/status')).text());
  expect(rows).toEqual([
    ['State', 'Source', '14 days', 'Newest', 'On subject', 'Listed', 'Followed'],
    ['blocked', 'Kabul Courier', '', '2 h', '3', '40', '0'],
    ['blocked since 08:48 UTC: bot challenge; last checked 09:45 UTC, next check 10:45 UTC.'],
    ['new', 'پیام امروز', '', '–', '0', '0', '0'],
    ['new; no check yet, next check 10:30 UTC.'],
    ['quiet', 'Ministry Herald', '', '5 days', '3', '40', '0'],
    ['quiet: no new entry for 5 days, expected within 3 days; last checked 10:15 UTC.'],
    ['off subject', 'Great Wall Bulletin', '', '2 h', '3', '40', '0'],
    ['quiet on the subject; last checked 10:15 UTC, newest entry 2 h ago, newest on subject 9 days ago.'],
    ['fine', 'Indus Gazette', '', '2 h', '3', '40', '0'],
    ['fine', 'Meridian Wire', '', '2 h', '3', '40', '0'],
  ]);
});

test.each([
  ['/status?show=fine', ['Indus Gazette', 'Meridian Wire']],
  ['/status?q=WALL', ['Great Wall Bulletin']],
  ['/status?show=fine&q=wire', ['Meridian Wire']],
  ['/status?show=fine&q=wall', []],
  ['/status?show=paused', []],
])('%s shows these sources, and counts all', async (path, names) => {
  const html = await (await opened.get(path)).text();
  const shown = rowsIn(html).flatMap(([, name, ...rest]) =>
    rest.length > 0 && name !== 'Source' ? [name] : [],
  );
  expect(shown).toEqual(names);
  expect(textOf(html)).toMatch(/6 all.*1 need attention.*1 not yet read.*2 quiet.*2 fine/u);
  expect(html.includes('No source is like that.')).toBe(names.length === 0);
});

test('a source that failed at its first look needs attention, and one that nobody looked at does not', async () => {
  const { reading, sources } = await (
    await opened.get('/status.json')
  ).json<{ reading: unknown; sources: { id: string }[] }>();
  expect(sources.at(-1)).toMatchObject({ state: 'new', consecutiveFailures: 0 });
  expect(reading).toMatchObject({ failing: 1, looked: 5 });
  const { id = '' } = watchlist.sources.at(-1) ?? {};
  const failure = { code: 'timeout', text: 'no answer', at: iso(NOW - 60_000), weight: 1 };
  await corpus.putHost({
    host: 'payam-emrooz.example',
    robots: null,
    backOff: null,
    sources: {
      [id]: state({ health: 'new', baselineAt: null, newestAt: null, failures: 1, lastFailure: failure }),
    },
    articles: {},
  });
  opened.now += 31_000;
  const html = await (await opened.get('/status?show=trouble')).text();
  expect(rowsIn(html).map(([word]) => word)).toEqual([
    'State',
    'blocked',
    expect.stringMatching(/^blocked since/u),
    'not yet read',
    expect.stringMatching(/^new; no good check yet \(no answer\)/u),
  ]);
});

test('a source that the watchlist does not have is not found', async () => {
  expect((await opened.get('/sources/nobody')).status).toBe(404);
});

test('a page of 500 sources, a tenth of them in trouble, stays under 150 KB and says what it leaves out of more', async () => {
  const large = openCorpus(fakeStore(() => NOW));
  await seedSources(large, 500);
  const page = await (await openApp(large).get('/status')).text();
  expect([byteLength(page) < 150_000, page.match(/<th scope="row"/gu)?.length]).toEqual([true, 500]);
  await seedSources(large, 520);
  const longer = await (await openApp(large).get('/status')).text();
  expect([longer.match(/<th scope="row"/gu)?.length, longer.includes('20 more sources')]).toEqual([
    500,
    true,
  ]);
});

test('a webhook that is disabled is said, by no more of its id than its beginning', async () => {
  const reason = 'five days of only failures <b>';
  const sentence = 'Webhooks: 4b4b4b4b disabled since 09:18 UTC: five days of only failures <b>.';
  expect(textOf(await (await opened.get('/status')).text())).toContain('No webhook fails.');
  await corpus.putEndpoint({
    id: '4b'.repeat(16),
    state: 'disabled',
    since: iso(NOW - HOUR_MS),
    failingSince: null,
    reason,
  });
  opened.now += 31_000;
  const { webhooks } = await (await opened.get('/status.json')).json<{ webhooks: unknown }>();
  expect(webhooks).toEqual({ failing: 0, disabled: 1, sentence });
  const page = await (await opened.get('/status')).text();
  expect(page).toContain(`<li class="stopped"><bdi>${sentence.replace('<b>', '&lt;b&gt;')}</bdi></li>`);
});

test('each source has its last 14 days as a picture, with the same in words', async () => {
  const json = await (
    await opened.get('/status.json')
  ).json<{
    sources: { days: { state: string }[]; history: string }[];
  }>();
  const told = json.sources.map(({ days, history }) => [days.map(({ state }) => state), history]);
  const states = Array.from({ length: 14 }, () => 'well')
    .with(5, 'trouble')
    .with(6, 'down')
    .with(13, 'trouble');
  expect(told[0]).toEqual([
    states,
    'Last 14 days: fine on 11; failed checks 4 Mar (4); down 5 Mar (19); failed checks 12 Mar (2).',
  ]);
  expect(told[2]?.[1]).toBe('Last 14 days: fine on 9; nothing new 8 Mar to 12 Mar.');
  const page = await (await opened.get('/status')).text();
  const pictures = [...page.matchAll(/<svg role="img" aria-label="([^"]*)"><use href="#(d\d+)">/gu)];
  expect(pictures.map(([, label]) => label).toSorted()).toEqual(
    json.sources
      .map(({ history }) => history.replace('Last 14 days: f', 'F').replace('Last 14 days: n', 'N'))
      .toSorted(),
  );
  const drawn = (id = '') =>
    page.match(`<symbol id="${id}".*?</symbol>`)?.[0].match(/(?<=<path class=")\w+/gu);
  expect(drawn(pictures[0]?.[2])).toEqual(['well', 'trouble', 'down']);
  // Three of the six were fine on every day, and are drawn once.
  expect([pictures.length, page.match(/<symbol/gu)?.length]).toEqual([6, 4]);
});

test('the whole in JSON and on the page', async () => {
  await corpus.putDead({
    id: 'x',
    queue: 'readout-checks',
    at: '2026-03-12T09:00:00.000Z',
    reason: 'given up',
    body: {},
  });
  const json = await (await opened.get('/status.json')).json<Record<string, { sentence: string }>>();
  const told = [json['tick']?.sentence, json['today']?.sentence, json['dead']?.sentence];
  expect([json['status'], ...told]).toEqual([
    'warn',
    'Ticking: last tick 10:15 UTC, 3 min ago.',
    'Listed now: 200 entries → on subject: 15 → told today: 5 → suppressed today: 5.',
    'Dead letters: 1 message of queue readout-checks failed for good; they are kept and can be replayed.',
  ]);
  const page = textOf(await (await opened.get('/status')).text());
  expect(told.filter((sentence) => !page.includes(sentence ?? ''))).toEqual([told[1]]);
  expect(page).toMatch(/listed now200.*on the subject15.*told today5.*not told today5/u);
});

test('a damaged record of one host leaves the others told', async () => {
  await env.CORPUS.put(
    'host/indus-gazette.example',
    JSON.stringify({ host: 'indus-gazette.example', sources: 7 }),
  );
  const answer = await opened.get('/status.json');
  const json = await answer.json<{ sources: { sentence: string }[] }>();
  expect([answer.status, json.sources.map(({ sentence }) => sentence)]).toEqual([
    200,
    sentences.with(1, 'Indus Gazette: new; no check yet, next check 10:30 UTC.'),
  ]);
});

describe('/healthz', () => {
  test('passes while the cron ticks', async () => {
    const answer = await opened.get('/healthz');
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      200,
      'application/health+json',
      {
        status: 'pass',
        checks: {
          'cron:lag': [
            {
              componentType: 'system',
              observedValue: 180,
              observedUnit: 's',
              status: 'pass',
              time: '2026-03-12T10:18:00.000Z',
            },
          ],
          'sources:reading': [
            {
              componentType: 'system',
              observedValue: null,
              observedUnit: 'sources that could not be read',
              status: 'pass',
              time: '2026-03-12T10:18:00.000Z',
            },
          ],
        },
      },
    ]);
  });

  test('fails when the cron is dead, and says since when', async () => {
    opened.now += HOUR_MS;
    const answer = await opened.get('/healthz');
    const { checks } = await answer.json<{ checks: Record<string, { output?: string }[]> }>();
    expect([answer.status, checks['cron:lag']?.[0]?.output]).toEqual([
      503,
      'The cron has stopped, or storage takes no writes: no tick since 10:15 UTC, 63 min ago, where one is due every 15 min; nothing is checked.',
    ]);
  });

  test('fails when nothing ever ticked', async () => {
    await reset();
    expect((await openApp(corpus).get('/healthz')).status).toBe(503);
  });

  test('needs no token', async () => {
    expect((await openApp(corpus, { readToken: 'reader-token-for-tests' }).get('/healthz')).status).toBe(200);
  });
});

test('an empty corpus is told as it is, on every page', async () => {
  await reset();
  const empty = openApp(corpus);
  const answers = await Promise.all(
    [
      '/',
      '/suppressed',
      '/status',
      '/status.json',
      '/lookup',
      '/feed.xml',
      '/feed.atom',
      '/feed.json',
      '/api/alerts',
      '/api/suppressed',
    ].map((path) => empty.get(path)),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(await empty.get('/').then((answer) => answer.text())).toContain('Nothing was told yet.');
});

test.each(['{"schema": 1, "title":', '[]', '{"schema": 2}'])(
  'a stored watchlist that cannot be read (%s) is said on every page, and mended by the API',
  async (stored) => {
    await env.CORPUS.put('watchlist', stored);
    opened = openApp(corpus);
    const said = 'Nothing is checked: the stored watchlist cannot be read. Put it again, or delete it';
    const { status, reading } = await (
      await opened.get('/status.json')
    ).json<{ status: string; reading: { state: string; sentence: string } }>();
    expect([status, reading.state]).toEqual(['fail', 'nothing']);
    expect(reading.sentence).toContain(said);
    const health = await opened.get('/healthz');
    expect([health.status, await health.text()]).toEqual([503, expect.stringContaining(said)]);
    for (const path of ['/', '/status', '/suppressed']) {
      expect(await (await opened.get(path)).text()).toContain('Nothing can be read');
    }
    const headers = { Authorization: `Bearer ${settings.adminToken}` };
    const address = 'https://readout.example/api/watchlist';
    expect((await opened.app.request(address, { headers })).status).toBe(200);
    expect((await opened.app.request(address, { headers, method: 'DELETE' })).status).toBe(200);
    expect((await opened.get('/healthz')).status).toBe(200);
  },
);
