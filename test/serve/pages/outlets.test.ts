import { beforeEach, expect, test } from 'vitest';
import { openCorpus, type Corpus } from '../../../src/io/storage/corpus.ts';
import { fakeStore } from '../../fakes/store.ts';
import { openApp, type Opened } from '../open.ts';
import { seenLines } from '../seen.ts';
import { NOW, seed } from '../seed.ts';

let corpus: Corpus;
let opened: Opened;
beforeEach(async () => {
  corpus = openCorpus(fakeStore(() => NOW));
  await seed(corpus);
  opened = openApp(corpus);
});
const htmlOf = async (path: string): Promise<string> => (await opened.get(path)).text();
const seen = async (path: string): Promise<string[]> => seenLines(await htmlOf(path));

test('the page of outlets shows who edited, who said so, and leads to the edits', async () => {
  const html = await htmlOf('/outlets');
  const [, sentence = ''] = /<desc id="edits-desc">([^<]*)<\/desc>/u.exec(html) ?? [];
  expect([
    sentence,
    html.includes('href="/?kind=edit&amp;severity=minor&amp;since=2026-03-12&amp;source='),
  ]).toEqual([
    'Indus Gazette: 1 edit, with a note. Great Wall Bulletin: 1 edit, 1 without a note. Meridian Wire: 1 edit, 1 without a note. The table after it has the same numbers.',
    true,
  ]);
});

test('without an edit it says so', async () => {
  const empty = openApp(openCorpus(fakeStore(() => NOW)));
  expect(seenLines(await (await empty.get('/outlets')).text())).toContain('No edit was told in these days.');
});

test('what was suppressed can be narrowed by rule, source and day', async () => {
  const all = await seen('/suppressed');
  const some = await seen('/suppressed?rule=same-story');
  expect([
    all.filter((text) => text.endsWith(' items')),
    some.filter((text) => text.includes(' items of ')),
  ]).toEqual([['5 items'], ['2 items of 5. Show all']]);
  expect(await seen('/suppressed?day=2026-03-11')).toContain('0 items of 5. Show all');
  expect(await seen('/suppressed?rule=same-story&source=indus-gazette')).toContain('1 item of 5. Show all');
  expect(await htmlOf('/suppressed?rule=%3Ci%20x%3E')).not.toContain('<i x>');
});
