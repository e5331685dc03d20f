import { unreachable } from '../../src/core/model/result.ts';
import { DAY_MS } from '../../src/core/model/time.ts';
import type { Staleness } from './store.ts';

/** A stretch of a run, in milliseconds since its start. */
type During = { readonly from: number; readonly until: number };

export type Answer = number | 'hang' | 'network';

/** One thing that goes wrong. A schedule is a list of them, so that each can be left out by itself. */
export type Fault =
  | ({ readonly kind: 'stale'; readonly how: Exclude<Staleness, 'fresh'> } & During)
  /** The worker dies at an operation, which took effect or did not. */
  | { readonly kind: 'kill'; readonly op: number; readonly when: 'before' | 'after' }
  /** The operation throws, although it may have taken effect. */
  | { readonly kind: 'fail'; readonly op: number; readonly when: 'before' | 'after' }
  | ({ readonly kind: 'outage'; readonly of: 'reads' | 'writes' | 'all' | 'sends' } & During)
  /** A day's operations are spent: until midnight UTC. */
  | { readonly kind: 'spent'; readonly of: 'reads' | 'writes' | 'lists'; readonly from: number }
  /** The isolate is replaced after an invocation. */
  | { readonly kind: 'evict'; readonly invocation: number }
  /** What the invocation acked is handed out again. */
  | { readonly kind: 'unacked'; readonly invocation: number }
  | { readonly kind: 'duplicate'; readonly message: number; readonly seconds: number }
  | { readonly kind: 'delay'; readonly message: number; readonly seconds: number }
  | {
      readonly kind: 'cron';
      readonly tick: number;
      readonly how: 'missed' | 'late' | 'twice';
      readonly seconds: number;
    }
  /** A host's record is gone, as a damaged one counts as absent. */
  | { readonly kind: 'lost'; readonly host: string; readonly at: number }
  /** All that is derived of meetings is gone, with the day's index of them or without. */
  | { readonly kind: 'lost-meetings'; readonly isWithIndex: boolean; readonly at: number }
  /** Each invocation has the operations and outside requests of the free plan. */
  | { readonly kind: 'plan'; readonly operations: number; readonly requests: number }
  | ({ readonly kind: 'receiver'; readonly url: string; readonly answers: Answer } & During)
  | ({ readonly kind: 'outlet'; readonly host: string; readonly answers: Answer } & During);

type Refused = Extract<Fault, { kind: 'outage' | 'spent' }>;
type Op = { readonly what: 'get' | 'put' | 'delete' | 'list' | 'send' | 'fetch' | 'post' };

const covers = ({ from, until }: During, at: number): boolean => at >= from && at < until;

const nextDay = (at: number): number => Math.ceil((at + 1) / DAY_MS) * DAY_MS;

/** When a fault is over, in milliseconds since the start; null for one that is over at once. */
export function endOf(fault: Fault, start: number): number | null {
  if ('until' in fault) return fault.until;
  if (fault.kind === 'spent') return nextDay(start + fault.from) - start;
  // The day's compaction makes it good.
  if (fault.kind === 'lost-meetings') return nextDay(start + fault.at) - start;
  return null;
}

function refuses(fault: Refused, { what }: Op, time: { start: number; at: number }): boolean {
  const until = endOf(fault, time.start) ?? 0;
  if (!covers({ from: fault.from, until }, time.at)) return false;
  const isWrite = what === 'put' || what === 'delete';
  switch (fault.of) {
    case 'all':
      return isWrite || what === 'get' || what === 'list';
    case 'reads':
      return what === 'get' || (fault.kind === 'outage' && what === 'list');
    case 'lists':
      return what === 'list';
    case 'writes':
      return isWrite;
    case 'sends':
      return what === 'send';
    default:
      return unreachable(fault);
  }
}

/** The faults of a run, asked for by when and where they strike. */
export type Strikes = {
  readonly killAt: (op: number) => 'before' | 'after' | null;
  readonly failAt: (op: number) => 'before' | 'after' | null;
  /** Whether the platform refuses all operations of this kind now. @param at in milliseconds since the start */
  readonly refuses: (operation: Op, at: number) => boolean;
  readonly staleness: (at: number) => Staleness;
  readonly evicts: (invocation: number) => boolean;
  readonly losesAcks: (invocation: number) => boolean;
  readonly duplicates: (message: number) => number | null;
  readonly delays: (message: number) => number;
  readonly cron: (tick: number) => Extract<Fault, { kind: 'cron' }> | null;
  /** What one invocation may do, or null. */
  readonly plan: Extract<Fault, { kind: 'plan' }> | null;
  readonly answerOf: (place: 'receiver' | 'outlet', name: string, at: number) => Answer | null;
};

export function openStrikes(faults: readonly Fault[], start: number): Strikes {
  const of = <Kind extends Fault['kind']>(kind: Kind) =>
    faults.filter((fault): fault is Extract<Fault, { kind: Kind }> => fault.kind === kind);
  const kills = new Map(of('kill').map(({ op, when }) => [op, when]));
  const fails = new Map(of('fail').map(({ op, when }) => [op, when]));
  const refused = [...of('outage'), ...of('spent')];
  const stale = of('stale');
  const evicted = new Set(of('evict').map(({ invocation }) => invocation));
  const unacked = new Set(of('unacked').map(({ invocation }) => invocation));
  const duplicated = new Map(of('duplicate').map(({ message, seconds }) => [message, seconds]));
  const delayed = new Map(of('delay').map(({ message, seconds }) => [message, seconds]));
  const crons = new Map(of('cron').map((fault) => [fault.tick, fault]));
  const receivers = of('receiver');
  const outlets = of('outlet');
  return {
    killAt: (op) => kills.get(op) ?? null,
    failAt: (op) => fails.get(op) ?? null,
    refuses: (operation, at) => refused.some((fault) => refuses(fault, operation, { start, at })),
    staleness: (at) => stale.find((fault) => covers(fault, at))?.how ?? 'fresh',
    evicts: (invocation) => evicted.has(invocation),
    losesAcks: (invocation) => unacked.has(invocation),
    duplicates: (message) => duplicated.get(message) ?? null,
    delays: (message) => delayed.get(message) ?? 0,
    cron: (tick) => crons.get(tick) ?? null,
    plan: of('plan')[0] ?? null,
    answerOf: (place, name, at) =>
      (place === 'receiver'
        ? receivers.find((fault) => fault.url === name && covers(fault, at))
        : outlets.find((fault) => fault.host === name && covers(fault, at))
      )?.answers ?? null,
  };
}

const minutes = (ms: number): string => `${Math.round(ms / 6_000) / 10} min`;

export function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case 'stale':
      return `KV ${fault.how}, ${minutes(fault.from)} to ${minutes(fault.until)}`;
    case 'kill':
      return `worker killed ${fault.when} operation ${fault.op}`;
    case 'fail':
      return `operation ${fault.op} throws ${fault.when} its effect`;
    case 'outage':
      return `no ${fault.of} (KV or queue), ${minutes(fault.from)} to ${minutes(fault.until)}`;
    case 'spent':
      return `the day's ${fault.of} are spent at ${minutes(fault.from)}`;
    case 'evict':
      return `isolate replaced after invocation ${fault.invocation}`;
    case 'unacked':
      return `acks of invocation ${fault.invocation} are lost`;
    case 'duplicate':
      return `message ${fault.message} comes again after ${fault.seconds} s`;
    case 'delay':
      return `message ${fault.message} comes ${fault.seconds} s late`;
    case 'cron':
      return `cron ${fault.tick} ${fault.how}${fault.how === 'missed' ? '' : ` by ${fault.seconds} s`}`;
    case 'lost':
      return `the record of ${fault.host} is lost at ${minutes(fault.at)}`;
    case 'lost-meetings':
      return `the meetings${fault.isWithIndex ? ' and their index' : ''} are lost at ${minutes(fault.at)}`;
    case 'plan':
      return `an invocation may make ${fault.operations} operations and ${fault.requests} requests`;
    case 'receiver':
      return `${fault.url} answers ${fault.answers}, ${minutes(fault.from)} to ${minutes(fault.until)}`;
    case 'outlet':
      return `${fault.host} answers ${fault.answers}, ${minutes(fault.from)} to ${minutes(fault.until)}`;
    default:
      return unreachable(fault);
  }
}
