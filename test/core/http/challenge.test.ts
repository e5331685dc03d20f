import { expect, test } from 'vitest';
import { isChallengeByHeaders, isChallengeByText } from '../../../src/core/http/challenge.ts';

test.each([
  ['cf-mitigated', 'challenge', 403, true],
  ['cf-mitigated', 'challenge', 200, true],
  ['x-amzn-waf-action', 'captcha', 405, true],
  ['x-datadome', 'protected', 403, true],
  ['x-datadome', 'protected', 200, false],
  ['server', 'cloudflare', 403, false],
])('reads the header %s: %s with status %i as a challenge: %s', (name, value, status, isChallenge) => {
  expect(isChallengeByHeaders(status, (asked) => (asked === name ? value : null))).toBe(isChallenge);
});

const story = '<p>The envoys met in the old town and agreed on the next round of talks.</p>'.repeat(20);

test.each([
  ['a refusal that asks to wait', 403, '<title>Just a moment...</title>', true],
  ['a refusal that asks for a human', 503, '<p>Verify you are human to go on</p>', true],
  ['a success that is a wall', 200, '<script>window._cf_chl_opt={}</script>', true],
  ['a success with nothing to read', 200, '<script>window.KPSDK={}</script><p>Please wait</p>', true],
  ['a success that proves work', 200, '<script id="anubis_challenge">{}</script><h1>One moment</h1>', true],
  [
    'a refusal with the machinery of a wall',
    403,
    `<script src="/_Incapsula_Resource?x"></script>${story}`,
    true,
  ],
  ['a missing page with a sensor', 404, '<script src="/_Incapsula_Resource?x"></script><h1>Gone</h1>', false],
  ['an article with a sensor', 200, `<script src="/_Incapsula_Resource?x"></script>${story}`, false],
  [
    'an article with a hint to the browser',
    200,
    `<link href="https://geo.captcha-delivery.com">${story}`,
    false,
  ],
  [
    'a feed that names a vendor',
    200,
    `<rss><channel><item><title>perimeterx.net</title></item>${story}</channel></rss>`,
    false,
  ],
  ['a limited access', 503, '<h1>Your access to this site has been limited by the owner</h1>', true],
  ['a plain refusal', 403, '<p>Subscribers only</p>', false],
  ['an article about captchas', 200, '<p>Why every captcha is a nuisance</p>', false],
  ['a long page with a word of a wall', 403, `<p>captcha</p>${'x'.repeat(70_000)}`, false],
])('takes %s for a challenge: %#', (_what, status, text, isChallenge) => {
  expect(isChallengeByText(status, text)).toBe(isChallenge);
});
