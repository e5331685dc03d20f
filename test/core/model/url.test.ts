import { expect, test } from 'vitest';
import { articleId, hostOf, identity, isItemOfPage, pageOf, withItem } from '../../../src/core/model/url.ts';

test.each([
  ['drops a fragment', 'https://news.example/a#top', 'https://news.example/a'],
  [
    'drops campaign parameters',
    'https://news.example/a?utm_source=x&id=7&UTM_Medium=y',
    'https://news.example/a?id=7',
  ],
  ['drops click ids', 'https://news.example/a?fbclid=1&gclid=2&yclid=3', 'https://news.example/a'],
  [
    'drops what outlets add',
    'https://news.example/a?at_medium=RSS&CMP=share&smid=tw&partner=rss&emc=rss&eref=rss&xtor=1&ocid=s&ns_mchannel=rss&cmpid=c',
    'https://news.example/a',
  ],
  ['drops an escaped name', 'https://news.example/a?%75tm_source=x', 'https://news.example/a'],
  ['keeps the order of the query', 'https://news.example/a?b=1&a=2', 'https://news.example/a?b=1&a=2'],
  ['keeps an escaped slash', 'https://news.example/a%2Fb', 'https://news.example/a%2Fb'],
  ['keeps a trailing slash', 'https://news.example/a/', 'https://news.example/a/'],
  ['keeps a parameter without value', 'https://news.example/a?print', 'https://news.example/a?print'],
  ['keeps a value with an equals sign', 'https://news.example/a?q=b=c', 'https://news.example/a?q=b=c'],
  ['keeps a stray percent sign', 'https://news.example/a?%zz=1', 'https://news.example/a?%zz=1'],
  ['drops an empty query', 'https://news.example/a?', 'https://news.example/a'],
  [
    'drops ref when it names the host',
    'https://www.news.example/a?ref=news.example',
    'https://www.news.example/a',
  ],
  ['keeps any other ref', 'https://news.example/a?ref=42', 'https://news.example/a?ref=42'],
  [
    'reads an ampersand escaped twice',
    'https://news.example/a?x=1&amp;y=2&#38;z=3',
    'https://news.example/a?x=1&y=2&z=3',
  ],
  [
    'drops tracking behind an escaped ampersand',
    'https://news.example/a?x=1&amp;utm_source=2',
    'https://news.example/a?x=1',
  ],
  ['writes names in punycode', 'https://zürich.example/ä', 'https://xn--zrich-kva.example/%C3%A4'],
  ['lowers the host alone', 'HTTPS://News.Example/A', 'https://news.example/A'],
  ['drops the default port', 'https://news.example:443/a', 'https://news.example/a'],
  ['drops the dot after the host', 'https://news.example./a', 'https://news.example/a'],
  ['trims', ' https://news.example/a \n', 'https://news.example/a'],
  ['knows no other scheme', 'javascript:alert(1)', null],
  ['knows no relative address', '/a', null],
])('identity %s', (_what, address, named) => {
  expect(identity(address)).toBe(named);
});

test('gives one article one id, however its address is decorated', () => {
  const ids = [
    'http://news.example/a?utm_source=x',
    'https://news.example/a#b',
    'https://NEWS.example/a',
  ].map(articleId);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/u);
});

test('gives different articles different ids', () => {
  const ids = [
    'https://news.example/a',
    'https://news.example/a/',
    'https://news.example/A',
    'https://news.example/a?id=1',
    'nonsense',
  ].map(articleId);
  expect(new Set(ids).size).toBe(5);
});

test.each([
  ['https://News.example/a', 'news.example'],
  ['http://localhost:9001/a', 'localhost:9001'],
  ['nonsense', ''],
])('hostOf %j is %j', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

test('keeps the items of a shared page apart, whatever anchor leads to them', () => {
  const page = 'https://news.example/notices';
  const [one, other] = [withItem(page, 'aaaaaaaaaaaa'), withItem(page, 'bbbbbbbbbbbb')];
  expect(articleId(one)).not.toBe(articleId(other));
  expect(articleId(one)).not.toBe(articleId(page));
  expect(identity(withItem(`${page}#top`, 'aaaaaaaaaaaa'))).toBe(identity(one));
  expect([one, page, `${page}#:~:text=readout-item`].map(isItemOfPage)).toEqual([true, false, false]);
  expect(pageOf(withItem(`${page}#top`, 'aaaaaaaaaaaa'))).toBe(page);
});
