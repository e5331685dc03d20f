import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../../src/core/model/time.ts';
import {
  isFromOurselves,
  MAX_SESSION_MS,
  makeSession,
  SESSION_IDLE_MS,
  sessionBegin,
} from '../../../../src/serve/admin/pages/session.ts';

const TOKEN = 'admin-token-for-tests';
const NOW = Date.parse('2026-03-12T10:18:00Z');
const made = makeSession(TOKEN, NOW);
const [begun = '', until = '', signature = ''] = made.split('.');
const later = NOW + 11.5 * HOUR_MS;
const renewed = makeSession(TOKEN, later, NOW);

describe('a session', () => {
  test.each([
    ['at once', made, TOKEN, NOW, NOW],
    ['just before its end', made, TOKEN, NOW + SESSION_IDLE_MS - 1, NOW],
    ['at its end', made, TOKEN, NOW + SESSION_IDLE_MS, null],
    ['made anew until its last moment', renewed, TOKEN, NOW + MAX_SESSION_MS - 1, NOW],
    ['in use for too long', renewed, TOKEN, NOW + MAX_SESSION_MS, null],
    ['after the token was changed', made, 'another-token-for-tests', NOW, null],
    ['made longer by its holder', `${begun}.${Number(until) + 1}.${signature}`, TOKEN, NOW, null],
    ['made younger by its holder', `${Number(begun) + 1}.${until}.${signature}`, TOKEN, NOW, null],
    ['with its full stop moved', `${begun}${until[0]}.${until.slice(1)}.${signature}`, TOKEN, NOW, null],
    ['without a signature', `${begun}.${until}.`, TOKEN, NOW, null],
    ['signed with the token itself', `${begun}.${until}.${TOKEN}`, TOKEN, NOW, null],
    ['that is none', '', TOKEN, NOW, null],
  ])('%s', (_, value, token, now, expected) => {
    expect(sessionBegin(value, token, now)).toBe(expected);
  });

  test('does not reveal the token', () => {
    expect(made).toMatch(/^\d+\.\d+\.[\w-]{43}$/u);
    expect(made).not.toContain(TOKEN);
  });
});

const ORIGIN = 'https://readout.example';

test.each([
  ['a form of ours', { 'Sec-Fetch-Site': 'same-origin' }, true],
  ['a form of ours, whose origin is withheld', { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }, true],
  ['a page of a neighbouring subdomain', { 'Sec-Fetch-Site': 'same-site', Origin: ORIGIN }, false],
  ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }, false],
  ['a bookmark', { 'Sec-Fetch-Site': 'none' }, false],
  ['a browser that says its origin alone', { Origin: ORIGIN }, true],
  ['one that says another', { Origin: 'https://elsewhere.example' }, false],
  ['one that says nothing', {}, false],
])('a form is taken only from our own pages: %s', (_, headers: Record<string, string>, expected) => {
  expect(isFromOurselves(new Headers(headers), ORIGIN)).toBe(expected);
});
