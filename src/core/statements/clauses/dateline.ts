/** Finds the dateline that a paragraph may begin with: where, when and for which agency it was written. Nobody said it. */
import { calendarWords } from '../../language/english/calendar-words.ts';
import { wordSet } from '../../language/word-set.ts';

/** A dateline is no longer: a place with its country, a date and an agency. */
const MAX_LENGTH = 120;
const MAX_ITEMS = 14;
/** A group in brackets, a capitalised name or a number, each with the mark behind it. */
const ITEM =
  /[ \t]*(?:(?<group>\(\p{Lu}[^()\n]{0,70}\)|\[\p{Lu}[^[\]\n]{0,70}\])|(?<name>\p{Lu}[\p{L}.'’/-]{0,24}|(?:of|the|for|and)\b)|(?<number>\d{1,4}))(?<mark>[,.]?)/uy;
const SEPARATOR = /[ \t]*(?:-{1,2}|–|—|_|:)\s+(?=[\p{Lu}\p{N}"“'‘«(])/uy;
const TEXT = /\s+(?=[\p{Lu}"“])/uy;
/** A sentence begins so, and no dateline. */
const SENTENCE_STARTS = wordSet('a an the our his her its their this that we i he she they it mr mrs ms');
const CAPITALS = /^[([]?\p{Lu}[\p{Lu}'’/-]+[)\]]?$/u;
const MIN_CAPITALS = 3;
/** An agency in capitals, alone or before its partner and a date: "(BNA)", "(BNA - Holm Point News - 3rd May, 2024)". */
const AGENCY = /^[([]\p{Lu}{2,}\s*[-–—/|,]/u;

type Item = {
  readonly kind: 'group' | 'name' | 'number';
  readonly text: string;
  readonly hasComma: boolean;
  readonly end: number;
};

/** @param text the beginning of a paragraph @returns how long its dateline is, or 0 without one */
export function datelineLength(text: string): number {
  const place = partLength(text);
  // "KABUL – 4 May 2026: The minister …"
  return place === 0 ? 0 : place + partLength(text.slice(place));
}

function partLength(text: string): number {
  const items = itemsOf(text.slice(0, MAX_LENGTH));
  const [first] = items;
  if (first === undefined || !/^[(\p{Lu}\p{N}]/u.test(first.text)) return 0;
  if (SENTENCE_STARTS.has(first.text.toLowerCase())) return 0;
  const end = items.at(-1)?.end ?? 0;
  SEPARATOR.lastIndex = end;
  const separator = SEPARATOR.exec(text)?.[0];
  if (separator !== undefined) return isDateline(items, separator) ? end + separator.length : 0;
  return lengthBeforeText(text, items);
}

function itemsOf(start: string): Item[] {
  const items: Item[] = [];
  ITEM.lastIndex = 0;
  for (let found = ITEM.exec(start); found !== null && items.length < MAX_ITEMS; found = ITEM.exec(start)) {
    const { group, name, number = '', mark } = found.groups ?? {};
    const kind = group !== undefined ? 'group' : name !== undefined ? 'name' : 'number';
    items.push({ kind, text: group ?? name ?? number, hasComma: mark === ',', end: ITEM.lastIndex });
  }
  return items;
}

const isInCapitals = ({ text }: Item): boolean => text.length >= MIN_CAPITALS && CAPITALS.test(text);

/** A name before a mark may be a label ("Holm: We will …"): a dateline has capitals, a date, or an agency as well. */
function isDateline(items: readonly Item[], separator: string): boolean {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return false;
  if ((first.kind === 'name' && isInCapitals(first)) || isDated(items)) return true;
  if (!separator.includes(':')) return items.some(({ kind }) => kind === 'group');
  const isCredited = items.some(
    ({ kind, text }) => kind === 'group' && (text.startsWith('[') || CAPITALS.test(text)),
  );
  return isCredited || (items.at(-2)?.hasComma === true && isInCapitals(last));
}

/** Some agencies part their name from the text by a space alone: "KABUL (BNA) The minister …". */
function lengthBeforeText(text: string, items: readonly Item[]): number {
  const at = items.findIndex(({ kind }) => kind === 'group');
  const [place, agency] = [items[0], items[at]];
  if (place === undefined || agency === undefined) return 0;
  const before = items.slice(0, at);
  const isCredit =
    (CAPITALS.test(agency.text) || AGENCY.test(agency.text)) &&
    ((at === 1 && isInCapitals(place)) || isDated(before));
  if (!isCredit && !(at === 0 && /\d/u.test(agency.text) && isMonthIn(agency.text))) return 0;
  TEXT.lastIndex = agency.end;
  return TEXT.test(text) ? TEXT.lastIndex : 0;
}

const isDated = (items: readonly Item[]): boolean =>
  items.some(({ kind }) => kind === 'number') && items.some(({ text }) => isMonth(text));

/** "(Kabul, 4 May)". */
const isMonthIn = (group: string): boolean => (group.match(/\p{Lu}\p{L}+/gu) ?? []).some(isMonth);

function isMonth(word: string): boolean {
  const folded = word.toLowerCase().replace(/\.$/u, '');
  return folded.length > 2 && calendarWords().months.some((month) => month.toLowerCase().startsWith(folded));
}
