/** Counts what speakers said, and tells speakers from what is none. */
import type { LedgerRow, Speaker, SpeakerRow } from '../model/index.ts';
import { categoryOf, ENDS_CORE, PARTICLES } from '../statements/speakers/title-words.ts';
import { NO_PARTY } from './rows.ts';

/** A speaker whom the watchlist does not name has an id that begins with `~`. */
export const isNamed = (id: string): boolean => !id.startsWith('~');

/** Nouns of these kinds speak for nobody of their own. */
const NO_SPEAKERS = new Set(['document', 'group']);

/**
 * Returns whether a person or a body may be meant, so that a page can be theirs: names, offices, institutions. What older
 * versions kept under "list", "sides" or "Air corridor" is neither.
 */
export function isSomebody({ id, name }: Pick<Speaker, 'id' | 'name'>): boolean {
  if (isNamed(id)) return true;
  const words = name.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
  const end = words.findIndex((word, at) => at > 0 && ENDS_CORE.has(word.toLowerCase()));
  const core = end === -1 ? words : words.slice(0, end);
  if (/\p{Lo}/u.test(name)) return true;
  const nouns = core.flatMap((word) => categoryOf(word.toLowerCase()) ?? []);
  const speaks = ({ category, plural }: (typeof nouns)[number]): boolean =>
    !NO_SPEAKERS.has(category) && !(plural && category === 'whole');
  if (nouns.some(speaks)) return true;
  if (nouns.length > 0)
    return core.some((word) => /^\p{Lu}/u.test(word) && categoryOf(word.toLowerCase()) === null);
  return core.length > 0 && /^\p{Lu}/u.test(core.at(-1) ?? '') && core.every(isOfName);
}

const isOfName = (word: string): boolean => /^\p{Lu}/u.test(word) || PARTICLES.has(word);

/** What counting asks of a row. */
export type SpokenRow = Pick<LedgerRow, 'party' | 'speaker' | 'utterance' | 'saidOn'>;

/** Counts each speaker's statements in the ledgers of all parties. An utterance that many outlets report counts once. */
export function speakerRows(ledgers: Iterable<readonly SpokenRow[]>): SpeakerRow[] {
  const found = new Map<string, SpeakerRow>();
  for (const rows of ledgers) {
    const seen = new Set<string>();
    for (const row of rows) {
      const key = `${row.party} ${row.speaker.id}`;
      if (seen.has(`${key} ${row.utterance}`)) continue;
      seen.add(`${key} ${row.utterance}`);
      found.set(key, withStatement(found.get(key), row));
    }
  }
  return [...found.values()];
}

function withStatement(known: SpeakerRow | undefined, row: SpokenRow): SpeakerRow {
  const party = row.party === NO_PARTY ? null : row.party;
  if (known === undefined) {
    return { speaker: row.speaker, party, statements: 1, first: row.saidOn, last: row.saidOn };
  }
  const last = laterOf(known.last, row.saidOn);
  return {
    speaker: row.saidOn !== null && last === row.saidOn ? row.speaker : known.speaker,
    party,
    statements: known.statements + 1,
    first: earlierOf(known.first, row.saidOn),
    last,
  };
}

/** Of two days or months, either unknown, the earlier and the later that is known. */
export const earlierOf = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;
export const laterOf = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;
