/** Recognises pages that came instead of an article, by the wording they share. It is tried only on pages with little text. */
import type { DeclaredMetadata } from './declared-metadata.ts';
import type { Box, Line } from './layout.ts';
import { lettersAndDigits } from './agreement.ts';
import { weightedLength } from './find-body.ts';
import { hasType, textsOfProperty } from './json-ld.ts';
import { type NotAnArticle, type PageKind, pageKinds } from '../model/failure.ts';
import signs from './page-signs.json' with { type: 'json' };

type PageSign = {
  readonly page: PageKind;
  readonly text: string;
  readonly title: RegExp;
  readonly body: RegExp;
};

/** The order counts: a challenge may also say "error", and a 404 may also ask to log in. */
const SIGNS: readonly PageSign[] = signs.flatMap(({ page, text, title, body }) =>
  pageKinds
    .filter((kind) => kind === page)
    .map((kind) => ({ page: kind, text, title: new RegExp(title, 'iu'), body: new RegExp(body, 'iu') })),
);

/** Title and text of a page with more than this are an article's, whatever else they say. */
const LITTLE_TEXT = 1_500;
const MAX_TITLE = 120;
const MIN_LISTED = 4;

/**
 * @param text what the page would be as an article, joined
 * @param lines all that readers see
 */
export function recogniseNonArticle(
  declared: DeclaredMetadata,
  headline: string,
  text: string,
  lines: readonly Line[],
): NotAnArticle | null {
  if (text.length >= LITTLE_TEXT) return null;
  const titles = [declared.title, headline].filter((title) => title !== '' && title.length < MAX_TITLE);
  const byTitle = SIGNS.find((sign) => titles.some((title) => sign.title.test(title)));
  if (byTitle !== undefined) return { page: byTitle.page, text: byTitle.text };
  if (text.length >= LITTLE_TEXT / 3 || declared.article !== null) return null;
  const shown = lines
    .map((line) => line.text)
    .join('\n')
    .slice(0, 3 * LITTLE_TEXT);
  const byBody = SIGNS.find((sign) => sign.body.test(shown));
  return byBody === undefined ? null : { page: byBody.page, text: byBody.text };
}

/** What a page would be as an article. */
export type ReadPage = {
  readonly declared: DeclaredMetadata;
  readonly headline: string;
  readonly url: string;
  /** All lines that readers see, the body's range among them, and those of the article. */
  readonly all: readonly Line[];
  readonly body: Box;
  readonly kept: readonly Line[];
};

/** Text that no linked title interrupts: that of an article, of a brief, of a page that calls itself one. In characters. */
const ARTICLE_RUN = 500;
const DECLARED_RUN = 200;
const BRIEF_RUN = 80;
const MAX_LISTED_TEXT = 350;
const THREAD_TYPE = /(?:DiscussionForumPosting|QAPage)$/u;

/**
 * Returns whether a page lists other pages, or what its readers say: by its structure, whatever it calls itself. Where linked titles
 * stand over all of its text, each with a little of it, it is a list; where most of the text runs on without one, it is an article.
 */
export function isListingPage({ declared, headline, url, all, body, kept }: ReadPage): boolean {
  const { pathname, search } = new URL(url);
  if (/^\/(?:index\.\w+|home)?$/u.test(pathname) && search === '') return true;
  if (declared.nodes.some((node) => hasType(node, THREAD_TYPE))) return true;
  const linked = all.slice(body.first, body.end).filter(isLinkedTitle);
  if (linked.length < MIN_LISTED) return false;
  const { total, longest } = runsOf(kept, linked);
  if (longest >= ARTICLE_RUN && longest >= total / 2) return false;
  const [title = ''] = textsOfProperty(declared.article?.['headline']);
  if (title !== '' && lettersAndDigits(title) === lettersAndDigits(headline)) return longest < BRIEF_RUN;
  if (declared.meta.get('og:type') === 'article' && longest >= DECLARED_RUN) return false;
  return total / linked.length < MAX_LISTED_TEXT;
}

const isLinkedTitle = ({ box, text, linkLength }: Line): boolean =>
  /^h[2-4]$/u.test(box.name) && text.length > 15 && linkLength > text.length * 0.8;

/** Measures the text between linked titles. */
function runsOf(kept: readonly Line[], titles: readonly Line[]): { total: number; longest: number } {
  let [total, longest, run, next] = [0, 0, 0, 0];
  for (const { text, index, linkLength } of kept) {
    while ((titles[next]?.index ?? Infinity) <= index) [next, run] = [next + 1, 0];
    const length = weightedLength(text) - linkLength;
    total += length;
    run += length;
    longest = Math.max(longest, run);
  }
  return { total, longest };
}
