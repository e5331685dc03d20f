import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0); // signal 0 only asks whether the process exists
    return true;
  } catch {
    return false;
  }
};

async function readOwner(path: string): Promise<number | null> {
  try {
    const pid = Number(await readFile(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isRunning(pid) ? pid : null;
  } catch {
    return null;
  }
}

/**
 * Keeps other processes from using a folder of KV: two Workers on the same files would undo each other's work.
 * A lock that a killed process left behind is taken over.
 * @returns a function that removes the lock
 * @throws when a running process holds the lock
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = `${folder}.pid`;
  const owner = await readOwner(path);
  if (owner !== null) throw new Error(`it is already running as process ${owner}; stop that one first`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, String(process.pid));
  return () => rm(path, { force: true });
}
