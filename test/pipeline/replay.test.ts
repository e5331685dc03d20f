import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { tickTime } from '../../fixtures/outlets/demo-time.ts';
import { expectedAlerts, expectedSuppressed } from '../../fixtures/outlets/expected.ts';
import { demoHistory } from '../../fixtures/outlets/history.ts';
import { LAST_TICK } from '../../fixtures/outlets/timeline.ts';
import type { Alert, SuppressedRow } from '../../src/core/model/index.ts';
import { openReplay } from './replay.ts';

const tickOf = (at: string): number =>
  Math.floor((Date.parse(at) - tickTime(0)) / (tickTime(1) - tickTime(0)));

const SEARCHED = /\d+(?= statements of)/u;

const inShort = ({ at, source, kind, severity, title }: Alert) => ({
  tick: tickOf(at),
  source: source.id,
  kind,
  severity,
  title: title.replace(SEARCHED, '{n}'),
});
const suppressedInShort = ({ at, source, rule, title }: SuppressedRow) => ({
  tick: tickOf(at),
  source,
  rule,
  title,
});

const byTick = (a: SuppressedRow, b: SuppressedRow): number =>
  tickOf(a.at) - tickOf(b.at) || (`${a.source} ${a.title}` < `${b.source} ${b.title}` ? -1 : 1);

describe('the demo, replayed through the real stages', () => {
  let alerts: Alert[] = [];
  let suppressed: SuppressedRow[] = [];

  beforeAll(async () => {
    const replay = await openReplay(env.CORPUS);
    for (let tick = 0; tick <= LAST_TICK; tick += 1) await replay.play(tick);
    alerts = await replay.told();
    suppressed = (await replay.dependencies.corpus.listSuppressed()).toSorted(byTick);
  }, 120_000);

  it('tells exactly the alerts that were written for it, in their order', () => {
    expect(alerts.map(inShort)).toEqual(expectedAlerts);
  });

  it('tells a statement that is surely new with its precedents, and by itself none that may have been made before', () => {
    const told = alerts.filter(({ kind }) => kind === 'statement');
    expect(told.map(({ statements }) => statements.map(({ text, verdict }) => [verdict, text]))).toEqual([
      [
        ['new', 'China will pay 40 percent of the cost of the Wakhan road'],
        ['repeat', 'China respects the independence and sovereignty of Afghanistan'],
      ],
    ]);
    const [statement] = told[0]?.statements ?? [];
    expect(statement?.searched.statements).toBeGreaterThanOrEqual(demoHistory.length);
    expect(statement?.precedents[0]).toEqual({
      text: 'China has not decided who will pay for the Wakhan road',
      saidOn: '2025-11-04',
      speaker: 'Shen Anqi',
      source: { id: 'quillport-post', name: 'Quillport Post', type: 'press' },
      url: 'https://archive.example/2025-11-04/china-has-not-decided-who-will',
    });
    const garden = alerts.find(({ title }) => title.includes('opens its garden'));
    expect(
      garden?.statements.map(({ text, verdict, precedents: [first] }) => [verdict, text, first?.text]),
    ).toEqual([
      [
        'new',
        'Beijing will not meddle in the domestic affairs of Afghanistan',
        "Beijing does not interfere in Afghanistan's domestic politics",
      ],
    ]);
  });

  it('silences exactly what should be silenced, each by its rule', () => {
    expect(suppressed.map(suppressedInShort)).toEqual(expectedSuppressed);
  });
});
