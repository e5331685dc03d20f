import { expect, test } from 'vitest';
import { isChallengeByHeaders, isChallengeByText } from '../../src/core/challenge.ts';

test.each([
  ['cf-mitigated', 'challenge', true],
  ['x-amzn-waf-action', 'captcha', true],
  ['server', 'cloudflare', false],
])('reads the header %s: %s as a challenge: %s', (name, value, isChallenge) => {
  expect(isChallengeByHeaders((asked) => (asked === name ? value : null))).toBe(isChallenge);
});

test.each([
  ['a refusal that asks to wait', 403, '<title>Just a moment...</title>', true],
  ['a refusal that asks for a human', 503, '<p>Verify you are human to go on</p>', true],
  ['a success that is a wall', 200, '<script>window._cf_chl_opt={}</script>', true],
  ['a plain refusal', 403, '<p>Subscribers only</p>', false],
  ['an article about captchas', 200, '<p>Why every captcha is a nuisance</p>', false],
  ['a long page with a word of a wall', 403, `<p>captcha</p>${'x'.repeat(70_000)}`, false],
])('takes %s for a challenge: %#', (_what, status, text, isChallenge) => {
  expect(isChallengeByText(status, text)).toBe(isChallenge);
});
