/** Reads how a story went through its outlets: who had it first, how much each repeats, who changed it, and who still has the old words. */
import { measureNovelty } from '../../core/compare/stories/novelty.ts';
import { line } from '../../core/language/text.ts';
import type { Alert, ArticlePointer, DiffPart, RecentRow, Version } from '../../core/model/index.ts';
import type { ServeContext } from '../context.ts';

/** What an edit changed, and the copy that still has the words as they were. */
type StaleWords = { readonly words: string; readonly alert: string };

export type StoryCopy = {
  readonly row: RecentRow;
  /** The share of its first version that earlier copies had, 0 to 1; null for the first, and where a text is not kept. */
  readonly repeated: number | null;
  /** The sentences that no earlier copy had. */
  readonly own: readonly string[];
  /** The alerts about it, oldest first. */
  readonly alerts: readonly Alert[];
  readonly stale: StaleWords | null;
};

/** So many copies are read; a story in more outlets has the others without their texts. */
const MAX_READ = 20;
/** Around what was deleted, in UTF-16 units: words alone may stand anywhere. */
const AROUND = 30;
const MAX_OWN = 3;

/**
 * Costs a bulk read for the pointers of the articles and one for their versions.
 * @param rows of the story, oldest first
 * @param alerts about them
 */
export async function readCarriers(
  { corpus }: ServeContext,
  rows: readonly RecentRow[],
  alerts: readonly Alert[],
): Promise<StoryCopy[]> {
  const read = rows.slice(0, MAX_READ);
  const pointers = await corpus.getArticles(read.map(({ article }) => article));
  const [first, current] = await Promise.all([
    corpus.getVersionsOf(read.map(({ article, version }) => ({ article, version }))),
    corpus.getVersionsOf(read.flatMap(({ article }) => currentOf(pointers.get(article)))),
  ]);
  const changed = alerts.flatMap((alert) =>
    oldWords(alert).map((old) => ({ ...old, article: alert.article?.id })),
  );
  const earlier: Version[] = [];
  return rows.map((row) => {
    const version = first.get(row.article);
    const isFirst = earlier.length === 0;
    const novelty = version === undefined || isFirst ? null : measureNovelty(version, earlier);
    if (version !== undefined) earlier.push(version);
    const text = (current.get(row.article)?.blocks ?? []).map((block) => line(block.text)).join('\n');
    const stale = changed.find(({ article, context }) => article !== row.article && text.includes(context));
    return {
      row,
      repeated: novelty?.repeatedShare ?? null,
      own: (novelty?.newSentences ?? []).slice(0, MAX_OWN),
      alerts: alerts
        .filter(({ article }) => article?.id === row.article)
        .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
      stale: stale === undefined ? null : { words: stale.words, alert: stale.alert },
    };
  });
}

const currentOf = (pointer: ArticlePointer | undefined): { article: string; version: string }[] =>
  pointer === undefined ? [] : [{ article: pointer.id, version: pointer.current.version }];

type OldWords = StaleWords & { readonly context: string };

/** Returns what an edit deleted, each with its surroundings as they were. */
function oldWords({ id, change }: Alert): OldWords[] {
  if (change === null || change.to === null) return [];
  return change.blocks.flatMap((parts) => deletedIn(parts).map((deleted) => ({ ...deleted, alert: id })));
}

function deletedIn(parts: readonly DiffPart[]): { words: string; context: string }[] {
  const was = parts.filter(({ op, moved }) => op !== 'insert' && moved === null);
  return was.flatMap(({ op, text }, index) => {
    if (op !== 'delete' || line(text) === '') return [];
    const [before, after] = [was[index - 1], was[index + 1]];
    const start = before?.op === 'equal' ? before.text.slice(-AROUND) : '';
    const end = after?.op === 'equal' ? after.text.slice(0, AROUND) : '';
    return [{ words: wholeWords(start, text, end), context: line(start + text + end) }];
  });
}

/** Widens what was deleted to whole words and the one after it: "12" alone says little, "12-member delegation" does. */
function wholeWords(before: string, deleted: string, after: string): string {
  const start = before.split(/\s/u).at(-1) ?? '';
  const [end = '', next = '', ...rest] = after.split(/\s/u);
  // The last word may be cut.
  return line(`${start}${deleted}${end} ${rest.length > 0 ? next : ''}`);
}
