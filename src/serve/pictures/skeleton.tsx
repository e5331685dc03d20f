import type { FC } from 'hono/jsx';

/** In pixels: a line of text is drawn as a bar of so many words. */
const LINE = 5;
const GAP = 3;
const WORDS_OF_LINE = 16;
const LINES_OF_PARAGRAPH = 4;
/** Longer runs end in dots. */
const MAX_PARAGRAPHS = 12;

/** Returns the lengths of the lines of a paragraph, in parts of the width. */
function linesOf(words: number): number[] {
  const lines = Math.min(LINES_OF_PARAGRAPH, Math.max(1, Math.ceil(words / WORDS_OF_LINE)));
  const last = lines * WORDS_OF_LINE <= words ? 1 : (words % WORDS_OF_LINE) / WORDS_OF_LINE || 1;
  return Array.from({ length: lines }, (_, index) => (index === lines - 1 ? Math.max(0.06, last) : 1));
}

/** Draws paragraphs whose words are not shown, line by line, so that a reader sees where in the text the others stand. */
export const Skeleton: FC<{ words: readonly number[] }> = ({ words }) => {
  const bars: { y: number; width: number }[] = [];
  let y = 0;
  for (const count of words.slice(0, MAX_PARAGRAPHS)) {
    for (const width of linesOf(count)) {
      bars.push({ y, width });
      y += LINE;
    }
    y += GAP;
  }
  return (
    <svg class="skeleton" width="100%" height={Math.max(0, y - GAP)} aria-hidden="true">
      {bars.map((bar) => (
        <rect y={bar.y} width={`${Math.round(bar.width * 100)}%`} height={LINE - 3} />
      ))}
    </svg>
  );
};
