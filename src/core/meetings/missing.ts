/**
 * Counts what a side said in most of its last accounts of meetings with the same people, and not in this one. The same may be said in
 * quite other words: so it is named only where nothing that the account says comes near to what the earlier wordings have in common.
 */
import type { Meeting, MissingPoint } from '../model/index.ts';
import { wordSet } from '../language/word-set.ts';
import { covered } from './likeness.ts';
import { denies, type OwnPoint } from './own-accounts.ts';
import { type ChanceOfAgain, openChances, type Recurring, recurringIn } from './recurring.ts';
import type { AccountHistory } from './said-again.ts';

/** So many earlier accounts are needed. */
const MIN_EARLIER = 3;
/** In so much of them it must stand. */
const MOST = 0.6;
/** By the rules alone: what one account more has in other words is not recognised, in this one neither. */
const MOST_BY_RULES = 0.75;

type SaidAgain = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * @param again of each point of the account, the earlier points that it says again
 * @param isJudged a judge said of each what it says again
 */
export function missingIn(history: AccountHistory, again: SaidAgain, isJudged: boolean): MissingPoint[] {
  const { side, own, accounts, weights } = history;
  if (accounts.length < MIN_EARLIER) return [];
  const standing = accounts.map((points) => points.filter(isStanding));
  const chance = openChances([...own, ...standing.flat()], weights);
  const saidNow = new Set(own.flatMap(({ point }) => [...(again.get(point.id) ?? [])]));
  return recurringIn(standing, chance).flatMap((recurring): MissingPoint[] => {
    const { wordings } = recurring;
    const isMost = wordings.length / accounts.length >= (isJudged ? MOST : MOST_BY_RULES);
    const isSaid = wordings.some(({ point }) => saidNow.has(point.id));
    if (!isMost || isSaid || (!isJudged && mayBeSaid(recurring, history, chance))) return [];
    const said = wordings.map(({ meeting, saying: { url, text } }) => ({
      meeting: meeting.id,
      on: meeting.on,
      url,
      text,
    }));
    return [{ side, text: said[0]?.text ?? '', inLast: wordings.length, of: accounts.length, said }];
  });
}

/** What was done is told once; what is held, wanted or promised is said again. */
const isStanding = ({ point, saying, meeting }: OwnPoint): boolean =>
  point.substance !== 'act' && !namesWhoMet(saying.text, meeting);

/** A sentence that names both who met tells of the meeting. */
function namesWhoMet(text: string, { sides, speakers }: Meeting): boolean {
  const words = wordSet(text.toLowerCase().replaceAll(/[^\p{L}\s]/gu, ' '));
  const lastNames = (side: string): string[] =>
    speakers.flatMap(({ party, name }) =>
      party === side ? [name.toLowerCase().split(' ').at(-1) ?? ''] : [],
    );
  return sides.every((side) => lastNames(side).some((name) => words.has(name)));
}

/** This account comes near it by one of its points: by this chance, and by as much of that which the wordings have among themselves. */
const NEAR = 0.45;
const NEAR_AS_THEY = 0.6;
/** Any sentence of this account has so much of the wordings' words, or words near them. */
const COVERED = 0.45;
/** Both deny: "no group can", "will let nobody". Fewer things are denied than said. */
const DENIED = 0.1;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Returns whether something in this account may be what the earlier wordings say. */
function mayBeSaid(
  { wordings, chance: among }: Recurring,
  { own, besides, weights }: AccountHistory,
  chance: ChanceOfAgain,
): boolean {
  const isDenied = wordings.filter(({ saying }) => denies(saying.text)).length * 2 > wordings.length;
  return (
    own.some((now) => {
      const most = Math.max(...wordings.map((one) => chance(one, now)));
      return most >= Math.min(NEAR, among * NEAR_AS_THEY);
    }) ||
    besides.some(({ frame, denies: isDenial }) => {
      const share = mean(wordings.map((one) => covered(one.frame, frame, weights)));
      return share >= (isDenied && isDenial ? DENIED : COVERED);
    })
  );
}
