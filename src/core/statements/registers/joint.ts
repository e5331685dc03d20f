/** Joint statements: what they state is each side's, but for what one of them says apart. */
import { wordSet } from '../../language/word-set.ts';
import { at, type TokenRange } from '../../language/english/token.ts';
import type { AttributionMatch, AttributionRule } from '../attribution/rules.ts';
import { withoutStop } from '../attribution/clause.ts';
import { readSentence } from '../attribution/sentence.ts';
import { verbMeans } from '../substance/meanings.ts';
import { listMarkEnd } from './list-marks.ts';
import { type PageReading, spanOf } from './page.ts';
import { type SentenceForm, sentenceForm } from './sentence-form.ts';
import { severalSides, sidesOfPage } from './several-sides.ts';
import { isWholeSide, withoutMarks } from './turn.ts';

/** A sentence of a joint statement, and the sides that "it" or "they" of the next sentence means. */
type JointSentence = { readonly matches: AttributionMatch[]; readonly subject: readonly string[] };

/**
 * Returns what the sentences of a joint statement say, by their first token: each sentence as it stands, once for each side whose
 * it is. The verbs of such a text ("undertakes", "agreed") do what they say, so they are a part of it.
 * @param parties of the whole text
 */
export function readJointStatement(
  page: PageReading,
  parties: readonly string[],
): ReadonlyMap<number, readonly AttributionMatch[]> {
  const found = new Map<number, readonly AttributionMatch[]>();
  if (parties.length === 0) return found;
  let before = parties;
  for (const sentence of page.tokens.sentences) {
    if (sentence.from < (page.title?.to ?? 0)) continue;
    if (at(page.tokens, sentence.from - 1).tag === 'edge') before = parties;
    const { matches, subject } = readJointSentence(page, sentence, parties, before);
    found.set(sentence.from, matches);
    before = subject;
  }
  return found;
}

function readJointSentence(
  page: PageReading,
  sentence: TokenRange,
  parties: readonly string[],
  before: readonly string[],
): JointSentence {
  const { tokens } = page;
  const form = sentenceForm(tokens, sentence);
  if (at(tokens, sentence.to - 1).word === '?') return { matches: [], subject: before };
  const spoken = (by: readonly string[], rule: AttributionRule = 'joint'): AttributionMatch[] =>
    by.map((party) => ({
      source: [],
      cue: [],
      content: [withoutMarks(tokens, sentence)],
      rule,
      voice: { by: 'party', party },
    }));
  // "Recalling the ceasefire": a preamble tells on what the sides stand.
  const isPreamble = at(tokens, listMarkEnd(tokens, sentence)).tag === 'ing';
  if (form === null) return { matches: isPreamble ? spoken(parties, 'aside') : [], subject: before };
  const named = sidesOfSubject(page, form, before);
  const [alone, ...others] = named;
  if (alone !== undefined && others.length === 0) return { matches: spoken(named), subject: named };
  if (named.length === 0 && isInstitution(page, form)) {
    const match = {
      source: [form.subject],
      cue: [],
      content: [withoutMarks(tokens, sentence)],
      rule: 'joint',
    } as const;
    return { matches: [match], subject: before };
  }
  if (named.length > 1) {
    const isReported = form.isPast && PEOPLE.has(at(tokens, form.subject.to - 1).word);
    const isSaid = isReported && at(tokens, form.verb).cue?.verb.classes.has('say') === true;
    if (isSaid) return { matches: readSentence(tokens, sentence), subject: named };
    return { matches: isEvent(page, form) ? [] : spoken(named), subject: named };
  }
  if (page.sides.hasPerson(spanOf(tokens, form.subject)))
    return { matches: readSentence(tokens, sentence), subject: before };
  const isTold = form.isPast && !isAgreement(page, form);
  return { matches: isTold ? [] : spoken(parties), subject: parties };
}

/** Returns the sides that are a sentence's subject; none where something else is. */
function sidesOfSubject(
  page: PageReading,
  { subject }: SentenceForm,
  before: readonly string[],
): readonly string[] {
  const { tokens, sides } = page;
  const together = severalSides(page, subject);
  if (together.length > 0) return together;
  const { word } = at(tokens, subject.from);
  const isPronoun = subject.to - subject.from === 1;
  if (isPronoun && (word === 'it' ? before.length === 1 : word === 'they')) return before;
  const comma = tokens.list.findIndex(({ tag }, i) => i >= subject.from && tag === 'comma');
  const head = { from: subject.from, to: comma > subject.from ? Math.min(comma, subject.to) : subject.to };
  const span = spanOf(tokens, head);
  const named = sides.hasPerson(span) ? [] : sides.partiesIn(span);
  const last = at(tokens, head.to - 1);
  const isSide = last.capital || SIDE_NOUNS.has(last.word);
  return isSide && isWholeSide(page, head, named) ? named.slice(0, 1) : [];
}

/** Nouns for a side itself; "Norlandic ships" are no side. */
const SIDE_NOUNS = wordSet(
  'side party government delegation ministry embassy mission authorities administration leadership commission secretariat',
);

/** Of people the text tells in the past what they said; the sides' own words it is not. */
const PEOPLE = wordSet('ministers leaders heads presidents premiers officials envoys');

/** Returns whether a subject is an institution that the text named in full before: "the Commission". */
function isInstitution({ tokens }: PageReading, { subject }: SentenceForm): boolean {
  const { from, to } = subject;
  return (
    to - from === 2 &&
    at(tokens, from).word === 'the' &&
    at(tokens, from + 1).capital &&
    SIDE_NOUNS.has(at(tokens, from + 1).word)
  );
}

/** Returns whether sides together did something that is neither said nor decided: they met, and signed nothing. */
function isEvent({ tokens }: PageReading, { verb, isPast }: SentenceForm): boolean {
  if (!isPast) return false;
  return tokens.list
    .slice(verb, verb + MAX_VERB_GROUP)
    .every(
      ({ cue, tag, word }) =>
        (cue === null || tag === 'noun') && word !== 'not' && !verbMeans(word, 'act', 'commit', 'convey'),
    );
}

/** "Also jointly expressed", "have fully agreed": a verb of saying stands among so many words. */
const MAX_VERB_GROUP = 4;

/** Returns for each side of a side's own page what "it was agreed that", by a sentence of it. */
export function agreedByAll(page: PageReading, sentence: TokenRange): AttributionMatch[] {
  const { tokens, sides } = page;
  const form = sides.publisher === null ? null : sentenceForm(tokens, sentence);
  if (form === null || !isAgreement(page, form) || at(tokens, form.verb).tag !== 'be') return [];
  const that = tokens.list.findIndex(({ tag }, i) => i > form.verb && tag === 'that');
  if (
    that < 0 ||
    that > form.verb + MAX_VERB_GROUP ||
    !/^(?:agreed|decided)$/u.test(at(tokens, that - 1).word)
  )
    return [];
  const content = [{ from: that, to: withoutStop(tokens, that, sentence.to) }];
  const cue = [{ from: form.verb, to: that }];
  return sidesOfPage(page, null).map((party) => ({
    source: [],
    cue,
    content,
    rule: 'joint',
    voice: { by: 'party', party },
  }));
}

/** Returns whether a sentence begins with "It was agreed that" or its like: what all agreed on is no event. */
function isAgreement({ tokens }: PageReading, { subject, verb }: SentenceForm): boolean {
  if (at(tokens, subject.from).word !== 'it' || subject.to - subject.from > 1) return false;
  const { cue } = at(tokens, at(tokens, verb + 1).tag === 'adverb' ? verb + 2 : verb + 1);
  return cue !== null && (cue.verb.classes.has('say') || cue.verb.classes.has('commit'));
}
