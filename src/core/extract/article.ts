import { packPrints } from '../language/text-prints.ts';
import { hashAll } from '../model/ids.ts';
import type { Entry, Version } from '../model/index.ts';
import type { Result } from '../model/result.ts';
import { err, ok } from '../model/result.ts';
import { tidyText } from './blocks.ts';
import { weightedLength } from './find-body.ts';
import { parseDocument } from './html/document.ts';
import { isLive, readByline, readCanonical, readKicker, readLanguage } from './metadata.ts';
import { readTimes } from './published.ts';
import type { NotAnArticle } from '../model/failure.ts';
import { isListingPage } from './listing-structure.ts';
import { recogniseNonArticle } from './page-kind.ts';
import type { Hints, Page } from './page.ts';
import { pageOf } from './page.ts';
import { isPartial } from './paywall.ts';
import type { BodyText } from './body-text.ts';
import { readBodyText } from './body-text.ts';
import type { Box, Layout, Line } from './layout.ts';

export type { Hints } from './page.ts';

/** Names this engine in each version it makes; to be raised with every change that may alter a version. */
export const EXTRACTOR = '2';

/** Less text than this is no article: a caption, a notice. In characters, East Asian ones counted 2.5 times. */
const MIN_TEXT = 80;

/**
 * Reads one article's page: a pure function of its arguments and of `EXTRACTOR`.
 * @param html the page, decoded
 * @returns the version, or what the page is instead; it never throws and its work is bounded by the guard
 */
export function extractVersion(html: string, hints: Hints): Result<Version, NotAnArticle> {
  const selectors = [...hints.textSelectors, ...hints.dropSelectors];
  const parsed = parseDocument(html, hints.url, selectors, 'article');
  if (!parsed.ok) return parsed;
  const page = pageOf(parsed.value, hints);
  const reading = readBodyText(page);
  const times = readTimes(page);
  const failure = recogniseOther(page, reading, times);
  return failure === null ? ok(assembleVersion(page, reading, times)) : err(failure);
}

type Times = ReturnType<typeof readTimes>;

function recogniseOther(
  page: Page,
  { blocks, body, lines: kept }: BodyText,
  { publishedAt }: Times,
): NotAnArticle | null {
  const { declared, headline, layout } = page;
  const text = blocks.map((block) => block.text).join('\n');
  const length = weightedLength(text);
  const recognised = recogniseNonArticle(declared, headline.text, text, layout.lines);
  if (recognised !== null) return recognised;
  if (body !== null && isListingPage(page, kept, publishedAt !== null))
    return { page: 'listing', text: 'a list of articles' };
  return length < MIN_TEXT ? { page: 'empty', text: 'page without an article' } : null;
}

function assembleVersion(page: Page, { blocks, agency, lines }: BodyText, times: Times): Version {
  const { document, declared, layout, headline, hints } = page;
  const author = readByline(document, declared);
  return versionOf({
    read: isPartial(layout, declared, blocks) ? 'partial' : 'full',
    url: hints.url,
    canonicalUrl: readCanonical(declared, hints.url),
    headline: headline.text,
    kicker: headline.kicker ?? readKicker(layout, headline.line),
    byline: author.byline,
    agency: agency ?? author.agency,
    ...times,
    language: readLanguage(document, declared) ?? hints.language,
    live: isLive(declared, hints.url),
    blocks: [...blocks],
    leftOut: packPrints(leftOutOf(layout, lines)),
  });
}

/** Returns the text of the page that its readers see and that is no part of the article. */
function leftOutOf(layout: Layout, lines: readonly Line[]): string[] {
  const taken = new Set(lines);
  return layout.lines.flatMap((line) => (taken.has(line) || isHidden(line.box) ? [] : [line.text]));
}

function isHidden(box: Box): boolean {
  for (let at: Box | null = box; at !== null; at = at.parent) if (at.hidden) return true;
  return false;
}

/**
 * Names a version by its content: headline and blocks, folded so that invisible marks and kinds of white space make no version.
 * Dates and byline are kept and not counted, because many sites stamp them anew at each request.
 */
export function versionOf(content: Omit<Version, 'hash' | 'extractor'>): Version {
  const headline = tidyText(content.headline);
  const blocks = content.blocks.map((block) => ({ ...block, text: tidyText(block.text) }));
  return {
    hash: hashAll([headline, ...blocks.map(({ text }) => text)]),
    extractor: EXTRACTOR,
    ...content,
    headline,
    blocks,
  };
}

/** Returns the same text under another headline. */
export function withHeadline(version: Version, headline: string): Version {
  const { hash: _hash, extractor, ...content } = version;
  return { ...versionOf({ ...content, headline }), extractor };
}

/** Makes the version of an article whose page cannot be read, from the entry that its source lists. */
export function listingVersion(entry: Entry, language: string): Version {
  return versionOf({
    read: 'listing',
    url: entry.url,
    canonicalUrl: null,
    headline: entry.title,
    kicker: null,
    byline: null,
    agency: null,
    publishedAt: entry.publishedAt,
    modifiedAt: null,
    language,
    live: false,
    blocks: entry.summary.trim() === '' ? [] : [{ kind: 'paragraph', text: entry.summary }],
  });
}
