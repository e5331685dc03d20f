/** Measures who said what on texts with attributions marked by people: what each rule is worth, and what telling by rules costs. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Span } from '../../src/core/language/span.ts';
import type { Attribution } from '../../src/core/statements/attribution/attribute.ts';
import { readEnglish } from '../../src/core/language/english/tokenize.ts';
import { readAttributions } from '../../src/core/statements/registers/read-attributions.ts';
import { tellingRules } from '../../src/core/statements/attribution/rules.ts';
import { cueForms } from '../../src/core/language/english/reporting-words.ts';

const SpanList = z.array(z.tuple([z.number(), z.number()]));
const Marked = z.object({ source: SpanList, cue: SpanList, content: SpanList });
const Texts = z.array(z.object({ id: z.string(), text: z.string(), attributions: z.array(Marked) }));
type Marked = z.infer<typeof Marked>;

const length = (spans: readonly Span[]) => spans.reduce((sum, [start, end]) => sum + end - start, 0);

/** UTF-16 units that two lists of spans share. */
function shared(one: readonly Span[], other: readonly Span[]): number {
  let sum = 0;
  for (const [a, b] of one) for (const [c, d] of other) sum += Math.max(0, Math.min(b, d) - Math.max(a, c));
  return sum;
}

const closeness = (one: readonly Span[], other: readonly Span[]) => {
  const both = shared(one, other);
  return both === 0 ? 0 : both / (length(one) + length(other) - both);
};

/** One to one, the closest pairs first: by a shared cue, then by how much content they share. */
function align(marked: readonly Marked[], found: readonly Attribution[]): Map<Attribution, Marked> {
  const pairs = marked.flatMap((gold) =>
    found.flatMap((ours) => {
      const cue = shared(gold.cue, ours.cue) > 0 ? 1 : 0;
      const content = closeness(gold.content, ours.content);
      return cue + content > 0
        ? [{ gold, ours, weight: 2 * cue + 2 * content + closeness(gold.source, ours.source) }]
        : [];
    }),
  );
  const aligned = new Map<Attribution, Marked>();
  const taken = new Set<Marked>();
  for (const { gold, ours } of pairs.toSorted((one, other) => other.weight - one.weight)) {
    if (aligned.has(ours) || taken.has(gold)) continue;
    aligned.set(ours, gold);
    taken.add(gold);
  }
  return aligned;
}

const isRight = (ours: Attribution, gold: Marked | undefined) =>
  gold !== undefined && shared(ours.source, gold.source) > 0 && shared(ours.content, gold.content) > 0;

/** Returns whether the marked cue holds a verb of saying, telling or judging, or no word at all. */
function isSpeech(text: string, { cue }: Marked): boolean {
  const words = cue.flatMap(
    ([start, end]) =>
      text
        .slice(start, end)
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [],
  );
  const spoken = ['say', 'quote', 'tell', 'ask', 'direct', 'stance', 'commit'] as const;
  return (
    words.length === 0 ||
    words.some((word) => spoken.some((name) => cueForms.get(word)?.verb.classes.has(name)))
  );
}

type Tally = { found: number; right: number };
const share = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((1_000 * part) / whole) / 1_000;

/** @param file JSON: `{ id, text, attributions: { source, cue, content }[] }[]`, spans as `[start, end]` */
export function measureStatements(file: string | null): void {
  if (file === null) {
    console.error('statements: --data FILE names texts with attributions marked');
    process.exitCode = 2;
    return;
  }
  const texts = Texts.parse(JSON.parse(readFileSync(file, 'utf8')));
  const byRule = new Map<string, Tally>();
  const telling = { found: 0, right: 0, speech: 0, ofSpeech: 0 };
  let milliseconds = 0;
  for (const { text, attributions } of texts) {
    const before = process.cpuUsage();
    const found = readAttributions(readEnglish(text));
    const { user, system } = process.cpuUsage(before);
    milliseconds += (user + system) / 1_000;
    const marked = attributions.filter(({ content }) => length(content) > 0);
    const aligned = align(marked, found);
    const told = align(
      marked,
      found.filter(({ rule }) => tellingRules.has(rule)),
    );
    telling.speech += marked.filter((gold) => isSpeech(text, gold)).length;
    for (const ours of found) {
      const tally = byRule.get(ours.rule) ?? { found: 0, right: 0 };
      tally.found++;
      if (isRight(ours, aligned.get(ours))) tally.right++;
      byRule.set(ours.rule, tally);
      if (!tellingRules.has(ours.rule)) continue;
      const gold = told.get(ours);
      telling.found++;
      if (!isRight(ours, gold)) continue;
      telling.right++;
      if (gold !== undefined && isSpeech(text, gold)) telling.ofSpeech++;
    }
  }
  const rows = [...byRule].toSorted(([, one], [, other]) => other.found - one.found);
  console.table(
    Object.fromEntries(
      rows.map(([rule, { found, right }]) => [
        rule,
        { found, precision: share(right, found), tells: [...tellingRules].some((name) => name === rule) },
      ]),
    ),
  );
  console.log(
    `rules that may tell: precision ${share(telling.right, telling.found)} of ${telling.found}, recall ${share(telling.ofSpeech, telling.speech)} of ${telling.speech} with a cue of speech`,
  );
  console.log(`CPU ms an article: ${(milliseconds / texts.length).toFixed(2)}`);
}
