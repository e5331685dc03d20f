import { env, reset } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleId } from '../../../src/core/model/url.ts';
import { afterOpening } from '../../../src/core/tracking/openings.ts';
import type { SuppressedRow } from '../../../src/core/model/index.ts';
import { type Corpus, openCorpus } from '../../../src/io/storage/corpus.ts';
import { openApp, type Opened } from '../open.ts';
import { seenLines } from '../seen.ts';
import { alerts, before, hash, NOW, pass, rowOf, seed, talks, suppressed } from '../seed.ts';

let corpus: Corpus;
let opened: Opened;

beforeEach(async () => {
  corpus = openCorpus(env.CORPUS);
  await seed(corpus);
  opened = openApp(corpus);
});
afterEach(() => reset());

const seen = async (path: string) => seenLines(await (await opened.get(path)).text());

describe('the stream', () => {
  test('lists what was suppressed with its rule, and what was there before', async () => {
    const lines = await seen('/');
    expect(lines).toContain('Suppressed');
    expect(lines.some((line) => line.includes('Only a counter "Comments (5)" → "Comments (6)"'))).toBe(true);
    expect(lines).toContain('2 articles on the subject were there already');
    expect(lines.some((line) => line.startsWith('Corridor treaty goes to parliament'))).toBe(true);
  });

  test('tells which source is in trouble', async () => {
    expect((await seen('/')).some((line) => line.startsWith('Kabul Courier blocked since 08:48 UTC'))).toBe(
      true,
    );
  });

  test('says that nothing matches, and how far it looked', async () => {
    const lines = await seen('/?source=none');
    expect(lines).toContain('Nothing told matches these filters.');
    expect(lines).toContain('Filters look at the newest 1,000 alerts.');
  });

  test('keeps the filters in its feeds', async () => {
    const html = await (await opened.get('/?kind=edit')).text();
    expect(html).toContain('href="/feed.xml?kind=edit"');
    expect(html).toContain('href="/?kind=edit&amp;severity=major"');
  });

  test('does not count what was there before as suppressed', async () => {
    await corpus.putSuppressed({ ...suppressed[0]!, id: hash('8'), rule: 'before-you-started' });
    opened = openApp(corpus);
    expect(await seen('/')).toContain('Today 5 told (1 minor), 5 suppressed. Filters');
  });
});

test('what was suppressed is listed with rule, words, time and the alert that told it', async () => {
  const lines = await seen('/suppressed');
  expect(lines.slice(lines.indexOf('5 items') + 1).join('\n')).toBe(
    [
      'Six engineers hurt at copper mineOnly a counter "Comments (5)" → "Comments (6)"Indus Gazette, 12 Mar, 10:06',
      'Envoy regrets closure of the Wakhan passOnly an “updated” line "Updated 09:10" → "Updated 09:48"Great Wall Bulletin, 12 Mar, 09:48',
      'Delegations meet in Urumqi over trade corridorSame story 100 % repeats what was known told hereIndus Gazette, 12 Mar, 08:37',
      'Delegations meet in Urumqi over trade corridorSame story 96 % repeats what was known told hereKabul Courier, 12 Mar, 08:28',
      'Spokesman answers questions on the embassyOne edit an hour last told 12 Mar, 07:38Ministry Herald, 12 Mar, 07:58',
      'Who edits, and who says so',
    ].join('\n'),
  );
});

describe('an alert', () => {
  test('shows change, reasons and evidence', async () => {
    expect(await seen(`/alerts/${alerts[1]!.id}`)).toEqual([
      'Edit{, major} 12 Mar 2026, 09:03 (UTC) Indus Gazette',
      'Indus Gazette, "Six engineers hurt at copper mine": "five engineers" → "six engineers" (with a note)',
      'What changed',
      'The company said { [removed: }five{] }{ [added: }six{] } of its engineers were treated for injuries after the attack near the mine.',
      'The governor visited the site. { [added: }He promised an inquiry within ten days.{] }',
      'The outlet added a note: Correction: an earlier version gave the number of injured as five.',
      'Seen 12 Mar, 06:58 and 12 Mar, 09:03; 8 words added, 1 removed; number, addition. The two versions, side by side',
      'Why it was told',
      'Number changed "five engineers" → "six engineers"',
      'Evidence',
      'Six engineers hurt at copper mine',
      'Indus Gazette, published 12 Mar 2026, 05:18 (UTC); the whole page was read.',
      'In the web archive, where it kept a copy: before the change · after it',
      'Timeline of the article · This alert as JSON',
    ]);
  });

  test('of a page that is gone claims no words and no note', async () => {
    const gone = alerts.find(({ kind }) => kind === 'removed')!;
    const lines = await seen(`/alerts/${gone.id}`);
    expect(lines.slice(2, lines.indexOf('Why it was told'))).toEqual([
      'What is gone',
      'Spokesman answers questions on the embassy',
      'Its latest version was first seen 11 Mar, 12:18. All that was seen of it · the web archive’s copy, where it kept one',
      'Who still carries the story',
      'No other outlet of the watchlist was seen with it in the last 30 days.',
    ]);
  });

  test('shows the outlets that carry the story', async () => {
    const lines = await seen(`/alerts/${alerts[2]!.id}`);
    expect(lines.slice(lines.indexOf('Coverage'), lines.indexOf('Evidence'))).toEqual([
      'Coverage',
      'New in this article',
      'A second round is set for May in Faizabad, the Afghan side said.',
      '35 % of it repeats earlier coverage. Agency copy: MNA. The story in all outlets',
      'Also in',
      'Kabul Courierpress, seen 12 Mar, 08:28',
      'Indus Gazettepress, seen 12 Mar, 08:37',
      'Great Wall Bulletinstate, seen 12 Mar, 08:39',
    ]);
  });
});

describe('an article', () => {
  const choices = [
    'Version 1, seen 12 Mar, 05:28',
    'Version 2, seen 12 Mar, 07:48',
    'Version 3, seen 12 Mar, 09:36',
  ];
  const form = ['Compare', ...choices, 'with', ...choices, 'Shown', 'In one text', 'Side by side', 'Compare'];

  test('says in place that an alert on it was withdrawn, and why', async () => {
    const reason = 'Two envoys <of> one name.';
    await corpus.putAlert({ ...alerts[0]!, withdrawn: { at: alerts[0]!.at, reason } });
    const lines = await seen(`/articles/${pass.id}`);
    const told = lines.indexOf('12 Mar, 09:36 Told as major the two versions side by side');
    expect(lines[told + 1]).toBe('Withdrawn 12 Mar, 09:36: Two envoys &lt;of&gt; one name.');
  });

  test('sets two versions beside each other', async () => {
    const lines = await seen(`/articles/${pass.id}/diff?from=${hash('a')}&to=${hash('b')}&view=side`);
    expect(lines.slice(lines.indexOf('WasNow'), lines.indexOf('No note found.'))).toEqual([
      'WasNow',
      'Was: Envoy { [removed: }condemns{] } closure of the Wakhan pass',
      'Now: Envoy { [added: }regrets{] } closure of the Wakhan pass',
      'Was: The envoy said Beijing { [removed: }strongly condemned{] } the decision and hoped the pass would open before the winter.',
      'Now: The envoy said Beijing { [added: }regretted{] } the decision and hoped the pass would open before the winter.',
    ]);
    expect(lines.slice(lines.indexOf('Compare'), lines.indexOf('Why it was told'))).toEqual(form);
  });

  test('leads to the web archive at the time of each version', async () => {
    const html = await (await opened.get(`/articles/${pass.id}`)).text();
    const times = [...html.matchAll(/href="https:\/\/web\.archive\.org\/web\/(\d+)\/([^"]*)"/gu)];
    expect(times.map(([, at, url]) => [at, url])).toEqual([
      ['20260312052800', pass.url],
      ['20260312074800', pass.url],
      ['20260312093600', pass.url],
    ]);
  });

  test('has one timeline of what was told and what was not, with the rule', async () => {
    const lines = await seen(`/articles/${pass.id}`);
    expect(lines.slice(lines.indexOf('Timeline'))).toEqual([
      'Timeline',
      '12 Mar, 09:48 Suppressed',
      'Only an “updated” line "Updated 09:10" → "Updated 09:48"',
      '12 Mar, 09:36 Told as major the two versions side by side',
      'Headline changed "Envoy condemns" → "Envoy regrets"',
      'Was',
      'Envoy condemns closure of the Wakhan pass',
      'Now',
      'Envoy regrets closure of the Wakhan pass',
      'The envoy said Beijing { [removed: }strongly condemned{] }{ [added: }regretted{] } the decision and hoped the pass would open before the winter.',
      'No note found.',
      '12 Mar, 07:48 Suppressed the two versions side by side',
      'Only a “follow us” line Follow us on all channels.',
      '{ [added: }Follow us on all channels.{] }',
      'Versions',
      '1: 999999999999 seen 12 Mar, 05:28 web archive, nearest copy',
      '2: aaaaaaaaaaaa seen 12 Mar, 07:48 compared with the one before web archive, nearest copy',
      '3: bbbbbbbbbbbb seen 12 Mar, 09:36, current compared with the one before web archive, nearest copy',
    ]);
  });

  test('has its versions in a row, and what changed between two of them in its place', async () => {
    const lines = await seen(`/articles/${pass.id}`);
    const start = lines.indexOf('Version 1 12 Mar, 05:28');
    expect(lines.slice(start, start + 3)).toEqual([
      'Version 1 12 Mar, 05:28',
      'Version 2 12 Mar, 07:48suppressed',
      'Version 3 12 Mar, 09:36headline, modality no note found',
    ]);
    expect(lines.slice(lines.indexOf('Version 2 →{to} 3'), lines.indexOf('Compare'))).toEqual([
      'Version 2 →{to} 3',
      '2 words added, 3 removed; headline, modality. Side by side',
      'No note found.',
      'Was',
      'Envoy condemns closure of the Wakhan pass',
      'Now',
      'Envoy regrets closure of the Wakhan pass',
      'Place not known',
      'The envoy said Beijing { [removed: }strongly condemned{] }{ [added: }regretted{] } the decision and hoped the pass would open before the winter.',
      'Paragraphs 1 to 2 as before, 15 words',
    ]);
  });

  test('compares the two versions that its address names, and refuses those that it does not have', async () => {
    const html = await (await opened.get(`/articles/${pass.id}?from=${hash('9')}&to=${hash('b')}`)).text();
    expect([html.includes('Version 1 <span'), /<li class="told" aria-current="true">/u.test(html)]).toEqual([
      true,
      true,
    ]);
    const refused = await opened.get(`/articles/${pass.id}?from=${hash('9')}&to=${hash('0')}`);
    expect(refused.status).toBe(404);
  });

  test('compares two versions that were decided, as they were', async () => {
    const lines = await seen(`/articles/${pass.id}/diff?from=${hash('a')}&to=${hash('b')}`);
    expect(lines).toContain('Why it was told');
    expect(lines).toContain('2 words added, 3 removed; headline, modality.');
  });

  test('compares two versions that never met', async () => {
    const lines = await seen(`/articles/${pass.id}/diff?from=${hash('b')}&to=${hash('9')}`);
    expect(lines).toContain('Envoy regrets closure of the Wakhan pass');
    expect(lines).toContain('Envoy condemns closure of the Wakhan pass');
  });

  test('says that versions of the same text do not differ', async () => {
    const lines = await seen(`/articles/${pass.id}/diff?from=${hash('9')}&to=${hash('9')}`);
    expect(lines).toContain('A reader would see no difference between these versions.');
  });

  test.each([`from=${hash('a')}&to=${hash('0')}`, 'from=..%2Fx&to=y', 'from=zebra'])(
    'knows no version %s',
    async (search) => {
      const answer = await opened.get(`/articles/${pass.id}/diff?${search}`);
      expect([answer.status, (await answer.text()).includes('zebra')]).toEqual([404, false]);
    },
  );
});

test('a story lists who carries it, the first one first, and what was told', async () => {
  expect(await seen(`/stories/${talks.id}`)).toEqual([
    'One story in 2 articles',
    'Six engineers hurt at copper mine',
    'Who carried it',
    'Indus Gazette Six engineers hurt at copper minefirst seen 12 Mar, 06:58',
    'Meridian Wire Delegations meet in Urumqi over trade corridorseen 12 Mar, 08:20',
    'Told',
    ...[alerts[6], alerts[1], alerts[2]].map((alert) => {
      const row = rowOf(alert!);
      const label = { edit: 'Edit', new: 'New' }[row.kind as 'edit' | 'new'];
      return `${row.title}${label}{, ${row.severity}} 12 Mar, ${row.at.slice(11, 16)}`;
    }),
  ]);
});

test('a story and a look-up say in place that an alert was withdrawn, and why', async () => {
  const reason = 'Two mines of one name.';
  const [first, talk] = [alerts[0]!, alerts[6]!];
  for (const alert of [first, talk]) await corpus.putAlert({ ...alert, withdrawn: { at: first.at, reason } });
  for (const lines of [await seen(`/stories/${talks.id}`), await lookUp(pass.url)]) {
    expect(lines.filter((line) => line.includes(reason))).toEqual([`Withdrawn 12 Mar, 09:36: ${reason}`]);
  }
});

const lookUp = (url: string) => seen(`/lookup?url=${encodeURIComponent(url)}`);

describe('a look-up', () => {
  test.each([
    ['a told article', pass.url, 'Told'],
    ['the same with tracking', `${pass.url}?utm_source=x#top`, 'Told'],
    ['the same over http', pass.url.replace('https:', 'http:'), 'Told'],
    ['an article that was there before', 'https://kabul-courier.example/market', 'Suppressed'],
    ['an article nobody listed', 'https://kabul-courier.example/sport', 'Not seen'],
    ['an article of an outlet nobody watches', 'https://elsewhere.example/x', 'Not seen'],
    ['no address at all', 'not an address', 'That is not an http or https address.'],
    ['an address of another kind', 'javascript:alert(1)', 'That is not an http or https address.'],
  ])('%s', async (_, url, expected) => {
    expect(await lookUp(url)).toContain(expected);
  });

  test('names the sources of that host', async () => {
    const lines = await lookUp('https://kabul-courier.example/sport');
    expect(lines).toContain(
      'The article was not listed on this host while it was checked, or its title and summary miss the subject and its page was not opened. No page older than a week is.',
    );
    expect(lines).toContain(
      'Kabul Courier opens an entry that misses the subject only if it has no summary.',
    );
  });

  test.each([
    [
      'off',
      'Opened',
      'Its title and summary miss the subject; its page was opened, and nothing on it is on the subject.',
    ],
    [
      'unreadable',
      'Opened',
      'Its title and summary miss the subject; its page was opened, and no article could be read there.',
    ],
    [
      'again',
      'Not opened',
      'Its title and summary miss the subject; its page failed, and is asked for again.',
    ],
  ] as const)('says of a page that was opened that it was %s', async (outcome, heading, sentence) => {
    const url = 'https://kabul-courier.example/briefing';
    const entry = { url, title: 'Briefing of the day', summary: '', publishedAt: null, guid: null };
    const [before] = await corpus.getHosts(['kabul-courier.example']);
    const openings = afterOpening({ known: {}, waiting: 2, days: {}, latest: [] }, entry, outcome, NOW);
    await corpus.putHost({ ...before!, openings: { 'kabul-courier': openings } });
    const lines = await lookUp(url);
    expect(lines).toContain(heading);
    expect(lines.join('\n')).toContain(sentence);
    const listed = (await seen('/suppressed')).join('\n');
    expect(listed).toContain('2 entries wait to be opened.');
    expect(listed).toContain('Briefing of the day');
    expect(listed).toContain(sentence.slice(sentence.indexOf('its page')).replace(/\.$/u, ''));
    await corpus.putHost(before!);
  });

  test('finds an article by another address of it', async () => {
    const pointer = await corpus.getArticle(pass.id);
    await corpus.putAlias(articleId('https://great-wall-bulletin.example/old-pass'), pointer!);
    expect(await lookUp('https://great-wall-bulletin.example/old-pass')).toContain('Told');
  });

  test('repeats nothing of what was pasted', async () => {
    const html = await (await opened.get('/lookup?url=https://zebra.example/zebra')).text();
    expect(html).not.toContain('zebra');
  });
});

describe('the API', () => {
  test('serves an alert with its address', async () => {
    expect(await (await opened.get(`/api/alerts/${alerts[0]!.id}`)).json()).toEqual({
      ...alerts[0],
      url: `https://readout.example/alerts/${alerts[0]!.id}`,
    });
  });

  test('pages through the log and says how far it looked', async () => {
    const first = await (
      await opened.get('/api/alerts?limit=3&severity=minor')
    ).json<{
      items: { id: string }[];
      cursor: string;
      searched: object;
    }>();
    expect(first.items.map(({ id }) => id)).toEqual(
      [alerts[6], alerts[0], alerts[1]].map((alert) => alert!.id),
    );
    expect(first.searched).toEqual({ rows: 7, limit: 1_000, since: alerts[4]!.at });
    const second = await opened.get(`/api/alerts?cursor=${first.cursor}&limit=3&severity=minor`);
    const { items, cursor } = await second.json<{ items: { id: string }[]; cursor: string | null }>();
    expect([items.map(({ id }) => id), cursor]).toEqual([
      [alerts[2], alerts[3], alerts[4]].map((alert) => alert!.id),
      null,
    ]);
  });

  test('serves an article with its changes, and what was suppressed', async () => {
    const article = await (await opened.get(`/api/articles/${pass.id}`)).json<Record<string, unknown[]>>();
    expect([article['id'], article['changes']?.length, article['alerts'], article['suppressed']]).toEqual([
      pass.id,
      2,
      [alerts[0]!.id],
      [suppressed[1]],
    ]);
  });

  test('serves what was suppressed, newest first', async () => {
    const answer = await (
      await opened.get('/api/suppressed')
    ).json<{ items: SuppressedRow[]; cursor: null }>();
    expect(answer.items.map(({ at }) => at)).toEqual(
      [...suppressed, ...before].map(({ at }) => at).toSorted((a, b) => (a < b ? 1 : -1)),
    );
    expect(answer).toEqual({
      items: expect.arrayContaining([...suppressed, ...before]),
      cursor: null,
      waiting: 0,
    });
  });
});
