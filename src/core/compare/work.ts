/**
 * A budget of elementary steps, shared by everything that compares one pair of versions. When it is spent, what is left
 * is compared more coarsely (whole sentences removed and added): hostile input costs precision, never time.
 */
export type Work = { spent: number; readonly limit: number };

/** About 10 ms of CPU; an ordinary edited article spends under 20,000. */
const LIMIT = 1_000_000;

export function newWork(limit = LIMIT): Work {
  return { spent: 0, limit };
}

/** Takes steps from the budget if it has them. */
export function spend(work: Work, steps: number): boolean {
  if (work.spent + steps > work.limit) return false;
  work.spent += steps;
  return true;
}
