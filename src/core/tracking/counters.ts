/**
 * Learns which lines of an article are counters: those that change at one look after another. A terse line of which only a number, a
 * date or a name changed is told at a second sight only, so that a counter is never told. A sentence is told at once; a short one alone
 * behind the text, which may be a counter all the same, waits for its second sight when it changes at the next look again.
 */
import { movedLines, type MovingLine, restOf } from '../compare/moving-lines.ts';
import type { MovingLines, TrackedArticle, Version } from '../model/index.ts';
import { DAY_MS, HOUR_MS, iso } from '../model/time.ts';
import { bornAt, SECOND_SIGHT_MS } from './article-state.ts';
import { recheckPeriod } from './schedule.ts';

/** A terse line that changed at so many looks in a row is a counter. */
const MIN_TERSE_RUN = 3;
/** A short sentence alone behind the text is one only after more: a toll that rises is put right a few times. */
const MIN_ALONE_RUN = 6;
/** What was learned of a terse line holds so long, and is then learned anew: a toll that rose at every look for a while is told when it stands. */
const LEARNED_MS = 6 * HOUR_MS;
/** Lines remembered of an article. */
const MAX_LINES = 8;

type KnownLine = MovingLines['lines'][number];

/** Returns whether a line has shown to be a counter. A number in a sentence of the text is never one, however often it changes. */
const isLearned = ({ shape, run }: Omit<KnownLine, 'learned'>): boolean =>
  (shape === 'terse' && run >= MIN_TERSE_RUN) || (shape === 'alone' && run >= MIN_ALONE_RUN);

const stillHolds = ({ learned, shape, at }: KnownLine, now: number): boolean =>
  learned && (shape !== 'terse' || now - Date.parse(at) < LEARNED_MS);

/** Returns the lines of an article that were learned to be counters, as `lineMask` prints them. */
export const countersOf = (
  { moving }: { readonly moving?: Pick<MovingLines, 'lines'> | undefined },
  now: number,
): string[] => (moving?.lines ?? []).filter((line) => stillHolds(line, now)).map(({ mask }) => mask);

/** Says whether a version differs from the article's last one in nothing but what its counters count. */
export function isSameButCounters(
  article: TrackedArticle,
  version: Version,
  language: string,
  now: number,
): boolean {
  const counters = countersOf(article, now);
  if (counters.length === 0 || article.extractor !== version.extractor) return false;
  return article.moving?.rest === restOf(version, new Set(counters), language);
}

/** `held`: to be looked at once more before it is told; `counted`: nothing but counters changed. */
type Moves = { readonly verdict: 'held' | 'counted' | 'news'; readonly moving: MovingLines | undefined };

/** Compares a version with the article's last one, and remembers which lines moved. */
export function readMoves(
  article: TrackedArticle,
  { before, after }: { readonly before: Version; readonly after: Version },
  language: string,
  now: number,
): Moves {
  const known = article.moving;
  if (known?.held?.version === after.hash) {
    const isSettled = now - Date.parse(known.held.since) >= SECOND_SIGHT_MS;
    return isSettled ? { verdict: 'news', moving: released(known) } : { verdict: 'held', moving: known };
  }
  const moved = movedLines(before, after, language);
  if (moved.length === 0) return { verdict: 'news', moving: released(known) };
  const maxGap = 1.5 * (recheckPeriod(now - bornAt(article)) ?? DAY_MS);
  const isPending = (known?.held ?? null) !== null;
  const lines = withMoved(known?.lines ?? [], moved, { now, maxGap, isPending });
  const passing = new Set(
    lines.flatMap((line) => (stillHolds(line, now) || mayPass(line) ? [line.mask] : [])),
  );
  const isPassing = restOf(before, passing, language) === restOf(after, passing, language);
  const learned = new Set(countersOf({ moving: { lines } }, now));
  const isCounted = moved.every(({ mask }) => learned.has(mask));
  const verdict = !isPassing ? 'news' : isCounted ? 'counted' : 'held';
  const held = verdict === 'held' ? { version: after.hash, since: iso(now) } : null;
  return { verdict, moving: { lines, rest: known?.rest ?? null, held } };
}

const mayPass = ({ shape, run }: KnownLine): boolean => shape === 'terse' || (shape === 'alone' && run > 1);

/**
 * @param maxGap of milliseconds between two looks in a row
 * @param isPending the last look's change is not decided yet, so that a line which shows the same did not change again
 */
function withMoved(
  known: readonly KnownLine[],
  moved: readonly MovingLine[],
  { now, maxGap, isPending }: { readonly now: number; readonly maxGap: number; readonly isPending: boolean },
): KnownLine[] {
  const byMask = new Map(known.map((line) => [line.mask, line]));
  for (const { mask, text, shape } of moved) {
    const last = byMask.get(mask);
    byMask.delete(mask);
    if (last !== undefined && ((isPending && last.text === text) || stillHolds(last, now))) {
      // A counter is learned anew when its time is up, whatever was edited meanwhile.
      byMask.set(mask, { ...last, text });
      continue;
    }
    const isInRow = last !== undefined && now - Date.parse(last.at) <= maxGap;
    const run = (isInRow ? last.run : 0) + 1;
    const line = { mask, text, shape, at: iso(now), run };
    byMask.set(mask, { ...line, learned: isLearned(line) });
  }
  const [learned, others] = [true, false].map((is) =>
    [...byMask.values()].filter((line) => line.learned === is),
  );
  return [...(others ?? []), ...(learned ?? [])].slice(-MAX_LINES);
}

/** Forgets what was held back, because the page shows what it showed before. */
export const released = (moving: MovingLines | undefined): MovingLines | undefined =>
  moving === undefined || moving.held === null ? moving : { ...moving, held: null };

/** Returns what is remembered of the lines once a version is the article's last one. */
export function settled(
  moving: MovingLines | undefined,
  version: Version,
  language: string,
  now: number,
): MovingLines | undefined {
  if (moving === undefined) return undefined;
  const counters = countersOf({ moving }, now);
  const rest = counters.length === 0 ? null : restOf(version, new Set(counters), language);
  return { ...moving, rest, held: null };
}
