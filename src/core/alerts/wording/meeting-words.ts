/** Writes what an alert says of a meeting. Readout never says why something is in one readout and not in another. */
import { cutAtWord, quote } from '../../language/quote.ts';
import { line } from '../../language/text.ts';
import type { Meeting, MeetingComparison, MeetingPoint } from '../../model/index.ts';
import { pointsByPlace, sidesWithReadout } from '../../meetings/readouts.ts';
import type { WatchlistLabels } from '../../watchlist/labels.ts';
import { type Paragraph, paragraph, type Piece, plain, webAddress } from './paragraph.ts';
import { dateWords } from './statement-words.ts';

/** In graphemes. */
const MAX_NAME = 40;
const MAX_QUOTE = 110;

const numberWords = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'] as const;
const countWords = (count: number): string => numberWords[count] ?? String(count);

/** Returns `China's`, or `the Taliban one` where a side goes by another name than its own. */
export function readoutOf(side: string, labels: WatchlistLabels): string {
  const [short, name] = [line(labels.side(side)), line(labels.party(side))];
  return short === name ? `${name}'s` : `the ${short} one`;
}

/** Returns `China's readout`, or `the Taliban readout`. */
export const readoutWords = (side: string, labels: WatchlistLabels): string =>
  readoutOf(side, labels).replace(/ one$|$/u, ' readout');

/** Returns `China, Pakistan and Taliban government`. */
export function sideNames(sides: readonly string[], labels: WatchlistLabels): string {
  const names = sides.map((side) => line(labels.party(side)));
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

type Who = Pick<Meeting, 'sides'> & {
  readonly speakers: readonly { readonly party: string; readonly name: string }[];
};

/** Returns `Wang Yi–Amir Khan Muttaqi`: of each side who led it, or the side's name where no account names anybody. */
export const whoMet = ({ sides, speakers }: Who, labels: WatchlistLabels): string =>
  sides
    .map((side) => speakers.find(({ party }) => party === side)?.name ?? labels.side(side))
    .map((name) => cutAtWord(line(name), MAX_NAME))
    .join('–');

/** Returns `21 May 2026`, or `reported 21 May 2026` where no account names the day. */
export const meetingDay = ({ on, isDated }: Pick<Meeting, 'on' | 'isDated'>): string =>
  isDated ? dateWords(on) : `reported ${dateWords(on)}`;

/** Returns `Two readouts of Wang Yi–Amir Khan Muttaqi, 21 May: 4 points only in China's, 2 only in the Taliban one`. @param at when it is told */
export function meetingTitle(meeting: Meeting, labels: WatchlistLabels, at: string): string {
  const year = at.slice(0, 4);
  const day = meeting.on.startsWith(year) ? meetingDay(meeting).replace(` ${year}`, '') : meetingDay(meeting);
  const count = countWords(sidesWithReadout(meeting).length);
  return `${count} readouts of ${whoMet(meeting, labels)}, ${day}: ${meetingStanding(meeting, labels)}`;
}

/** Says where a point stands that several readouts have. */
export const severalWords = (readouts: readonly string[]): string =>
  readouts.length === 2 ? 'in both' : 'in several';

/** Returns `4 points only in China's, 2 only in the Taliban one, 1 perhaps in both`. */
export function meetingStanding(meeting: Meeting, labels: WatchlistLabels): string {
  const { alone, shared, unsure } = pointsByPlace(meeting);
  const inSeveral = severalWords(sidesWithReadout(meeting));
  const counts: [count: number, where: string][] = [
    ...sidesWithReadout(meeting).map((side): [number, string] => [
      alone.get(side)?.length ?? 0,
      `only in ${readoutOf(side, labels)}`,
    ]),
    [unsure.length, `perhaps ${inSeveral}`],
  ];
  const found = counts.filter(([count]) => count > 0);
  const all = found.length === 0 ? [[shared.length, inSeveral] as const] : found;
  return all
    .map(([count, where], at) => `${count}${at > 0 ? '' : count === 1 ? ' point' : ' points'} ${where}`)
    .join(', ');
}

/** Returns a point that each readout alone has, and how much they share. */
export function meetingSummary(meeting: Meeting, labels: WatchlistLabels): string {
  const { alone, shared } = pointsByPlace(meeting);
  const parts = sidesWithReadout(meeting).flatMap((side) => {
    const [point] = alone.get(side) ?? [];
    return point === undefined ? [] : [`Only in ${readoutOf(side, labels)}: ${saidBy(point, side, labels)}.`];
  });
  return [
    ...parts,
    ...(shared.length === 0 ? [] : [`${shared.length} in both.`]),
    ...meeting.missing
      .slice(0, 1)
      .map((gap) => `${missingWords(gap, labels)}: ${quote(gap.text, MAX_QUOTE)}.`),
  ].join(' ');
}

/** A point that a side puts into another one's mouth names whose it is. */
const saidBy = ({ side, text }: MeetingPoint, readout: string, labels: WatchlistLabels): string =>
  side === readout
    ? quote(text, MAX_QUOTE)
    : `that ${line(labels.side(side))} said ${quote(text, MAX_QUOTE)}`;

/** Returns `In 4 of China's last 5 readouts with the same people, not in this one`. */
export const missingWords = (
  { side, inLast, of }: Pick<MeetingComparison['missing'][number], 'side' | 'inLast' | 'of'>,
  labels: WatchlistLabels,
): string =>
  `In ${inLast} of the last ${of} readouts of ${line(labels.party(side))} with the same people, not in this one`;

/** Feed items stay small: the meeting's page has the rest. */
const MAX_POINTS = 12;
const MAX_MISSING = 4;

/** Writes the two readouts for a feed's item or a chat. @param page the absolute address of the meeting's page */
export function meetingParagraphs(
  {
    sides,
    on,
    comparison,
  }: { readonly sides: readonly string[]; readonly on: string; readonly comparison: MeetingComparison },
  page: string,
  labels: WatchlistLabels,
): Paragraph[] {
  const { points, more, missing, readouts, speakers, place, isDated } = comparison;
  const rest = more + Math.max(0, points.length - MAX_POINTS);
  const people = speakers.map(({ name, role }) => (role === null ? name : `${name}, ${role}`));
  return [
    paragraph(
      'Meeting',
      plain(
        [
          sideNames(sides, labels),
          meetingDay({ on, isDated }),
          ...(place === null ? [] : [place]),
          ...people,
        ].join('; '),
        webAddress(page),
      ),
    ),
    ...readouts.map(({ side, source, url, title }) =>
      paragraph(labels.party(side), {
        ...plain(line(title) === '' ? source.name : `${title} (${source.name})`),
        href: webAddress(url),
      }),
    ),
    ...points.slice(0, MAX_POINTS).map((point) => describePoint(point, labels)),
    ...missing
      .slice(0, MAX_MISSING)
      .map((gap) =>
        paragraph(missingWords(gap, labels), { ...plain(`“${line(gap.text)}”`), href: webAddress(gap.url) }),
      ),
    ...(rest > 0
      ? [
          paragraph(
            null,
            plain(`${rest} more ${rest === 1 ? 'point is' : 'points are'} on the page of the meeting.`),
          ),
        ]
      : []),
  ];
}

/** Returns `Only in China's readout, China: Wang Yi`. */
export function pointPlace(
  { side, speaker, readouts, unsure }: MeetingComparison['points'][number],
  labels: WatchlistLabels,
): string {
  const [only = ''] = readouts;
  const alone = `nly in ${readoutWords(only, labels)}`;
  const where = readouts.length > 1 ? 'In both' : unsure ? `Perhaps o${alone}` : `O${alone}`;
  return `${where}, ${line(labels.side(side))}: ${line(speaker)}`;
}

function describePoint(point: MeetingComparison['points'][number], labels: WatchlistLabels): Paragraph {
  const { wordings } = point;
  return paragraph(
    pointPlace(point, labels),
    ...wordings.flatMap(({ text, url, issuer }, at): Piece[] => [
      ...(at === 0 ? [] : [{ text: ' · ', mark: 'same' as const, href: null }]),
      { ...plain(`“${line(text)}”`), href: webAddress(url) },
      ...(wordings.length > 1 && issuer !== null
        ? [{ text: ` (${line(labels.side(issuer))})`, mark: 'same' as const, href: null }]
        : []),
    ]),
  );
}
