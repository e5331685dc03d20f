import { env, reset } from 'cloudflare:test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCorpus } from '../../src/io/storage/corpus.ts';
import { loadStoredRecords, storedRecords } from '../fakes/stored.ts';
import { openApp, type Opened, settings } from './open.ts';
import { seenLines } from './seen.ts';

let opened: Opened;

beforeAll(async () => {
  await loadStoredRecords();
  opened = openApp(openCorpus(env.CORPUS));
});
afterAll(() => reset());

const rowsOf = (family: string) => storedRecords.filter(({ key }) => key.startsWith(`${family}/`));
const STATEMENT = 'Shen Anqi: "China will pay half of the cost of the Wakhan road"';
const EVERY_KIND = 'kind=edit,health,new,position,removed,statement&limit=90&severity=minor';

async function page(path: string): Promise<string[]> {
  const response = await opened.get(path);
  expect(response.status).toBe(200);
  return seenLines(await response.text());
}

async function items(path: string): Promise<Record<string, unknown>[]> {
  const headers = { Authorization: `Bearer ${settings.adminToken}` };
  const response = await opened.get(path, headers);
  expect(response.status).toBe(200);
  return (await response.json<{ items: Record<string, unknown>[] }>()).items;
}

describe('over data that version 0.1.0 stored', () => {
  test('the stream shows what was told', async () => {
    const lines = (await page('/')).join('\n');
    expect(lines).toContain('Tuesday, 2 June 2026');
    expect(lines).toContain(STATEMENT.replaceAll('"', ''));
    expect(lines).toContain('Afghan rail survey with Chinese engineers halted\nSaltquay Times page gone');
  });

  test.each(['/feed.xml', '/feed.atom', '/feed.json'])('%s carries the alerts', async (path) => {
    const response = await opened.get(path);
    expect(response.status).toBe(200);
    expect((await response.text()).replaceAll('&quot;', '"')).toContain('China will pay half of the cost');
  });

  test('the API gives every alert as it was stored', async () => {
    const stored = rowsOf('alert').map(({ value }) => value as { id: string });
    const served = await items(`/api/alerts?${EVERY_KIND}`);
    expect(served.length).toBe(26);
    for (const alert of stored) expect(served.find(({ id }) => id === alert.id)).toMatchObject(alert);
  });

  test('an alert has its page', async () => {
    expect((await page('/alerts/e7f41333adb1b38a1e5eff908b9a842d')).join('\n')).toContain(STATEMENT);
  });

  test('an article has its timeline', async () => {
    const lines = (await page('/articles/594d3d585715724bfaf9d69471f34c19')).join('\n');
    expect(lines).toContain('Chinese embassy road in Kabul to stay closed until');
    expect(lines).toContain('Kabul says Chinese embassy road will op');
  });

  test('the suppressed rows are those that stand under untold/', async () => {
    expect(await items('/api/suppressed')).toEqual(rowsOf('untold').map(({ metadata }) => metadata));
    const lines = (await page('/suppressed')).join('\n');
    expect(lines).toContain('Archive: the copper camp that Chinese miners left behind in Afghanistan');
  });

  test('a party has its statements', async () => {
    expect((await items('/api/parties/china')).length).toBe(31);
    expect((await items('/api/parties/taliban')).length).toBe(7);
    expect((await page('/parties/china')).join('\n')).toContain(
      'China will pay half of the cost of the Wakhan road',
    );
  });

  test('speakers and positions are known', async () => {
    expect((await items('/api/speakers')).map(({ speaker }) => speaker)).toMatchObject([
      { name: 'Lu Boyan' },
      { name: 'Shen Anqi' },
      { name: 'Tan Meilin' },
    ]);
    expect(await items('/api/positions')).toMatchObject([
      { id: 'afghan-goods', answer: 'protocol', since: '2026-06-02' },
    ]);
  });

  test('the status knows every source', async () => {
    const lines = (await page('/status')).join('\n');
    for (const name of ['Quillport Post', '白塔湾晚报', 'کهساران']) expect(lines).toContain(name);
  });

  test('webhooks keep their state, and what was given up waits', async () => {
    const states = (await items('/api/webhooks')).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['active', 'disabled', 'failing']);
    expect(await items('/api/dead')).toMatchObject([
      { queue: 'deliveries', reason: '1 attempt; the last: HTTP 404' },
    ]);
  });
});
