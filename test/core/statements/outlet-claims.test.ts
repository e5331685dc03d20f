import { describe, expect, test } from 'vitest';
import { articleText } from '../../../src/core/statements/article-text.ts';
import type { Span } from '../../../src/core/language/span.ts';
import { claimNear } from '../../../src/core/statements/outlet-claims.ts';

const article = (...paragraphs: string[]) =>
  articleText(
    {
      headline: 'A headline',
      publishedAt: null,
      blocks: paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
    },
    { id: 'courier', name: 'Courier', type: 'press' },
    'UTC',
  );

const spanOf = ({ text }: { text: string }, part: string): Span => [
  text.indexOf(part),
  text.indexOf(part) + part.length,
];

describe("an outlet's claim that something is new", () => {
  test.each([
    ['in the same paragraph', ['"We will join," she said. It was the first time she used such words.'], true],
    [
      'in the next paragraph',
      ['"We will join," she said.', 'Kordava had never said so before. No side had never used it.', 'x'],
      true,
    ],
    [
      'two paragraphs on',
      ['"We will join," she said.', 'Trade grew.', 'It was the first time she used such words.'],
      false,
    ],
    ['nowhere', ['"We will join," she said.', 'It was the third time.'], false],
  ])('is found %s: %#', (_where, paragraphs, found) => {
    const text = article(...paragraphs);
    const claim = claimNear(text, spanOf(text, 'We will join'), [spanOf(text, 'We will join')]);
    expect(claim !== null).toBe(found);
  });

  test('is its sentence, word for word', () => {
    const text = article('"We will join," she said. It was the first time she used such words. Trade grew.');
    expect(claimNear(text, spanOf(text, 'We will join'), [])).toBe(
      'It was the first time she used such words.',
    );
  });

  test('is not what an official claims of herself', () => {
    const text = article('"We will join. This is the first time we say so," she said.');
    const said = spanOf(text, 'We will join. This is the first time we say so');
    expect(claimNear(text, said, [said])).toBeNull();
  });
});
