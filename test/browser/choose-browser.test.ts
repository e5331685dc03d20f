import { expect, test } from 'vitest';
import { chooseBrowser } from './choose-browser.ts';

const CHROMIUM = '/usr/bin/chromium';
const none = 'no Chrome, Edge or Chromium starts on this machine';

test.each([
  ['linux', 'x64', null, ['bundled', 'chrome', CHROMIUM], 'bundled'],
  ['linux', 'x64', null, ['msedge', CHROMIUM], 'msedge'],
  ['linux', 'x64', null, [], none],
  ['linux', 'arm64', null, ['bundled', CHROMIUM], CHROMIUM],
  ['linux', 'arm64', null, [], none],
  ['darwin', 'arm64', null, ['bundled', 'chrome', 'msedge'], 'chrome'],
  ['win32', 'x64', null, ['bundled', 'msedge'], 'msedge'],
  ['linux', 'x64', 'none', ['bundled', 'chrome'], 'TEST_BROWSER=none'],
  ['linux', 'x64', 'chrome', ['bundled', 'chrome'], 'chrome'],
  ['linux', 'x64', '/opt/own', ['bundled', '/opt/own'], '/opt/own'],
  ['linux', 'x64', 'bundled', ['chrome'], 'error: bundled does not start'],
])('on %s %s, with TEST_BROWSER %s, and %j that start, the choice is %s', async (...row) => {
  const [platform, arch, wanted, starting, expected] = row;
  const machine = { platform, arch, wanted, installed: [CHROMIUM] };
  const start = async (name: string): Promise<string> => {
    if (!starting.includes(name)) throw new Error(`${name} does not start`);
    return name;
  };
  const chosen = await chooseBrowser(machine, start).catch((error: Error) => `error: ${error.message}`);
  const found = typeof chosen === 'string' ? chosen : 'name' in chosen ? chosen.name : chosen.reason;
  expect(found).toBe(expected);
});
