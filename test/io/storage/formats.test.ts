import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test } from 'vitest';
import { openCorpus } from '../../../src/io/storage/corpus.ts';
import type { KeyValueStore } from '../../../src/io/storage/store.ts';
import { fakeStore } from '../../fakes/store.ts';
import { openNewsroom, storyAt } from '../../fakes/newsroom.ts';

afterEach(() => reset());

const at = '2026-03-02T09:00:00.000Z';
const pointer = {
  id: 'a1',
  url: 'https://courier.example/1',
  aliases: [],
  source: 'courier',
  firstSeenAt: at,
  current: { version: 'v1', extractor: '1', seenAt: at },
  publishedAt: null,
  language: 'en',
};

describe.each([
  ['Workers KV', () => env.CORPUS],
  ['the fake', () => fakeStore(Date.now)],
])('on %s, a record', (_, open: () => KeyValueStore) => {
  test('says its format in its value, and its bytes in its metadata', async () => {
    const kv = open();
    await openCorpus(kv).putArticle(pointer);
    expect(await kv.get('article/a1', 'json')).toEqual({ format: 1, ...pointer });
    const { keys } = await kv.list({ prefix: 'article/' });
    const bytes = JSON.stringify({ format: 1, ...pointer }).length;
    expect(keys).toMatchObject([{ name: 'article/a1', metadata: { b: bytes } }]);
  });

  test('that says no format, as earlier versions wrote it, is read', async () => {
    const kv = open();
    await kv.put('article/a1', JSON.stringify(pointer));
    expect(await openCorpus(kv).getArticle('a1')).toEqual(pointer);
  });

  test('of a later format is neither read nor taken for absent', async () => {
    const kv = open();
    await kv.put('article/a1', JSON.stringify({ format: 2, of: 'another shape' }));
    await kv.put('article/a2', JSON.stringify({ ...pointer, id: 'a2' }));
    const corpus = openCorpus(kv);
    await expect(corpus.getArticle('a1')).rejects.toThrow(
      'a later version of this program stored article/a1',
    );
    await expect(corpus.getArticles(['a1', 'a2'])).rejects.toThrow('leaves it alone');
    expect(await corpus.getArticle('a2')).toMatchObject({ id: 'a2' });
  });

  test('that is damaged counts as absent, beside others that are not, and is written down once', async () => {
    const kv = open();
    await kv.put('article/a1', '{"id":');
    await kv.put('article/a2', JSON.stringify({ ...pointer, id: 'a2' }));
    await kv.put('article/a3', '[]');
    const corpus = openCorpus(kv);
    expect([...(await corpus.getArticles(['a1', 'a2', 'a3'])).keys()]).toEqual(['a2']);
    expect(await corpus.getArticle('a1')).toBeNull();
    const { keys } = await kv.list({ prefix: 'damaged/' });
    expect(keys.map(({ name }) => name)).toEqual(['damaged/article/a1', 'damaged/article/a3']);
  });
});

describe('a program that meets the records of a later one', () => {
  const later = (value: unknown) => JSON.stringify({ format: 99, value });

  test('checks nothing on a host whose record it cannot read, and leaves that alone', async () => {
    const { world, outlets } = await openNewsroom('courier');
    await world.store.put('host/courier.example', later('host'));
    outlets[0]!.publish(storyAt('mine', 'a copper mine'));
    await world.run(15);
    expect(await world.store.get('host/courier.example', 'json')).toEqual({ format: 99, value: 'host' });
    expect(await world.titles()).toEqual([]);
  });

  test('shows the alerts that it can read beside them', async () => {
    const { world, outlets } = await openNewsroom('courier');
    outlets[0]!.publish(storyAt('mine', 'a copper mine'));
    outlets[0]!.publish(storyAt('dam', 'a long dam'));
    await world.run(15);
    const [first] = await world.alerts();
    await world.store.put(`alert/${first!.id}`, later('alert'));
    expect((await world.alerts()).length).toBe(1);
  });
});
