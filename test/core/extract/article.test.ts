import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hints } from '../../../src/core/extract/article.ts';
import { EXTRACTOR, extractVersion, listingVersion, versionOf } from '../../../src/core/extract/article.ts';
import type { Version } from '../../../src/core/model/index.ts';

const folder = join(import.meta.dirname, '../../../fixtures/articles');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const cases = readdirSync(folder).flatMap((name) => (name.endsWith('.html') ? [name.slice(0, -5)] : []));

type Case = Omit<Hints, 'textSelectors' | 'dropSelectors'> & { expected: object };
const caseOf = (name: string): Case => JSON.parse(read(`${name}.json`)) as Case;
const hintsOf = ({ url, timeZone, language }: Case, more: Partial<Hints> = {}): Hints => ({
  url,
  timeZone,
  language,
  textSelectors: [],
  dropSelectors: [],
  ...more,
});

function versionIn(html: string, hints: Hints): Version {
  const result = extractVersion(html, hints);
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
}
const texts = (version: Version): string[] => version.blocks.map(({ text }) => text);

describe('extract', () => {
  it.each(cases)('reads %s', (name) => {
    const { expected, ...fixture } = caseOf(name);
    const result = extractVersion(read(`${name}.html`), hintsOf({ ...fixture, expected }));
    if (!result.ok) return expect(result.error).toEqual(expected);
    const { hash, extractor, url, leftOut, ...version } = result.value;
    expect(leftOut).toMatch(/^[\w+/]+=*$/u);
    expect({ ...version, extractor, url, isHash: /^[0-9a-f]{32}$/u.test(hash) }).toEqual({
      ...expected,
      extractor: EXTRACTOR,
      url: fixture.url,
      isHash: true,
    });
  });

  const plain = caseOf('readout-with-furniture');
  const page = read('readout-with-furniture.html');
  const before = versionIn(page, hintsOf(plain));

  it.each<[string, string, string]>([
    ['a share counter', '177 shares', '12,301 shares'],
    ['the number of comments', '59 comments', '61 comments'],
    ['a stamp', 'Updated 10:59, 06-Oct-2023', 'Updated 14:03, 07-Oct-2023'],
    [
      'a modified date',
      '"dateModified":"2023-10-06T10:59:00+08:00"',
      '"dateModified":"2023-10-07T14:03:00+08:00"',
    ],
    ['a promotion', 'Become a member today.', 'Give a subscription to a friend.'],
    ['a link elsewhere', 'Why the crossing was closed', 'Ten ways across the mountains'],
    ['a related story', 'Port city elects a new mayor', 'A bridge for the islands'],
    ['the ticker', 'Oil 81.20 +0.4%', 'Oil 79.95 -1.5%'],
    [
      'an advertisement',
      '<div class="ad-slot">Advertisement</div>',
      '<p>Advertisement <a href="/x">Cheap flights</a></p>',
    ],
    ['the menu', '<a href="/asia">Asia</a>', '<a href="/sport">Sport</a>'],
    ['a script', 'counter = 12', 'counter = 13'],
    ['class names', 'class="story-body"', 'class="css-9x story-body"'],
    ['a soft hyphen', 'delegation', 'dele\u00ADgation'],
    ['white space', 'trade can resume', 'trade  can\n resume'],
    ['the byline', 'By Lena Ortmann and Farid Noor', 'By L. Ortmann and F. Noor'],
  ])('gives the same hash when %s changes', (_, old, fresh) => {
    const twin = page.replace(old, fresh);
    expect(twin).not.toBe(page);
    expect(versionIn(twin, hintsOf(plain)).hash).toBe(before.hash);
  });

  it.each<[string, string, string]>([
    ['a number', 'worth 210 million', 'worth 120 million'],
    ['a word', 'We are glad', 'We are relieved'],
    ['a negation', 'did not comment', 'did comment'],
    ['a caption', 'Lorries wait', 'Buses wait'],
    ['an item of a list', 'three inspectors', 'four inspectors'],
    ['a correction', 'working groups as four', 'working groups as six'],
    [
      'the standfirst',
      '<p class="standfirst">The two sides agreed',
      '<p class="standfirst">The two sides refused',
    ],
    ['the headline', '<h1>Envoys meet in Kabul', '<h1>Envoys quarrel in Kabul'],
  ])('gives another hash when %s changes', (_, old, fresh) => {
    const twin = page.replace(old, fresh);
    expect(twin).not.toBe(page);
    expect(versionIn(twin, hintsOf(plain)).hash).not.toBe(before.hash);
  });

  it('takes the text from where the source says', () => {
    expect(
      texts(versionIn(page, hintsOf(plain, { textSelectors: ['.story-body > ul', '.correction'] }))),
    ).toEqual([
      'The crossing opens for goods first, for people in November.',
      'Each side names three inspectors.',
      'Correction: An earlier version of this article gave the number of working groups as four.',
    ]);
  });

  it('finds the text itself when the selector of a source matches nothing any more', () => {
    expect(versionIn(page, hintsOf(plain, { textSelectors: ['.story-text'] })).hash).toBe(before.hash);
  });

  it('leaves out what the source says is never text', () => {
    const dropped = texts(
      versionIn(page, hintsOf(plain, { dropSelectors: ['blockquote', 'figure', '[[bad'] })),
    );
    expect(texts(before).filter((text) => !dropped.includes(text))).toEqual([
      'Lorries wait at the crossing on Thursday. Photo: Farid Noor',
      'Nobody gains from a closed road.',
    ]);
  });

  it('never throws, whatever it is given', () => {
    const part = constantFrom(
      ...'<p> </p> <div> </div> <h1> <a> </a> <li> <br> <title> </title> <script> </script> &amp; & < > " 1 text.'.split(
        ' ',
      ),
    );
    const soup = array(oneof(part, string()), { maxLength: 80 }).map((parts) => parts.join(''));
    assert(
      property(soup, (html) => {
        const result = extractVersion(html, hintsOf(plain));
        return result.ok ? result.value.extractor === EXTRACTOR : result.error.text !== '';
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, string]>([
    ['nested div', '<div>'.repeat(2_000)],
    ['a flood of <', '<'.repeat(300_000)],
    ['5 MB', 'word '.repeat(1_000_000)],
    ['a title of 300,000 parts', `<title>${'a - '.repeat(300_000)}</title>`],
    ['10,000 empty headings', '<h1>'.repeat(10_000)],
  ])('refuses %s', (_, html) => {
    expect(extractVersion(html, hintsOf(plain)).ok).toBe(false);
  });
});

const blocks = (...of: string[]) => of.map((text) => ({ kind: 'paragraph' as const, text }));

describe('versionOf', () => {
  const content = {
    read: 'full' as const,
    url: 'https://news.example/1',
    canonicalUrl: null,
    headline: 'A',
    kicker: null,
    byline: null,
    agency: null,
    publishedAt: null,
    modifiedAt: null,
    language: 'en',
    live: false,
    blocks: [{ kind: 'paragraph' as const, text: 'Café  au\u200B lait' }],
  };

  it('folds white space, zero-width marks and composition before it names a version', () => {
    const folded = versionOf({ ...content, blocks: [{ kind: 'paragraph', text: 'Cafe\u0301 au lait' }] });
    expect(versionOf(content)).toEqual(folded);
    expect(folded.blocks).toEqual([{ kind: 'paragraph', text: 'Café au lait' }]);
  });

  it('keeps the joiners that Persian and Hindi spell with', () => {
    const text = 'می\u200Cشود';
    expect(versionOf({ ...content, blocks: [{ kind: 'paragraph', text }] }).blocks).toEqual([
      { kind: 'paragraph', text },
    ]);
  });

  it('does not count dates and byline', () => {
    const stamped = versionOf({ ...content, byline: 'B', publishedAt: '2024-01-01T00:00:00.000Z' });
    expect(stamped.hash).toBe(versionOf(content).hash);
  });

  it('counts where one block ends and the next begins', () => {
    const joined = versionOf({ ...content, blocks: blocks('A B') });
    expect(versionOf({ ...content, blocks: blocks('A', 'B') }).hash).not.toBe(joined.hash);
  });
});

describe('listingVersion', () => {
  const entry = {
    url: 'https://news.example/1',
    title: 'Talks  resume',
    summary: 'Both sides meet again.',
    publishedAt: '2024-01-01T00:00:00.000Z',
    guid: null,
  };

  it('reads what a source lists', () => {
    expect(listingVersion(entry, 'en')).toEqual(
      versionOf({
        read: 'listing',
        url: entry.url,
        canonicalUrl: null,
        headline: 'Talks resume',
        kicker: null,
        byline: null,
        agency: null,
        publishedAt: entry.publishedAt,
        modifiedAt: null,
        language: 'en',
        live: false,
        blocks: [{ kind: 'paragraph', text: entry.summary }],
      }),
    );
  });

  it('has no block for an empty summary', () => {
    expect(listingVersion({ ...entry, summary: ' ' }, 'en').blocks).toEqual([]);
  });
});
