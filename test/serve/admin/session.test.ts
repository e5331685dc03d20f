import { describe, expect, test } from 'vitest';
import { isFromOurselves, isSession, makeSession, SESSION_MS } from '../../../src/serve/admin/session.ts';

const TOKEN = 'admin-token-for-tests';
const NOW = Date.parse('2026-03-12T10:18:00Z');
const made = makeSession(TOKEN, NOW);
const [until = '', signature = ''] = made.split('.');

describe('a session', () => {
  test.each([
    ['at once', made, TOKEN, NOW, true],
    ['just before its end', made, TOKEN, NOW + SESSION_MS - 1, true],
    ['at its end', made, TOKEN, NOW + SESSION_MS, false],
    ['after the token was changed', made, 'another-token-for-tests', NOW, false],
    ['made longer by its holder', `${Number(until) + 1}.${signature}`, TOKEN, NOW, false],
    ['without a signature', `${until}.`, TOKEN, NOW, false],
    ['signed with the token itself', `${until}.${TOKEN}`, TOKEN, NOW, false],
    ['that is none', '', TOKEN, NOW, false],
  ])('%s', (_, value, token, now, expected) => {
    expect(isSession(value, token, now)).toBe(expected);
  });

  test('says nothing of the token', () => {
    expect(made).toMatch(/^\d+\.[\w-]{43}$/u);
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
])('a form is taken from ourselves alone: %s', (_, headers: Record<string, string>, expected) => {
  expect(isFromOurselves(new Headers(headers), ORIGIN)).toBe(expected);
});
