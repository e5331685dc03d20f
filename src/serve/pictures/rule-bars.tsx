import type { FC } from 'hono/jsx';

/** One rule, and how many items it suppressed; or what was told. */
export type RuleBar = {
  readonly label: string;
  readonly count: number;
  readonly href: string;
  readonly isTold: boolean;
  /** The page shows these alone. */
  readonly isChosen: boolean;
};

/** In pixels. */
const ROW = 30;
const BAR = 8;

const percent = (place: number): string => `${Math.round(place * 10_000) / 100}%`;

/** Draws what was told and what was not, a bar for each rule. Its labels and numbers are text, so it needs no table. */
export const RuleBars: FC<{ title: string; bars: readonly RuleBar[] }> = ({ title, bars }) => {
  const most = bars.reduce((max, { count }) => Math.max(max, count), 1);
  return (
    <figure class="picture rules">
      <svg role="group" aria-labelledby="rules-title" width="100%" height={bars.length * ROW}>
        <title id="rules-title">{title}</title>
        {bars.map(({ label, count, href, isTold, isChosen }, index) => (
          <a href={href} aria-current={isChosen ? 'true' : undefined}>
            <text class="lane" x="0" y={index * ROW + 12}>
              {label}
              <tspan class="count" dx="8">
                {count.toLocaleString('en')}
              </tspan>
            </text>
            <rect
              class={isTold ? 'told' : 'not-told'}
              x="0"
              y={index * ROW + 17}
              width={percent(Math.max(0.004, count / most))}
              height={BAR}
            />
          </a>
        ))}
      </svg>
    </figure>
  );
};
