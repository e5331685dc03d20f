/** `npm run bench -- faults`: random schedules of faults over the whole pipeline, single kills and pairs of kills. */
import { openRandom } from '../faults/random.ts';
import { MEETING_SEED } from '../faults/scenario.ts';
import {
  describeSchedule,
  drawPair,
  type FaultClass,
  type Finding,
  minimise,
  prepare,
  singleKills,
  SHARED,
  tryFaults,
  tryScheduleOf,
} from '../faults/schedules.ts';

type FaultsOptions = {
  readonly schedules: number;
  readonly seed: string;
  readonly kind: FaultClass;
  readonly replay: string | null;
  readonly kills: boolean;
  readonly pairs: number;
  readonly json: boolean;
};

type Tally = { count: number; readonly first: Finding };

/** The scenarios in which workers are killed at every operation: four small ones and a drawn one. */
const KILL_SEEDS = ['small/edit', 'small/copies', 'small/move', 'small/meeting', 'kills/4'];

class Report {
  readonly byKind = new Map<string, Tally>();
  readonly #isJson: boolean;
  schedules = 0;
  broken = 0;
  operations = 0;

  constructor(isJson: boolean) {
    this.#isJson = isJson;
  }

  add(finding: Finding): void {
    this.schedules += 1;
    this.operations += finding.operations;
    if (finding.violations.length > 0) this.broken += 1;
    for (const kind of new Set(finding.violations.map((one) => one.kind))) {
      const known = this.byKind.get(kind);
      if (known === undefined) this.byKind.set(kind, { count: 1, first: finding });
      else known.count += 1;
    }
    if (this.#isJson && finding.violations.length > 0) console.log(JSON.stringify(finding));
  }

  print(title: string, began: number): void {
    const seconds = (performance.now() - began) / 1_000;
    console.log(
      `\n${title}: ${this.schedules} schedules, ${this.operations.toLocaleString('en')} operations, ${this.broken} with a violation (${((seconds / this.schedules) * 1_000).toFixed(0)} ms a schedule)`,
    );
    const kinds = [...this.byKind].toSorted(([, a], [, b]) => b.count - a.count);
    for (const [kind, { count, first }] of kinds)
      console.log(`${String(count).padStart(6)}  ${kind.padEnd(52)} first: ${first.seed}`);
  }

  /** Shows the first schedule of each kind, with as few faults as it needs. */
  async explain(): Promise<void> {
    for (const [kind, { first }] of this.byKind) {
      const least = await minimise(first, kind);
      console.log(`\n== ${kind}, seed ${first.seed}`);
      for (const line of describeSchedule(least)) console.log(`  ${line}`);
      for (const { kind, text } of least.violations) console.log(`  !! ${kind}: ${text}`);
    }
  }
}

async function replay(seed: string, kind: FaultClass): Promise<void> {
  const finding = await tryScheduleOf(seed, kind);
  for (const line of describeSchedule(finding)) console.log(line);
  for (const { kind, text } of finding.violations) console.log(`!! ${kind}: ${text}`);
  for (const kind of new Set(finding.violations.map((one) => one.kind))) {
    const least = await minimise(finding, kind);
    console.log(`\n== least faults for: ${kind}`);
    for (const line of describeSchedule(least).filter((line) => line.includes('  fault  ')))
      console.log(line);
    for (const { kind, text } of least.violations) console.log(`  !! ${kind}: ${text}`);
  }
  if (finding.violations.length === 0) console.log('no violation');
}

async function killOneByOne(report: Report): Promise<void> {
  for (const seed of KILL_SEEDS) {
    const prepared = await prepare(seed);
    for (const fault of singleKills(prepared)) report.add(await tryFaults(prepared, [fault]));
  }
}

async function killInPairs(report: Report, pairs: number, seed: string): Promise<void> {
  const random = openRandom(`pairs ${seed}`);
  for (const scenario of KILL_SEEDS) {
    const prepared = await prepare(scenario);
    for (let nth = 0; nth < pairs / KILL_SEEDS.length; nth += 1)
      report.add(await tryFaults(prepared, drawPair(random, prepared)));
  }
}

/** In every other scenario two sides meet. A seed says all of its schedule, so that one alone is played again. */
const seedOf = ({ seed }: FaultsOptions, nth: number): string =>
  `${Math.floor(nth / SHARED) % 2 === 0 ? '' : MEETING_SEED}${seed}/${nth}`;

/** @returns whether nothing was found */
export async function runFaults(options: FaultsOptions): Promise<boolean> {
  if (options.replay !== null) {
    await replay(options.replay, options.kind);
    return true;
  }
  const report = new Report(options.json);
  const began = performance.now();
  if (options.kills) await killOneByOne(report);
  else if (options.pairs > 0) await killInPairs(report, options.pairs, options.seed);
  else {
    for (let nth = 0; nth < options.schedules; nth += 1)
      report.add(await tryScheduleOf(seedOf(options, nth), options.kind));
  }
  if (!options.json) {
    report.print(
      options.kills ? 'single kills' : options.pairs > 0 ? 'pairs of kills' : `class ${options.kind}`,
      began,
    );
    await report.explain();
  }
  return report.broken === 0;
}
