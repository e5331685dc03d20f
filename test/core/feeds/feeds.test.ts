import * as fc from 'fast-check';
import { parseFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { toAtom } from '../../../src/core/feeds/atom.ts';
import { feedDocument, type FeedOrigin } from '../../../src/core/feeds/document.ts';
import { toJsonFeed } from '../../../src/core/feeds/json-feed.ts';
import { withoutTags } from '../../../src/core/feeds/markup.ts';
import { toRss } from '../../../src/core/feeds/rss.ts';
import { line } from '../../../src/core/language/text.ts';
import type { Statement } from '../../../src/core/model/index.ts';
import { edit, fresh, statement, withdrawn } from './sample-alerts.ts';

const origin = (path: string): FeedOrigin => ({
  title: 'Readout: A & B',
  description: 'What changed.',
  language: 'en',
  id: 'https://readout.example/',
  base: 'https://readout.example',
  selfUrl: `https://readout.example${path}?kind=edit&q=a%20b`,
  homeUrl: 'https://readout.example/',
  labels: { party: (id) => id, side: (id) => id, answer: (_, id) => id },
});
const alerts = [edit, fresh, withdrawn];

test('RSS has every element', () => {
  expect(toRss(feedDocument(origin('/feed.xml'), alerts))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel>
    <title>Readout: A &#x26; B</title>
    <link>https://readout.example/</link>
    <description>What changed.</description>
    <language>en</language>
    <lastBuildDate>Thu, 12 Mar 2026 10:00:00 GMT</lastBuildDate>
    <ttl>15</ttl>
    <atom:link rel="self" type="application/rss+xml" href="https://readout.example/feed.xml?kind=edit&amp;q=a%20b"/>
    <item>
    <title>Indus &#x26; Gazette: "five" → "six" in "Six ‹b›engineers‹/b› hurt"</title>
    <link>https://readout.example/alerts/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee</link>
    <guid isPermaLink="false">tag:readout.example,2026-03-12:alert/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee</guid>
    <pubDate>Thu, 12 Mar 2026 09:36:00 GMT</pubDate>
    <dc:creator>Indus &amp; Gazette</dc:creator>
    <category>edit</category>
    <category>major</category>
    <category>headline</category>
    <category>number</category>
    <description>Was: five Now: six</description>
    <content:encoded><![CDATA[<p><b>Headline was:</b> <del>Five</del> engineers hurt</p>
    <p><b>Now:</b> <ins>Six</ins> engineers hurt</p>
    <p><b>Was:</b> The mine said <del>five</del> were hurt.</p>
    <p><b>Now:</b> The mine said <ins>six</ins> were hurt.</p>
    <p><b>Added:</b> <ins>An inquiry began ]]&gt; on &lt;Monday&gt;.</ins></p>
    <p><b>The outlet’s note:</b> Correction: six, not five.</p>
    <p><a href="https://readout.example/alerts/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee">Evidence and reasons</a> · <a href="https://indus-gazette.example/mine?a=1&amp;b=%C3%BC">Article at Indus &amp; Gazette</a></p>]]></content:encoded>
    </item>
    <item>
    <title>New in Indus &#x26; Gazette: "‹script›alert(1)‹/script›� &#x26; more"</title>
    <link>https://readout.example/alerts/ffffffffffffffffffffffffffffffff</link>
    <guid isPermaLink="false">tag:readout.example,2026-03-11:alert/ffffffffffffffffffffffffffffffff</guid>
    <pubDate>Wed, 11 Mar 2026 23:59:59 GMT</pubDate>
    <dc:creator>Indus &amp; Gazette</dc:creator>
    <category>new</category>
    <category>notable</category>
    <description>Talks &#x26;lt; 5 days; "quoted" &#x26;amp; done.</description>
    <content:encoded><![CDATA[<p>Talks &lt; 5 days; "quoted" &amp; done.</p>
    <p><b>New here:</b> A second round is set.</p>
    <p>35 % of it repeats earlier coverage.</p>
    <p><b>Agency:</b> MNA</p>
    <p><b>Also in:</b> <a href="https://courier.example/x">Courier</a></p>
    <p><a href="https://readout.example/alerts/ffffffffffffffffffffffffffffffff">Evidence and reasons</a></p>]]></content:encoded>
    </item>
    <item>
    <title>Withdrawn: New: "Something"</title>
    <link>https://readout.example/alerts/99999999999999999999999999999999</link>
    <guid isPermaLink="false">tag:readout.example,2026-03-11:alert/99999999999999999999999999999999</guid>
    <pubDate>Wed, 11 Mar 2026 23:59:59 GMT</pubDate>
    <dc:creator>Indus &amp; Gazette</dc:creator>
    <category>new</category>
    <category>notable</category>
    <description>New: "Something"</description>
    <content:encoded><![CDATA[<p><b>Withdrawn:</b> told in error</p>
    <p><a href="https://readout.example/alerts/99999999999999999999999999999999">Evidence and reasons</a></p>]]></content:encoded>
    </item>
    </channel>
    </rss>
    "
  `);
});

test('Atom has every element', () => {
  expect(toAtom(feedDocument(origin('/feed.atom'), alerts))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
    <title>Readout: A &amp; B</title>
    <subtitle>What changed.</subtitle>
    <id>https://readout.example/</id>
    <updated>2026-03-12T10:00:00.000744Z</updated>
    <link rel="self" type="application/atom+xml" href="https://readout.example/feed.atom?kind=edit&amp;q=a%20b"/>
    <link rel="alternate" type="text/html" href="https://readout.example/"/>
    <author><name>Readout</name></author>
    <entry>
    <title>Indus &amp; Gazette: "five" → "six" in "Six ‹b›engineers‹/b› hurt"</title>
    <id>tag:readout.example,2026-03-12:alert/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee</id>
    <link rel="alternate" type="text/html" href="https://readout.example/alerts/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"/>
    <link rel="related" href="https://indus-gazette.example/mine?a=1&amp;b=%C3%BC"/>
    <published>2026-03-12T09:36:00.412Z</published>
    <updated>2026-03-12T09:36:00.412560Z</updated>
    <author><name>Indus &amp; Gazette</name></author>
    <category term="edit"/>
    <category term="major"/>
    <category term="headline"/>
    <category term="number"/>
    <summary>Was: five Now: six</summary>
    <content type="html"><![CDATA[<p><b>Headline was:</b> <del>Five</del> engineers hurt</p>
    <p><b>Now:</b> <ins>Six</ins> engineers hurt</p>
    <p><b>Was:</b> The mine said <del>five</del> were hurt.</p>
    <p><b>Now:</b> The mine said <ins>six</ins> were hurt.</p>
    <p><b>Added:</b> <ins>An inquiry began ]]&gt; on &lt;Monday&gt;.</ins></p>
    <p><b>The outlet’s note:</b> Correction: six, not five.</p>
    <p><a href="https://readout.example/alerts/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee">Evidence and reasons</a> · <a href="https://indus-gazette.example/mine?a=1&amp;b=%C3%BC">Article at Indus &amp; Gazette</a></p>]]></content>
    </entry>
    <entry>
    <title>New in Indus &amp; Gazette: "‹script›alert(1)‹/script›� &amp; more"</title>
    <id>tag:readout.example,2026-03-11:alert/ffffffffffffffffffffffffffffffff</id>
    <link rel="alternate" type="text/html" href="https://readout.example/alerts/ffffffffffffffffffffffffffffffff"/>
    <published>2026-03-11T23:59:59.999Z</published>
    <updated>2026-03-11T23:59:59.999380Z</updated>
    <author><name>Indus &amp; Gazette</name></author>
    <category term="new"/>
    <category term="notable"/>
    <summary>Talks &lt; 5 days; "quoted" &amp; done.</summary>
    <content type="html"><![CDATA[<p>Talks &lt; 5 days; "quoted" &amp; done.</p>
    <p><b>New here:</b> A second round is set.</p>
    <p>35 % of it repeats earlier coverage.</p>
    <p><b>Agency:</b> MNA</p>
    <p><b>Also in:</b> <a href="https://courier.example/x">Courier</a></p>
    <p><a href="https://readout.example/alerts/ffffffffffffffffffffffffffffffff">Evidence and reasons</a></p>]]></content>
    </entry>
    <entry>
    <title>Withdrawn: New: "Something"</title>
    <id>tag:readout.example,2026-03-11:alert/99999999999999999999999999999999</id>
    <link rel="alternate" type="text/html" href="https://readout.example/alerts/99999999999999999999999999999999"/>
    <published>2026-03-11T23:59:59.999Z</published>
    <updated>2026-03-12T10:00:00.000744Z</updated>
    <author><name>Indus &amp; Gazette</name></author>
    <category term="new"/>
    <category term="notable"/>
    <summary>New: "Something"</summary>
    <content type="html"><![CDATA[<p><b>Withdrawn:</b> told in error</p>
    <p><a href="https://readout.example/alerts/99999999999999999999999999999999">Evidence and reasons</a></p>]]></content>
    </entry>
    </feed>
    "
  `);
});

test('JSON Feed has every key', () => {
  expect(toJsonFeed(feedDocument(origin('/feed.json'), alerts))).toMatchInlineSnapshot(`
    "{
     "version": "https://jsonfeed.org/version/1.1",
     "title": "Readout: A & B",
     "home_page_url": "https://readout.example/",
     "feed_url": "https://readout.example/feed.json?kind=edit&q=a%20b",
     "description": "What changed.",
     "language": "en",
     "items": [
      {
       "id": "tag:readout.example,2026-03-12:alert/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
       "url": "https://readout.example/alerts/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
       "external_url": "https://indus-gazette.example/mine?a=1&b=%C3%BC",
       "title": "Indus & Gazette: \\"five\\" → \\"six\\" in \\"Six ‹b›engineers‹/b› hurt\\"",
       "summary": "Was: five Now: six",
       "content_html": "<p><b>Headline was:</b> <del>Five</del> engineers hurt</p>\\n<p><b>Now:</b> <ins>Six</ins> engineers hurt</p>\\n<p><b>Was:</b> The mine said <del>five</del> were hurt.</p>\\n<p><b>Now:</b> The mine said <ins>six</ins> were hurt.</p>\\n<p><b>Added:</b> <ins>An inquiry began ]]&gt; on &lt;Monday&gt;.</ins></p>\\n<p><b>The outlet’s note:</b> Correction: six, not five.</p>\\n<p><a href=\\"https://readout.example/alerts/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee\\">Evidence and reasons</a> · <a href=\\"https://indus-gazette.example/mine?a=1&amp;b=%C3%BC\\">Article at Indus &amp; Gazette</a></p>",
       "content_text": "Headline was: Five engineers hurt\\n\\nNow: Six engineers hurt\\n\\nWas: The mine said five were hurt.\\n\\nNow: The mine said six were hurt.\\n\\nAdded: An inquiry began ]]> on <Monday>.\\n\\nThe outlet’s note: Correction: six, not five.\\n\\nEvidence and reasons <https://readout.example/alerts/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee> · Article at Indus & Gazette <https://indus-gazette.example/mine?a=1&b=%C3%BC>",
       "date_published": "2026-03-12T09:36:00.412Z",
       "authors": [
        {
         "name": "Indus & Gazette"
        }
       ],
       "tags": [
        "edit",
        "major",
        "headline",
        "number"
       ],
       "language": "en",
       "_readout": {
        "alert": "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
        "kind": "edit",
        "severity": "major",
        "statements": [],
        "positions": []
       }
      },
      {
       "id": "tag:readout.example,2026-03-11:alert/ffffffffffffffffffffffffffffffff",
       "url": "https://readout.example/alerts/ffffffffffffffffffffffffffffffff",
       "title": "New in Indus & Gazette: \\"‹script›alert(1)‹/script›� & more\\"",
       "summary": "Talks < 5 days; \\"quoted\\" & done.",
       "content_html": "<p>Talks &lt; 5 days; \\"quoted\\" &amp; done.</p>\\n<p><b>New here:</b> A second round is set.</p>\\n<p>35 % of it repeats earlier coverage.</p>\\n<p><b>Agency:</b> MNA</p>\\n<p><b>Also in:</b> <a href=\\"https://courier.example/x\\">Courier</a></p>\\n<p><a href=\\"https://readout.example/alerts/ffffffffffffffffffffffffffffffff\\">Evidence and reasons</a></p>",
       "content_text": "Talks < 5 days; \\"quoted\\" & done.\\n\\nNew here: A second round is set.\\n\\n35 % of it repeats earlier coverage.\\n\\nAgency: MNA\\n\\nAlso in: Courier <https://courier.example/x>\\n\\nEvidence and reasons <https://readout.example/alerts/ffffffffffffffffffffffffffffffff>",
       "date_published": "2026-03-11T23:59:59.999Z",
       "authors": [
        {
         "name": "Indus & Gazette"
        }
       ],
       "tags": [
        "new",
        "notable"
       ],
       "language": "en",
       "_readout": {
        "alert": "ffffffffffffffffffffffffffffffff",
        "kind": "new",
        "severity": "notable",
        "statements": [],
        "positions": []
       }
      },
      {
       "id": "tag:readout.example,2026-03-11:alert/99999999999999999999999999999999",
       "url": "https://readout.example/alerts/99999999999999999999999999999999",
       "title": "Withdrawn: New: \\"Something\\"",
       "summary": "New: \\"Something\\"",
       "content_html": "<p><b>Withdrawn:</b> told in error</p>\\n<p><a href=\\"https://readout.example/alerts/99999999999999999999999999999999\\">Evidence and reasons</a></p>",
       "content_text": "Withdrawn: told in error\\n\\nEvidence and reasons <https://readout.example/alerts/99999999999999999999999999999999>",
       "date_published": "2026-03-11T23:59:59.999Z",
       "date_modified": "2026-03-12T10:00:00.000744Z",
       "authors": [
        {
         "name": "Indus & Gazette"
        }
       ],
       "tags": [
        "new",
        "notable"
       ],
       "_readout": {
        "alert": "99999999999999999999999999999999",
        "kind": "new",
        "severity": "notable",
        "statements": [],
        "positions": []
       }
      }
     ]
    }
    "
  `);
});

describe('with nothing told yet', () => {
  test('RSS has no date', () => {
    expect(toRss(feedDocument(origin('/feed.xml'), []))).not.toContain('lastBuildDate');
  });
  test('Atom, which must have a date and an author, has those of a feed that never changed', () => {
    expect(toAtom(feedDocument(origin('/feed.atom'), []))).toMatch(
      /<updated>2005-12-01T00:00:00Z<\/updated>[^]*<author><name>Readout<\/name><\/author>\n<\/feed>/u,
    );
  });
});

describe('what readers tell entries apart by', () => {
  const many = Array.from({ length: 60 }, (_, index) => ({
    ...fresh,
    id: index.toString(16).padStart(32, '0'),
  }));

  test('alerts of one millisecond are updated at different times', () => {
    const times = feedDocument(origin('/feed.atom'), many).items.map(({ updatedAt }) => updatedAt);
    expect(new Set(times).size).toBe(many.length);
    expect(times.every((time) => time.startsWith('2026-03-11T23:59:59.999'))).toBe(true);
  });

  test('an entry keeps its id and time when others come and go', () => {
    const [alone] = feedDocument(origin('/feed.atom'), [edit]).items;
    const among = feedDocument(origin('/feed.atom'), [...alerts, ...many]).items;
    expect(among.find(({ extension }) => extension['alert'] === edit.id)).toEqual(alone);
  });

  test('an alert whose time cannot be read is left out', () => {
    const items = feedDocument(origin('/feed.atom'), [{ ...edit, at: 'broken' }, fresh]).items;
    expect(items.map(({ extension }) => extension['alert'])).toEqual([fresh.id]);
  });
});

test('the content reads right with all markup stripped', () => {
  const rss = toRss(feedDocument(origin('/feed.xml'), [edit]));
  const [, content = ''] = /<content:encoded><!\[CDATA\[([^]*?)\]\]>/u.exec(rss) ?? [];
  const stripped = content.replaceAll(/<[^>]*>/gu, '').split('\n');
  expect(stripped).toEqual([
    'Headline was: Five engineers hurt',
    'Now: Six engineers hurt',
    'Was: The mine said five were hurt.',
    'Now: The mine said six were hurt.',
    'Added: An inquiry began ]]&gt; on &lt;Monday&gt;.',
    'The outlet’s note: Correction: six, not five.',
    'Evidence and reasons · Article at Indus &amp; Gazette',
  ]);
});

test('statements and positions read right with all markup stripped', () => {
  const labels = {
    party: (id: string) => ({ north: 'North', south: 'South' })[id] ?? id,
    side: (id: string) => `${id}ern`,
    answer: (position: string, id: string) => `${position} ${id}`,
  };
  const rss = toRss(feedDocument({ ...origin('/feed.xml'), labels }, [statement]));
  const [, content = ''] = /<content:encoded><!\[CDATA\[([^]*?)\]\]>/u.exec(rss) ?? [];
  expect(content.replaceAll(/<[^>]*>/gu, '').split('\n')).toEqual([
    'Talks &lt; 5 days; "quoted" &amp; done.',
    'Ada &amp; Co, envoy: “the &lt;dam&gt; will open in May ]]&gt;”',
    'Said 11 March 2026, to South; paraphrased in South’s readout. No match in 214 statements of the northern side since August 2021.',
    'New words: may',
    'Not in it, but in earlier statements: road',
    'Earlier, December 2022, Ada: “the dam stays shut” (Indus &amp; Gazette)',
    'Earlier, 1 September 2021, Bo: “no dam” (Indus &amp; Gazette)',
    'Is the dam open? Was: not known. Now: dam open (reported).',
    'Evidence: “The dam opens.”',
    'Evidence and reasons',
  ]);
  expect(content.match(/<(?:mark|a href)[^>]*>[^<]*/gu)).toEqual([
    '<mark>May',
    '<a href="https://indus-gazette.example/dam">(Indus &amp; Gazette)',
    '<a href="https://indus-gazette.example/opens">“The dam opens.”',
    '<a href="https://readout.example/alerts/88888888888888888888888888888888">Evidence and reasons',
  ]);
});

test('the JSON feed carries statements and positions as the alert has them', () => {
  const { items } = JSON.parse(toJsonFeed(feedDocument(origin('/feed.json'), [statement])));
  expect(items[0]._readout).toEqual({
    alert: statement.id,
    kind: 'statement',
    severity: 'major',
    statements: statement.statements,
    positions: statement.positions,
  });
});

describe('an alert that is not sure of what it tells', () => {
  const [said] = statement.statements;
  const nearest = Array.from({ length: 6 }, (_, at) => ({
    ...said!.precedents[0]!,
    text: `earlier ${at}`,
  }));
  const judge = { by: 'model' as const, model: 'judge-1', reason: 'No <earlier> one\nnames a day.' };
  const marked = { ...said!, newWords: [], droppedWords: [], precedents: nearest, judge, sure: false };
  const unsure = {
    ...statement,
    positions: [],
    statements: [
      { ...marked, told: 'listed' as const, verdict: 'repeat' as const },
      { ...marked, told: 'marked' as const },
      { ...said!, told: 'by-itself' as const, sure: true, judge: { by: 'rules' as const, model: null } },
      { ...marked, told: 'listed' as const, verdict: 'thin' as const },
    ],
  };
  const { items } = JSON.parse(toJsonFeed(feedDocument(origin('/feed.json'), [unsure])));

  test('shows what was not found under a heading of its own, behind what is sure, each with its three nearest', () => {
    const said1 = '“the <dam> will open in May ]]>”';
    const earlier = (at: number) =>
      `Earlier, December 2022, Ada: “earlier ${at}” (Indus & Gazette) <https://indus-gazette.example/dam>`;
    const paragraphs: string[] = items[0].content_text.split('\n\n');
    expect(paragraphs.filter((one) => !one.startsWith('Talks'))).toEqual([
      `Ada & Co, envoy: ${said1}`,
      'Said 11 March 2026, to south; paraphrased in south’s readout. No match in 214 statements of the north side since August 2021. Judged by the rules.',
      'New words: may',
      'Not in it, but in earlier statements: road',
      'Earlier, December 2022, Ada: “the dam stays shut” (Indus & Gazette) <https://indus-gazette.example/dam>',
      'Earlier, 1 September 2021, Bo: “no dam” (Indus & Gazette)',
      'Not found among earlier statements, not sure to be new: 1',
      `Ada & Co, envoy: ${said1}`,
      'Said 11 March 2026, to south; paraphrased in south’s readout. Not found among 214 statements of the north side since August 2021; it may have been said in other words. Judged by judge-1: “No <earlier> one names a day.”',
      earlier(0),
      earlier(1),
      earlier(2),
      '2 more statements are on the page of this alert.',
      expect.stringMatching(/^Evidence and reasons/u),
    ]);
    expect(items[0].content_html).toContain('Judged by judge-1: “No &lt;earlier&gt; one names a day.”');
  });

  test('gives machines three of the nearest', () =>
    expect(items[0]._readout.statements.map((one: Statement) => one.precedents.length)).toEqual([
      3, 3, 2, 3,
    ]));
});

test('an alert of many statements stays small', () => {
  const many = { ...statement, statements: Array.from({ length: 200 }, () => statement.statements[0]!) };
  const rss = toRss(feedDocument(origin('/feed.xml'), [many]));
  expect(rss).toContain('192 more statements are on the page of this alert.');
  expect(rss.length).toBeLessThan(10_000);
});

test('a change of hundreds of passages stays small', () => {
  const [block = []] = edit.change?.blocks ?? [];
  const vast = { ...edit, change: { ...edit.change!, blocks: Array.from({ length: 500 }, () => block) } };
  const rss = toRss(feedDocument(origin('/feed.xml'), [vast]));
  expect(rss).toContain('488 more changed passages are on the page of this alert.');
  expect(rss.length).toBeLessThan(10_000);
});

test('whatever an outlet writes, every format is read back as one entry with its words', () => {
  const characters = fc.constantFrom(
    '<',
    '>',
    '&',
    '"',
    "'",
    ']]>',
    '<!--',
    '<script>',
    '&lt;',
    '\u0000',
    '\u0008',
    '\uFFFE',
    '\uD800',
    '\u202E',
    'é',
    '安',
    '😀',
    ' ',
    '\n',
    'a',
  );
  const text = fc.array(characters, { maxLength: 30 }).map((parts) => `x${parts.join('')}y`);
  fc.assert(
    fc.property(text, text, text, (title, summary, words) => {
      const [block = []] = edit.change?.blocks ?? [];
      const hostile = {
        ...edit,
        title,
        source: { ...edit.source, name: summary },
        change: {
          ...edit.change!,
          blocks: [[...block, { op: 'insert' as const, text: words, moved: null }]],
        },
      };
      const expected = withoutTags(line(title));
      const rss = parseFeed(toRss(feedDocument(origin('/feed.xml'), [hostile])));
      const atom = parseFeed(toAtom(feedDocument(origin('/feed.atom'), [hostile])));
      const json = parseFeed(toJsonFeed(feedDocument(origin('/feed.json'), [hostile])));
      expect([
        rss.format === 'rss' && rss.feed.items?.map((item) => item.title),
        atom.format === 'atom' && atom.feed.entries?.map((entry) => entry.title?.value),
        json.format === 'json' && json.feed.items?.map((item) => item.title),
      ]).toEqual([[expected], [expected], [expected]]);
    }),
  );
});

test('no format carries a character that XML forbids, nor markup that an outlet wrote', () => {
  const nasty = '<img src=x onerror=alert(1)> ]]> \u0000\u000B\uFFFF\uDC00';
  const hostile = {
    ...edit,
    title: nasty,
    summary: nasty,
    why: [{ rule: nasty, text: nasty }],
    source: { ...edit.source, name: nasty },
  };
  for (const written of [
    toRss(feedDocument(origin('/feed.xml'), [hostile])),
    toAtom(feedDocument(origin('/feed.atom'), [hostile])),
  ]) {
    expect(written).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
    expect(written).not.toMatch(/<img|onerror=alert\(1\)>/u);
  }
});
