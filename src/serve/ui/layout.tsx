import { html } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import { cutAtWord } from '../../core/language/quote.ts';
import { line } from '../../core/language/text.ts';
import { pulseScriptPath, stylePath, timeScriptPath } from './assets.ts';
import type { TickStatus } from '../../core/model/index.ts';
import { Pulse } from './pulse.tsx';
import { cityOf } from './time.tsx';
import type { ReadingStatus } from '../../core/tracking/reading.ts';

const navigation = [
  { id: 'stream', href: '/', label: 'Stream' },
  { id: 'digest', href: '/digest', label: 'Digest' },
  { id: 'suppressed', href: '/suppressed', label: 'Suppressed' },
  { id: 'parties', href: '/parties', label: 'Parties' },
  { id: 'speakers', href: '/speakers', label: 'Speakers' },
  { id: 'positions', href: '/positions', label: 'Positions' },
  { id: 'meetings', href: '/meetings', label: 'Meetings' },
  { id: 'status', href: '/status', label: 'Status' },
  { id: 'lookup', href: '/lookup', label: 'Look up' },
] as const;

type PageAbout = { readonly description: string; readonly url: string };

export type LayoutProps = {
  /** The page's own title; the stream has none. */
  readonly title: string | null;
  /** The title of the watchlist. */
  readonly subject: string;
  readonly current: (typeof navigation)[number]['id'] | null;
  readonly tick: TickStatus | null;
  /** Whether sources can be read; left out where it is not told. */
  readonly reading?: ReadingStatus | undefined;
  readonly now: number;
  /** The zone in which times are written. */
  readonly zone?: string | undefined;
  /** What a preview of the page shows beside its title, where it is shared. */
  readonly about?: PageAbout | undefined;
  /** The filters of the page, kept by its feeds: '' or '?…'; null: it has no feeds. */
  readonly search: string | null;
  /** The address of a script that the page can do without. */
  readonly script?: string | null;
  readonly children?: Child;
};

const feedLinks = [
  { path: '/feed.xml', type: 'application/rss+xml', label: 'RSS' },
  { path: '/feed.atom', type: 'application/atom+xml', label: 'Atom' },
  { path: '/feed.json', type: 'application/feed+json', label: 'JSON Feed' },
] as const;

/** Returns the address of the feed with the same filters that has one item a day. @param search '' or '?…' */
const dailyFeed = (search: string): string =>
  `/feed.xml?digest=day${search === '' ? '' : `&${search.slice(1)}`}`;

/** Makes a whole document, for `c.html`. */
export const htmlDocument = (content: Child) => html`<!doctype html>${content}`;

export const Layout: FC<LayoutProps> = ({
  title,
  subject,
  current,
  tick,
  reading,
  now,
  zone = 'UTC',
  about,
  search,
  script,
  children,
}) => (
  <html lang="en" data-zone={zone}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{title === null ? `Readout: ${subject}` : `${line(title)} · Readout`}</title>
      <link rel="stylesheet" href={stylePath} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {search !== null && <FeedTags subject={subject} isStream={current === 'stream'} search={search} />}
      {about !== undefined && <Preview title={title ?? subject} subject={subject} about={about} />}
      <script src={timeScriptPath} defer></script>
      {tick !== null && <script src={pulseScriptPath} defer></script>}
      {script && <script src={script} defer></script>}
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <Header
        subject={subject}
        current={current}
        pulse={
          tick === null ? null : <Pulse tick={tick} reading={reading} when={{ now, zone, local: null }} />
        }
      />
      <main id="main" tabindex={-1}>
        {children}
      </main>
      <Footer search={search ?? ''} zone={zone} />
    </body>
  </html>
);

/** Lets feed readers find the feeds of a page. */
const FeedTags: FC<{ subject: string; isStream: boolean; search: string }> = ({
  subject,
  isStream,
  search,
}) => (
  <>
    {feedLinks.map(({ path, type, label }) => (
      <link rel="alternate" type={type} title={`${subject} (${label})`} href={`${path}${search}`} />
    ))}
    {isStream && (
      <link
        rel="alternate"
        type="application/rss+xml"
        title={`${subject} (day by day, RSS)`}
        href={dailyFeed(search)}
      />
    )}
  </>
);

/** So much of a description is shown where a link is shared. */
const MAX_DESCRIPTION = 280;

/** Tells programs that preview a link what it leads to. The words are outlets' too, and are escaped like all others. */
const Preview: FC<{ title: string; subject: string; about: PageAbout }> = ({ title, subject, about }) => {
  const description = cutAtWord(line(about.description), MAX_DESCRIPTION);
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={`Readout: ${line(subject)}`} />
      <meta property="og:title" content={line(title)} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={about.url} />
      <meta name="twitter:card" content="summary" />
    </>
  );
};

const Header: FC<Pick<LayoutProps, 'subject' | 'current'> & { pulse: Child }> = ({
  subject,
  current,
  pulse,
}) => (
  <header class="masthead">
    <div class="bar">
      <p class="brand">
        <a href="/">
          <b>Readout</b> <span dir="auto">{subject}</span>
        </a>
      </p>
      <nav aria-label="Pages">
        <ul>
          {navigation.map(({ id, href, label }) => (
            <li>
              <a href={href} aria-current={id === current ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {pulse}
    </div>
  </header>
);

export const FeedLinks: FC<{ search: string }> = ({ search }) => (
  <>
    {feedLinks.map(({ path, label }, index) => (
      <>
        {index > 0 && ' · '}
        <a href={`${path}${search}`}>{label}</a>
      </>
    ))}
    {' · '}
    <a href={dailyFeed(search)}>Day by day</a>
  </>
);

const Footer: FC<{ search: string; zone: string }> = ({ search, zone }) => (
  <footer class="foot">
    <p id="zone">Times are in {zone === 'UTC' ? 'UTC' : `the time of ${cityOf(zone)}`}.</p>
    <p>
      Feeds{search === '' ? '' : ' of this page'}: <FeedLinks search={search} /> ·{' '}
      <a href="/api/alerts">API</a> · <a href="/status.json">Status as JSON</a> · <a href="/admin">Admin</a>
    </p>
    <p>
      Words of outlets are quoted as found. Readout says what it searched and found, and never more: “no note
      found” means that none was found.
    </p>
  </footer>
);
