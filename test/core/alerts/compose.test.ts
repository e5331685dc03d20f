import { describe, expect, test } from 'vitest';
import {
  burstAlert,
  editAlert,
  healthAlert,
  listOutlets,
  newAlert,
  removedAlert,
} from '../../../src/core/alerts/compose.ts';
import {
  Alert,
  type AlertArticle,
  type Change,
  type Coverage,
  type SourceName,
} from '../../../src/core/model/index.ts';

const dawn: SourceName = { id: 'dawn', name: 'Dawn', type: 'press' };
const cgtn: SourceName = { id: 'cgtn', name: 'CGTN', type: 'state' };
const article: AlertArticle = {
  id: 'a1',
  url: 'https://dawn.example/1',
  title: 'Envoy arrives in Kabul',
  publishedAt: null,
  language: 'en',
  read: 'full',
};
const coverage: Coverage = { newSentences: [], repeatedShare: 0, story: 'a1', agency: null, alsoIn: [] };
const at = '2026-03-02T09:00:00.000Z';
const carrier = (source: SourceName) => ({ source, url: 'https://x.example/', at });
const found = {
  source: dawn,
  article,
  coverage,
  summary: 'An envoy came.',
  severity: 'notable' as const,
  why: [],
  at,
};

const change: Change = {
  headline: null,
  blocks: [],
  types: ['number'],
  disclosure: { state: 'none-found', note: null },
  insertedWords: 1,
  deletedWords: 1,
  from: { version: 'v1', seenAt: at },
  to: { version: 'v2', seenAt: at },
};
const edited = (over: Partial<Change>, why: { rule: string; text: string }[] = []) =>
  editAlert({ source: cgtn, article, change: { ...change, ...over }, severity: 'major', why, at }).title;

describe('the title of', () => {
  test.each([
    ['one outlet', newAlert(found).title, 'New in Dawn: "Envoy arrives in Kabul"'],
    [
      'a wire copy in two outlets',
      newAlert({ ...found, coverage: { ...coverage, agency: 'AFP', alsoIn: [carrier(cgtn)] } }).title,
      'New: AFP copy in Dawn and CGTN: "Envoy arrives in Kabul"',
    ],
    [
      'many at once',
      burstAlert(found, { id: 'c', count: 12 }).title,
      'Dawn lists 12 new articles at once, among them "Envoy arrives in Kabul"',
    ],
    [
      'a headline-only edit',
      edited(
        {
          headline: { before: 'China condemns attack', after: 'China regrets attack' },
          types: ['headline'],
        },
        [{ rule: 'headline-changed', text: '"China condemns" → "China regrets"' }],
      ),
      'CGTN, "Envoy arrives in Kabul": headline "China condemns" → "China regrets" (no note found)',
    ],
    [
      'a headline that says all else than before',
      edited({ types: ['headline'] }, [{ rule: 'headline-changed', text: 'was "No envoy expected"' }]),
      'CGTN, "Envoy arrives in Kabul": headline was "No envoy expected" (no note found)',
    ],
    [
      'a changed number',
      edited({}, [{ rule: 'number-changed', text: '"five envoys" → "six envoys"' }]),
      'CGTN, "Envoy arrives in Kabul": "five envoys" → "six envoys" (no note found)',
    ],
    [
      'two changes, as far as there is room, and none twice',
      edited({ disclosure: { state: 'date-only', note: null } }, [
        { rule: 'modality-changed', text: '"will never allow" → "will try not to allow"' },
        { rule: 'quotation-changed', text: '"will never allow" → "will try not to allow"' },
        { rule: 'words-changed', text: '"allow any force" → "allow any group"' },
        { rule: 'words-changed', text: '"boat" → "ship"' },
      ]),
      'CGTN, "Envoy arrives in Kabul": "will never allow" → "will try not to allow"; "allow any force" → "allow any group" (only the date was updated)',
    ],
    [
      'one change with more and with fewer of its neighbours, once',
      edited({}, [
        { rule: 'negation-changed', text: '"doesn\'t rule" → "rules"' },
        { rule: 'words-changed', text: '"mayor doesn\'t rule" → "mayor rules"' },
      ]),
      'CGTN, "Envoy arrives in Kabul": "doesn\'t rule" → "rules" (no note found)',
    ],
    [
      'an addition with a note',
      edited({ types: ['addition'], disclosure: { state: 'note', note: 'Updated with a reply.' } }, [
        { rule: 'sentence-added', text: 'A reply came later.' },
      ]),
      'CGTN, "Envoy arrives in Kabul": added "A reply came later." (with a note)',
    ],
    [
      'a removal',
      edited({ types: ['removal'] }, [{ rule: 'sentence-removed', text: 'He said "no" to it.' }]),
      'CGTN, "Envoy arrives in Kabul": removed "He said ‘no’ to it." (no note found)',
    ],
    [
      'an edit without a reason',
      edited({ blocks: [[{ op: 'insert', text: 'A reply came later.', moved: null }]] }),
      'CGTN, "Envoy arrives in Kabul": added "A reply came later." (no note found)',
    ],
    [
      'a page that is gone',
      removedAlert({ source: dawn, article, change: { ...change, to: null }, text: 'HTTP 404', nth: 1, at })
        .title,
      'Dawn page gone, seen twice (404): "Envoy arrives in Kabul"',
    ],
    [
      'a source in trouble',
      healthAlert(
        cgtn,
        {
          kind: 'health',
          clock: { tick: 0, sentAt: 0 },
          source: 'cgtn',
          state: 'unreadable',
          since: '2026-03-02T08:45:00.000Z',
          error: { code: 'challenge', text: 'bot challenge' },
        },
        at,
      ).title,
      'CGTN unreadable since 08:45 UTC: bot challenge',
    ],
  ])('%s', (_name, title, expected) => {
    expect(title).toBe(expected);
  });

  test('an edit keeps its change and its disclosure whole, and cuts the headline', () => {
    const words = `"${'n'.repeat(48)}" → "${'m'.repeat(48)}"`;
    const title = editAlert({
      source: { ...dawn, name: 'The Very Long Name of a Gazette of the Northern Coast' },
      article: { ...article, title: 'word '.repeat(60) },
      change: { ...change, disclosure: { state: 'date-only', note: null } },
      severity: 'major',
      why: [{ rule: 'negation-changed', text: words }],
      at,
    }).title;
    expect(title).toContain(`": ${words} (only the date was updated)`);
    expect(title).toMatch(/^The Very Long Name of a Gazette…, "word(?: word)+…": /u);
    expect(Array.from(title).length).toBeLessThanOrEqual(200);
  });

  test('hostile text is one clean line of bounded length', () => {
    const title = `\u202Eevil\u0007\n<script>alert(1)</script>${'x'.repeat(5_000)}`;
    const made = newAlert({ ...found, article: { ...article, title } }).title;
    expect(made.startsWith('New in Dawn: "evil <script>alert(1)</script>xxx')).toBe(true);
    expect(Array.from(made).length).toBeLessThanOrEqual(200);
  });
});

test('an alert has every key of the contract, null or empty where it does not apply', () => {
  for (const alert of [
    newAlert(found),
    editAlert({ source: cgtn, article, change, severity: 'major', why: [], at }),
  ]) {
    expect(Alert.strict().parse(alert)).toEqual(alert);
  }
});

test('names two outlets and counts the rest', () => {
  const names = (...all: string[]) => listOutlets(all.map((name) => ({ id: name, name, type: 'press' })));
  expect([
    names('A'),
    names('A', 'B'),
    names('A', 'B', 'C'),
    names('A', 'B', 'C', 'D'),
    names('A', 'A'),
  ]).toEqual(['A', 'A and B', 'A, B and C', 'A, B and 2 more', 'A']);
});
