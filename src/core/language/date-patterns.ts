/** Finds the days that a text names, in whatever order and language their parts are written. */
import { type DateContext, type DateToken, isBetween } from './date-tokens.ts';
import { type CalendarName, SOLAR_LANGUAGES } from './month-words.ts';

export type NamedDay = {
  readonly calendar: CalendarName;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** The first token of the date, and the one behind its last. */
  readonly from: number;
  readonly to: number;
};

const MAX_BETWEEN = 3;
/** The year 2026 of the Buddhist era is 2569. */
const BUDDHIST_ERA = 543;
const [FIRST_BUDDHIST, LAST_BUDDHIST] = [2523, 2603];
/** The solar year 1405 begins in 2026. Years of the Hijra are as high, so that numbers alone are read so only in these countries. */
const [FIRST_SOLAR, LAST_SOLAR] = [1359, 1440];
const SOLAR_ZONES = new Set(['Asia/Tehran', 'Asia/Kabul']);

/** @returns every day with a year, in the order of the text; a number belongs to one of them at most */
export function namedDays(tokens: readonly DateToken[], context: DateContext): NamedDay[] {
  const found: NamedDay[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const taken = found.at(-1)?.to ?? 0;
    const token = tokens[at];
    if (at < taken) continue;
    const day =
      token?.kind === 'month'
        ? aroundMonth(tokens, { at, taken, names: context.names })
        : token?.kind === 'number'
          ? inNumbers(tokens, at, context)
          : null;
    if (day !== null) found.push(day);
  }
  return found;
}

/** Steps over what may stand between two parts of a date. */
function neighbour(
  tokens: readonly DateToken[],
  at: number,
  { step, names }: { step: 1 | -1; names: DateContext['names'] },
): number {
  let next = at + step;
  for (let skipped = 0; skipped < MAX_BETWEEN; skipped += 1, next += step) {
    const token = tokens[next];
    if (token === undefined || !isBetween(token, tokens[next - 1], names)) break;
  }
  return next;
}

type Part = { readonly at: number; readonly value: number; readonly digits: number };

function numberAt(tokens: readonly DateToken[], at: number): Part | null {
  const token = tokens[at];
  return token?.kind === 'number' ? { at, value: token.value, digits: token.digits } : null;
}

const isDay = (part: Part | null): part is Part =>
  part !== null && part.digits <= 2 && part.value >= 1 && part.value <= 31;
const isYear = (part: Part | null): part is Part & { digits: 4 } => part !== null && part.digits === 4;

/** "6 October 2023", "October 6, 2023", "2023 October 6", "Oct 06 10:15:00 GMT 2023", "2023, 6 October". */
function aroundMonth(
  tokens: readonly DateToken[],
  { at, taken, names }: { at: number; taken: number; names: DateContext['names'] },
): NamedDay | null {
  const token = tokens[at];
  if (token?.kind !== 'month') return null;
  const next = (from: number): Part | null => numberAt(tokens, neighbour(tokens, from, { step: 1, names }));
  const previous = (from: number): Part | null => {
    const index = neighbour(tokens, from, { step: -1, names });
    return index < taken ? null : numberAt(tokens, index);
  };
  const end = sameMonthBehind(tokens, at);
  const [left, right] = [previous(at), next(end)];
  const make = (day: Part, year: Part): NamedDay => ({
    ...token.reading,
    year: year.digits === 2 ? century(year.value) : year.value,
    day: day.value,
    from: Math.min(day.at, year.at, at),
    to: Math.max(day.at, year.at, end) + 1,
  });
  if (isDay(left) && isYear(right)) return make(left, right);
  const behind = isDay(right) ? (next(right.at) ?? yearBehindClock(tokens, right.at)) : null;
  if (isDay(right) && isYear(behind)) return make(right, behind);
  if (isYear(left) && isDay(right)) return make(right, left);
  const late = isDay(left) ? yearBehindClock(tokens, end) : null;
  if (isDay(left) && late !== null) return make(left, late);
  if (isDay(left) && right?.digits === 2) return make(left, right);
  const early = isDay(left) ? previous(left.at) : null;
  return isDay(left) && isYear(early) ? make(left, early) : null;
}

/** "كانون الثاني/يناير": one month by two names. */
function sameMonthBehind(tokens: readonly DateToken[], at: number): number {
  const [token, other] = [tokens[at], tokens[at + 2]];
  const isSame =
    token?.kind === 'month' &&
    other?.kind === 'month' &&
    tokens[at + 1]?.text === '/' &&
    other.reading.month === token.reading.month;
  return isSame ? at + 2 : at;
}

/** The year may follow the time and its zone, as programs print dates. */
function yearBehindClock(tokens: readonly DateToken[], at: number): Part | null {
  const clock = neighbour(tokens, at, { step: 1, names: 'english' });
  if (tokens[clock]?.kind !== 'clock') return null;
  for (let index = clock + 1; index <= clock + 4; index += 1) {
    const part = numberAt(tokens, index);
    if (isYear(part) && part.value > 1900) return part;
  }
  return null;
}

const century = (year: number): number => year + (year < 70 ? 2000 : 1900);

/** "2023-10-06", "06.10.2023", "10/6/2023", "2023年10月6日" with a number for the month. */
function inNumbers(tokens: readonly DateToken[], at: number, context: DateContext): NamedDay | null {
  const [first, second, third] = [numberAt(tokens, at), numberAt(tokens, at + 2), numberAt(tokens, at + 4)];
  const sign = tokens[at + 1];
  if (first === null || second === null || third === null || sign?.kind !== 'mark') return null;
  if (!/^[-/.]$/u.test(sign.text) || tokens[at + 3]?.text !== sign.text) return null;
  if (goesOn(tokens, at - 1, sign.text) || goesOn(tokens, at + 5, sign.text)) return null;
  const place = { from: at, to: at + 5, calendar: 'gregory' as const };
  if (isYear(first)) return numbered(first, second, third, { ...place, context });
  const isShort = third.digits === 2 && second.digits === 2 && sign.text !== '-';
  if (third.digits !== 4 && !isShort) return null;
  const year = third.digits === 4 ? third : { ...third, value: century(third.value) };
  const monthFirst = second.value > 12 || (first.value <= 12 && context.monthFirst);
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return numbered(year, month, day, { ...place, context });
}

/** A longer chain of numbers is a version or an address. */
const goesOn = (tokens: readonly DateToken[], at: number, sign: string): boolean => {
  const [token, beyond] = [tokens[at], tokens[at + (at < 0 ? -1 : 1)]];
  return token?.text === sign && beyond?.kind === 'number' && beyond.start === token.end;
};

function numbered(
  year: Part,
  month: Part,
  day: Part,
  { from, to, calendar, context }: Pick<NamedDay, 'from' | 'to' | 'calendar'> & { context: DateContext },
): NamedDay | null {
  if (month.digits > 2 || day.digits > 2) return null;
  const isSolar =
    year.value >= FIRST_SOLAR &&
    year.value <= LAST_SOLAR &&
    (SOLAR_ZONES.has(context.timeZone) || SOLAR_LANGUAGES.has(context.language ?? ''));
  return {
    calendar: isSolar ? 'persian' : calendar,
    year: year.value,
    month: month.value,
    day: day.value,
    from,
    to,
  };
}

/** Returns a day in the calendar that times are counted in, or null where there is no such day. */
export function gregorianDay(day: NamedDay): { year: number; month: number; day: number } | null {
  if (day.calendar === 'persian') return fromSolar(day);
  const isBuddhist = day.year >= FIRST_BUDDHIST && day.year <= LAST_BUDDHIST;
  return { year: isBuddhist ? day.year - BUDDHIST_ERA : day.year, month: day.month, day: day.day };
}

let solar: Intl.DateTimeFormat | null = null;
const DAY_MS = 86_400_000;

/** The solar year begins at the equinox, which Intl knows: the right day is one of the few around the rule of thumb. */
function fromSolar({ year, month, day }: NamedDay): { year: number; month: number; day: number } | null {
  if (year < FIRST_SOLAR || year > LAST_SOLAR || day > 31) return null;
  solar ??= new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const passed = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  const guess = Date.UTC(year + 621, 2, 20 + passed + day);
  for (const shift of [0, 1, -1, 2, -2]) {
    const at = guess + shift * DAY_MS;
    const parts = new Map(
      solar.formatToParts(at).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
    );
    if (parts.get('year') !== year || parts.get('month') !== month || parts.get('day') !== day) continue;
    const date = new Date(at);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return null;
}
