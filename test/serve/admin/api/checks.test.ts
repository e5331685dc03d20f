import { describe, expect, it } from 'vitest';
import { DAY_MS, iso, MINUTE_MS } from '../../../../src/core/model/time.ts';
import type { CheckMessage } from '../../../../src/core/model/index.ts';
import { UNREAD_WATCHLIST } from '../../../../src/core/tracking/reading.ts';
import { openPostOffice } from '../../../fakes/post-office.ts';
import { ask } from '../admin.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const source = (id: string, url: string, paused = false) => ({
  id,
  name: id,
  type: 'press',
  kind: 'feed',
  url,
  language: 'en',
  paused,
});
const watchlist = {
  schema: 1,
  title: 'Ferries',
  subject: { all: [['ferry']] },
  sources: [
    source('harbour', 'https://harbour.example/feed'),
    source('harbour-opinion', 'https://harbour.example/opinion/feed'),
    source('bay', 'https://bay.example/feed'),
    source('asleep', 'https://asleep.example/feed', true),
  ],
};

async function open() {
  const office = openPostOffice(START);
  await office.dependencies.corpus.putWatchlist(watchlist);
  return office;
}
const message = (host: string, sources: string[], change: Partial<CheckMessage> = {}): CheckMessage => ({
  kind: 'check',
  clock: { tick: START, sentAt: START },
  host,
  after: START - DAY_MS,
  sources,
  entries: [],
  outages: [],
  forced: true,
  ...change,
});
const entry = (url: string, of: string) => ({
  source: of,
  baseline: false,
  sourceAddedAt: iso(0),
  crowd: null,
  entry: { url, title: '', summary: '', publishedAt: null, guid: null },
});

describe('a check asked for', () => {
  it('is sent at once for the sources named, a message for each host', async () => {
    const { dependencies, sent } = await open();
    const answer = await ask(dependencies, 'POST', '/api/checks', { sources: ['bay', 'harbour'] });
    expect([answer.status, answer.body]).toEqual([
      202,
      {
        askedAt: iso(START),
        queued: [
          { host: 'harbour.example', sources: ['harbour'], articles: [] },
          { host: 'bay.example', sources: ['bay'], articles: [] },
        ],
      },
    ]);
    expect(sent.checks).toEqual([message('harbour.example', ['harbour']), message('bay.example', ['bay'])]);
  });

  it('is for every source that is not paused when none is named', async () => {
    const { dependencies, sent } = await open();
    expect((await ask(dependencies, 'POST', '/api/checks', {})).status).toBe(202);
    expect(sent.checks.map(({ host, sources }) => [host, sources])).toEqual([
      ['harbour.example', ['harbour', 'harbour-opinion']],
      ['bay.example', ['bay']],
    ]);
  });

  it('takes articles, as those of a source of their host or else of the first one', async () => {
    const { dependencies, sent } = await open();
    const articles = ['https://bay.example/ferry', 'https://elsewhere.example/ferry#top'];
    const answer = await ask(dependencies, 'POST', '/api/checks', { articles });
    expect(answer.status).toBe(202);
    expect(sent.checks).toEqual([
      message('bay.example', [], { entries: [entry('https://bay.example/ferry', 'bay')] }),
      message('elsewhere.example', [], {
        entries: [entry('https://elsewhere.example/ferry#top', 'harbour')],
      }),
    ]);
  });

  it('keeps to the time of the last tick, as in a replay', async () => {
    const { dependencies, sent } = await open();
    const then = Date.parse('2023-10-06T08:00:00.000Z');
    const outages = [{ from: then - DAY_MS, until: then }];
    await dependencies.corpus.putHeartbeat({
      previous: then - 15 * MINUTE_MS,
      last: then,
      wall: START - MINUTE_MS,
      outages,
    });
    await ask(dependencies, 'POST', '/api/checks', { sources: ['bay'] });
    const clock = { tick: then + MINUTE_MS, sentAt: START };
    expect(sent.checks).toEqual([message('bay.example', ['bay'], { clock, after: then, outages })]);
  });

  it('is refused as a whole with every problem', async () => {
    const { dependencies, sent } = await open();
    const answer = await ask(dependencies, 'POST', '/api/checks', {
      sources: ['bay', 'nobody', 'asleep'],
      articles: [
        'https://bay.example/ferry',
        'http://127.0.0.1/',
        'https://readout.example/',
        'ftp://bay.example/',
      ],
    });
    expect([answer.status, answer.body]).toEqual([
      422,
      {
        type: 'about:blank',
        title: 'Not valid',
        status: 422,
        detail: 'Every problem is listed with its path; nothing was changed.',
        errors: [
          { path: 'sources[1]', text: 'no source of the watchlist has this id' },
          { path: 'sources[2]', text: 'this source is paused: unpause it in the watchlist first' },
          { path: 'articles[1]', text: 'it is a private or reserved address' },
          { path: 'articles[2]', text: "it is this monitor's own address" },
          { path: 'articles[3]', text: 'only http and https are fetched' },
        ],
      },
    ]);
    expect(sent.checks).toEqual([]);
  });

  it('are refused while the stored watchlist cannot be read, and not made of the bundled one', async () => {
    const { dependencies, sent } = await open();
    await dependencies.corpus.putWatchlist({ ...watchlist, schema: 2 });
    const answer = await ask(dependencies, 'POST', '/api/checks', {});
    expect([answer.status, answer.body]).toEqual([
      409,
      { type: 'about:blank', status: 409, title: 'No watchlist', detail: UNREAD_WATCHLIST },
    ]);
    expect(sent.checks).toEqual([]);
  });

  it.each([
    [{ sources: 'bay' }, 'sources'],
    [{ articles: [1] }, 'articles[0]'],
    [{ articles: Array.from({ length: 51 }, () => 'https://bay.example/') }, 'articles'],
    [{ source: ['bay'] }, ''],
  ])('of another form is refused: %j', async (body, path) => {
    const { dependencies } = await open();
    const answer = await ask(dependencies, 'POST', '/api/checks', body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ path }] });
  });
});
