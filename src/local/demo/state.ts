import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';

/** The state that the demo keeps between two starts, beside the Worker's own KV. */
const DemoState = z.object({
  schema: z.literal(1),
  /** The tick that is played next. */
  nextTick: z.number().int().min(0),
  receiverPort: z.number().int(),
  outletPorts: z.record(z.string(), z.number().int()),
  adminToken: z.string().min(16),
  webhook: z.object({ id: z.string(), url: z.string(), secret: z.string() }).nullable(),
});
export type DemoState = z.infer<typeof DemoState>;

const RECEIVER_PORT = 8790;

const freshState = (): DemoState => ({
  schema: 1,
  nextTick: 0,
  receiverPort: RECEIVER_PORT,
  outletPorts: {},
  adminToken: randomBytes(24).toString('hex'),
  webhook: null,
});

const fileOf = (folder: string): string => join(folder, 'state.json');

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

/** @returns the state of an earlier start, or a fresh one when there is none that can be read */
export async function readDemoState(folder: string): Promise<DemoState> {
  const text = await readText(fileOf(folder));
  if (text === null) return freshState();
  try {
    const parsed = DemoState.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // The file was cut short. The demo starts from the beginning, and so must the corpus.
  }
  await rm(folder, { recursive: true, force: true });
  return freshState();
}

/** Writes the state to a second file and renames it, so that Ctrl-C never leaves half a file. */
export async function writeDemoState(folder: string, state: DemoState): Promise<void> {
  const path = fileOf(folder);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
