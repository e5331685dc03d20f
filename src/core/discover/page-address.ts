/** Judges pages by their addresses: those of articles carry a date, a number or a long slug; listings and services name themselves. */
import { calendarWords } from '../language/english/calendar-words.ts';
import { registeredName } from '../model/url.ts';

/** Path segments of listings, people and services. */
const LISTING_SEGMENTS = new Set(
  (
    'tag tags topic topics author authors people profile profiles category categories section sections archive archives search page ' +
    'login signin register account subscribe subscription subscriptions newsletter newsletters about contact contacts privacy ' +
    'terms cookies help faq advertise careers jobs events rss feed feeds sitemap video videos gallery galleries photos podcast ' +
    'podcasts live-tv shop store weather crossword games horoscope'
  ).split(' '),
);
/** `/2024/05/18/`, `/20240518/`, `t20240518_1.html`, `/2024-05-18-title`; the year before must not be part of a longer number. */
const DATE = /(?:^|[/_-])[a-z]?((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=\D|$)/u;
/** `/2024/5/18/`. */
const SHORT_DATE = /\/((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})(?=\/|$)/u;
/** `/2024/may/18/`. */
const NAMED_DATE = /\/((?:19|20)\d\d)\/([a-z]{3})\/(\d{1,2})\//u;

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/iu;

/** @returns -2 to 3: how much an address looks like an article's */
export function addressScore(address: string): number {
  const { pathname, search } = new URL(address);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1)?.replace(/\.\w{2,5}$/u, '') ?? '';
  if (last === '' && search === '') return 0;
  const words = last.split(/[-_]/u).filter((word) => /\p{L}/u.test(word)).length;
  const isNumbered =
    /\d{5,}/u.test(last) || /^\d{4,}$/u.test(last) || /[?&](?:id|article|p|newsid|story)=\d+/iu.test(search);
  const score =
    (dayInAddress(address) === undefined ? 0 : 1.5) +
    (isNumbered ? 1 : 0) +
    (words >= 4 ? 1.5 : words === 3 ? 0.5 : 0) +
    // An escaped slug of another script has no hyphens to count.
    (words < 3 && /(?:%[0-9a-f]{2}){12}/iu.test(last) ? 1 : 0);
  const isListing = segments.some((segment) => LISTING_SEGMENTS.has(segment.toLowerCase()));
  return Math.min(3, score) - (isListing || PICTURE.test(pathname) ? 2 : 0);
}

/** @returns the day that an address names, as `2024-05-18`; undefined for none or for a month alone */
export function dayInAddress(address: string): string | undefined {
  const path = new URL(address).pathname.toLowerCase();
  const [, year, , month, day] = DATE.exec(path) ?? [];
  if (day !== undefined) return `${year}-${month}-${day}`;
  const [, otherYear, otherMonth = '', otherDay = ''] = SHORT_DATE.exec(path) ?? NAMED_DATE.exec(path) ?? [];
  const number = /^\d/u.test(otherMonth) ? Number(otherMonth) : monthNumber(otherMonth);
  if (number < 1 || number > 12 || Number(otherDay) < 1 || Number(otherDay) > 31) return undefined;
  return `${otherYear}-${String(number).padStart(2, '0')}-${otherDay.padStart(2, '0')}`;
}

/** Returns the number of a month by its short English name, or 0. */
const monthNumber = (short: string): number =>
  calendarWords().shortMonths.findIndex((name) => name.toLowerCase() === short) + 1;

/** Returns whether two addresses belong to one outlet: they have the same registered name, as far as labels tell it. */
export function isSameSite(a: string, b: string): boolean {
  return registeredName(new URL(a).hostname) === registeredName(new URL(b).hostname);
}
