/**
 * Replays the labelled ledgers from the articles' texts alone: statements are found, attributed, judged and told as the desk
 * would. `--list` shows the mistakes in the half that rules are tuned on; the other half is only counted.
 */
import { labelledSubjects, type LedgerLabel, readLabelledLedger, shareRow } from './labelled-ledgers.ts';
import { replay, type Replayed } from './replay-statements.ts';

type Pair = { readonly subject: string; readonly label: LedgerLabel; readonly found: Replayed | null };

const wordsIn = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** The share of the smaller text's words that stand in the other. */
function overlap(a: string, b: string): number {
  const [one, other] = [wordsIn(a), wordsIn(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}

/** Pairs each label with the statement that was found for it; a statement serves the label that it fits best. */
function pairUp(subject: string): { pairs: Pair[]; extra: Replayed[]; halves: Map<string, string> } {
  const { articles, watchlist, labels } = readLabelledLedger(subject);
  const found = replay(articles, watchlist);
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

function report(half: string, pairs: readonly Pair[], extra: readonly Replayed[]): void {
  const found = pairs.filter((pair) => pair.found !== null);
  const ofParty = found.filter(({ label }) => label.party !== null);
  const told = ofParty.filter((pair) => pair.found?.tells);
  const wanted = pairs.filter(({ label }) => label.told);
  console.log(`\nhalf "${half}": ${pairs.length} labelled clauses`);
  console.table([
    shareRow('found', found.length, pairs.length),
    shareRow(
      'verdict right',
      ofParty.filter(({ label, found: one }) => one?.stored.verdict === label.verdict).length,
      ofParty.length,
    ),
    shareRow('told that should be', wanted.filter((pair) => pair.found?.tells).length, wanted.length),
    shareRow('told rightly', told.filter(({ label }) => label.told).length, told.length),
    shareRow(
      'told repeats',
      told.filter(({ label }) => label.verdict === 'repeat').length,
      ofParty.filter(({ label }) => label.verdict === 'repeat').length,
    ),
    shareRow('told: speaker', told.filter(isSpeaker).length, told.length),
    shareRow('told: party', told.filter((p) => p.found?.stored.party === p.label.party).length, told.length),
    shareRow(
      'told: issuer',
      told.filter((p) => p.found !== null && issuerOf(p.found) === p.label.issuer).length,
      told.length,
    ),
    shareRow('told beside the labels', extra.filter(({ tells }) => tells).length, extra.length),
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

/** Prints both halves. @param listed whether the mistakes of the tuning half are shown one by one */
export function replayLedgers(listed: boolean): void {
  const all = labelledSubjects().map(pairUp);
  for (const half of ['tune', 'report']) {
    const pairs = all.flatMap((each) => each.pairs.filter(({ label }) => label.half === half));
    const extra = all.flatMap(({ extra: more, halves }) =>
      more.filter((one) => (halves.get(one.article) ?? 'tune') === half),
    );
    report(half, pairs, extra);
    if (listed && half === 'tune') list(pairs, extra);
  }
}
