/**
 * The labelled ledgers of `fixtures/ledgers`, replayed from the articles' texts alone: found, attributed, judged and told as
 * the desk would. `--list` shows what is wrong in the half that rules are tuned on; the other half is only counted.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verdicts } from '../../src/core/model/statement.ts';
import { replay, type Replayed } from './replay-statements.ts';
import { Watchlist } from '../../src/core/watchlist/schema.ts';
import { wilson } from './wilson.ts';

const Article = z.object({
  url: z.string(),
  outlet: z.string(),
  publishedAt: z.string(),
  headline: z.string(),
  text: z.string(),
});
const Label = z.object({
  article: z.string(),
  text: z.string(),
  speaker: z.string(),
  party: z.string().nullable(),
  issuer: z.string().nullable(),
  saidOn: z.string().nullable(),
  verdict: z.enum(verdicts),
  told: z.boolean(),
  half: z.enum(['tune', 'report']),
});
type Label = z.infer<typeof Label>;
type Pair = { readonly subject: string; readonly label: Label; readonly found: Replayed | null };

const ROOT = join(import.meta.dirname, '../../fixtures/ledgers');

function read<T extends z.ZodType>(schema: T, path: string): z.infer<T> {
  return schema.parse(JSON.parse(readFileSync(join(ROOT, path), 'utf8')));
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** The share of the smaller text's words that stand in the other. */
function overlap(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}

/** Each label with the statement that was found for it; each statement serves the label it fits best. */
function pairUp(subject: string): { pairs: Pair[]; extra: Replayed[]; halves: Map<string, string> } {
  const labels = read(z.array(Label), `${subject}/labels.json`);
  const found = replay(
    read(z.array(Article), `${subject}/articles.json`),
    read(Watchlist, `${subject}/watchlist.json`),
  );
  const used = new Set<Replayed>();
  const pairs = labels.map((label): Pair => {
    const near = found
      .filter((one) => one.article === label.article)
      .map((one) => ({ one, share: overlap(one.stored.text, label.text) }))
      .filter(({ share }) => share >= 0.6)
      .toSorted((a, b) => b.share - a.share || Number(used.has(a.one)) - Number(used.has(b.one)));
    const best = near[0]?.one ?? null;
    if (best !== null) used.add(best);
    return { subject, label, found: best };
  });
  const halves = new Map(labels.map(({ article, half }) => [article, half]));
  return { pairs, extra: found.filter((one) => !used.has(one)), halves };
}

const issuerOf = (found: Replayed): string | null => found.stored.issuer?.party ?? null;
const isSpeaker = ({ label, found }: Pair): boolean =>
  found !== null &&
  (label.speaker.startsWith('~')
    ? found.stored.speaker.id.startsWith('~')
    : found.stored.speaker.id === label.speaker);

function count(name: string, good: number, all: number): Record<string, string | number> {
  const [low, high] = wilson(good, all);
  return { measure: name, good, of: all, share: share(good, all), from: low.toFixed(3), to: high.toFixed(3) };
}
const share = (good: number, all: number): string => (all === 0 ? '–' : (good / all).toFixed(3));

function report(half: string, pairs: readonly Pair[], extra: readonly Replayed[]): void {
  const found = pairs.filter((pair) => pair.found !== null);
  const ofParty = found.filter(({ label }) => label.party !== null);
  const told = ofParty.filter((pair) => pair.found?.tells);
  const wanted = pairs.filter(({ label }) => label.told);
  console.log(`\nhalf "${half}": ${pairs.length} labelled clauses`);
  console.table([
    count('found', found.length, pairs.length),
    count(
      'verdict right',
      ofParty.filter(({ label, found: one }) => one?.stored.verdict === label.verdict).length,
      ofParty.length,
    ),
    count('told that should be', wanted.filter((pair) => pair.found?.tells).length, wanted.length),
    count('told rightly', told.filter(({ label }) => label.told).length, told.length),
    count(
      'told repeats',
      told.filter(({ label }) => label.verdict === 'repeat').length,
      ofParty.filter(({ label }) => label.verdict === 'repeat').length,
    ),
    count('told: speaker', told.filter(isSpeaker).length, told.length),
    count('told: party', told.filter((p) => p.found?.stored.party === p.label.party).length, told.length),
    count(
      'told: issuer',
      told.filter((p) => p.found !== null && issuerOf(p.found) === p.label.issuer).length,
      told.length,
    ),
    count('told beside the labels', extra.filter(({ tells }) => tells).length, extra.length),
  ]);
}

function list(pairs: readonly Pair[], extra: readonly Replayed[]): void {
  for (const { label, found, subject } of pairs) {
    const said = found?.stored;
    const wrong = [
      found === null ? 'not found' : null,
      said && said.verdict !== label.verdict ? `verdict ${said.verdict}` : null,
      found && found.tells !== label.told ? `told ${found.tells}` : null,
      said && said.party !== label.party ? `party ${said.party}` : null,
      found && !isSpeaker({ subject, label, found }) ? `speaker ${said?.speaker.id}` : null,
      found && issuerOf(found) !== label.issuer ? `issuer ${issuerOf(found)}` : null,
    ].filter((each) => each !== null);
    if (wrong.length === 0) continue;
    const { verdict, told, speaker, party, issuer } = label;
    console.log(
      `\n${wrong.join('; ')} — should be ${verdict}, told ${told}, ${speaker} (${party}), ${issuer}`,
    );
    console.log(`  label  ${label.text}\n  found  ${said?.text ?? '–'} [${said?.rule ?? ''}]`);
    const [near] = found?.statement.precedents ?? [];
    if (near) console.log(`  near   ${near.saidOn} ${near.text}`);
    console.log(`  ${label.article}`);
  }
  for (const one of extra.filter(({ tells }) => tells)) {
    console.log(
      `\ntold beside the labels: ${one.stored.speaker.id}: ${one.stored.text} [${one.stored.rule}]`,
    );
    console.log(`  ${one.article}`);
  }
}

/** @param listed whether the mistakes of the tuning half are shown one by one */
export function replayLedgers(listed: boolean): void {
  const subjects = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const all = subjects.map(({ name }) => pairUp(name));
  for (const half of ['tune', 'report']) {
    const pairs = all.flatMap((each) => each.pairs.filter(({ label }) => label.half === half));
    const extra = all.flatMap(({ extra: more, halves }) =>
      more.filter((one) => (halves.get(one.article) ?? 'tune') === half),
    );
    report(half, pairs, extra);
    if (listed && half === 'tune') list(pairs, extra);
  }
}
