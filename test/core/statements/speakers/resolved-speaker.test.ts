import { describe, expect, test } from 'vitest';
import { unlistedId } from '../../../../src/core/statements/speakers/resolved-speaker.ts';

describe('the id of a speaker who is not on the watchlist', () => {
  test.each([
    ['Li Si', '~li-si'],
    ["Sinéad O'Hara-Quinn", '~sinéad-ohara-quinn'],
    ['王毅', '~王毅'],
    ['U.S. official', '~us-official'],
    ['  — ', null],
    ['हिन्दी नाम', '~हनद-नम'],
    ['-a-', '~a'],
    ['𠮷'.repeat(60), `~${'𠮷'.repeat(40)}`],
  ])('is made of %s', (name, expected) => {
    expect(unlistedId(name)).toBe(expected);
  });
});
