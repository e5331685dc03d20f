import type { FC } from 'hono/jsx';
import { line } from '../../core/language/text.ts';
import type { StripLane, StripMark, StripProps } from './stacks.ts';
import type { TimeAxis } from './time-axis.ts';

type Cell = { count: number; fresh: number };
type TableProps = Pick<StripProps, 'title' | 'lanes' | 'marks' | 'hrefOf'> & { readonly axis: TimeAxis };

/** Counts statements by lane and year, and those of them that no earlier one matches. */
function countByYear(marks: readonly StripMark[], axis: TimeAxis): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { lane, said, shade, count } of marks) {
    const year = said === null || axis.periodOf(said) === null ? '' : said.slice(0, 4);
    const cell = cells.get(`${year} ${lane}`) ?? { count: 0, fresh: 0 };
    cell.count += count;
    cell.fresh += shade === 'new' ? count : 0;
    cells.set(`${year} ${lane}`, cell);
  }
  return cells;
}

/** The same numbers as the picture has, by year, for readers who cannot see it; each leads to its statements. */
export const StripTable: FC<TableProps> = ({ title, lanes, marks, axis, hrefOf }) => {
  const cells = countByYear(marks, axis);
  const years = [...new Set([...cells.keys()].map((key) => key.slice(0, key.indexOf(' '))))].toSorted();
  return (
    <details>
      <summary>The same as a table</summary>
      <div class="scroll" role="region" aria-label={title} tabindex={0}>
        <table class="counts">
          <thead>
            <tr>
              <td></td>
              {years.map((year) => (
                <th scope="col">{year === '' ? 'No date' : year}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lanes.map((lane) => (
              <tr>
                <th scope="row" dir="auto">
                  {line(lane.label)}
                </th>
                {years.map((year) => (
                  <CountCell cell={cells.get(`${year} ${lane.id}`)} href={hrefOfYear(hrefOf, year, lane)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};

const hrefOfYear = (hrefOf: StripProps['hrefOf'], year: string, lane: StripLane): string | null =>
  year === '' ? null : hrefOf({ first: `${year}-01`, last: `${year}-12` }, lane);

const CountCell: FC<{ cell: Cell | undefined; href: string | null }> = ({ cell, href }) => (
  <td>
    {cell !== undefined && (
      <>
        {href === null ? cell.count : <a href={href}>{cell.count}</a>}
        {cell.fresh > 0 && <span class="meta"> {cell.fresh} no match</span>}
      </>
    )}
  </td>
);
