/** Recognises pages that came instead of an article, by the wording they share. It is tried only on pages with little text. */
import type { DeclaredMetadata } from './declared-metadata.ts';
import type { Line } from './layout.ts';
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
