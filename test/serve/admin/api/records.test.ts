import { describe, expect, it } from 'vitest';
import { iso, MINUTE_MS } from '../../../../src/core/model/time.ts';
import type { Version } from '../../../../src/core/model/index.ts';
import { gzip } from '../../../../src/io/storage/gzip.ts';
import { storeDeadLetter } from '../../../../src/pipeline/dead-letters.ts';
import { newAlert, openPostOffice } from '../../../fakes/post-office.ts';
import { ask } from '../admin.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const ARTICLE = 'a'.repeat(32);
const HASH = 'b'.repeat(32);

const version: Version = {
  hash: HASH,
  extractor: '1',
  read: 'full',
  url: 'https://harbour.example/ferry',
  canonicalUrl: null,
  headline: 'Ferry starts again',
  kicker: null,
  byline: null,
  agency: null,
  publishedAt: null,
  modifiedAt: null,
  language: 'en',
  live: false,
  blocks: [{ kind: 'paragraph', text: 'The ferry starts again on Monday.' }],
};

describe('a version', () => {
  it('is shown as it is stored', async () => {
    const { dependencies } = openPostOffice(START);
    await dependencies.corpus.putVersion(ARTICLE, version);
    const answer = await ask(dependencies, 'GET', `/api/articles/${ARTICLE}/versions/${HASH}`);
    expect([answer.status, answer.body]).toEqual([200, version]);
  });

  it('that is not stored is not found', async () => {
    const { dependencies } = openPostOffice(START);
    expect((await ask(dependencies, 'GET', `/api/articles/${ARTICLE}/versions/${HASH}`)).status).toBe(404);
  });
});

describe('a snapshot', () => {
  it('is plain text that no browser runs', async () => {
    const { dependencies } = openPostOffice(START);
    const page = '<!doctype html><script>alert("渡船")</script>';
    await dependencies.corpus.putSnapshot(ARTICLE, HASH, gzip(page));
    const answer = await ask(dependencies, 'GET', `/api/articles/${ARTICLE}/versions/${HASH}/snapshot`);
    expect([answer.status, answer.body]).toEqual([200, page]);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('that has expired is not found, and the answer says for how long it was kept', async () => {
    const { dependencies } = openPostOffice(START);
    const answer = await ask(dependencies, 'GET', `/api/articles/${ARTICLE}/versions/${HASH}/snapshot`);
    expect(answer.body).toMatchObject({ status: 404, detail: expect.stringContaining('30 days') });
  });
});

describe('an alert', () => {
  it('is withdrawn with its reason, once, and the endpoints are told', async () => {
    const office = openPostOffice(START);
    const alert = newAlert(ARTICLE, iso(START));
    await office.dependencies.corpus.putAlert(alert);
    const path = `/api/alerts/${ARTICLE}/withdraw`;
    const reason = '  A misread\n page.\u0000 ';
    const answer = await ask(office.dependencies, 'POST', path, { reason });
    const withdrawn = { ...alert, withdrawn: { at: iso(START), reason: 'A misread page.' } };
    const served = { ...withdrawn, url: `https://readout.example/alerts/${ARTICLE}` };
    expect([answer.status, answer.body]).toEqual([200, served]);
    office.now += MINUTE_MS;
    expect((await ask(office.dependencies, 'POST', path, { reason: 'Again.' })).body).toEqual(served);
    expect(await office.dependencies.corpus.getAlert(ARTICLE)).toEqual(withdrawn);
    expect(office.queue[0]?.message).toEqual({
      kind: 'fan-out',
      clock: { tick: START, sentAt: START },
      alert: ARTICLE,
    });
  });

  it.each([{}, { reason: '' }, { reason: ' \n ' }, { reason: 'x'.repeat(281) }, { reason: 1 }])(
    'is not withdrawn without a reason: %j',
    async (body) => {
      const { dependencies } = openPostOffice(START);
      const answer = await ask(dependencies, 'POST', `/api/alerts/${ARTICLE}/withdraw`, body);
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ errors: [{ path: 'reason' }] });
    },
  );

  it('that is unknown is not found', async () => {
    const { dependencies } = openPostOffice(START);
    const answer = await ask(dependencies, 'POST', `/api/alerts/${ARTICLE}/withdraw`, { reason: 'None.' });
    expect(answer.status).toBe(404);
  });
});

describe('a dead letter', () => {
  const clock = { tick: START, sentAt: START };
  const fanOut = { kind: 'fan-out' as const, clock, alert: ARTICLE };

  it('is listed with its key, sent again by it, and gone', async () => {
    const { dependencies, queue } = openPostOffice(START);
    await storeDeadLetter(dependencies, 'readout-dead', 'm1', fanOut);
    const listed = await ask(dependencies, 'GET', '/api/dead');
    const [item] = (listed.body as { items: { key: string }[] }).items;
    expect(item).toEqual({
      key: expect.stringMatching(/^dead\/deliveries\/\d{16}\/m1$/u),
      id: 'm1',
      queue: 'deliveries',
      at: iso(START),
      reason: 'given up after every retry; from readout-dead',
      body: fanOut,
    });
    const replayed = await ask(dependencies, 'POST', '/api/dead/replay', { key: item?.key });
    expect([replayed.status, replayed.body]).toEqual([202, { queued: 'deliveries' }]);
    expect(queue.map(({ message }) => message)).toEqual([fanOut]);
    expect((await ask(dependencies, 'GET', '/api/dead')).body).toEqual({ items: [], cursor: null });
    expect((await ask(dependencies, 'POST', '/api/dead/replay', { key: item?.key })).status).toBe(404);
  });

  it('of another version stays where it is', async () => {
    const { dependencies } = openPostOffice(START);
    await storeDeadLetter(dependencies, 'readout-dead', 'm1', { kind: 'sight' });
    const { body } = await ask(dependencies, 'GET', '/api/dead');
    const [item] = (body as { items: { key: string }[] }).items;
    expect((await ask(dependencies, 'POST', '/api/dead/replay', { key: item?.key })).status).toBe(409);
  });
});
