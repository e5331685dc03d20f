/** What scorers of extraction and comparison call; plain data in and out. */
import { extract as extractVersion } from '../../src/core/extract/article.ts';

const TEXT_KINDS = new Set(['paragraph', 'heading', 'list', 'quotation', 'key-point', 'note']);

/** @returns what was read of one page; captions are kept in versions and are not an article's running text */
export function extract(html: string, url: string) {
  const read = extractVersion(html, {
    url,
    timeZone: 'UTC',
    language: 'en',
    textSelectors: [],
    dropSelectors: [],
  });
  if (!read.ok)
    return {
      headline: '',
      byline: null,
      publishedAt: null,
      modifiedAt: null,
      text: '',
      page: read.error.page,
    };
  const { headline, byline, publishedAt, modifiedAt, blocks } = read.value;
  const text = blocks.flatMap((block) => (TEXT_KINDS.has(block.kind) ? [block.text] : [])).join('\n');
  return { headline, byline, publishedAt, modifiedAt, text, page: null };
}
