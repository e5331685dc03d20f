/**
 * Comparison on the project's own data: how many pairs of versions get their verdict, types and severity right, how many
 * copies of a story are found, and what both cost.
 */
import { compare } from '../../src/core/compare/compare.ts';
import { isSameStory } from '../../src/core/compare/stories/same-story.ts';
import { sketch } from '../../src/core/compare/stories/sketch.ts';
import { copies, meeting, randomFrom } from '../core/compare/meetings.ts';
import { revisions, type Revision } from '../core/compare/revisions.ts';

type Judged = {
  readonly verdict: boolean;
  readonly types: boolean | null;
  readonly severity: boolean | null;
};

function judgeRevision({ before, after, context, expected }: Revision): Judged {
  const found = compare(before, after, context);
  if ('sameArticle' in expected) throw new Error('changed slugs are measured by their tests; this is a bug');
  const verdict = found.verdict === expected.verdict;
  if (expected.verdict !== 'changed') return { verdict, types: null, severity: null };
  if (found.verdict !== 'changed') return { verdict, types: false, severity: false };
  return {
    verdict,
    types: found.difference.types.toSorted().join() === expected.types.toSorted().join(),
    severity: found.severity === expected.severity,
  };
}

const share = (values: readonly (boolean | null)[]): string => {
  const known = values.filter((value) => value !== null);
  const right = known.filter(Boolean).length;
  return `${right} of ${known.length}`;
};

/** Microseconds of CPU for one call, the mean over a few rounds after one that warms up. */
function microseconds(calls: readonly (() => unknown)[], rounds = 5): number {
  for (const call of calls) call();
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) for (const call of calls) call();
  const used = process.cpuUsage(before);
  return Math.round((used.user + used.system) / rounds / calls.length);
}

function measureRevisions(): void {
  const pairs = revisions().filter(({ kind }) => kind !== 'slug');
  const kinds = [...new Set(pairs.map(({ kind }) => kind))];
  const row = (own: readonly Revision[]): Record<string, string | number> => {
    const judged = own.map(judgeRevision);
    return {
      verdict: share(judged.map((one) => one.verdict)),
      types: share(judged.map((one) => one.types)),
      severity: share(judged.map((one) => one.severity)),
      'µs a pair': microseconds(own.map((pair) => () => compare(pair.before, pair.after, pair.context))),
    };
  };
  const rows = kinds.map((kind) => [kind, row(pairs.filter((pair) => pair.kind === kind))] as const);
  console.log('\nPairs of versions judged as expected, by kind');
  console.table(Object.fromEntries([...rows, ['all', row(pairs)]]));
}

const MEETINGS = 60;

/** Copies of invented readouts against each other, and against readouts of other meetings in the same formulae. */
function measureStories(): void {
  const random = randomFrom(11);
  const texts = Array.from({ length: MEETINGS }, (_, seed) => meeting(seed));
  const sketches = texts.map((text) => sketch(text.join(' ')));
  const found = Object.values(copies).flatMap((copy) =>
    texts.map((text, at) => {
      const copied = copy(text, meeting(1_000 + at), random).join(' ');
      return isSameStory(sketches[at] ?? [], sketch(copied));
    }),
  );
  const others = sketches.flatMap((one, at) =>
    sketches.slice(at + 1).map((other) => isSameStory(one, other)),
  );
  const [hits, falsePairs] = [found.filter(Boolean).length, others.filter(Boolean).length];
  console.log(
    '\nCopies of a story (edited, cut, rewritten in a third, embedded) and other meetings in the same formulae',
  );
  console.table({
    'copies found': `${hits} of ${found.length}`,
    'other meetings joined': `${falsePairs} of ${others.length}`,
    F1: ((2 * hits) / (hits + falsePairs + found.length)).toFixed(4),
    'µs a sketch': microseconds(texts.map((text) => () => sketch(text.join(' ')))),
    'µs a pair of sketches': microseconds(sketches.map((one) => () => isSameStory(one, sketches[0] ?? []))),
  });
}

/** Prints both tables. */
export async function measureComparison(): Promise<void> {
  measureRevisions();
  measureStories();
  await Promise.resolve();
}
