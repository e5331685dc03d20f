/** Tells a page that shows only the beginning of its article. */
import type { Block } from '../model.ts';
import { weightedLength } from './body.ts';
import type { Claims } from './claims.ts';
import { isNode } from './json-ld.ts';
import type { Layout } from './layout.ts';

const WALL_NAMES =
  /(?:^|[\s_-])(?:paywall|pay-wall|regwall|registration-wall|subscriber-only|subscription-wall|premium-(?:box|wall|teaser)|piano-(?:inline|container)|offer-wall|paid-content|plus-paywall)(?:$|[\s_-])/u;
const WALL_WORDING =
  /^.{0,60}(?:subscribe (?:now )?to (?:continue|read|keep)|to (?:continue|keep) reading|continue reading (?:with|for|this article)|already a subscriber|this (?:article|story|content) is (?:only )?(?:for|available to|exclusive)|unlock this article|weiterlesen mit|jetzt weiterlesen|lesen sie .{0,30} mit .{0,10}(?:plus|\+|abo)|réservée? aux abonnés|il vous reste .{1,10}% de cet article|exclusivo para suscriptores|contenido exclusivo|riservato agli abbonati|此内容仅供订阅|続きは.{0,10}会員|有料会員|للمشتركين)/iu;
/** A walled page with more text than this is metered, and was read in full. */
const MOST_OF_A_LEAD = 2_500;

export function isPartial(layout: Layout, claims: Claims, blocks: readonly Block[]): boolean {
  const length = blocks.reduce((sum, { text }) => sum + weightedLength(text), 0);
  if (length > MOST_OF_A_LEAD) return false;
  if (declaredPaid(claims)) return true;
  return (
    layout.boxes.some(
      (box) => WALL_NAMES.test(box.hint) && !box.hidden && box.textLength > 20 && box.textLength < 1_500,
    ) || layout.lines.some(({ text }) => text.length < 300 && WALL_WORDING.test(text))
  );
}

const isFalse = (value: unknown): boolean =>
  value === false || (typeof value === 'string' && /(?:^|\/)false$/iu.test(value));

function declaredPaid({ article, meta }: Claims): boolean {
  const parts = [article?.['hasPart'] ?? []].flat();
  return (
    isFalse(article?.['isAccessibleForFree']) ||
    parts.some((part) => isNode(part) && isFalse(part['isAccessibleForFree'])) ||
    /^(?:locked|metered|paid|premium|subscription)$/iu.test(meta.get('article:content_tier') ?? '')
  );
}
