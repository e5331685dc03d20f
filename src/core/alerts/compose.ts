/** Alerts are made here and nowhere else: ids, titles (design by example), summaries and severity. */
import { type Passage, passageOf } from './wording/passage.ts';
import { ids } from '../model/ids.ts';
import type {
  Alert,
  AlertArticle,
  Change,
  Coverage,
  Difference,
  HealthMessage,
  LogRow,
  Reason,
  Severity,
  SourceName,
} from '../model/index.ts';
import { unreachable } from '../model/result.ts';
import { cut, line } from '../language/text.ts';

/** In graphemes: a feed reader's list shows about this much. */
const TITLE_LIMIT = 200;
const QUOTED_LIMIT = 120;
const WORDS_LIMIT = 60;
const SUMMARY_LIMIT = 280;

/** What every alert carries; the parts that apply are laid over it. */
const blank = (): Pick<
  Alert,
  'schema' | 'article' | 'coverage' | 'change' | 'statements' | 'positions' | 'health' | 'withdrawn'
> => ({
  schema: 1,
  article: null,
  coverage: null,
  change: null,
  statements: [],
  positions: [],
  health: null,
  withdrawn: null,
});

const quoted = (text: string, limit = QUOTED_LIMIT): string => `"${cut(line(text), limit)}"`;
const titled = (text: string): string => cut(line(text), TITLE_LIMIT);
const summed = (text: string): string => cut(line(text), SUMMARY_LIMIT);

/** `Dawn, IBTimes and 2 more`: two are named, the rest counted. */
export function namesOf(sources: readonly SourceName[]): string {
  const names = [...new Set(sources.map(({ name }) => name))];
  if (names.length <= 2) return names.join(' and ');
  const [first = '', second = '', third = ''] = names;
  return names.length === 3
    ? `${first}, ${second} and ${third}`
    : `${first}, ${second} and ${names.length - 2} more`;
}

export type NewArticle = {
  readonly source: SourceName;
  readonly article: AlertArticle;
  readonly coverage: Coverage;
  readonly summary: string;
  readonly severity: Severity;
  readonly why: readonly Reason[];
  readonly at: string;
};

/** `New: AFP copy in Dawn, IBTimes and 2 more: "…"`, or `New in Dawn: "…"`. */
export function newAlert(found: NewArticle): Alert {
  const outlets = namesOf([found.source, ...found.coverage.alsoIn.map(({ source }) => source)]);
  const lead =
    found.coverage.agency === null ? `New in ${outlets}` : `New: ${found.coverage.agency} copy in ${outlets}`;
  return {
    ...blank(),
    id: ids.firstSight(found.article.id),
    kind: 'new',
    at: found.at,
    title: titled(`${lead}: ${quoted(found.article.title)}`),
    summary: summed(found.summary),
    severity: found.severity,
    source: found.source,
    article: found.article,
    why: [...found.why],
    coverage: found.coverage,
  };
}

/** One alert for many first sights of one source in one check. */
export function crowdAlert(found: NewArticle, crowd: { id: string; count: number }): Alert {
  return {
    ...newAlert(found),
    id: ids.burst(crowd.id),
    title: titled(
      `${found.source.name} lists ${crowd.count} new articles at once, among them ${quoted(found.article.title)}`,
    ),
    why: [{ rule: 'many-at-once', text: `${crowd.count} in one check` }],
  };
}

export type EditedArticle = {
  readonly source: SourceName;
  readonly article: AlertArticle;
  readonly change: Change;
  readonly severity: Severity;
  readonly why: readonly Reason[];
  readonly at: string;
};

/** `CGTN changed its headline: "condemns" → "regrets" (no note found)`. */
export function editAlert(found: EditedArticle): Alert {
  const { change } = found;
  return {
    ...blank(),
    id: ids.edit(found.article.id, change.from.version, change.to?.version ?? 'gone'),
    kind: 'edit',
    at: found.at,
    title: titled(`${found.source.name} ${deedOf(change)}: ${wordsOf(found)} (${disclosureOf(change)})`),
    summary: summed(wasAndNow(change)),
    severity: found.severity,
    source: found.source,
    article: found.article,
    why: [...found.why],
    change,
  };
}

/** Readout never says "silently": it says what it looked for and found. */
export function disclosureOf({ disclosure }: Difference): string {
  switch (disclosure.state) {
    case 'note':
      return 'with a note';
    case 'date-only':
      return 'only the date was updated';
    case 'none-found':
      return 'no note found';
    default:
      return unreachable(disclosure.state);
  }
}

function deedOf(change: Difference): string {
  const isOf = (type: Difference['types'][number]) => change.types.includes(type);
  if (change.headline !== null)
    return change.types.length > 1 ? 'changed its headline and text' : 'changed its headline';
  if (isOf('correction')) return 'corrected its text';
  if (isOf('number')) return 'changed a number';
  if (isOf('negation')) return 'changed a negation';
  if (isOf('quotation')) return 'changed a quotation';
  if (isOf('date')) return 'changed a date';
  if (change.types.length === 1 && isOf('addition')) return 'added text';
  if (change.types.length === 1 && isOf('removal')) return 'removed text';
  if (change.types.length === 1 && isOf('move')) return 'moved text';
  return 'changed its text';
}

/** The weightiest reason's own words where it has some, else the first words that changed. */
function wordsOf({ change, why }: EditedArticle): string {
  const [reason] = why;
  if (change.headline !== null) {
    const { before, after } = firstSwap(change.headline.before, change.headline.after);
    return `${quoted(before, WORDS_LIMIT)} → ${quoted(after, WORDS_LIMIT)}`;
  }
  if (reason && reason.text.includes('→')) return cut(line(reason.text), QUOTED_LIMIT);
  const parts = change.blocks.flat();
  const before = parts.find(({ op }) => op === 'delete')?.text;
  const after = parts.find(({ op }) => op === 'insert')?.text;
  if (before && after) return `${quoted(before, WORDS_LIMIT)} → ${quoted(after, WORDS_LIMIT)}`;
  return quoted(after ?? before ?? reason?.text ?? '', QUOTED_LIMIT);
}

/** What lies between the words that two headlines share at their beginning and at their end. */
function firstSwap(before: string, after: string): { before: string; after: string } {
  const [was, now] = [before.split(/\s+/u), after.split(/\s+/u)];
  let start = 0;
  while (start < Math.min(was.length, now.length) && was[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(was.length, now.length) - start && was.at(-1 - end) === now.at(-1 - end)) end += 1;
  const middle = (words: string[]) => words.slice(start, words.length - end).join(' ');
  const swap = { before: middle(was), after: middle(now) };
  // Nothing is left of one of them: a word alone would not be understood.
  return swap.before === '' || swap.after === '' ? { before, after } : swap;
}

/** Right with all markup stripped: `Was: … Now: …`, passage by passage. */
export function wasAndNow(change: Difference): string {
  const heads =
    change.headline === null ? [] : [`Was: ${change.headline.before} Now: ${change.headline.after}`];
  return [...heads, ...change.blocks.map((block) => sayPassage(passageOf(block)))].join(' ');
}

const textOf = (words: Passage['was']): string => line(words?.map(({ text }) => text).join('') ?? '');

function sayPassage({ kind, was, now }: Passage): string {
  switch (kind) {
    case 'changed':
      return `Was: ${textOf(was)} Now: ${textOf(now)}`;
    case 'added':
      return `Added: ${textOf(now)}`;
    case 'removed':
      return `Removed: ${textOf(was)}`;
    case 'moved':
      return `Moved: ${textOf(now)}`;
    default:
      return unreachable(kind);
  }
}

export type RemovedArticle = {
  readonly source: SourceName;
  readonly article: AlertArticle;
  readonly change: Change;
  readonly text: string;
  readonly nth: number;
  readonly at: string;
};

/** `Dawn page gone, seen twice (404): "…"`. */
export function removedAlert(found: RemovedArticle): Alert {
  return {
    ...blank(),
    id: ids.removed(found.article.id, found.change.from.version, found.nth),
    kind: 'removed',
    at: found.at,
    title: titled(
      `${found.source.name} page gone, seen twice (${found.text.replace(/^HTTP /u, '')}): ${quoted(found.article.title)}`,
    ),
    summary: summed(`Last seen with ${quoted(found.article.title)} at ${found.change.from.seenAt}.`),
    severity: 'major',
    source: found.source,
    article: found.article,
    why: [{ rule: 'gone-twice', text: found.text }],
    change: found.change,
  };
}

/** `SCMP unreadable since 09:00 UTC: bot challenge`. */
export function healthAlert(source: SourceName, news: HealthMessage, at: string): Alert {
  const since = `${news.since.slice(11, 16)} UTC`;
  const day = news.since.slice(0, 10) === at.slice(0, 10) ? '' : `${news.since.slice(0, 10)} `;
  const cause = news.error === null ? '' : `: ${news.error.text}`;
  const said: Readonly<Record<HealthMessage['state'], string>> = {
    failing: `failing since ${day}${since}${cause}`,
    blocked: `blocked since ${day}${since}${cause}`,
    unreadable: `unreadable since ${day}${since}${cause}`,
    quiet: `quiet: nothing new since ${day}${since}`,
    gone: `gone since ${day}${since}${cause}`,
    recovered: `back since ${day}${since}`,
  };
  const title = titled(`${source.name} ${said[news.state]}`);
  return {
    ...blank(),
    id: ids.health(source.id, news.state, news.since),
    kind: 'health',
    at,
    title,
    summary: title,
    severity: news.state === 'gone' ? 'major' : news.state === 'recovered' ? 'minor' : 'notable',
    source,
    why: [{ rule: `source-${news.state}`, text: news.error?.text ?? '' }],
    health: { state: news.state, since: news.since, error: news.error },
  };
}

/** What lists and filters need of an alert. */
export const logRowOf = (alert: Alert): LogRow => ({
  id: alert.id,
  at: alert.at,
  kind: alert.kind,
  severity: alert.severity,
  title: alert.title,
  source: alert.source.id,
  type: alert.source.type,
  article: alert.article?.id ?? null,
  party: [...new Set(alert.statements.flatMap(({ party }) => party ?? []))],
  speaker: [...new Set(alert.statements.map(({ speaker }) => speaker.id))],
  position: alert.positions.map(({ id }) => id),
});
