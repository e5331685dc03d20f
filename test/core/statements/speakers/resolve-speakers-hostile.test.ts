import { describe, expect, test } from 'vitest';
import { readMentions } from '../../../../src/core/statements/speakers/article-mentions.ts';
import { articleText } from '../../../../src/core/statements/article-text.ts';
import type { Attribution } from '../../../../src/core/statements/attribution/attribute.ts';
import {
  compileSpeakerDirectory,
  resolveSpeakers,
} from '../../../../src/core/statements/speakers/resolve-speakers.ts';
import { islesWatchlist } from './isles-watchlist.ts';

const directory = compileSpeakerDirectory(islesWatchlist);
const SIZE = 200_000;
const source = { id: 'gazette', name: 'Gazette', type: 'press' } as const;

/** An article that repeats one piece, each one an attribution whose source are its first letters. */
function repeated(piece: string, sourceLength: number) {
  const count = Math.floor(SIZE / piece.length);
  const text = piece.repeat(count);
  const version = {
    headline: '',
    blocks: [{ kind: 'paragraph' as const, text }],
    publishedAt: '2024-05-01T00:00:00.000Z',
  };
  const attributions = Array.from({ length: count }, (_, index): Attribution => {
    const start = index * piece.length;
    const end = start + sourceLength;
    return {
      source: [[start, end]],
      cue: [],
      content: [[end, start + piece.length]],
      rule: 'that-clause',
      inner: [],
    };
  });
  return resolveSpeakers(readMentions(articleText(version, source, 'UTC'), directory), attributions);
}

const pieces: [string, string, number, string][] = [
  ['one surname of many people', 'Ab Berg said so. ', 7, '~ab-berg'],
  ['titles without an end', 'foreign deputy of ', 18, '~foreign-deputy-of'],
  ['names without an end', 'Xa Xb Xc Xd ', 12, '~xa-xb-xc-xd'],
  ['quotation marks without an end', "'''''''''' it ", 14, ''],
  ['possessives without an end', "Norland's minister's ", 21, '~norland-minister'],
];

describe('resolving the speakers of a hostile text', () => {
  test.each(pieces)('ends with %s', (_, piece, length, first) => {
    const found = repeated(piece, length);
    expect(found[0]?.speaker.id ?? '').toBe(first);
    expect(
      found.every(({ speaker }) => /^(?:~[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|[a-z0-9-]+)$/u.test(speaker.id)),
    ).toBe(true);
  });
});
