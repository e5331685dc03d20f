/**
 * The file of a backup: NDJSON. The first line says what it is, each further one is a record, and the last one counts them and
 * has the SHA-256 of all lines before it. A file whose name ends in `.gz` is the same as gzip.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import * as z from 'zod';
import type { KvRecord } from './record-store.ts';

const FORMAT = 1;

const ArchiveStart = z.object({
  backup: z.literal('readout'),
  format: z.number(),
  at: z.string(),
  /** Whether webhooks, with their addresses and secrets, are in it. */
  secrets: z.boolean(),
});
type ArchiveStart = z.infer<typeof ArchiveStart>;

const ArchiveEnd = z.object({
  end: z.literal('readout'),
  records: z.number(),
  bytes: z.number(),
  /** Records by noun. */
  nouns: z.record(z.string(), z.number()),
  sha256: z.string(),
});
export type ArchiveEnd = z.infer<typeof ArchiveEnd>;

const ArchiveRecord = z.object({
  key: z.string(),
  value: z.string().optional(),
  /** In place of `value` where the bytes are no text. */
  base64: z.string().optional(),
  metadata: z.unknown().optional(),
  expiration: z.number().optional(),
});

export const startLine = (at: string, secrets: boolean): string =>
  JSON.stringify({ backup: 'readout', format: FORMAT, at, secrets });

const asText = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

export function recordLine({ key, value, metadata, expiration }: KvRecord): string {
  const text = asText(value);
  const content = text === null ? { base64: Buffer.from(value).toString('base64') } : { value: text };
  return JSON.stringify({ key, ...content, metadata, expiration });
}

/** Counts and hashes lines as they are written or read. */
export function countLines() {
  const sha = createHash('sha256');
  const nouns = new Map<string, number>();
  let [records, bytes] = [0, 0];
  return {
    addStart: (line: string) => void sha.update(`${line}\n`),
    add(line: string, key: string): void {
      sha.update(`${line}\n`);
      records += 1;
      bytes += line.length + 1;
      const noun = key.split('/', 1)[0] ?? '';
      nouns.set(noun, (nouns.get(noun) ?? 0) + 1);
    },
    end: (): ArchiveEnd => ({
      end: 'readout',
      records,
      bytes,
      nouns: Object.fromEntries(nouns),
      sha256: sha.copy().digest('hex'),
    }),
  };
}

type ArchiveLine =
  | { readonly kind: 'start'; readonly line: string; readonly start: ArchiveStart }
  | { readonly kind: 'record'; readonly line: string; readonly record: KvRecord }
  | { readonly kind: 'end'; readonly line: string; readonly end: ArchiveEnd };

/** @throws where the line is none of a backup, or of a later version of this program */
export function parseLine(line: string): ArchiveLine {
  const value: unknown = JSON.parse(line);
  const record = ArchiveRecord.safeParse(value);
  if (record.success) {
    const { value: text, base64, ...rest } = record.data;
    const bytes = base64 === undefined ? Buffer.from(text ?? '', 'utf8') : Buffer.from(base64, 'base64');
    return { kind: 'record', line, record: { ...rest, value: new Uint8Array(bytes) } };
  }
  const start = ArchiveStart.safeParse(value);
  if (start.success) {
    if (start.data.format > FORMAT) throw new Error('a later version of this program wrote this backup');
    return { kind: 'start', line, start: start.data };
  }
  return { kind: 'end', line, end: ArchiveEnd.parse(value) };
}

/** Yields the lines that are whole: one that was cut at the end of the file is left out. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file);
  const source: AsyncIterable<Buffer> = file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream;
  let rest: Buffer[] = [];
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8');
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}

/** Reads a whole backup and checks it, before anything is done with it. @throws where it is cut or changed */
export async function verifyArchive(
  file: string,
): Promise<{ readonly start: ArchiveStart; readonly end: ArchiveEnd }> {
  const counted = countLines();
  let [start, end]: [ArchiveStart | null, ArchiveEnd | null] = [null, null];
  for await (const line of readLines(file)) {
    if (end !== null) throw new Error('the backup goes on after its end');
    const parsed = parseLine(line);
    if (start === null && parsed.kind !== 'start') throw new Error('the file is no backup');
    if (parsed.kind === 'start') {
      start = parsed.start;
      counted.addStart(line);
    } else if (parsed.kind === 'record') counted.add(line, parsed.record.key);
    else end = parsed.end;
  }
  if (start === null || end === null) throw new Error('the backup is cut: its last line is missing');
  const found = counted.end();
  if (found.sha256 !== end.sha256 || found.records !== end.records) {
    throw new Error('the backup was changed: its lines do not have the hash that its last line says');
  }
  return { start, end };
}
