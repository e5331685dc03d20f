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

/** Paragraphs long enough to be an article; `topic` makes them differ. */
export const paragraphsOn = (topic: string): string[] => [
  `Chinese and Afghan officials met in Kabul on Tuesday to discuss ${topic}, according to people who attended the meeting at the foreign ministry.`,
  `The talks on ${topic} lasted five hours, and both sides described them as frank, though neither published the text that they had agreed on beforehand.`,
  `Traders in the border province said that a decision about ${topic} had been expected since the spring, when the pass was closed by heavy snow.`,
  `A second round of talks about ${topic} is planned for the autumn in Urumqi, where a delegation of nine will be received by the regional governor.`,
];
