/** Counts the items at the beginning of a list for which a condition holds; it must hold for none after them. */
export function countBefore<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds the last item whose place is less than a bound. @param items in ascending order of their places */
export const lastBefore = <T>(
  items: readonly T[],
  bound: number,
  placeOf: (item: T) => number,
): T | undefined => items[countBefore(items, (item) => placeOf(item) < bound) - 1];
