/** Tells a page that shows only the beginning of its article. */
import type { Block } from '../model/index.ts';
import { tidyText } from './blocks.ts';
import { weightedLength } from './find-body.ts';
import type { DeclaredMetadata } from './declared-metadata.ts';
import { WALL_NAMES } from './furniture-patterns.ts';
import { isNode } from './json-ld.ts';
import type { Box, Layout } from './layout.ts';

const WALL_WORDING =
  /^.{0,60}(?:subscribe (?:now )?to (?:continue|read|keep)|to (?:continue|keep) reading|continue reading (?:with|for|this article)|already a subscriber|this (?:article|story|content) is (?:only )?(?:for|available to|exclusive)|unlock this article|weiterlesen mit|jetzt weiterlesen|lesen sie .{0,30} mit .{0,10}(?:plus|\+|abo)|réservée? aux abonnés|il vous reste .{1,10}% de cet article|exclusivo para suscriptores|contenido exclusivo|riservato agli abbonati|此内容仅供订阅|続きは.{0,10}会員|有料会員|للمشتركين)/iu;
/** A walled page with more text than this is metered, and was read in full. */
const MAX_LEAD = 2_500;
/** A box called a wall with this much of the text holds what the wall would hide, so that nothing is hidden. */
const PAID_TEXT = 200;
const MAX_WALL_TEXT = 1_500;

/** @param blocks what was read as the article */
export function isPartial(layout: Layout, declared: DeclaredMetadata, blocks: readonly Block[]): boolean {
  const length = blocks.reduce((sum, { text }) => sum + weightedLength(text), 0);
  if (length > MAX_LEAD) return false;
  const read = new Set(blocks.map(({ text }) => text));
  const walls = layout.boxes.filter(({ hint, hidden }) => !hidden && WALL_NAMES.test(hint));
  if (walls.some((wall) => textRead(wall, layout, read) >= PAID_TEXT)) return false;
  return (
    declaredPaid(declared) ||
    walls.some(({ textLength }) => textLength > 20 && textLength < MAX_WALL_TEXT) ||
    layout.lines.some(({ text }) => text.length < 300 && WALL_WORDING.test(text))
  );
}

const textRead = (box: Box, { lines }: Layout, read: ReadonlySet<string>): number =>
  lines
    .slice(box.first, box.end)
    .reduce((sum, { text }) => sum + (read.has(tidyText(text)) ? text.length : 0), 0);

const isFalse = (value: unknown): boolean =>
  value === false || (typeof value === 'string' && /(?:^|\/)false$/iu.test(value));

function declaredPaid({ article, meta }: DeclaredMetadata): boolean {
  const parts = [article?.['hasPart'] ?? []].flat();
  return (
    isFalse(article?.['isAccessibleForFree']) ||
    parts.some((part) => isNode(part) && isFalse(part['isAccessibleForFree'])) ||
    /^(?:locked|metered|paid|premium|subscription)$/iu.test(meta.get('article:content_tier') ?? '')
  );
}
