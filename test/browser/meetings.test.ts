import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test as anyTest } from 'vitest';
import { bare, largest, urumqi } from '../serve/meetings-seed.ts';
import { findingsIn, overflowIn } from './audit.ts';
import { type Furnishing, openRoom, type Room } from './room.ts';
import { meeting, openSite, type Site } from './site.ts';

const endpoint = inject('browser');
const test = anyTest.skipIf(endpoint === null);

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

const addresses = {
  'the list': '/meetings',
  'the list of none': '/meetings?party=silent',
  'a meeting with something in each part': `/meetings/${urumqi.id}`,
  'one in words without end': `/meetings/${meeting.id}`,
  'the smallest': `/meetings/${bare.id}`,
  'the largest': `/meetings/${largest.id}`,
};

const looks: Readonly<Record<string, Furnishing>> = {
  light: {},
  dark: { colorScheme: 'dark', reducedMotion: 'reduce' },
  'forced colours': { forcedColors: 'active' },
  'no script': { javaScriptEnabled: false },
};

describe.each(Object.entries(looks))('in %s', (look, furnishing) => {
  test.each(Object.entries(addresses))(
    '%s fits every width, can be read by everyone, and the console is silent',
    async (name, address) => {
      const { page, complaints } = await open(address, furnishing);
      // The rules are the same for all rows: those of the largest are looked at once.
      const audited = name === 'the largest' ? [390] : [360, 390, 768, 1_280, 1_920];
      for (const width of [360, 390, 768, 1_280, 1_920]) {
        await page.setViewportSize({ width, height: 900 });
        const violations = look !== 'no script' && audited.includes(width) ? await findingsIn(page) : [];
        expect({ width, overflow: await overflowIn(page), violations }).toEqual({
          width,
          overflow: 0,
          violations: [],
        });
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});

/** The accessible rows of the table, as a screen reader has them: cells by their roles. */
const cellsOf = (page: Page, row: string): Promise<string[]> =>
  page
    .locator(`tr[id="${row}"]`)
    .locator('[role=rowheader], [role=cell]')
    .evaluateAll((cells) =>
      cells.map((cell) =>
        (cell as unknown as { innerText: string }).innerText.replaceAll(/\s+/gu, ' ').trim(),
      ),
    );

describe('a meeting', () => {
  const address = `/meetings/${urumqi.id}`;
  const [opened] = urumqi.points;

  test.each([1_280, 360])(
    'is a table for screen readers at %i pixels, with the words that differ said aloud',
    async (width) => {
      const { page } = await open(address, { width });
      await expect(page.getByRole('columnheader').allTextContents()).resolves.toEqual([
        'Who',
        "In China's readout",
        'In the Taliban readout',
        'Compared',
      ]);
      await expect(cellsOf(page, opened!.id)).resolves.toEqual([
        'China Ren Lu',
        `${width < 500 ? "In China's readout: " : ''}the pass will be open to [only here: every lorry ] from May Great Wall Bulletin, 11 March 2026, verbatim · timeline`,
        `${width < 500 ? 'In the Taliban readout: ' : ''}the pass will be open to [only here: all lorries ] from [only here: the middle of ] May Ministry Herald, 12 March 2026 · timeline`,
        'In both no match, nearest 3 November 2025 Also in Meridian Wire Link · Copy',
      ]);
      await page.context().close();
    },
  );

  test('says at once what one readout alone says, and leads to it by keyboard', async () => {
    const { page } = await open(address);
    const link = page.getByRole('region', { name: 'What one readout alone says' }).getByRole('link').first();
    await link.focus();
    await page.keyboard.press('Enter');
    const row = page.locator('tr:target');
    await expect(row.locator('q').innerText()).resolves.toContain('guard the surveyors');
    const top = await row.evaluate((one) => one.getBoundingClientRect().top);
    const head = await page.locator('.readouts thead').evaluate((one) => one.getBoundingClientRect().bottom);
    expect(top).toBeGreaterThanOrEqual(head - 1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest("tr")?.id')).toBe(
      await row.getAttribute('id'),
    );
    await page.context().close();
  });

  test('shows what a keyboard reaches backwards beneath the heads of its columns', async () => {
    const { page } = await open(`/meetings/${largest.id}`);
    await page.locator('.readouts tr[id] a').nth(60).focus();
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Shift+Tab');
      const hidden = await page.evaluate(`(() => {
        const head = document.querySelector('.readouts thead').getBoundingClientRect();
        const { top } = document.activeElement.getBoundingClientRect();
        return top < head.bottom - 1;
      })()`);
      expect([step, hidden]).toEqual([step, false]);
    }
    await page.context().close();
  });

  test('gives an editor both wordings with source, day and address, without our marks', async () => {
    const { page } = await open(address);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator(`tr[id="${opened!.id}"]`).getByRole('button', { name: 'Copy with sources' }).click();
    await page.getByText('Copied with sources.').waitFor({ state: 'attached' });
    const [chinese, , afghan] = urumqi.accounts;
    expect((await page.evaluate<string>('navigator.clipboard.readText()')).split('\n')).toEqual([
      'China Ren Lu:',
      `“the pass will be open to every lorry from May” (Great Wall Bulletin, 11 March 2026, ${chinese!.url})`,
      `“the pass will be open to all lorries from the middle of May” (Ministry Herald, 12 March 2026, ${afghan!.url})`,
      `Ren Lu–Zalmai, 11 March 2026: ${site.base}${address}#${opened!.id}`,
    ]);
    const selected = await page.evaluate(`(() => {
      getSelection().selectAllChildren(document.querySelector('tr[id="${opened!.id}"] q'));
      return getSelection().toString();
    })()`);
    expect(selected).toBe('the pass will be open to every lorry from May');
    await page.context().close();
  });

  test('stands on paper with all rows, and without what cannot be pressed there', async () => {
    const { page } = await open(address, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(`({
      paper: getComputedStyle(document.body).backgroundColor,
      head: getComputedStyle(document.querySelector('.readouts thead')).position,
      tools: getComputedStyle(document.querySelector('.row-tools')).display,
      mark: getComputedStyle(document.querySelector('.readouts mark')).textDecorationLine,
      rows: document.querySelectorAll('.readouts tr[id]').length,
    })`);
    expect(shown).toEqual({
      paper: 'rgb(255, 255, 255)',
      head: 'static',
      tools: 'none',
      mark: 'underline',
      rows: 6,
    });
    await page.context().close();
  });
});
