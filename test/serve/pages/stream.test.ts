import { env, reset } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Alert } from '../../../src/core/model/index.ts';
import { iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { type Corpus, openCorpus } from '../../../src/io/storage/corpus.ts';
import { openApp, type Opened } from '../open.ts';
import { seenLines } from '../seen.ts';
import { alerts, rowOf, seed } from '../seed.ts';
import { seedStatements } from '../statements-seed.ts';

let corpus: Corpus;
let opened: Opened;

beforeEach(async () => {
  corpus = openCorpus(env.CORPUS);
  await seed(corpus);
  opened = openApp(corpus);
});
afterEach(() => reset());

const tell = async (...told: readonly Alert[]) => {
  for (const alert of told) {
    await corpus.putAlert(alert);
    await corpus.putLog(rowOf(alert));
  }
};
const seen = async (path = '/') => seenLines(await (await opened.get(path)).text());
/** Returns what stands from one line up to another. */
const between = (lines: readonly string[], from: string, to: string): readonly string[] =>
  lines.slice(lines.indexOf(from), lines.indexOf(to));
const TODAY = 'Today, Thursday, 12 March 2026';
const YESTERDAY = 'Wednesday, 11 March 2026';
const [edit] = alerts;
const later = (digit: string, minutesAfter: number, change: Partial<Alert> = {}): Alert => ({
  ...edit!,
  id: digit.repeat(32),
  at: iso(Date.parse(edit!.at) + minutesAfter * MINUTE_MS),
  ...change,
});

describe('the rows of the stream', () => {
  test('have the time, the kind, the outlet, the article and what happened, day by day', async () => {
    expect(between(await seen(), TODAY, 'At least')).toEqual([
      TODAY,
      '09:36{Edit, major}GW',
      'Envoy regrets closure of the Wakhan pass',
      'Great Wall Bulletin headline {was }Envoy condemns → {now }Envoy regrets no note found',
      '09:03{Edit, major}IG',
      'Six engineers hurt at copper mine',
      'Indus Gazette {was }five engineers → {now }six engineers with a note',
      '08:20{New, notable}MW',
      'Delegations meet in Urumqi over trade corridor',
      'Meridian Wire Two delegations opened talks in Urumqi on a trade corridor through Badakhshan; a second round is set for May. MNA copy also in KC{Kabul Courier}IG{Indus Gazette}GW{Great Wall Bulletin}',
      '07:28{New, notable}پا',
      'سفیر چین از کابل دیدار کرد',
      'پیام امروز سفیر چین در کابل با وزیر خارجه دیدار کرد و درباره تجارت گفتگو کرد.',
      YESTERDAY,
      '15:18{Removed, major}MH',
      'Spokesman answers questions on the embassy',
      'Ministry Herald page gone',
    ]);
  });

  test('put what came later of an article under its first alert, in the day of the last', async () => {
    const first = later('1', -20 * 60);
    await tell(first, later('2', 5, { withdrawn: { at: edit!.at, reason: 'Two envoys of one name.' } }));
    expect(between(await seen(), TODAY, '09:03{Edit, major}IG')).toEqual([
      TODAY,
      '11 Mar, 13:36{Edit, major}GW',
      'Envoy regrets closure of the Wakhan pass',
      'Great Wall Bulletin headline {was }Envoy condemns → {now }Envoy regrets no note found',
      '09:36{Edit, major}',
      'headline {was }Envoy condemns → {now }Envoy regrets',
      'no note found',
      '09:41{Edit, major}',
      'headline {was }Envoy condemns → {now }Envoy regrets',
      'no note found',
      'Withdrawn 12 Mar, 09:36: Two envoys of one name.',
    ]);
  });

  test('count what came before the last four, and lead to the timeline', async () => {
    await tell(...['1', '2', '3', '4', '5', '6'].map((digit, index) => later(digit, index + 1)));
    expect(await seen()).toContain('2 more alerts before these');
  });

  test('quote a statement with its speaker, and say what was searched', async () => {
    await seedStatements(corpus);
    const lines = await seen('/?kind=statement');
    expect(between(lines, TODAY, 'Filters look at the newest 1,000 alerts.')).toEqual([
      TODAY,
      '09:35{Statement, major}GW',
      'Ren Lu: the pass will be open to every lorry from May',
      'Great Wall Bulletin no match in 1,214 statements Envoy regrets closure of the Wakhan pass position moved',
    ]);
  });
});

describe('what matters most', () => {
  const lead = async (path = '/') => between(await seen(path), 'What was told', TODAY);

  test('stands before the rows, with its before and its now, and who edited without a note', async () => {
    await seedStatements(corpus);
    expect(await lead()).toEqual([
      'What was told',
      'What matters most, last 24 hours',
      'Edited, no note found GW Great Wall Bulletin',
      'Statement{, major}GW Great Wall Bulletin09:35',
      'Ren Lu: the pass will be open to every lorry from May',
      'Before',
      '3 November 2025, Ren Lu: the pass stays closed until the road is rebuilt',
      'No match in 1,214 statements of the China side since August 2021.',
      'Edit{, major}IG Indus Gazette09:03with a note',
      'Six engineers hurt at copper mine',
      'Before',
      'five engineers',
      'Now',
      'six engineers',
      'Removed{, major}MH Ministry Herald15:18',
      'Spokesman answers questions on the embassy',
      'Before',
      'seen until 11 Mar, 12:18',
      'Now',
      'the page is gone',
      'Today 6 told (1 minor), 5 suppressed. Filters',
      'Search headlines, statements, changed words and sources',
      'Search',
    ]);
  });

  test('of a meeting is what only one side says', async () => {
    const point = (readouts: string[], text: string, unsure = false) => ({
      side: 'china',
      speaker: 'Ren Lu',
      readouts,
      unsure,
      wordings: [{ issuer: 'china', text, url: 'https://elsewhere.example/readout' }],
    });
    const points = [
      point(['china'], 'The road opens in May.'),
      point(['china', 'taliban'], 'Both want peace.'),
      point(['taliban'], 'Tolls may end.', true),
      point(['taliban'], 'Tolls end.'),
    ];
    const comparison = {
      isDated: true,
      place: null,
      speakers: [],
      readouts: [],
      points,
      more: 0,
      missing: [],
    };
    const meeting = { id: 'm1', sides: ['china', 'taliban'], on: '2026-03-12', comparison };
    await tell(
      later('9', 1, { kind: 'meeting', title: 'Two readouts of Ren Lu–Zalmai', change: null, meeting }),
    );
    const lines = await lead();
    expect(
      between(lines, 'Two readouts of Ren Lu–Zalmai', 'Edit{, major}IG Indus Gazette09:03with a note'),
    ).toEqual([
      'Two readouts of Ren Lu–Zalmai',
      'Only china',
      'The road opens in May.',
      'Only taliban',
      'Tolls end.',
    ]);
    expect(await seen('/?kind=meeting')).toContain('Great Wall Bulletin only china The road opens in May.');
  });

  test('is not hidden by many newer alerts', async () => {
    const minute = (index: number): string => String(index).padStart(32, '0');
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...later('0', index / 10, { article: { ...alerts[2]!.article!, id: minute(index) } }),
      id: minute(index),
      kind: 'new' as const,
      severity: 'notable' as const,
      change: null,
    }));
    await seedStatements(corpus);
    await tell(...many);
    expect((await lead()).includes('Ren Lu: the pass will be open to every lorry from May')).toBe(true);
  });

  test('is left out where the reader set filters', async () => {
    expect((await seen('/?severity=major')).slice(0, 2)).toEqual([
      'What was told',
      'Today 5 told (1 minor), 5 suppressed. Filters',
    ]);
  });
});

test('an alert says to programs that preview its link what it tells', async () => {
  const html = await (await opened.get(`/alerts/${edit!.id}`)).text();
  const tags = [
    ...html.matchAll(/<meta (?:name|property)="((?:og:|twitter:|description)[^"]*)" content="([^"]*)"/gu),
  ];
  expect(Object.fromEntries(tags.map(([, name, content]) => [name, content]))).toEqual({
    description:
      'Was: Envoy condemns closure of the Wakhan pass Now: Envoy regrets closure of the Wakhan pass',
    'og:type': 'article',
    'og:site_name': 'Readout: China and Afghanistan',
    'og:title':
      'Great Wall Bulletin, &quot;Envoy regrets closure of the Wakhan pass&quot;: headline &quot;Envoy condemns&quot; → &quot;Envoy regrets&quot; (no note found)',
    'og:description':
      'Was: Envoy condemns closure of the Wakhan pass Now: Envoy regrets closure of the Wakhan pass',
    'og:url': `https://readout.example/alerts/${edit!.id}`,
    'twitter:card': 'summary',
  });
});
