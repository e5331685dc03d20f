import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { readWatchState, type ServeContext } from '../../context.ts';
import { type PageHead, renderPage, pageDocument } from '../../ui/render.tsx';

/** One page or form of the admin; only somebody who is logged in reaches its handler. */
export type AdminRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (c: Context, context: ServeContext) => Promise<Response>;
};

type AdminHead = Omit<PageHead, 'current'>;

/** Puts the outcome of a form first in the title of the page that answers it, because screen readers read the title first. */
export const titleWithOutcome = (outcome: 'good' | 'bad' | null, title: string): string =>
  outcome === null ? title : `${outcome === 'good' ? 'Done' : 'Problem'}: ${title}`;

export async function renderAdminPage(
  c: Context,
  context: ServeContext,
  head: AdminHead,
  content: Child,
): Promise<Response> {
  return renderPage(c, await readWatchState(context), { ...head, current: null }, content);
}

/** Marks where the steps stand in a page that is still being made. Outside text is escaped, so none can be a comment. */
const PROGRESS_MARK = '<!--progress-->';

type StreamedPage = {
  readonly head: AdminHead;
  /** Makes the page around its steps. */
  readonly around: (progress: Child) => Child;
  /** Yields what is shown of each step. */
  readonly steps: AsyncIterator<Child>;
};

/** Sends a page while its work goes on, so that a browser without script shows the progress too. */
export async function streamAdminPage(
  c: Context,
  context: ServeContext,
  { head, around, steps }: StreamedPage,
): Promise<Response> {
  const content = around(raw(PROGRESS_MARK));
  const whole = await pageDocument(await readWatchState(context), { ...head, current: null }, content);
  const [before = '', after = ''] = whole.toString().split(PROGRESS_MARK);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(before)),
    async pull(controller) {
      const step = await renderNextStep(steps, context);
      controller.enqueue(encoder.encode(step ?? after));
      if (step === null) controller.close();
    },
    cancel: async () => void (await steps.return?.()),
  });
  return c.body(body, 200, { 'Content-Type': 'text/html; charset=utf-8' });
}

/** Returns null after the last step. */
async function renderNextStep(steps: AsyncIterator<Child>, { log }: ServeContext): Promise<string | null> {
  try {
    const { done, value } = await steps.next();
    return done === true ? null : (await html`${value}`).toString();
  } catch (error) {
    // The answer has begun, so its status can no longer report the failure.
    log({ event: 'request-failed', path: 'a page of the admin, halfway', error: String(error) });
    return null;
  }
}
