/** `npm run backup`: writes the corpus to a file. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat, truncate } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { type ArchiveEnd, countLines, parseLine, readLines, recordLine, startLine } from './archive.ts';
import { chooseStore, STORE_OPTIONS, STORE_USAGE } from './choose-store.ts';
import { groupsOf, isSecretKey, knownBytes, type ListedRecord, type RecordStore } from './record-store.ts';

const USAGE = `npm run backup -- --out FILE [--local [--folder DIR] | --remote] [--with-secrets]

  --out FILE       a file of NDJSON; as gzip where the name ends in .gz
  --with-secrets   webhooks too, with their addresses and secrets
${STORE_USAGE}

A run that was cut goes on where it ended when it is started again.`;

type BackupOptions = {
  readonly out: string;
  readonly withSecrets: boolean;
  readonly now: () => number;
  readonly report: (text: string) => void;
};

/** Of so many records and bytes at a time the values are held in memory. */
const AT_ONCE = { count: 1_000, bytes: 20_000_000 };

/** Writes the records in the order of their keys into `<out>.part`, which becomes the backup when it is whole. */
export async function writeBackup(store: RecordStore, options: BackupOptions): Promise<ArchiveEnd> {
  const part = `${options.out}.part`;
  const { counted, last } = await resumePart(part, options);
  const handle = await open(part, 'a');
  try {
    let cursor: string | null = null;
    do {
      const page = await store.list(cursor);
      const wanted = page.records.filter(
        ({ key }) => (last === null || isAfter(key, last)) && (options.withSecrets || !isSecretKey(key)),
      );
      for (const some of groupsOf(wanted, AT_ONCE, knownBytes)) {
        const lines = await linesOf(store, some);
        if (lines.length > 0) await handle.appendFile(lines.map(({ line }) => `${line}\n`).join(''));
        for (const { line, key } of lines) counted.add(line, key);
      }
      if (wanted.length > 0) options.report(`${counted.end().records} records`);
      cursor = page.cursor;
    } while (cursor !== null);
    const end = counted.end();
    await handle.appendFile(`${JSON.stringify(end)}\n`);
    await handle.sync();
    await finish(part, options.out);
    return end;
  } finally {
    await handle.close();
  }
}

/** Keys are listed in the order of their bytes. */
const isAfter = (key: string, last: string): boolean =>
  Buffer.compare(Buffer.from(key), Buffer.from(last)) > 0;

async function linesOf(store: RecordStore, records: readonly ListedRecord[]) {
  const values = await store.read(records);
  return records.flatMap((record) => {
    const value = values.get(record.key);
    return value === undefined ? [] : [{ key: record.key, line: recordLine({ ...record, value }) }];
  });
}

async function finish(part: string, out: string): Promise<void> {
  if (!out.endsWith('.gz')) return rename(part, out);
  await pipeline(createReadStream(part), createGzip(), createWriteStream(out));
  await rm(part);
}

/** Reads what an earlier run left, and cuts off a line that it did not end; begins anew where there is nothing. */
async function resumePart(part: string, { withSecrets, now }: BackupOptions) {
  const counted = countLines();
  let [last, size]: [string | null, number] = [null, 0];
  for await (const line of (await exists(part)) ? readLines(part) : []) {
    const parsed = parseLine(line);
    if (parsed.kind === 'end') break;
    if (parsed.kind === 'start') {
      if (parsed.start.secrets !== withSecrets) {
        throw new Error(`${part} was begun with another --with-secrets: delete it, or ask for the same`);
      }
      counted.addStart(line);
    } else {
      counted.add(line, parsed.record.key);
      last = parsed.record.key;
    }
    size += Buffer.byteLength(line) + 1;
  }
  if (size > 0) {
    await truncate(part, size);
    return { counted, last };
  }
  const start = startLine(new Date(now()).toISOString(), withSecrets);
  counted.addStart(start);
  const handle = await open(part, 'w');
  await handle.writeFile(`${start}\n`);
  await handle.close();
  return { counted, last };
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      ...STORE_OPTIONS,
      out: { type: 'string' },
      'with-secrets': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.out === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const store = await chooseStore(values, 'read');
  try {
    const end = await writeBackup(store, {
      out: values.out,
      withSecrets: values['with-secrets'],
      now: Date.now,
      report: (text) => console.log(text),
    });
    console.log(`\n${store.name} is in ${values.out}: ${end.records} records, SHA-256 ${end.sha256}`);
    console.table(end.nouns);
    if (!values['with-secrets']) console.log('Webhooks are left out; --with-secrets keeps them.');
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
