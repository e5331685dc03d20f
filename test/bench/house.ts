/** Measures the plan of `src`: how large its files, functions and rooms are, and what its names and imports look like. */
import path from 'node:path';
import {
  importedBy,
  lineAt,
  lineCount,
  parseFiles,
  readSource,
  type SourceFile,
  typeNameBreaches,
  walk,
} from '../house.ts';

/** Returns the lines of each function, its comments included, and its number of parameters. */
function functionsOf({ text, program }: SourceFile): { lines: number; parameters: number }[] {
  const found: { lines: number; parameters: number }[] = [];
  walk(program, (node) => {
    if (!('params' in node) || !Array.isArray(node['params']) || !('body' in node)) return;
    if (node.type.startsWith('TS')) return;
    const lines = lineAt(text, node.end) - lineAt(text, node.start) + 1;
    found.push({ lines, parameters: node['params'].length });
  });
  return found;
}

/** Counts the groups of files that import each other in a circle, types included (Tarjan's strongly connected components). */
function countCircles(files: readonly SourceFile[]): number {
  const imports = new Map(files.map((file) => [file.file, importedBy(file)]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  let circles = 0;
  const visit = (file: string): void => {
    const own = index.size;
    index.set(file, own);
    low.set(file, own);
    open.push(file);
    for (const target of imports.get(file) ?? []) {
      if (!imports.has(target)) continue;
      if (!index.has(target)) visit(target);
      if (open.includes(target)) low.set(file, Math.min(low.get(file) ?? own, low.get(target) ?? own));
    }
    if (low.get(file) === own && open.splice(open.indexOf(file)).length > 1) circles += 1;
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return circles;
}

/** The folder of a file below `src`, two levels deep: a room. */
const roomOf = (file: string): string => path.posix.dirname(file).split('/').slice(0, 3).join('/');

/** @param root of a project whose `src` is measured */
export function measureHouse(root: string): void {
  const texts = readSource(root);
  const files = parseFiles(texts);
  const functions = files.flatMap(functionsOf);
  const codeLines = files.reduce((sum, { text }) => sum + lineCount(text), 0);
  const allLines = [...texts.values()].reduce((sum, text) => sum + lineCount(text), 0);
  const rooms = Map.groupBy(files, ({ file }) => roomOf(file));
  const [largest = ['', 0]] = [...rooms]
    .map(([room, inside]) => [room, inside.reduce((sum, { text }) => sum + lineCount(text), 0)] as const)
    .toSorted((a, b) => b[1] - a[1]);
  const twice = new Set(typeNameBreaches(files).map(({ text }) => text.split(' ')[2]));
  console.log(`\nThe plan of ${root === '.' ? 'src' : path.join(root, 'src')}`);
  console.table({
    'files of TypeScript': files.length,
    'lines of TypeScript': codeLines,
    'lines of data, styles and browser scripts': allLines - codeLines,
    'functions over 40 lines': functions.filter(({ lines }) => lines > 40).length,
    'functions over 60 lines': functions.filter(({ lines }) => lines > 60).length,
    'functions with over 4 parameters': functions.filter(({ parameters }) => parameters > 4).length,
    'exported type names declared twice': twice.size,
    'circles of imports, types included': countCircles(files),
    'files under 30 lines': files.filter(({ text }) => lineCount(text) < 30).length,
    'largest room': `${largest[0]}, ${((100 * largest[1]) / codeLines).toFixed(0)} %`,
  });
}
