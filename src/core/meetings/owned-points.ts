/** Finds what an account says that another one offered, promised or was ready for, as a noun of its sentence: "welcomed the Minister's commitment to …". */
import type { TokenRange } from '../language/english/token.ts';
import { verbForm } from '../language/english/verb-forms.ts';
import { isSpeechNoun } from './subject-of-part.ts';
import { type MeetingSpeaker, namedAt, phraseAt, type SpeakerReading } from './who-is-named.ts';

type OwnedPoint = {
  readonly speaker: MeetingSpeaker;
  /** The tokens of what is owned, from its noun on. */
  readonly from: number;
};

const MAX_OWNER = 8;
/** Adjectives between an owner and the noun. */
const MAX_BETWEEN = 2;

/** @returns null where nothing is somebody's offer or promise */
export function ownedPoint(reading: SpeakerReading, { from, to }: TokenRange): OwnedPoint | null {
  const { tokens } = reading.mentions;
  for (let at = Math.max(0, from) + 1; at < to - 2; at += 1) {
    // "The payment by Torvala of": what somebody does, as a noun.
    const isDeed = tokens[at + 1]?.key === 'by' && verbForm(tokens[at]?.key ?? '')?.past !== true;
    if (!(isDeed || isSpeechNoun(tokens[at]?.key ?? '')) || tokens[at]?.joined !== true) continue;
    const owner = ownerBefore(reading, at, from) ?? ownerBehind(reading, at, to);
    if (owner === null || !opensContent(reading, owner.end, to)) continue;
    return { speaker: owner.speaker, from: at };
  }
  return null;
}

type Owner = { readonly speaker: MeetingSpeaker; readonly end: number };

/** "The Minister's firm commitment". */
function ownerBefore(reading: SpeakerReading, noun: number, from: number): Owner | null {
  const { tokens } = reading.mentions;
  const owner = [1, 2, 3].find((back) => back <= MAX_BETWEEN + 1 && tokens[noun - back]?.possessive === true);
  if (owner === undefined) return null;
  const last = noun - owner;
  const speaker = namedAt(reading, last, Math.max(from, last - MAX_OWNER), true);
  return speaker === null ? null : { speaker, end: noun + 1 };
}

/** "The readiness of Torvala", "an offer by the Minister". */
function ownerBehind(reading: SpeakerReading, noun: number, to: number): Owner | null {
  const { tokens } = reading.mentions;
  if (!/^(?:of|by|from)$/u.test(tokens[noun + 1]?.key ?? '')) return null;
  const named = phraseAt(reading, noun + 2, to);
  return named === null || tokens[named.end - 1]?.possessive === true
    ? null
    : { speaker: named.speaker, end: named.end };
}

/** Returns whether it is said what is owned: "to grant", "that no one will", "for a split of". */
function opensContent({ mentions: { tokens } }: SpeakerReading, at: number, to: number): boolean {
  const [key, next] = [tokens[at]?.key ?? '', tokens[at + 1]?.key ?? ''];
  if (at + 2 >= to || tokens[at]?.joined !== true) return false;
  return key === 'to' ? verbForm(next)?.base === true : key === 'that' || key === 'for' || key === 'of';
}
