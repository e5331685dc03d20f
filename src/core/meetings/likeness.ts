/** Tells how far two wordings may be one point. */
import { dayOf, type DayNumber } from '../language/days.ts';
import { type ContentWord, contentWords } from '../language/english/content-words.ts';
import { cosine, rarity, type WordVector, wordVector } from '../language/english/word-vectors.ts';
import { compareFrames, type FrameDifference, WORD_FOR_WORD } from '../ledger/frame/compare-frames.ts';
import { type ClauseFrame, frameOf } from '../ledger/frame/frame.ts';
import { EMPTY } from '../ledger/frame/markers.ts';
import { nameAt, type NamesOfParties } from '../ledger/frame/party-names.ts';
import type { Substance } from '../model/index.ts';
import { englishWords } from '../language/english/words.ts';
import { substanceOf } from '../statements/substance/substance.ts';
import { compareFigures, figuresOfPoint, type PointFigures } from './figures-of-point.ts';
import { isOpen, isTentative, opensWithSides } from './substance-of-part.ts';
import table from './likeness-weights.json' with { type: 'json' };

/** A word of a wording that tells something. */
type TellingWord = {
  readonly stem: string;
  /** Null for a word that is too rare to have one. */
  readonly vector: WordVector | null;
  /** How much it tells, from 0 to 1. */
  readonly weight: number;
};

/** A wording, ready to be compared. */
export type PointFrame = {
  readonly frame: ClauseFrame;
  readonly figures: PointFigures;
  readonly words: readonly TellingWord[];
  readonly stems: ReadonlySet<string>;
  /** The direction in which all its words together point. */
  readonly topic: readonly number[];
  readonly substance: Substance | null;
  /** Stems of proper names, which say what it is about. */
  readonly names: ReadonlySet<string>;
  /** The sides agreed it, or one of them proposed it; null where neither is said. */
  readonly standing: 'agreed' | 'proposed' | null;
  /** It says only that something may come: somebody is ready for it, wants it, proposes it. */
  readonly isOpen: boolean;
};

/** @param on the day of the meeting */
export function pointFrame(text: string, on: string, names: NamesOfParties): PointFrame {
  const frame = frameOf(text, names);
  const all = contentWords(text);
  const initials = [...initialsIn(all), ...compoundNames(text)];
  const words = [...tellingWords(all, names), ...initials.map((stem) => ({ stem, vector: null, weight: 1 }))];
  const capitals = all.flatMap(({ capital, stem }, at) => (capital && at > 0 ? [stem] : []));
  return {
    frame,
    figures: figuresOfPoint(text, dayNumber(on)),
    words,
    stems: new Set(words.map(({ stem }) => stem)),
    topic: meanDirection(words),
    substance: substanceOf({ clause: englishWords(text), cue: [] }),
    isOpen: isOpen(text),
    standing: opensWithSides(text) ? 'agreed' : isTentative(text) ? 'proposed' : null,
    names: new Set([...initials, ...capitals.filter((stem) => frame.terms.has(stem))]),
  };
}

/** Returns the words that tell something. All names of one side are one: "Kabul" in one account is "the Islamic Emirate" in the other. */
function tellingWords(all: readonly ContentWord[], names: NamesOfParties): TellingWord[] {
  const found: TellingWord[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const name = nameAt(all, at, names);
    const word = all[at];
    if (name !== null) {
      if (name.party !== null) found.push({ stem: `@${name.party}`, vector: null, weight: 1 });
      at += name.length - 1;
    } else if (word?.kind === 'word' && !EMPTY.has(word.lower)) {
      found.push({ stem: word.stem, vector: wordVector(word.lower), weight: rarity(word.lower) });
    }
  }
  return found;
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

const COMPOUND_NAME = /(?<![\p{L}\p{N}-])\p{L}{2,20}-\p{Lu}\p{L}{2,20}(?![\p{L}-])/gu;

/** Returns names that are made of another one: what "one-China" and "trans-Afghan" name is neither China nor Afghan. */
const compoundNames = (text: string): string[] =>
  Array.from(text.matchAll(COMPOUND_NAME), ([name]) => name.toLowerCase());

const END: Pick<ContentWord, 'text' | 'capital'> = { text: '', capital: false };

function dayNumber(on: string): DayNumber {
  const [year = 2000, month = 1, date = 1] = on.split('-').map(Number);
  return dayOf(year, month, date);
}

export type PointLikeness = {
  /** How far both are about the same, whatever they say of it, from -1 to 1. */
  readonly topic: number;
  /** The share of both whose words stand in the other, or one near in meaning, from 0 to 1. */
  readonly like: number;
  /** Figures that both have. */
  readonly figures: number;
  /** Days that both name. */
  readonly times: number;
  /** They name the same thing or place. */
  readonly hasSameName: boolean;
  /** Something that may decide differs: a figure, a time, a negation, a condition, or what `isOtherCopy`. */
  readonly differs: boolean;
  /** They are word for word the same but for who acts, how much, how firmly, or a word in another one's place: these are two points. */
  readonly isOtherCopy: boolean;
  /** Both do the same kind of thing: demand, bind, hold, report. */
  readonly hasSameSubstance: boolean;
  /** The sides agreed both. */
  readonly areAgreed: boolean;
  /** One alone has figures. */
  readonly hasFigureAlone: boolean;
  /** One alone denies something. */
  readonly hasDenialAlone: boolean;
  /** Both deny something. Fewer things are denied than said. */
  readonly areDenied: boolean;
  /** One alone is done. */
  readonly isDoneAlone: boolean;
  /** One alone says that something may be, or will be tried. */
  readonly isWeaker: boolean;
  /** One is only open to it, asks for it or proposes it; for the other it will be or is. */
  readonly isFirmer: boolean;
  /** A figure or a time does. */
  readonly hasOtherFigure: boolean;
};

/** @param weights how much a stem tells among the wordings of both accounts, see `weightsOf` */
export function comparePoints(one: PointFrame, other: PointFrame, weights: StemWeights): PointLikeness {
  const figures = compareFigures(one.figures, other.figures);
  const otherCopy = isOtherCopy(one, other);
  return {
    topic: product(one.topic, other.topic),
    like: (covered(one, other, weights) + covered(other, one, weights)) / 2,
    figures: figures.shared,
    times: figures.sharedTimes,
    hasOtherFigure: figures.differs,
    hasFigureAlone: hasFigures(one) !== hasFigures(other),
    hasSameName: [...one.names].some((name) => other.names.has(name)),
    hasSameSubstance: one.substance === other.substance,
    areAgreed: one.standing === 'agreed' && other.standing === 'agreed',
    hasDenialAlone: hasDenial(one) !== hasDenial(other),
    areDenied: hasDenial(one) && hasDenial(other),
    isDoneAlone: (one.frame.phase === 'done') !== (other.frame.phase === 'done'),
    isWeaker: isWeak(one) !== isWeak(other),
    isFirmer: one.isOpen !== other.isOpen,
    isOtherCopy: otherCopy,
    differs:
      figures.differs ||
      otherCopy ||
      (one.standing !== other.standing && one.standing !== null && other.standing !== null) ||
      one.frame.bound !== other.frame.bound ||
      isNegated(one) !== isNegated(other) ||
      one.frame.conditional !== other.frame.conditional,
  };
}

const hasFigures = ({ figures: { quantities, durations, rhythms, times } }: PointFrame): boolean =>
  quantities.size + durations.size + rhythms.size + times.length > 0;

const isWeak = ({ frame: { modality } }: PointFrame): boolean => modality !== null && modality !== 'firm';

const hasDenial = ({ frame: { terms } }: PointFrame): boolean =>
  [...terms.values()].some(({ polarity }) => polarity === -1);

const product = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

function meanDirection(words: readonly TellingWord[]): readonly number[] {
  const sum: number[] = [];
  for (const { vector, weight } of words) {
    if (vector === null) continue;
    for (const [at, step] of vector.steps.entries())
      sum[at] = (sum[at] ?? 0) + (step * weight) / vector.length;
  }
  const length = Math.sqrt(product(sum, sum));
  return length === 0 ? [] : sum.map((value) => value / length);
}

/** Returns how much a stem tells, from 0 to 1. */
export type StemWeights = (stem: string) => number;

/** So many wordings more are taken to have no word in common, so that the first words of a short account are not all rare. */
const PRIOR = 10;

/** Returns how much a stem tells among some wordings: what most of them name tells little. */
export function weightsOf(frames: readonly Pick<PointFrame, 'stems'>[]): StemWeights {
  const holding = new Map<string, number>();
  for (const { stems } of frames) for (const stem of stems) holding.set(stem, (holding.get(stem) ?? 0) + 1);
  const all = frames.length + PRIOR;
  return (stem) => Math.log(1 + all / ((holding.get(stem) ?? 0) + 1)) / Math.log(1 + all);
}

/** What two words mean is so near from this cosine on. */
const NEAR = 0.5;

/** Returns the share of one's words, by their weight, that the other has, or has one near it for. */
export function covered({ words }: PointFrame, other: PointFrame, weights: StemWeights): number {
  let [all, found] = [0, 0];
  for (const { stem, vector, weight: own } of words) {
    const weight = own * weights(stem);
    all += weight;
    if (other.stems.has(stem)) found += weight;
    else if (vector !== null) found += weight * nearest(vector, other.words);
  }
  return all === 0 ? 0 : found / all;
}

function nearest(vector: WordVector, words: readonly TellingWord[]): number {
  let best = 0;
  for (const word of words) if (word.vector !== null) best = Math.max(best, cosine(vector, word.vector));
  return best < NEAR ? 0 : best;
}

/** Where all else is the same, these make another point. In other words they may be style. */
const DECIDING: readonly FrameDifference[] = ['softened', 'toned', 'quantity', 'scoped', 'phase'];
/** All words weigh the same: what differs counts, not how much. */
const EVEN = { weight: () => 1, own: '' };

/** Returns whether two wordings are word for word the same but for something that decides, or a word in another one's place: "to study it", "to build it". */
function isOtherCopy(one: PointFrame, other: PointFrame): boolean {
  const [now, then] = [one.frame, other.frame];
  const ahead = compareFrames(now, then, EVEN);
  if (ahead.verbatim < WORD_FOR_WORD) return false;
  const behind = compareFrames(then, now, EVEN);
  const isOtherActor =
    now.parties.size > 0 && then.parties.size > 0 && ![...now.parties].some((side) => then.parties.has(side));
  return (
    isOtherActor ||
    DECIDING.some((each) => ahead.differences.has(each) || behind.differences.has(each)) ||
    (hasOwnWord(one, other) && hasOwnWord(other, one))
  );
}

const hasOwnWord = ({ words }: PointFrame, { stems }: PointFrame): boolean =>
  words.some(({ stem }) => !stems.has(stem));

/** A clause that denies more than it states. */
function isNegated({ frame: { terms } }: PointFrame): boolean {
  const all = [...terms.values()];
  return all.filter(({ polarity }) => polarity === -1).length * 2 > all.length;
}

/** More figures in common tell no more. */
const MAX_FIGURES = 2;

/** What speaks for one point and against it, as numbers that weights were trained for (see test/bench/train-meetings.ts). */
export const featuresOf = (
  likeness: PointLikeness,
  lead: number,
): Record<keyof typeof table.weights, number> => ({
  like: likeness.like,
  lead,
  topic: likeness.topic,
  figures: Math.min(likeness.figures, MAX_FIGURES),
  times: Math.min(likeness.times, MAX_FIGURES),
  sameSubstance: Number(likeness.hasSameSubstance),
  agreed: Number(likeness.areAgreed),
  otherFigure: Number(likeness.hasOtherFigure),
  figureAlone: Number(likeness.hasFigureAlone),
  denied: Number(likeness.areDenied),
  denialAlone: Number(likeness.hasDenialAlone),
  doneAlone: Number(likeness.isDoneAlone),
  weaker: Number(likeness.isWeaker),
  firmer: Number(likeness.isFirmer),
  differs: Number(likeness.differs),
});

const WEIGHTS: ReadonlyMap<string, number> = new Map(Object.entries(table.weights));

/**
 * Returns the chance that two wordings of one meeting are one point, from 0 to 1.
 * @param lead by how much they are more alike than either is to what else the other one's account says
 */
export function chanceOfSame(likeness: PointLikeness, lead: number): number {
  const sum = Object.entries(featuresOf(likeness, lead)).reduce(
    (all, [name, value]) => all + (WEIGHTS.get(name) ?? 0) * value,
    table.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}
