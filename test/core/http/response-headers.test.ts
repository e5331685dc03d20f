import { expect, test } from 'vitest';
import {
  conditionalHeaders,
  retryAfterSeconds,
  validatorsOf,
} from '../../../src/core/http/response-headers.ts';

const NOW = Date.UTC(2024, 4, 18, 12, 0, 0);

test.each([
  ['120', 120],
  [' 0 ', 0],
  ['99999999999', 86_400],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['', null],
  [null, null],
  ['Sat, 18 May 2024 12:01:30 GMT', 90],
  ['Saturday, 18-May-24 12:01:30 GMT', 90],
  ['Sat, 18 May 2024 11:00:00 GMT', null],
  ['Mon, 18 May 2026 12:00:00 GMT', 86_400],
  ['Sat, nonsense', null],
])('reads Retry-After %j as %j seconds', (value, seconds) => {
  expect(retryAfterSeconds(value, NOW)).toBe(seconds);
});

test.each([
  ['"v1"', 'yesterday', { etag: '"v1"', lastModified: 'yesterday' }],
  ['W/"v 1"', null, { etag: 'W/"v 1"', lastModified: null }],
  [`"${'e'.repeat(2_000)}"`, null, null],
  ['"a\r\nb"', null, null],
  ['', '', null],
  [null, null, null],
])('keeps validators %j and %j as %j', (etag, lastModified, kept) => {
  expect(validatorsOf(etag, lastModified)).toEqual(kept);
});

test.each([
  [null, {}],
  [{ etag: '"v1"', lastModified: null }, { 'if-none-match': '"v1"' }],
  [{ etag: null, lastModified: 'yesterday' }, { 'if-modified-since': 'yesterday' }],
  [{ etag: '"9d8-6-gzip"', lastModified: null }, { 'if-none-match': '"9d8-6-gzip", "9d8-6"' }],
  [{ etag: 'W/"9d8-6-br"', lastModified: null }, { 'if-none-match': 'W/"9d8-6-br", W/"9d8-6"' }],
  [{ etag: '"v1;gzip"', lastModified: null }, { 'if-none-match': '"v1;gzip", "v1"' }],
  [{ etag: '"all-about-gzip-1"', lastModified: null }, { 'if-none-match': '"all-about-gzip-1"' }],
])('sends validators %j back, and bare of the mark of compression', (validators, headers) => {
  expect(conditionalHeaders(validators)).toEqual(headers);
});
