import type { DeclaredMetadata } from './declared-metadata.ts';
import { readDeclaredMetadata } from './declared-metadata.ts';
import type { Headline } from './headline.ts';
import { findHeadline, type FoundBody } from './headline.ts';
import { agreementWith } from './agreement.ts';
import { findBody, weighLines } from './find-body.ts';
import { textsOfProperty } from './json-ld.ts';
import type { HtmlDocument } from './html/document.ts';
import { select } from './html/document.ts';
import type { Layout } from './layout.ts';
import { layOut } from './layout.ts';

/** The watchlist's hints on a source, and the page's address. */
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

/** A page as all steps of extraction see it. */
export type Page = FoundBody & {
  readonly document: HtmlDocument;
  readonly declared: DeclaredMetadata;
  readonly layout: Layout;
  readonly headline: Headline;
  readonly hints: Hints;
};

export function pageOf(document: HtmlDocument, hints: Hints): Page {
  const declared = readDeclaredMetadata(document, hints.url);
  const dropped = new Set(hints.dropSelectors.flatMap((selector) => select(document.body, selector)));
  const layout = layOut(document.body, dropped);
  const weights = weighLines(layout, agreementWith(textsOfProperty(declared.article?.['articleBody'])));
  const found = { body: findBody(layout, weights), weights };
  const headline = findHeadline(layout, declared, hints.url, found);
  return { document, declared, layout, headline, hints, ...found };
}
