/** Speeches and statements: a text in which the one whom its title names says all that it says. */
import { wordSet } from '../../language/word-set.ts';
import { at, type TokenRange } from '../../language/english/token.ts';
import { readSentence } from '../attribution/sentence.ts';
import { authorInTitle, type PageReading, type PageSpeaker, spanOf, speakerOfTitle } from './page.ts';
import { ownershipOf, type Turn } from './turn.ts';

/** Words for who speaks: they make a page a speech that nobody else publishes as its own. */
const FIRST_PERSON = wordSet('i we our my');
/** Officers who are quoted on their own pages: "the spokesperson said". */
const OFFICERS = wordSet(
  'spokesperson spokesman spokeswoman minister ambassador president secretary envoy he she',
);

/** Returns the one turn of a page that is a speech or a statement, and none for another page. */
export function speechTurns(page: PageReading): Turn[] {
  const { tokens, title, sides } = page;
  const titled = speakerOfTitle(page);
  const speaker = titled ?? authorInTitle(page);
  if (title === null || speaker === null || speaker.party === null) return [];
  const sentences = tokens.sentences.filter(({ from }) => from >= title.to);
  const isSpoken =
    (titled !== null && sides.publisher !== null) ||
    sentences.some((sentence) => isFirstPerson(page, sentence));
  if (!isSpoken || sentences.some((sentence) => isReport(page, speaker, sentence))) return [];
  return [{ speaker, label: null, sentences, rule: 'speech', isWhole: false }];
}

/** The first words of a sentence are looked through. In tokens. */
const MAX_OPENING = 8;

/** Returns whether one who speaks for themselves opens a sentence, outside of quotations. */
function isFirstPerson({ tokens }: PageReading, { from, to }: TokenRange): boolean {
  for (let i = from; i < Math.min(to, from + MAX_OPENING); i++)
    if (FIRST_PERSON.has(at(tokens, i).word)) return true;
  return false;
}

/** Returns whether a sentence quotes the page's own speaker: then the page reports the speech and is not the speech itself. */
function isReport(page: PageReading, speaker: PageSpeaker, sentence: TokenRange): boolean {
  const { tokens } = page;
  return readSentence(tokens, sentence).some(({ rule, source }) => {
    const [words] = source;
    if (words === undefined || !REPORTS.has(rule)) return false;
    if (ownershipOf(page, speaker, source) === 'name') return true;
    const isOfficer = tokens.list.slice(words.from, words.to).some(({ word }) => OFFICERS.has(word));
    return isOfficer && page.sides.partiesIn(spanOf(tokens, words)).every((party) => party === speaker.party);
  });
}

/** Rules that find somebody's words and not their deeds. */
const REPORTS: ReadonlySet<string> = wordSet(
  'quotation-after quotation-inverted quotation-split quotation-before quotation-block postposed inverted parenthetical that-clause bare-clause told',
);
