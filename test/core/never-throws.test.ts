import { expect, test } from 'vitest';
import { type FuzzFinding, fuzzReader } from '../bench/fuzz.ts';
import { outsideReaders } from '../bench/outside-readers.ts';

/** Inputs a reader in every run of the tests; `npm run bench -- fuzz` takes more. */
const INPUTS = 120;

test.each([...outsideReaders.keys()])('the reader of outside text “%s” never throws', (name) => {
  const found: FuzzFinding[] = [];
  const { inputs } = fuzzReader(name, { inputs: INPUTS, seed: 1 }, (finding) => found.push(finding));
  // A busy machine may make one input slow, and none throw.
  expect(found.filter(({ text }) => !text.endsWith(' ms'))).toEqual([]);
  expect(inputs).toBe(INPUTS);
});
