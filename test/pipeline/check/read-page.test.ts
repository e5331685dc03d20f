import { describe, expect, test } from 'vitest';
import type { Validators } from '../../../src/core/model/index.ts';
import { ok } from '../../../src/core/model/result.ts';
import { fetchArticle } from '../../../src/pipeline/check/read-page.ts';
import { Source } from '../../../src/core/watchlist/schema.ts';
import { articlePage } from '../../fakes/outlet.ts';
import { storyOn } from '../../fakes/serve.ts';

const url = 'https://courier.example/a-mine';
const source = Source.parse({
  id: 'courier',
  name: 'Courier',
  type: 'press',
  kind: 'feed',
  url: 'https://courier.example/feed.xml',
  language: 'en',
});
const mine = articlePage(storyOn('a mine'));

type Asked = { readonly redirected: boolean; readonly by: Source };

/** Asks for a page that a server gives whole at each request. */
async function ask(text: string, validators: Validators | null, change: Partial<Asked> = {}) {
  const { redirected, by } = { redirected: false, by: source, ...change };
  const answer = {
    kind: 'body' as const,
    url,
    movedPermanently: null,
    redirected,
    bytes: new TextEncoder().encode(text),
    text,
    contentType: 'text/html',
    validators: null,
  };
  const get = async () => ok(answer);
  const read = await fetchArticle({ get, hasRoom: () => true }, by, url, validators);
  if (!read.ok) throw new Error('no page');
  return read.value;
}

describe('a page whose server knows no validators', () => {
  test('is not extracted again where it is the same to the letter', async () => {
    const first = await ask(mine, null);
    expect(first?.version.ok).toBe(true);
    expect(await ask(mine, first?.validators ?? null)).toBeNull();
  });

  test('is extracted where a letter differs, where it was never read, would be read otherwise, or was found elsewhere', async () => {
    const known = (await ask(mine, null))?.validators ?? null;
    const other = mine.replace('five hours', 'four hours');
    expect((await ask(other, known))?.validators?.body).not.toBe(known?.body);
    expect(await ask(mine, known, { by: { ...source, dropSelectors: ['aside'] } })).not.toBeNull();
    expect(await ask(mine, { etag: '"1"', lastModified: null })).not.toBeNull();
    expect(await ask(mine, known, { redirected: true })).not.toBeNull();
  });
});
