/**
 * A budget of elementary steps, shared by everything that reads one outside thing: a pair of versions, an article's statements, the
 * rules of a host. When it is spent, what is left is read more coarsely (whole sentences removed and added, words not typed, nothing
 * fetched): hostile input costs precision, never time. A step is about a tenth of a microsecond: a character segmented, a token compared.
 */
export type Budget = { spent: number; readonly limit: number };

/** About 40 ms of CPU, once in a lifetime; an ordinary edited article spends under 10,000. */
const MAX_STEPS = 400_000;

export function newBudget(limit = MAX_STEPS): Budget {
  return { spent: 0, limit };
}

/** Takes steps from the budget if it has them. */
export function spend(work: Budget, steps: number): boolean {
  if (work.spent + steps > work.limit) return false;
  work.spent += Math.ceil(steps);
  return true;
}

/** Gives back what was taken for the worst case and not needed. */
export function refund(work: Budget, steps: number): void {
  work.spent -= Math.floor(steps);
}
