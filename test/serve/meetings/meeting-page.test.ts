import { describe, expect, test } from 'vitest';
import type { Meeting } from '../../../src/core/model/index.ts';
import { openCorpus } from '../../../src/io/storage/corpus.ts';
import { fakeStore } from '../../fakes/store.ts';
import { bare, point, saying, seedMeetings, urumqi } from '../meetings-seed.ts';
import { openApp } from '../open.ts';
import { NOW, seed } from '../seed.ts';
import { seedStatements, spokenWatchlist } from '../statements-seed.ts';

/** A third party, whose own account of the meeting is known too, or not. */
const third = { id: 'tajikistan', name: 'Tajikistan', names: { en: ['Tajikistan'] } };

async function pageOf(meeting: Meeting): Promise<string> {
  const corpus = openCorpus(fakeStore(() => NOW));
  await seed(corpus);
  await seedStatements(corpus);
  await seedMeetings(corpus);
  await corpus.putWatchlist({ ...spokenWatchlist, parties: [...spokenWatchlist.parties, third] });
  await corpus.putMeeting(meeting);
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
