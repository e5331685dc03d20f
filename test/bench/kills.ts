/**
 * Kills the Worker at random moments of a replay of the demo's outlets and compares the alert log with that of a replay without kills:
 *
 *   npx node test/bench/kills.ts [--kills 20] [--seed N] [--ticks N]
 *
 * A kill is a SIGKILL to the Worker's process group, workerd included; KV is on disk, queues are in memory and lost. The Worker is
 * started again and the interrupted tick is fired again. It goes on until that many kills were done, and half of them fell between
 * the first and the last KV write of a sight. Exits with 1 when the logs differ.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tickTime } from '../../fixtures/outlets/demo-time.ts';
import { LAST_TICK } from '../../fixtures/outlets/timeline.ts';
import {
  alertLog,
  hasSights,
  openSights,
  type OpenSight,
  readStored,
  type Stored,
  suppressedList,
  watchWrites,
} from './kills-corpus.ts';
import {
  describeMoment,
  drawMoment,
  makeTrap,
  type Moment,
  type TickCourse,
  type Trap,
} from './kills-moments.ts';
import { serveWatched, type WatchedOutlets } from './kills-outlets.ts';
import { startVictim, type Victim, bundleWorker } from './kills-process.ts';

type KillsOptions = {
  readonly kills?: number;
  readonly seed?: number;
  /** The last demo tick that is replayed. */
  readonly lastTick?: number;
  readonly print?: (text: string) => void;
};

type Kill = {
  readonly seed: string;
  readonly tick: number;
  readonly moment: Moment;
  /** The sights between whose first and last KV write it fell. */
  readonly open: readonly OpenSight[];
};

type KillsReport = {
  /** Enough kills, and the same alert log. */
  readonly ok: boolean;
  readonly kills: readonly Kill[];
  readonly inside: number;
  readonly alerts: number;
  /** Lines of the alert log that only one of two replays has, with `-` for the one without kills and `+` for the other. */
  readonly differences: readonly string[];
  /** The same for the list of suppressed sights. */
  readonly suppressedDifferences: readonly string[];
};

/** The bench gives up after so many replays whose moments were too often misses. */
const MAX_REPLAYS = 5;

type Stage = {
  readonly outlets: WatchedOutlets;
  readonly trap: Trap;
  readonly configPath: string;
  readonly folder: string;
  readonly lastTick: number;
  readonly print: (text: string) => void;
};

/** One replay on fresh storage; the Worker in it changes with every kill. */
type Replay = { readonly persist: string; victim: Victim; stopWatching: () => void };

/** Draws the moments, and keeps what came of them. */
type Plan = {
  readonly draw: (tick: number, attempt: number) => { seed: string; moment: Moment } | null;
  readonly add: (kill: Kill) => void;
};

export async function runKills(options: KillsOptions = {}): Promise<KillsReport> {
  const trap = makeTrap();
  const folder = await mkdtemp(join(tmpdir(), 'readout-kills-'));
  const outlets = await serveWatched(() => trap.count('page'));
  try {
    return await compareReplays(
      {
        outlets,
        trap,
        folder,
        configPath: await bundleWorker(folder),
        lastTick: Math.min(options.lastTick ?? LAST_TICK, LAST_TICK),
        print: options.print ?? console.log,
      },
      options.kills ?? 20,
      options.seed ?? 1,
    );
  } finally {
    await outlets.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareReplays(stage: Stage, wanted: number, seed: number): Promise<KillsReport> {
  const { print } = stage;
  const courses: TickCourse[] = [];
  const reference = await replay(stage, 'reference', null, courses);
  print(
    `without kills: ${alertLog(reference).length} alerts, ${suppressedList(reference).length} suppressed`,
  );

  const kills: Kill[] = [];
  const inside = (): number => kills.filter(({ open }) => open.length > 0).length;
  const isEnough = (): boolean => kills.length >= wanted && inside() * 2 >= wanted;
  const differences: string[] = [];
  const suppressedDifferences: string[] = [];
  for (let round = 1; round <= MAX_REPLAYS && !isEnough(); round += 1) {
    const stored = await replay(stage, `killed-${round}`, {
      draw: (tick, attempt) => {
        const own = [seed, round, tick, attempt].join('.');
        const course = courses[tick];
        const moment = isEnough() || course === undefined ? null : drawMoment(own, attempt, course);
        return moment === null ? null : { seed: own, moment };
      },
      add: (kill) => {
        kills.push(kill);
        print(describeKill(kill, kills.length));
      },
    });
    differences.push(...differencesOf(alertLog(reference), alertLog(stored)));
    suppressedDifferences.push(...differencesOf(suppressedList(reference), suppressedList(stored)));
  }
  const report = {
    ok: isEnough() && differences.length === 0,
    kills,
    inside: inside(),
    alerts: alertLog(reference).length,
    differences,
    suppressedDifferences,
  };
  printReport(report, isEnough(), seed, print);
  return report;
}

/** @param plan null: nobody is killed @param courses gets what each tick did */
async function replay(
  stage: Stage,
  name: string,
  plan: Plan | null,
  courses: TickCourse[] = [],
): Promise<Stored> {
  const persist = join(stage.folder, name);
  const open: Replay = { persist, victim: await start(stage, persist), stopWatching: () => undefined };
  try {
    await open.victim.putWatchlist(stage.outlets.watchlist);
    open.stopWatching = watchWrites(persist, () => stage.trap.count('write'));
    let before = await readStored(persist);
    for (let tick = 0; tick <= stage.lastTick; tick += 1) {
      stage.outlets.advance(tick);
      const after = await playTick(stage, open, tick, before, plan);
      courses[tick] = { ...stage.trap.course(), hasSights: hasSights(before, after) };
      before = after;
    }
    return before;
  } finally {
    open.stopWatching();
    stage.trap.disarm();
    await open.victim.kill();
  }
}

const start = (stage: Stage, persist: string): Promise<Victim> =>
  startVictim(stage.configPath, persist, stage.outlets.hosts);

/** Fires a tick until it is done: after every kill again. @returns what is stored then */
async function playTick(
  stage: Stage,
  open: Replay,
  tick: number,
  before: Stored,
  plan: Plan | null,
): Promise<Stored> {
  const struck: { seed: string; moment: Moment; stored: Stored }[] = [];
  for (let attempt = 0; ; attempt += 1) {
    const drawn = plan?.draw(tick, attempt) ?? null;
    const isKilled = await fire(stage, open.victim, tick, drawn?.moment ?? null);
    if (!isKilled || drawn === null) break;
    struck.push({ ...drawn, stored: await readStored(open.persist) });
    open.victim = await start(stage, open.persist);
  }
  const after = await readStored(open.persist);
  for (const { seed, moment, stored } of struck) {
    plan?.add({ seed, tick, moment, open: openSights(before, stored, after) });
  }
  return after;
}

/** @returns whether the Worker was killed before all the tick's work was done */
async function fire(stage: Stage, victim: Victim, tick: number, moment: Moment | null): Promise<boolean> {
  const { trap } = stage;
  const killing: Promise<void>[] = [];
  trap.arm(moment, () => killing.push(victim.kill()));
  trap.count('fire');
  try {
    await victim.tick(tickTime(tick));
  } catch (error) {
    // The tick broke off because the Worker was killed under it, or there is a fault.
    if (killing.length === 0) throw error;
  } finally {
    trap.disarm();
  }
  await Promise.all(killing);
  return killing.length > 0;
}

function describeKill({ seed, tick, moment, open }: Kill, number: number): string {
  const where = `kill ${String(number).padStart(2)}  seed ${seed.padEnd(9)} tick ${String(tick).padStart(2)}, ${describeMoment(moment)}`;
  const [first] = open;
  if (first === undefined) return `${where.padEnd(66)} between sights`;
  const keys = `${first.written.join(' ')} | ${first.missing.join(' ')}`;
  return `${where.padEnd(66)} inside ${open.length} sight${open.length === 1 ? '' : 's'}: ${keys}`;
}

/** Lines that only one list has, as often as they are more there. */
function differencesOf(expected: readonly string[], got: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of expected) counts.set(text, (counts.get(text) ?? 0) - 1);
  for (const text of got) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].flatMap(([text, count]) =>
    Array.from({ length: Math.abs(count) }, () => `${count < 0 ? '-' : '+'} ${text}`),
  );
}

function printReport(
  report: KillsReport,
  isEnough: boolean,
  seed: number,
  print: (text: string) => void,
): void {
  const { kills, inside, alerts, differences, suppressedDifferences } = report;
  print(
    `seed ${seed}: ${kills.length} kills, ${inside} of them between the first and the last KV write of a sight`,
  );
  if (!isEnough) print(`not enough of them after ${MAX_REPLAYS} replays`);
  print(`same alert log: ${differences.length === 0 ? `yes, ${alerts} alerts` : 'no'}`);
  for (const difference of differences) print(`  ${difference}`);
  print(`same list of suppressed sights: ${suppressedDifferences.length === 0 ? 'yes' : 'no'}`);
  for (const difference of suppressedDifferences) print(`  ${difference}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, seed: { type: 'string' }, ticks: { type: 'string' } },
  });
  const { ok } = await runKills({
    kills: Number(values.kills ?? 20),
    seed: Number(values.seed ?? Date.now() % 100_000),
    lastTick: Number(values.ticks ?? LAST_TICK),
  });
  process.exitCode = ok ? 0 : 1;
}

if (import.meta.main) await main();
