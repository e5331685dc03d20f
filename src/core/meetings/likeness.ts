/** Tells how far two wordings of one meeting may be one point. */
import { cueForms } from '../language/english/reporting-words.ts';
import { englishStem } from '../language/english/stems.ts';
import { dayOf, type DayNumber } from '../language/days.ts';
import { type ContentWord, contentWords } from '../language/english/content-words.ts';
import { splitWords } from '../language/word-set.ts';
import { compareFrames, type FrameDifference, WORD_FOR_WORD } from '../ledger/frame/compare-frames.ts';
import { type ClauseFrame, frameOf } from '../ledger/frame/frame.ts';
import type { NamesOfParties } from '../ledger/frame/party-names.ts';
import { compareFigures, figuresOfPoint, type PointFigures } from './figures-of-point.ts';
import { isOpen, isTentative, opensWithSides } from './substance-of-part.ts';
import synonyms from './synonyms.json' with { type: 'json' };

type StemIndex = {
  readonly stems: ReadonlySet<string>;
  readonly meanings: ReadonlySet<number>;
  readonly byBeginning: ReadonlyMap<string, readonly string[]>;
};

/** A wording, ready to be compared. */
export type PointFrame = {
  readonly frame: ClauseFrame;
  readonly figures: PointFigures;
  /** Its stems; those of verbs that only say that it was said are left out. */
  readonly stems: readonly string[];
  /** What its stems can be found by: themselves, the sets of synonyms that they are in, their beginnings. */
  readonly index: StemIndex;
  /** Those of proper names, which say what it is about. */
  readonly names: ReadonlySet<string>;
  /** The sides agreed it, or one of them proposed it; null where neither is said. */
  readonly standing: 'agreed' | 'proposed' | null;
  /** It says only that something may come: somebody is ready for it, wants it, proposes it. */
  readonly isOpen: boolean;
};

/** Built at first use: an isolate that only serves pages compares nothing. */
let known:
  | { readonly meanings: ReadonlyMap<string, readonly number[]>; readonly saying: ReadonlySet<string> }
  | undefined;

/** By stem, the sets of words that one account puts for another's; and the stems of verbs that only say that it was said. */
function knownWords(): NonNullable<typeof known> {
  if (known !== undefined) return known;
  const meanings = new Map<string, number[]>();
  for (const [at, words] of synonyms.entries()) {
    for (const word of splitWords(words)) {
      const stem = englishStem(word);
      meanings.set(stem, [...(meanings.get(stem) ?? []), at]);
    }
  }
  const saying = [...cueForms].filter(([, { verb }]) => verb.classes.has('say'));
  known = { meanings, saying: new Set(saying.map(([word]) => englishStem(word))) };
  return known;
}

/** @param on the day of the meeting */
export function pointFrame(text: string, on: string, names: NamesOfParties): PointFrame {
  const frame = frameOf(text, names);
  const words = contentWords(text);
  const initials = initialsIn(words);
  const capitals = words.flatMap(({ capital, stem }, at) => (capital && at > 0 ? [stem] : []));
  const stems = [...[...frame.terms.keys()].filter((stem) => !knownWords().saying.has(stem)), ...initials];
  return {
    frame,
    index: indexOf(stems),
    figures: figuresOfPoint(text, dayNumber(on)),
    stems,
    isOpen: isOpen(text),
    standing: opensWithSides(text) ? 'agreed' : isTentative(text) ? 'proposed' : null,
    names: new Set([...initials, ...capitals.filter((stem) => frame.terms.has(stem))]),
  };
}

/** A name of so many words is called by its initials too. */
const MIN_INITIALS = 3;
const MAX_INITIALS = 7;

/** Returns what long names are called for short: one account's "East Sea Fishing Council" is another one's "ESFC". */
function initialsIn(words: readonly ContentWord[]): string[] {
  const found: string[] = [];
  let run = '';
  for (const { text, capital } of [...words, END]) {
    if (capital) run += text[0] ?? '';
    else if (run.length === 0 || !/^(?:of|the|and)$/u.test(text)) {
      if (run.length >= MIN_INITIALS && run.length <= MAX_INITIALS) found.push(run.toLowerCase());
      run = '';
    }
  }
  return found;
}

const END: Pick<ContentWord, 'text' | 'capital'> = { text: '', capital: false };

function dayNumber(on: string): DayNumber {
  const [year = 2000, month = 1, date = 1] = on.split('-').map(Number);
  return dayOf(year, month, date);
}

export type Weights = (stem: string) => number;

/** So many wordings more are taken to have no word in common, so that the first words of a short account are not all rare. */
const PRIOR = 40;

/** Returns how much a stem tells among some wordings, from 0 to 1. */
export function weightsOf(frames: readonly PointFrame[]): Weights {
  const holding = new Map<string, number>();
  for (const { stems } of frames) for (const stem of stems) holding.set(stem, (holding.get(stem) ?? 0) + 1);
  const all = frames.length + PRIOR;
  return (stem) => Math.log(1 + all / ((holding.get(stem) ?? 0) + 1)) / Math.log(1 + all);
}

export type PointLikeness = {
  /** From 0 to 1. */
  readonly like: number;
  /** Words and figures that both have, near ones too. */
  readonly shared: number;
  /** They name the same thing or place. */
  readonly hasSameName: boolean;
  /** Something that decides differs: a figure, a time, a negation, a condition; in a copy also who acts, how much, how firmly. */
  readonly differs: boolean;
  /** One is only open to it, asks for it or proposes it; for the other it will be or is. */
  readonly isFirmer: boolean;
  /** One is done and the other is not, or the sides agreed one alone, or all is meant in one alone. */
  readonly isOtherwiseMeant: boolean;
  /** They are word for word the same, and one word stands in another one's place: "to study it", "to build it". */
  readonly hasOtherWord: boolean;
  /** A figure or a time does. */
  readonly hasOtherFigure: boolean;
};

/** A word for another one tells less than the word itself. */
const SYNONYM = 0.75;
/** A figure that both have weighs as a rare word does. */
const FIGURE = 0.9;

export function comparePoints(one: PointFrame, other: PointFrame, weight: Weights): PointLikeness {
  const figures = compareFigures(one.figures, other.figures);
  const [ahead, behind] = [matchOf(one, other, weight), matchOf(other, one, weight)];
  const extra = figures.shared * FIGURE;
  const covered = (ahead.found + extra) / Math.max(0.01, ahead.all + extra);
  const kept = (behind.found + extra) / Math.max(0.01, behind.all + extra);
  const like = 0.5 * Math.max(covered, kept) + 0.5 * Math.min(covered, kept);
  const copy = figures.differs || like < MIN_COPY ? null : changesInCopy(one, other, weight);
  return {
    like,
    shared: ahead.count + figures.shared,
    hasOtherFigure: figures.differs,
    hasSameName: [...one.names].some((name) => other.names.has(name)),
    hasOtherWord: copy === 'word',
    isFirmer: one.isOpen !== other.isOpen,
    isOtherwiseMeant:
      (one.frame.phase === 'done') !== (other.frame.phase === 'done') ||
      (one.standing === 'agreed') !== (other.standing === 'agreed') ||
      one.frame.quantity !== other.frame.quantity,
    differs:
      figures.differs ||
      copy === 'decides' ||
      (one.standing !== other.standing && one.standing !== null && other.standing !== null) ||
      one.frame.bound !== other.frame.bound ||
      isNegated(one) !== isNegated(other) ||
      one.frame.conditional !== other.frame.conditional,
  };
}

/** What is less alike is no copy. */
const MIN_COPY = 0.3;
/** Where all else is the same, these make another point. In other words they may be style. */
const DECIDING: readonly FrameDifference[] = ['softened', 'toned', 'quantity', 'scoped', 'phase'];

/** Returns what two wordings that are word for word the same have otherwise: something that decides, or a word in another one's place. */
function changesInCopy(one: PointFrame, other: PointFrame, weight: Weights): 'decides' | 'word' | null {
  const [now, then] = [one.frame, other.frame];
  const ahead = compareFrames(now, then, { weight, own: '' });
  if (ahead.verbatim < WORD_FOR_WORD) return null;
  const behind = compareFrames(then, now, { weight, own: '' });
  const isOtherActor =
    now.parties.size > 0 && then.parties.size > 0 && ![...now.parties].some((side) => then.parties.has(side));
  if (isOtherActor || DECIDING.some((each) => ahead.differences.has(each) || behind.differences.has(each)))
    return 'decides';
  return hasOwnWord(one, other) && hasOwnWord(other, one) ? 'word' : null;
}

const hasOwnWord = ({ stems }: PointFrame, { index }: PointFrame): boolean =>
  stems.some((stem) => nearness(stem, index) === 0);

/** Returns the weight of one's stems, and of those that the other has or has a word for. */
function matchOf(
  one: PointFrame,
  other: PointFrame,
  weight: Weights,
): { all: number; found: number; count: number } {
  let [all, found, count] = [0, 0, 0];
  for (const stem of one.stems) {
    const own = weight(stem);
    all += own;
    const near = nearness(stem, other.index);
    found += own * near;
    if (near > 0) count += 1;
  }
  return { all, found, count };
}

/** "Recognition" and "recognise" share their beginning, and little else is left of them. In letters. */
const MIN_BEGINNING = 5;
const MAX_ENDING = 5;

function indexOf(stems: readonly string[]): StemIndex {
  const { meanings } = knownWords();
  return {
    stems: new Set(stems),
    meanings: new Set(stems.flatMap((stem) => meanings.get(stem) ?? [])),
    byBeginning: Map.groupBy(stems, (stem) => stem.slice(0, MIN_BEGINNING)),
  };
}

/** Returns how near a wording's nearest stem is: 1 for the same, less for a synonym or another form of the word, 0 for none. */
function nearness(stem: string, { stems, meanings, byBeginning }: StemIndex): number {
  if (stems.has(stem)) return 1;
  if (
    knownWords()
      .meanings.get(stem)
      ?.some((set) => meanings.has(set)) === true
  )
    return SYNONYM;
  const like = byBeginning.get(stem.slice(0, MIN_BEGINNING)) ?? [];
  return like.some((other) => isOtherForm(stem, other)) ? SYNONYM : 0;
}

function isOtherForm(one: string, other: string): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const rest = Math.max(one.length, other.length) - same;
  return same >= MIN_BEGINNING && rest <= MAX_ENDING && Math.min(one.length, other.length) - same <= 2;
}

/** A clause that denies more than it states. */
function isNegated({ frame: { terms } }: PointFrame): boolean {
  const all = [...terms.values()];
  return all.filter(({ polarity }) => polarity === -1).length * 2 > all.length;
}
