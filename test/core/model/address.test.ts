import { expect, test } from 'vitest';
import { checkAddress, isAllowedHost, isPublicAddress } from '../../../src/core/model/address.ts';

const options = { allowHosts: ['localhost:9001', '127.0.0.1:9002'], ownHost: 'monitor.example' };
const verdict = (address: string) => {
  const checked = checkAddress(address, options);
  return checked.ok ? checked.value.href : checked.error;
};

const PRIVATE = 'it is a private or reserved address';
const PRIVATE_NAME = 'its name is private or reserved';
const SCHEME = 'only http and https are fetched';
const AMBIGUOUS = 'it contains a back slash or a control character';
const PORT = 'its port is neither 80 nor 443';
const OWN = "it is this monitor's own address";
const NO_ADDRESS = 'it is not an absolute address';

test.each([
  ['http://127.0.0.1/x', PRIVATE],
  ['http://127.9.9.9/', PRIVATE],
  ['http://0x7f.0.0.1/', PRIVATE],
  ['http://0x7f000001/feed', PRIVATE],
  ['http://017700000001/', PRIVATE],
  ['http://2130706433/', PRIVATE],
  ['http://127.1/', PRIVATE],
  ['http://１２７.０.０.１/', PRIVATE],
  ['http://①②⑦.⓪.⓪.①/', PRIVATE],
  ['http://10。0。0。8/', PRIVATE],
  ['http://10.20.30.40/', PRIVATE],
  ['http://172.16.0.9/', PRIVATE],
  ['http://192.168.0.1/', PRIVATE],
  ['http://100.64.9.9/', PRIVATE],
  ['http://100.100.100.200/meta', PRIVATE],
  ['http://169.254.169.254/latest', PRIVATE],
  ['http://0.0.0.0/', PRIVATE],
  ['http://0/', PRIVATE],
  ['http://224.0.0.251/', PRIVATE],
  ['http://250.1.1.1/', PRIVATE],
  ['http://255.255.255.255/', PRIVATE],
  ['http://192.0.2.7/', PRIVATE],
  ['http://198.18.0.1/', PRIVATE],
  ['http://203.0.113.7/', PRIVATE],
  ['http://192.88.99.1/', PRIVATE],
  ['http://127.0.0.1./', PRIVATE],
  ['http://[::1]/', PRIVATE],
  ['http://[::]/', PRIVATE],
  ['http://[::127.0.0.1]/', PRIVATE],
  ['http://[::ffff:10.0.0.1]/', PRIVATE],
  ['http://[64:ff9b::7f00:1]/', PRIVATE],
  ['http://[64:ff9b:1::a00:1]/', PRIVATE],
  ['http://[2002:a00:1::]/', PRIVATE],
  ['http://[2001:0:a00:1::]/', PRIVATE],
  ['http://[2001:db8::5]/', PRIVATE],
  ['http://[3fff:1::5]/', PRIVATE],
  ['http://[fd00::1]/', PRIVATE],
  ['http://[fe80::1]/', PRIVATE],
  ['http://[fec0::1]/', PRIVATE],
  ['http://[ff02::1]/', PRIVATE],
  ['http://[fe80::1%25eth0]/', NO_ADDRESS],
  ['http://localhost/', PRIVATE_NAME],
  ['http://LocalHost./', PRIVATE_NAME],
  ['http://feeds.localhost/', PRIVATE_NAME],
  ['http://router/', PRIVATE_NAME],
  ['http://nas.local/', PRIVATE_NAME],
  ['http://metadata.google.internal/', PRIVATE_NAME],
  ['http://db.corp/', PRIVATE_NAME],
  ['http://box.home.arpa/', PRIVATE_NAME],
  ['http://news.onion/', PRIVATE_NAME],
  ['http://a.invalid/', PRIVATE_NAME],
  ['http://a.test/', PRIVATE_NAME],
  ['http://10.0.0.1.nip.io/', PRIVATE_NAME],
  ['http://7f000001.sslip.io/', PRIVATE_NAME],
  ['http://x.localtest.me/', PRIVATE_NAME],
  ['http://a..b.example/', PRIVATE_NAME],
  ['file:///etc/hosts', SCHEME],
  ['FILE:/etc/hosts', SCHEME],
  ['ftp://news.example/a', SCHEME],
  ['gopher://news.example/', SCHEME],
  ['ws://news.example/', SCHEME],
  ['data:text/html,x', SCHEME],
  ['blob:https://news.example/1', SCHEME],
  ['  javascript:alert(1)', SCHEME],
  ['source:http://10.0.0.1/', SCHEME],
  ['vbscript:x', SCHEME],
  ['http://me:secret@news.example/', 'it contains credentials'],
  ['http://me@news.example/', 'it contains credentials'],
  ['http://10.0.0.1:80\\@news.example/', AMBIGUOUS],
  ['http:\\\\10.0.0.1\\', AMBIGUOUS],
  ['http://10.0.\t0.1/', AMBIGUOUS],
  ['http://news.example/\r\nX-Header: 1', AMBIGUOUS],
  ['http://10.0.0.1\u0000.news.example/', AMBIGUOUS],
  ['http://news.example:22/', PORT],
  ['http://news.example:6379/', PORT],
  ['http://news.example:8080/', PORT],
  ['http://news.example:0/', PORT],
  ['http://news.example:70000/', NO_ADDRESS],
  ['http://localhost:9003/', PORT],
  ['https://MONITOR.example/feed.xml', OWN],
  ['https://monitor.example./feed.xml', OWN],
  ['http://monitor.example:8080/', OWN],
  ['', NO_ADDRESS],
  ['   ', NO_ADDRESS],
  ['/etc/hosts', NO_ADDRESS],
  ['//news.example/a', NO_ADDRESS],
  ['%20javascript:alert(1)', NO_ADDRESS],
  ['http://300.300.300.300/', NO_ADDRESS],
  ['http://', NO_ADDRESS],
  [`https://news.example/${'a'.repeat(3_000)}`, 'it is longer than 2048 characters'],
])('refuses %j: %s', (address, why) => {
  expect(verdict(address)).toBe(why);
});

test.each([
  ['https://news.example/world/1', 'https://news.example/world/1'],
  ['HTTPS://NEWS.EXAMPLE/Path', 'https://news.example/Path'],
  ['https://news.example:443/a', 'https://news.example/a'],
  ['http://news.example:443/a', 'http://news.example:443/a'],
  [' \n https://news.example/a \t', 'https://news.example/a'],
  ['https://news.example/a b', 'https://news.example/a%20b'],
  ['https://news.example/?q=<b>', 'https://news.example/?q=%3Cb%3E'],
  ['https://zürich.example/', 'https://xn--zrich-kva.example/'],
  ['https://news.example/新闻', 'https://news.example/%E6%96%B0%E9%97%BB'],
  ['http://93.184.216.34/', 'http://93.184.216.34/'],
  ['http://[2606:4700::1111]/', 'http://[2606:4700::1111]/'],
  ['http://localhost:9001/feed', 'http://localhost:9001/feed'],
  ['http://127.0.0.1:9002/feed', 'http://127.0.0.1:9002/feed'],
])('accepts %j as %j', (address, href) => {
  expect(verdict(address)).toBe(href);
});

test('allows a named private host on its named port alone', () => {
  expect(
    ['http://localhost:9001/', 'http://localhost:9002/', 'http://127.0.0.1:9001/'].map((address) =>
      isAllowedHost(new URL(address), options.allowHosts),
    ),
  ).toEqual([true, false, false]);
});

test('refuses its own host even where the operator allowed it', () => {
  expect(
    checkAddress('http://localhost:8787/', { allowHosts: ['localhost:8787'], ownHost: 'localhost:8787' }),
  ).toEqual({ ok: false, error: OWN });
});

test.each([
  ['93.184.216.34', true],
  ['2606:4700::1111', true],
  ['10.0.0.1', false],
  ['100.64.0.1', false],
  ['::ffff:93.184.216.34', true],
  ['::ffff:10.0.0.1', false],
  ['::7f00:1', false],
  ['fe80::1%eth0', false],
  ['names.example', false],
  ['', false],
])('says of the resolved address %j whether it is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
