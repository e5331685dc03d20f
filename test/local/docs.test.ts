import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('`npm run docs` loads in Node, which reads no JSX', () => {
  const load = () =>
    execFileSync(process.execPath, ['--input-type=module', '-e', "await import('./src/local/docs.ts')"]);
  expect(load).not.toThrow();
});
