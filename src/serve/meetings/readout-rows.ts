/** Lays the points of a meeting out as the rows of a table: by topic, each wording under the side whose readout has it. */
import { diffWords, toParts } from '../../core/compare/word-diff.ts';
import type { NamesOfParties } from '../../core/ledger/frame/party-names.ts';
import { line } from '../../core/language/text.ts';
import { topicsOf } from '../../core/meetings/topics.ts';
import { type Budget, newBudget } from '../../core/model/budget.ts';
import type { DiffPart, Meeting, MeetingPoint, PointSaying } from '../../core/model/index.ts';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import type { MeetingLinks } from './read-meetings.ts';

/** A wording with the words marked that the other one lacks. */
export type MarkedWording = { readonly saying: PointSaying; readonly parts: readonly DiffPart[] };

/** What one side said or, in the same sentences, several of them. */
export type ReadoutRow = {
  /** The points that it stands for: one of each side that says it. */
  readonly points: readonly [MeetingPoint, ...MeetingPoint[]];
  /** By the side whose readout has it; the first wording is the one that is shown at once. */
  readonly wordings: ReadonlyMap<string, readonly [MarkedWording, ...MarkedWording[]]>;
  /** The wordings of its readouts are one, word for word. */
  readonly isSame: boolean;
};

/** Rows about one thing; without a title where they share no words with others. */
export type RowGroup = {
  readonly title: string | null;
  /** The sides that say what has no title; null where it has one. */
  readonly sides: readonly string[] | null;
  readonly rows: readonly ReadoutRow[];
};

export type ReadoutTableProps = {
  readonly meeting: Meeting;
  /** The sides whose readouts are laid side by side. */
  readonly readouts: readonly string[];
  readonly groups: readonly RowGroup[];
  readonly links: MeetingLinks;
  readonly labels: WatchlistLabels;
};

/** Groups what stands in readouts. Points that may be one stand together, and what is alone with its words comes last, by side. */
export function rowGroups(meeting: Meeting, names: NamesOfParties): RowGroup[] {
  const work = newBudget();
  const rows = mergedPoints(meeting.points.filter(({ readouts }) => readouts.length > 0)).map((points) =>
    rowOf(points, work),
  );
  const topics = topicsOf(togetherIn(rows), (some) => some.flatMap(textsOf), names);
  return topics.flatMap(({ title, items }): RowGroup[] => {
    const all = items.flat();
    return title === null ? bySides(all, meeting.sides) : [{ title, sides: null, rows: all }];
  });
}

const textsOf = ({ points }: ReadoutRow): string[] => points[0].sayings.map(({ text }) => text);

/** Joins the points of several sides that stand in the same sentences: "the two sides agreed …". */
function mergedPoints(points: readonly MeetingPoint[]): ReadoutRow['points'][] {
  const found = new Map<string, [MeetingPoint, ...MeetingPoint[]]>();
  for (const point of points) {
    const shown = point.readouts.flatMap((side) => wordingsIn([point], side).slice(0, 1));
    const key = shown.map(placeOf).join('\n');
    const known = found.get(key);
    if (known === undefined) found.set(key, [point]);
    else if (known.every(({ side }) => side !== point.side)) known.push(point);
    else found.set(`${key}\n${point.id}`, [point]);
  }
  return [...found.values()];
}

const placeOf = ({ url, text }: PointSaying): string => `${url} ${text}`;

/** Returns the wordings of points in one readout, each once. */
function wordingsIn(points: readonly MeetingPoint[], side: string): PointSaying[] {
  const sayings = points.flatMap((point) => point.sayings).filter(({ issuer }) => issuer === side);
  return [...new Map(sayings.toReversed().map((saying) => [placeOf(saying), saying])).values()].toReversed();
}

function rowOf(points: ReadoutRow['points'], work: Budget): ReadoutRow {
  const bySide = points[0].readouts.flatMap((side) => {
    const [first, ...more] = wordingsIn(points, side);
    return first === undefined ? [] : [{ side, first, more }];
  });
  const [one, other] = bySide;
  const compared =
    bySide.length === 2 && one !== undefined && other !== undefined
      ? compareWordings(one.first.text, other.first.text, work)
      : null;
  const partsAt = (at: number, text: string): readonly DiffPart[] => compared?.sides[at] ?? plain(text);
  return {
    points,
    wordings: new Map(
      bySide.map(({ side, first, more }, at) => [
        side,
        [
          { saying: first, parts: partsAt(at, first.text) },
          ...more.map((saying) => ({ saying, parts: plain(saying.text) })),
        ],
      ]),
    ),
    isSame: compared?.isSame ?? false,
  };
}

const plain = (text: string): DiffPart[] => [{ op: 'equal', text: line(text), moved: null }];

/** From this share of common letters on, words that differ are worth a mark; below it most would be marked. */
const CLOSE = 0.5;

type ComparedWordings = {
  readonly isSame: boolean;
  /** The parts of each, or null where they are too far apart for marks. */
  readonly sides: readonly [readonly DiffPart[], readonly DiffPart[]] | [];
};

function compareWordings(one: string, other: string, work: Budget): ComparedWordings {
  const parts = toParts(diffWords(line(one), line(other), 'en', work));
  const lettersIn = (op: DiffPart['op']): number =>
    parts.reduce((sum, part) => (part.op === op ? sum + lettersOf(part.text) : sum), 0);
  const [equal, first, second] = [lettersIn('equal'), lettersIn('delete'), lettersIn('insert')];
  if (equal < CLOSE * (equal + Math.max(first, second))) return { isSame: false, sides: [] };
  return {
    isSame: first + second === 0,
    sides: [parts.filter(({ op }) => op !== 'insert'), parts.filter(({ op }) => op !== 'delete')],
  };
}

const lettersOf = (text: string): number => [...text.matchAll(/[\p{L}\p{N}]/gu)].length;

/** Returns rows with those that may say the same, in the order of the first of them. */
function togetherIn(rows: readonly ReadoutRow[]): ReadoutRow[][] {
  const rowOfPoint = new Map(rows.flatMap((row) => row.points.map(({ id }) => [id, row] as const)));
  const taken = new Set<ReadoutRow>();
  return rows.flatMap((first) => {
    if (taken.has(first)) return [];
    const together = new Set([first]);
    for (const row of together) {
      for (const id of row.points.flatMap(({ mayBe }) => mayBe)) {
        const other = rowOfPoint.get(id);
        if (other !== undefined && !taken.has(other)) together.add(other);
      }
    }
    for (const row of together) taken.add(row);
    return [[...together]];
  });
}

/** Parts rows by who says them: what several sides say first, then each side's own. */
function bySides(rows: readonly ReadoutRow[], sides: readonly string[]): RowGroup[] {
  const keyOf = ({ points }: ReadoutRow): string => points.map(({ side }) => side).join(' ');
  const rank = (key: string): number => (key.includes(' ') ? -1 : sides.indexOf(key));
  return [...Map.groupBy(rows, keyOf)]
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([key, some]) => ({ title: null, sides: key.split(' '), rows: some }));
}
