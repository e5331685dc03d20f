import { describe, expect, it } from 'vitest';
import type { HtmlDocument } from '../../../../src/core/extract/html/document.ts';
import {
  childElements,
  parseDocument,
  resolveLink,
  select,
  elementText,
} from '../../../../src/core/extract/html/document.ts';

function parsed(html: string, selectors: readonly string[] = []): HtmlDocument {
  const result = parseDocument(html, 'https://news.example/a/b', selectors);
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
}

describe('parseDocument', () => {
  it('finds head and body of a page that writes neither', () => {
    const page = parsed('<title>T</title><p>One <b>two</b>\n three');
    expect(childElements(page.head).map(elementText)).toEqual(['T']);
    expect(childElements(page.body).map(elementText)).toEqual(['One two three']);
  });

  it.each([
    ['', { page: 'empty', text: 'page without text' }],
    ['<!-- nothing -->', { page: 'empty', text: 'page without text' }],
    ['<div>'.repeat(1_000), { page: 'too-complex', text: 'the page is nested too deeply' }],
  ])('gives a failure for %j', (html, error) => {
    expect(parseDocument(html, 'https://news.example/')).toEqual({ ok: false, error });
  });

  it('lets selectors use attributes that would else be dropped', () => {
    const selector = 'p[data-role="lead"]';
    expect(select(parsed('<p data-role=lead>A</p>', [selector]).body, selector).map(elementText)).toEqual([
      'A',
    ]);
  });

  it('treats a selector that is not CSS as matching nothing', () => {
    expect(select(parsed('<p>A</p>').body, '>>[')).toEqual([]);
  });

  it('reads the base of relative links', () => {
    expect(parsed('<base href="/c/"><p>A').base).toBe('https://news.example/c/');
  });
});

describe('resolveLink', () => {
  it.each([
    ['x.html#top', 'https://news.example/a/x.html'],
    ['//other.example/', 'https://other.example/'],
    ['#top', null],
    ['javascript:alert(1)', null],
    ['http://[', null],
    [null, null],
  ])('resolves %j', (href, expected) => {
    expect(resolveLink(href, 'https://news.example/a/b')).toBe(expected);
  });
});
