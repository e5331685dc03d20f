import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claim } from '../../../src/local/worker/claim.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'readout-claim-'));
});
afterEach(() => rm(root, { recursive: true }));

it('refuses a folder that a living process has, and takes it over when that one is gone', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await writeFile(join(root, 'demo.pid'), String(other.pid));
  await expect(claim(join(root, 'demo'))).rejects.toThrow(
    `it is running already, as process ${other.pid}: end that one first`,
  );
  other.kill('SIGKILL');
  await once(other, 'exit');
  const release = await claim(join(root, 'demo'));
  expect(existsSync(join(root, 'demo.pid'))).toBe(true);
  await release();
  expect(existsSync(join(root, 'demo.pid'))).toBe(false);
});
