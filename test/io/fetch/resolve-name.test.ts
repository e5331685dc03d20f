import { expect, test } from 'vitest';
import { openResolve } from '../../../src/io/fetch/resolve-name.ts';

const row = (type: number, data: string) => ({ name: 'news.example', type, TTL: 60, data });

/** A resolver whose service answers by record type, with what it was asked. */
function world(answers: Readonly<Record<'A' | 'AAAA', unknown>>) {
  const asked: string[] = [];
  let now = 0;
  const resolve = openResolve(
    (url) => {
      asked.push(url);
      return Promise.resolve(answers[url.endsWith('=AAAA') ? 'AAAA' : 'A']);
    },
    () => now,
  );
  return { resolve, asked, later: (ms: number) => (now += ms) };
}

test.each([
  [
    'both families',
    { Status: 0, Answer: [row(1, '93.184.216.34')] },
    { Status: 0, Answer: [row(28, '2606:4700::1')] },
    ['93.184.216.34', '2606:4700::1'],
  ],
  [
    'addresses behind an alias',
    { Status: 0, Answer: [row(5, 'cdn.example.'), row(1, '10.0.0.1')] },
    { Status: 0 },
    ['10.0.0.1'],
  ],
  ['no such name', { Status: 3 }, { Status: 3 }, []],
  ['one family unknown', { Status: 0, Answer: [row(1, '93.184.216.34')] }, null, ['93.184.216.34']],
  ['an empty family beside an unknown one', null, { Status: 0 }, null],
  ['a name whose servers fail', { Status: 2 }, { Status: 2 }, 'unresolvable'],
  [
    'a name whose servers refuse one question',
    { Status: 0, Answer: [row(1, '93.184.216.34')] },
    { Status: 5 },
    'unresolvable',
  ],
  ['a name whose servers fail while the other question got no answer', { Status: 2 }, null, 'unresolvable'],
  ['an unreachable resolver', null, null, null],
  ['nonsense', { Answer: 'x' }, 'x', null],
])('resolves %s', async (_what, A, AAAA, addresses) => {
  expect(await world({ A, AAAA }).resolve('news.example')).toEqual(addresses);
});

test('asks for both families by name', async () => {
  const { resolve, asked } = world({ A: null, AAAA: null });
  await resolve('news.example');
  expect(asked).toEqual([
    'https://cloudflare-dns.com/dns-query?name=news.example&type=A',
    'https://cloudflare-dns.com/dns-query?name=news.example&type=AAAA',
  ]);
});

test('remembers an answer for five minutes', async () => {
  const { resolve, asked, later } = world({ A: { Status: 0 }, AAAA: { Status: 0 } });
  await resolve('news.example');
  later(299_000);
  await resolve('news.example');
  expect(asked.length).toBe(2);
  later(2_000);
  await resolve('news.example');
  expect(asked.length).toBe(4);
});
