import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** One finding of axe-core: the rule, and where it is broken. Its rules are those of WCAG 2.2 A and AA, and its own good practice. */
type Finding = { readonly rule: string; readonly at: readonly string[] };

const run = `(async () => {
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    elementRef: false,
    preload: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return violations.map(({ id, nodes }) => ({ rule: id, at: nodes.slice(0, 5).map(({ html }) => html.slice(0, 160)) }));
})()`;

/** Evaluated, not added as a script: the policy of the pages lets no other script in. */
export async function findingsIn(page: Page): Promise<readonly Finding[]> {
  const isThere = await page.evaluate<boolean>("typeof axe === 'object'");
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(run);
}

/** Returns how far the page reaches beyond the window, in pixels: a reader would have to scroll sideways. */
export const overflowIn = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');
