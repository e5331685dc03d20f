/** Finds where the values and the mistakes of a JSON document stand, for whoever edits it as text. */
import { parse, type ValueNode } from '@humanwhocodes/momoa';

/** Longer lists are written on several lines, so that no line must be scrolled to be read. */
const MAX_LIST_WIDTH = 100;

/** Writes JSON as a person would: a short list stands on one line. Bounded: the admin's own watchlist, as JSON.stringify spaces it. */
export const formatJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(/\[\n\s+([^[\]{}]*?)\n\s+\]/gu, (list, items: string) => {
    const line = `[${items.replaceAll(/\n\s+/gu, ' ')}]`;
    return line.length > MAX_LIST_WIDTH ? list : line;
  });

/** Paths grow with the depth, so a document made only of brackets would otherwise need far more memory than its size. */
const MAX_LEVELS = 50;

/**
 * Maps the path of each value, written as `sources[3].url`, to its line.
 * @param text JSON that parses; nothing is found in any other text, or in one nested too deep for the parser's stack
 * @returns lines counted from 1
 */
export function linesByPath(text: string): ReadonlyMap<string, number> {
  const parsed = parseWithPlaces(text);
  return new Map('body' in parsed ? placesIn(parsed.body, '', 0) : []);
}

function* placesIn(node: ValueNode, path: string, level: number): Generator<[path: string, line: number]> {
  if (level > MAX_LEVELS) return;
  yield [path, node.loc.start.line];
  if (node.type === 'Array') {
    for (const [index, { value }] of node.elements.entries())
      yield* placesIn(value, `${path}[${index}]`, level + 1);
  }
  if (node.type === 'Object') {
    for (const { name, value } of node.members) {
      const key = name.type === 'String' ? name.value : name.name;
      yield* placesIn(value, path === '' ? key : `${path}.${key}`, level + 1);
    }
  }
}

/** Returns the line of a path. A value that is missing has no line of its own: then it is the line of what it would stand in. */
export function lineOf(lines: ReadonlyMap<string, number>, path: string): number | null {
  const ends = [...path.matchAll(/\.|\[/gu)].map(({ index }) => index).toReversed();
  const nearest = [path, ...ends.map((end) => path.slice(0, end)), ''].find((one) => lines.has(one));
  return nearest === undefined ? null : (lines.get(nearest) ?? null);
}

/**
 * Returns the line, counted from 1, where a text stops being JSON, or null where it is JSON. Engines report the place in
 * words of their own, or not at all. Null is also returned for a text that is nested too deep for the parser's stack.
 */
export function brokenLine(text: string): number | null {
  const parsed = parseWithPlaces(text);
  const line = 'line' in parsed ? parsed.line : null;
  // The parser reads a string on over the end of its line, and finds fault only after the next quotation mark.
  const brokenString = [...text.matchAll(STRING)].find(([, end]) => end !== '"');
  if (brokenString === undefined) return line;
  const start = text.slice(0, brokenString.index).split('\n').length;
  return line === null ? start : Math.min(line, start);
}

/** A string up to its closing quotation mark, or to the first character that JSON does not allow inside it. */
// eslint-disable-next-line no-control-regex
const STRING = /"(?:[^"\\\0-\x1F]|\\.)*(.?)/gu;

function parseWithPlaces(text: string): { readonly body: ValueNode } | { readonly line: number | null } {
  try {
    return { body: parse(text).body };
  } catch (error) {
    const hasLine = error instanceof Error && 'line' in error && typeof error.line === 'number';
    return { line: hasLine ? Number(error.line) : null };
  }
}
