import { expect, test } from 'vitest';
import { once } from '../../../src/core/model/once.ts';

test('makes a value when it is first asked for, and no second time, also where it is nothing', () => {
  const made: string[] = [];
  const value = once(() => {
    made.push('made');
    return undefined;
  });
  expect(made).toEqual([]);
  expect([value(), value(), made]).toEqual([undefined, undefined, ['made']]);
});
