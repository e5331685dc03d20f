/** Reads the marked passages of `fixtures/registers`, and counts by register what was found of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FoundStatement } from '../../src/core/statements/read-statements.ts';
import { compileSpeakerDirectory } from '../../src/core/statements/speakers/resolve-speakers.ts';
import { Watchlist } from '../../src/core/watchlist/schema.ts';
import { readArticle } from './replay-statements.ts';
import { shareRow } from './labelled-ledgers.ts';

const MarkedStatement = z.object({
  speaker: z.string(),
  party: z.string().nullable().default(null),
  parties: z.array(z.string()).optional(),
  text: z.string(),
  mayTell: z.boolean(),
});
type MarkedStatement = z.infer<typeof MarkedStatement>;

const Passage = z.object({
  name: z.string(),
  register: z.string(),
  half: z.enum(['a', 'b']),
  article: z.object({
    url: z.string(),
    outlet: z.string(),
    publishedAt: z.string(),
    headline: z.string(),
    text: z.string(),
  }),
  expect: z.array(MarkedStatement),
  not: z.array(z.string()),
});
type Passage = z.infer<typeof Passage>;

const ROOT = join(import.meta.dirname, '../../fixtures/registers');
/** A found clause that holds so many of the marked words is that statement, unless it is much longer. */
const MIN_HELD = 0.8;
const MIN_SHARE = 0.3;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}']+/gu) ?? [];

function heldIn(wanted: string, text: string): number {
  const [words, found] = [wordsOf(wanted), new Set(wordsOf(text))];
  return words.filter((word) => found.has(word)).length / words.length;
}

/** Returns the found clause that is a marked statement, or null. */
function matchOf({ text }: MarkedStatement, found: readonly FoundStatement[]): FoundStatement | null {
  const share = (one: FoundStatement): number => wordsOf(text).length / wordsOf(one.text).length;
  const fits = found.filter((one) => heldIn(text, one.text) >= MIN_HELD && share(one) >= MIN_SHARE);
  const best = fits.toSorted((a, b) => heldIn(text, b.text) - heldIn(text, a.text) || share(b) - share(a))[0];
  return best ?? null;
}

/** One marked statement or string, and what was made of it. */
type Outcome = {
  readonly register: string;
  readonly kind: 'policy' | 'noise' | 'not';
  readonly isFound: boolean;
  readonly isSideRight: boolean;
  readonly mayTell: boolean;
  readonly text: string;
};

function outcomesOf({ register, expect, not }: Passage, found: readonly FoundStatement[]): Outcome[] {
  const marked = expect.map((one): Outcome => {
    const match = matchOf(one, found);
    const sides: readonly (string | null)[] = one.parties ?? [one.party];
    const isSideRight = match !== null && sides.includes(match.party);
    const kind = one.mayTell ? 'policy' : 'noise';
    const mayTell = match?.mayTell === true;
    return { register, kind, isFound: match !== null, isSideRight, mayTell, text: one.text };
  });
  const others = not.map((text): Outcome => {
    const hit = found.some((one) => one.party !== null && heldIn(text, one.text) >= MIN_HELD);
    return { register, kind: 'not', isFound: hit, isSideRight: false, mayTell: false, text };
  });
  return [...marked, ...others];
}

function readSubject(subject: string, half: string): Outcome[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, subject, name), 'utf8'));
  const watchlist = Watchlist.parse(read('watchlist.json'));
  const directory = compileSpeakerDirectory(watchlist);
  return z
    .array(Passage)
    .parse(read('passages.json'))
    .filter((passage) => passage.half === half)
    .flatMap((passage) => {
      const { found } = readArticle(passage.article, watchlist, directory);
      return outcomesOf(
        passage,
        found.filter(({ asserts }) => asserts),
      );
    });
}

function report(title: string, outcomes: readonly Outcome[]): void {
  const count = (measure: string, of: readonly Outcome[], isGood: (one: Outcome) => boolean) =>
    shareRow(measure, of.filter(isGood).length, of.length);
  const of = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind);
  const statements = [...of('policy'), ...of('noise')];
  const found = statements.filter(({ isFound }) => isFound);
  console.log(`\n${title}`);
  console.table([
    count('statements found', statements, ({ isFound }) => isFound),
    count('of these, side right', found, ({ isSideRight }) => isSideRight),
    count('policy that may be told, with its side', of('policy'), (one) => one.mayTell && one.isSideRight),
    count('noise that may be told', of('noise'), ({ mayTell }) => mayTell),
    count("nobody's statement, taken for a side's", of('not'), ({ isFound }) => isFound),
  ]);
}

/** @param listed whether what was missed is shown, one by one */
export function measureRegisters(half: string, listed: boolean): void {
  const subjects = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const outcomes = subjects.flatMap((subject) => readSubject(subject, half));
  for (const [register, own] of Map.groupBy(outcomes, (one) => one.register)) report(register, own);
  report(`all registers, half ${half}`, outcomes);
  if (!listed) return;
  for (const { register, kind, isFound, text } of outcomes) {
    if ((kind === 'not') === isFound)
      console.log(`${register}: ${isFound ? 'no statement' : 'missed'}: ${text}`);
  }
}
