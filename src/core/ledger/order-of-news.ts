/** Orders what one article says by how much it is news, so that titles and lists begin with the weightiest words. */
import type { CarriedStatement, Statement } from '../model/index.ts';
import { wordSet } from '../language/word-set.ts';
import { officeWords } from '../statements/speakers/office.ts';
import { categoryOf, RANKS } from '../statements/speakers/title-words.ts';

type Ordered = Pick<CarriedStatement, 'tells' | 'marks' | 'statement' | 'span'>;

/**
 * Sorts statements: what is told before what is marked and what is neither, what is surely read before what is not, what is new
 * before what was said, verbatim words before a translation and a paraphrase, a named person before a body, a higher office
 * before a lower one, and then in the order of the text.
 */
export const inOrderOfNews = <T extends Ordered>(judged: readonly T[]): T[] =>
  judged
    .map((one) => ({ one, weights: weightsOf(one) }))
    .toSorted((a, b) => firstDifference(a.weights, b.weights))
    .map(({ one }) => one);

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((weight, index) => weight !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The lower, the earlier. */
const weightsOf = ({ tells, marks, statement, span }: Ordered): number[] => [
  tells ? 0 : marks ? 1 : 2,
  statement.unsure === true ? 1 : 0,
  statement.verdict === 'new' ? 0 : 1,
  ['verbatim', 'translated', 'paraphrase'].indexOf(statement.wording),
  isNamedPerson(statement) ? 0 : 1,
  officeRank(statement.speaker.role),
  span[0],
];

/** A body, and somebody of whom only the office is known, is kept under its description. */
function isNamedPerson({
  speaker: { id, name, role },
  party,
}: Pick<Statement, 'speaker' | 'party'>): boolean {
  if (!id.startsWith('~')) return true;
  const last = name.toLowerCase().split(/\s+/u).at(-1) ?? '';
  return id !== `~${party}` && role !== name && categoryOf(last) === null;
}

/** Offices from the highest down; a deputy stands one step below. */
const OFFICES = [
  wordSet('president leader king queen emir sultan'),
  wordSet('premier chancellor'),
  wordSet('minister secretary secretary-general councilor councillor speaker'),
  wordSet(
    'ambassador envoy representative governor commander chair head chief director director-general negotiator commissioner mayor consul charge',
  ),
];
const OTHER_OFFICE = OFFICES.length + 1;
/** A spokesperson speaks for the office and does not hold it. */
const SPOKESPERSON = OTHER_OFFICE + 1;
const NO_OFFICE = SPOKESPERSON + 1;

/** @param role such as "Afghan deputy prime minister for economic affairs"; what it is the office of is left out */
function officeRank(role: string | null): number {
  if (role === null) return NO_OFFICE;
  const keys = role.toLowerCase().split(/[^\p{L}\p{M}'-]+/u);
  const of = keys.findIndex((key, at) => at > 0 && PREPOSITIONS.has(key));
  const words = officeWords(of === -1 ? keys : keys.slice(0, of), new Set());
  if (officeWords(keys, new Set()).has('spokesperson')) return SPOKESPERSON;
  const rank = OFFICES.findIndex((offices) => [...words].some((word) => offices.has(word)));
  const step = [...words].some((word) => RANKS.has(word)) ? 1 : 0;
  return rank === -1 ? OTHER_OFFICE : rank + step;
}

const PREPOSITIONS = wordSet('of for at in to on');
