/** Tells what in an account is a point: something that a side says on substance, or that the sides agreed. */
import type { EnglishWord } from '../language/english/words.ts';
import { wordSet } from '../language/word-set.ts';
import { isBleached } from '../statements/substance/courtesies.ts';
import { substanceOf } from '../statements/substance/substance.ts';
import table from './meeting-words.json' with { type: 'json' };

const AGREES = wordSet(table.agrees);
const THANKS = wordSet(table.thanks);
const BY_SIDES =
  /^(?:in (?:conclusion|closing|the end),? |at the (?:end|close)[^,]{0,40}, |later,? )?(?:(?:the |all )?(?:two|both|three|four) (?:sides|ministers|countries|parties|leaders|presidents|delegations|neighbou?rs|foreign ministers)|both|they|the (?:sides|ministers|parties|leaders|presidents|participants))\b/iu;
const IMPERSONAL = /^(?:[^,]{0,40}, )?it (?:was|has been|is) (?:also )?(?:agreed|decided|resolved)\b/iu;
const BY_PARTIES =
  /\bby (?:the )?(?:two |both |three )?(?:sides|parties|ministers|countries)\b|,? both (?:confirmed|agreed|decided)\b/iu;

/** Returns whether the sides say it together. @param part trimmed */
export function isJoint(part: string): boolean {
  return IMPERSONAL.test(part) || BY_SIDES.test(part) || BY_PARTIES.test(part);
}

/** Returns whether a list follows of what was said: "…: ", "put forward four proposals." */
export const opensList = (end: string): boolean =>
  /(?::|\b(?:as follows|the following|proposals|points|suggestions|understandings?|understanding|principles)\.?)\s*$/iu.test(
    end,
  );

type Part = {
  readonly words: readonly EnglishWord[];
  /** The words of the part before what is said: who says it, and how. */
  readonly cue: readonly EnglishWord[];
  readonly isJoint: boolean;
};

/** So many words of its own make a claim particular. */
const MIN_OWN = 2;
const MIN_WORDS = 3;

export function isPoint({ words, cue, isJoint }: Part): boolean {
  const plain = words.filter(({ isWord }) => isWord);
  if (plain.length < MIN_WORDS) return false;
  if (isJoint) return plain.some(({ word }) => AGREES.has(word)) && isParticular(plain);
  if ([...cue, ...plain.slice(0, 6)].some(({ word }) => THANKS.has(word))) return false;
  const does = substanceOf({ clause: words, cue });
  if (does === null || does === 'logistics') return false;
  return does === 'demand' || does === 'commitment' || isParticular(plain);
}

const isParticular = (words: readonly EnglishWord[]): boolean =>
  words.filter(({ word }) => !isBleached(word)).length >= MIN_OWN;
