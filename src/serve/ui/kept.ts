import { html } from 'hono/html';
import type { Child } from 'hono/jsx';

type Written = ReturnType<typeof html>;

/**
 * Keeps what was written of an object, so that parts of pages are made once for all answers. It is kept as long as the object is, which
 * the windows of the newest rows decide, and is made anew where what else it was made from has changed.
 */
export function openKept() {
  const kept = new WeakMap<object, { readonly from: readonly unknown[]; readonly written: Written }>();
  /** @param from all else that decides what is written, compared one by one */
  return (owner: object, from: readonly unknown[], make: () => Child): Written => {
    const known = kept.get(owner);
    if (known !== undefined && isSame(known.from, from)) return known.written;
    const written = html`${make()}`;
    kept.set(owner, { from, written });
    return written;
  };
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((part, at) => part === other[at]);
