import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test as anyTest } from 'vitest';
import type { Alert } from '../../src/core/model/index.ts';
import { article as judgedArticle, judgedAlert } from '../serve/judged-seed.ts';
import { persian, persianEdit, withdrawn } from '../serve/many.ts';
import { settings } from '../serve/open.ts';
import { urumqi } from '../serve/meetings-seed.ts';
import { alerts, NOW, pass, rowOf, seed, talks } from '../serve/seed.ts';
import { seedStatements, spokenWatchlist, statementAlert } from '../serve/statements-seed.ts';
import { findingsIn, overflowIn } from './audit.ts';
import { type Furnishing, openRoom, type Room } from './room.ts';
import { meeting, openSite, type Site, webhook } from './site.ts';

/** The folder for the pictures that `npm run screenshot` takes; npm names the script that it runs, and other runs keep none. */
const docs =
  process.env['npm_lifecycle_event'] === 'screenshot' ? path.join(import.meta.dirname, '../../docs') : null;

const endpoint = inject('browser');
const test = anyTest.skipIf(endpoint === null);

const pages = [
  '/',
  '/?kind=edit&severity=minor',
  '/?source=none',
  '/suppressed',
  '/suppressed?rule=same-story',
  '/outlets',
  '/status',
  '/digest/2026-03-12',
  '/lookup',
  `/lookup?url=${encodeURIComponent(pass.url)}`,
  `/alerts/${alerts[0]!.id}`,
  `/alerts/${alerts[2]!.id}`,
  `/articles/${pass.id}`,
  `/articles/${pass.id}/diff`,
  `/articles/${pass.id}/diff?view=side`,
  `/alerts/${persianEdit.id}`,
  `/alerts/${withdrawn.id}`,
  `/articles/${persian.id}`,
  `/articles/${persian.id}/diff?view=side`,
  `/stories/${talks.id}`,
  '/parties',
  '/parties/china',
  '/parties/silent',
  '/speakers',
  '/speakers/ren-lu',
  '/speakers/~border-guard',
  '/positions',
  '/meetings',
  '/meetings?party=silent',
  `/meetings/${meeting.id}`,
  '/?kind=statement',
  `/alerts/${statementAlert.id}`,
  `/alerts/${judgedAlert.id}`,
  `/articles/${judgedArticle.id}`,
  '/nothing-here',
];

/** `docs/screenshot.png` is the first; the others are for whoever works on the pages, and are not kept. */
const pictures = [
  { name: 'screenshot.png', address: '/', colorScheme: 'light', width: 1_280 },
  ...(process.env['SCREENSHOTS'] === 'all'
    ? ([
        { name: 'dark.png', address: '/', colorScheme: 'dark', width: 1_280 },
        { name: 'phone.png', address: '/', colorScheme: 'light', width: 390 },
        { name: 'alert.png', address: `/alerts/${alerts[1]!.id}`, colorScheme: 'light', width: 1_280 },
        { name: 'coverage.png', address: `/alerts/${alerts[2]!.id}`, colorScheme: 'dark', width: 390 },
        { name: 'article.png', address: `/articles/${pass.id}`, colorScheme: 'dark', width: 1_280 },
        {
          name: 'side.png',
          address: `/articles/${pass.id}/diff?view=side`,
          colorScheme: 'light',
          width: 1_280,
        },
        {
          name: 'persian.png',
          address: `/articles/${persian.id}/diff?view=side`,
          colorScheme: 'dark',
          width: 390,
        },
        { name: 'status.png', address: '/status', colorScheme: 'light', width: 1_280 },
        { name: 'outlets.png', address: '/outlets', colorScheme: 'light', width: 1_280 },
        { name: 'party.png', address: '/parties/china', colorScheme: 'light', width: 1_280 },
        { name: 'speaker.png', address: '/speakers/ren-lu', colorScheme: 'dark', width: 390 },
        { name: 'positions.png', address: '/positions', colorScheme: 'light', width: 1_280 },
        { name: 'statement.png', address: `/alerts/${statementAlert.id}`, colorScheme: 'dark', width: 1_280 },
        { name: 'judged.png', address: `/alerts/${judgedAlert.id}`, colorScheme: 'dark', width: 390 },
        {
          name: 'judged-light.png',
          address: `/alerts/${judgedAlert.id}`,
          colorScheme: 'light',
          width: 1_280,
        },
        { name: 'said.png', address: `/articles/${pass.id}`, colorScheme: 'light', width: 390 },
        { name: 'statements.png', address: '/?kind=statement', colorScheme: 'light', width: 1_280 },
        { name: 'editor.png', address: '/admin/watchlist', colorScheme: 'light', width: 1_280 },
        { name: 'webhooks.png', address: '/admin/webhooks', colorScheme: 'dark', width: 1_280 },
        { name: 'webhook.png', address: `/admin/webhooks/${webhook.id}`, colorScheme: 'light', width: 390 },
        { name: 'meetings.png', address: '/meetings', colorScheme: 'light', width: 1_280 },
        { name: 'meeting.png', address: `/meetings/${urumqi.id}`, colorScheme: 'light', width: 1_280 },
        { name: 'meeting-phone.png', address: `/meetings/${urumqi.id}`, colorScheme: 'dark', width: 390 },
        { name: 'story.png', address: `/stories/${talks.id}`, colorScheme: 'light', width: 1_280 },
      ] as const)
    : []),
] as const;

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), chromium.connect(endpoint ?? '')]);
});

afterAll(async () => {
  await browser.close();
  site.close();
});

const open = (address: string, furnishing: Furnishing = {}): Promise<Room> =>
  openRoom(browser, `${site.base}${address}`, furnishing);

/** Types the token, as an admin does. */
async function logIn(page: Page): Promise<void> {
  await page.goto(`${site.base}/admin/watchlist`);
  await page.getByLabel('Admin token').fill(settings.adminToken ?? '');
  await page.getByRole('button', { name: 'Log in' }).click();
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (docs !== null) await page.screenshot({ path: path.join(docs, name), fullPage: false });
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  let room: Room;
  beforeAll(async () => {
    room = await open('/', { colorScheme });
  });
  afterAll(() => room.page.context().close());

  const expectGood = async (complaints = 0) => {
    const heard = room.complaints.splice(0);
    for (const width of [1_280, 360]) {
      await room.page.setViewportSize({ width, height: 900 });
      const found = {
        width,
        overflow: await overflowIn(room.page),
        violations: await findingsIn(room.page),
      };
      expect(found).toEqual({ width, overflow: 0, violations: [] });
    }
    for (const width of [768, 1_920]) {
      await room.page.setViewportSize({ width, height: 900 });
      expect([width, await overflowIn(room.page)]).toEqual([width, 0]);
    }
    expect(heard).toHaveLength(complaints);
  };

  test.each(pages)('%s fits, can be read by everyone, and the console is silent', async (address) => {
    await room.page.goto(`${site.base}${address}`, { waitUntil: 'load' });
    // Chromium reports the 404 itself.
    await expectGood(address === '/nothing-here' ? 1 : 0);
  });

  test('the pages of the admin do too', async () => {
    const { page } = room;
    await page.goto(`${site.base}/admin`);
    // It reports the 401, too.
    await expectGood(1);
    await logIn(page);
    room.complaints.length = 0;
    await expectGood();
    for (const address of ['/admin', '/admin/sources', '/admin/webhooks', `/admin/webhooks/${webhook.id}`]) {
      await page.goto(`${site.base}${address}`);
      for (const details of await page.locator('main summary').all()) await details.click();
      await expectGood();
    }
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused. Alerts told').waitFor();
    await expectGood();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.goto(`${site.base}/admin/watchlist`);
    await page.getByLabel('The document, as JSON').fill('{"schema": 1,\n"title": 7}');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('problems; nothing was saved').waitFor();
    await expectGood();
  });
});

test('a watchlist is edited, tried and saved without script', async () => {
  const { page } = await open('/', { javaScriptEnabled: false });
  await logIn(page);
  const text = page.getByLabel('The document, as JSON');
  await text.fill(
    (await text.inputValue()).replace('"title": "China and Afghanistan"', '"title": "Passes & roads"'),
  );
  await page.getByLabel('Id of the source to try').fill('kabul-courier');
  await page.getByRole('button', { name: 'Try this source' }).click();
  await page.getByText('It failed: connection failed').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. The next check uses it').waitFor();
  await expect(site.corpus.readWatchlist()).resolves.toContain('"title":"Passes & roads"');
  await site.corpus.putWatchlist(spokenWatchlist);
  await page.context().close();
});

test('a problem is shown while it is typed, and leads to its line', async () => {
  const { page, complaints } = await open('/');
  await logIn(page);
  complaints.length = 0;
  const text = page.getByLabel('The document, as JSON');
  await text.fill((await text.inputValue()).replace('"timeZone": "UTC"', '"timeZone": "Mars/Base"'));
  await page.getByText('1 problem; nothing was saved.').waitFor();
  await page.getByRole('button', { name: /^line \d+$/u }).click();
  const selected = await page.evaluate(
    'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
  );
  expect([selected, complaints]).toEqual(['  "timeZone": "Mars/Base",', []]);
  await page.context().close();
});

test('pages that have nothing to show yet say so, and fit as well', async () => {
  const nothing = await openSite(async () => {});
  const { page, complaints } = await open('/lookup', { width: 360 });
  for (const address of ['/', '/suppressed', '/status', '/parties', '/speakers', '/positions', '/meetings']) {
    await page.goto(`${nothing.base}${address}`);
    const found = { address, overflow: await overflowIn(page), violations: await findingsIn(page) };
    expect(found).toEqual({ address, overflow: 0, violations: [] });
    await expect(page.locator('.empty, .sources, .rows').count()).resolves.toBeGreaterThan(0);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
  nothing.close();
});

test('on paper stands what was told, with the addresses that links lead to', async () => {
  const { page } = await open(`/alerts/${alerts[1]!.id}`, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(`({
    nav: getComputedStyle(document.querySelector('nav')).display,
    paper: getComputedStyle(document.body).backgroundColor,
    struck: getComputedStyle(document.querySelector('del')).textDecorationLine,
    link: getComputedStyle(document.querySelector('#evidence ~ p a'), '::after').content,
  })`);
  expect(shown).toEqual({
    nav: 'none',
    paper: 'rgb(255, 255, 255)',
    struck: 'line-through',
    link: `" <${alerts[1]!.article!.url}>"`,
  });
  await page.context().close();
});

test('the stream shows the words of a change and reads aloud which went and which came', async () => {
  const { page } = await open('/?source=great-wall-bulletin');
  const row = page.locator('.row', { hasText: 'Envoy regrets' }).first();
  await expect(row.locator(':is(del, ins)').allInnerTexts()).resolves.toEqual([
    'was\nEnvoy condemns',
    'now\nEnvoy regrets',
  ]);
  await expect(row.locator('.tag').innerText()).resolves.toBe('no note found');
  await page.context().close();
});

test('the page works without script', async () => {
  const { page } = await open('/', { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Major' }).click();
  expect(page.url()).toBe(`${site.base}/?severity=major`);
  await page.context().close();
});

test('a keyboard reaches the content first', async () => {
  const { page } = await open('/');
  await page.keyboard.press('Tab');
  await expect(page.evaluate('document.activeElement.textContent.trim()')).resolves.toBe('Skip to content');
  await page.keyboard.press('Enter');
  await expect(page.evaluate('document.activeElement.id')).resolves.toBe('main');
  await page.context().close();
});

test('the pictures of the documentation are taken where they are asked for', async () => {
  // The first picture is of a day's news without the fifty alerts that try the page.
  const day = await openSite(async (corpus) => {
    await seed(corpus);
    await seedStatements(corpus);
  });
  for (const { name, address, colorScheme, width } of pictures) {
    const base = name === 'screenshot.png' ? day.base : site.base;
    const { page, complaints } = await openRoom(browser, `${base}${address}`, { colorScheme, width });
    if (address.startsWith('/admin')) {
      await logIn(page);
      await page.goto(`${site.base}${address}`);
      complaints.length = 0;
    }
    await keepPicture(page, name);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
  day.close();
});

test('an open stream says that something newer was told', async () => {
  const { page } = await open('/');
  const newest: Alert = { ...alerts[2]!, id: '7'.repeat(32), at: new Date(NOW).toISOString() };
  await site.corpus.putAlert(newest);
  await site.corpus.putLog(rowOf(newest));
  site.opened.now += 31_000;
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await page.locator('#fresh a').waitFor();
  await expect(page.locator('#fresh').innerText()).resolves.toBe('1 new: show');
  await expect(page.title()).resolves.toBe('(1) Readout: China and Afghanistan');
  await page.context().close();
});

test('the first screen of the stream has twelve rows under what matters most', async () => {
  const { page } = await open('/');
  const bottoms = await page
    .locator('.row')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()).filter(({ height }) => height > 0));
  expect(bottoms.filter(({ bottom }) => bottom <= 900).length).toBeGreaterThanOrEqual(12);
  await expect(page.locator('.lead .card').count()).resolves.toBe(3);
  await page.context().close();
});

describe('the stream, with script,', () => {
  const told = '/?source=great-wall-bulletin,indus-gazette,meridian-wire';
  const openedTitle = '#opened h1, .inline h1';

  test('opens an alert beside the list, and closes it where it was', async () => {
    const { page, complaints } = await open(told);
    await page.locator('.row a').first().click();
    await page.locator(openedTitle).waitFor();
    expect(page.url()).toBe(`${site.base}${told}`);
    await expect(findingsIn(page)).resolves.toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.locator(openedTitle).count()).resolves.toBe(0);
    await expect(page.evaluate("document.activeElement.closest('.row') !== null")).resolves.toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('opens it in its place on a narrow screen', async () => {
    const { page } = await open(told, { width: 390 });
    await page.locator('.row.first h3 a').nth(1).click();
    await page.locator('.row + .inline h1').waitFor();
    expect([await overflowIn(page), await findingsIn(page)]).toEqual([0, []]);
    await page.context().close();
  });

  test('follows the keys j, k, o, u, / and ?, unless the reader turns them off', async () => {
    const { page } = await open(told);
    const active = () =>
      page.evaluate<string>(
        "document.activeElement.closest('.row')?.dataset.id ?? document.activeElement.id",
      );
    const rows = await page.locator('.row').evaluateAll((all) => all.map((row) => row.dataset['id']));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await active()).toBe(rows[0]);
    await page.keyboard.press('o');
    await page.locator('.row.open.read').waitFor();
    await page.keyboard.press('u');
    await expect(page.locator('.row.read, .row.open').count()).resolves.toBe(0);
    await page.keyboard.press('/');
    expect(await active()).toBe('q');
    await page.keyboard.press('Escape');
    await page.locator('main').focus();
    await page.keyboard.press('?');
    await page.getByLabel('Keys do this').uncheck();
    await page.keyboard.press('Escape');
    await page.locator('main').focus();
    await page.keyboard.press('/');
    expect(await active()).toBe('main');
    await page.context().close();
  });

  test('remembers what was read, and the filters that the reader keeps', async () => {
    const { page } = await open(told);
    await page.locator('.row a').first().click();
    await page.locator('.row.read').waitFor();
    await page.getByRole('button', { name: 'Keep these filters' }).click();
    await page.goto(`${site.base}/`);
    await expect(page.locator('.row.read').count()).resolves.toBe(1);
    await page.getByRole('link', { name: 'Indus Gazette, Great Wall Bulletin, Meridian Wire' }).click();
    expect(page.url()).toBe(`${site.base}${told}`);
    await page.getByRole('button', { name: /^Forget / }).click();
    await expect(page.locator('#views a').count()).resolves.toBe(0);
    await page.context().close();
  });

  test('rules off what came since the last visit', async () => {
    const { page } = await open(told);
    const last = await page.locator('.day > ol > li').nth(2).getAttribute('data-at');
    await page.addInitScript(
      `localStorage.setItem('readout.visit', JSON.stringify({ since: '', newest: '${last}', seen: 0 }))`,
    );
    await page.reload();
    await expect(page.locator('.since').innerText()).resolves.toBe('2 new since your last visit');
    await page.context().close();
  });

  test('shows times and days in the zone of the reader, and in that of the page where they ask for it', async () => {
    const context = await browser.newContext({ timezoneId: 'Pacific/Honolulu' });
    const page = await context.newPage();
    const shown = async () => [
      await page.locator('.day h2').first().innerText(),
      await page.locator('.row time').first().innerText(),
      await page.locator('#zone').innerText(),
    ];
    await page.goto(`${site.base}/?kind=statement`);
    const zone = 'Times are in your own zone, Honolulu. Show UTC';
    expect(await shown()).toEqual(['Wednesday, 11 March 2026', '23:35', zone]);
    await page.getByRole('button', { name: 'Show UTC' }).click();
    expect(await shown()).toEqual(['Thursday, 12 March 2026', '09:35', 'Times are in UTC. Show my own zone']);
    await page.goto(`${site.base}/alerts/${alerts[1]!.id}`);
    await page.getByRole('button', { name: 'Show my own zone' }).click();
    await expect(page.locator('.kicker').innerText()).resolves.toContain(
      '11 Mar 2026, 23:03 (12 Mar, 09:03 UTC)',
    );
    await context.close();
  });
});
