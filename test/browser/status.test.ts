import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test as anyTest } from 'vitest';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { seedSources } from '../serve/many-sources.ts';
import { NOW } from '../serve/seed.ts';
import { findingsIn, overflowIn } from './audit.ts';
import { openRoom } from './room.ts';
import { openSite, type Site } from './site.ts';

const endpoint = inject('browser');
const test = anyTest.skipIf(endpoint === null);

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [site, browser] = await Promise.all([
    openSite((corpus) => seedSources(corpus, 60)),
    chromium.connect(endpoint ?? ''),
  ]);
});
afterAll(async () => {
  await browser.close();
  site.close();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([320, 390, 768, 1_280, 1_920])(
    'many sources fit %i pixels and can be read by everyone',
    async (width) => {
      for (const address of ['/status', '/status?show=trouble', '/sources/outlet-3']) {
        const { page, complaints } = await openRoom(browser, `${site.base}${address}`, {
          width,
          colorScheme,
        });
        const found = { overflow: await overflowIn(page), violations: await findingsIn(page), complaints };
        expect(found).toEqual({ overflow: 0, violations: [], complaints: [] });
        await page.context().close();
      }
    },
  );
});

test('a typed name leaves its sources alone in the table, each with its note', async () => {
  const { page } = await openRoom(browser, `${site.base}/status`);
  await page.getByRole('searchbox', { name: 'Name of a source' }).pressSequentially('ministry of roads 3');
  const rows = page.locator('.sources tbody tr:visible');
  await expect(rows.allInnerTexts()).resolves.toEqual([
    expect.stringMatching(/^failing\tMinistry of Roads 3\t/u),
    expect.stringMatching(/^failing since 9 Mar/u),
    expect.stringMatching(/^fine\tMinistry of Roads 33\t/u),
    expect.stringMatching(/^fine\tMinistry of Roads 39\t/u),
  ]);
  await page.context().close();
});

test('an open status is refreshed, and says how old it is where it cannot be', async () => {
  const own = await openSite((corpus) => seedSources(corpus, 60));
  const { page } = await openRoom(browser, `${own.base}/robots.txt`);
  await page.clock.install();
  await page.goto(`${own.base}/status`);
  const overall = page.locator('.overall');
  await expect(overall.innerText()).resolves.toBe('The last look failed at 6 of 57 sources.');
  await seedSources(own.corpus, 40);
  own.opened.now += 31_000;
  await page.clock.fastForward(61_000);
  await page.getByText('The last look failed at 4 of 39 sources.').waitFor();
  await page.route('**/status', (route) => route.abort());
  await page.clock.fastForward(61_000);
  await expect(overall.innerText()).resolves.toBe('The last look failed at 4 of 39 sources.');
  await page.clock.fastForward(181_000);
  await page.getByText('This page was not refreshed for 4 min: what it says may be out of date.').waitFor();
  await page.context().close();
  own.close();
});

test('the dot of every open page is refreshed, and is not green where it cannot be', async () => {
  const own = await openSite((corpus) => seedSources(corpus, 20));
  const { page } = await openRoom(browser, `${own.base}/robots.txt`);
  await page.clock.install();
  await page.goto(`${own.base}/suppressed`);
  const dot = page.locator('#pulse');
  await expect(dot.innerText()).resolves.toMatch(/^Last check \d\d:15/u);
  const tick = { previous: NOW - 18 * MINUTE_MS, last: NOW - 3 * MINUTE_MS, wall: NOW - 3 * MINUTE_MS };
  await own.corpus.putHeartbeat({ ...tick, outages: [], reading: { looked: 19, failing: 2 } });
  own.opened.now += 31_000;
  await page.clock.fastForward(61_000);
  await page.getByText('2 of 19 sources could not be read').waitFor();
  await expect(dot.getAttribute('class')).resolves.toBe('pulse troubled');
  await page.route('**/pulse', (route) => route.abort());
  await page.clock.fastForward(241_000);
  await page.getByText('this page gets no answer').waitFor();
  await expect(dot.getAttribute('class')).resolves.toBe('pulse never');
  await page.context().close();
  own.close();
});

test('the status can be searched without script', async () => {
  const { page } = await openRoom(browser, `${site.base}/status`, { javaScriptEnabled: false });
  await page.getByRole('link', { name: '3 need attention' }).click();
  await page.getByRole('searchbox').fill('ministry');
  await page.getByRole('button', { name: 'Find' }).click();
  expect(page.url()).toBe(`${site.base}/status?show=trouble&q=ministry`);
  await expect(page.locator('.sources tbody th').allInnerTexts()).resolves.toEqual(['Ministry of Roads 3']);
  await page.context().close();
});
