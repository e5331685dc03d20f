/** Reads who says what in an English text, each part of it in its own register. */
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { type Attribution, toAttribution } from '../attribution/attribute.ts';
import { addFollowOns } from '../attribution/follow-on.ts';
import { dashed, headlineLabel, headlineSource, isNote } from '../attribution/labels.ts';
import type { AttributionMatch } from '../attribution/rules.ts';
import { readSentence } from '../attribution/sentence.ts';
import { type NamedSides, NO_SIDES } from '../speakers/named-sides.ts';
import { type PageReading, readPage } from './page.ts';
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
  const turns = transcriptTurns(page);
  const held = new Set(turns.flatMap(({ sentences }) => sentences.map(({ to }) => to)));
  const found = [...readProse(page, held), ...turns.flatMap((turn: Turn) => readTurn(page, turn))];
  return found.toSorted((a, b) => placeOf(a) - placeOf(b)).map((one) => toAttribution(tokens, one));
}

const placeOf = ({ content }: AttributionMatch): number => content[0]?.from ?? 0;

/** Reads the sentences that no turn holds, as news. @param held the ends of the others */
function readProse({ tokens }: PageReading, held: ReadonlySet<number>): AttributionMatch[] {
  const labels = matchParagraphs(tokens);
  let within: AttributionMatch | null | undefined;
  const bySentence = tokens.sentences.map((sentence) => {
    if (held.has(sentence.to)) return null;
    if (at(tokens, sentence.from - 1).tag === 'edge') {
      within = labels.get(sentence.from);
      if (within !== undefined) return within === null ? [] : [within];
    }
    return within === undefined ? readSentence(tokens, sentence) : [];
  });
  return addFollowOns(tokens, bySentence);
}

/** Returns what the form of single paragraphs says, by their first token; null for notes about the text. */
function matchParagraphs(tokens: TaggedTokens): ReadonlyMap<number, AttributionMatch | null> {
  const found = new Map<number, AttributionMatch | null>();
  tokens.paragraphs.forEach((paragraph: TokenRange, p) => {
    const headline = p === 0 ? (headlineLabel(tokens, paragraph) ?? headlineSource(tokens, paragraph)) : null;
    const one = headline ?? dashed(tokens, paragraph);
    if (one !== null) found.set(paragraph.from, one);
    else if (p > 0 && isNote(tokens, paragraph)) found.set(paragraph.from, null);
  });
  return found;
}
