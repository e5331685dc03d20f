import { hashAll } from '../model/ids.ts';
import type { Difference, Version } from '../model/index.ts';
import { foldWords } from '../language/fold.ts';
import { sentences } from '../language/sentences.ts';
import { stampMask } from './moving-lines.ts';
import { shingleWords } from './stories/shingles.ts';

/** So many of a source's articles must carry a text before it is the site's and not theirs. */
const MIN_ARTICLES = 3;
/** And so large a share of those compared: a paragraph of background comes back in some, a site's own text in most. */
const MIN_SHARE = 0.5;

/**
 * Blocks and sentences that stand in most of a source's latest articles: prize notices, calls for donations, house style.
 * Learned from other articles, and so no part of a version: it silences a change, as a rule that the timeline names.
 * @param others versions of other articles of the same source
 * @returns texts as `foldWords` writes them, and behind a `#` the masks of lines that differ in their numbers, dates and names alone
 */
export function siteTextOf(others: readonly Version[]): Set<string> {
  const counts = new Map<string, number>();
  for (const version of others) {
    const texts = new Set(
      version.blocks.flatMap((block) => repeatableTexts(block.text, version.language ?? 'und')),
    );
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const fewest = Math.max(MIN_ARTICLES, Math.ceil(others.length * MIN_SHARE));
  return new Set([...counts].flatMap(([text, count]) => (count >= fewest && text !== '' ? [text] : [])));
}

function repeatableTexts(block: string, language: string): string[] {
  const mask = stampMask(block, language);
  return [
    foldWords(block),
    ...(mask === null ? [] : [`#${mask}`]),
    ...sentences(block, language).map((sentence) => foldWords(sentence.text)),
  ];
}

/** @param siteText as `siteTextOf` collects it */
export function isSiteText(text: string, siteText: ReadonlySet<string>, language: string): boolean {
  if (siteText.size === 0) return false;
  if (siteText.has(foldWords(text))) return true;
  const mask = stampMask(text, language);
  return mask !== null && siteText.has(`#${mask}`);
}

/**
 * Names an edit by the words it took out and put in, whatever stood around them: the same edit of another article has the same
 * signature, be it a correction of one wire copy in several outlets or a new label on all pages of a site.
 */
export function editSignature(difference: Difference): string {
  const words = (op: 'insert' | 'delete') =>
    difference.blocks.flatMap((block) =>
      block.filter((part) => part.op === op && part.moved === null).flatMap(({ text }) => shingleWords(text)),
    );
  const headline = difference.headline;
  const heads =
    headline === null ? [] : [...shingleWords(headline.before), '→', ...shingleWords(headline.after)];
  return hashAll([...words('delete'), '→', ...words('insert'), '|', ...heads]);
}
