/** npm run licences: prints the licence of every package of the lock file, those that the Worker is made of first. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

const FOLDER = 'node_modules/';

type LicenceRow = {
  readonly name: string;
  readonly version: string;
  /** As the package says it, in the terms of SPDX. */
  readonly licence: string;
  /** Where it runs: in the Worker, or where it is built and tested. */
  readonly part: 'worker' | 'development';
};

/** @param lock the text of `package-lock.json` @returns a row for each version of each package, the Worker's first, by name */
export function licencesIn(lock: string): LicenceRow[] {
  const { packages } = LockFile.parse(JSON.parse(lock));
  const rows = Object.entries(packages)
    .filter(([path]) => path.includes(FOLDER))
    .map(([path, { version = '', license = 'not said', dev, optional }]): LicenceRow => {
      const name = path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
      // Node for each system is optional: it runs the scripts, and nothing of it is deployed.
      const part = dev === true || optional === true ? 'development' : 'worker';
      return { name, version, licence: license, part };
    });
  const distinct = new Map(rows.map((row) => [`${row.name} ${row.version} ${row.part}`, row]));
  return [...distinct.values()].toSorted(
    (a, b) => b.part.localeCompare(a.part) || a.name.localeCompare(b.name),
  );
}

if (import.meta.main) {
  const rows = licencesIn(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
  console.table(rows.filter(({ part }) => part === 'worker'));
  const counts = Map.groupBy(rows, ({ part, licence }) => `${part}: ${licence}`);
  console.table(
    Object.fromEntries([...counts].map(([licence, { length }]) => [licence, { packages: length }])),
  );
}
