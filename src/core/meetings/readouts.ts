/** Says how the accounts of a meeting stand to each other: which sides have one, and which points stand where. */
import type { Meeting, MeetingAccount, MeetingPoint } from '../model/index.ts';

/** Returns the sides whose own accounts are known, in the order of the meeting's sides. */
export const sidesWithReadout = ({ sides, accounts }: Pick<Meeting, 'sides' | 'accounts'>): string[] =>
  sides.filter((side) => accounts.some((account) => account.side === side));

/** The points of a meeting by where they stand. Each point is in one of these. */
type PointsByPlace = {
  /** By the side in whose readout alone they stand. */
  readonly alone: ReadonlyMap<string, readonly MeetingPoint[]>;
  /** In the readouts of two sides or more. */
  readonly shared: readonly MeetingPoint[];
  /** In one readout, and perhaps in another in other words: nobody could tell. */
  readonly unsure: readonly MeetingPoint[];
  /** In no readout: the press reports them. */
  readonly reported: readonly MeetingPoint[];
};

export function pointsByPlace({ sides, points }: Pick<Meeting, 'sides' | 'points'>): PointsByPlace {
  const single = points.filter(({ readouts }) => readouts.length === 1);
  const [unsure, sure] = [single.filter(isUnsure), single.filter((point) => !isUnsure(point))];
  return {
    alone: new Map(sides.map((side) => [side, sure.filter(({ readouts }) => readouts[0] === side)])),
    shared: points.filter(({ readouts }) => readouts.length > 1),
    unsure,
    reported: points.filter(({ readouts }) => readouts.length === 0),
  };
}

const isUnsure = ({ mayBe }: MeetingPoint): boolean => mayBe.length > 0;

/**
 * Returns the account that made the meeting one of two readouts: of the sides with accounts of their own, the second one's first.
 * @param seenAt when an account was seen, in ISO 8601; where it is not known any more, it was seen before the others
 * @returns null while one side's accounts alone are known
 */
export function secondReadout(
  { sides, accounts }: Pick<Meeting, 'sides' | 'accounts'>,
  seenAt: (account: MeetingAccount) => string,
): MeetingAccount | null {
  const order = (account: MeetingAccount): string =>
    [seenAt(account), account.publishedAt, account.url].join(' ');
  const inOrder = accounts.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const firsts = sides.flatMap((side) => inOrder.find((account) => account.side === side) ?? []);
  return firsts.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))[1] ?? null;
}
