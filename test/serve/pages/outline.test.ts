import { describe, expect, test } from 'vitest';
import type { Change, DiffPart, Version } from '../../../src/core/model/index.ts';
import { outlineOf } from '../../../src/serve/pages/outline.ts';
import { version } from '../seed.ts';

const of = (...texts: string[]): Version => ({
  ...version('1', 'h', ''),
  blocks: texts.map((text) => ({ kind: 'paragraph' as const, text })),
});
const part = (op: DiffPart['op'], text: string): DiffPart => ({ op, text, moved: null });
const change = (...blocks: DiffPart[][]): Change => ({
  headline: null,
  blocks,
  types: [],
  disclosure: { state: 'none-found', note: null },
  insertedWords: 0,
  deletedWords: 0,
  from: { version: '', seenAt: '' },
  to: null,
});

describe('the outline of a version', () => {
  const five = [
    part('equal', 'The ferry has '),
    part('delete', 'four'),
    part('insert', 'five'),
    part('equal', ' boats.'),
  ];

  test('has a changed paragraph in its place, and counts the words of all others', () => {
    const before = of('It opens today.', 'The ferry has four boats.', 'Nobody came.', 'The end.');
    const after = of('It opens today.', 'The ferry has five boats.', 'Nobody came.', 'The end.');
    expect(outlineOf(change(five), { before, after })).toEqual([
      { kind: 'same', first: 1, words: [3] },
      { kind: 'changed', number: 2, passages: [five] },
      { kind: 'same', first: 3, words: [2, 2] },
    ]);
  });

  test('finds a sentence in a long paragraph, and takes equal ones in their order', () => {
    const more = [part('omitted', ''), ...five, part('omitted', '')];
    const after = of('First. The ferry has five boats. Last.', 'Between.', 'Also. The ferry has five boats.');
    const found = outlineOf(change(more, five), { before: after, after });
    expect(found).toEqual([
      { kind: 'changed', number: 1, passages: [more] },
      { kind: 'same', first: 2, words: [1] },
      { kind: 'changed', number: 3, passages: [five] },
    ]);
  });

  test('says where a paragraph stood that is gone, and owns that it cannot place what no version has', () => {
    const gone = [part('delete', 'Nobody came.')];
    const strange = [part('insert', 'Somebody came.')];
    const [before, after] = [of('It opens.', 'Nobody came.'), of('It opens.')];
    expect(outlineOf(change(gone, strange), { before, after })).toEqual([
      { kind: 'gone', number: null, parts: strange },
      { kind: 'same', first: 1, words: [2] },
      { kind: 'gone', number: 2, parts: gone },
    ]);
  });

  test('of a version without text has what is gone alone', () => {
    const gone = [part('delete', 'Nobody came.')];
    expect(outlineOf(change(gone), { before: of('Nobody came.'), after: of() })).toEqual([
      { kind: 'gone', number: 1, parts: gone },
    ]);
  });
});
