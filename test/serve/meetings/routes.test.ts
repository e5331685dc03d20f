import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../src/serve/app.ts';
import {
  CORRECTED,
  GUESTS,
  HOSTS,
  type MeetingWorld,
  openMeetingWorld,
  PRESS,
} from '../../fakes/meeting-world.ts';

/** The words of a page between its heading and its footer, without markup. */
const wordsOf = (page: string): string =>
  page
    .replace(/^.*?<h1/su, '<h1')
    .replace(/<footer.*$/su, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/gu, ' ');

describe('the pages of a meeting, step by step', () => {
  let opened: MeetingWorld;
  let get: (path: string) => Promise<string>;
  const idOf = async () => (await opened.world.dependencies.corpus.listMeetings())[0]?.id ?? '';

  beforeAll(async () => {
    opened = await openMeetingWorld();
    const { dependencies } = opened.world;
    const app = createApp(dependencies, dependencies.corpus);
    get = async (path) => (await app.request(`https://readout.example${path}`)).text();
  });

  test('say before any that none is known, and how one comes to be', async () => {
    expect(wordsOf(await get('/meetings'))).toContain('No meeting is known yet.');
    expect(await get('/feed.xml?kind=meeting')).not.toContain('<item>');
  });

  test('say of one readout from which side alone it is known', async () => {
    await opened.until('2026-05-21T09:00:00Z');
    opened.cabinet.publish(HOSTS);
    await opened.until('2026-05-21T10:00:00Z');
    expect(wordsOf(await get('/meetings'))).toContain('from the Norland side alone: 3 points');
    const page = wordsOf(await get(`/meetings/${await idOf()}`));
    expect(page).toContain('Known from the Norland side alone: no account by Harbour League was read.');
    expect(page).not.toContain('only in');
    expect(await get('/feed.xml?kind=meeting')).not.toContain('<item>');
  });

  test('lay two readouts side by side, with where each point stands, and so does the feed', async () => {
    opened.gazette.publish(PRESS);
    await opened.until('2026-05-22T09:00:00Z');
    opened.ministry.publish(GUESTS);
    await opened.until('2026-05-22T12:00:00Z');
    expect(wordsOf(await get('/meetings'))).toContain(
      "2 readouts: 1 only in Harbour League's, 2 only in Norland's, 1 in both",
    );
    const page = wordsOf(await get(`/meetings/${await idOf()}`));
    expect(page).toContain("1 point only in Harbour League's, 2 only in Norland's, 1 in both.");
    expect(page).toContain(
      "Only in Harbour League's readout Tomas Eldin Quarrow: Norland must release the frozen fishing funds",
    );
    expect(page).toContain('In both, word for word');
    expect(page).toContain('Also in Gazette');
    expect(page).toContain('3 accounts');
    const told = (await opened.world.alerts()).find(({ kind }) => kind === 'meeting');
    expect(await get(`/alerts/${told?.id}`)).not.toContain('What came later');
    const feed = await get('/feed.xml?kind=meeting');
    expect([...feed.matchAll(/<item>/gu)]).toHaveLength(1);
    expect(feed).toContain('Two readouts of Tomas Eldin Quarrow–Anna Berg, 21 May');
    expect(feed).toContain(`/meetings/${await idOf()}`);
  });

  test('are in JSON too, each point in one topic', async () => {
    const { topics, points } = JSON.parse(await get(`/api/meetings/${await idOf()}`)) as {
      topics: { title: string | null; points: string[] }[];
      points: { id: string }[];
    };
    expect(topics.flatMap((topic) => topic.points).toSorted()).toEqual(points.map(({ id }) => id).toSorted());
  });

  test('have the corrected words afterwards, and the feed has one item still', async () => {
    await opened.until('2026-05-23T09:00:00Z');
    opened.ministry.edit(GUESTS.slug, { paragraphs: CORRECTED });
    await opened.until('2026-05-23T12:00:00Z');
    expect(wordsOf(await get(`/meetings/${await idOf()}`))).toContain(
      'Norland must release half of the frozen fishing funds',
    );
    expect([...(await get('/feed.xml?kind=meeting')).matchAll(/<item>/gu)]).toHaveLength(1);
  });

  test('are led to from the alert, the article and the side', async () => {
    const address = `/meetings/${await idOf()}`;
    const alerts = await opened.world.alerts();
    const alert = alerts.find(({ kind }) => kind === 'meeting');
    // The correction came after it.
    expect(wordsOf(await get(`/alerts/${alert?.id}`))).toContain(
      "What came later has changed it: by now 1 point only in Harbour League's, 2 only in Norland's.",
    );
    expect(await get(`/alerts/${alert?.id}`)).toContain(address);
    expect(await get(`/articles/${alert?.article?.id}`)).toContain(address);
    expect(await get('/parties/norland')).toContain('/meetings?party=norland');
    expect(await get('/parties/norland')).toContain(`Met that day: <a href="${address}"`);
    expect(await get('/speakers/anna-berg')).toContain(`Met that day: <a href="${address}"`);
    expect(wordsOf(await get('/meetings?party=rivera'))).toContain('No known meeting fits these filters.');
    expect(await get('/meetings/nothing')).toContain('No meeting has this id.');
  });
});
