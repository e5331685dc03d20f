import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { type LayoutProps, Layout, htmlDocument } from './layout.tsx';
import type { When } from './time.tsx';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { WatchState } from '../context.ts';

/** @param source the id of the source that the page is about, whose own time of day is shown too */
export const whenOf = ({ now, watchlist }: WatchState, source: string | null = null): When => ({
  now,
  zone: watchlist.timeZone,
  local: watchlist.sources.find(({ id }) => id === source)?.timeZone ?? null,
});

export const sourceNameOf = ({ sources }: Watchlist, id: string): string =>
  sources.find((source) => source.id === id)?.name ?? id;

/** Returns the parameters of the feed that a page about one source offers. */
export const sourceSearch = (source: string): string => `?source=${encodeURIComponent(source)}`;

export type PageHead = {
  readonly title: string | null;
  readonly current: LayoutProps['current'];
  /** The parameters of the page's feeds: '' or '?…'. */
  readonly search?: string;
  /** What a preview of the page shows, where it is shared. */
  readonly about?: LayoutProps['about'];
  /** The address of the page's script. */
  readonly script?: string;
};

/** Makes a whole page around its content. */
export const pageDocument = (watchState: WatchState, place: PageHead, content: Child) =>
  htmlDocument(
    <Layout
      title={place.title}
      current={place.current}
      search={place.search ?? ''}
      script={place.script ?? null}
      subject={watchState.watchlist.title}
      tick={watchState.tick}
      reading={watchState.reading}
      now={watchState.now}
      zone={watchState.watchlist.timeZone}
      about={place.about}
    >
      {content}
    </Layout>,
  );

export const renderPage = (
  c: Context,
  watchState: WatchState,
  place: PageHead,
  content: Child,
): Response | Promise<Response> => c.html(pageDocument(watchState, place, content));
