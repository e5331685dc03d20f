/** The 95 % interval of a share (Wilson 1927): right for few cases and for shares near 0 and 1. */
export function wilson(good: number, all: number): readonly [low: number, high: number] {
  if (all === 0) return [0, 1];
  const z = 1.96;
  const [p, extra] = [good / all, (z * z) / all];
  const middle = (p + extra / 2) / (1 + extra);
  const reach = (z / (1 + extra)) * Math.sqrt((p * (1 - p)) / all + extra / (4 * all));
  return [middle - reach, middle + reach];
}
