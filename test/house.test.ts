import { expect, test } from 'vitest';
import { findBreaches } from './house.ts';

const long = `export const done = true;${'\n//'.repeat(40)}`;

test.each<[string, Record<string, string>, string[]]>([
  [
    'a type that two files export',
    { 'src/a.ts': 'export type Day = string;', 'src/b.ts': '\nexport interface Day {}' },
    ['src/a.ts:1: the type Day', 'src/b.ts:2: the type Day'],
  ],
  [
    'an exported type whose name another file uses for its own',
    { 'src/a.ts': 'export type Day = string;', 'src/b.ts': 'type Day = number;' },
    ['src/a.ts:1: the type Day', 'src/b.ts:1: the type Day'],
  ],
  ['two types of two files alone', { 'src/a.tsx': 'type Props = {};', 'src/b.tsx': 'type Props = {};' }, []],
  ['a schema and its type', { 'src/a.ts': 'export const Day = z.string();\nexport type Day = string;' }, []],
  [
    'a file beside a folder of its name',
    { 'src/a.ts': '', 'src/a/b.ts': '', 'src/a/c.ts': '' },
    ['src/a.ts:1: stands'],
  ],
  ['a folder of one file', { 'src/a.ts': '', 'src/b/c.json': '' }, ['src/b:1: is a folder']],
  [
    'a small file with one importer',
    { 'src/a.ts': "import { b } from './b.ts';", 'src/b.ts': 'export const b = 1;' },
    ['src/b.ts:1: 1 lines'],
  ],
  [
    'a small file with two importers',
    { 'src/a.ts': "export * from './c.ts';", 'src/b.ts': "import './c.ts';", 'src/c.ts': '' },
    [],
  ],
  ['a large file with one importer', { 'src/a.ts': "import './b.ts';", 'src/b.ts': long }, []],
  [
    'a formatter that is made while a module loads',
    {
      'src/a.ts':
        "const format = new Intl.NumberFormat('en');\nconst words = `${LIMIT.toLocaleString('en')} rows`;\n" +
        "const later = once(() => new Intl.NumberFormat('en'));\nfunction say() { return (1).toLocaleString('en'); }",
    },
    ['src/a.ts:1: asks Intl', 'src/a.ts:2: asks Intl'],
  ],
  [
    'an object that is asked with any string',
    { 'src/a.ts': "const words: Readonly<Record<string, string>> = { a: 'b' };\nuse(words[outside]);" },
    ['src/a.ts:2: the object words is asked with any string'],
  ],
  [
    'an object that is filled under any string',
    { 'src/a.ts': 'const counts: { [word: string]: number } = {};\ncounts[word] += 1;' },
    ['src/a.ts:2: the object counts is asked'],
  ],
  [
    'an object of known keys, and a map',
    {
      'src/a.ts':
        "const one: Record<'a' | 'b', string> = { a: '', b: '' };\nuse(one[key]);\nconst two: Record<string, string> = { a: '' };\nuse(two['a'], new Map(Object.entries(two)).get(key));",
    },
    [],
  ],
  [
    'an expression whose time grows faster than its text',
    { 'src/a.ts': 'const end = /-+$/u;\nconst nested = /^(?:a+)+$/u; // Bounded: no reason for this one' },
    ['src/a.ts:1: /-+$/u may take quadratic time', 'src/a.ts:2: /^(?:a+)+$/u may take exponential time'],
  ],
  [
    'one with a reason, and one whose time is linear',
    { 'src/a.ts': '/** Bounded: an id. */\nconst end = /-+$/u;\n\n\n\nconst linear = /(?<!-)-+$/u;' },
    [],
  ],
  [
    'a page that shows the name of a component',
    { 'src/a.tsx': 'export const A = () => (\n  <p>OutsideLink words and {words} of OpenAPI</p>\n);' },
    ['src/a.tsx:2: a page shows its readers the name OutsideLink'],
  ],
  ['a small data file', { 'src/a.ts': "import b from './b.json';", 'src/b.json': '1' }, []],
])('judges %s', (_name, texts, expected) => {
  const found = findBreaches(new Map([...Object.entries(texts), ['src/entry.ts', '']]));
  expect(found.map(({ file, line, text }) => `${file}:${line}: ${text}`)).toEqual(
    expected.map((start) => expect.stringContaining(start)),
  );
});

test('an export that no other file has is dead, and one that a test imports is not', () => {
  const source = new Map([
    ['src/a.ts', 'export const dead = 1;\nexport type Tested = string;\nexport const used = 2;'],
    ['src/b.ts', "import { used } from './a.ts';"],
    ['src/c.ts', "import { used } from './a.ts';"],
  ]);
  const tests = new Map([
    ['test/a.test.ts', "import type { Tested } from '../src/a.ts';\nexport const own = 1;"],
  ]);
  expect(findBreaches(source, tests)).toEqual([
    { file: 'src/a.ts', line: 1, text: 'nobody else uses dead: do not export it' },
  ]);
});
