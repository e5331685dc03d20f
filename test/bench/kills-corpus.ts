/** Reads what a killed Worker left in KV from the files that the local simulator keeps. */
import { type FSWatcher, mkdirSync, readdirSync, watch } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** Every key with its metadata. */
export type Stored = ReadonlyMap<string, unknown>;

const Row = z.object({ key: z.string(), metadata: z.string().nullable() });
const Told = z.looseObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  source: z.string(),
  article: z.string().nullable(),
});
const OfArticle = z.looseObject({ article: z.string().nullable() });

const tables = (persist: string): string => join(persist, 'v3/kv/miniflare-KVNamespaceObject');
const values = (persist: string): string => join(persist, 'v3/kv/CORPUS/blobs');

/** Reads a copy: the write-ahead log of a process that died is then replayed here and not there. */
export async function readStored(persist: string): Promise<Stored> {
  const copy = await mkdtemp(join(tmpdir(), 'readout-kills-copy-'));
  try {
    await cp(tables(persist), copy, { recursive: true });
    const files = (await readdir(copy)).filter(
      (name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite',
    );
    return new Map(files.flatMap((name) => readTable(join(copy, name))));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

function readTable(path: string): [string, unknown][] {
  const database = new DatabaseSync(path);
  try {
    const rows = database.prepare('SELECT key, metadata FROM _mf_entries').all();
    return rows.map((row) => {
      const { key, metadata } = Row.parse(row);
      return [key, metadata === null ? null : JSON.parse(metadata)];
    });
  } finally {
    database.close();
  }
}

/** Calls back at every KV write: each makes a new file, the simulator's value. @returns what ends the watching */
export function watchWrites(persist: string, onWrite: () => void): () => void {
  const folder = values(persist);
  mkdirSync(folder, { recursive: true });
  const seen = new Set(readdirSync(folder));
  const watcher: FSWatcher = watch(folder, (_event, name) => {
    if (name === null || seen.has(name)) return;
    seen.add(name);
    onWrite();
  });
  return () => watcher.close();
}

/**
 * The alert log, sorted, a line for each row: id, kind and title. Those of health tell since when, to the second of the check: they are
 * named by their source and their title without times.
 */
export function alertLog(stored: Stored): string[] {
  const lines = [...stored].flatMap(([key, metadata]) => {
    if (!key.startsWith('log/')) return [];
    const { id, kind, title, source } = Told.parse(metadata);
    const isWhole = stored.has(`alert/${id}`);
    const name = kind === 'health' ? source : id;
    const words = kind === 'health' ? title.replaceAll(/\d{1,2}:\d{2}(?: UTC)?/gu, '…') : title;
    return [`${name} ${kind} ${words}${isWhole ? '' : ' (without its alert)'}`];
  });
  const alerts = [...stored.keys()].filter((key) => key.startsWith('alert/'));
  const logged = new Set([...stored.keys()].filter((key) => key.startsWith('log/')).map(lastOf));
  const unlogged = alerts.map(lastOf).filter((id) => !logged.has(id));
  return [...lines, ...unlogged.map((id) => `${id} (without a log row)`)].toSorted();
}

/** The suppressed sights, sorted and without times: each id and rule once. */
export function suppressedList(stored: Stored): string[] {
  const lines = [...stored].flatMap(([key, metadata]) => {
    if (!key.startsWith('suppressed/')) return [];
    const row = z.looseObject({ id: z.string(), rule: z.string(), title: z.string() }).parse(metadata);
    return [`${row.id} ${row.rule} ${row.title}`];
  });
  return [...new Set(lines)].toSorted();
}

const lastOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
/** The time in a key is that of the writing: a sight that is told again may write a row once more beside the first. */
const timeless = (key: string): string => key.replace(/\/\d{16}(?=\/)/u, '');

/** A sight that a kill fell into: the kinds of the keys it had written, and of those it had not. */
export type OpenSight = {
  readonly article: string;
  readonly written: readonly string[];
  readonly missing: readonly string[];
};

/** The keys that a sight writes last: those of a first sight, and those of a change. */
const LAST_WRITES = new Set(['recent', 'change']);

/**
 * The sights that were open at a moment: of the keys that the tick wrote for an article, some were there and some were not.
 * @param before the keys before the tick, @param at at the moment, @param after when the tick was done
 */
export function openSights(before: Stored, at: Stored, after: Stored): OpenSight[] {
  const has = new Set([...at.keys()].map(timeless));
  return [...writesOf(before, after)].flatMap(([article, keys]) => {
    const written = keys.filter((key) => has.has(key));
    if (written.length === 0 || written.length === keys.length) return [];
    // Two sights of one article in one tick: nobody can say which rows are whose, so that it does not count.
    if (keys.filter((key) => LAST_WRITES.has(kindOf(key))).length > 1) return [];
    const missing = keys.filter((key) => !has.has(key));
    return [{ article, written: written.map(kindOf), missing: missing.map(kindOf) }];
  });
}

/** @returns whether a tick had sights with several writes, between which a kill can fall */
export const hasSights = (before: Stored, after: Stored): boolean =>
  [...writesOf(before, after).values()].some((keys) => keys.length > 1);

/** The keys without their times that a tick wrote for each article. */
function writesOf(before: Stored, after: Stored): Map<string, string[]> {
  const articleOf = articlesOf(after);
  const had = new Set([...before.keys()].map(timeless));
  const made = [...articleOf.keys()].filter((key) => !had.has(key));
  return Map.groupBy(made, (key) => articleOf.get(key) ?? '');
}

const kindOf = (key: string): string => key.slice(0, key.indexOf('/'));

/** By key without its time: the article that it is of; keys that are of none are left out. */
function articlesOf(stored: Stored): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, metadata] of stored) {
    const article = articleIn(key) ?? OfArticle.safeParse(metadata).data?.article ?? null;
    if (article === null) continue;
    found.set(timeless(key), article);
    if (key.startsWith('log/')) found.set(`alert/${lastOf(key)}`, article);
  }
  return found;
}

const articleIn = (key: string): string | null =>
  /^(?:snapshot|version|article|change)\/([^/]+)/u.exec(key)?.[1] ?? null;
