import type { Source, Watchlist } from '../watchlist/schema.ts';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../model/time.ts';
import { hostOf } from '../model/url.ts';
import { backedOffPeriod } from './source-health.ts';
import type { Endpoint, Heartbeat, HostRecord, SourceState } from '../model/index.ts';
import { unreachable } from '../model/result.ts';
import { describeDays, sentenceOfDays, shortDay, type SourceDay } from './source-days.ts';
import { lastSlot, parsePeriod, TICK_MS } from './schedule.ts';
import { line } from '../language/text.ts';
import { describeWebhooks, type WebhookStatus } from './webhook-status.ts';

/** The state of a source in one word. `quiet-on-subject`: it goes on publishing, and nothing on the subject. */
export type SourceWord = SourceState['health'] | 'quiet-on-subject' | 'paused';

export type SourceStatus = {
  readonly id: string;
  readonly name: string;
  readonly type: Source['type'];
  readonly kind: Source['kind'];
  readonly url: string;
  readonly enabled: boolean;
  readonly state: SourceWord;
  /** Everything above and below for people. */
  readonly sentence: string;
  readonly since: string | null;
  readonly lastCheckAt: string | null;
  readonly nextCheckAt: string | null;
  readonly intervalSeconds: number;
  readonly newestEntryAt: string | null;
  readonly newestOnSubjectAt: string | null;
  readonly listed: number;
  readonly onSubject: number;
  readonly articlesTracked: number;
  readonly consecutiveFailures: number;
  readonly failuresByDay: Readonly<Record<string, number>>;
  /** The last 14 days, oldest first, and all of them in one sentence. */
  readonly days: readonly SourceDay[];
  readonly history: string;
  readonly lastError: { readonly code: string; readonly text: string; readonly at: string } | null;
  readonly backOffUntil: string | null;
  readonly movedTo: string | null;
  readonly robots: 'read' | 'unreachable' | null;
};

export type TickStatus = {
  readonly state: 'ticking' | 'stopped' | 'never';
  readonly sentence: string;
  readonly lastAt: string | null;
  readonly previousAt: string | null;
  readonly ageSeconds: number | null;
};

export type Status = {
  readonly status: 'pass' | 'warn' | 'fail';
  readonly at: string;
  readonly title: string;
  readonly tick: TickStatus;
  readonly today: {
    readonly listed: number;
    readonly onSubject: number;
    readonly told: number;
    readonly suppressed: number;
    readonly sentence: string;
  };
  readonly dead: { readonly queues: Readonly<Record<string, number>>; readonly sentence: string };
  readonly webhooks: WebhookStatus;
  readonly sources: readonly SourceStatus[];
};

export type StatusInput = {
  readonly watchlist: Watchlist;
  readonly heartbeat: Heartbeat | null;
  readonly records: readonly HostRecord[];
  /** The queue of every dead letter that is kept. */
  readonly dead: readonly string[];
  /** Those that ever failed. */
  readonly endpoints: readonly Endpoint[];
  readonly told: number;
  readonly suppressed: number;
  /** Wall time in milliseconds. */
  readonly wall: number;
};

/** So many intervals without a tick mean that the cron is dead; one may be late. */
const DEAD_AFTER_MS = 3 * TICK_MS;
/** A subject may rest for a week while its outlet goes on. */
const SUBJECT_QUIET_MS = 7 * DAY_MS;

/** Now as readers see it: in a replay the last tick was then, and so is now. Without a tick it is the wall clock. */
export function servingNow(heartbeat: Heartbeat | null, wall: number): number {
  return heartbeat === null ? wall : heartbeat.last + Math.max(0, wall - heartbeat.wall);
}

/** Every source in one sentence, the clock, the dead letters and today's funnel. Pure: nothing is read or asked. */
export function describeStatus(input: StatusInput): Status {
  const { watchlist, heartbeat, wall } = input;
  const now = servingNow(heartbeat, wall);
  const records = new Map(input.records.map((record) => [record.host, record]));
  const sources = watchlist.sources.map((source) =>
    describeSource(source, records.get(hostOf(source.url)) ?? null, heartbeat, now),
  );
  const tick = describeTick(heartbeat, wall);
  const dead = describeDead(input.dead);
  const webhooks = describeWebhooks(input.endpoints, (ms) => moment(ms, now));
  return {
    status: overall(tick, sources, input.dead.length + webhooks.disabled),
    at: iso(now),
    title: watchlist.title,
    tick,
    today: describeFunnel(sources, input.told, input.suppressed),
    dead,
    webhooks,
    sources,
  };
}

/** @param losses what is not delivered: dead letters and disabled webhooks */
function overall(tick: TickStatus, sources: readonly SourceStatus[], losses: number): Status['status'] {
  if (tick.state !== 'ticking') return 'fail';
  const well: readonly SourceWord[] = ['ok', 'paused', 'quiet-on-subject'];
  return losses === 0 && sources.every(({ state }) => well.includes(state)) ? 'pass' : 'warn';
}

/** Whether the cron still runs: the one thing no source can tell. @param wall in milliseconds */
export function describeTick(heartbeat: Heartbeat | null, wall: number): TickStatus {
  if (heartbeat === null) {
    const sentence = 'No tick yet: the first is due within 15 minutes of the start.';
    return { state: 'never', sentence, lastAt: null, previousAt: null, ageSeconds: null };
  }
  const age = Math.max(0, wall - heartbeat.wall);
  const now = servingNow(heartbeat, wall);
  const at = moment(heartbeat.last, now);
  const isDead = age >= DEAD_AFTER_MS;
  return {
    state: isDead ? 'stopped' : 'ticking',
    sentence: isDead
      ? `The cron has stopped: no tick since ${at}, ${span(age)} ago, where one is due every 15 min; nothing is checked.`
      : `Ticking: last tick ${at}, ${span(age)} ago.`,
    lastAt: iso(heartbeat.last),
    previousAt: heartbeat.previous === null ? null : iso(heartbeat.previous),
    ageSeconds: Math.round(age / 1_000),
  };
}

function describeDead(letters: readonly string[]): Status['dead'] {
  const queues: Record<string, number> = {};
  for (const queue of letters.toSorted()) queues[queue] = (queues[queue] ?? 0) + 1;
  const parts = Object.entries(queues).map(
    ([queue, number]) => `${counted(number, 'message')} of queue ${queue}`,
  );
  const sentence =
    parts.length === 0
      ? 'No dead letters.'
      : `Dead letters: ${parts.join(', ')} failed for good; they are kept and can be replayed.`;
  return { queues, sentence };
}

function describeFunnel(sources: readonly SourceStatus[], told: number, suppressed: number): Status['today'] {
  const listed = sources.reduce((sum, source) => sum + source.listed, 0);
  const onSubject = sources.reduce((sum, source) => sum + source.onSubject, 0);
  const sentence =
    `Listed now: ${counted(listed, 'entry', 'entries')} → on subject: ${onSubject} → ` +
    `told today: ${told} → suppressed today: ${suppressed}.`;
  return { listed, onSubject, told, suppressed, sentence };
}

// --- one source ------------------------------------------------------------------------------------

type Look = {
  readonly source: Source;
  readonly state: SourceState | null;
  readonly lastCheck: number | null;
  readonly nextCheck: number | null;
  readonly backOffUntil: number | null;
  readonly now: number;
};

function describeSource(
  source: Source,
  record: HostRecord | null,
  heartbeat: Heartbeat | null,
  now: number,
): SourceStatus {
  const state = record?.sources[source.id] ?? null;
  const backOffUntil = activeBackOff(record, now);
  const look: Look = { source, state, backOffUntil, now, ...checks(source, state, heartbeat, backOffUntil) };
  const word = wordFor(look);
  const failure = state?.lastFailure ?? null;
  const days = describeDays(source, state, heartbeat, now);
  return {
    id: source.id,
    name: source.name,
    type: source.type,
    kind: source.kind,
    url: source.url,
    enabled: !source.paused,
    state: word,
    sentence: `${source.name}: ${sentenceFor(word, look)}.`,
    since: state?.since ?? null,
    lastCheckAt: look.lastCheck === null ? null : iso(look.lastCheck),
    nextCheckAt: look.nextCheck === null ? null : iso(look.nextCheck),
    intervalSeconds: (parsePeriod(source.every) ?? TICK_MS) / 1_000,
    newestEntryAt: state?.newestAt ?? null,
    newestOnSubjectAt: state?.newestOnSubjectAt ?? null,
    listed: state?.listed ?? 0,
    onSubject: state?.onSubject ?? 0,
    articlesTracked: Object.values(record?.articles ?? {}).filter((article) => article.source === source.id)
      .length,
    consecutiveFailures: state?.failures ?? 0,
    failuresByDay: state?.days ?? {},
    days,
    history: sentenceOfDays(days),
    lastError: failure === null ? null : { code: failure.code, text: line(failure.text), at: failure.at },
    backOffUntil: backOffUntil === null ? null : iso(backOffUntil),
    movedTo: state?.movedTo?.url ?? null,
    robots: record?.robots ? (record.robots.reachable ? 'read' : 'unreachable') : null,
  };
}

function activeBackOff(record: HostRecord | null, now: number): number | null {
  if (!record?.backOff) return null;
  const until = Date.parse(record.backOff.since) + record.backOff.seconds * 1_000;
  return until > now ? until : null;
}

/**
 * Nothing is written for an unchanged source, so its last check is derived: its latest slot that a tick has served. It
 * is never before the source was added, and a recorded failure is a check too.
 */
function checks(
  source: Source,
  state: SourceState | null,
  heartbeat: Heartbeat | null,
  backOffUntil: number | null,
): Pick<Look, 'lastCheck' | 'nextCheck'> {
  const period = backedOffPeriod(parsePeriod(source.every) ?? TICK_MS, state?.failureWeight ?? 0);
  if (heartbeat === null || source.paused) return { lastCheck: null, nextCheck: null };
  const slot = lastSlot(source.id, period, heartbeat.last);
  const next = firstTickFrom(Math.max(slot + period, backOffUntil ?? 0), heartbeat.last);
  if (state === null)
    return { lastCheck: null, nextCheck: firstTickFrom(heartbeat.last + 1, heartbeat.last) };
  const recorded = Math.max(Date.parse(state.addedAt), Date.parse(state.lastFailure?.at ?? state.addedAt));
  const lastCheck = backOffUntil === null ? Math.max(recorded, tickServing(slot, heartbeat)) : recorded;
  return { lastCheck, nextCheck: next };
}

/** A slot is served by the first tick after it: the tick is when the check was made. */
function tickServing(slot: number, heartbeat: Heartbeat): number {
  return heartbeat.previous === null || slot > heartbeat.previous
    ? heartbeat.last
    : firstTickFrom(slot, heartbeat.last);
}

/** The first tick not before an instant, ticks being whole intervals from the last one. */
function firstTickFrom(instant: number, lastTick: number): number {
  return lastTick + Math.ceil((instant - lastTick) / TICK_MS) * TICK_MS;
}

function wordFor({ source, state, now }: Look): SourceWord {
  if (source.paused) return 'paused';
  if (state === null) return 'new';
  if (state.health === 'ok' && isQuietOnSubject(source, state, now)) return 'quiet-on-subject';
  return state.health;
}

function isQuietOnSubject(source: Source, state: SourceState, now: number): boolean {
  if (source.scope === 'all') return false;
  const limit = Math.max(SUBJECT_QUIET_MS, parsePeriod(source.quietAfter) ?? 0);
  return now - Date.parse(state.newestOnSubjectAt ?? state.baselineAt ?? state.addedAt) > limit;
}

function sentenceFor(word: SourceWord, look: Look): string {
  const { state, now, lastCheck } = look;
  const checked = lastCheck === null ? 'no check yet' : `last checked ${moment(lastCheck, now)}`;
  const since = moment(Date.parse(state?.since ?? iso(now)), now);
  switch (word) {
    case 'paused':
      return 'paused in the watchlist; not checked';
    case 'new':
      return `new; ${unread(look)}${next(look)}`;
    case 'ok':
      return `fine${doubt(state)}; ${checked}, ${freshness(look)}${moved(state)}`;
    case 'quiet-on-subject':
      return `quiet on the subject; ${checked}, ${freshness(look)}${moved(state)}`;
    case 'quiet':
      return `quiet: no new entry for ${span(now - Date.parse(state?.newestAt ?? iso(now)))}, expected within ${period(look.source.quietAfter)}; ${checked}${moved(state)}`;
    case 'failing':
    case 'blocked':
    case 'unreadable':
    case 'gone':
      return `${word} since ${since}: ${failureOf(state)}; ${checked}${next(look)}${moved(state)}`;
    default:
      return unreachable(word);
  }
}

const failureOf = (state: SourceState | null): string =>
  line(state?.lastFailure?.text ?? 'no reason recorded');

/** One failed check may be chance, and is said all the same. */
const doubt = (state: SourceState | null): string =>
  state !== null && state.failures > 0 ? `, though its last check failed (${failureOf(state)})` : '';

const unread = ({ state, lastCheck, now }: Look): string =>
  state === null || state.failures === 0 || lastCheck === null
    ? 'no check yet'
    : `no good check yet (${failureOf(state)}), last checked ${moment(lastCheck, now)}`;

const next = ({ nextCheck, now }: Look): string =>
  nextCheck === null ? '' : `, next check ${moment(nextCheck, now)}`;

function freshness({ state, now }: Look): string {
  const [newest, onSubject] = [state?.newestAt ?? null, state?.newestOnSubjectAt ?? null];
  const any = newest === null ? 'entries without dates' : `newest entry ${ago(newest, now)}`;
  return `${any}, ${onSubject === null ? 'none on subject yet' : `newest on subject ${ago(onSubject, now)}`}`;
}

const moved = (state: SourceState | null): string =>
  state?.movedTo ? `; moved permanently to ${line(state.movedTo.url)}, which the watchlist should name` : '';

// --- time in words ---------------------------------------------------------------------------------

const ago = (at: string, now: number): string => `${span(now - Date.parse(at))} ago`;

/** 3 min, 2 h, 3 days: as exact as a reader needs. @param ms a duration; below zero counts as none */
export function span(ms: number): string {
  if (ms < 2 * HOUR_MS) return `${Math.max(0, Math.floor(ms / MINUTE_MS))} min`;
  if (ms < 2 * DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  return `${Math.floor(ms / DAY_MS)} days`;
}

const period = (text: string): string => span(parsePeriod(text) ?? 0);

/** 10:15 UTC today, else 3 Nov 10:15 UTC, else 3 Nov 2025. */
export function moment(ms: number, now: number): string {
  const [at, today] = [iso(ms), iso(now)];
  const time = `${at.slice(11, 16)} UTC`;
  if (at.slice(0, 10) === today.slice(0, 10)) return time;
  const date = shortDay(at);
  return at.slice(0, 4) === today.slice(0, 4) ? `${date} ${time}` : `${date} ${at.slice(0, 4)}`;
}

const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
