import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { type Frame, Layout, page } from './pages/layout.tsx';
import type { When } from './pages/parts.tsx';
import type { Setting } from './serving.ts';

export const whenOf = ({ now, watchlist }: Setting): When => ({ now, zone: watchlist.timeZone });

export type Place = {
  readonly title: string | null;
  readonly current: Frame['current'];
  /** The parameters of the page's feeds: '' or '?…'. */
  readonly search?: string;
};

/** A whole page around its content. */
export function show(
  c: Context,
  setting: Setting,
  place: Place,
  content: Child,
): Response | Promise<Response> {
  const { watchlist, tick, now } = setting;
  return c.html(
    page(
      <Layout
        title={place.title}
        current={place.current}
        search={place.search ?? ''}
        subject={watchlist.title}
        tick={tick}
        now={now}
      >
        {content}
      </Layout>,
    ),
  );
}
