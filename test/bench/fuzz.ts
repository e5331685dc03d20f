import { hostileText, mutated, randomFrom } from './hostile-texts.ts';
import { languageFor, outsideReaders } from './outside-readers.ts';

/** An input that takes longer is counted as slow: CPU milliseconds of one reader. */
const SLOW_MS = 200;

export type FuzzFinding = { readonly reader: string; readonly nth: number; readonly text: string };
export type FuzzCount = { inputs: number; throws: number; slow: number; worstMs: number; seconds: number };

/**
 * Gives seeded texts to one reader.
 * @param until no further input is begun behind it, in milliseconds of `performance.now`
 */
export function fuzzReader(
  name: string,
  options: { readonly inputs: number; readonly seed: number; readonly until?: number },
  report: (finding: FuzzFinding) => void,
): FuzzCount {
  const read = outsideReaders.get(name);
  const count: FuzzCount = { inputs: 0, throws: 0, slow: 0, worstMs: 0, seconds: 0 };
  const begun = performance.now();
  const random = randomFrom(options.seed * 7_919 + [...outsideReaders.keys()].indexOf(name));
  for (let nth = 0; nth < options.inputs && performance.now() < (options.until ?? Infinity); nth += 1) {
    const text = hostileText(random);
    const other = mutated(text, random);
    const start = process.cpuUsage();
    try {
      read?.(text, other, languageFor(nth));
    } catch (error) {
      count.throws += 1;
      report({ reader: name, nth, text: String(error) });
    }
    // The garbage of earlier inputs is no fault of this one: what was slow is read again.
    const first = cpuSince(start);
    const ms =
      first > SLOW_MS
        ? Math.min(
            first,
            again(() => read?.(text, other, languageFor(nth))),
          )
        : first;
    count.inputs += 1;
    count.worstMs = Math.max(count.worstMs, ms);
    if (ms > SLOW_MS) {
      count.slow += 1;
      report({ reader: name, nth, text: `${ms.toFixed(0)} ms` });
    }
  }
  count.seconds = Math.round((performance.now() - begun) / 1_000);
  return count;
}

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function again(read: () => unknown): number {
  const start = process.cpuUsage();
  try {
    read();
  } catch {
    // Was reported.
  }
  return cpuSince(start);
}

const MAX_FINDINGS = 20;

/** Prints for each reader how many of the seeded texts made it throw or took long. @returns whether none did */
export function measureFuzz(inputs: number, seed: number): boolean {
  let findings = 0;
  const rows = [...outsideReaders.keys()].map((name) => {
    const { worstMs, ...count } = fuzzReader(name, { inputs, seed }, ({ reader, nth, text }) => {
      findings += 1;
      if (findings <= MAX_FINDINGS) console.log(`${reader}, input ${nth} of seed ${seed}: ${text}`);
    });
    return [name, { ...count, worstMs: Number(worstMs.toFixed(1)) }] as const;
  });
  console.log(`\nSeeded hostile texts, seed ${seed}: throws, and inputs over ${SLOW_MS} ms of CPU`);
  console.table(Object.fromEntries(rows));
  return findings === 0;
}
