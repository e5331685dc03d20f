import { describe, expect, test } from 'vitest';
import { openOwnership } from '../../../src/core/tracking/ownership.ts';

const source = (id: string, url: string, kind: 'feed' | 'article' = 'feed') => ({ id, url, kind, hosts: [] });
const { ownersOf, isStranger } = openOwnership([
  source('courier', 'https://www.courier.example/feed.xml'),
  source('courier-asia', 'https://courier.example/asia.xml'),
  source('ministry', 'https://un.mission.gov.cn/news'),
  source('embassy', 'https://us.mission.gov.cn/news'),
  source('ann', 'https://ann.blogs.example/feed'),
  source('bob', 'https://bob.blogs.example/feed'),
  source('local', 'http://localhost:4001/feed'),
  source('number', 'https://192.0.2.7/feed'),
  source('pinned', 'https://state.example/pinned', 'article'),
  source('constructor', 'https://constructor/feed'),
  { ...source('wire', 'https://feeds.wire-cdn.example/feed'), hosts: ['www.wire.example'] },
]);

describe('an address belongs to', () => {
  test.each([
    ['every source of its host', 'https://www.courier.example/a', ['courier', 'courier-asia']],
    ['those of its registered name', 'https://news.courier.example/a', ['courier', 'courier-asia']],
    ['the nearest host of a shared name', 'https://ann.blogs.example/a', ['ann']],
    ['all that are as near', 'https://eve.blogs.example/a', ['ann', 'bob']],
    ['the nearest under a registry', 'https://us.mission.gov.cn/a', ['embassy']],
    ['nobody under the same registry', 'https://other.gov.cn/a', []],
    ['nobody where no source has its host', 'https://courier.test/a', []],
    ['a name that only ends alike', 'https://notcourier.example/a', []],
    ['its port', 'http://localhost:4001/a', ['local']],
    ['nobody at another port', 'http://localhost:4002/a', []],
    ['an address that is a number', 'https://192.0.2.7/a', ['number']],
    ['nobody at a like number', 'https://198.51.2.7/a', []],
    ['the page that is watched for itself', 'https://state.example/pinned?utm_source=x', ['pinned']],
    ['nobody beside that page', 'https://state.example/other', []],
    ['the source that names its host', 'https://www.wire.example/a', ['wire']],
    ['and the name of that host', 'https://en.wire.example/a', ['wire']],
    ['nobody where it is no address', 'constructor', []],
  ])('%s', (_who, url, owners) => {
    expect(ownersOf(url)).toEqual(owners);
  });

  test('nobody else', () => {
    const strangers = ['courier', 'embassy', 'bob', 'nobody'].map((id) =>
      ['https://www.courier.example/a', 'https://ann.blogs.example/a', 'https://else.example/a'].map((url) =>
        isStranger(id, url),
      ),
    );
    expect(strangers).toEqual([
      [false, true, false],
      [true, true, false],
      [true, true, false],
      [true, true, false],
    ]);
  });
});
