/** The last item whose place is less than a bound. @param items in ascending order of their places */
export function lastBefore<T>(
  items: readonly T[],
  bound: number,
  placeOf: (item: T) => number,
): T | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) < bound) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
