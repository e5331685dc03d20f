import { createHash } from 'node:crypto';
import type { CheckFailure } from '../../src/core/model/failure.ts';
import { err, ok, type Result } from '../../src/core/model/result.ts';
import type { Fetched, FetchRequest, Posted, PostRequest } from '../../src/io/fetch/fetch.ts';
import type { Answer } from './faults.ts';

const TIMEOUT_MS = 15_000;

/** One story as an outlet has it now. */
export type WebStory = {
  readonly url: string;
  readonly guid: string | null;
  readonly headline: string;
  readonly paragraphs: readonly string[];
  /** Null where the outlet gives no date. */
  readonly publishedAt: string | null;
};

type Page = { readonly text: string } | { readonly movedTo: string } | { readonly status: number };

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const dateLine = (story: WebStory): string =>
  story.publishedAt === null ? '' : `"datePublished":${JSON.stringify(story.publishedAt)},`;

const pageOf = (story: WebStory): string => `<!doctype html><html lang="en"><head>
<title>${escape(story.headline)}</title><meta property="og:title" content="${escape(story.headline)}">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",${dateLine(story)}"headline":${JSON.stringify(story.headline)}}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article><h1>${escape(story.headline)}</h1>
${story.paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n')}
</article></main></body></html>`;

const itemOf = (
  story: WebStory,
): string => `<item><title>${escape(story.headline)}</title><link>${story.url}</link>
${story.guid === null ? '' : `<guid isPermaLink="false">${story.guid}</guid>`}<description></description>
${story.publishedAt === null ? '' : `<pubDate>${new Date(story.publishedAt).toUTCString()}</pubDate>`}</item>`;

const feedOf = (url: string, stories: readonly WebStory[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>${new URL(url).origin}/</link><description>News</description>
${stories.map(itemOf).join('\n')}</channel></rss>`;

/** A listing without dates, as many outlets have no other. */
const sectionOf = (stories: readonly WebStory[]): string =>
  `<!doctype html><html lang="en"><head><title>Latest</title></head><body><main><ul>
${stories.map(({ url, headline }) => `<li><a href="${url}">${escape(headline)}</a></li>`).join('\n')}
<li><a href="/old-lighthouse-becomes-a-museum-of-the-coast">Old lighthouse becomes a museum of the coast</a></li></ul></main></body></html>`;

/** The outlets' web as it is now. What happens in a scenario changes it. */
export type Web = {
  /** Address of a feed to the stories that it lists, newest first. */
  readonly feeds: Map<string, WebStory[]>;
  readonly pages: Map<string, Page>;
  /** Two stories that a page shows in turn. */
  readonly inTurn: Map<string, readonly [WebStory, WebStory]>;
  readonly publish: (feeds: readonly string[], story: WebStory) => void;
  /** Shows a story's page as it now is; a feed lists it anew. */
  readonly change: (url: string, story: WebStory) => void;
  readonly request: (request: FetchRequest) => Result<Fetched, CheckFailure>;
  /** Every request in order. */
  readonly requests: { readonly url: string; readonly at: number }[];
};

const httpFailure = (status: number): CheckFailure => ({
  code: 'http',
  status,
  retryAfterSeconds: null,
});
export const failureOf = (answer: Answer): CheckFailure => {
  if (answer === 'hang') return { code: 'timeout', seconds: TIMEOUT_MS / 1_000 };
  if (answer === 'network')
    return { code: 'network', text: 'the host could not be reached or did not answer' };
  return httpFailure(answer);
};
/** How long a request takes that a fault answers. */
export const answerMs = (answer: Answer | null): number => (answer === 'hang' ? TIMEOUT_MS : 0);

export function openWeb(now: () => number): Web {
  const feeds: Web['feeds'] = new Map();
  const pages: Web['pages'] = new Map();
  const inTurn: Web['inTurn'] = new Map();
  const requests: { url: string; at: number }[] = [];
  const turns = new Map<string, number>();

  const textAt = (url: string): Page | undefined => {
    const stories = feeds.get(url);
    if (stories !== undefined)
      return { text: url.endsWith('.html') ? sectionOf(stories) : feedOf(url, stories) };
    const pair = inTurn.get(url);
    if (pair === undefined) return pages.get(url);
    const turn = turns.get(url) ?? 0;
    turns.set(url, turn + 1);
    return { text: pageOf(pair[turn % 2]!) };
  };
  const show = (story: WebStory) => pages.set(story.url, { text: pageOf(story) });

  return {
    feeds,
    pages,
    inTurn,
    requests,
    publish(addresses, story) {
      show(story);
      for (const address of addresses) feeds.get(address)?.unshift(story);
    },
    change(url, story) {
      show(story);
      for (const stories of feeds.values()) {
        const index = stories.findIndex((one) => one.url === url);
        if (index !== -1) stories[index] = story;
      }
    },
    request({ url, validators }) {
      requests.push({ url, at: now() });
      let address = url;
      let page = textAt(address);
      if (page !== undefined && 'movedTo' in page) {
        address = page.movedTo;
        page = textAt(address);
      }
      if (page === undefined || 'movedTo' in page) return err(httpFailure(404));
      if ('status' in page) return err(httpFailure(page.status));
      const etag = `"${createHash('sha256').update(page.text).digest('base64').slice(0, 12)}"`;
      if (validators?.etag === etag) return ok({ kind: 'not-modified' });
      return ok({
        kind: 'body',
        url: address,
        movedPermanently: address === url ? null : address,
        redirected: address !== url,
        bytes: new TextEncoder().encode(page.text),
        text: page.text,
        contentType: 'text/html',
        validators: { etag, lastModified: null },
      });
    },
  };
}

export type Post = {
  readonly url: string;
  readonly at: number;
  /** The event's id: of the header or, in a chat's message, of the alert that it links to. */
  readonly event: string | null;
  readonly type: string;
  readonly status: number | null;
  readonly worker: Worker;
};
/** The worker that posted, in its invocation: one that died could not say that it had. */
export type Worker = { isAlive: boolean };

const LINK = /\/alerts\/([0-9a-f]{32})/u;

/** The receivers of webhooks: each answers 204 unless a fault says otherwise. */
export function receive(
  request: PostRequest,
  { at, worker }: Pick<Post, 'at' | 'worker'>,
  answer: Answer | null,
): { post: Post; result: Result<Posted, CheckFailure> } {
  const url = request.url.replace('?wait=true', '');
  const event = request.headers['webhook-id'] ?? LINK.exec(request.body)?.[1] ?? null;
  const type = /"type":"([\w.]+)"/u.exec(request.body)?.[1] ?? 'chat';
  const status = answer === null ? 204 : typeof answer === 'number' ? answer : null;
  const post: Post = { url, at, event, type, status, worker };
  if (status === null) return { post, result: err(failureOf(answer!)) };
  return { post, result: ok({ status, text: '', retryAfterSeconds: null, milliseconds: 0 }) };
}
