import { env, reset } from 'cloudflare:test';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR_MS, iso } from '../../src/core/model/time.ts';
import { withoutTags } from '../../src/core/feeds/markup.ts';
import { watchlistLabels } from '../../src/core/watchlist/labels.ts';
import { hash } from '../../src/core/model/ids.ts';
import type { Alert } from '../../src/core/model/index.ts';
import { line } from '../../src/core/language/text.ts';
import { alertEventBody } from '../../src/core/webhooks/alert-body.ts';
import { alertMessage, digestMessage } from '../../src/core/webhooks/chat.ts';
import { composeDigest } from '../../src/core/alerts/digest.ts';
import { digestEventBody } from '../../src/core/webhooks/digest-body.ts';
import { discordBody } from '../../src/core/webhooks/discord.ts';
import { slackBody } from '../../src/core/webhooks/slack.ts';
import { type Corpus, openCorpus } from '../../src/io/storage/corpus.ts';
import { faultsOf, titlesIn } from './feed-rules.ts';
import { openApp } from './open.ts';
import { alerts, NOW, seed } from './seed.ts';

const BASE = 'https://readout.example';

/** Titles that a page may have. */
const titles: readonly (readonly [name: string, title: string])[] = [
  ['a script', '<script>alert(1)</script> talks'],
  ['a picture that acts', '"><img src=x onerror=alert(1)> talks'],
  ['the end of the page', '</title></h1></a></main></body><svg onload=alert(1)> talks'],
  ['the end of CDATA', 'talks ]]><script>alert(1)</script><![CDATA[ go on'],
  ['entities', 'A & B &amp; C &lt;b&gt; &#60;i&#62; &bogus; talks'],
  ['a comment', '<!-- talks --> go on <!-'],
  ['quotation marks', `"talks' \`go\` on" onmouseover="alert(1)`],
  ['turned directions', '\u202Etalks\u202C \u2066go\u2069 on'],
  ['control characters', 'talks\u0000 go\u0008 on\u001B[31m\u007F\uFFFE'],
  ['half a surrogate', 'talks \uD83D go on \uDE00'],
  ['lines', 'talks\r\n\r\n# go\u2028on\n- here'],
  ['mentions', 'talks @everyone @here <!channel> <@U123> <#C1> :bomb: @channel'],
  ['markup of chats', '*talks* _go_ ~on~ `c` [x](https://evil.example) <https://evil.example|y> || z ||'],
  ['200 characters', 'Talks & <b> '.repeat(20).slice(0, 200)],
  ['an address', 'javascript:alert(1) data:text/html,<script>alert(1)</script> talks'],
];

const [pattern] = alerts;
if (pattern === undefined) throw new Error('nothing seeded');

/** Alerts that carry the title wherever they carry words from outside. */
const hostile = titles.map(([, title], index): Alert => ({
  ...pattern,
  id: hash('hostile', String(index)),
  at: iso(NOW - (5 + index / 100) * HOUR_MS),
  title,
  summary: title,
  source: { ...pattern.source, name: title },
  article: {
    ...pattern.article!,
    id: hash('article', String(index)),
    title,
    url: 'javascript:alert(1)',
  },
  why: [{ rule: title, text: title }],
  change: {
    ...pattern.change!,
    headline: { before: title, after: `${title} again` },
    blocks: [[{ op: 'insert', text: title, moved: null }]],
    disclosure: { state: 'note', note: title },
  },
}));
const cases = titles.map(([name, title], index) => ({ name, title, alert: hostile[index] ?? pattern }));
const period = { day: '2026-03-12', from: iso(NOW - 24 * HOUR_MS), until: iso(NOW) };

let corpus: Corpus;
const get = async (path: string): Promise<string> => (await openApp(corpus).get(path)).text();

beforeAll(async () => {
  corpus = openCorpus(env.CORPUS);
  await seed(corpus, hostile);
});
afterAll(() => reset());

describe.each(['/feed.xml', '/feed.atom', '/feed.json'])('%s', (path) => {
  test('is valid and has every title as text', async () => {
    const feed = await get(`${path}?limit=90`);
    expect(faultsOf(feed, `${BASE}${path}?limit=90`)).toEqual([]);
    const found = titlesIn(feed);
    expect(titles.filter(([, title]) => !found.includes(withoutTags(line(title))))).toEqual([]);
  });

  test('is valid as a digest, whose lines are text', async () => {
    const feed = await get(`${path}?digest=day`);
    expect([faultsOf(feed, `${BASE}${path}?digest=day`), titlesIn(feed).length > 0]).toEqual([[], true]);
    // The text of JSON Feed is plain, so it may hold such words.
    const written = feed.replaceAll(/"content_text": "(?:[^"\\]|\\.)*"/gu, '');
    expect(written).not.toMatch(/<(?:script|img|svg)|\\u003c(?:script|img|svg)/iu);
  });
});

/** Matches characters that turn or spoil the text around them. */
const UNSEEN = /[^\P{Cc}\t\n\r\u{7F}-\u{9F}]|[\u202A-\u202E\u2066-\u2069\uFFFE]/u;

/** Matches elements and attributes that no page of ours has, and addresses that run something. */
const ACTING =
  'script:not([src^="/assets/"]), img, svg[onload], iframe, [onerror], [onload], [onmouseover], [style], [href^="javascript:"], [href^="data:"], [src^="data:"]';

describe.each([
  ['the stream', () => '/?limit=90'],
  ['the page of an alert', ({ id }: Alert) => `/alerts/${id}`],
  [
    'the lookup of an address that acts',
    ({ article }: Alert) => `/lookup?url=${encodeURIComponent(article?.url ?? '')}`,
  ],
])('%s', (_, pathOf) => {
  test.each(cases)('shows nothing but text for $name', async ({ title, alert }) => {
    const html = await get(pathOf(alert));
    const { document } = parseHTML(html);
    expect([...document.querySelectorAll(ACTING)].map(String)).toEqual([]);
    expect(html).not.toMatch(UNSEEN);
    const isShown = document.body.textContent.replaceAll(/\s+/gu, ' ').includes(line(title));
    expect(isShown || pathOf(alert).startsWith('/lookup')).toBe(true);
  });
});

describe('JSON', () => {
  test.each(cases)('of an alert holds as text a title with $name', async ({ title, alert }) => {
    const answer = await openApp(corpus).get(`/api/alerts/${alert.id}`);
    expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
      'application/json; charset=utf-8',
      'nosniff',
    ]);
    expect((await answer.json<Alert>()).title.toWellFormed()).toBe(title.toWellFormed());
  });

  test.each(cases)('of an event holds as text a title with $name', ({ title, alert }) => {
    const digest = composeDigest(period, 'Talks', [alert]);
    const event: { data: Alert } = JSON.parse(alertEventBody('alert.edit', alert, BASE));
    const daily: { data: { groups: { alerts: Alert[] }[] } } = JSON.parse(digestEventBody(digest, BASE));
    const told = [event.data.title, daily.data.groups[0]?.alerts[0]?.title];
    expect(told.map((one) => one?.toWellFormed())).toEqual([title.toWellFormed(), title.toWellFormed()]);
  });
});

/** Lists everything that a chat would act on: mentions, links, drawings, and characters that turn the text. */
const chats = [
  {
    chat: 'Slack',
    write: slackBody,
    // All links are ours; ampersands and brackets outside of them are entities.
    acting: /<(?!https:\/\/readout\.example[/|])[^>]*>?|&(?!(?:amp|lt|gt);)|@(?:everyone|here|channel)/u,
  },
  {
    chat: 'Discord',
    write: discordBody,
    // A footer is plain text in this chat.
    acting:
      /(?<!\\)(?:\\\\)*(?:<[@#!:]|\]\((?!https:\/\/readout\.example\/))|@(?:everyone|here)|(?<!\\)https?:\/\/evil/u,
  },
] as const;
const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === 'footer' ? [] : stringsIn(one)));
};

describe.each(chats)('$chat', ({ write, acting }) => {
  test.each(cases)('is told as text a title with $name', ({ alert }) => {
    const names = watchlistLabels({ parties: [], positions: [] });
    const messages = [
      alertMessage(alert, BASE, names),
      digestMessage(composeDigest(period, 'Talks', [alert]), BASE),
    ];
    for (const text of messages.flatMap((message) => stringsIn(JSON.parse(write(message))))) {
      expect(text).not.toMatch(acting);
      expect(text).not.toMatch(UNSEEN);
      expect(text.isWellFormed()).toBe(true);
    }
  });
});
