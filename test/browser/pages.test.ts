import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alert } from '../../src/core/model.ts';
import { persian, persianEdit, withdrawn } from '../serve/many.ts';
import { alerts, NOW, pass, rowOf, talks } from '../serve/seed.ts';
import { statementAlert } from '../serve/statements-seed.ts';
import { findingsIn, overflowIn } from './audit.ts';
import { launch } from './launch.ts';
import { openSite, type Site } from './site.ts';

/** Where `npm run screenshot` wants its picture; a plain test run writes none. */
const picture = process.env['SCREENSHOT'] ?? null;

const pages = [
  '/',
  '/?kind=edit&severity=minor',
  '/?source=none',
  '/untold',
  '/status',
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
  '/?kind=statement',
  `/alerts/${statementAlert.id}`,
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
        { name: 'party.png', address: '/parties/china', colorScheme: 'light', width: 1_280 },
        { name: 'speaker.png', address: '/speakers/ren-lu', colorScheme: 'dark', width: 390 },
        { name: 'positions.png', address: '/positions', colorScheme: 'light', width: 1_280 },
        { name: 'statement.png', address: `/alerts/${statementAlert.id}`, colorScheme: 'dark', width: 1_280 },
        { name: 'said.png', address: `/articles/${pass.id}`, colorScheme: 'light', width: 390 },
        { name: 'statements.png', address: '/?kind=statement', colorScheme: 'light', width: 1_280 },
        { name: 'story.png', address: `/stories/${talks.id}`, colorScheme: 'light', width: 1_280 },
      ] as const)
    : []),
] as const;

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launch()]);
});

afterAll(async () => {
  await browser.close();
  site.close();
});

type Room = { readonly page: Page; readonly complaints: string[] };

/** Opens a page in a room of its own; what the console complains of is collected. */
async function open(
  address: string,
  options: { width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean } = {},
): Promise<Room> {
  const { width = 1_280, colorScheme = 'light', javaScriptEnabled = true } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${site.base}${address}`, { waitUntil: 'load' });
  return { page, complaints };
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (picture === null) return;
  mkdirSync(path.dirname(picture), { recursive: true });
  await page.screenshot({ path: path.join(path.dirname(picture), name), fullPage: false });
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  let room: Room;
  beforeAll(async () => {
    room = await open('/', { colorScheme });
  });
  afterAll(() => room.page.context().close());

  test.each(pages)('%s fits, can be read by everyone, and the console is silent', async (address) => {
    const { page, complaints } = room;
    complaints.length = 0;
    await page.goto(`${site.base}${address}`, { waitUntil: 'load' });
    for (const width of [1_280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      const found = { width, overflow: await overflowIn(page), violations: await findingsIn(page) };
      expect(found).toEqual({ width, overflow: 0, violations: [] });
    }
    // Chromium reports the 404 itself.
    expect(complaints).toHaveLength(address === '/nothing-here' ? 1 : 0);
  });
});

test('the stream shows the words of a change and reads aloud what was struck out', async () => {
  const { page } = await open('/');
  const first = page.locator('.item').first();
  await expect(first.locator('.headline dd').allInnerTexts()).resolves.toEqual([
    'Envoy condemns closure of the Wakhan pass',
    'Envoy regrets closure of the Wakhan pass',
  ]);
  await expect(first.locator('.headline :is(del, ins)').allInnerTexts()).resolves.toEqual([
    'condemns',
    'regrets',
  ]);
  const heard = await first.locator('.passage').ariaSnapshot();
  expect(heard).toContain('removed:');
  expect(heard).toContain('added:');
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
  for (const { name, address, colorScheme, width } of pictures) {
    const { page, complaints } = await open(address, { colorScheme, width });
    await keepPicture(page, name);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
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
