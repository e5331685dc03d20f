import type { Version } from '../model/index.ts';
import { unreachable } from '../model/result.ts';
import type { SourceContext } from './compare.ts';
import type { AlignedVersions, Edit } from './edits.ts';
import { foldTypography, foldVariants, foldWords } from '../language/fold.ts';
import { blockRule, furnitureRule } from './furniture.ts';
import { blankPhrasesAsWritten, compilePhrase, type Phrase } from '../language/phrases.ts';
import type { ComparedSentence } from './compared-sentences.ts';

/** Judges edits of one pair of versions: the name of the rule by which an edit is noise, or null. */
export type NoiseRule = (edit: Edit) => string | null;

const READ_ORDER = { listing: 0, partial: 1, full: 2 } as const;

/** A listing's title and summary are its editors' own words: what differs from the page is no edit of the page. */
function isOtherText(before: Version, after: Version): boolean {
  return before.read !== after.read && (before.read === 'listing' || after.read === 'listing');
}

/** A teaser breaks off in its last sentence. */
function isCutOff(left: string, right: string): boolean {
  const [shorter = '', longer = ''] = [foldTypography(left), foldTypography(right)].toSorted(
    (a, b) => a.length - b.length,
  );
  return longer.startsWith(shorter.replace(/\s?\.{2,4}$|[.!?]$/u, ''));
}

/** Furniture or site-wide text, as one side shows it. */
function ruleOfText(
  version: Version,
  unit: ComparedSentence,
  { language, siteText }: SourceContext,
): string | null {
  const block = version.blocks[unit.block]?.text ?? '';
  if (siteText.has(foldWords(unit.text)) || siteText.has(foldWords(block))) return 'site-wide-text';
  return blockRule(version, unit.block, language) ?? furnitureRule(unit.text, language, 'sentence');
}

/** The text of a repeated line stands on in the version that lost it, or stood already in the one without it. */
function ruleOfRepeat(unit: ComparedSentence, others: ReadonlySet<string>): string | null {
  if (!others.has(unit.fold)) return null;
  return unit.kind === 'caption' ? 'repeated-caption' : 'repeated-text';
}

function ruleOfAll(rules: readonly (string | null)[]): string | null {
  return rules.every((rule) => rule !== null) ? (rules.at(-1) ?? null) : null;
}

/** Chinese is written without spaces: one beside it stands where a phrase was taken out. */
const SPACE_BESIDE_HAN = / (?=\p{Script=Han})|(?<=\p{Script=Han}) /gu;

/** A rule that holds for both sides of a changed sentence; words changed inside a sentence never meet one. */
function ruleOfChange(
  edit: Edit & { kind: 'changed' },
  before: Version,
  after: Version,
  context: SourceContext,
  ignored: readonly Phrase[],
): string | null {
  const [left, right] = [edit.diff.before, edit.diff.after].map((tokens) =>
    tokens.map((token) => token.text).join(''),
  );
  if (left === undefined || right === undefined) return null;
  if (foldVariants(left) === foldVariants(right)) return 'invisible-characters';
  if (before.read !== after.read && isCutOff(left, right)) return 'read-in-part';
  const rest = (text: string): string =>
    foldTypography(blankPhrasesAsWritten(ignored, text)).replace(SPACE_BESIDE_HAN, '');
  if (ignored.length > 0 && rest(left) === rest(right)) return 'ignored-phrase';
  const rules = [
    ...edit.before.map((unit) => ruleOfText(before, unit, context)),
    ...edit.after.map((unit) => ruleOfText(after, unit, context)),
  ];
  // Boilerplate rewritten across a site is known on one side first.
  return rules.includes('site-wide-text') ? 'site-wide-text' : ruleOfAll(rules);
}

/** A line of which nothing is left once the reader's ignored phrases are taken out, or little beside them. */
function isIgnored(unit: ComparedSentence, ignored: readonly Phrase[]): boolean {
  if (ignored.length === 0) return false;
  const rest = foldWords(blankPhrasesAsWritten(ignored, unit.text));
  return rest.length * 2 < foldWords(unit.text).length;
}

function foldedTexts(version: Version, units: readonly ComparedSentence[]): Set<string> {
  return new Set([foldTypography(version.headline), ...units.map((unit) => unit.fold)]);
}

/** The rules of noise for one pair of versions. */
export function noiseRules(
  before: Version,
  after: Version,
  aligned: AlignedVersions,
  context: SourceContext,
): NoiseRule {
  const [older, newer] = [foldedTexts(before, aligned.before), foldedTexts(after, aligned.after)];
  const ignored = context.ignore.map(compilePhrase);
  const read = READ_ORDER[after.read] - READ_ORDER[before.read];
  const lone = (
    unit: ComparedSentence,
    version: Version,
    others: ReadonlySet<string>,
    unread: boolean,
  ): string | null => {
    if (isIgnored(unit, ignored)) return 'ignored-phrase';
    return (
      ruleOfText(version, unit, context) ?? ruleOfRepeat(unit, others) ?? (unread ? 'read-in-part' : null)
    );
  };
  const isOther = isOtherText(before, after);
  return (edit) => {
    if (isOther) return 'read-in-part';
    switch (edit.kind) {
      case 'added':
        return lone(edit.after, after, older, read > 0);
      case 'removed':
        return lone(edit.before, before, newer, read < 0);
      case 'moved':
        return ruleOfText(after, edit.after, context);
      case 'changed':
        return ruleOfChange(edit, before, after, context, ignored);
      default:
        return unreachable(edit);
    }
  };
}

/** A site's name behind its headline: letters of the host, or of a short part behind a bar. */
const SITE_NAME = /\s[|｜–—-]\s(?<name>[^|｜–—-]{2,40})$/u;
const UPDATE_MARK =
  /^(?:\(?update[ds]?\s?\d{0,2}\)?\s?[-:–—]\s?|\[update[ds]?\]\s?|\(updated\)\s?|更新[:：]\s?)|\s?[[(]update[ds]?[\])]$/iu;

function host(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/[^\p{L}\p{N}]/gu, '') : '';
}

/** A headline without what sites put around it: their name, "UPDATE 2-". */
function bareHeadline({ headline, url }: Version): string {
  const folded = foldVariants(headline).replace(UPDATE_MARK, '');
  const name = SITE_NAME.exec(folded)?.groups?.['name'];
  if (name === undefined) return folded;
  const letters = foldWords(name).replace(/ /gu, '');
  const isSite = /[|｜][^|｜]*$/u.test(folded) || (letters.length > 2 && host(url).includes(letters));
  return isSite ? folded.replace(SITE_NAME, '') : folded;
}

/** The rule by which two headlines that differ are one, or null. */
export function headlineRule(before: Version, after: Version, context: SourceContext): string | null {
  if (foldVariants(before.headline) === foldVariants(after.headline)) return 'invisible-characters';
  if (isOtherText(before, after)) return 'read-in-part';
  // A page that lost its headline was read badly, or is no article any more; neither is an edit.
  if (foldTypography(before.headline) === '' || foldTypography(after.headline) === '')
    return 'headline-missing';
  if (bareHeadline(before) === bareHeadline(after)) return 'headline-frame';
  const ignored = context.ignore.map(compilePhrase);
  const rest = ({ headline }: Version): string => foldWords(blankPhrasesAsWritten(ignored, headline));
  return ignored.length > 0 && rest(before) === rest(after) ? 'ignored-phrase' : null;
}
