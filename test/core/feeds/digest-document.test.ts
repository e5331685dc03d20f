import { describe, expect, test } from 'vitest';
import { type Digest, composeDigest } from '../../../src/core/alerts/digest.ts';
import { toAtom } from '../../../src/core/feeds/atom.ts';
import { digestDocument, streamSearch } from '../../../src/core/feeds/digest-document.ts';
import type { FeedOrigin } from '../../../src/core/feeds/document.ts';
import { toJsonFeed } from '../../../src/core/feeds/json-feed.ts';
import { toRss } from '../../../src/core/feeds/rss.ts';
import type { Alert } from '../../../src/core/model/index.ts';
import { edit, fresh, statement, withdrawn } from './sample-alerts.ts';

const origin: FeedOrigin = {
  title: 'Readout: Ferries, day by day',
  description: 'What changed.',
  language: 'en',
  id: 'https://readout.example/?digest=day',
  base: 'https://readout.example',
  selfUrl: 'https://readout.example/feed.xml?digest=day',
  homeUrl: 'https://readout.example/',
  labels: { party: (id) => id, side: (id) => id, answer: (_, id) => id },
};
const period = { day: '2026-03-12', from: '2026-03-11T07:00:00.000Z', until: '2026-03-12T07:00:00.000Z' };
const early = { ...edit, at: '2026-03-12T06:36:00.412Z' };
const digest = (alerts: readonly Alert[] = [early, fresh, statement], omitted = 0): Digest =>
  composeDigest(period, 'Ferries', alerts, omitted);
const itemOf = (one: Digest, search = '?digest=day') => digestDocument(origin, search, [one]).items[0];

test('each day is one item', () => {
  const { items } = JSON.parse(toJsonFeed(digestDocument(origin, '?digest=day', [digest()])));
  const { content_html: html, content_text: text, ...rest } = items[0];
  expect(rest).toEqual({
    id: 'tag:readout.example,2026-03-12:digest/2026-03-12',
    url: 'https://readout.example/?limit=90&since=2026-03-11T07%3A00%3A00.000Z&until=2026-03-12T07%3A00%3A00.000Z',
    title: 'Ferries, 12 March 2026: 1 statement or position, 1 edit, 1 new article',
    summary:
      'Ada: "the dam will open" · Indus & Gazette: "five" → "six" in "Six ‹b›engineers‹/b› hurt" · New in Indus & Gazette: "‹script›alert(1)‹/script›� & more"',
    date_published: '2026-03-12T07:00:00.000Z',
    authors: [{ name: 'Readout' }],
    tags: ['digest', 'said', 'edited', 'new'],
    _readout: {
      digest: '2026-03-12',
      from: period.from,
      until: period.until,
      omitted: 0,
      groups: [
        { id: 'said', alerts: [statement.id] },
        { id: 'edited', alerts: [edit.id] },
        { id: 'new', alerts: [fresh.id] },
      ],
      notFound: [],
    },
  });
  const address = (alert: Alert) => `https://readout.example/alerts/${alert.id}`;
  expect(text.split('\n\n')).toEqual([
    'Statements and positions: 1',
    `• Ada: "the dam will open" <${address(statement)}> — Talks < 5 days; "quoted" & done.`,
    'Edited afterwards: 1',
    `• Indus & Gazette: "five" → "six" in "Six <b>engineers</b> hurt" <${address(edit)}> — Was: five Now: six`,
    'New: 1',
    `• New in Indus & Gazette: "<script>alert(1)</script>� & more" <${address(fresh)}> — Talks < 5 days; "quoted" & done.`,
  ]);
  expect(html.split('\n')[3]).toBe(
    `<p>• <a href="${address(edit)}">Indus &amp; Gazette: "five" → "six" in "Six &lt;b&gt;engineers&lt;/b&gt; hurt"</a> — Was: five Now: six</p>`,
  );
});

test('reads right with all markup stripped, in RSS and Atom alike', () => {
  const feed = digestDocument(origin, '?digest=day', [digest([early], 3)]);
  for (const written of [toRss(feed), toAtom(feed)]) {
    const [, content = ''] = /<!\[CDATA\[([^]*?)\]\]>/u.exec(written) ?? [];
    expect(content.replaceAll(/<[^>]*>/gu, '').split('\n')).toEqual([
      'Edited afterwards: 1',
      '• Indus &amp; Gazette: "five" → "six" in "Six &lt;b&gt;engineers&lt;/b&gt; hurt" — Was: five Now: six',
      '3 more are in the stream.',
    ]);
  }
});

describe('an item', () => {
  test('has an id of its day and filter, whatever its alerts and however many days are asked for', () => {
    const id = itemOf(digest())?.id;
    expect([itemOf(digest([early]))?.id, itemOf(digest(), '?digest=day&limit=3')?.id]).toEqual([id, id]);
    const filtered = itemOf(digest(), '?digest=day&kind=edit')?.id;
    expect(filtered).toMatch(/^tag:readout\.example,2026-03-12:digest\/2026-03-12\/[0-9a-f]{12}$/u);
    expect(itemOf(digest(), '?digest=day&kind=edit&limit=3')?.id).toBe(filtered);
    expect(itemOf(digest(), '?digest=day&kind=new')?.id).not.toBe(filtered);
  });

  test('is dated by the end of its day, and says when an alert in it was withdrawn or judged anew', () => {
    const [plain, revised] = [itemOf(digest([fresh])), itemOf(digest([fresh, withdrawn]))];
    const judged = itemOf(digest([fresh, { ...statement, judgedAt: '2026-03-12T09:00:00.000Z' }]));
    expect([judged?.isRevised, judged?.updatedAt.slice(0, 23)]).toEqual([true, '2026-03-12T09:00:00.000']);
    const early = itemOf(digest([fresh, { ...statement, judgedAt: '2026-03-12T06:00:00.000Z' }]));
    expect([early?.isRevised, early?.updatedAt]).toEqual([false, plain?.updatedAt]);
    expect([plain?.publishedAt, plain?.isRevised, plain?.updatedAt.slice(0, 23)]).toEqual([
      period.until,
      false,
      '2026-03-12T07:00:00.000',
    ]);
    expect([revised?.publishedAt, revised?.isRevised, revised?.updatedAt.slice(0, 23)]).toEqual([
      period.until,
      true,
      '2026-03-12T10:00:00.000',
    ]);
  });

  test.each([
    [
      '?digest=day&kind=edit',
      'kind=edit&limit=90&since=2026-03-11T07%3A00%3A00.000Z&until=2026-03-12T07%3A00%3A00.000Z',
    ],
    [
      '?digest=day&since=2026-03-12',
      'limit=90&since=2026-03-12T00%3A00%3A00.000Z&until=2026-03-12T07%3A00%3A00.000Z',
    ],
    [
      '?digest=day&until=2026-03-11',
      'limit=90&since=2026-03-11T07%3A00%3A00.000Z&until=2026-03-12T00%3A00%3A00.000Z',
    ],
  ])('of %s leads to the stream of that day with the same filters', (search, expected) => {
    const url = itemOf(digest(), search)?.url ?? '';
    expect(url).toBe(`https://readout.example/?${expected}`);
    expect(streamSearch(new URL(url).search)).toBe(`?${expected}`);
  });
});

test('a feed without a day has no time of its last change', () => {
  expect(digestDocument(origin, '?digest=day', []).updatedAt).toBeNull();
});
