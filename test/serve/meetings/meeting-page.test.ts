import { describe, expect, test } from 'vitest';
import type { Meeting } from '../../../src/core/model/index.ts';
import { openCorpus } from '../../../src/io/storage/corpus.ts';
import { fakeStore } from '../../fakes/store.ts';
import { bare, point, saying, seedMeetings, urumqi } from '../meetings-seed.ts';
import { openApp } from '../open.ts';
import { NOW, pass, seed } from '../seed.ts';
import { records, seedStatements, spokenWatchlist } from '../statements-seed.ts';

/** A third party, whose own account of the meeting is known too, or not. */
const third = { id: 'tajikistan', name: 'Tajikistan', names: { en: ['Tajikistan'] } };

async function openMeetings(meeting: Meeting) {
  const store = fakeStore(() => NOW);
  const corpus = openCorpus(store);
  await seed(corpus);
  await seedStatements(corpus);
  await seedMeetings(corpus);
  await corpus.putWatchlist({ ...spokenWatchlist, parties: [...spokenWatchlist.parties, third] });
  await corpus.putMeeting(meeting);
  return { store, corpus };
}

async function pageOf(meeting: Meeting): Promise<string> {
  const { corpus } = await openMeetings(meeting);
  const answer = await openApp(corpus).get(`/meetings/${meeting.id}`);
  return answer.text();
}

const wordsOf = (page: string): string =>
  page
    .replace(/^.*?<h1/su, '<h1')
    .replace(/<footer.*$/su, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/gu, ' ');

describe('the page of a meeting', () => {
  test('leads from a point to its ledger, the nearest earlier statement and the earlier meetings', async () => {
    const page = await pageOf(urumqi);
    const [, , , last] = urumqi.missing[0]!.said;
    expect(last).toBeUndefined();
    const hrefs = [...page.matchAll(/href="([^"]*)"/gu)].map(([, href]) => href ?? '');
    expect(hrefs.filter((href) => href.startsWith('/parties/china?cursor='))).toHaveLength(2);
    const earlier = urumqi.missing[0]!.said.map(({ meeting }) => meeting);
    const again = hrefs.filter((href) => /^\/meetings\/[0-9a-f]+#/u.test(href));
    expect(again.map((href) => href.split(/[/#]/u)[2])).toEqual(earlier.slice(0, 2));
    expect(wordsOf(page)).toContain(
      'Said at an earlier meeting too: 2 October 2025 , 15 April 2025 and 1 more',
    );
  });

  test('marks what may be one point in other words, and leads from each to the other', async () => {
    const page = await pageOf(urumqi);
    const [one, other] = urumqi.points.filter(({ mayBe }) => mayBe.length > 0);
    expect(page).toContain(`<a href="#${other!.id}">Perhaps this, in other words</a>`);
    expect(page).toContain(`<a href="#${one!.id}">Perhaps this, in other words</a>`);
    expect(wordsOf(page)).toContain("Perhaps only in China's readout, not sure");
  });

  test('says with which readouts it was missing', async () => {
    expect(wordsOf(await pageOf(urumqi))).toContain(
      'In 3 of the last 3 readouts of Taliban government with the same people, not in this one: a consulate should open in Faizabad 2 October 2025 ( readout of 2 October 2025 ) · 15 April 2025',
    );
  });

  test('of one side’s account without a point says so, and claims nothing of the other', async () => {
    const words = wordsOf(await pageOf(bare));
    expect(words).toContain('Known from the Taliban side alone: no account by China was read.');
    expect(words).toContain('No point was found in what was read of the meeting.');
    expect(words).not.toContain('Only in');
  });

  describe('of three sides', () => {
    const [chinese, , afghan] = urumqi.accounts;
    const tajik = { ...chinese!, url: 'https://tajik.example/a', side: third.id };
    const trilateral = (accounts: Meeting['accounts']): Meeting => ({
      ...urumqi,
      sides: ['china', 'taliban', third.id].toSorted(),
      accounts,
      points: [
        {
          ...point('a', 'china', [
            saying(chinese!, 'china', 'the pass opens'),
            saying(afghan!, 'china', 'it opens'),
          ]),
        },
        point('b', 'taliban', [saying(afghan!, 'taliban', 'wells will be dug')]),
      ],
      missing: [],
    });

    test('says in how many readouts a point stands', async () => {
      const words = wordsOf(await pageOf(trilateral([chinese!, afghan!, tajik])));
      expect(words).toContain('In 2 of 3');
      expect(words).toContain('1 point only in the Taliban one, 1 in several.');
    });

    test('names the side whose account was not read', async () => {
      const words = wordsOf(await pageOf(trilateral([chinese!, afghan!])));
      expect(words).toContain(
        '1 point only in the Taliban one, 1 in both. No account by Tajikistan was read.',
      );
    });
  });
});

test.each([
  // The watchlist with the heartbeat, and the list of meetings.
  ['/meetings', { get: 1, list: 1 }],
  ['/api/meetings?year=2026', { get: 1, list: 1 }],
  // The meeting; the records of its accounts, the ledger of the nearest statements with its index and the articles since, the meetings before.
  [`/meetings/${urumqi.id}`, { get: 6, list: 2 }],
  [`/api/meetings/${urumqi.id}`, { get: 2, list: 1 }],
  [`/meetings/${bare.id}`, { get: 2, list: 1 }],
])('%s costs %o', async (path, expected) => {
  const { store, corpus } = await openMeetings(urumqi);
  const { get, list } = store.operations;
  await openApp(corpus).get(path);
  expect({ get: store.operations.get - get, list: store.operations.list - list }).toEqual(expected);
});

describe('an article leads to the meeting of which it is an account', () => {
  test.each([
    ['of its day', '2026-03-11'],
    ['of another day by its own words', '2026-03-09'],
    ['where it names no day', null],
  ])('%s', async (_, on) => {
    const { corpus } = await openMeetings(urumqi);
    const [record] = records;
    const mention = { ...urumqi, at: 0, on, isDated: on !== null, place: null };
    await corpus.putStatements({
      ...record!,
      meetings: { publisher: 'china', mentions: [mention], sayings: [] },
    });
    const page = await (await openApp(corpus).get(`/articles/${pass.id}`)).text();
    expect(page).toContain(`An account of the meeting of <a href="/meetings/${urumqi.id}">`);
  });
});

test('hostile words of accounts are shown as words, and lead nowhere', async () => {
  const evil = '"><script>alert(1)</script>\u202E';
  const [first, ...others] = urumqi.accounts;
  const account = {
    ...first!,
    url: 'javascript:alert(1)',
    title: evil,
    source: { ...first!.source, name: evil },
  };
  const said = {
    ...saying(account, 'china', `the pass ${evil} opens`),
    speaker: { id: '~x', name: evil, role: evil },
  };
  const html = await pageOf({
    ...urumqi,
    place: evil,
    accounts: [account, ...others],
    points: [point('a', 'china', [said, saying(urumqi.accounts[2]!, 'china', `the pass ${evil} closes`)])],
    missing: [
      { ...urumqi.missing[0]!, text: evil, said: [{ ...urumqi.missing[0]!.said[0]!, url: 'javascript:1' }] },
    ],
  });
  expect(html).toContain('&quot;&gt;&lt;script&gt;');
  expect(html).not.toMatch(/<script>alert|href="javascript|\u202E/u);
});
