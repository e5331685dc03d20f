import { readingRank, type Version } from '../model/index.ts';
import { unreachable } from '../model/result.ts';
import { foldTypesetting, foldTypography, foldVariants, foldWords } from '../language/fold.ts';
import { blankPhrasesAsWritten, compilePhrase, type Phrase } from '../language/phrases.ts';
import { SENTENCE_END } from '../language/sentences.ts';
import { vocabularyFor } from '../language/vocabulary.ts';
import { foldedWords } from '../language/word-tokens.ts';
import type { ComparedSentence } from './compared-sentences.ts';
import type { SourceContext } from './context.ts';
import type { AlignedVersions, Edit } from './edits.ts';
import { placeRules } from './elsewhere.ts';
import { lineMask } from './moving-lines.ts';
import { blockRule, furnitureRule } from './furniture.ts';
import { isSiteText } from './site-wide-text.ts';

/** The rules of noise for one pair of versions: each returns the name of the rule by which a difference is noise, or null. */
export type NoiseRules = {
  readonly ofEdit: (edit: Edit) => string | null;
  /** To be asked only where the headlines differ. */
  readonly ofHeadline: () => string | null;
};

type NoiseContext = {
  readonly before: Version;
  readonly after: Version;
  readonly source: SourceContext;
  readonly ignored: readonly Phrase[];
  readonly blocks: { readonly before: BlockReader; readonly after: BlockReader };
};

/** What is known of a whole block of one version. Each block is read once, however many of its sentences were edited. */
type BlockReader = {
  readonly isSiteText: (block: number) => boolean;
  readonly rule: (block: number) => string | null;
};

function blockReader(version: Version, { language, siteText }: SourceContext): BlockReader {
  return {
    isSiteText: onceEach((block) => isSiteText(version.blocks[block]?.text ?? '', siteText, language)),
    rule: onceEach((block) => blockRule(version, block, language)),
  };
}

function onceEach<T>(read: (block: number) => T): (block: number) => T {
  const known = new Map<number, { readonly value: T }>();
  return (block) => {
    const found = known.get(block) ?? { value: read(block) };
    known.set(block, found);
    return found.value;
  };
}

/** @param aligned the sentences of both versions, as `findEdits` aligned them */
export function noiseRules(
  before: Version,
  after: Version,
  aligned: AlignedVersions,
  source: SourceContext,
): NoiseRules {
  const blocks = { before: blockReader(before, source), after: blockReader(after, source) };
  const context = { before, after, source, ignored: source.ignore.map(compilePhrase), blocks };
  const [older, newer] = [foldedTexts(before, aligned.before), foldedTexts(after, aligned.after)];
  const read = readingRank[after.read] - readingRank[before.read];
  const isOther = isOtherText(before, after);
  const places = placeRules(before, after, aligned);
  const ofPlace = (edit: Edit): string | null =>
    edit.kind === 'changed' && isSentence(edit) && turnsNegation(edit, source.language)
      ? null
      : (places.ofPage(edit) ?? places.ofBox(edit));
  const ofEdit = (edit: Edit): string | null =>
    isOther ? 'read-in-part' : (ofWording(edit) ?? ofPlace(edit));
  const ofWording = (edit: Edit): string | null => {
    switch (edit.kind) {
      case 'added':
        return (
          ruleOfLoneSentence(edit.after, blocks.after, older, context) ?? (read > 0 ? 'read-in-part' : null)
        );
      case 'removed':
        return (
          ruleOfLoneSentence(edit.before, blocks.before, newer, context) ?? (read < 0 ? 'read-in-part' : null)
        );
      case 'moved':
        return ruleOfText(blocks.after, edit.after, source);
      case 'changed':
        return ruleOfChange(edit, context);
      default:
        return unreachable(edit);
    }
  };
  return { ofEdit, ofHeadline: () => ruleOfHeadline(context) };
}

/** A listing's title and summary are its editors' own words: a difference between them and the page is no edit of the page. */
function isOtherText(before: Version, after: Version): boolean {
  return before.read !== after.read && (before.read === 'listing' || after.read === 'listing');
}

function foldedTexts(version: Version, sentences: readonly ComparedSentence[]): Set<string> {
  return new Set([foldTypography(version.headline), ...sentences.map((sentence) => sentence.fold)]);
}

/** Judges a sentence that one version alone has. */
function ruleOfLoneSentence(
  sentence: ComparedSentence,
  blocks: BlockReader,
  others: ReadonlySet<string>,
  { source, ignored }: NoiseContext,
): string | null {
  if (isIgnored(sentence, ignored)) return 'ignored-phrase';
  if (isLearnedCounter(sentence.text, sentence.text, source)) return 'learned-counter';
  return ruleOfText(blocks, sentence, source) ?? ruleOfRepeat(sentence, others);
}

/** Returns whether little or nothing of a line is left once the ignored phrases are taken out. */
function isIgnored(sentence: ComparedSentence, ignored: readonly Phrase[]): boolean {
  if (ignored.length === 0) return false;
  const rest = foldWords(blankPhrasesAsWritten(ignored, sentence.text));
  return rest.length * 2 < foldWords(sentence.text).length;
}

/** Recognises furniture and site-wide text, as one side shows it. */
function ruleOfText(
  blocks: BlockReader,
  { text, block }: ComparedSentence,
  { language, siteText }: SourceContext,
): string | null {
  if (isSiteText(text, siteText, language) || blocks.isSiteText(block)) return 'site-wide-text';
  return blocks.rule(block) ?? furnitureRule(text, language, 'sentence');
}

/** Recognises a repeated line: its text is still in the version that lost it, or was already in the one without it. */
function ruleOfRepeat(sentence: ComparedSentence, others: ReadonlySet<string>): string | null {
  if (!others.has(sentence.fold)) return null;
  return sentence.kind === 'caption' ? 'repeated-caption' : 'repeated-text';
}

/** Chinese is written without spaces: a space beside it is where a phrase was taken out. */
const SPACE_BESIDE_HAN = / (?=\p{Script=Han})|(?<=\p{Script=Han}) /gu;

/** A changed sentence is noise only by a rule that holds for both its sides: words changed inside a sentence never meet one. */
function ruleOfChange(
  edit: Edit & { kind: 'changed' },
  { before, after, source, ignored, blocks }: NoiseContext,
): string | null {
  const [left, right] = [edit.diff.before, edit.diff.after].map((tokens) =>
    tokens.map((token) => token.text).join(''),
  );
  if (left === undefined || right === undefined) return null;
  if (foldVariants(left) === foldVariants(right)) return 'invisible-characters';
  if (foldTypesetting(left) === foldTypesetting(right)) return 'typography';
  if (isLearnedCounter(left, right, source)) return 'learned-counter';
  if (before.read !== after.read && isCutOff(left, right)) return 'read-in-part';
  const rest = (text: string): string =>
    foldTypography(blankPhrasesAsWritten(ignored, text)).replace(SPACE_BESIDE_HAN, '');
  if (ignored.length > 0 && rest(left) === rest(right)) return 'ignored-phrase';
  const sides = [
    ...edit.before.map((sentence) => ({ own: blocks.before, sentence })),
    ...edit.after.map((sentence) => ({ own: blocks.after, sentence })),
  ];
  // Boilerplate rewritten across a site is known on one side first. It is a block of its own: a sentence inside a paragraph is the
  // article's background, and news where it no longer holds.
  if (sides.some(({ own, sentence }) => own.isSiteText(sentence.block))) return 'site-wide-text';
  const rules = sides.map(({ own, sentence }) => ruleOfText(own, sentence, source));
  const rule = rules.includes(null) ? null : (rules.at(-1) ?? null);
  // What another article is called may be turned: the link to it is no part of this one.
  return rule !== 'related-links' && turnsNegation(edit, source.language) ? null : rule;
}

/** Teasers are titles and end without a mark. */
const isSentence = ({ before, after }: Edit & { kind: 'changed' }): boolean =>
  [before.at(-1), after.at(-1)].every((sentence) => SENTENCE_END.test(sentence?.text ?? ''));

/** "Will go" and "does not go" differ in so many words. */
const MAX_TURNED_WORDS = 3;

/**
 * Returns whether two sentences are the same but for a "not", with the little words that come and go with it. That is never noise,
 * whatever the line begins with: no counter, advert or notice changes so.
 */
function turnsNegation({ diff }: Edit & { kind: 'changed' }, language: string): boolean {
  const [left, right] = [diff.before, diff.after].map((tokens) =>
    foldedWords(tokens.map(({ text }) => text).join(''), language),
  );
  if (left === undefined || right === undefined) return false;
  const turned = [...withoutWords(left, right), ...withoutWords(right, left)];
  if (turned.length === 0 || turned.length > MAX_TURNED_WORDS || left.length <= turned.length) return false;
  const { negations } = vocabularyFor(language, left.join(' '));
  return turned.some((word) => negations.has(word));
}

/** Returns the words that stand more often in one list than in the other. */
function withoutWords(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** Returns whether nothing but the numbers and dates of a line changed, which change again and again. */
function isLearnedCounter(left: string, right: string, { counters, language }: SourceContext): boolean {
  if (counters === undefined || counters.size === 0) return false;
  const mask = lineMask(right, language);
  return mask !== null && counters.has(mask) && lineMask(left, language) === mask;
}

/** Returns whether one text is the other one cut off, as a teaser's last sentence is. */
function isCutOff(left: string, right: string): boolean {
  const [shorter = '', longer = ''] = [foldTypography(left), foldTypography(right)].toSorted(
    (a, b) => a.length - b.length,
  );
  return longer.startsWith(shorter.replace(/\s?\.{2,4}$|[.!?]$/u, ''));
}

/** A site's name behind its headline: letters of the host, or of a short part behind a bar. */
const SITE_NAME = /\s[|｜–—-]\s(?<name>[^|｜–—-]{2,40})$/u;
const UPDATE_MARK =
  /^(?:\(?update[ds]?\s?\d{0,2}\)?\s?[-:–—]\s?|\[update[ds]?\]\s?|\(updated\)\s?|更新[:：]\s?)|\s?[[(]update[ds]?[\])]$/iu;

/** Returns the rule by which two headlines that differ are one, or null. */
function ruleOfHeadline({ before, after, ignored }: NoiseContext): string | null {
  if (foldVariants(before.headline) === foldVariants(after.headline)) return 'invisible-characters';
  if (foldTypesetting(before.headline) === foldTypesetting(after.headline)) return 'typography';
  if (isOtherText(before, after)) return 'read-in-part';
  // A page that lost its headline was read badly, or is no article any more; neither is an edit.
  if (foldTypography(before.headline) === '' || foldTypography(after.headline) === '')
    return 'headline-missing';
  if (bareHeadline(before, after) === bareHeadline(after, before)) return 'headline-frame';
  const rest = ({ headline }: Version): string => foldWords(blankPhrasesAsWritten(ignored, headline));
  return ignored.length > 0 && rest(before) === rest(after) ? 'ignored-phrase' : null;
}

/**
 * Returns a headline without what sites put around it: their name, "UPDATE 2-". Behind a bar may stand the news itself ("Explained | Port
 * will not open"), so that an unknown name there is a site's only where the other headline is without one.
 */
function bareHeadline({ headline, url }: Version, other: Version): string {
  const folded = foldVariants(headline).replace(UPDATE_MARK, '');
  const name = SITE_NAME.exec(folded)?.groups?.['name'];
  if (name === undefined) return folded;
  const letters = foldWords(name).replace(/ /gu, '');
  const isFrame = BAR.test(folded) && !BAR.test(foldVariants(other.headline));
  const isSite = isFrame || (letters.length > 2 && hostLetters(url).includes(letters));
  return isSite ? folded.replace(SITE_NAME, '') : folded;
}

const BAR = /[|｜][^|｜]*$/u;

function hostLetters(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/[^\p{L}\p{N}]/gu, '') : '';
}
