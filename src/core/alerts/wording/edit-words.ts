/** Says what an edit changed, in words that are right without any markup: for titles and summaries. */
import { cutAtWord, quote } from '../../language/quote.ts';
import { sentences } from '../../language/sentences.ts';
import { line } from '../../language/text.ts';
import type { Change, Difference, Reason } from '../../model/index.ts';
import { unreachable } from '../../model/result.ts';
import { fitSummary, QUOTE_LIMIT, TITLE_LIMIT } from './fit-text.ts';
import { type MarkedText, type Passage, endsSentence, passageOf } from './passage.ts';

/** The outlet and the article that an edit is of. */
type EditedArticle = { readonly outlet: string; readonly headline: string };

/** In graphemes. By so much of its headline an article is still known, and a title holds no more of it. */
const MIN_HEADLINE = 20;
const MAX_HEADLINE = 90;
/** In graphemes. */
const MAX_OUTLET = 40;
/** Reasons for changed words are no longer than this, so a title always has room for one. In graphemes. */
const MAX_SENTENCE = 95;

/**
 * Returns `Harbour Herald, "Port to reopen": "will never allow" → "will try not to allow" (no note found)`. The weightiest
 * change comes first, and the next one follows where there is room; the headline gives way to them.
 */
export function editTitle(article: EditedArticle, change: Change, why: readonly Reason[]): string {
  const found = ` (${describeDisclosure(change)})`;
  const [first = '', ...more] = changesIn(change, why);
  const named = articleName(article, TITLE_LIMIT - first.length - found.length - 2);
  const left = TITLE_LIMIT - named.length - first.length - found.length - 4;
  const next = more.find((text) => text.length <= left);
  return `${named}: ${[first, ...(next === undefined ? [] : [next])].join('; ')}${found}`;
}

/** Returns `Harbour Herald, "Port to reopen"`; the headline gives way. @param limit in graphemes */
export function articleName({ outlet, headline }: EditedArticle, limit: number): string {
  const name = cutAtWord(line(outlet), MAX_OUTLET);
  const room = limit - name.length - ', ""'.length;
  if (line(headline) === '') return name;
  return `${name}, ${quote(headline, Math.min(MAX_HEADLINE, Math.max(MIN_HEADLINE, room)))}`;
}

/** Readout never says "silently": it says what it looked for and found. */
function describeDisclosure({ disclosure }: Difference): string {
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

/** Says what each reason found, the weightiest first, none twice; without a reason, the first words that changed. */
function changesIn(change: Difference, why: readonly Reason[]): string[] {
  const said = describedIn(why);
  return said.length === 0 ? firstWords(change) : said;
}

function describedIn(why: readonly Reason[]): string[] {
  const said = why.map(describeReason).filter((text) => text !== '');
  return said.filter((text, at) => !said.slice(0, at).some((earlier) => isSameChange(earlier, text)));
}

/** What one change of an edit comes down to, in a few words; one of them is null where words were only added or removed. */
export type BriefChange = {
  readonly what: 'headline' | 'moved' | 'words';
  readonly was: string | null;
  readonly now: string | null;
};

/**
 * Returns the changes of an edit as its title tells them, the weightiest first, for places that mark was and now themselves; without a
 * reason that names words, the first passage that changed.
 */
export function briefChanges(change: Change, why: readonly Reason[]): BriefChange[] {
  const said = describedIn(why);
  if (said.length === 0) return firstChange(change);
  return said.map((text): BriefChange => {
    const [first = null, second = null] = quotedIn(text);
    const what = text.startsWith('headline ') ? 'headline' : text.startsWith('moved ') ? 'moved' : 'words';
    if (second !== null) return { what, was: first, now: second };
    // A headline that has little in common with the one before is told by the whole of that one.
    if (what === 'headline') return { what, was: first, now: change.headline && line(change.headline.after) };
    return text.startsWith('removed ') ? { what, was: first, now: null } : { what, was: null, now: first };
  });
}

function firstChange({ headline, blocks }: Difference): BriefChange[] {
  if (headline !== null) return [{ what: 'headline', was: line(headline.before), now: line(headline.after) }];
  const [first] = blocks.map(passageOf);
  if (first === undefined) return [];
  const [was, now] = [first.was, first.now].map((parts) => wordsOf(changedSentences(parts)) || null);
  return [{ what: first.kind === 'moved' ? 'moved' : 'words', was: was ?? null, now: now ?? null }];
}

/** Returns whether two reasons show the same words, perhaps with more or fewer of their neighbours. */
function isSameChange(one: string, other: string): boolean {
  if (one.includes(other)) return true;
  const [words, others] = [quotedIn(one), quotedIn(other)];
  return words.length === 2 && (holdsEach(words, others) || holdsEach(others, words));
}

const holdsEach = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text.includes(b[at] ?? text));

const WHOLE_SENTENCES: ReadonlyMap<string, string> = new Map([
  ['sentence-added', 'added'],
  ['correction-added', 'added'],
  ['sentence-removed', 'removed'],
  ['sentence-moved', 'moved'],
]);

function describeReason({ rule, text }: Reason): string {
  const verb = WHOLE_SENTENCES.get(rule);
  if (verb !== undefined) return text === '' ? '' : `${verb} ${quote(text, MAX_SENTENCE)}`;
  if (rule === 'headline-changed') return `headline ${line(text)}`;
  return isChange(text) ? line(text) : '';
}

/** Matches how the rules of comparison write changed words; other reasons say why an edit is told, and not what it is. */
function isChange(text: string): boolean {
  const [was, now] = quotedIn(text);
  return text.includes(' → ') ? was !== now : /^(?:added|removed) "/u.test(text);
}

function firstWords({ headline, blocks }: Difference): string[] {
  if (headline !== null) return [`headline was ${quote(headline.before, MAX_SENTENCE)}`];
  const [first] = blocks.map(passageOf);
  if (first === undefined) return [];
  return [`${first.kind} ${quote(wordsOf(first.now ?? first.was), MAX_SENTENCE)}`];
}

/**
 * Returns `"Port to reopen": Was: … Now: …`, passage by passage, the weightiest first.
 * @param why what is said before the passages, such as that a position is touched
 */
export function editSummary(
  headline: string,
  { headline: head, blocks }: Difference,
  why: readonly Reason[],
): string {
  const named = line(headline) === '' ? '' : `${quote(headline, QUOTE_LIMIT)}: `;
  const heads = head === null ? [] : [`Headline was: ${line(head.before)}`];
  const passages = blocks.map(passageOf).toSorted((a, b) => placeOf(a, why) - placeOf(b, why));
  // A moved sentence stands in two passages.
  const described = new Set([...heads, ...passages.map(describePassage)]);
  return fitSummary(`${named}${[...described].join(' ')}`).replace(LONE_LABEL, '…');
}

/** A label whose words were all cut off says nothing. */
const LONE_LABEL = /(?<=[\s\S] )(?:Headline was|Was|Now|Added|Removed|Moved)…$/u;

const QUOTED = /"([^"]+)"/gu;
const quotedIn = (text: string): string[] => [...text.matchAll(QUOTED)].map(([, words = '']) => words);

/** Returns the place of the first reason whose words all stand in a passage. */
function placeOf({ was, now }: Passage, why: readonly Reason[]): number {
  const text = `${wordsOf(was)}\n${wordsOf(now)}`;
  const place = why.findIndex((reason) => {
    const quoted = quotedIn(reason.text);
    return quoted.length > 0 ? quoted.every((words) => text.includes(words)) : text.includes(reason.text);
  });
  return place === -1 ? why.length : place;
}

const wordsOf = (parts: readonly MarkedText[] | null): string =>
  line(parts?.map(({ text }) => text).join('') ?? '');

/** Leaves out the sentences before and after those that changed. */
function changedSentences(parts: readonly MarkedText[] | null): MarkedText[] {
  return (parts ?? []).map((part, index, { length }) => {
    if (part.mark !== 'same' || length === 1) return part;
    const own = sentences(part.text, 'und');
    if (index === 0)
      return { ...part, text: endsSentence(part.text) ? '' : part.text.slice(own.at(-1)?.start) };
    return index === length - 1 ? { ...part, text: part.text.slice(0, own[0]?.end) } : part;
  });
}

function describePassage({ kind, was, now }: Passage): string {
  switch (kind) {
    case 'changed':
      return `Was: ${wordsOf(changedSentences(was))} Now: ${wordsOf(changedSentences(now))}`;
    case 'added':
      return `Added: ${wordsOf(now)}`;
    case 'removed':
      return `Removed: ${wordsOf(was)}`;
    case 'moved':
      return `Moved: ${wordsOf(now)}`;
    default:
      return unreachable(kind);
  }
}
