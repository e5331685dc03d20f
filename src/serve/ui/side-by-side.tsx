import type { FC } from 'hono/jsx';
import { headlinePassage, type MarkedText } from '../../core/alerts/wording/passage.ts';
import type { Change, DiffPart } from '../../core/model/index.ts';
import { InlineDiff } from './components.tsx';

type TwoSides = { readonly was: readonly DiffPart[]; readonly now: readonly DiffPart[] };

const sidesOf = (parts: readonly DiffPart[]): TwoSides => ({
  was: parts.filter(({ op }) => op !== 'insert'),
  now: parts.filter(({ op }) => op !== 'delete'),
});

const ops = { same: 'equal', inserted: 'insert', deleted: 'delete' } as const;

/** A headline is kept as two texts, so its words are compared when it is shown. */
function headlineSides(headline: NonNullable<Change['headline']>, language: string): TwoSides {
  const { was, now } = headlinePassage(headline, language);
  return { was: partsOf(was), now: partsOf(now) };
}

const partsOf = (words: readonly MarkedText[]): DiffPart[] =>
  words.map(({ text, mark }) => ({ op: ops[mark], text, moved: null }));

/** Shows earlier words on the left and later ones on the right, passage by passage; on a phone one above the other. */
export const SideBySide: FC<{ change: Change; language: string; maxPassages: number }> = ({
  change,
  language,
  maxPassages,
}) => {
  const { headline, blocks } = change;
  const rest = blocks.length - maxPassages;
  return (
    <div class="change">
      <ol class="sides">
        <li class="names" aria-hidden="true">
          <span>Was</span>
          <span>Now</span>
        </li>
        {headline !== null && <Passage pair={headlineSides(headline, language)} language={language} />}
        {blocks.slice(0, maxPassages).map((parts) => (
          <Passage pair={sidesOf(parts)} language={language} />
        ))}
      </ol>
      {rest > 0 && <p class="note">{rest} more changed passages are not shown.</p>}
    </div>
  );
};

const Passage: FC<{ pair: TwoSides; language: string }> = ({ pair: { was, now }, language }) => (
  <li>
    <Half label="Was" parts={was} language={language} />
    <Half label="Now" parts={now} language={language} />
  </li>
);

const Half: FC<{ label: string; parts: readonly DiffPart[]; language: string }> = (props) => {
  const { label, parts, language } = props;
  const isEmpty = parts.every(({ op }) => op === 'omitted');
  return (
    <div>
      <span class="side-label">{label}: </span>
      {isEmpty ? <span class="meta">nothing</span> : <InlineDiff parts={parts} language={language} />}
    </div>
  );
};
