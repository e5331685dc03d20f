import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../src/core/model/result.ts';
import type { GuardedFetch } from '../../../src/io/fetch/fetch.ts';
import { previewSource, type PreviewStep } from '../../../src/pipeline/check/preview-source.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';
import { articlePage, rssFeed } from '../../fakes/outlet.ts';
import { storyOn } from '../../fakes/serve.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const SITE = 'https://courier.example';
const PAGES = 'https://pages.example';
const story = storyOn('tolls at the pass');
const other = storyOn('sport', {
  slug: 'sport',
  headline: 'A match in the valley',
  paragraphs: ['Nothing.'],
});

const watchlist = Watchlist.parse({
  schema: 1,
  title: 'Passes',
  subject: { all: [['china'], ['taliban']] },
  sources: [
    { id: 'courier', name: 'Courier', type: 'press', kind: 'feed', url: `${SITE}/feed.xml`, language: 'en' },
  ],
});

/** Tries the source over what a network answers; gaps take no time and are noted. */
async function tried(answers: Readonly<Record<string, string>>) {
  const [asked, slept]: [string[], number[]] = [[], []];
  const get: GuardedFetch['get'] = async ({ url }) => {
    asked.push(url);
    const text = answers[url];
    if (text === undefined) return err({ code: 'http', status: 404, retryAfterSeconds: null });
    const body = { kind: 'body', url, movedPermanently: null, redirected: false, text } as const;
    return ok({ ...body, bytes: new TextEncoder().encode(text), contentType: null, validators: null });
  };
  const world = {
    fetch: { get, post: async () => err({ code: 'network' as const, text: 'none' }) },
    now: () => NOW,
    sleep: async (ms: number) => void slept.push(ms),
  };
  const steps: PreviewStep[] = [];
  for await (const step of previewSource(watchlist, watchlist.sources[0]!, world)) steps.push(step);
  return { steps, asked, slept };
}

const kinds = (steps: readonly PreviewStep[]) =>
  steps.map((step) => (step.step === 'asking' ? `asking ${step.what}` : step.step));

describe('a dry run', () => {
  test('asks for robots.txt, the listing and one article on the subject, with the gap between them', async () => {
    const { steps, asked, slept } = await tried({
      [`${SITE}/robots.txt`]: 'User-agent: *\nCrawl-delay: 7',
      [`${SITE}/feed.xml`]: rssFeed(SITE, [other, story]),
      [`${SITE}/${story.slug}`]: articlePage(story),
    });
    expect(kinds(steps)).toEqual(['asking robots', 'asking listing', 'listed', 'asking article', 'read']);
    expect(asked).toEqual([`${SITE}/robots.txt`, `${SITE}/feed.xml`, `${SITE}/${story.slug}`]);
    expect(slept).toEqual([7_000, 7_000]);
    const [, , listed, , read] = steps;
    expect(listed).toMatchObject({
      total: 2,
      onSubject: [{ title: story.headline }],
      unsure: [{ title: other.headline }],
      offSubject: [],
      newestAt: '2026-03-02T09:05:00.000Z',
      movedTo: null,
    });
    expect(read).toMatchObject({ version: { headline: story.headline, read: 'full' }, fate: 'listed' });
  });

  test('reads an article that a check would open where none is on the subject, and says what it finds', async () => {
    const away = storyOn('sport', {
      headline: 'A match in the valley',
      paragraphs: ['Nine goals fell. '.repeat(9)],
    });
    const { steps } = await tried({
      [`${SITE}/feed.xml`]: rssFeed(SITE, [away]),
      [`${SITE}/${away.slug}`]: articlePage(away),
    });
    expect(steps.at(-1)).toMatchObject({ step: 'read', fate: 'off' });
    const there = { ...away, paragraphs: ['China met the Taliban there. '.repeat(9)] };
    const opened = await tried({
      [`${SITE}/feed.xml`]: rssFeed(SITE, [away]),
      [`${SITE}/${away.slug}`]: articlePage(there),
    });
    expect(opened.steps.at(-1)).toMatchObject({ step: 'read', fate: 'on' });
  });

  test('says of an entry that no check would open why that is', async () => {
    const away = storyOn('sport', { headline: 'A match in the valley', summary: 'Nine goals fell.' });
    const { steps } = await tried({
      [`${SITE}/feed.xml`]: rssFeed(SITE, [away]),
      [`${SITE}/${away.slug}`]: articlePage(away),
    });
    const listed = steps.find(({ step }) => step === 'listed');
    expect(listed).toMatchObject({ unsure: [], offSubject: [{ why: 'never' }] });
    expect(steps.at(-1)).toMatchObject({ step: 'read', fate: 'never' });
  });

  test.each([
    [
      'by the host of the listing',
      { [`${SITE}/robots.txt`]: 'User-agent: *\nDisallow: /' },
      ['asking robots', 'asking listing', 'failed'],
    ],
    [
      'by another host of the articles',
      {
        [`${SITE}/feed.xml`]: rssFeed(PAGES, [story]),
        [`${PAGES}/robots.txt`]: 'User-agent: *\nDisallow: /',
        [`${PAGES}/${story.slug}`]: articlePage(story),
      },
      ['asking robots', 'asking listing', 'listed', 'asking article', 'failed'],
    ],
  ])('does not ask for what is refused %s', async (_, answers: Record<string, string>, expected) => {
    const { steps, asked } = await tried(answers);
    expect([kinds(steps), steps.at(-1)]).toEqual([
      expected,
      { step: 'failed', failure: { code: 'robots', text: 'disallowed for this address' } },
    ]);
    expect(asked).not.toContain(`${PAGES}/${story.slug}`);
  });

  test.each([
    ['a listing that is none', { [`${SITE}/feed.xml`]: '<p>Hello</p>' }, 'not-a-listing'],
    ['an article that is gone', { [`${SITE}/feed.xml`]: rssFeed(SITE, [story]) }, 'http'],
    [
      'an article that is none',
      { [`${SITE}/feed.xml`]: rssFeed(SITE, [story]), [`${SITE}/${story.slug}`]: '<p>Short.</p>' },
      'page',
    ],
  ])('ends with what failed: %s', async (_, answers: Record<string, string>, code) => {
    const { steps } = await tried(answers);
    expect(steps.at(-1)).toMatchObject({ step: 'failed', failure: { code } });
  });
});
