import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from '../../../src/local/worker/folder-lock.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'readout-lock-'));
});
afterEach(() => rm(root, { recursive: true }));

it('refuses a folder that a running process has locked, and takes it over when that process is gone', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await writeFile(join(root, 'demo.pid'), String(other.pid));
  await expect(lockFolder(join(root, 'demo'))).rejects.toThrow(
    `it is already running as process ${other.pid}; stop that one first`,
  );
  other.kill('SIGKILL');
  await once(other, 'exit');
  const release = await lockFolder(join(root, 'demo'));
  expect(existsSync(join(root, 'demo.pid'))).toBe(true);
  await release();
  expect(existsSync(join(root, 'demo.pid'))).toBe(false);
});
