import { foldCase } from '../language/fold.ts';
import type { Alert, LogRow } from '../model/index.ts';
import { cutBytes, jsonBytes } from '../language/text.ts';
import { iso, MINUTE_MS } from '../model/time.ts';

/** KV's limit for the metadata of one key, in bytes of JSON, less what storage adds of its own. */
const METADATA_BYTES = 1_024 - 16;
const TITLE_BYTES = 300;
/** An alert can still be recognised by a title of this length. */
const MIN_TITLE_BYTES = 120;

/** An alert of a tick is told within minutes. One that comes later has its own time to be told at. */
const LATE_MS = 5 * MINUTE_MS;

/** A search looks through so much of what an alert says, in UTF-16 units; a stored row has what fits of it. */
const MAX_SEARCHED = 4_000;

/** Returns what an alert says beside its title, what readers search for most first: source, headline, changed words, statements. */
function searchedText({ source, article, change, statements, positions }: Alert): string {
  const headline = change?.headline ?? null;
  const changed = (change?.blocks ?? []).flat().filter(({ op }) => op === 'insert' || op === 'delete');
  return [
    source.name,
    article?.title ?? '',
    headline === null ? '' : `${headline.before} ${headline.after}`,
    ...changed.map(({ text }) => text),
    ...statements.map(({ speaker, text }) => `${speaker.name} ${text}`),
    ...positions.map(({ question }) => question),
  ]
    .join(' ')
    .slice(0, MAX_SEARCHED);
}

/** Matches a word: letters and digits, with marks inside it. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu;

/** Returns the words of an alert that its title lacks, folded, each once. */
function moreWords(alert: Alert): string {
  const title = foldCase(alert.title);
  const words = new Set(foldCase(searchedText(alert)).match(WORD) ?? []);
  return [...words].filter((word) => !title.includes(word)).join(' ');
}

/**
 * Returns what lists and filters need of an alert.
 * @param toldAt when it is told, in milliseconds; left out where nobody goes by it
 */
export function logRowOf(alert: Alert, toldAt: number | null = null): LogRow {
  const words = moreWords(alert);
  return {
    id: alert.id,
    at: alert.at,
    ...(toldAt !== null && toldAt - Date.parse(alert.at) > LATE_MS ? { toldAt: iso(toldAt) } : {}),
    kind: alert.kind,
    severity: alert.severity,
    title: alert.title,
    source: alert.source.id,
    type: alert.source.type,
    article: alert.article?.id ?? null,
    party: [...new Set([...alert.statements.flatMap(({ party }) => party ?? []), ...metSides(alert)])],
    speaker: [...new Set([...alert.statements.map(({ speaker }) => speaker.id), ...whoMet(alert)])],
    position: [...new Set([...alert.positions, ...(alert.touched ?? [])].map(({ id }) => id))],
    ...(words === '' ? {} : { words }),
  };
}

/** The sides and the people of the meeting that an alert is about, so that whoever follows one of them hears of it. */
const metSides = ({ kind, meeting }: Alert): string[] => (kind === 'meeting' ? (meeting?.sides ?? []) : []);
const whoMet = ({ kind, meeting }: Alert): string[] =>
  kind === 'meeting' ? (meeting?.comparison?.speakers ?? []).map(({ id }) => id) : [];

/** Returns when an alert was told, in milliseconds: digests, catch-ups and `since` go by it, so that nothing late is in none of them. */
export const toldTime = ({ toldAt, at }: Pick<LogRow, 'at' | 'toldAt'>): number => Date.parse(toldAt ?? at);

const excessOf = (row: LogRow): number => jsonBytes(row) - METADATA_BYTES;

/**
 * Cuts a row to what KV takes, however many speak in its alert and whatever they are called. The title is shortened first;
 * then the last speakers, positions and parties are left out. A filter for one of these misses the alert; a filter for
 * those that the alert tells first finds it. Words that a search finds take what room is left.
 */
export function fitLogRow({ words = '', ...row }: LogRow): LogRow {
  const withTitle = { ...row, title: cutBytes(row.title, TITLE_BYTES) };
  const titleBytes = Math.max(MIN_TITLE_BYTES, TITLE_BYTES - Math.max(0, excessOf(withTitle)));
  let fitting: LogRow = { ...withTitle, title: cutBytes(row.title, titleBytes) };
  for (const list of ['speaker', 'position', 'party'] as const) {
    while (excessOf(fitting) > 0 && fitting[list].length > 0) {
      fitting = { ...fitting, [list]: fitting[list].slice(0, -1) };
    }
  }
  const found = wordsWithin(words, -excessOf({ ...fitting, words: '' }));
  return found === '' ? fitting : { ...fitting, words: found };
}

/** Returns the first words that fit. @param limit in bytes of JSON */
function wordsWithin(words: string, limit: number): string {
  const kept: string[] = [];
  let left = limit;
  for (const word of words.split(' ')) {
    left -= jsonBytes(word) - (kept.length === 0 ? 2 : 1);
    if (left < 0) break;
    kept.push(word);
  }
  return kept.join(' ');
}
