/** Decides what is told and what is suppressed, and by which rule. */
import type { Comparison } from '../compare/compare.ts';
import { isSameStory, sameArticleShare } from '../compare/stories/same-story.ts';
import { DAY_MS, HOUR_MS } from '../model/time.ts';
import { EDIT_GAP_MS } from '../tracking/article-state.ts';
import type { EditRow, Reason, RecentRow, Severity, TimelineRow, Version } from '../model/index.ts';

/** The same text at two times further apart than this is a repeated formula, not wire copy. */
const MAX_STORY_MS = 72 * HOUR_MS;
/** An article's slug changes soon after publication, if at all. */
const MAX_SLUG_CHANGE_MS = 7 * DAY_MS;
const MIN_SLUG_CONTAINMENT = 0.8;
const MAX_TOLD_AGE_MS = 7 * DAY_MS;
/** From this share of repeated text on, a copy of a known story adds nothing worth an alert of its own. */
const MOSTLY_REPEATED = 0.5;
/** A page with this many additions within this time is written live. */
const MIN_LIVE_ADDITIONS = 3;
const LIVE_WINDOW_MS = 3 * HOUR_MS;

/** The reason why something was suppressed, as the timeline and the list of suppressed items show it. */
export type Suppression = { readonly rule: SuppressedRule; readonly text: string };
type SuppressedRule =
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
  /** The source's time zone: a date without a time is midnight there. */
  readonly timeZone: string;
  readonly baseline: boolean;
  readonly sourceAddedAt: string;
  /** In milliseconds. */
  readonly now: number;
};

/** Finds the articles that had the same text within 72 hours, oldest first. */
export function findCopies(sight: FirstSight, recent: readonly RecentRow[]): RecentRow[] {
  return recent
    .filter(
      (row) =>
        row.article !== sight.article &&
        row.story !== sight.article &&
        Math.abs(sight.now - Date.parse(row.at)) <= MAX_STORY_MS &&
        isSameStory(row.sketch, sight.sketch),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.article < b.article ? -1 : 1));
}

/** Finds the articles of the same source that may be this very article at an earlier address. */
export function findSlugCandidates(sight: FirstSight, recent: readonly RecentRow[]): RecentRow[] {
  return recent.filter(
    (row) =>
      row.source === sight.source &&
      row.article !== sight.article &&
      row.sameAs !== sight.article &&
      sight.now - Date.parse(row.at) <= MAX_SLUG_CHANGE_MS &&
      isSameStory(row.sketch, sight.sketch),
  );
}

export const isChangedSlug = (before: Version, after: Version): boolean =>
  sameArticleShare(before, after) >= MIN_SLUG_CONTAINMENT;

/** Returns the rule that suppresses a first sight whatever it says, or null. */
export function suppressFirstSight(sight: FirstSight): Suppression | null {
  if (sight.baseline) return { rule: 'before-you-started', text: "listed at the source's first check" };
  return suppressByAge(sight);
}

/** Suppresses what is dated before its source was added, or was a week old when it was found. */
export function suppressByAge(
  sight: Pick<FirstSight, 'publishedAt' | 'sourceAddedAt' | 'timeZone' | 'now'>,
): Suppression | null {
  if (sight.publishedAt === null) return null;
  const text = `dated ${sight.publishedAt.slice(0, 10)}`;
  const published = Date.parse(sight.publishedAt);
  if (sight.now - published > MAX_TOLD_AGE_MS) return { rule: 'older-than-7-days', text };
  const latest = isMidnight(published, sight.timeZone) ? published + DAY_MS : published;
  return latest < Date.parse(sight.sourceAddedAt) ? { rule: 'older-than-source', text } : null;
}

/** Returns whether this may be a date without a time, which can mean any moment of its day. */
function isMidnight(ms: number, timeZone: string): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' });
  return ms % DAY_MS === 0 || clock.format(ms) === '00:00:00';
}

/**
 * Selects the articles whose text readers know: an alert told it, or it, or the copy that it repeats, was there before they came.
 * What was kept from them for another reason silences nothing.
 */
export function readersKnow(rows: readonly RecentRow[], recent: readonly RecentRow[]): RecentRow[] {
  const before = new Set(recent.filter(({ baseline }) => baseline).map(({ article }) => article));
  return rows.filter(
    ({ told, baseline, story }) => (told !== null && told !== undefined) || baseline || before.has(story),
  );
}

/** Suppresses a copy of a story that readers know, unless most of its text is new. */
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
 * Decides whether a change of one article is told now.
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

/** An edit that appears on this many articles of one source is part of its furniture. */
const MIN_SITE_WIDE_ARTICLES = 3;

/**
 * Suppresses an edit that was told of another copy, or that many articles of the source have in common.
 * @param edit the edit of this article
 * @param same edits with the same words taken out and put in, told ones first
 */
export function suppressRepeatedEdit(
  edit: EditRow,
  same: readonly EditRow[],
): (Suppression & { readonly alert: string | null }) | null {
  const others = same.filter((row) => row.article !== edit.article);
  const onSite = others.filter((row) => row.source === edit.source);
  if (onSite.length + 1 >= MIN_SITE_WIDE_ARTICLES) {
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

/** A removal is no edit, so that what was held back before it is still told. */
const isToldEdit = (row: TimelineRow): boolean => row.told && row.to !== null;

function isWrittenLive(earlier: readonly TimelineRow[], now: number): boolean {
  const additions = earlier.filter(
    // A change that was all noise has no type.
    ({ at, change: { types } }) =>
      now - Date.parse(at) <= LIVE_WINDOW_MS &&
      types.length > 0 &&
      types.every((type) => type === 'addition'),
  );
  return additions.length >= MIN_LIVE_ADDITIONS;
}

/** The rules that hold a change back until its hour is over; then it is told as a change from the last told version. */
const HOLDING_RULES = new Set<string>(['one-edit-an-hour', 'live-page']);

/** Returns the version that the next told change is compared with: the one before the first change held back, or null. */
export function firstHeldVersion(earlier: readonly TimelineRow[]): TimelineRow['change']['from'] | null {
  const lastTold = earlier.findIndex(isToldEdit);
  const sinceTold = lastTold === -1 ? earlier : earlier.slice(0, lastTold);
  const oldest = sinceTold.findLast((row) => row.why.some(({ rule }) => HOLDING_RULES.has(rule)));
  return oldest?.change.from ?? null;
}

/**
 * Returns the version from which a change is told: that which a check compared with, unless the article's timeline went on from there
 * already. The check may have died before it remembered that, and then compares with what readers no longer know as the last.
 * @param earlier the article's timeline, newest first
 * @returns null where the timeline has come to the same version
 */
export function startOfChange(
  { from, to }: { readonly from: TimelineRow['change']['from']; readonly to: string },
  earlier: readonly TimelineRow[],
): TimelineRow['change']['from'] | null {
  const steps = earlier.filter((row) => row.to !== null && row.to !== row.from);
  const [last] = steps;
  const hasGoneOn = last?.to !== from.version && steps.some((row) => row.from === from.version);
  const there = hasGoneOn ? (last?.change.to ?? null) : null;
  if (there === null) return from;
  return there.version === to ? null : there;
}
