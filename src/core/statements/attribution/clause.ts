/** Finds where reported words end. */
import { wordSet } from '../../language/word-set.ts';
import { tagSet } from '../../language/english/lexicon.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';
import { nounPhraseAfter } from '../../language/english/noun-phrases.ts';
import { skipSetting } from './setting.ts';
import type { VerbClass } from '../../language/english/reporting-words.ts';

const SPEECH: readonly VerbClass[] = ['say', 'tell'];
const STRONG: readonly VerbClass[] = ['say', 'tell', 'stance', 'direct', 'commit'];

function isOf(tokens: TaggedTokens, i: number, classes: readonly VerbClass[]): boolean {
  const verb = at(tokens, i).cue?.verb;
  return verb !== undefined && classes.some((name) => verb.classes.has(name));
}

function skipAuxiliaries(tokens: TaggedTokens, i: number): number {
  let next = i;
  while (/^(?:adverb|have|be)$/u.test(at(tokens, next).tag)) next++;
  return next;
}

/** Returns whether another verb of the same speaker stands at `i`, behind the conjunction: "and called for …", "but has said …". */
function continuesAt(tokens: TaggedTokens, i: number): boolean {
  const verb = skipAuxiliaries(tokens, i);
  const { tag, cue } = at(tokens, verb);
  return (
    tag === 'verb' && (cue?.form === 'past' || cue?.form === 's' || verb > i) && isOf(tokens, verb, STRONG)
  );
}

/** Returns whether another speaker stands at `i`, behind the conjunction: "and police said …". */
function changesSpeakerAt(tokens: TaggedTokens, i: number, end: number): boolean {
  const subject = nounPhraseAfter(tokens, i, end);
  if (subject === i) return false;
  const verb = skipAuxiliaries(tokens, subject);
  const { tag } = at(tokens, verb);
  const { cue, capital } = at(tokens, verb);
  if (tag === 'ing' && verb > subject) return isOf(tokens, verb, STRONG);
  if (capital || cue === null || (tag !== 'verb' && tag !== 'base')) return false;
  return isOf(tokens, verb, cue.form === 'past' || cue.form === 's' ? STRONG : SPEECH);
}

const ANNOUNCING = tagSet('colon that quotation');

/** Returns whether the main clause begins at `i`: "Asked about X's claim that …, Y said: …". */
function announcesAt(tokens: TaggedTokens, i: number, end: number): boolean {
  const subject = nounPhraseAfter(tokens, i, end);
  if (subject === i || !isOf(tokens, skipAuxiliaries(tokens, subject), SPEECH)) return false;
  const next = skipSetting(tokens, skipAuxiliaries(tokens, subject) + 1, end);
  const { tag } = at(tokens, next);
  return ANNOUNCING.has(tag) || (tag === 'comma' && at(tokens, next + 1).tag === 'quotation');
}

/** Returns whether what is said goes on at `i`, behind "but": with a verb of its own subject ("but would not pay"), or a promise of "it". */
function staysAt(tokens: TaggedTokens, i: number, end: number): boolean {
  if (LIMITS.has(at(tokens, i).word)) return true;
  if (continuesAt(tokens, i)) return false;
  let verb = i;
  while (at(tokens, verb).tag === 'adverb') verb++;
  if (SHARED.has(at(tokens, verb).tag)) return !withholdsAt(tokens, verb);
  const subject = nounPhraseAfter(tokens, i, end);
  return subject > i && at(tokens, subject).tag === 'modal' && !changesSpeakerAt(tokens, i, end);
}

const SHARED = tagSet('modal have be do');
/** Words behind "but" that limit what was said: "but only in May", "but not to settlers". */
const LIMITS = wordSet('only not never if unless until once without solely provided');
/** Verbs by which the author tells what was not said: "but would not elaborate". */
const WITHHELD = wordSet('elaborate comment specify disclose identify name give provide');

/** Returns whether the author tells of silence: "but did not say when". */
function withholdsAt(tokens: TaggedTokens, i: number): boolean {
  let verb = i + 1;
  while (/^(?:adverb|have|be)$/u.test(at(tokens, verb).tag)) verb++;
  const { word } = at(tokens, verb);
  return (
    isOf(tokens, verb, SPEECH) ||
    WITHHELD.has(word) ||
    (word === 'go' && at(tokens, verb + 1).word === 'into')
  );
}

/** Returns whether the author speaks again behind the comma or quotation at `i`. */
function breaksAt(tokens: TaggedTokens, i: number, end: number): boolean {
  const next = at(tokens, i + 1);
  if (next.word === 'but') return !staysAt(tokens, i + 2, end);
  if (next.word === 'according') return true;
  if (next.tag === 'subordinator' && /^(?:while|although|though|whereas)$/u.test(next.word)) return true;
  let verb = i + 1;
  while (at(tokens, verb).tag === 'adverb') verb++;
  if (at(tokens, verb).tag === 'ing' && isOf(tokens, verb, STRONG)) return true;
  if (at(tokens, i).word === ';' && changesSpeakerAt(tokens, i + 1, end)) return true;
  if (next.tag !== 'conjunction') return announcesAt(tokens, i + 1, end);
  return continuesAt(tokens, i + 2) || changesSpeakerAt(tokens, i + 2, end);
}

/** Returns the end of the clause that begins at `from`, at most `end` (behind the sentence's last token). */
export function clauseEnd(tokens: TaggedTokens, from: number, end: number): number {
  let brackets = 0;
  for (let i = from; i < end; i++) {
    const token = at(tokens, i);
    if (token.tag === 'open') brackets++;
    if (token.tag === 'close' && --brackets < 0) return i;
    if ((token.tag === 'comma' || token.word === ';') && i > from && breaksAt(tokens, i, end)) return i;
    if (token.tag === 'quotation' && i + 1 < end && breaksAt(tokens, i, end)) return i + 1;
    if (token.tag !== 'conjunction' || i < from + 2 || (token.word !== 'and' && token.word !== 'but'))
      continue;
    if (continuesAt(tokens, i + 1) || changesSpeakerAt(tokens, i + 1, end)) return i;
  }
  return withoutStop(tokens, from, end);
}

/** Returns where a noun or infinitive that a verb governs ends: words that hang on it behind a comma or a dash are the author's. */
export function objectEnd(tokens: TaggedTokens, from: number, end: number): number {
  const to = clauseEnd(tokens, from, end);
  for (let i = from + 1; i < to; i++) {
    const { tag } = at(tokens, i);
    if (tag === 'dash') return i;
    if (at(tokens, i).word === 'while' && at(tokens, i - 1).tag !== 'that') return i;
    if (tag !== 'comma') continue;
    const next = at(tokens, i + 1);
    if (next.tag === 'wh' || next.tag === 'ing' || next.word === 'with') return i;
  }
  return to;
}

const CLOSING_MARKS = tagSet('stop comma dash colon');

/** Returns `end` without the sentence's closing marks. */
export function withoutStop(tokens: TaggedTokens, from: number, end: number): number {
  let last = end;
  while (last > from && CLOSING_MARKS.has(at(tokens, last - 1).tag)) last--;
  return last;
}

/** Returns the clause before the comma at `comma`, from `floor` on. */
export function clauseBefore(tokens: TaggedTokens, comma: number, floor: number): TokenRange | null {
  let from = floor;
  while (from < comma && (at(tokens, from).tag === 'comma' || at(tokens, from).tag === 'dash')) from++;
  return from < comma ? { from, to: withoutStop(tokens, from, comma) } : null;
}
