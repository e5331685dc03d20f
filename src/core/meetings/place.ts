/** Finds where a meeting was, as the article writes it. */
import type { TokenRange } from '../language/english/token.ts';
import { calendarWords } from '../language/english/calendar-words.ts';
import { wordSet } from '../language/word-set.ts';
import { resolveMention } from '../statements/speakers/antecedents.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { datelineLength } from '../statements/clauses/dateline.ts';

/** The first paragraphs, of which one may begin with a dateline. */
const MAX_PARAGRAPHS = 4;
const MAX_DATELINE = 160;
const MAX_NAME_WORDS = 5;

/** @param sentence tokens of the sentence that tells of the meeting */
export const placeIn = (mentions: ArticleMentions, { from, to }: TokenRange): string | null =>
  placeBehind('in', mentions, { from, to }) ??
  placeBehind('at', mentions, { from, to }) ??
  placeOfDateline(mentions);

/** Returns the last name that follows "in", or "at": "in the Kazakh capital, Astana" is Astana. */
function placeBehind(
  preposition: 'in' | 'at',
  mentions: ArticleMentions,
  { from, to }: TokenRange,
): string | null {
  const { tokens, byStart, article } = mentions;
  for (let at = from; at < to; at += 1) {
    if (tokens[at]?.key !== preposition) continue;
    let next = at + 1;
    // "At the Ministry", "at the Forum" are no towns.
    if (preposition === 'at' && tokens[next]?.capital !== true) continue;
    next = behindSettlement(tokens, next, to);
    const start = next;
    while (next < to && next - start < MAX_NAME_WORDS && isNameWord(tokens[next])) next += 1;
    const [first, last] = [tokens[start], tokens[next - 1]];
    const mention = byStart.get(start);
    if (next === start || first === undefined || last === undefined) continue;
    if (mention !== undefined && resolveMention(mentions, mention) !== null) continue;
    if (
      calendarWords().monthForms.has(first.key) ||
      last.possessive ||
      NO_PLACES.has(last.key) ||
      ROMAN.test(last.text)
    )
      continue;
    return article.text.slice(first.start, last.end);
  }
  return null;
}

/** "In the ancient port of Urumqi", "in the Kazakh capital, Astana". */
const SETTLEMENTS = wordSet('city capital town port village resort suburb district');
const MAX_BEFORE_NAME = 5;

/** Returns the token where the name of a place may begin that "in" stands before. */
function behindSettlement(tokens: ArticleMentions['tokens'], from: number, to: number): number {
  const end = Math.min(to, from + MAX_BEFORE_NAME);
  for (let at = from; at < end; at += 1) {
    const { key = '', possessive = false, capital = true } = tokens[at] ?? {};
    if (capital) break;
    if (SETTLEMENTS.has(key) && !possessive) return tokens[at + 1]?.key === 'of' ? at + 2 : at + 1;
    if (tokens[at + 1]?.joined !== true) break;
  }
  return tokens[from]?.key === 'the' ? from + 1 : from;
}
/** A town is known to more readers than its palace. */
const NO_PLACES = wordSet(
  'palace house guesthouse hotel villa hall centre center ministry embassy office castle dialogue forum conference summit meeting talks council assembly session round consultations university academy',
);
/** The number of a paragraph. */
const ROMAN = /^[IVX]+$/u;

const isNameWord = (token: ArticleMentions['tokens'][number] | undefined): boolean =>
  token !== undefined && token.capital && token.joined;

function placeOfDateline({ article: { text, paragraphs } }: ArticleMentions): string | null {
  for (const { kind, start, end } of paragraphs.slice(0, MAX_PARAGRAPHS)) {
    if (kind === 'headline') continue;
    const head = text.slice(start, Math.min(end, start + MAX_DATELINE));
    const length = datelineLength(head) || (/^\p{Lu}[\p{L}'’-]+[:.] \p{Lu}/u.exec(head)?.[0].length ?? 0);
    const name = /^[\p{Lu}][\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3}/u.exec(head.slice(0, length))?.[0];
    if (length > 0 && name !== undefined && !ROMAN.test(name))
      return name === name.toUpperCase() ? capitalised(name) : name;
  }
  return null;
}

const capitalised = (name: string): string =>
  name.toLowerCase().replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
