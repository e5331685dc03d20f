import type { CorpusSize, NounSize, StorageStatus } from '../model/index.ts';
import { DAY_MS } from '../model/time.ts';
import { duration } from './time-in-words.ts';

/** A plan that is so full is told of while there is time. */
const NEARLY_FULL = 0.8;
/** KV takes 25 MiB a value; ledgers and host records stay far below. */
const LARGE_VALUE = 20 * 1_024 ** 2;
const SHOWN_NOUNS = 3;

type StorageInput = {
  readonly size: CorpusSize | null;
  /** Of the plan; null: it has none. */
  readonly limitBytes: number | null;
  /** In milliseconds. */
  readonly now: number;
};

/** Says how much is stored, what takes most of it, and when the plan's limit will be reached. */
export function describeStorage({ size, limitBytes, now }: StorageInput): StorageStatus {
  const last = size?.last ?? null;
  const nouns = last?.nouns ?? {};
  const { damaged: found, ...counted } = nouns;
  const all = Object.values(counted);
  const bytes = sum(all, 'bytes');
  const damaged = found?.keys ?? 0;
  const facts = {
    countedAt: last?.at ?? null,
    records: sum(all, 'keys'),
    bytes,
    limitBytes,
    largestBytes: Math.max(0, ...all.map(({ largest }) => largest)),
    damaged,
    nouns: { ...nouns },
  };
  if (last === null) {
    const sentence = 'What is stored is counted at the first tick of a day.';
    return { state: 'uncounted', sentence, ...facts };
  }
  const share = limitBytes === null ? 0 : bytes / limitBytes;
  const state =
    share >= 1 ? 'full' : share >= NEARLY_FULL || facts.largestBytes > LARGE_VALUE ? 'filling' : 'well';
  const parts = [
    `Stored: ${facts.records.toLocaleString('en-US')} records, ${megabytes(bytes)}`,
    limitBytes === null ? '' : ` of ${megabytes(limitBytes)}`,
    ` (${largestNouns(counted)}), counted ${duration(now - Date.parse(last.at))} ago`,
    state === 'full' ? '; the plan is full, and nothing more may be stored' : '',
    state === 'filling' ? fillingText(share, daysLeft(size, bytes, limitBytes)) : '',
    facts.largestBytes > LARGE_VALUE ? `; one value has ${megabytes(facts.largestBytes)} of 26 MB` : '',
    damaged === 0 ? '' : `; ${damaged} found damaged in the last 7 days`,
  ];
  return { state, sentence: `${parts.join('')}.`, ...facts };
}

const sum = (sizes: readonly NounSize[], of: 'keys' | 'bytes'): number =>
  sizes.reduce((total, size) => total + size[of], 0);

const megabytes = (bytes: number): string =>
  `${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`;

const largestNouns = (nouns: Readonly<Record<string, NounSize>>): string =>
  Object.entries(nouns)
    .toSorted(([, one], [, other]) => other.bytes - one.bytes)
    .slice(0, SHOWN_NOUNS)
    .map(([noun, { bytes }]) => `${noun} ${megabytes(bytes)}`)
    .join(', ');

/** @returns null where the corpus does not grow, or nobody knows yet */
function daysLeft(size: CorpusSize | null, bytes: number, limitBytes: number | null): number | null {
  const [last, before] = [size?.last ?? null, size?.before ?? null];
  if (last === null || before === null || limitBytes === null) return null;
  const days = (Date.parse(last.at) - Date.parse(before.at)) / DAY_MS;
  const growth = (bytes - before.bytes) / days;
  return days > 0 && growth > 0 ? Math.floor((limitBytes - bytes) / growth) : null;
}

const fillingText = (share: number, days: number | null): string =>
  share < NEARLY_FULL
    ? ''
    : `; the plan is nearly full${days === null ? '' : `, and will be in about ${days} days`}: keep pages for less long or take a larger plan`;
