import { iso, MINUTE_MS } from '../../src/core/model/time.ts';
import { articleId } from '../../src/core/model/url.ts';
import { ids } from '../../src/core/model/ids.ts';
import type { Alert, Change, TimelineRow, Version } from '../../src/core/model/index.ts';
import type { Corpus } from '../../src/io/storage/corpus.ts';
import { alerts, hash, NOW, sources, version } from './seed.ts';

/** The alerts of a busy day beside the seed, fifty in all, with long words that may burst a page. */
const ago = (minutes: number): string => iso(NOW - minutes * MINUTE_MS);

const LONG_HEADLINE =
  'Delegation of forty traders, two governors and a vice minister crosses the pass for the first meeting on tolls, lorries, customs posts and winter road clearing since the bridge at the lower valley was rebuilt';

const persianUrl = 'https://payam-emrooz.example/rah';
/** An article written from right to left, edited once. */
export const persian = {
  id: articleId(persianUrl),
  url: persianUrl,
  title: 'سفیر چین از بازگشایی راه استقبال کرد',
  publishedAt: ago(400),
  language: 'fa',
  read: 'full' as const,
};

const persianChange: Change = {
  headline: { before: 'سفیر چین از بستن راه انتقاد کرد', after: persian.title },
  blocks: [
    [
      { op: 'equal', text: 'سفیر گفت که ', moved: null },
      { op: 'delete', text: 'پنج', moved: null },
      { op: 'insert', text: 'شش', moved: null },
      { op: 'equal', text: ' کامیون از راه گذشتند.', moved: null },
    ],
  ],
  types: ['headline', 'number'],
  disclosure: { state: 'date-only', note: null },
  insertedWords: 2,
  deletedWords: 2,
  from: { version: hash('c'), seenAt: ago(380) },
  to: { version: hash('d'), seenAt: ago(190) },
};

const [edit, corrected, fresh, , removed] = alerts as [Alert, Alert, Alert, Alert, Alert];

export const persianEdit: Alert = {
  ...edit,
  id: ids.edit(persian.id, hash('c'), hash('d')),
  at: ago(190),
  title: 'پیام امروز: headline "انتقاد" → "استقبال" (no note found)',
  summary: '',
  source: sources.payam,
  article: persian,
  change: persianChange,
};

export const withdrawn: Alert = {
  ...corrected,
  id: hash('8'),
  at: ago(95),
  withdrawn: { at: ago(80), reason: 'Two companies of one name: the number is of the other one.' },
};

const longHeadline: Alert = {
  ...fresh,
  id: hash('6'),
  at: ago(200),
  title: `New in ${fresh.source.name}: "${LONG_HEADLINE}"`,
  article: { ...fresh.article!, title: LONG_HEADLINE },
};

const unbroken: Alert = {
  ...alerts[6]!,
  id: hash('5'),
  title: `A word without end: "${'unbroken'.repeat(60)}"`,
  source: { ...alerts[6]!.source, name: 'n'.repeat(80) },
};

const kinds = [edit, corrected, fresh, removed] as const;
const others = Array.from({ length: 38 }, (_, index): Alert => {
  const like = kinds[index % kinds.length]!;
  return { ...like, id: index.toString(16).padStart(32, 'c'), at: ago(210 + index * 37) };
});

/** These are fifty with the seed's seven and the one that tells a statement. */
export const manyAlerts: readonly Alert[] = [persianEdit, withdrawn, longHeadline, unbroken, ...others];

const row: TimelineRow = {
  article: persian.id,
  at: ago(190),
  from: hash('c'),
  to: hash('d'),
  told: true,
  alert: persianEdit.id,
  why: persianEdit.why,
  severity: 'major',
  change: persianChange,
};

const persianVersion = (digit: string, headline: string, sentence: string): Version => ({
  ...version(digit, headline, sentence),
  url: persian.url,
  language: 'fa',
});

/** Adds to `seed` the article behind the alert that is written from right to left. */
export async function seedPersian(corpus: Corpus): Promise<void> {
  await corpus.putArticle({
    id: persian.id,
    url: persian.url,
    aliases: [],
    source: sources.payam.id,
    firstSeenAt: ago(380),
    current: { version: hash('d'), extractor: '1', seenAt: ago(190) },
    publishedAt: persian.publishedAt,
    language: 'fa',
  });
  await corpus.putChange(row);
  const before = persianVersion('c', persianChange.headline!.before, 'سفیر گفت که پنج کامیون از راه گذشتند.');
  await corpus.putVersion(persian.id, before);
  await corpus.putVersion(
    persian.id,
    persianVersion('d', persian.title, 'سفیر گفت که شش کامیون از راه گذشتند.'),
  );
}
