import { describe, expect, test } from 'vitest';
import { heard, press } from './heard.ts';

describe('a thread of posts', () => {
  test('is all said by the one who signs it, but for the words of others', () => {
    const text =
      'Delmar: Crew to be freed\n\n1/3 The League will free the crew on Friday.\n\n2/3 The Norlandic side said that a ship would fetch them.\n\n3/3 We thank all who helped. — Rafiq Delmar (@delmar)';
    expect(heard(text, press)).toEqual([
      'rafiq-delmar league?: Crew to be freed',
      'rafiq-delmar league: The League will free the crew on Friday',
      '~norland norland: a ship would fetch them',
    ]);
  });

  test('is by the one whom its headline names where nobody signs it', () => {
    const text =
      'Rafiq Delmar: on the crew\n\n(1/2) We will free the crew on Friday.\n\n(2/2) The reef must be marked.';
    expect(heard(text, press)).toEqual([
      'rafiq-delmar league: We will free the crew on Friday',
      'rafiq-delmar league: The reef must be marked',
    ]);
  });

  test('is not a list of numbers', () => {
    const text =
      'The isles in numbers\n\n1. The ferry will carry 900 people.\n\n2. The reef is twelve miles long.';
    expect(heard(text, press)).toEqual([]);
  });
});
