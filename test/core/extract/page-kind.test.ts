import { describe, expect, it } from 'vitest';
import { extractVersion } from '../../../src/core/extract/article.ts';

const TEXT =
  'The quay of Iderhaven was closed on Tuesday, and the council said that nobody could tell for how long it would be.';

function kindOf(title: string): string {
  const read = extractVersion(`<title>${title}</title><h1>${title}</h1><p>${TEXT}</p>`, {
    url: 'https://paper.example/news/quay',
    timeZone: 'UTC',
    language: 'en',
    textSelectors: [],
    dropSelectors: [],
  });
  return read.ok ? 'article' : read.error.page;
}

describe('recogniseNonArticle', () => {
  it.each([
    ['404', 'soft-404'],
    ['404 – The Iderhaven Post', 'soft-404'],
    ['Error 404', 'soft-404'],
    ['404 Not Found', 'soft-404'],
    ['The Iderhaven Post | 404', 'soft-404'],
    ['503', 'error'],
    ['500 Internal Server Error', 'error'],
    ['502: Bad gateway', 'error'],
  ])('takes the title %s for that of another page', (title, kind) => {
    expect(kindOf(title)).toBe(kind);
  });

  it.each([
    '404 people leave the quay',
    'Road 404 to Iderhaven closed',
    '503 arrested on the quay',
    '500 years of ferries',
  ])('takes the number in %s for one of the news', (title) => {
    expect(kindOf(title)).toBe('article');
  });
});
