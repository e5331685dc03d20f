import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alert } from '../../src/core/model.ts';
import { type Corpus, openCorpus } from '../../src/io/corpus.ts';
import { fakeStore } from '../fakes/store.ts';
import { openApp, type Opened } from '../serve/open.ts';
import { alerts, NOW, pass, rowOf, seed, talks } from '../serve/seed.ts';
import { records, seedStatements, statementAlert } from '../serve/statements-seed.ts';
import { launch } from './launch.ts';

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

/** What was said, with a word, a name and an office without end. */
const [, second] = records;
const [spoken] = second!.statements;
const endless = {
  ...second!,
  source: { ...second!.source, name: 'n'.repeat(80) },
  statements: [
    spoken!,
    {
      ...spoken!,
      text: 'unbroken'.repeat(60),
      speaker: { id: 'ren-lu', name: 'y'.repeat(90), role: 'z'.repeat(90) },
      utterance: 'e'.repeat(32),
      saidOn: '2024-01',
      precedents: [spoken!.utterance],
    },
  ],
};

let browser: Browser;
let server: Server;
let base: string;
let opened: Opened;
let corpus: Corpus;

function serveOverHttp(app: Opened['app']): Server {
  return createServer((request, response) => {
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    void (async () => {
      const answer = await app.fetch(new Request(`${base}${request.url}`, { headers }));
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
}

beforeAll(async () => {
  corpus = openCorpus(fakeStore(() => NOW));
  await seed(corpus, [
    {
      ...alerts[6]!,
      id: '5'.repeat(32),
      title: `A word without end: "${'unbroken'.repeat(60)}"`,
      source: { ...alerts[6]!.source, name: 'n'.repeat(80) },
    },
  ]);
  await seedStatements(corpus);
  await corpus.putStatements(endless);
  opened = openApp(corpus, { publicUrl: null });
  server = serveOverHttp(opened.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

/** Opens a page in a room of its own; what the console complains of is collected. */
async function open(
  address: string,
  options: { width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; complaints: string[] }> {
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
  await page.goto(`${base}${address}`, { waitUntil: 'load' });
  return { page, complaints };
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (picture === null) return;
  mkdirSync(path.dirname(picture), { recursive: true });
  await page.screenshot({ path: path.join(path.dirname(picture), name), fullPage: false });
}

/** WCAG 2.2, contrast of text, worst of all visible text on the page. */
const worstContrast = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const back = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  let worst = { ratio: 21, text: '' };
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== '');
    if (!own || element.closest('.hidden, .skip') || element.checkVisibility() === false) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(back(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst.ratio) worst = { ratio, text: element.textContent.trim().slice(0, 40) };
  }
  return worst;
})()`;

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(pages)(
    '%s fits a phone and a wide window, reads well and the console is silent',
    async (address) => {
      for (const width of [360, 1_280]) {
        const { page, complaints } = await open(address, { width, colorScheme });
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        const contrast = await page.evaluate<{ ratio: number; text: string }>(worstContrast);
        const expected = address === '/nothing-here' ? 1 : 0; // Chromium reports the 404 itself
        expect({ address, width, overflow, complaints: complaints.length }).toEqual({
          address,
          width,
          overflow: 0,
          complaints: expected,
        });
        expect(contrast.ratio, contrast.text).toBeGreaterThanOrEqual(4.5);
        await page.context().close();
      }
    },
  );
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
  expect(page.url()).toBe(`${base}/?severity=major`);
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
  await corpus.putAlert(newest);
  await corpus.putLog(rowOf(newest));
  opened.now += 31_000;
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await page.locator('#fresh a').waitFor();
  await expect(page.locator('#fresh').innerText()).resolves.toBe('1 new: show');
  await expect(page.title()).resolves.toBe('(1) Readout: China and Afghanistan');
  await page.context().close();
});
