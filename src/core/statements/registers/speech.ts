/** Speeches and statements: a text in which the one whom its title names says all that it says. */
import { wordSet } from '../../language/word-set.ts';
import { at, type TokenRange } from '../../language/english/token.ts';
import { type PageReading, speakerOfTitle } from './page.ts';
import type { Turn } from './turn.ts';

/** Words for who speaks: they make a page a speech that nobody else publishes as its own. */
const FIRST_PERSON = wordSet('i we our my');

/** Returns the one turn of a page that is a speech or a statement, and none for another page. */
export function speechTurns(page: PageReading): Turn[] {
  const { tokens, title, sides } = page;
  const speaker = speakerOfTitle(page);
  if (title === null || speaker === null || speaker.party === null) return [];
  const sentences = tokens.sentences.filter(({ from }) => from >= title.to);
  const isSpoken = sides.publisher !== null || sentences.some((sentence) => isFirstPerson(page, sentence));
  return isSpoken ? [{ speaker, label: null, sentences, rule: 'speech', isWhole: false }] : [];
}

/** Returns whether one who speaks for themselves opens a sentence, outside of quotations. */
function isFirstPerson({ tokens }: PageReading, { from, to }: TokenRange): boolean {
  for (let i = from; i < Math.min(to, from + MAX_OPENING); i++)
    if (FIRST_PERSON.has(at(tokens, i).word)) return true;
  return false;
}

/** The first words of a sentence are looked through. In tokens. */
const MAX_OPENING = 8;
