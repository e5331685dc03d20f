import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { readWatchState, type ServeContext } from '../../context.ts';
import { wholePage, type PageHead, renderPage } from '../../ui/render.tsx';

/** One page or form of the admin, asked for by whoever is logged in. */
export type AdminRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (c: Context, serving: ServeContext) => Promise<Response>;
};

type AdminPlace = Omit<PageHead, 'current'>;

/** What came of a form stands first in the title of the page that answers it: that is what is read aloud first. */
export const titleAfter = (came: 'good' | 'bad' | null, title: string): string =>
  came === null ? title : `${came === 'good' ? 'Done' : 'Problem'}: ${title}`;

/** A page of the admin around its content. */
export async function showAdmin(
  c: Context,
  serving: ServeContext,
  place: AdminPlace,
  content: Child,
): Promise<Response> {
  return renderPage(c, await readWatchState(serving), { ...place, current: null }, content);
}

/** Where the steps of a page that is still being made stand in it. No outside text can be a comment: it is escaped. */
const HERE = '<!--progress-->';
const progress: Child = raw(HERE);

/**
 * A page that is sent as its work goes on, so that a browser without script shows the progress too.
 * @param around the page, with its argument where the steps stand
 * @param steps what is shown of each
 */
export async function streamAdmin(
  c: Context,
  serving: ServeContext,
  place: AdminPlace,
  around: (progress: Child) => Child,
  steps: AsyncIterator<Child>,
): Promise<Response> {
  const whole = await wholePage(await readWatchState(serving), { ...place, current: null }, around(progress));
  const [before = '', after = ''] = whole.toString().split(HERE);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(before)),
    async pull(controller) {
      const step = await nextOf(steps, serving);
      controller.enqueue(encoder.encode(step ?? after));
      if (step === null) controller.close();
    },
    cancel: async () => void (await steps.return?.()),
  });
  return c.body(body, 200, { 'Content-Type': 'text/html; charset=utf-8' });
}

/** @returns what is shown of the next step; null after the last */
async function nextOf(steps: AsyncIterator<Child>, { log }: ServeContext): Promise<string | null> {
  try {
    const { done, value } = await steps.next();
    return done === true ? null : (await html`${value}`).toString();
  } catch (error) {
    // The answer has begun: its status cannot say so any more.
    log({ event: 'request-failed', path: 'a page of the admin, halfway', error: String(error) });
    return null;
  }
}
