import type { FC } from 'hono/jsx';
import { readoutWords } from '../../core/alerts/wording/meeting-words.ts';
import { cutAtWord } from '../../core/language/quote.ts';
import { line } from '../../core/language/text.ts';
import type { Substance } from '../../core/model/index.ts';
import { counted } from '../ui/components.tsx';
import type { ReadoutRow, ReadoutTableProps } from './readout-rows.ts';

/** In graphemes; the table has the whole. */
const MAX_LINE = 120;
/** So many of one readout can be taken in at a glance. */
const MAX_SHOWN = 6;

/** What binds or asks comes before what describes. */
const weightiest: readonly Substance[] = [
  'commitment',
  'demand',
  'act',
  'position',
  'claim',
  'event',
  'logistics',
  'courtesy',
];

/** Lists first what a reader came for: what one readout alone says. Each leads to its place in the table. */
export const OneSided: FC<Pick<ReadoutTableProps, 'readouts' | 'groups' | 'labels'>> = (props) => {
  const { readouts, groups } = props;
  if (readouts.length < 2) return null;
  const alone = groups
    .flatMap(({ rows }) => rows)
    .filter(
      ({ points }) => points[0].readouts.length === 1 && points.every(({ mayBe }) => mayBe.length === 0),
    )
    .toSorted(
      (a, b) => weightiest.indexOf(a.points[0].substance) - weightiest.indexOf(b.points[0].substance),
    );
  return (
    <section aria-labelledby="one-sided">
      <h2 id="one-sided">What one readout alone says</h2>
      <div class="one-sided">
        {readouts.map((one) => (
          <OneReadout
            {...props}
            readout={one}
            rows={alone.filter(({ points: [point] }) => point.readouts.includes(one))}
          />
        ))}
      </div>
    </section>
  );
};

const OneReadout: FC<
  Pick<ReadoutTableProps, 'labels'> & { readout: string; rows: readonly ReadoutRow[] }
> = ({ readout, rows, labels }) => {
  const rest = rows.length - MAX_SHOWN;
  return (
    <div>
      <h3 dir="auto">Only in {readoutWords(readout, labels)}</h3>
      {rows.length === 0 ? (
        <p class="empty">Nothing that the others lack.</p>
      ) : (
        <ul class="points">
          {rows.slice(0, MAX_SHOWN).map(({ points: [{ id, side, speaker, text }] }) => (
            <li>
              <span class="meta" dir="auto">
                {side !== readout && `of the ${line(labels.side(side))} side, `}
                {line(speaker.name)}:{' '}
              </span>
              <a href={`#${id}`} dir="auto">
                {cutAtWord(line(text), MAX_LINE)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <p class="note">
          <a href="#points">{counted(rest, 'more point')} in the table</a>
        </p>
      )}
    </div>
  );
};
