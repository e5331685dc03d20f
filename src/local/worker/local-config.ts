import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The folder in the project's root that keeps the state of local runs. Git ignores it. */
export const STATE_FOLDER = '.readout';

/** Seconds that a queue waits for more messages before it delivers a batch. */
const BATCH_TIMEOUT_S = '0.1';
/** The desk waits longer, so that one story in several outlets reaches it as one batch, as it does in production. */
const DESK_TIMEOUT_S = '1';

/**
 * Writes a copy of the project's wrangler.toml with short queue time-outs, because a tick of the demo lasts seconds.
 * @param root the project's folder
 * @param folder where the copy goes, relative to `root`
 * @returns the path of the copy
 */
export async function writeLocalConfig(root: string, folder: string): Promise<string> {
  const original = await readFile(join(root, 'wrangler.toml'), 'utf8');
  const consumers = original.split(/(?=^\[\[queues\.consumers\]\])/mu).map((part) => {
    const seconds = /^queue = "readout-desk"/mu.test(part) ? DESK_TIMEOUT_S : BATCH_TIMEOUT_S;
    return part.replace(/^max_batch_timeout = .*$/mu, `max_batch_timeout = ${seconds}`);
  });
  const local = consumers
    .join('')
    .replace(/^#:schema .*\n/u, '')
    // Paths would be taken as relative to the copy: the entry, and whatever begins with a dot.
    .replace(/^main = "(.*)"$/mu, (_line, path: string) => `main = ${JSON.stringify(resolve(root, path))}`)
    .replace(
      / = "(\.{1,2}\/[^"\n]*)"$/gmu,
      (_end, path: string) => ` = ${JSON.stringify(resolve(root, path))}`,
    );
  const target = join(root, folder, 'wrangler.toml');
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, local);
  return target;
}
