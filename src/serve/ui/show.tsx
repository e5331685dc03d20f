import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { type Frame, Layout, page } from './layout.tsx';
import type { When } from './time.tsx';
import type { Setting } from '../context.ts';

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
  /** The address of the page's script. */
  readonly script?: string;
};

/** A whole page around its content. */
export const pageOf = (setting: Setting, place: Place, content: Child) =>
  page(
    <Layout
      title={place.title}
      current={place.current}
      search={place.search ?? ''}
      script={place.script ?? null}
      subject={setting.watchlist.title}
      tick={setting.tick}
      now={setting.now}
    >
      {content}
    </Layout>,
  );

export const show = (
  c: Context,
  setting: Setting,
  place: Place,
  content: Child,
): Response | Promise<Response> => c.html(pageOf(setting, place, content));
