/** Starts one browser for all tests of the pages, or says loudly that they are skipped. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { bundledBrowser } from './bundled-browser.ts';
import { type BrowserChoice, chooseBrowser } from './choose-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the browser, or null where there is none. */
    browser: string | null;
  }
}

const NAMES = ['chromium', 'chromium-browser', 'chrome.exe', 'msedge.exe'];
const MAC_CHROMIUM = '/Applications/Chromium.app/Contents/MacOS/Chromium';

function installedChromiums(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...onPath, MAC_CHROMIUM].filter((file) => existsSync(file));
}

async function optionsFor(name: string): Promise<LaunchOptions> {
  if (name === 'bundled') return bundledBrowser();
  return name === 'chrome' || name === 'msedge' ? { channel: name } : { executablePath: name };
}

let choice: BrowserChoice<BrowserServer>;
let project: TestProject;

export async function setup(given: TestProject): Promise<void> {
  project = given;
  const { platform, arch, env } = process;
  const machine = { platform, arch, wanted: env['TEST_BROWSER'] || null, installed: installedChromiums() };
  choice = await chooseBrowser(machine, async (name) => chromium.launchServer(await optionsFor(name)));
  project.provide('browser', choice.kind === 'started' ? choice.browser.wsEndpoint() : null);
}

export async function teardown(): Promise<void> {
  if (choice.kind === 'started') return choice.browser.close();
  const modules = project.vitest.state.getTestModules().filter((module) => module.project === project);
  const count = modules.flatMap(({ children }) => [...children.allTests()]).length;
  console.warn(`\n*** ${count} BROWSER TESTS WERE SKIPPED: ${choice.reason} (see CONTRIBUTING.md) ***\n`);
}
