import { expect, it } from 'vitest';
import { calendarWords } from '../../../../src/core/language/english/calendar-words.ts';

it('has the months and weekdays of English, long and short', () => {
  const { months, shortMonths, weekdays } = calendarWords();
  expect([months[0], months[11], shortMonths[8], weekdays[0], weekdays[6]]).toEqual([
    'January',
    'December',
    'Sep',
    'Sunday',
    'Saturday',
  ]);
});

it.each([
  ['abbreviations', ['sept', 'tue', 'sat'], ['may', 'march']],
  ['long', ['march', 'sunday'], ['may', 'mar']],
  ['unambiguous', ['april', 'thurs'], ['may', 'march', 'sun']],
] as const)('knows as %s %j, and not %j', (name, inside, outside) => {
  const words = calendarWords()[name];
  expect(inside.every((word) => words.has(word))).toBe(true);
  expect(outside.some((word) => words.has(word))).toBe(false);
});
