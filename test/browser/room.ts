import type { Browser, Page } from 'playwright-core';

/** A page in a browser of its own, and what its console complained of. */
export type Room = { readonly page: Page; readonly complaints: string[] };

export type Furnishing = {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
  readonly forcedColors?: 'active' | 'none';
  readonly reducedMotion?: 'reduce' | 'no-preference';
};

/** Opens an address. @param address absolute */
export async function openRoom(
  browser: Browser,
  address: string,
  furnishing: Furnishing = {},
): Promise<Room> {
  const {
    width = 1_280,
    colorScheme = 'light',
    javaScriptEnabled = true,
    forcedColors = 'none',
    reducedMotion = 'no-preference',
  } = furnishing;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled,
    forcedColors,
    reducedMotion,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address, { waitUntil: 'load' });
  return { page, complaints };
}
