/** What is worth telling: the rules by name, as pure decisions over what the desk has read. */
import type { Comparison } from '../compare/compare.ts';
import { sameArticleShare } from '../compare/stories/same-story.ts';
import { isSameStory } from '../compare/stories/same-story.ts';
import { DAY_MS, HOUR_MS, TICK_MS } from '../model/time.ts';
import type { EditRow, Reason, RecentRow, Severity, TimelineRow, Version } from '../model/index.ts';

/** The same text further apart than this is a formula repeated, not a wire copy. */
const STORY_MS = 72 * HOUR_MS;
/** A slug that changes does so soon after publication. */
const SLUG_MS = 7 * DAY_MS;
const SLUG_CONTAINMENT = 0.8;
const OLDEST_TOLD_MS = 7 * DAY_MS;
/** From this share of repeated text on, a copy of a known story adds nothing worth an alert of its own. */
const MOSTLY_REPEATED = 0.5;
/**
 * At most one edit alert an hour and article, unless it is major. Half a tick less, so that the fourth tick is past it,
 * however the seconds fell.
 */
const EDIT_GAP_MS = HOUR_MS - TICK_MS / 2;
/** Three additions within three hours: a page that is written live. */
const LIVE_ADDITIONS = 3;
const LIVE_MS = 3 * HOUR_MS;

/** Why something was not told; the timeline and the list of what was not told show it. */
export type Suppression = { readonly rule: SuppressedRule; readonly text: string };
export type SuppressedRule =
  | 'before-you-started'
  | 'older-than-source'
  | 'older-than-7-days'
  | 'same-story'
  | 'changed-slug'
  | 'many-at-once'
  | 'page-is-back'
  | 'extractor-upgrade'
  | 'served-in-turn'
  | 'one-edit-an-hour'
  | 'live-page'
  | 'site-wide-edit'
  | 'same-edit-in-copy';

export type FirstSight = {
  readonly article: string;
  readonly source: string;
  readonly sketch: readonly number[];
  readonly publishedAt: string | null;
  /** Of the source: a date without a time is midnight there. */
  readonly timeZone: string;
  readonly baseline: boolean;
  readonly sourceAddedAt: string;
  /** In milliseconds. */
  readonly now: number;
};

/** Rows of the same text within 72 hours, oldest first: who had the story before. */
export function findCopies(sight: FirstSight, recent: readonly RecentRow[]): RecentRow[] {
  return recent
    .filter(
      (row) =>
        row.article !== sight.article &&
        row.story !== sight.article &&
        Math.abs(sight.now - Date.parse(row.at)) <= STORY_MS &&
        isSameStory(row.sketch, sight.sketch),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.article < b.article ? -1 : 1));
}

/** Rows of the same source that may be this very article at an earlier address. */
export function findSlugCandidates(sight: FirstSight, recent: readonly RecentRow[]): RecentRow[] {
  return recent.filter(
    (row) =>
      row.source === sight.source &&
      row.article !== sight.article &&
      row.sameAs !== sight.article &&
      sight.now - Date.parse(row.at) <= SLUG_MS &&
      isSameStory(row.sketch, sight.sketch),
  );
}

export const isChangedSlug = (before: Version, after: Version): boolean =>
  sameArticleShare(before, after) >= SLUG_CONTAINMENT;

/** Rules that silence a first sight whatever it says; null when none does. */
export function suppressFirstSight(sight: FirstSight): Suppression | null {
  if (sight.baseline) return { rule: 'before-you-started', text: "listed at the source's first check" };
  return suppressByAge(sight);
}

/** What is dated before its source was added, or is a week old when it is found, is no news. */
export function suppressByAge(
  sight: Pick<FirstSight, 'publishedAt' | 'sourceAddedAt' | 'timeZone' | 'now'>,
): Suppression | null {
  if (sight.publishedAt === null) return null;
  const text = `dated ${sight.publishedAt.slice(0, 10)}`;
  const published = Date.parse(sight.publishedAt);
  if (sight.now - published > OLDEST_TOLD_MS) return { rule: 'older-than-7-days', text };
  const latest = isMidnight(published, sight.timeZone) ? published + DAY_MS : published;
  return latest < Date.parse(sight.sourceAddedAt) ? { rule: 'older-than-source', text } : null;
}

/** A date without a time may mean any moment of its day. */
function isMidnight(ms: number, timeZone: string): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' });
  return ms % DAY_MS === 0 || clock.format(ms) === '00:00:00';
}

/** A copy of a known story is told only when it is mostly new text around the copy. */
export function suppressCopy(copies: readonly RecentRow[], repeatedShare: number): Suppression | null {
  if (copies.length === 0 || repeatedShare < MOSTLY_REPEATED) return null;
  return { rule: 'same-story', text: `${Math.round(repeatedShare * 100)} % repeats what was known` };
}

export const coverageSeverity = (repeatedShare: number): Severity =>
  repeatedShare >= MOSTLY_REPEATED ? 'minor' : 'notable';

export type EditDecision =
  | { readonly told: true; readonly severity: Severity; readonly why: readonly Reason[] }
  | { readonly told: false; readonly why: readonly Reason[] };

/**
 * Whether a change of one article is told now.
 * @param earlier the article's timeline, newest first
 * @param live whether the page says that it is written live, and whether what it added is on the subject
 * @param now in milliseconds
 */
export function decideEdit(
  comparison: Exclude<Comparison, { verdict: 'same' }>,
  earlier: readonly TimelineRow[],
  live: { readonly isLive: boolean; readonly isOnSubject: boolean },
  now: number,
): EditDecision {
  if (comparison.verdict === 'suppressed') {
    const [first] = comparison.why;
    const reason = { rule: comparison.rule, text: first?.text ?? '' };
    return { told: false, why: [reason, ...comparison.why.filter(({ rule }) => rule !== reason.rule)] };
  }
  const lastTold = earlier.find(isToldEdit);
  const isTooSoon = lastTold !== undefined && now - Date.parse(lastTold.at) < EDIT_GAP_MS;
  if (live.isLive || isWrittenLive(earlier, now)) {
    if (!live.isOnSubject)
      return { told: false, why: [{ rule: 'live-page', text: 'nothing new on the subject' }] };
    if (isTooSoon) return { told: false, why: [{ rule: 'live-page', text: 'told at most hourly' }] };
    return { told: true, severity: comparison.severity, why: comparison.why };
  }
  if (isTooSoon && comparison.severity !== 'major') {
    return { told: false, why: [{ rule: 'one-edit-an-hour', text: `last told ${lastTold.at}` }] };
  }
  return { told: true, severity: comparison.severity, why: comparison.why };
}

/** The same words changed on so many articles of one source are its furniture, not its news. */
const SITE_WIDE = 3;

/**
 * Whether the same edit was told, or is no edit of this article alone.
 * @param edit this article's
 * @param same those of other articles with the same words taken out and put in, told ones first
 */
export function suppressRepeatedEdit(
  edit: EditRow,
  same: readonly EditRow[],
): (Suppression & { readonly alert: string | null }) | null {
  const others = same.filter((row) => row.article !== edit.article);
  const onSite = others.filter((row) => row.source === edit.source);
  if (onSite.length + 1 >= SITE_WIDE) {
    const text = `the same on ${onSite.length + 1} articles`;
    return { rule: 'site-wide-edit', text, alert: null };
  }
  const copy = others.find((row) => row.story === edit.story && row.alert !== null);
  if (copy === undefined) return null;
  return {
    rule: 'same-edit-in-copy',
    text: `told of another copy at ${copy.at.slice(11, 16)} UTC`,
    alert: copy.alert,
  };
}

/** That the page went is no edit: what was held back before is told all the same. */
const isToldEdit = (row: TimelineRow): boolean => row.told && row.to !== null;

function isWrittenLive(earlier: readonly TimelineRow[], now: number): boolean {
  const additions = earlier.filter(
    // What was noise all through has no type.
    ({ at, change: { types } }) =>
      now - Date.parse(at) <= LIVE_MS && types.length > 0 && types.every((type) => type === 'addition'),
  );
  return additions.length >= LIVE_ADDITIONS;
}

/** Rules under which a change waits to be told, from the last told version, when its hour is over. */
const HELD = new Set<string>(['one-edit-an-hour', 'live-page']);

/** The version from which the next told change counts: where the first change held back began, if any is. */
export function firstHeldVersion(earlier: readonly TimelineRow[]): TimelineRow['change']['from'] | null {
  const lastTold = earlier.findIndex(isToldEdit);
  const sinceTold = lastTold === -1 ? earlier : earlier.slice(0, lastTold);
  const oldest = sinceTold.findLast((row) => row.why.some(({ rule }) => HELD.has(rule)));
  return oldest?.change.from ?? null;
}
