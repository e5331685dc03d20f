import { hash } from '../hash.ts';
import type { Block, Entry, Version } from '../model.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { creditedAgency, datelineAgency } from './agencies.ts';
import { agreementWith } from './agreement.ts';
import { blocksOf, foldText } from './blocks.ts';
import type { Weighing } from './body.ts';
import { findBody, weigh, weightedLength } from './body.ts';
import type { Claims } from './claims.ts';
import { readClaims } from './claims.ts';
import { articleLines } from './cleaning.ts';
import type { Headline } from './headline.ts';
import { findHeadline } from './headline.ts';
import type { HtmlDocument } from './html.ts';
import { parseDocument } from './html.ts';
import { textsOf } from './json-ld.ts';
import type { Box, Layout, Line } from './layout.ts';
import { layOut } from './layout.ts';
import { isLive, readByline, readCanonical, readKicker, readLanguage, readTimes } from './metadata.ts';
import type { NotAnArticle } from './not-an-article.ts';
import { isListing, recogniseNonArticle } from './page-kind.ts';
import { isPartial } from './paywall.ts';
import { standfirst } from './standfirst.ts';

export type { NotAnArticle } from './not-an-article.ts';

/** Names this engine in each version it makes; to be raised with every change that may alter a version. */
export const EXTRACTOR = '1';

/** What the watchlist knows of a source, and where the page came from. */
export type Hints = {
  /** The page's address after redirects. */
  readonly url: string;
  /** IANA name; for times that name no zone. */
  readonly timeZone: string;
  /** Taken when the page declares none. */
  readonly language: string;
  /** CSS selectors of what holds the text; empty: the engine finds it. */
  readonly textSelectors: readonly string[];
  /** CSS selectors of what is never part of the text. */
  readonly dropSelectors: readonly string[];
};

/** Less text than this is no article: a caption, a notice. In characters, East Asian ones counted 2.5 times. */
const MIN_TEXT = 80;

/** A page as all steps see it. */
type Page = {
  readonly document: HtmlDocument;
  readonly claims: Claims;
  readonly layout: Layout;
  readonly headline: Headline;
};

/**
 * Reads one article's page: a pure function of its arguments and of `EXTRACTOR`.
 * @param html the page, decoded
 * @returns the version, or what the page is instead; it never throws and its work is bounded by the guard
 */
export function extract(html: string, hints: Hints): Result<Version, NotAnArticle> {
  const selectors = [...hints.textSelectors, ...hints.dropSelectors];
  const parsed = parseDocument(html, hints.url, selectors, 'article');
  if (!parsed.ok) return parsed;
  const page = pageOf(parsed.value, hints);
  const { blocks, agency } = readText(page, hints);
  const failure = whatElse(page, blocks, hints);
  return failure === null ? ok(assemble(page, blocks, agency, hints)) : err(failure);
}

function pageOf(document: HtmlDocument, hints: Hints): Page {
  const claims = readClaims(document);
  const layout = layOut(document.body);
  return { document, claims, layout, headline: findHeadline(layout, claims, hints.url) };
}

function readText(page: Page, hints: Hints): { blocks: Block[]; agency: string | null } {
  const { layout, claims } = page;
  const weighing = weigh(layout, agreementWith(textsOf(claims.article?.['articleBody'])));
  const body = findBody(layout, weighing);
  if (body === null) return { blocks: [], agency: null };
  return typeset(page, body, weighing, hints);
}

function typeset(
  page: Page,
  body: Box,
  weighing: Weighing,
  _hints: Hints,
): { blocks: Block[]; agency: string | null } {
  const inside = articleLines(page.layout, body, weighing);
  const above = standfirst(page.layout, page.headline.line, body, page.claims, weighing);
  const lines = withoutRepeats([...above, ...inside]);
  const credited = lines.map(({ text }) => creditedAgency(text));
  const text = lines.filter((line, at) => credited[at] === null && line !== page.headline.line);
  const agency =
    credited.find((name) => name !== null) ??
    text
      .slice(0, 3)
      .map((line) => datelineAgency(line.text))
      .find((name) => name !== null) ??
    null;
  const other = page.headline.other;
  const heading: Block[] = other === null ? [] : [{ kind: 'heading', text: other }];
  return { blocks: [...heading, ...blocksOf(text, body)], agency };
}

/** A standfirst or a caption that stands twice is read once. */
function withoutRepeats(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter(({ text }) => {
    if (text.length < 30) return true;
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

function whatElse(page: Page, blocks: readonly Block[], hints: Hints): NotAnArticle | null {
  const text = blocks.map((block) => block.text).join('\n');
  const length = weightedLength(text);
  const shown = page.layout.lines.map((line) => line.text).join('\n');
  const recognised = recogniseNonArticle(page.claims, page.headline.text, text, shown);
  if (recognised !== null) return recognised;
  if (isListing(page.layout, page.claims, hints.url, length))
    return { page: 'listing', text: 'a list of articles' };
  return length < MIN_TEXT ? { page: 'empty', text: 'page without an article' } : null;
}

function assemble(
  { document, claims, layout, headline }: Page,
  blocks: readonly Block[],
  agency: string | null,
  hints: Hints,
): Version {
  const author = readByline(document, claims);
  return versionOf({
    read: isPartial(layout, claims, blocks) ? 'partial' : 'full',
    url: hints.url,
    canonicalUrl: readCanonical(claims, hints.url),
    headline: headline.text,
    kicker: readKicker(layout, headline.line),
    byline: author.byline,
    agency: agency ?? author.agency,
    ...readTimes(document, claims, layout, headline.line, hints.url, hints.timeZone),
    language: readLanguage(document, claims) ?? hints.language,
    live: isLive(claims, hints.url),
    blocks: [...blocks],
  });
}

/**
 * Names a version by its content: headline and blocks, folded so that invisible marks and kinds of white space make no version.
 * Dates and byline are kept and not counted, because many sites stamp them anew at each request.
 */
export function versionOf(content: Omit<Version, 'hash' | 'extractor'>): Version {
  const headline = foldText(content.headline);
  const blocks = content.blocks.map(({ kind, text }) => ({ kind, text: foldText(text) }));
  return {
    hash: hash(headline, ...blocks.map(({ text }) => text)),
    extractor: EXTRACTOR,
    ...content,
    headline,
    blocks,
  };
}

/** The version of an article whose page cannot be read: what its source lists. */
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
