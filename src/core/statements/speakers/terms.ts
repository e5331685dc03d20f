/** From and until which day, both included, something holds; null for no known end. */
export type Term = { readonly from: string | null; readonly until: string | null };

/** @param day such as 2023-10-05; null, where it is not known, lets only a term without an end count */
export function isInForce({ from, until }: Term, day: string | null): boolean {
  if (day === null) return until === null;
  return (from === null || from <= day) && (until === null || day <= until);
}
