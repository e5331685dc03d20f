import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Where local runs keep what they know, below the project's root; never committed. */
export const KEPT = '.readout';

/**
 * The project's wrangler.toml with the short queue time-outs that a terminal wants: a demo tick lasts seconds.
 * The desk waits longest, so that one story in several outlets reaches it as one batch, as it does in production.
 * @param root the project's folder
 * @returns the path of the copy
 */
export async function writeLocalConfig(root: string, folder: string): Promise<string> {
  const original = await readFile(join(root, 'wrangler.toml'), 'utf8');
  const timeOuts = { 'readout-desk': '1' };
  const consumers = original.split(/(?=^\[\[queues\.consumers\]\])/mu).map((part) => {
    const queue = /^queue = "([^"]+)"/mu.exec(part)?.[1] ?? '';
    const seconds = Object.entries(timeOuts).find(([name]) => name === queue)?.[1] ?? '0.1';
    return part.replace(/^max_batch_timeout = .*$/mu, `max_batch_timeout = ${seconds}`);
  });
  const local = consumers
    .join('')
    .replace(/^#:schema .*\n/u, '')
    .replace(/^main = "(.*)"$/mu, (_line, path: string) => `main = ${JSON.stringify(resolve(root, path))}`);
  const target = join(root, folder, 'wrangler.toml');
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, local);
  return target;
}
