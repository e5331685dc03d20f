/** Speeches and statements: a text in which the one whom its title names says all that it says. */
import { at } from '../../language/english/token.ts';
import { type PageReading, speakerOfTitle } from './page.ts';
import type { Turn } from './turn.ts';

/** Returns the one turn of a page that is a speech or a statement, and none for another page. */
export function speechTurns(page: PageReading): Turn[] {
  const { tokens, title, sides } = page;
  const speaker = speakerOfTitle(page);
  if (title === null || speaker === null || speaker.party === null) return [];
  const sentences = tokens.sentences.filter(({ from }) => from >= title.to);
  const isSpoken =
    sides.publisher !== null || sentences.some((sentence) => isFirstPerson(page, sentence.from));
  return isSpoken ? [{ speaker, label: null, sentences, rule: 'speech', isWhole: false }] : [];
}

const isFirstPerson = ({ tokens }: PageReading, from: number): boolean =>
  /^(?:i|we|our|my)$/u.test(at(tokens, from).word);
