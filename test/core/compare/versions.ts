import type { SourceContext } from '../../../src/core/compare/context.ts';
import type { Block, Version } from '../../../src/core/model/index.ts';

/** A version of which only the headline and the paragraphs matter; `more` overrides the rest. */
export function version(
  headline: string,
  paragraphs: readonly (string | Block)[],
  more: Partial<Version> = {},
): Version {
  return {
    hash: '',
    extractor: 'test',
    read: 'full',
    url: 'https://news.example/article',
    canonicalUrl: null,
    headline,
    kicker: null,
    byline: null,
    agency: null,
    publishedAt: '2025-03-20T08:00:00.000Z',
    modifiedAt: null,
    language: 'en',
    live: false,
    blocks: paragraphs.map((block) =>
      typeof block === 'string' ? { kind: 'paragraph', text: block } : block,
    ),
    ...more,
  };
}

export function context(more: Partial<SourceContext> = {}): SourceContext {
  return { language: 'en', timeZone: 'UTC', ignore: [], names: [], siteText: new Set(), ...more };
}
