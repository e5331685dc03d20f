import { expect, test } from 'vitest';
import { refreshTarget } from '../../../../src/core/extract/html/refresh.ts';

const url = 'https://courier.example/news/1';
const there = 'https://courier.example/news/2';

test.each([
  ['<meta http-equiv="refresh" content="0;url=/news/2">', there],
  ['<META HTTP-EQUIV=Refresh CONTENT="3; URL=\'2\'">', there],
  ['<meta content="0.5, /news/2" http-equiv="refresh">', there],
  ['<meta http-equiv="refresh" content="0;url=/news/2?a=1&amp;b=2">', `${there}?a=1&b=2`],
  ['<noscript><meta http-equiv="refresh" content="1;url=/news/2"></noscript>', there],
  [
    '<base href="https://archive.example/x/"><meta http-equiv="refresh" content="0; url=2">',
    'https://archive.example/x/2',
  ],
  // It reloads itself, waits for long, says nothing, or is not there.
  ['<meta http-equiv="refresh" content="5">', null],
  ['<meta http-equiv="refresh" content="0;url=/news/1#top">', null],
  ['<meta http-equiv="refresh" content="300;url=/news/2">', null],
  ['<meta http-equiv="refresh" content=";url=/news/2">', null],
  ['<meta http-equiv="refresh" content="0;url=http://[bad/">', null],
  ['<meta name="refresh" content="0;url=/news/2">', null],
  ['<!-- <meta http-equiv="refresh" content="0;url=/news/2"> -->', null],
  ['<script>"<meta http-equiv=refresh content=0;url=/news/2>"</script>', null],
  ['', null],
])('%s leads to %j', (html, target) => {
  expect(refreshTarget(html, url)).toBe(target);
});

test('looks at the beginning alone', () => {
  const late = `${' '.repeat(70_000)}<meta http-equiv="refresh" content="0;url=/news/2">`;
  expect(refreshTarget(late, url)).toBe(null);
});

test('goes by the header before the page', () => {
  const html = '<meta http-equiv="refresh" content="0;url=/news/3">';
  expect(refreshTarget(html, url, '0; url=/news/2')).toBe(there);
  expect(refreshTarget('', url, '0; url=/news/2')).toBe(there);
  expect(refreshTarget('', url, '300')).toBe(null);
});
