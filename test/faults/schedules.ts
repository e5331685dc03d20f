import { HOUR_MS, MINUTE_MS, TICK_MS } from '../../src/core/model/time.ts';
import { type Answer, describeFault, type Fault } from './faults.ts';
import { judge, type Violation } from './invariants.ts';
import { openRandom, type Random } from './random.ts';
import { type Outcome, play, type PlayOptions } from './run.ts';
import { drawScenario, MEETING_SEED, type Scenario, smallScenarios } from './scenario.ts';

export const faultClasses = [
  'calm',
  'stale',
  'kill',
  '5xx',
  'outage',
  'spent',
  'queue',
  'hooks',
  'cron',
  'outlet',
  'lost',
  'plan',
  'all',
] as const;
export type FaultClass = (typeof faultClasses)[number];

/** What a run without faults did, by which faults are aimed. */
type Course = Pick<Outcome, 'operations' | 'messages' | 'invocations' | 'operationsBy'>;

type Drawing = {
  readonly random: Random;
  readonly scenario: Scenario;
  readonly course: Course;
  /** The time in which things go wrong. */
  readonly from: number;
  readonly until: number;
};

const during = ({ random, from, until }: Drawing, longest: number) => {
  const begin = random.between(from, until);
  return { from: begin, until: begin + random.between(0.2, 1) * longest };
};

/** Draws one of `count` things of a run, in the stretch in which things go wrong or, now and then, from its first tick on. */
function busy({ random, scenario, course }: Drawing, count: number): number {
  const share = (at: number) => course.operationsBy(at) / course.operations;
  const from = random.chance(0.06) ? 0 : share(scenario.settledAt);
  return 1 + Math.floor(count * random.between(from, share(scenario.lastAt + 90 * MINUTE_MS)));
}
const when = (random: Random) => random.pick(['before', 'after'] as const);

const draws: Readonly<Record<Exclude<FaultClass, 'calm' | 'all'>, (drawing: Drawing) => Fault[]>> = {
  stale: ({ random }) => [
    {
      kind: 'stale',
      how: random.pick(['cached', 'mixed', 'behind'] as const),
      from: 0,
      until: 400 * HOUR_MS,
    },
  ],
  kill: (drawing) =>
    Array.from({ length: 1 + drawing.random.below(20) }, () => ({
      kind: 'kill',
      op: busy(drawing, drawing.course.operations),
      when: when(drawing.random),
    })),
  '5xx': (drawing) =>
    Array.from({ length: 1 + drawing.random.below(25) }, () => ({
      kind: 'fail',
      op: busy(drawing, drawing.course.operations),
      when: when(drawing.random),
    })),
  outage: (drawing) => [
    {
      kind: 'outage',
      of: drawing.random.pick(['reads', 'writes', 'all', 'sends'] as const),
      ...during(drawing, drawing.random.pick([1, 5, 35, 35, 8 * 60]) * MINUTE_MS),
    },
  ],
  spent: (drawing) => [
    {
      kind: 'spent',
      of: drawing.random.pick(['reads', 'writes', 'writes', 'lists'] as const),
      from: during(drawing, 1).from,
    },
  ],
  queue: (drawing) => {
    const { random, course } = drawing;
    const message = () => busy(drawing, course.messages);
    const invocation = () => busy(drawing, course.invocations);
    const seconds = () => Math.floor(random.pick([2, 30, 300, 1_200]) * random.next());
    const many = <T>(most: number, make: () => T): T[] => Array.from({ length: random.below(most) }, make);
    return [
      ...many(12, (): Fault => ({ kind: 'duplicate', message: message(), seconds: seconds() })),
      ...many(8, (): Fault => ({ kind: 'delay', message: message(), seconds: seconds() })),
      ...many(6, (): Fault => ({ kind: 'unacked', invocation: invocation() })),
      ...many(6, (): Fault => ({ kind: 'evict', invocation: invocation() })),
    ];
  },
  hooks: (drawing) => {
    const { random, scenario } = drawing;
    const answers: Answer[] = [500, 503, 429, 403, 'hang', 'network'];
    return scenario.subscriptions.flatMap(({ url, format }): Fault[] => {
      if (random.chance(0.3)) return [];
      // A chat says by 403 that it wants no more.
      const answer = random.pick(format === 'slack' ? answers.filter((one) => one !== 403) : answers);
      return [
        {
          kind: 'receiver',
          url,
          answers: answer,
          ...during(drawing, random.pick([10, 60, 600]) * MINUTE_MS),
        },
      ];
    });
  },
  cron: (drawing) => {
    const { random } = drawing;
    const first = Math.ceil(drawing.from / TICK_MS);
    return Array.from({ length: 1 + random.below(5) }, () => ({
      kind: 'cron',
      tick: first + random.below(12),
      how: random.pick(['missed', 'late', 'twice'] as const),
      seconds: Math.floor(random.pick([5, 90, 1_500]) * random.next()),
    }));
  },
  outlet: (drawing) => {
    const { random, scenario } = drawing;
    const answers: readonly Answer[] = [403, 500, 503, 404, 'hang', 'network'];
    const host = random.pick(scenario.sources).host;
    return [{ kind: 'outlet', host, answers: random.pick(answers), ...during(drawing, 45 * MINUTE_MS) }];
  },
  lost: (drawing) => {
    const { random, scenario } = drawing;
    if (scenario.seed.startsWith(MEETING_SEED) && random.chance(0.7)) {
      const at = random.between(drawing.from, scenario.lastAt + 20 * HOUR_MS);
      return [{ kind: 'lost-meetings', isWithIndex: random.chance(0.3), at }];
    }
    return [{ kind: 'lost', host: random.pick(scenario.sources).host, at: during(drawing, 1).from }];
  },
  plan: () => [{ kind: 'plan', operations: 1_000, requests: 50 }],
};

const mixed: readonly (readonly [Exclude<FaultClass, 'calm' | 'all'>, number])[] = [
  ['stale', 0.6],
  ['kill', 0.4],
  ['5xx', 0.35],
  ['outage', 0.3],
  ['spent', 0.08],
  ['queue', 0.5],
  ['hooks', 0.35],
  ['cron', 0.3],
  ['outlet', 0.15],
  ['lost', 0.05],
  ['plan', 0.3],
];

function drawFaults(seed: string, kind: FaultClass, scenario: Scenario, course: Course): Fault[] {
  const random = openRandom(`faults ${seed}`);
  const { settledAt, lastAt } = scenario;
  const from = settledAt + random.between(0, 0.7) * (lastAt - settledAt);
  const drawing: Drawing = { random, scenario, course, from, until: from + 35 * MINUTE_MS };
  if (kind === 'calm') return [];
  if (kind !== 'all') return draws[kind](drawing);
  return mixed.flatMap(([one, share]) => (random.chance(share) ? draws[one](drawing) : []));
}

/** A scenario with its calm run, which several schedules may be judged by. */
type Prepared = {
  readonly scenario: Scenario;
  readonly calm: Outcome;
  readonly options: PlayOptions;
};

export async function prepare(seed: string): Promise<Prepared> {
  const scenario = drawScenario(seed);
  const options = { isShort: smallScenarios.includes(seed) };
  return { scenario, options, calm: await play(scenario, [], options) };
}

export type Finding = {
  readonly seed: string;
  /** The seed of its scenario. */
  readonly scenario: string;
  readonly faults: readonly Fault[];
  readonly violations: readonly Violation[];
  readonly operations: number;
};

export async function tryFaults(
  { scenario, calm, options }: Prepared,
  faults: readonly Fault[],
): Promise<Finding> {
  const run = await play(scenario, faults, options);
  const violations = await judge(scenario, faults, calm, run);
  return { seed: scenario.seed, scenario: scenario.seed, faults, violations, operations: run.operations };
}

/** So many schedules follow each other over one scenario, since its calm run costs as much as any. */
export const SHARED = 4;
let last: Prepared | null = null;

/** Plays the schedule of a seed, which says all of it: its end counts the schedules, of which a few share their scenario. */
export async function tryScheduleOf(seed: string, kind: FaultClass): Promise<Finding> {
  const [, name = seed, nth = '0'] = /^(.*)\/(\d+)$/u.exec(seed) ?? [];
  const shared = `${name}/${Math.floor(Number(nth) / SHARED)}`;
  if (last?.scenario.seed !== shared) last = await prepare(shared);
  return { ...(await tryFaults(last, drawFaults(seed, kind, last.scenario, last.calm))), seed };
}

/** Leaves out faults, halves first and then one by one, while one of the violations stays. */
export async function minimise(finding: Finding, wanted: string): Promise<Finding> {
  const prepared = last?.scenario.seed === finding.scenario ? last : await prepare(finding.scenario);
  let best = finding;
  let size = Math.ceil(best.faults.length / 2);
  for (let tries = 0; size >= 1 && tries < 150;) {
    let isSmaller = false;
    for (let from = 0; from < best.faults.length && tries < 150; tries += 1) {
      const fewer = best.faults.filter((_, index) => index < from || index >= from + size);
      const tried = await tryFaults(prepared, fewer);
      if (tried.violations.some(({ kind }) => kind === wanted)) {
        best = tried;
        isSmaller = true;
      } else from += size;
    }
    if (size === 1 && !isSmaller) break;
    size = size === 1 ? 1 : Math.floor(size / 2);
  }
  return best;
}

/** Says in words what happens and what goes wrong. */
export function describeSchedule({ scenario: seed, faults }: Finding): string[] {
  const scenario = drawScenario(seed);
  const clock = (at: number) => `${(at / MINUTE_MS).toFixed(1).padStart(7)} min`;
  return [
    `starts ${new Date(scenario.start).toISOString()}; ${scenario.sources.map(({ id, host, every }) => `${id} at ${host} every ${every}`).join(', ')}`,
    `subscriptions: ${scenario.subscriptions.map(({ id, format, digest }) => `${id.slice(0, 1)} ${digest === null ? format : 'digest'}`).join(', ')}`,
    ...scenario.happenings.filter(({ at }) => at > 0).map(({ at, label }) => `${clock(at)}  ${label}`),
    ...faults.map((fault) => `      fault  ${describeFault(fault)}`),
  ];
}

/** Every single kill, before and after each operation of a scenario up to an hour after its events. */
export const singleKills = ({ scenario, calm }: Prepared): Fault[] =>
  Array.from({ length: calm.operationsBy(scenario.lastAt + HOUR_MS) }, (_, index) => index + 1).flatMap(
    (op): Fault[] => [
      { kind: 'kill', op, when: 'before' },
      { kind: 'kill', op, when: 'after' },
    ],
  );

/** Two kills within sixty operations of each other. */
export function drawPair(random: Random, { scenario, calm }: Prepared): Fault[] {
  const busy = calm.operationsBy(scenario.lastAt + HOUR_MS);
  const first = 1 + random.below(busy);
  return [first, first + 1 + random.below(60)].map((op) => ({ kind: 'kill', op, when: when(random) }));
}
