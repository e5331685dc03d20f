import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { coreRooms, serveRooms } from '../oxlint.config.ts';

const root = path.join(import.meta.dirname, '..');
const picture = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8').split('```')[1] ?? '';

type Row = { readonly folder: string; readonly name: string; readonly mayImport: readonly string[] };

/** The column in which the picture says what a room may import. */
const IMPORTS_AT =
  picture
    .split('\n')
    .find((line) => line.startsWith('src/'))
    ?.indexOf('may import') ?? 0;

/** Reads the picture: each line names a file or a folder, below `src` or below a folder of it. */
function readPicture(): Row[] {
  const rows: Row[] = [];
  let folder = '';
  for (const line of picture.split('\n')) {
    const [, indent = '', name = ''] = /^(│? *)[├└]── (\S+)/u.exec(line) ?? [];
    if (name === '') continue;
    if (indent === '') folder = name;
    const mayImport = line.slice(IMPORTS_AT).split(' ').filter(Boolean);
    rows.push({ folder: indent === '' ? 'src/' : folder, name, mayImport });
  }
  return rows;
}

const namesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? `${entry.name}/` : entry.name,
  );

test('the picture of the architecture names each room and file of the first two levels, and no other', () => {
  const folders = namesIn('src').filter((name) => name.endsWith('/'));
  const actual = [
    ...namesIn('src').map((name) => `src/${name}`),
    ...folders.flatMap((folder) => namesIn(`src/${folder}`).map((name) => folder + name)),
  ];
  expect(
    readPicture()
      .map(({ folder, name }) => folder + name)
      .toSorted(),
  ).toEqual(actual.toSorted());
});

test.each([
  ['core/', coreRooms],
  ['serve/', serveRooms],
])('the picture says of %s what the linter lets each room import', (folder, rooms) => {
  const drawn = readPicture().filter((row) => row.folder === folder && row.name.replace('/', '') in rooms);
  const byName = drawn.map(({ name, mayImport }) => [name.replace('/', ''), [...mayImport]]);
  expect(Object.fromEntries(byName)).toEqual(rooms);
});

test.each([
  ['core', coreRooms],
  ['serve', serveRooms],
])('a room of %s imports only rooms before it', (_folder, rooms) => {
  const order = Object.keys(rooms);
  const upward = Object.entries<readonly string[]>(rooms).flatMap(([room, allowed]) =>
    allowed.filter((other) => order.indexOf(other) >= order.indexOf(room)),
  );
  expect(upward).toEqual([]);
});

test('each decision has a number of its own, without gaps, and begins with it', () => {
  const files = namesIn('docs/decisions').toSorted();
  const titles = files.map(
    (name) => readFileSync(path.join(root, 'docs/decisions', name), 'utf8').split('\n')[0],
  );
  const numbers = files.map((_, index) => index + 1);
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(numbers);
  expect(titles.map((title = '') => Number(/^# (\d+)\. \S/u.exec(title)?.[1]))).toEqual(numbers);
});

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test('each script of npm is named in the documents', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const documents = ['README.md', 'CONTRIBUTING.md', 'docs/storage.md', 'docs/watchlist.md']
    .map(read)
    .join('\n');
  const named = new Set(
    Array.from(documents.matchAll(/(?<=npm |npm run |`)([a-z:]+)/gu), ({ 1: name = '' }) => name),
  );
  expect(Object.keys(scripts).filter((name) => !named.has(name))).toEqual([]);
});

test('each bench is in the list that it prints, and CONTRIBUTING says what it is for', () => {
  const [header = '', table = ''] = read('test/bench/run.ts').split('const benches', 2);
  const benches = Array.from(table.matchAll(/^ {2}'?([a-z-]+)'?: async/gmu), ({ 1: name = '' }) => name);
  const contributing = read('CONTRIBUTING.md');
  const isNamed = (name: string) =>
    header.includes(`-- ${name}`) && new RegExp(`\\x60${name}\\b`, 'u').test(contributing);
  expect(benches.length).toBeGreaterThan(10);
  expect(benches.filter((name) => !isNamed(name))).toEqual([]);
});
