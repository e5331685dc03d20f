import type { Heartbeat, HostRecord, SourceState, SourceStatus, SourceWord } from '../model/index.ts';
import { DAY_MS, iso, parsePeriod, TICK_MS } from '../model/time.ts';
import { unreachable } from '../model/result.ts';
import { line } from '../language/text.ts';
import type { Source } from '../watchlist/schema.ts';
import { lastSlot } from './schedule.ts';
import { describeDays, sentenceOfDays } from './source-days.ts';
import { backedOffPeriod } from './source-health.ts';
import { duration, instantText, moment } from './time-in-words.ts';

/** A subject may rest for a week while its outlet goes on publishing. */
const SUBJECT_QUIET_MS = 7 * DAY_MS;

/** All that the sentence about a source is made of; times are in milliseconds. */
type SourceFacts = {
  readonly source: Source;
  readonly state: SourceState | null;
  readonly lastCheck: number | null;
  readonly nextCheck: number | null;
  readonly refused: number;
  readonly now: number;
};

/** What is the same for every source. */
type WatchFacts = {
  readonly heartbeat: Heartbeat | null;
  /** In milliseconds. */
  readonly now: number;
  /** As `lastDays` returns them. */
  readonly days: Parameters<typeof describeDays>[3];
};

/** Describes one source from what its host's record and the heartbeat say. @param known `refused`: to the source today, on all hosts; `articles`: how many of it are tracked */
export function describeSource(
  source: Source,
  known: { readonly record: HostRecord | null; readonly refused: number; readonly articles: number },
  { heartbeat, now, days: lastDays }: WatchFacts,
): SourceStatus {
  const { record, refused } = known;
  const state = record?.sources[source.id] ?? null;
  const backOffUntil = activeBackOff(record, now);
  const facts: SourceFacts = {
    source,
    state,
    refused,
    now,
    ...checkTimes(source, state, heartbeat, backOffUntil),
  };
  const word = wordFor(facts);
  const failure = state?.lastFailure ?? null;
  const days = describeDays(source, record, heartbeat, lastDays);
  const openings = record?.openings?.[source.id];
  const openedToday = openings?.days[lastDays.at(-1)?.name ?? ''];
  return {
    id: source.id,
    name: source.name,
    type: source.type,
    kind: source.kind,
    url: source.url,
    enabled: !source.paused,
    state: word,
    sentence: `${source.name}: ${sentenceFor(word, facts)}${refusedPart(facts)}.`,
    since: state?.since ?? null,
    lastCheckAt: facts.lastCheck === null ? null : instantText(facts.lastCheck),
    nextCheckAt: facts.nextCheck === null ? null : instantText(facts.nextCheck),
    intervalSeconds: (parsePeriod(source.every) ?? TICK_MS) / 1_000,
    newestEntryAt: state?.newestAt ?? null,
    newestOnSubjectAt: state?.newestOnSubjectAt ?? null,
    listed: state?.listed ?? 0,
    onSubject: state?.onSubject ?? 0,
    opened: {
      today: openedToday?.opened ?? 0,
      onSubject: openedToday?.onSubject ?? 0,
      waiting: openings?.waiting ?? 0,
    },
    articlesTracked: known.articles,
    refused,
    consecutiveFailures: state?.failures ?? 0,
    failuresByDay: state?.days ?? {},
    days,
    history: sentenceOfDays(days),
    lastError: failure === null ? null : { code: failure.code, text: line(failure.text), at: failure.at },
    backOffUntil: backOffUntil === null ? null : instantText(backOffUntil),
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
 * Derives when a source was checked last and will be checked next, because nothing is written for an unchanged source:
 * the last check is the latest slot that a tick has served. It is never before the source was added, and a recorded
 * failure is a check too.
 */
function checkTimes(
  source: Source,
  state: SourceState | null,
  heartbeat: Heartbeat | null,
  backOffUntil: number | null,
): Pick<SourceFacts, 'lastCheck' | 'nextCheck'> {
  if (heartbeat === null || source.paused) return { lastCheck: null, nextCheck: null };
  if (state === null) {
    return { lastCheck: null, nextCheck: firstTickFrom(heartbeat.last + 1, heartbeat.last) };
  }
  const period = backedOffPeriod(parsePeriod(source.every) ?? TICK_MS, state.failureWeight);
  const slot = lastSlot(source.id, period, heartbeat.last);
  const nextCheck = firstTickFrom(Math.max(slot + period, backOffUntil ?? 0), heartbeat.last);
  const recorded = Math.max(Date.parse(state.addedAt), Date.parse(state.lastFailure?.at ?? state.addedAt));
  const lastCheck = backOffUntil === null ? Math.max(recorded, tickServing(slot, heartbeat)) : recorded;
  return { lastCheck, nextCheck };
}

/** Returns the first tick after a slot: that tick is when the check was made. */
function tickServing(slot: number, heartbeat: Heartbeat): number {
  return heartbeat.previous === null || slot > heartbeat.previous
    ? heartbeat.last
    : firstTickFrom(slot, heartbeat.last);
}

/** Returns the first tick not before an instant; ticks are whole intervals from the last one. */
function firstTickFrom(instant: number, lastTick: number): number {
  return lastTick + Math.ceil((instant - lastTick) / TICK_MS) * TICK_MS;
}

function wordFor({ source, state, now }: SourceFacts): SourceWord {
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

function sentenceFor(word: SourceWord, facts: SourceFacts): string {
  const { source, state, now, lastCheck } = facts;
  const checked = lastCheck === null ? 'no check yet' : `last checked ${moment(lastCheck, now)}`;
  switch (word) {
    case 'paused':
      return 'paused in the watchlist; not checked';
    case 'new':
      return `new; ${firstChecks(facts)}${nextCheckPart(facts)}`;
    case 'ok':
      return `fine${lastFailurePart(state)}; ${checked}, ${freshnessPart(facts)}${movedPart(state)}`;
    case 'quiet-on-subject':
      return `quiet on the subject; ${checked}, ${freshnessPart(facts)}${movedPart(state)}`;
    case 'quiet': {
      const silence = duration(now - Date.parse(state?.newestAt ?? iso(now)));
      const limit = duration(parsePeriod(source.quietAfter) ?? 0);
      return `quiet: no new entry for ${silence}, expected within ${limit}; ${checked}${movedPart(state)}`;
    }
    case 'failing':
    case 'blocked':
    case 'unreadable':
    case 'gone':
      return `${word} since ${sincePart(facts)}: ${failureOf(state)}; ${checked}${nextCheckPart(facts)}${movedPart(state)}`;
    default:
      return unreachable(word);
  }
}

const sincePart = ({ state, now }: SourceFacts): string =>
  moment(state === null ? now : Date.parse(state.since), now);

const failureOf = (state: SourceState | null): string =>
  line(state?.lastFailure?.text ?? 'no reason recorded');

/** A single failed check may be chance; the sentence tells it all the same. */
const lastFailurePart = (state: SourceState | null): string =>
  state !== null && state.failures > 0 ? `, though its last check failed (${failureOf(state)})` : '';

const firstChecks = ({ state, lastCheck, now }: SourceFacts): string =>
  state === null || state.failures === 0 || lastCheck === null
    ? 'no check yet'
    : `no good check yet (${failureOf(state)}), last checked ${moment(lastCheck, now)}`;

const nextCheckPart = ({ nextCheck, now }: SourceFacts): string =>
  nextCheck === null ? '' : `, next check ${moment(nextCheck, now)}`;

function freshnessPart({ state, now }: SourceFacts): string {
  const ago = (at: string) => `${duration(now - Date.parse(at))} ago`;
  const [newest, onSubject] = [state?.newestAt ?? null, state?.newestOnSubjectAt ?? null];
  const any = newest === null ? 'entries without dates' : `newest entry ${ago(newest)}`;
  return `${any}, ${onSubject === null ? 'none on subject yet' : `newest on subject ${ago(onSubject)}`}`;
}

const movedPart = (state: SourceState | null): string =>
  state?.movedTo ? `; moved permanently to ${line(state.movedTo.url)}, which the watchlist should name` : '';

/** A source that lists more than its share, or much that is not there, has the rest refused; others do not pay for it. */
const refusedPart = ({ refused }: SourceFacts): string =>
  refused === 0
    ? ''
    : `; refused ${refused} ${refused === 1 ? 'time' : 'times'} today, because it used up its share`;
