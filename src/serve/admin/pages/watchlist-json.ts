/**
 * Where each value of a JSON document stands, for whoever edits it as text.
 * @param text JSON that parses; of anything else the answer says little
 * @returns the line (from 1) of each value by its path, written as `sources[3].url`
 */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const open: Level[] = [];
  let [line, end] = [1, 0];
  let key: string | null = null;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (open.length > MOST_LEVELS) break;
    line += newlinesIn(text, end, index);
    end = index;
    const level = open.at(-1);
    if (token === '}' || token === ']') open.pop();
    else if (token === ',') {
      if (level?.kind === 'list') level.next += 1;
      key = null;
    } else if (token !== ':') {
      if (level?.kind === 'object' && key === null) {
        key = keyOf(token);
        continue;
      }
      const path = pathIn(level, key);
      lines.set(path, line);
      if (token === '{') open.push({ kind: 'object', path });
      if (token === '[') open.push({ kind: 'list', path, next: 0 });
      key = null;
    }
  }
  return lines;
}

/** Paths grow with the depth: a document of brackets alone must not make them without end. */
const MOST_LEVELS = 50;

type Level =
  | { readonly kind: 'object'; readonly path: string }
  | { readonly kind: 'list'; readonly path: string; next: number };

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gsu;

function keyOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

function pathIn(level: Level | undefined, key: string | null): string {
  if (level === undefined) return '';
  if (level.kind === 'list') return `${level.path}[${level.next}]`;
  return level.path === '' ? (key ?? '') : `${level.path}.${key ?? ''}`;
}

const newlinesIn = (text: string, from: number, until: number): number =>
  text.slice(from, until).split('\n').length - 1;

/** The line of a path, or of what it would stand in: what is missing has no line of its own. */
export function lineOf(lines: ReadonlyMap<string, number>, path: string): number | null {
  const ends = [...path.matchAll(/\.|\[/gu)].map(({ index }) => index).toReversed();
  const nearest = [path, ...ends.map((end) => path.slice(0, end)), ''].find((one) => lines.has(one));
  return nearest === undefined ? null : (lines.get(nearest) ?? null);
}
