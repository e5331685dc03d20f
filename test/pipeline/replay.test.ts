import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { tickTime } from '../../fixtures/outlets/demo-time.ts';
import { expectedAlerts, expectedUntold } from '../../fixtures/outlets/expected.ts';
import { LAST_TICK } from '../../fixtures/outlets/timeline.ts';
import type { Alert, UntoldRow } from '../../src/core/model.ts';
import { openReplay } from './replay.ts';

const tickOf = (at: string): number =>
  Math.floor((Date.parse(at) - tickTime(0)) / (tickTime(1) - tickTime(0)));

const inShort = ({ at, source, kind, severity, title }: Alert) => ({
  tick: tickOf(at),
  source: source.id,
  kind,
  severity,
  title,
});
const untoldInShort = ({ at, source, rule, title }: UntoldRow) => ({ tick: tickOf(at), source, rule, title });

const byTick = (a: UntoldRow, b: UntoldRow): number =>
  tickOf(a.at) - tickOf(b.at) || (`${a.source} ${a.title}` < `${b.source} ${b.title}` ? -1 : 1);

describe('the demo, replayed through the real stages', () => {
  let alerts: Alert[] = [];
  let untold: UntoldRow[] = [];

  beforeAll(async () => {
    const replay = await openReplay(env.CORPUS);
    for (let tick = 0; tick <= LAST_TICK; tick += 1) await replay.play(tick);
    alerts = await replay.told();
    untold = (await replay.dependencies.corpus.listUntold()).toSorted(byTick);
  }, 120_000);

  it('tells exactly the alerts that were written for it, in their order', () => {
    expect(alerts.map(inShort)).toEqual(expectedAlerts);
  });

  it('silences exactly what should be silenced, each by its rule', () => {
    expect(untold.map(untoldInShort)).toEqual(expectedUntold);
  });
});
