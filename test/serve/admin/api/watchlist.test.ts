import { describe, expect, it } from 'vitest';
import { bundledWatchlist } from '../../../../src/core/watchlist/current.ts';
import { openPostOffice } from '../../../fakes/post-office.ts';
import { ask } from '../admin.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const mine = {
  schema: 1,
  title: 'Ferries',
  subject: { all: [['ferry', 'ferries']] },
  sources: [
    {
      id: 'harbour-post',
      name: 'Harbour Post',
      type: 'press',
      kind: 'feed',
      url: 'https://harbour.example/feed',
      language: 'en',
    },
  ],
};

describe('the watchlist', () => {
  it('is the bundled one until another is put', async () => {
    const { dependencies } = openPostOffice(START);
    const answer = await ask(dependencies, 'GET', '/api/watchlist');
    expect([answer.status, answer.body]).toEqual([200, bundledWatchlist()]);
    expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/u);
  });

  it('is the bundled one again when the stored one is deleted', async () => {
    const { dependencies } = openPostOffice(START);
    const put = await ask(dependencies, 'PUT', '/api/watchlist', mine);
    const stale = await ask(dependencies, 'DELETE', '/api/watchlist', undefined, { 'if-match': '"other"' });
    const gone = await ask(dependencies, 'DELETE', '/api/watchlist', undefined, {
      'if-match': put.headers.get('etag'),
    });
    const after = await ask(dependencies, 'GET', '/api/watchlist');
    expect([stale.status, gone.status, gone.body, after.body]).toEqual([
      412,
      200,
      bundledWatchlist(),
      bundledWatchlist(),
    ]);
  });

  it('says what it stops: a webhook whose filter names what it does not, and everything without a source', async () => {
    const { dependencies } = openPostOffice(START);
    const warning = async (watchlist: unknown) =>
      (await ask(dependencies, 'PUT', '/api/watchlist', watchlist)).headers.get('readout-warning');
    expect(await warning(mine)).toBe(null);
    const { body } = await ask(dependencies, 'POST', '/api/webhooks', {
      url: 'https://receiver.example/',
      filter: { source: ['harbour-post'] },
    });
    const id = String(Object(body)['id']).slice(0, 8);
    expect(await warning({ ...mine, sources: [{ ...mine.sources[0], id: 'harbour-mail' }] })).toBe(
      `webhook ${id}: filter.source[0] names no source of the watchlist; the nearest is harbour-mail; no alert passes by it`,
    );
    expect(await warning({ ...mine, sources: [] })).toMatch(/^no source is left to check: .* \| webhook /u);
  });

  it('is replaced by one that is valid, and has another tag', async () => {
    const { dependencies } = openPostOffice(START);
    const before = await ask(dependencies, 'GET', '/api/watchlist');
    const put = await ask(dependencies, 'PUT', '/api/watchlist', mine, {
      'if-match': before.headers.get('etag'),
    });
    const after = await ask(dependencies, 'GET', '/api/watchlist');
    expect([put.status, put.body, after.body]).toEqual([200, mine, mine]);
    expect(after.headers.get('etag')).toBe(put.headers.get('etag'));
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(await dependencies.corpus.readWatchlist()).toBe(JSON.stringify(mine));
  });

  it.each([
    ['no If-Match', null, 200],
    ['any', '*', 200],
    ['another tag', '"00"', 412],
    ['a weak tag', 'W/"00"', 412],
    ['an empty list', '', 412],
  ])('is put with %s', async (_, ifMatch, status) => {
    const { dependencies, store } = openPostOffice(START);
    const answer = await ask(dependencies, 'PUT', '/api/watchlist', mine, { 'if-match': ifMatch });
    expect([answer.status, store.puts]).toEqual([status, status === 200 ? ['watchlist'] : []]);
  });

  it('is put by who was shown its tag weakened, as an edge that compresses does', async () => {
    const { dependencies } = openPostOffice(START);
    const { headers } = await ask(dependencies, 'GET', '/api/watchlist');
    const ifMatch = { 'if-match': `W/${headers.get('etag')}` };
    expect((await ask(dependencies, 'PUT', '/api/watchlist', mine, ifMatch)).status).toBe(200);
  });

  it.each([
    ['a key that names a prototype', JSON.parse('{"__proto__":{"admin":true}}')],
    ['a list without end', JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`)],
  ])('is refused with %s in it', async (_, odd) => {
    const { dependencies, store } = openPostOffice(START);
    const answer = await ask(dependencies, 'PUT', '/api/watchlist', { ...mine, parties: odd });
    expect([answer.status, store.puts, Object.prototype]).toEqual([422, [], {}]);
  });

  it('is refused where it is nested without end', async () => {
    const { dependencies, store } = openPostOffice(START);
    const endless = `${'[{"a]}\\"":'.repeat(10_000)}0${'}]'.repeat(10_000)}`;
    const answer = await ask(dependencies, 'PUT', '/api/watchlist', endless);
    expect([answer.status, store.puts]).toEqual([422, []]);
    expect(answer.body).toMatchObject({ errors: [{ path: '', text: 'is nested too deeply' }] });
  });

  it('is not undone by who edited an older one', async () => {
    const { dependencies } = openPostOffice(START);
    const { headers } = await ask(dependencies, 'GET', '/api/watchlist');
    const ifMatch = { 'if-match': `"00", ${headers.get('etag')}` };
    expect((await ask(dependencies, 'PUT', '/api/watchlist', mine, ifMatch)).status).toBe(200);
    const late = await ask(dependencies, 'PUT', '/api/watchlist', { ...mine, title: 'Late' }, ifMatch);
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ title: 'Changed meanwhile' });
    expect(await dependencies.corpus.readWatchlist()).toBe(JSON.stringify(mine));
  });

  it('that cannot be read is given as it stands, and its feeds are not those of the bundled one', async () => {
    const { dependencies } = openPostOffice(START);
    await dependencies.corpus.putWatchlist({ ...mine, schema: 2 });
    expect((await ask(dependencies, 'GET', '/api/watchlist')).body).toEqual({ ...mine, schema: 2 });
    const opml = await ask(dependencies, 'GET', '/opml');
    expect([opml.status, opml.body]).toMatchObject([409, { title: 'No watchlist' }]);
  });

  it('is refused with every problem and its path', async () => {
    const { dependencies, store } = openPostOffice(START);
    const answer = await ask(dependencies, 'PUT', '/api/watchlist', {
      ...mine,
      title: '',
      sources: [mine.sources[0], { ...mine.sources[0], url: 'https://readout.example/feed.xml' }],
    });
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path).toSorted()).toEqual(
      ['sources[1].id', 'sources[1].url', 'title'],
    );
    expect(store.puts).toEqual([]);
  });

  it('that is stored and no longer reads is shown as it stands, to be mended', async () => {
    const { dependencies } = openPostOffice(START);
    await dependencies.corpus.putWatchlist({ schema: 0 });
    expect((await ask(dependencies, 'GET', '/api/watchlist')).body).toEqual({ schema: 0 });
  });

  it('may be large', async () => {
    const { dependencies } = openPostOffice(START);
    const none = Array.from({ length: 400 }, (_, index) => `${index} `.repeat(50).slice(0, 190));
    const large = { ...mine, subject: { ...mine.subject, none } };
    expect((await ask(dependencies, 'PUT', '/api/watchlist', large)).status).toBe(200);
  });
});
