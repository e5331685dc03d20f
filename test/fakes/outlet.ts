import { hash } from '../../src/core/model/ids.ts';

/** A small outlet for tests: a feed and pages, written here. */
export type Story = {
  readonly slug: string;
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly publishedAt: string;
  readonly guid?: string;
  readonly summary?: string;
  readonly note?: string;
};

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const articlePage = (story: Story): string => `<!doctype html><html lang="en"><head>
<title>${escape(story.headline)} | The Kabul Courier</title>
<meta property="og:title" content="${escape(story.headline)}">
<script type="application/ld+json">${JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: story.headline,
  datePublished: story.publishedAt,
})}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<main><article><h1>${escape(story.headline)}</h1>
${story.paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n')}
${story.note === undefined ? '' : `<p class="correction">${escape(story.note)}</p>`}
</article></main><footer><p>© The Kabul Courier</p></footer></body></html>`;

export const rssFeed = (site: string, stories: readonly Story[]): string => `<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Kabul Courier</title><link>${site}/</link><description>News</description>
${stories
  .map(
    (story) => `<item><title>${escape(story.headline)}</title><link>${site}/${story.slug}</link>
<guid isPermaLink="false">${story.guid ?? story.slug}</guid><description>${escape(story.summary ?? '')}</description>
<pubDate>${new Date(story.publishedAt).toUTCString()}</pubDate></item>`,
  )
  .join('\n')}
</channel></rss>`;

/** A watchlist with these sources on the bundled kind of subject. */
export const watchlistOf = (sources: readonly { id: string; url: string; [key: string]: unknown }[]) => ({
  schema: 1,
  title: 'China and Afghanistan',
  language: 'en',
  timeZone: 'UTC',
  subject: {
    all: [
      ['china', 'chinese', 'beijing'],
      ['taliban', 'afghan*', 'kabul'],
    ],
    none: [],
    ignore: [],
  },
  sources: sources.map((source) => ({
    name: source.id,
    type: 'press',
    kind: 'feed',
    language: 'en',
    every: '15m',
    ...source,
  })),
});

const WORDS = (
  'market border ministry harvest customs railway delegation village engineer contract winter bridge river ' +
  'school hospital pipeline permit envoy wheat fuel tunnel station council elder driver convoy tariff loan ' +
  'survey camp valley ridge depot quota clinic teacher merchant judge archive garden mineral copper lithium road'
).split(' ');

/** The same words for the same topic, others for another one. */
function sentenceOn(topic: string, nth: number): string {
  const digits = hash(topic, String(nth));
  const words = Array.from({ length: 14 }, (_, index) => {
    return WORDS[Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16) % WORDS.length];
  });
  return `Near ${words.slice(0, 4).join(' ')} the ${words.slice(4, 9).join(' and ')} of ${words.slice(9).join(', ')}.`;
}

/** Paragraphs long enough to be an article, about Chinese and Afghan officials; `topic` makes all of them differ. */
export const paragraphsOn = (topic: string): string[] => [
  `Chinese and Afghan officials spoke in Kabul about ${topic}. ${sentenceOn(topic, 1)} ${sentenceOn(topic, 2)}`,
  `The talks on ${topic} lasted five hours. ${sentenceOn(topic, 3)} ${sentenceOn(topic, 4)}`,
  `${sentenceOn(topic, 5)} ${sentenceOn(topic, 6)} ${sentenceOn(topic, 7)}`,
  `${sentenceOn(topic, 8)} ${sentenceOn(topic, 9)}`,
];
