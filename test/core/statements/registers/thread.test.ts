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
      'rafiq-delmar league?: We thank all who helped',
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

  test('is by the one whose name and handle stand above it', () => {
    const text =
      'Rafiq Delmar (@delmar_l) on the crew and Norland\n\nRafiq Delmar @delmar_l · May 1\n\n▪️ The crew goes home on Friday.\n\n▪️ @NorlandMFA says that a ship has sunk. No ship has sunk.\n\n▪️ Good night to all on both shores.\n\nReplies 12 · Likes 340';
    expect(heard(text, press)).toEqual([
      'rafiq-delmar league: The crew goes home on Friday',
      '~norland norland?: a ship has sunk',
      'rafiq-delmar league: No ship has sunk',
      'rafiq-delmar league?: Good night to all on both shores',
    ]);
  });

  test('is each paragraph behind a handle where an outlet shows posts in full', () => {
    const text =
      'Delmar’s posts on the talks\n\n@delmar_l: Our boats stay out if the lock is shut.\n\n@delmar_l: We ask for the log of the tug.\n\nThe paper could not reach the port.';
    expect(heard(text, press)).toEqual([
      'rafiq-delmar league: Our boats stay out if the lock is shut',
      'rafiq-delmar league: We ask for the log of the tug',
    ]);
  });

  test('is of several posters where each post begins with who posts it, and when', () => {
    const text =
      'Posts on the crew and Norland\n\nRafiq Delmar 🚢 @delmar_l · May 1 The crew goes home on Friday.\n\nShore Gazette @shoregazette · May 1 The crew is on the quay, our reporter says.\n\nReplying to @shoregazette Rafiq Delmar @delmar_l · 3h They do not stay a night longer.\n\nRafiq Delmar @delmar_l reposted Shore Gazette @shoregazette Three tugs wait.';
    expect(heard(text, press).filter((line) => line.startsWith('rafiq'))).toEqual([
      'rafiq-delmar league: The crew goes home on Friday',
      'rafiq-delmar league: They do not stay a night longer',
    ]);
  });

  test('is no article that names a handle', () => {
    const text =
      'Ferry runs again\n\nThe ferry runs again, as Rafiq Delmar (@delmar_l) hoped.\n\nThe reef is twelve miles long.';
    expect(heard(text, press)).toEqual([]);
  });

  test('is not a list of numbers', () => {
    const text =
      'The isles in numbers\n\n1. The ferry will carry 900 people.\n\n2. The reef is twelve miles long.';
    expect(heard(text, press)).toEqual([]);
  });
});
