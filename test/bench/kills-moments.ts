/** Draws the moments at which to kill from a seed, and waits for them. */

/** One tick of the replay without kills. */
export type TickCourse = {
  readonly pages: number;
  readonly writes: number;
  readonly ms: number;
  /** True where it had sights that write. */
  readonly hasSights: boolean;
};

/** A delay after the nth event of a kind in a tick; the tick's firing is its first and only one. */
export type Moment = {
  readonly after: 'page' | 'write' | 'fire';
  readonly nth: number;
  readonly delayMs: number;
};

/** After an article's page is answered its sight is written, and the desk hears of it. */
const AFTER_PAGE_MS = 40;
const AFTER_WRITE_MS = 8;
/** Shares of the moments that are drawn; the rest falls anywhere in the tick. */
const PAGE_SHARE = 0.7;
const WRITE_SHARE = 0.2;
/** So many ticks are killed: most of those with news, fewer of the others; and so many of them once more when they are fired again. */
const NEWS_SHARE = 0.9;
const QUIET_SHARE = 0.4;
const AGAIN_SHARE = 0.2;

/** mulberry32, seeded by FNV-1a of the text: numbers from 0 to before 1, the same for the same text on every machine. */
function randomOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param attempt 0 when the tick is fired for the first time @returns null when this one is left alive */
export function drawMoment(seed: string, attempt: number, course: TickCourse): Moment | null {
  const random = randomOf(seed);
  const firstShare = course.hasSights ? NEWS_SHARE : QUIET_SHARE;
  const share = attempt === 0 ? firstShare : AGAIN_SHARE;
  if (random() >= share) return null;
  const kind = random();
  const nthOf = (count: number): number => 1 + Math.floor(random() * count);
  const within = (ms: number): number => Math.round(random() * ms * 10) / 10;
  if (kind < PAGE_SHARE && course.pages > 0) {
    return { after: 'page', nth: nthOf(course.pages), delayMs: within(AFTER_PAGE_MS) };
  }
  if (kind < PAGE_SHARE + WRITE_SHARE && course.writes > 0) {
    return { after: 'write', nth: nthOf(course.writes), delayMs: within(AFTER_WRITE_MS) };
  }
  return { after: 'fire', nth: 1, delayMs: within(course.ms) };
}

export const describeMoment = ({ after, nth, delayMs }: Moment): string =>
  after === 'fire'
    ? `${delayMs} ms after it was fired`
    : `${delayMs} ms after ${after === 'page' ? 'page' : 'KV write'} ${nth}`;

/** Counts what happens in a tick, and strikes once when the moment has come. */
export type Trap = {
  readonly count: (event: Moment['after']) => void;
  readonly course: () => Omit<TickCourse, 'hasSights'>;
  /** Begins a tick. @param strike called at the moment, unless the tick is disarmed before */
  readonly arm: (moment: Moment | null, strike: () => void) => void;
  readonly disarm: () => void;
};

export function makeTrap(): Trap {
  let [pages, writes, since] = [0, 0, 0];
  let armed: { moment: Moment; strike: () => void } | null = null;
  let timer: NodeJS.Timeout | undefined;
  const count: Trap['count'] = (event) => {
    if (event === 'page') pages += 1;
    if (event === 'write') writes += 1;
    const reached = { page: pages, write: writes, fire: 1 }[event];
    if (armed === null || armed.moment.after !== event || armed.moment.nth !== reached) return;
    timer = setTimeout(armed.strike, armed.moment.delayMs);
    armed = null;
  };
  return {
    count,
    course: () => ({ pages, writes, ms: Date.now() - since }),
    arm: (moment, strike) => {
      [pages, writes, since] = [0, 0, Date.now()];
      armed = moment === null ? null : { moment, strike };
    },
    disarm: () => {
      armed = null;
      clearTimeout(timer);
    },
  };
}
