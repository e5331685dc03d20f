import { expect, test } from 'vitest';
import { playHostileSource } from '../bench/hostile-source.ts';

test('a hostile source costs ten honest ones no alert, no tick and no name', async () => {
  const { honest, lost, late, toAnother, added } = await playHostileSource(24, 'a');
  expect({ lost, late, toAnother, added }).toEqual({ lost: 0, late: 0, toAnother: 0, added: 0 });
  expect(honest).toBeGreaterThan(10);
}, 60_000);
