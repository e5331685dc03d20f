import { describe, expect, test } from 'vitest';
import type { FetchRequest, GuardedFetch } from '../../../src/io/fetch/fetch.ts';
import {
  type SourceAnswer,
  answerRow,
  headerRow,
  idWidth,
  openReport,
  summaryRow,
  surveySources,
} from '../../../src/local/sources/survey.ts';
import { err } from '../../../src/core/model/result.ts';
import { Source, Watchlist } from '../../../src/core/watchlist/schema.ts';

const NOW = Date.UTC(2023, 9, 6, 12);

const source = (id: string, host: string, change: object = {}) => ({
  id,
  name: id,
  type: 'press',
  kind: 'feed',
  url: `https://${host}/${id}.xml`,
  language: 'en',
  ...change,
});

const feed = (...titles: string[]) =>
  `<rss version="2.0"><channel><title>F</title>${titles
    .map(
      (title, index) =>
        `<item><title>${title}</title><link>https://post.example.com/${index}</link><pubDate>Fri, 0${index + 1} Oct 2023 08:00:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

/** A network that answers from a table, by address; anything else cannot be reached. */
function network(answers: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const slept: number[] = [];
  const get = (request: FetchRequest): ReturnType<GuardedFetch['get']> => {
    asked.push(request.url);
    const text = answers[request.url];
    if (text === undefined)
      return Promise.resolve({ ok: false, error: { code: 'network', text: 'no route' } });
    const body = { kind: 'body', url: request.url, movedPermanently: null, redirected: false, text } as const;
    return Promise.resolve({
      ok: true,
      value: { ...body, bytes: new TextEncoder().encode(text), contentType: null, validators: null },
    });
  };
  const fetch: GuardedFetch = { get, post: () => Promise.reject(new Error('nothing is posted')) };
  const sleep = (ms: number) => Promise.resolve(slept.push(ms));
  return { asked, slept, world: { fetch, sleep, now: () => NOW } };
}

async function answersOf(sources: object[], net: ReturnType<typeof network>): Promise<SourceAnswer[]> {
  const watchlist = Watchlist.parse({ schema: 1, title: 'T', subject: { all: [['ferry']] }, sources });
  const answers: SourceAnswer[] = [];
  await surveySources(watchlist, watchlist.sources, net.world, (answer) => answers.push(answer));
  return answers;
}

describe('surveySources', () => {
  test('counts what a source lists and what of it is on the subject', async () => {
    const net = network({
      'https://post.example.com/robots.txt': 'User-agent: *\nDisallow: /private',
      'https://post.example.com/a.xml': feed('Ferry sails', 'Bread is dear'),
    });
    expect((await answersOf([source('a', 'post.example.com')], net)).map(({ answer }) => answer)).toEqual([
      {
        ok: true,
        value: { listed: 2, onSubject: 1, newestAt: '2023-10-02T08:00:00.000Z', movedTo: null },
      },
    ]);
  });

  test('asks robots.txt once a host, then each source once, with the gap that robots.txt wants', async () => {
    const net = network({
      'https://post.example.com/robots.txt': 'User-agent: *\nCrawl-delay: 7',
      'https://post.example.com/a.xml': feed('Ferry sails'),
      'https://post.example.com/b.xml': feed('Ferry returns'),
    });
    await answersOf([source('a', 'post.example.com'), source('b', 'post.example.com')], net);
    expect(net.asked).toEqual([
      'https://post.example.com/robots.txt',
      'https://post.example.com/a.xml',
      'https://post.example.com/b.xml',
    ]);
    expect(net.slept).toEqual([7_000, 7_000]);
  });

  test('does not ask what robots.txt disallows', async () => {
    const net = network({ 'https://post.example.com/robots.txt': 'User-agent: *\nDisallow: /' });
    expect((await answersOf([source('a', 'post.example.com')], net)).map(({ answer }) => answer)).toEqual([
      { ok: false, error: { code: 'robots', text: 'disallowed for this address' } },
    ]);
    expect(net.asked).toEqual(['https://post.example.com/robots.txt']);
  });

  test('one host that cannot be reached keeps no other from being asked', async () => {
    const net = network({
      'https://b.example.com/robots.txt': '',
      'https://b.example.com/b.xml': feed('Ferry sails'),
    });
    const answers = await answersOf([source('a', 'a.example.com'), source('b', 'b.example.com')], net);
    const width = idWidth(answers.map((answer) => answer.source));
    expect([headerRow(width), ...answers.map((answer) => answerRow(width, answer)).toSorted()]).toEqual([
      'source  status      listed  on subject  newest (UTC)',
      'a       FAILED                                            connection failed: no route',
      'b       ok               1           1  2023-10-01 08:00',
    ]);
    expect(summaryRow(answers)).toBe('1 of 2 sources answered; 1 entries on the subject');
  });
});

describe('the report', () => {
  const of = (id: string, code: 'network' | 'empty-body'): SourceAnswer => ({
    source: Source.parse(source(id, 'post.example.com')),
    answer: err(code === 'network' ? { code, text: 'no route' } : { code }),
  });
  const printed = (answers: readonly SourceAnswer[]): string[] => {
    const rows: string[] = [];
    const report = openReport(6, (row) => rows.push(row.replaceAll(/ +/gu, ' ')));
    for (const answer of answers) report.add(answer);
    expect(report.end()).toEqual(answers);
    return rows;
  };

  test('says once that no host could be reached', () => {
    expect(printed([of('a', 'network'), of('b', 'network')])).toEqual([
      'No host could be reached. Is this machine offline?',
    ]);
  });

  test('has a row for each source where one host answered, or there is one source alone', () => {
    expect(printed([of('a', 'network'), of('b', 'empty-body'), of('c', 'network')])).toEqual([
      'a FAILED connection failed: no route',
      expect.stringMatching(/^b FAILED /u),
      'c FAILED connection failed: no route',
    ]);
    expect(printed([of('a', 'network')])).toEqual(['a FAILED connection failed: no route']);
  });
});
