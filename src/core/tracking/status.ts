import type {
  CorpusSize,
  Endpoint,
  FaultDay,
  Heartbeat,
  HostRecord,
  JudgeDay,
  SourceStatus,
  Status,
  TickStatus,
} from '../model/index.ts';
import { iso, servingNow, TICK_MS } from '../model/time.ts';
import { hostOf } from '../model/url.ts';
import { line } from '../language/text.ts';
import type { Watchlist } from '../watchlist/schema.ts';
import { describeReading, looksIn } from './reading.ts';
import { refusedBySource } from './shares.ts';
import { describeFaults } from './faults.ts';
import { lastDays } from './source-days.ts';
import { describeStorage } from './storage-status.ts';
import { type AskedJudge, describeJudge } from './judge-status.ts';
import { describeSource } from './source-status.ts';
import { duration, moment } from './time-in-words.ts';

type StatusInput = {
  readonly watchlist: Watchlist;
  /** False where it stands in for a stored one that cannot be read. */
  readonly isWatchlistRead: boolean;
  readonly heartbeat: Heartbeat | null;
  readonly records: readonly HostRecord[];
  /** The queue of each dead letter that is kept. */
  readonly dead: readonly string[];
  /** The endpoints that have a record: one without a record has never failed. */
  readonly endpoints: readonly Endpoint[];
  /** Null where nobody is asked; `day` is the count that was stored last. */
  readonly judge: (AskedJudge & { readonly day: JudgeDay | null }) | null;
  readonly told: number;
  readonly suppressed: number;
  readonly size: CorpusSize | null;
  readonly storageBytes: number | null;
  /** The count that was stored last. */
  readonly faults: FaultDay | null;
  /** Wall time in milliseconds. */
  readonly wall: number;
};

/** So many intervals without a tick mean that the cron is dead; a single tick may be late. */
const DEAD_AFTER_MS = 3 * TICK_MS;
/** A longer list of webhooks would be a page of its own, and that page would need the admin's token. */
const MAX_NAMED_WEBHOOKS = 5;

/** Describes every source, the clock, the dead letters and today's funnel, each in one sentence. */
export function describeStatus(input: StatusInput): Status {
  const { watchlist, heartbeat, wall } = input;
  const now = servingNow(heartbeat, wall);
  const sources = describeSources(watchlist.sources, input.records, heartbeat, now);
  const tick = describeTick(heartbeat, wall);
  const webhooks = describeWebhooks(input.endpoints, now);
  const reading = describeReading(input.isWatchlistRead ? looksIn(watchlist, input.records) : null);
  const storage = describeStorage({ size: input.size, limitBytes: input.storageBytes, now });
  const isFilling = storage.state === 'filling' || storage.state === 'full';
  const faults = describeFaults(input.faults, wall);
  const losses = input.dead.length + webhooks.disabled + storage.damaged + Number(isFilling) + faults.today;
  return {
    status: reading.state === 'nothing' ? 'fail' : overallStatus(tick, sources, losses),
    at: iso(now),
    title: watchlist.title,
    tick,
    reading,
    today: describeFunnel(sources, input.told, input.suppressed),
    dead: describeDeadLetters(input.dead),
    webhooks,
    storage,
    faults,
    judge: input.judge === null ? null : describeJudge(input.judge, input.judge.day, wall),
    sources,
  };
}

/**
 * Describes sources from what the records of hosts and the heartbeat say.
 * @param records of their hosts; what was refused to a source on other hosts is counted where their records are among them
 * @param now in milliseconds
 */
export function describeSources(
  sources: Watchlist['sources'],
  records: readonly HostRecord[],
  heartbeat: Heartbeat | null,
  now: number,
): SourceStatus[] {
  const byHost = new Map(
    records.map((record) => [record.host, { record, tracked: trackedBySource(record) }]),
  );
  const refused = refusedBySource(records, now);
  const watch = { heartbeat, now, days: lastDays(now) };
  return sources.map((source) => {
    const { record = null, tracked } = byHost.get(hostOf(source.url)) ?? {};
    const counts = { articles: tracked?.get(source.id) ?? 0, refused: refused.get(source.id) ?? 0 };
    return describeSource(source, { record, ...counts }, watch);
  });
}

/** Counts the articles of a host by the source that they are of. */
function trackedBySource({ articles }: HostRecord): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of Object.values(articles)) counts.set(source, (counts.get(source) ?? 0) + 1);
  return counts;
}

/** @param losses dead letters, disabled webhooks, damaged records, faults of our own, and storage that fills: something is lost or soon will be */
function overallStatus(tick: TickStatus, sources: readonly SourceStatus[], losses: number): Status['status'] {
  if (tick.state !== 'ticking') return 'fail';
  const well: readonly SourceStatus['state'][] = ['ok', 'paused', 'quiet-on-subject'];
  return losses === 0 && sources.every(({ state }) => well.includes(state)) ? 'pass' : 'warn';
}

/** Says whether the cron still runs, which no source can tell. @param wall in milliseconds */
export function describeTick(heartbeat: Heartbeat | null, wall: number): TickStatus {
  if (heartbeat === null) {
    const sentence = 'No tick yet: the first is due within 15 minutes of the start.';
    return { state: 'never', sentence, lastAt: null, previousAt: null, ageSeconds: null };
  }
  const age = Math.max(0, wall - heartbeat.wall);
  const at = moment(heartbeat.last, servingNow(heartbeat, wall));
  const isDead = age >= DEAD_AFTER_MS;
  return {
    state: isDead ? 'stopped' : 'ticking',
    sentence: isDead
      ? `The cron has stopped, or storage takes no writes: no tick since ${at}, ${duration(age)} ago, where one is due every 15 min; nothing is checked.`
      : `Ticking: last tick ${at}, ${duration(age)} ago.`,
    lastAt: iso(heartbeat.last),
    previousAt: heartbeat.previous === null ? null : iso(heartbeat.previous),
    ageSeconds: Math.round(age / 1_000),
  };
}

function describeDeadLetters(letters: readonly string[]): Status['dead'] {
  const queues = new Map<string, number>();
  for (const queue of letters.toSorted()) queues.set(queue, (queues.get(queue) ?? 0) + 1);
  const parts = [...queues].map(([queue, number]) => `${counted(number, 'message')} of queue ${queue}`);
  const sentence =
    parts.length === 0
      ? 'No dead letters.'
      : `Dead letters: ${parts.join(', ')} failed for good; they are kept and can be replayed.`;
  return { queues: Object.fromEntries(queues), sentence };
}

function describeFunnel(sources: readonly SourceStatus[], told: number, suppressed: number): Status['today'] {
  const listed = sources.reduce((sum, source) => sum + source.listed, 0);
  const onSubject = sources.reduce((sum, source) => sum + source.onSubject, 0);
  const opened = sources.reduce((sum, source) => sum + source.opened.today, 0);
  const openedOnSubject = sources.reduce((sum, source) => sum + source.opened.onSubject, 0);
  const waiting = sources.reduce((sum, source) => sum + source.opened.waiting, 0);
  const unsure =
    opened + waiting === 0
      ? ''
      : `opened today: ${opened}, of them on subject: ${openedOnSubject}${waiting > 0 ? `, waiting: ${waiting}` : ''} → `;
  const sentence =
    `Listed now: ${counted(listed, 'entry', 'entries')} → ${unsure}on subject: ${onSubject} → ` +
    `told today: ${told} → suppressed today: ${suppressed}.`;
  return { listed, onSubject, opened, openedOnSubject, told, suppressed, sentence };
}

function describeWebhooks(endpoints: readonly Endpoint[], now: number): Status['webhooks'] {
  const disabled = endpoints.filter(({ state }) => state === 'disabled');
  const failing = endpoints.filter(({ state }) => state === 'failing');
  const troubled = [...disabled, ...failing];
  const named = troubled.slice(0, MAX_NAMED_WEBHOOKS).map(({ id, state, since, reason }) => {
    const why = reason === null ? '' : `: ${line(reason)}`;
    return `${id.slice(0, 8)} ${state} since ${moment(Date.parse(since), now)}${why}`;
  });
  const rest = troubled.length - named.length;
  const all = rest > 0 ? [...named, `${rest} more`] : named;
  const sentence = all.length === 0 ? 'No webhook fails.' : `Webhooks: ${all.join('; ')}.`;
  return { failing: failing.length, disabled: disabled.length, sentence };
}

const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
