import type { FC } from 'hono/jsx';
import { hash } from '../../core/model/ids.ts';
import { once } from '../../core/model/once.ts';
import { line } from '../../core/language/text.ts';
import type { Source, Watchlist } from '../../core/watchlist/schema.ts';

type Outlet = Pick<Source, 'id' | 'name'>;
/** Two letters in a hue of their own. No two sources have the same, as far as letters and hues go. */
type Mark = { readonly letters: string; readonly hue: number };
/** Gives the mark of an outlet; one that the watchlist no longer has gets a mark by its id. */
export type MarkOf = (outlet: Outlet) => Mark;

/** The stylesheet has a class for each. */
const HUES = 12;

const graphemes = once(() => new Intl.Segmenter('und', { granularity: 'grapheme' }));
const lettersOf = (text: string): string[] =>
  [...graphemes().segment(text)].map(({ segment }) => segment).filter((one) => /[\p{L}\p{N}]/u.test(one));

/** Outlets have longer names than this only to be hostile. In UTF-16 units. */
const MAX_NAME = 200;

/** Gives the initials of two words, then the first letter with each that follows. */
function pairsOf(name: string): string[] {
  const words = line(name)
    .slice(0, MAX_NAME)
    .split(/\s+/u)
    .map(lettersOf)
    .filter((word) => word.length > 0);
  const [first = '?', ...rest] = words.flat();
  const second = words[1]?.[0];
  const pairs = [...(second === undefined ? [] : [second]), ...rest].map(
    (letter) => `${first.toUpperCase()}${letter}`,
  );
  return pairs.length === 0 ? [first.toUpperCase()] : pairs;
}

const hueOf = (id: string): number => Number.parseInt(hash('hue', id).slice(0, 6), 16) % HUES;

/** Takes the hue of the id, or the next that fewer outlets have. */
function freeHue(id: string, taken: readonly number[]): number {
  const least = Math.min(...taken);
  const start = hueOf(id);
  const hues = taken.map((_, step) => (start + step) % HUES);
  return hues.find((hue) => taken[hue] === least) ?? start;
}

function makeMarks(sources: readonly Outlet[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  const letters = new Set<string>();
  const taken = Array.from({ length: HUES }, () => 0);
  for (const { id, name } of sources) {
    const pairs = pairsOf(name);
    const pair = pairs.find((one) => !letters.has(one)) ?? pairs[0] ?? '?';
    const hue = freeHue(id, taken);
    letters.add(pair);
    taken[hue] = (taken[hue] ?? 0) + 1;
    marks.set(id, { letters: pair, hue });
  }
  return marks;
}

const made = new WeakMap<Watchlist, MarkOf>();

/** Gives each outlet of a watchlist its mark, which is the same on all pages. */
export function outletMarks(watchlist: Watchlist): MarkOf {
  const known = made.get(watchlist);
  if (known !== undefined) return known;
  const marks = makeMarks(watchlist.sources);
  const markOf: MarkOf = ({ id, name }) =>
    marks.get(id) ?? { letters: pairsOf(name)[0] ?? '?', hue: hueOf(id) };
  made.set(watchlist, markOf);
  return markOf;
}

/** Shows the mark of an outlet. @param named false where its name stands beside it, so that it is not read twice */
export const OutletMark: FC<{ outlet: Outlet; marks: MarkOf; named?: boolean }> = ({
  outlet,
  marks,
  named = true,
}) => {
  const { letters, hue } = marks(outlet);
  const name = line(outlet.name);
  return (
    <span class={`outlet-mark hue-${hue}`} title={name}>
      <span aria-hidden="true">{letters}</span>
      {named && <span class="hidden">{name}</span>}
    </span>
  );
};
