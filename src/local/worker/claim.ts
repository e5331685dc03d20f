import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0); // signal 0 asks only whether the process is there
    return true;
  } catch {
    return false;
  }
};

async function ownerOf(path: string): Promise<number | null> {
  try {
    const pid = Number(await readFile(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
}

/**
 * Takes a folder of KV for this process alone: two Workers on one set of files would undo each other's work. What a
 * killed process left behind is taken over.
 * @returns gives it back
 */
export async function claim(folder: string): Promise<() => Promise<void>> {
  const path = `${folder}.pid`;
  const owner = await ownerOf(path);
  if (owner !== null) throw new Error(`it is running already, as process ${owner}: end that one first`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, String(process.pid));
  return () => rm(path, { force: true });
}
