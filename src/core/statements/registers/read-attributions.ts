/** Reads who says what in an English text, each part of it in its own register. */
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { type Attribution, toAttribution } from '../attribution/attribute.ts';
import { withoutStop } from '../attribution/clause.ts';
import { addFollowOns } from '../attribution/follow-on.ts';
import { dashed, headlineLabel, headlineSource, isNote, quotationBelow } from '../attribution/labels.ts';
import type { AttributionMatch } from '../attribution/rules.ts';
import { readSentence } from '../attribution/sentence.ts';
import { type NamedSides, NO_SIDES } from '../speakers/named-sides.ts';
import { type PageReading, readPage, spanOf } from './page.ts';
import { sentenceForm } from './sentence-form.ts';
import { agreedByAll, readJointStatement } from './joint.ts';
import { hasListMark } from './list-marks.ts';
import { type ListStem, listStem, readListPoints } from './list.ts';
import { readoutTurns } from './readout.ts';
import { forEachSide, sidesOfJointPage } from './several-sides.ts';
import { speechTurns } from './speech.ts';
import { threadTurns } from './thread.ts';
import { transcriptTurns } from './transcript.ts';
import { readTurn, type Turn } from './turn.ts';

/**
 * Applies the rules of attribution to tagged tokens. A quotation is a single word to them, and the words around a verb that
 * reports decide who says what; in the turns of a register, the page does.
 * @param tokens of an article; the first paragraph may be a headline
 * @returns in the order of the text; the time is linear in its length
 */
export function readAttributions(tokens: TaggedTokens, sides: NamedSides = NO_SIDES): Attribution[] {
  const page = readPage(tokens, sides);
  const turns = documentTurns(page);
  const held = new Set(turns.flatMap(({ sentences }) => sentences.map(({ to }) => to)));
  const bySentence = readSentences(page, held);
  const isProse = turns.length === 0 && sidesOfJointPage(page).length === 0;
  const told = isProse ? readoutTurns(page, bySentence) : [];
  const retold = new Set(told.flatMap(({ sentences }) => sentences.map(({ to }) => to)));
  const prose = bySentence.map((found, s) => (retold.has(tokens.sentences[s]?.to ?? 0) ? null : found));
  const found = [
    ...addFollowOns(tokens, prose),
    ...[...turns, ...told].flatMap((turn) => readTurn(page, turn)),
  ];
  return found
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((one) => forEachSide(page, one))
    .map((one) => toAttribution(tokens, one));
}

const placeOf = ({ content }: AttributionMatch): number => content[0]?.from ?? 0;

/** Returns the turns of a page that is all in one register; none for news and readouts, which are prose. */
function documentTurns(page: PageReading): Turn[] {
  const turns = transcriptTurns(page);
  if (turns.length > 0 || sidesOfJointPage(page).length > 0) return turns;
  const posts = threadTurns(page);
  return posts.length > 0 ? posts : speechTurns(page);
}

/** Reads each sentence by itself; those that a turn holds are null. @param held the ends of those */
function readSentences(page: PageReading, held: ReadonlySet<number>): (readonly AttributionMatch[] | null)[] {
  const { tokens } = page;
  const labels = matchParagraphs(tokens);
  const together = readJointStatement(page, sidesOfJointPage(page));
  let within: AttributionMatch | null | undefined;
  let stem: ListStem | null = null;
  return tokens.sentences.map((sentence, s) => {
    if (held.has(sentence.to)) return null;
    const joint = together.get(sentence.from);
    if (joint !== undefined) return joint;
    if (stem !== null && hasListMark(tokens, sentence)) return readListPoints(tokens, sentence, stem);
    if (at(tokens, sentence.from - 1).tag === 'edge') {
      within = labels.get(sentence.from);
      if (within !== undefined) return within === null ? [] : [within];
      stem = listStem(tokens, sentence, tokens.sentences[s + 1]);
      if (stem !== null) return [];
    }
    const agreed = agreedByAll(page, sentence);
    if (agreed.length > 0) return agreed;
    const found = within === undefined ? readSentence(tokens, sentence) : [];
    return found.length > 0 || within !== undefined ? found : quotedOf(page, sentence);
  });
}

/** Returns the quotation behind a colon as its sentence's subject's, where that is a person: "The envoy Anna Berg was curt: “…”". */
function quotedOf({ tokens, sides }: PageReading, sentence: TokenRange): AttributionMatch[] {
  const end = withoutStop(tokens, sentence.from, sentence.to);
  const colon = end - 2;
  const isBehindColon = at(tokens, end - 1).tag === 'quotation' && at(tokens, colon).tag === 'colon';
  const form = isBehindColon ? sentenceForm(tokens, { from: sentence.from, to: colon }) : null;
  if (form === null) return [];
  const subject = { from: form.subject.from, to: withoutStop(tokens, form.subject.from, form.subject.to) };
  const isPronoun = /^(?:he|she)$/u.test(at(tokens, subject.to - 1).word);
  const isOwned = tokens.list.slice(subject.from, subject.to).some(({ tag }) => tag === 'clitic');
  if (!isPronoun && (isOwned || !sides.hasPerson(spanOf(tokens, subject)))) return [];
  const cue = { from: form.verb, to: form.verb + 1 };
  return [{ source: [subject], cue: [cue], content: [{ from: end - 1, to: end }], rule: 'quotation-before' }];
}

/** Returns what the form of single paragraphs says, by their first token; null for notes about the text. */
function matchParagraphs(tokens: TaggedTokens): ReadonlyMap<number, AttributionMatch | null> {
  const found = new Map<number, AttributionMatch | null>();
  tokens.paragraphs.forEach((paragraph: TokenRange, p) => {
    const headline = p === 0 ? (headlineLabel(tokens, paragraph) ?? headlineSource(tokens, paragraph)) : null;
    const above = tokens.paragraphs[p - 1];
    const one = headline ?? dashed(tokens, paragraph) ?? quotationBelow(tokens, above, paragraph);
    if (one !== null) found.set(paragraph.from, one);
    else if (p > 0 && isNote(tokens, paragraph)) found.set(paragraph.from, null);
  });
  return found;
}
