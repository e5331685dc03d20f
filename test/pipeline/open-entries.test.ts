import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../src/core/model/time.ts';
import { articleId } from '../../src/core/model/url.ts';
import type { Story } from '../fakes/outlet.ts';
import { watchlistOf } from '../fakes/outlet.ts';
import { serveOutlet } from '../fakes/serve.ts';
import { http, makeWorld } from '../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://ministry.example';
const MONTH_DAYS = 30;

const parties = [
  { id: 'china', name: 'China', names: { en: ['China', 'Beijing', 'Chinese government'] } },
  { id: 'taliban', name: 'Taliban government', names: { en: ['Taliban', 'Kabul', 'Afghan government'] } },
];
const speakers = [
  {
    id: 'luo-min',
    name: 'Luo Min',
    roles: [{ title: 'Foreign Ministry Spokesperson', party: 'china', from: '2025-01-01' }],
  },
  {
    id: 'shen-ping',
    name: 'Shen Ping',
    roles: [{ title: 'Foreign Minister', party: 'china', from: '2025-01-01' }],
  },
  {
    id: 'abdul-karim-nuri',
    name: 'Abdul Karim Nuri',
    aliases: ['Nuri'],
    roles: [{ title: 'Acting Foreign Minister', party: 'taliban', from: '2025-01-01' }],
  },
];
const said = (text: string, saidOn: string) => ({
  speaker: 'Luo Min',
  party: 'china',
  text,
  saidOn,
  url: `${site}/${saidOn}`,
  outlet: 'Ministry',
});
const GOODS = 'wheat rice tea salt cloth iron timber paper glass copper'.split(' ');
/** Enough that something may be called new. */
const history = [
  said('We will keep the crossing at Wakhan closed for traders until the road is safe.', '2025-11-04'),
  ...GOODS.flatMap((goods, at) => [
    said(`China will send ${goods} to the hospitals of the valley.`, `2025-0${1 + (at % 9)}-11`),
    said(`The firms of China have to pay the tax on ${goods} in advance.`, `2025-0${1 + (at % 9)}-21`),
  ]),
];

const TOPICS = {
  trade: [
    'Morning Ledger: The tariff talks with Brazil ended without a result. What is the next step?',
    'Luo Min: Our two teams keep in touch. We hope that the talks go on in the spirit of mutual respect.',
  ],
  space: [
    'Sky Weekly: A rescue craft was sent to the station. Can you give us the date of its return?',
    'Luo Min: I would refer you to the space agency for the details of the flight.',
  ],
  crossing: [
    'Coast Radio: Afghan traders say that the crossing at Wakhan may open in spring. Will you open it?',
    'Luo Min: We will open the crossing at Wakhan on 1 May for traders with a permit.',
    'We have told the Afghan side that each convoy needs an escort of its own.',
  ],
  floods: [
    'Evening Bell: Floods hit the coast of Chile last night. Are there citizens among the missing?',
    'Luo Min: The embassy has asked the local authorities, and it has received no report of that kind.',
  ],
  visas: [
    'Tide News: Will travellers from Norway need a visa in the summer?',
    'Luo Min: The trial of travel without a visa goes on until the end of the year.',
  ],
};
type Topic = keyof typeof TOPICS;

const conference = (day: string, topics: readonly Topic[], change: Partial<Story> = {}): Story => ({
  slug: `conference-${day}`,
  headline: `Foreign Ministry Spokesperson Luo Min’s Regular Press Conference on ${day}`,
  paragraphs: topics.flatMap((topic) => TOPICS[topic]),
  publishedAt: `${day}T09:05:00Z`,
  ...change,
});
const ALL = Object.keys(TOPICS) as Topic[];
const OTHERS = ALL.filter((topic) => topic !== 'crossing');

const ministry = {
  id: 'ministry',
  name: 'Ministry',
  type: 'official',
  party: 'china',
  url: `${site}/feed.xml`,
  quietAfter: '30d',
};

async function begin(change: Record<string, unknown> = {}, old: readonly Story[] = []) {
  const watched = { ...watchlistOf([{ ...ministry, ...change }]), parties, speakers, history };
  const world = makeWorld(watched, start);
  const outlet = serveOutlet(world, site, old);
  await world.tick();
  const asked = (slug: string) => world.requests.filter(({ url }) => url === `${site}/${slug}`).length;
  const openings = async () => {
    const [record] = await world.dependencies.corpus.getHosts(['ministry.example']);
    return record?.openings?.['ministry'];
  };
  const told = async () => (await world.alerts()).filter(({ kind }) => kind !== 'health');
  return { world, outlet, asked, openings, told };
}
const TODAY = '2026-03-02';
const slug = `conference-${TODAY}`;

describe('a press conference that is listed under a general title', () => {
  test('is opened once, and tells the one question and answer on the subject', async () => {
    const { world, outlet, told, openings } = await begin();
    outlet.publish(conference(TODAY, ALL));
    await world.run(15);
    const [alert, ...others] = await told();
    expect(others).toEqual([]);
    expect(alert?.article?.title).toBe(
      `Foreign Ministry Spokesperson Luo Min’s Regular Press Conference on ${TODAY}`,
    );
    const told1 = JSON.stringify(alert);
    expect(told1).toContain('the crossing at Wakhan');
    for (const word of ['Brazil', 'rescue', 'Chile', 'Norway']) expect(told1).not.toContain(word);
    expect((await openings())?.days).toEqual({ [TODAY]: { opened: 1, onSubject: 1 } });
  });

  test('is silent at an edit of another topic, and tells an edit of ours and a new question', async () => {
    const { world, outlet, told } = await begin();
    outlet.publish(conference(TODAY, ALL));
    await world.run(15);
    const paragraphs = conference(TODAY, ALL).paragraphs;
    const edited = (from: string, to: string) => paragraphs.map((text) => text.replace(from, to));
    outlet.edit(slug, { paragraphs: edited('asked the local authorities', 'called the police of Chile') });
    await world.run(60);
    expect(await told()).toHaveLength(1);

    outlet.edit(slug, { paragraphs: edited('on 1 May', 'on 1 June') });
    await world.run(15);
    expect((await told()).map(({ change }) => change?.types ?? null)).toEqual([
      null,
      expect.arrayContaining(['date']),
    ]);

    const question = [
      'Dawn Post: The Taliban asked for wheat. What is your answer?',
      'Luo Min: Two shiploads of wheat leave for the Afghan people this week.',
    ];
    outlet.edit(slug, { paragraphs: [...edited('on 1 May', 'on 1 June'), ...question] });
    await world.run(75);
    expect((await told()).at(-1)?.change?.types).toEqual(['addition']);
    expect(await told()).toHaveLength(3);
  });

  test('tells that its answer was taken out, at the second look, while the other topics stay', async () => {
    const { world, outlet, told } = await begin();
    outlet.publish(conference(TODAY, ALL));
    await world.run(15);
    outlet.edit(slug, { paragraphs: conference(TODAY, OTHERS).paragraphs });
    await world.run(15);
    expect(await told()).toHaveLength(1);
    await world.run(15);
    const removed = (await told()).at(-1);
    expect(removed?.kind).toBe('edit');
    expect(removed?.change?.types).toContain('removal');
    expect(JSON.stringify(removed?.change?.blocks)).toContain('the crossing at Wakhan');
  });

  test('is not asked for again while it is off the subject and its listing stays', async () => {
    const { world, outlet, asked, told, openings } = await begin();
    outlet.publish(conference(TODAY, OTHERS));
    await world.run(6 * 60);
    expect([asked(slug), await told()]).toEqual([1, []]);
    expect((await openings())?.latest).toMatchObject([{ url: `${site}/${slug}`, outcome: 'off' }]);

    outlet.edit(slug, { paragraphs: conference(TODAY, ALL).paragraphs, summary: 'Updated at noon' });
    await world.run(15);
    expect([asked(slug), (await told()).length]).toEqual([2, 1]);
  });
});

describe('another subject', () => {
  test('cuts stored pages otherwise, which is no news; what an outlet edits at the same time is', async () => {
    const { world, outlet, told } = await begin();
    outlet.publish(conference(TODAY, ALL));
    await world.run(15);
    const base = watchlistOf([ministry]);
    const [china = [], afghan = []] = base.subject.all;
    const subject = { ...base.subject, all: [china, [...afghan, 'chile']] };
    await world.store.put('watchlist', JSON.stringify({ ...base, subject, parties, speakers, history }));
    await world.run(30);
    expect(await told()).toHaveLength(1);
    expect((await world.suppressed()).map(({ rule }) => rule)).toContain('extractor-upgrade');

    const paragraphs = conference(TODAY, ALL).paragraphs.map((text) =>
      text.replace('no report', 'one report'),
    );
    outlet.edit(slug, { paragraphs });
    await world.run(75);
    expect((await told()).map(({ change }) => change?.blocks.length ?? 0)).toEqual([0, 1]);
  });

  test('an article that was stored whole and is kept by section now raises no alert', async () => {
    const { world, outlet, told } = await begin({ open: 'never' });
    const listed = conference(TODAY, ['crossing'], { summary: 'Questions on Afghan trade' });
    outlet.publish(listed);
    await world.run(15);
    expect(await told()).toHaveLength(1);
    outlet.edit(slug, { paragraphs: conference(TODAY, ['trade', 'space', 'crossing', 'floods']).paragraphs });
    await world.run(75);
    expect(await told()).toHaveLength(1);
  });
});

describe('statements of a page that was opened', () => {
  const page = (name: string, headline: string, paragraphs: readonly string[]): Story => ({
    slug: name,
    headline,
    paragraphs,
    publishedAt: `${TODAY}T09:05:00Z`,
  });
  async function statementsOf(story: Story, change: Record<string, unknown> = {}) {
    const { world, outlet } = await begin(change);
    outlet.publish(story);
    await world.run(15);
    const record = await world.dependencies.corpus.getStatements(articleId(`${site}/${story.slug}`));
    const stated = (record?.statements ?? []).map(({ speaker, party, issuer, text }) => ({
      speaker: speaker.id,
      party,
      issuer: issuer?.party ?? null,
      text,
    }));
    return { stated, alerts: await world.alerts() };
  }

  test('the answer of a press conference is told with its precedent, and no question is a statement', async () => {
    const { stated, alerts } = await statementsOf(conference(TODAY, ALL));
    expect(stated.map(({ speaker, party, text }) => [speaker, party, text])).toEqual([
      ['luo-min', 'china', 'We will open the crossing at Wakhan on 1 May for traders with a permit'],
      ['luo-min', 'china', 'We have told the Afghan side that each convoy needs an escort of its own'],
    ]);
    const [alert] = alerts;
    expect([alert?.kind, alert?.severity]).toEqual(['statement', 'major']);
    expect(alert?.title).toContain('We will open the crossing at Wakhan on 1 May');
    expect(alert?.statements[0]?.precedents[0]).toMatchObject({
      text: 'We will keep the crossing at Wakhan closed for traders until the road is safe.',
      saidOn: '2025-11-04',
    });
  });

  test('a readout of two sides fills both ledgers', async () => {
    const { stated } = await statementsOf(
      page('readout', 'Shen Ping Meets with Abdul Karim Nuri', [
        `On ${TODAY}, Foreign Minister Shen Ping met with Acting Foreign Minister Abdul Karim Nuri, who came for a visit.`,
        'Shen Ping said, China will build the road to the pass by the end of next year. China hopes that its engineers are kept safe.',
        'Nuri said that the Afghan government will never allow anyone to use its soil against China.',
      ]),
    );
    expect(stated).toEqual([
      {
        speaker: 'shen-ping',
        party: 'china',
        issuer: 'china',
        text: 'China will build the road to the pass by the end of next year',
      },
      {
        speaker: 'shen-ping',
        party: 'china',
        issuer: 'china',
        text: 'China hopes that its engineers are kept safe',
      },
      {
        speaker: 'abdul-karim-nuri',
        party: 'taliban',
        issuer: 'china',
        text: 'the Afghan government will never allow anyone to use its soil against China',
      },
    ]);
  });

  test('a joint statement stands in the ledgers of both sides', async () => {
    const { stated } = await statementsOf(
      page('joint', 'Joint Statement of the Second Dialogue', [
        'The foreign ministers of China and of the Afghan government met for their second dialogue.',
        'The two sides agreed that the crossing at Wakhan will open to traders in the spring of next year.',
        'The two sides reaffirmed that they oppose every form of terrorism on their soil.',
      ]),
    );
    const text =
      'The two sides agreed that the crossing at Wakhan will open to traders in the spring of next year';
    const opens = stated.filter((one) => one.text === text);
    expect(opens.map(({ party, issuer }) => [party, issuer])).toEqual([
      ['china', 'china'],
      ['taliban', 'china'],
    ]);
  });

  test('a promise that the other side tells of stands in the ledger of who made it', async () => {
    const { stated } = await statementsOf(
      page('relay', 'Acting minister receives envoy', [
        'The acting foreign minister of the Taliban, Abdul Karim Nuri, received the envoy of China in Kabul on Monday.',
        'Nuri said that Shen Ping had promised that China would open the crossing at Wakhan in May.',
      ]),
      { party: 'taliban' },
    );
    expect(stated).toEqual([
      {
        speaker: 'shen-ping',
        party: 'china',
        issuer: 'taliban',
        text: 'China would open the crossing at Wakhan in May',
      },
    ]);
  });
});

describe('what an opening costs', () => {
  test('a month of a daily press conference costs one request for each, and one write of the host', async () => {
    const { world, outlet, told } = await begin();
    let articles = 0;
    const before = { requests: world.requests.length, puts: world.store.puts.length };
    for (let day = 0; day < MONTH_DAYS; day += 1) {
      const date = new Date(world.now).toISOString().slice(0, 10);
      const isWorkday = ![0, 6].includes(new Date(world.now).getUTCDay());
      if (isWorkday) {
        outlet.publish(conference(date, OTHERS));
        outlet.stories.splice(10);
        articles += 1;
      }
      for (let hour = 0; hour < 24; hour += 3) {
        world.now += 3 * HOUR_MS;
        await world.tick();
      }
    }
    const asked = world.requests.slice(before.requests).filter(({ url }) => url.includes('/conference-'));
    const puts = world.store.puts.slice(before.puts).filter((key) => key.startsWith('host/'));
    expect([articles, asked.length, await told()]).toEqual([22, 22, []]);
    // robots.txt is fetched anew each day, and the newest date of the listing is kept by day.
    expect(puts.length).toBeLessThanOrEqual(articles + 2 * MONTH_DAYS);
  });

  test('the first look opens the newest, a few in each check, and tells none of them', async () => {
    const days = Array.from({ length: 28 }, (_, day) => `2026-02-${String(28 - day).padStart(2, '0')}`);
    const { world, asked, told } = await begin(
      {},
      days.map((day) => conference(day, ALL)),
    );
    const opened = () => days.filter((day) => asked(`conference-${day}`) > 0);
    expect(opened()).toEqual(['2026-02-28', '2026-02-27', '2026-02-26', '2026-02-25']);
    await world.run(60);
    // Pages older than a week are never opened.
    expect(opened()).toEqual(days.slice(0, 5));
    expect(await told()).toEqual([]);
  });

  test('a source that lists much does not spend the share of another one on its host', async () => {
    const second = { ...ministry, id: 'second', name: 'Second', url: `${site}/second.xml` };
    const world = makeWorld({ ...watchlistOf([ministry, second]), parties }, start);
    const outlet = serveOutlet(world, site);
    const other = serveOutlet(world, site);
    other.answer('/second.xml', () => ({ text: listing('second') }));
    let count = 0;
    const listing = (name: string) =>
      `<rss version="2.0"><channel><title>${name}</title>${Array.from(
        { length: count },
        (_, at) => `<item><title>Remarks ${name} ${at}</title><link>${site}/${name}-${at}</link></item>`,
      ).join('')}</channel></rss>`;
    outlet.answer('/feed.xml', () => ({ text: listing('first') }));
    await world.tick();
    count = 15;
    const before = world.requests.length;
    await world.run(15);
    const pages = world.requests.slice(before).flatMap(({ url }) => /\w+(?=-\d+$)/.exec(url) ?? []);
    expect(pages.filter((page) => page === 'first').length).toBe(4);
    expect(pages.filter((page) => page === 'second').length).toBe(4);
  });

  test('a page that two sources of one side list is opened once', async () => {
    const second = { ...ministry, id: 'second', name: 'Second', url: `${site}/second.xml` };
    const world = makeWorld({ ...watchlistOf([ministry, second]), parties }, start);
    const outlet = serveOutlet(world, site);
    const feed = world.web.get(`${site}/feed.xml`)!;
    outlet.answer('/second.xml', feed);
    await world.tick();
    outlet.publish(conference(TODAY, OTHERS));
    await world.run(60);
    expect(world.requests.filter(({ url }) => url === `${site}/${slug}`)).toHaveLength(1);
    outlet.publish(conference('2026-03-01', ALL));
    await world.run(15);
    const asked = world.requests.filter(({ url }) => url === `${site}/conference-2026-03-01`);
    expect([asked.length, (await world.alerts()).length]).toEqual([1, 0]);
  });

  test('a page that fails is tried four times in some hours, and one that asks to wait ends the openings of its host', async () => {
    const { world, outlet, asked } = await begin();
    outlet.publish(conference(TODAY, ALL));
    outlet.answer(`/${slug}`, () => http(503));
    await world.run(10 * 60);
    expect(asked(slug)).toBe(4);
    const others = ['2026-03-01', '2026-02-28'].map((day) => conference(day, ALL));
    outlet.publish(...others);
    for (const { slug: other } of others)
      outlet.answer(`/${other}`, () => ({
        failure: { code: 'http', status: 429, retryAfterSeconds: 7_200 },
      }));
    await world.run(60);
    expect(others.map(({ slug: other }) => asked(other))).toEqual([1, 0]);
  });
});

describe('a source opens', () => {
  const notice: Story = {
    slug: 'notice',
    headline: 'Notice of the day',
    paragraphs: [
      'Chinese and Afghan engineers began to measure the road to the pass in the morning, and they were joined by a team from Kabul.',
      'The Chinese company said that the Taliban had given it leave to work there until the first snow of the coming winter.',
    ],
    publishedAt: `${TODAY}T09:05:00Z`,
  };
  test.each([
    ['every unsure entry of an official', { type: 'official', party: null }, {}, 1],
    ['nothing where it says never', { type: 'official', party: null, open: 'never' }, {}, 0],
    ['an entry without summary of the press', { type: 'press', party: null }, {}, 1],
    [
      'no entry of the press with a summary',
      { type: 'press', party: null },
      { summary: 'News of roads.' },
      0,
    ],
    [
      'one with a summary that names a side, where it says unsure',
      { type: 'press', party: null, open: 'unsure' },
      { summary: 'A Chinese firm at work.' },
      1,
    ],
    [
      'none with a summary about something else',
      { type: 'press', party: null, open: 'unsure' },
      { summary: 'News of roads.' },
      0,
    ],
    [
      'all where it says always',
      { type: 'press', party: null, open: 'always' },
      { summary: 'News of roads.' },
      1,
    ],
  ])('%s', async (_, change, story, expected) => {
    const { world, outlet, asked, told } = await begin(change, [
      { ...notice, slug: 'old', headline: 'Old', publishedAt: '2026-01-01T00:00:00Z' },
    ]);
    outlet.publish({ ...notice, ...story });
    await world.run(15);
    expect([asked('notice'), (await told()).length]).toEqual([expected, expected]);
  });

  test('an entry on another host, whose own check asks for it once', async () => {
    const world = makeWorld({ ...watchlistOf([ministry]), parties }, start);
    const outlet = serveOutlet(world, site, [], 'https://pages.example');
    await world.tick();
    outlet.publish(
      conference(TODAY, OTHERS),
      conference('2026-03-01', ALL, { publishedAt: `${TODAY}T09:06:00Z` }),
    );
    await world.run(3 * 60);
    const asked = (day: string) =>
      world.requests.filter(({ url }) => url === `https://pages.example/conference-${day}`).length;
    expect(asked(TODAY)).toBe(1);
    expect((await world.alerts()).map(({ article }) => article?.url)).toEqual([
      'https://pages.example/conference-2026-03-01',
    ]);
  });
});
