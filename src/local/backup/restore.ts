/** `npm run restore`: writes a backup into a corpus. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { type ArchiveEnd, parseLine, readLines, verifyArchive } from './archive.ts';
import { chooseStore, STORE_OPTIONS, STORE_USAGE } from './choose-store.ts';
import type { KvRecord, RecordStore } from './record-store.ts';

const USAGE = `npm run restore -- FILE [--local [--folder DIR] | --remote] [--merge]

  FILE      what \`npm run backup\` wrote
  --merge   write into a corpus that holds something already
${STORE_USAGE}

The file is read and its hash checked before anything is written. A run that was cut goes on where it ended when it is started again.`;

type RestoreOptions = {
  readonly file: string;
  readonly merge: boolean;
  readonly now: () => number;
  readonly report: (text: string) => void;
};

type Restored = { readonly end: ArchiveEnd; readonly written: number; readonly expired: number };

const MAX_RECORDS = 1_000;
const MAX_BYTES = 20_000_000;
/** KV takes no record that ends sooner. */
const MIN_LIFE_S = 90;

const RestoreProgress = z.object({ target: z.string(), sha256: z.string(), done: z.number() });

/** Writes each record as it was, with its metadata and its end; one that would have expired by now is left out. */
export async function restoreBackup(store: RecordStore, options: RestoreOptions): Promise<Restored> {
  const { end } = await verifyArchive(options.file);
  const progress = `${options.file}.restored`;
  const done = await readProgress(progress, { target: store.name, sha256: end.sha256 });
  if (done === 0 && !options.merge && (await store.list(null)).records.length > 0) {
    throw new Error(`${store.name} holds something already: --merge writes into it all the same`);
  }
  let [read, expired]: [number, number] = [0, 0];
  for await (const records of batchesOf(options.file)) {
    read += records.length;
    const alive = records.filter(
      ({ expiration }) => expiration === undefined || expiration > options.now() / 1_000 + MIN_LIFE_S,
    );
    expired += records.length - alive.length;
    if (read <= done) continue;
    await store.write(alive);
    await writeFile(progress, JSON.stringify({ target: store.name, sha256: end.sha256, done: read }));
    options.report(`${read} of ${end.records} records`);
  }
  await rm(progress, { force: true });
  return { end, written: read - expired, expired };
}

/** @returns how many records an earlier run wrote there */
async function readProgress(file: string, wanted: { target: string; sha256: string }): Promise<number> {
  try {
    const known = RestoreProgress.parse(JSON.parse(await readFile(file, 'utf8')));
    return known.target === wanted.target && known.sha256 === wanted.sha256 ? known.done : 0;
  } catch {
    return 0;
  }
}

/** The same file gives the same batches. */
async function* batchesOf(file: string): AsyncGenerator<KvRecord[]> {
  let [batch, bytes]: [KvRecord[], number] = [[], 0];
  for await (const line of readLines(file)) {
    const parsed = parseLine(line);
    if (parsed.kind !== 'record') continue;
    batch.push(parsed.record);
    bytes += parsed.record.value.byteLength;
    if (batch.length < MAX_RECORDS && bytes < MAX_BYTES) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...STORE_OPTIONS,
      merge: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (values.help || file === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const store = await chooseStore(values, 'write');
  try {
    const { end, written, expired } = await restoreBackup(store, {
      file,
      merge: values.merge,
      now: Date.now,
      report: (text) => console.log(text),
    });
    console.log(`\n${store.name} has ${written} records of ${file}, SHA-256 ${end.sha256}`);
    if (expired > 0) console.log(`${expired} had expired by now and are left out.`);
    console.table(end.nouns);
    return 0;
  } finally {
    await store.close();
  }
}

if (import.meta.main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
