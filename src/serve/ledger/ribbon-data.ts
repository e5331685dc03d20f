/** A position's state as the data of its ribbon. */
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import { dateWords } from '../../core/alerts/wording/statement-words.ts';
import type { PositionState } from '../../core/model/index.ts';
import { cut, line } from '../../core/language/text.ts';
import type { Position } from '../../core/watchlist/schema.ts';
import type { RibbonMark, RibbonSegment } from '../pictures/ribbon.tsx';
import { webAddress } from '../../core/alerts/wording/paragraph.ts';
import { pathTo } from '../ui/components.tsx';

/** Hues of answers lie far apart: five steps of twelve. */
const hueOf = (position: Position, answer: string): number =>
  (7 +
    5 *
      Math.max(
        0,
        position.answers.findIndex(({ id }) => id === answer),
      )) %
  12;

const MAX_SENTENCE = 140;

/** Returns the first day of which anything is known, or null. */
export function firstDayOf({ evidence, moves, since }: PositionState): string | null {
  const days = [...evidence.flatMap(({ on }) => on ?? []), ...moves.map(({ at }) => at.slice(0, 10))];
  return [...days, ...(since === null ? [] : [since])].reduce<string | null>(
    (least, day) => (least === null || day < least ? day : least),
    null,
  );
}

/** Returns a stretch for each answer, oldest first. A move is dated by the day from which evidence has its answer. */
export function segmentsOf(
  position: Position,
  state: PositionState,
  labels: WatchlistLabels,
): RibbonSegment[] {
  const start = firstDayOf(state);
  if (start === null || state.answer === null) return [];
  const moves = state.moves
    .map((move) => ({ ...move, day: dayOfMove(state, move) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = moves;
  const turns = [
    { answer: first === undefined ? state.answer : first.from, day: start, standing: state.standing },
    ...moves.map(({ to, day, standing }) => ({ answer: to, day, standing })),
  ];
  return turns.flatMap(({ answer, day, standing }, index) => {
    const until = turns[index + 1]?.day ?? null;
    // The confirmation of an answer is a move of its own, and no other answer.
    if (answer === null || (until !== null && until <= day)) return [];
    return [
      {
        answer: labels.answer(position.id, answer),
        hue: hueOf(position, answer),
        from: day,
        until,
        isReported: standing === 'reported',
      },
    ];
  });
}

/** Returns the day from which an answer is true: that of the oldest evidence for it after the answer before. */
function dayOfMove({ evidence }: PositionState, { to, at }: PositionState['moves'][number]): string {
  const read = at.slice(0, 10);
  const own = evidence.filter(({ answer, on, at: readAt }) => answer === to && on !== null && readAt <= at);
  return (
    own
      .map(({ on }) => on ?? read)
      .toSorted()
      .at(-1) ?? read
  );
}

/** Returns a mark for each piece of evidence with a day, which leads to its article. */
export const marksOf = (position: Position, state: PositionState, labels: WatchlistLabels): RibbonMark[] =>
  state.evidence.flatMap(({ on, answer, text, article, url, source }) => {
    const href = article === null ? webAddress(url) : pathTo.article(article);
    if (on === null || href === null) return [];
    const words = `${dateWords(on)}, ${line(source.name)}: ${line(labels.answer(position.id, answer))}. ${cut(line(text), MAX_SENTENCE)}`;
    return [{ day: on, hue: hueOf(position, answer), href, title: words }];
  });

/** Says what the ribbon shows. */
export const ribbonWords = (segments: readonly RibbonSegment[]): string =>
  segments
    .map(({ answer, from, until, isReported }) => {
      const time = until === null ? `since ${dateWords(from)}` : `${dateWords(from)} to ${dateWords(until)}`;
      return `${line(answer ?? 'Not known')}${isReported ? ' (reported)' : ''}, ${time}.`;
    })
    .join(' ');
