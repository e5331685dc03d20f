import { beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/model/time.ts';
import type { Alert } from '../../src/core/model/index.ts';
import { newsOf, playSeries, readersSee } from '../fakes/series.ts';
import type { World } from '../fakes/world.ts';

/** The alerts that were told; their times may differ by minutes where something was tried again. */
const told = (alerts: readonly Alert[]) =>
  alerts.map(({ id, kind, title, statements, positions }) => ({ id, kind, title, statements, positions }));

/** Without the times at which something was read or moved. */
const timeless = (seen: unknown): unknown =>
  JSON.parse(JSON.stringify(seen, (key, value: unknown) => (key === 'at' ? undefined : value)));

const outcome = async (world: World) => ({
  told: told(await newsOf(world)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  seen: timeless(await readersSee(world)),
});

/** A tick whose own write failed is fired again, as the cron would. */
const firedAgain = (_world: World, tick: () => Promise<void>): Promise<void> => tick().catch(tick);

/** Keys of what the desk writes about statements, and of what leads to them. */
const KINDS = new Set([
  'article',
  'version',
  'statement',
  'recent',
  'alert',
  'log',
  'change',
  'ledger',
  'positions',
  'speakers',
]);

/** A put of each kind of key, from the middle of the series. */
function samples(puts: readonly string[]): [kind: string, nth: number][] {
  const byKind = Map.groupBy(puts.entries(), ([, key]) => key.split('/')[0] ?? '');
  return [...byKind].flatMap(([kind, found]) => {
    const at = found[Math.floor(found.length / 2)];
    return at === undefined || !KINDS.has(kind) ? [] : [[kind, at[0]] as [string, number]];
  });
}

const isFirstOfDay = (world: World, last: number): boolean =>
  Math.floor(last / DAY_MS) !== Math.floor(world.now / DAY_MS);

describe('the series of meetings, disturbed', () => {
  let calm: Awaited<ReturnType<typeof outcome>>;
  let puts: readonly string[] = [];
  /** Days after whose first tick readers saw something else than before it. */
  const changed: string[] = [];
  let compacted = 0;

  beforeAll(async () => {
    let last = Infinity;
    const world = await playSeries({
      tick: async (played, tick) => {
        const watched = last !== Infinity && isFirstOfDay(played, last) && played.sent.checks.length === 0;
        const before = watched ? await readersSee(played) : null;
        last = played.now;
        await tick();
        if (before === null) return;
        compacted += 1;
        const after = await readersSee(played);
        if (JSON.stringify(after) !== JSON.stringify(before))
          changed.push(new Date(played.now).toISOString());
      },
    });
    calm = await outcome(world);
    puts = world.store.puts;
  }, 120_000);

  it('shows readers the same before and after a day’s ledgers are written', () => {
    expect([changed, compacted > 10]).toEqual([[], true]);
  });

  it('comes to the same when every message comes twice, over a store that is 60 seconds behind', async () => {
    const world = await playSeries({ twice: true, staleMs: 60_000 });
    world.now += 120_000;
    expect(await outcome(world)).toEqual(calm);
  }, 120_000);

  it('comes to the same whichever write of storage fails once', async () => {
    const different: string[] = [];
    for (const [kind, nth] of samples(puts)) {
      const got = await outcome(await playSeries({ failPutAt: nth, tick: firedAgain }));
      if (JSON.stringify(got) !== JSON.stringify(calm)) different.push(`${kind}: write ${nth}`);
    }
    expect(different).toEqual([]);
  }, 240_000);
});
