/** Reads corrections: an account on a page of its own that takes the place of an earlier one of the same side, or of a part of it. */
import { foldForPhrases } from '../language/fold.ts';
import { sentencesWithin } from '../language/sentences.ts';
import type { Span } from '../language/span.ts';
import type { ArticleText } from '../statements/article-text.ts';
import type { MeetingsTold } from '../model/index.ts';
import type { MeetingPart } from './meeting-part.ts';

/** Nouns for a text that can be corrected. */
const TEXT =
  '(?:readout|read-out|release|press release|statement|report|account|communication|communiqu[eé]|summary|text|version|post|thread|message|note|transcript)';
/** Ahead of such a noun: it is the publisher's own. */
const OWN =
  "(?:our|its|this|an? earlier|the earlier|an? previous|the previous|yesterday[’']s|the original|the first)";
const WRONG =
  '(?:correct(?:s|ed|ion)?|error|mistake|mistaken(?:ly)?|erroneous(?:ly)?|wrong(?:ly)?|inaccura(?:te|cy)|not accurate|incorrect(?:ly)?|should (?:have )?read|re-?issued?|supersede[sd]?|withdrawn|replace[sd]?)';

const IN_HEADLINE = new RegExp(
  `^\\s*(?:correct(?:ion|ed)|erratum|corrigendum)\\b|[(\\[](?:correct(?:ed|ion)|amended|re-?issued)[^)\\]]{0,40}[)\\]]|\\b(?:corrected|amended) ${TEXT}\\b|[:–—-]\\s*(?:correction|corrected)\\s*$`,
  'iu',
);
const OPENS = /^\s*(?:correction|erratum|corrigendum)\b\s*[:–—-]/iu;
const OWN_TEXT = new RegExp(
  `\\b${OWN} (?:[\\p{L}\\d-]+ ){0,2}${TEXT}\\b|\\b${TEXT} (?:published|issued|dated|released|of) `,
  'iu',
);
const IS_WRONG = new RegExp(`\\b${WRONG}\\b`, 'iu');
/** The publisher says what it had said. */
const WITHDRAWS = new RegExp(
  `\\bit was (?:written|stated|said|reported|given)\\b|\\bwe (?:had )?(?:wrote|written|said|stated|reported|gave|given)\\b|\\b(?:was|were) (?:\\p{L}+ly )?(?:given|stated|described|quoted|reported|written|rendered) as\\b|\\b${TEXT}(?: of [^,.;]{1,40}?)? (?:said|stated|gave|read|contained)\\b|\\b(?:wrongly|erroneously|incorrectly|mistakenly)\\b`,
  'iu',
);

/** It tells what becomes of its text. */
const OF_ITSELF = new RegExp(
  `\\b${TEXT}\\b[^.]{0,80}\\b(?:issued|published|corrected|amended|replaced|withdrawn|stands?|adjusted)\\b`,
  'iu',
);

/** A correction says so in its first paragraphs. */
const MAX_PARAGRAPHS = 4;
const MAX_PARAGRAPH = 1_000;
const MAX_WITHDRAWN = 6;
const MAX_LENGTH = 400;

/** @returns the sentences that say what was wrong, where a text is a correction; else null */
function correctionIn({ text, english, paragraphs }: ArticleText): readonly Span[] | null {
  const opening = paragraphs.slice(0, MAX_PARAGRAPHS).map((paragraph) => ({
    isHeadline: paragraph.kind === 'headline',
    span: [paragraph.start, Math.min(paragraph.end, paragraph.start + MAX_PARAGRAPH)] as const,
  }));
  const isCorrection = opening.some(({ isHeadline, span }) => {
    const words = text.slice(...span);
    return isHeadline
      ? IN_HEADLINE.test(words)
      : OPENS.test(words) || (OWN_TEXT.test(words) && IS_WRONG.test(words));
  });
  if (!isCorrection) return null;
  return opening
    .filter(({ isHeadline }) => !isHeadline)
    .flatMap(({ span }) => [...sentencesWithin(text, english.ends, [...span])])
    .filter((span) => WITHDRAWS.test(text.slice(...span)))
    .slice(0, MAX_WITHDRAWN);
}

/** Adds to what an article tells of meetings that it corrects another one; what it only says to have been wrong is not said. */
export function withCorrection(told: MeetingsTold, article: ArticleText): MeetingsTold {
  const wrong = told.publisher === null ? null : correctionIn(article);
  if (wrong === null) return told;
  const isWrong = ([start]: readonly [number, number]): boolean =>
    wrong.some(([from, to]) => start >= from && start < to);
  return {
    ...told,
    sayings: told.sayings.filter(({ span, text }) => !isWrong(span) && !OF_ITSELF.test(text)),
    corrects: { withdrawn: wrong.map((span) => article.text.slice(...span).slice(0, MAX_LENGTH)) },
  };
}

/** So much of an account stands again in the one that takes its place. */
const MOST_AGAIN = 0.5;
/** From this share of common words on a wording is another one again, put right, or the one that is withdrawn. */
const [AGAIN, PUT_RIGHT, WITHDRAWN] = [0.8, 0.4, 0.6];

/** Returns the parts of a meeting without what a side corrected later. @param parts in the order of time */
export function withoutCorrected(parts: readonly MeetingPart[]): MeetingPart[] {
  return parts.map((part, at) =>
    parts
      .slice(at + 1)
      .reduce((left, later) => (corrects(later, part) ? withoutWrong(left, later) : left), part),
  );
}

const corrects = ({ record: later }: MeetingPart, { record }: MeetingPart): boolean =>
  later.meetings?.corrects !== undefined && later.meetings.publisher === record.meetings?.publisher;

function withoutWrong(part: MeetingPart, later: MeetingPart): MeetingPart {
  const said = part.sayings.map((saying) => ({ saying, words: wordsOf(saying.text) }));
  const now = later.sayings.map(({ side, text }) => ({ side, words: wordsOf(text) }));
  const again = said.filter(({ words }) => now.some((one) => likeness(one.words, words) >= AGAIN));
  if (again.length > said.length * MOST_AGAIN) return { ...part, sayings: [] };
  const withdrawn = (later.record.meetings?.corrects?.withdrawn ?? []).map(wordsOf);
  const wrong = new Set(
    said
      .filter(({ words }) => withdrawn.some((one) => shareOf(words, one) >= WITHDRAWN))
      .map(({ saying }) => saying),
  );
  for (const one of now) {
    const own = said.filter(({ saying }) => saying.side === one.side);
    const [best] = own.toSorted((a, b) => likeness(b.words, one.words) - likeness(a.words, one.words));
    if (best !== undefined && likeness(best.words, one.words) >= PUT_RIGHT) wrong.add(best.saying);
  }
  return { ...part, sayings: part.sayings.filter((saying) => !wrong.has(saying)) };
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    foldForPhrases(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 0),
  );

/** Returns the share of one's words that the other has. */
const shareOf = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((word) => other.has(word)).length / Math.max(1, one.size);

const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  Math.min(shareOf(one, other), shareOf(other, one));
