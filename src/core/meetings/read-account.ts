/**
 * Reads what a side's own account says that was said at a meeting. Every sentence of an account is somebody's at the meeting:
 * whose it is is told by its own attribution, or else by the sentence before it in the same paragraph.
 */
import type { MeetingMention, MeetingSaying, Speaker } from '../model/index.ts';
import { sentencesWithin } from '../language/sentences.ts';
import type { Span } from '../language/span.ts';
import { wordsWithin } from '../language/english/words.ts';
import { trimClause, withoutDateline, withoutTails } from '../statements/clauses/trim.ts';
import type { FoundStatement } from '../statements/read-statements.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { partsOfSentence } from './account-parts.ts';
import { isJoint, isPoint, opensList } from './substance-of-part.ts';

type Said = { readonly speaker: Speaker; readonly side: string };

/** So many sayings of one account are kept. */
const MAX_SAYINGS = 80;
const MAX_LENGTH = 1_000;
/** "1.", "1/", "(2)", "First,", "One,", "- ". */
const LIST_MARK =
  /^\s*(?:[-•–*]\s|\(?\d{1,2}[.)/]\s?|(?:first|second|third|fourth|fifth|sixth|one|two|three|four|five|six|firstly|secondly|thirdly|finally|lastly)(?:ly)?,\s)/iu;

type Reading = {
  readonly mentions: ArticleMentions;
  readonly told: readonly MeetingMention[];
  readonly found: readonly FoundStatement[];
};

/** @param found of the article, in any order */
export function readAccount(reading: Reading): MeetingSaying[] {
  const { mentions, told } = reading;
  const { article } = mentions;
  const first = told[0]?.at ?? 0;
  const sayings: MeetingSaying[] = [];
  let holder: readonly Said[] = [];
  let isList = false;
  for (const { kind, start, end } of article.paragraphs) {
    if (kind === 'headline' || end <= first) continue;
    const span = withoutDateline(article.text, [start, end]);
    if (!isList && !LIST_MARK.test(article.text.slice(...span))) holder = [];
    for (const sentence of sentencesWithin(article.text, article.english.ends, span)) {
      const read = readSentence(reading, sentence, holder);
      sayings.push(...read.sayings);
      holder = read.holder;
    }
    const last = article.text.slice(Math.max(span[0], span[1] - 200), span[1]);
    isList = opensList(last) || (isList && LIST_MARK.test(article.text.slice(...span)));
    if (sayings.length >= MAX_SAYINGS) break;
  }
  return sayings.slice(0, MAX_SAYINGS);
}

/** Returns what a sentence says, and who goes on in the next one. */
function readSentence(
  reading: Reading,
  sentence: Span,
  before: readonly Said[],
): { readonly sayings: MeetingSaying[]; readonly holder: readonly Said[] } {
  const { mentions, found, told } = reading;
  const { article } = mentions;
  const sayings: MeetingSaying[] = [];
  let holder = before;
  for (const part of partsOfSentence(article.english, sentence)) {
    const own = found.filter(({ span: [start] }) => start >= part[0] && start < part[1]);
    const joint = isJoint(article.text.slice(...trimClause(article.text, part)));
    const meeting = told.findLast(({ at }) => at <= part[0]) ?? told[0];
    if (meeting === undefined) continue;
    const speakers = joint ? sidesOf(reading, meeting) : speakersIn(own, meeting, holder);
    if (speakers.length > 0 && !joint) holder = speakers;
    const span = spanOf(mentions, part, joint ? [] : own);
    const words = wordsWithin(article.english.words, span);
    const cue = wordsWithin(article.english.words, part).filter(({ end }) => end <= span[0]);
    if (span[1] - span[0] > MAX_LENGTH || !isPoint({ words, cue, isJoint: joint })) continue;
    for (const { speaker, side } of speakers) {
      sayings.push({
        meeting: told.indexOf(meeting),
        side,
        speaker,
        issuer: mentions.publisher,
        text: article.text.slice(...span),
        span: [span[0], span[1]],
        wording: own[0]?.wording ?? 'paraphrase',
        substance: own[0]?.substance ?? 'claim',
      });
    }
  }
  return { sayings, holder };
}

function sidesOf({ mentions }: Reading, { sides }: MeetingMention): Said[] {
  const { parties } = mentions.directory;
  return sides.map((side) => ({
    side,
    speaker: { id: `~${side}`, name: parties.get(side)?.name ?? side, role: null },
  }));
}

/** Returns who says a part: by its own attribution, where that is one of the meeting's sides; else who spoke before. */
function speakersIn(
  own: readonly FoundStatement[],
  { sides }: MeetingMention,
  before: readonly Said[],
): readonly Said[] {
  const attributed = own.filter(({ party }) => party !== null && sides.includes(party));
  // "Kabul should stop issuing permits" is said by whoever speaks.
  const named = attributed.filter(
    ({ speaker, party }) => !speaker.id.startsWith('~') || before[0]?.side === party,
  );
  const chosen = named.length > 0 ? named : before.length > 0 ? [] : attributed;
  const [first] = chosen;
  if (first === undefined || first.party === null) return before;
  return [{ speaker: first.speaker, side: first.party }];
}

/** Returns what is said in a part: from its attributed content on, without who said it behind. */
function spanOf({ article }: ArticleMentions, part: Span, own: readonly FoundStatement[]): Span {
  const start = Math.min(...own.map(({ span }) => span[0]), Infinity);
  const from = start === Infinity ? part[0] : Math.max(part[0], start);
  return withoutTails(article.text, trimClause(article.text, [from, part[1]]));
}
