import { describe, expect, it } from 'vitest';
import type { Purpose } from '../../../../src/core/extract/html/guard-rules.ts';
import { guardPage } from '../../../../src/core/extract/html/guard.ts';
import { Markup } from '../../../../src/core/extract/html/markup.ts';
import type { NotAnArticle } from '../../../../src/core/model/failure.ts';
import type { Result } from '../../../../src/core/model/result.ts';
import { ok } from '../../../../src/core/model/result.ts';

type Guarded = { readonly html: string; readonly jsonLd: readonly string[] };

function guarded(
  html: string,
  purpose: Purpose = 'listing',
  keptAttributes: readonly string[] = [],
): Result<Guarded, NotAnArticle> {
  const markup = new Markup();
  const passed = guardPage(html, purpose, keptAttributes, markup);
  return passed.ok ? ok({ html: markup.html, jsonLd: passed.value }) : passed;
}

const page = (head: string, body: string, root = ''): string =>
  `<!doctype html><html${root}><head>${head}</head><body>${body}</body></html>`;

describe('guard', () => {
  it.each<[string, string, string]>([
    ['writes html, head and body around bare text', 'Hello', page('', 'Hello')],
    ['adds a body where there is none', '<title>A</title><p>B</p>', page('<title>A</title>', '<p>B</p>')],
    ['merges two bodies', '<body><p>A</p></body><body><p>B</p></body>', page('', '<p>A</p><p>B</p>')],
    [
      'moves meta and link into the head',
      '<p>A</p><meta itemprop="datePublished" content="y">',
      page('<meta itemprop="datePublished" content="y">', '<p>A</p>'),
    ],
    ['keeps the language of the page', '<html lang="fa" dir="rtl"><p>A', page('', '<p>A</p>', ' lang="fa"')],
    [
      'drops script, style, svg and comments',
      '<p>A<script>x</script><!-- y -->B <svg><text>z</text></svg>C</p>',
      page('', '<p>AB  C</p>'),
    ],
    ['drops a template with what it holds', '<template><p>x</p></template><p>A</p>', page('', '<p>A</p>')],
    [
      'keeps the text of a declarative shadow root',
      '<template shadowrootmode="open"><p>A</p></template>',
      page('', '<p>A</p>'),
    ],
    ['drops navigation', '<nav><a href="/">Home</a></nav><p>A</p>', page('', '<p>A</p>')],
    [
      'keeps only attributes that are read',
      '<p id="a" onclick="x" style="color:red">A</p>',
      page('', '<p id="a">A</p>'),
    ],
    ['turns display:none into hidden', '<p style="display: none">A</p>', page('', '<p hidden="">A</p>')],
    ['escapes what stands in text', '<p>1 &lt; 2 &amp;amp; 3', page('', '<p>1 &lt; 2 &amp;amp; 3</p>')],
    ['keeps the first title only', '<title>A</title><title>B</title>', page('<title>A</title>', ' ')],
    ['replaces odd tag names', '<x:y>A</x:y>', page('', '<div>A</div>')],
  ])('%s', (_, html, expected) => {
    expect(guarded(html)).toEqual({ ok: true, value: { html: expected, jsonLd: [] } });
  });

  it('hands on JSON-LD apart from the page', () => {
    const html = '<script type="application/ld+json">{"a":"</p>"}</script><p>A</p>';
    expect(guarded(html)).toEqual({
      ok: true,
      value: { html: page('', '<p>A</p>'), jsonLd: ['{"a":"</p>"}'] },
    });
  });

  it('keeps attributes that the caller asks for', () => {
    expect(guarded('<p data-x="1">A</p>', 'listing', ['data-x'])).toEqual({
      ok: true,
      value: { html: page('', '<p data-x="1">A</p>'), jsonLd: [] },
    });
  });

  it('flattens what lies deeper than 64 levels and keeps its text', () => {
    const read = guarded(`${'<div>'.repeat(100)}deep${'</div>'.repeat(100)}`);
    expect(read).toEqual({
      ok: true,
      value: { html: page('', `${'<div>'.repeat(64)}deep${'</div>'.repeat(64)}`), jsonLd: [] },
    });
  });

  it.each<[string, string, string]>([
    ['nested div', '<div>'.repeat(50_000), 'the page is nested too deeply'],
    ['nested tables', '<table><tr><td>'.repeat(3_000), 'the page is nested too deeply'],
    ['5 MB of text', 'x'.repeat(5_000_000), 'the page is too long'],
    ['a flood of elements', '<b></b>'.repeat(20_000), 'the page has too many elements'],
    ['a flood of end tags', '</p>'.repeat(200_000), 'the page has too many elements'],
    ['a flood of <', '<'.repeat(1_000_000), 'the page is a flood of fragments'],
    ['a flood of entities', '&amp;'.repeat(500_000), 'the page is a flood of fragments'],
  ])('refuses %s', (_, html, text) => {
    expect(guarded(html)).toEqual({ ok: false, error: { page: 'too-complex', text } });
  });

  it('cuts a class attribute of 200,000 names', () => {
    const read = guarded(`<p class="${'a '.repeat(200_000)}">A</p>`);
    expect(read).toEqual({
      ok: true,
      value: { html: page('', `<p class="${'a '.repeat(150)}">A</p>`), jsonLd: [] },
    });
  });

  it('writes no more than 8,000 entities', () => {
    const read = guarded(`<p>1 &amp; 2<p>${'&'.repeat(9_000)}<p>3 &amp; 4`);
    expect(read.ok && read.value.html).toBe(page('', '<p>1 &amp; 2</p><p> </p><p>3   4</p>'));
  });
});
