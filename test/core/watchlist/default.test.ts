import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundledWatchlist } from '../../../src/core/watchlist/current.ts';
import bundled from '../../../src/core/watchlist/default.json' with { type: 'json' };
import { readWatchlist } from '../../../src/core/watchlist/parse.ts';
import { compileSubject } from '../../../src/core/watchlist/subject.ts';

const { history, parties, sources, speakers, subject } = bundledWatchlist();

describe('the bundled watchlist', () => {
  test('has its sources in docs/sources.md, each with its address, and no others', () => {
    const page = readFileSync('docs/sources.md', 'utf8');
    const rows = Array.from(
      page.matchAll(
        /^\| `([^`]+)` +\| <([^>]+)>.*\| (measured|named list|lists|pages|not verified, paused) +\|/gmu,
      ),
    );
    expect(rows.map(([, id, url, seen]) => ({ id, url, paused: seen === 'not verified, paused' }))).toEqual(
      sources.map(({ id, url, paused }) => ({ id, url, paused })),
    );
  });

  test('is a file that PUT /api/watchlist takes', () =>
    expect(readWatchlist(bundled)).toEqual({ ok: true, value: bundledWatchlist() }));

  const { isMet } = compileSubject(subject);
  test.each([
    'Chinese envoy meets Taliban foreign minister in Kabul',
    "China's embassy warns citizens in Afghanistan",
    'Beijing renews call on the Islamic Emirate over militants',
    'La Chine nomme un ambassadeur à Kaboul',
    'Wang Yi Meets with Acting Foreign Minister Amir Khan Muttaqi',
    'Remarks by Ambassador Fu Cong at the Security Council on UNAMA',
    'China to open a consulate in Mazar-i-Sharif',
    '王毅会见穆塔基',
    'دیدار وانگ یی با امیرخان متقی',
    '中国驻阿富汗大使会见塔利班官员',
    '中國大使抵達喀布爾',
    'سفیر چین در کابل با وزیر خارجه طالبان دیدار کرد',
    'د چین سفیر په کابل کې له افغان چارواکو سره ولیدل',
    'چینی سفیر کی کابل میں افغان وزیر خارجہ سے ملاقات',
    'السفير الصيني يلتقي مسؤولين من حركة طالبان في كابل',
    'Посол Китая встретился с представителями талибов в Кабуле',
  ])('takes "%s" for its subject', (headline) => expect(isMet([headline])).toBe(true));

  test.each([
    'China opens a new railway to Laos',
    'Afghan farmers await the rain',
    'Wang Yi Holds Talks with Foreign Minister of Laos',
    'Muttaqi opens a road in Badakhshan',
    'China condemns an attack by the Tehreek-e-Taliban Pakistan',
    'Посол встретился с министром',
    'Китай и арабские страны провели форум',
    '中阿合作论坛在多哈开幕',
    'طالب وزير الصحة الصيني بزيادة التمويل',
    'چین کابل دریایی تازه‌ای می‌سازد',
    'チャイナタウンの新しい店',
    '中国与老挝签署协议',
  ])('leaves "%s" alone', (headline) => expect(isMet([headline])).toBe(false));
});

const known = (name: string) => speakers.find((speaker) => [speaker.name, ...speaker.aliases].includes(name));
const words = (text: string) => text.split(/\s+/).length;

/** Returns whether a day or a month lies in a term of office: a month does when any of its days does. */
function inTerm(saidOn: string, { from, until }: { from: string | null; until: string | null }): boolean {
  const precision = saidOn.length;
  return (from ?? '').slice(0, precision) <= saidOn && saidOn <= (until ?? '9').slice(0, precision);
}

describe("the bundled watchlist's history", () => {
  test('holds statements of both sides, from every year since 2021', () => {
    const years = (party: string) =>
      [
        ...new Set(history.filter((said) => said.party === party).map(({ saidOn }) => saidOn.slice(0, 4))),
      ].toSorted();
    expect(years('china')).toEqual(['2021', '2022', '2023', '2024', '2025', '2026']);
    expect(years('taliban')).toEqual(['2021', '2022', '2023', '2024', '2025']);
  });

  test('quotes 25 words at most, and three at least', () => {
    expect(history.filter(({ text }) => words(text) > 25 || words(text) < 3)).toEqual([]);
  });

  test('stands in the order in which it was said', () => {
    const days = history.map(({ saidOn }) => saidOn);
    expect(days).toEqual(days.toSorted());
  });

  test('begins with the announced withdrawal of April 2021 and knows no future', () => {
    expect(history.filter(({ saidOn }) => saidOn < '2021-04' || saidOn > '2026-12-31')).toEqual([]);
  });

  test('gives each statement to a party of the watchlist', () => {
    const ids = parties.map(({ id }) => id);
    expect(history.filter(({ party }) => !ids.includes(party))).toEqual([]);
  });

  test('has each known speaker speak for the party, and within the term, of one of his offices', () => {
    const strangers = history.filter(({ speaker, party, saidOn }) => {
      const roles = known(speaker)?.roles;
      return roles !== undefined && !roles.some((role) => role.party === party && inTerm(saidOn, role));
    });
    expect(strangers).toEqual([]);
  });

  test('names only these speakers whom the watchlist does not know', () => {
    const unknown = history.map(({ speaker }) => speaker).filter((name) => known(name) === undefined);
    expect([...new Set(unknown)].toSorted()).toEqual([
      'Afghan ministry of mines and petroleum',
      'Chinese foreign ministry',
      'Enayatullah Khorazmi',
      'Hakumullah Mubariz',
      'Hamayoon Afghan',
      'Wu Jianghao',
      'Yousuf Ahmadi',
    ]);
  });

  test('gives each speaker the name by which the watchlist lists him', () => {
    expect(history.filter(({ speaker }) => (known(speaker)?.name ?? speaker) !== speaker)).toEqual([]);
  });

  test('says nothing twice', () => {
    const texts = history.map(({ text }) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    );
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  test('gives an https address', () => {
    expect(history.filter(({ url }) => !url.startsWith('https://'))).toEqual([]);
  });

  test('is what docs/history.md lists, row by row', () => {
    const rows = readFileSync('docs/history.md', 'utf8')
      .split('\n')
      .filter((line) => /^\| \d{4}-\d{2}/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(
      rows.map(([, saidOn, speaker, text, outlet, url]) => ({ saidOn, speaker, text, outlet, url })),
    ).toEqual(
      history.map(({ saidOn, speaker, text, outlet, url }) => ({
        saidOn,
        speaker,
        text: `“${text}”`,
        outlet,
        url: `<${url}>`,
      })),
    );
  });
});
