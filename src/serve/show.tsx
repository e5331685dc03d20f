import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { type Frame, Layout, page } from './pages/layout.tsx';
import type { When } from './pages/time.tsx';
import type { Setting } from './serving.ts';

/** @param source the id of the one that the page is about: its own time of day is shown too */
export const whenOf = ({ now, watchlist }: Setting, source: string | null = null): When => ({
  now,
  zone: watchlist.timeZone,
  local: watchlist.sources.find(({ id }) => id === source)?.timeZone ?? null,
});

export const sourceNameOf = ({ watchlist }: Setting, id: string): string =>
  watchlist.sources.find((source) => source.id === id)?.name ?? id;

/** The parameters of the feed that a page about one source offers. */
export const searchOf = (source: string): string => `?source=${encodeURIComponent(source)}`;

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
