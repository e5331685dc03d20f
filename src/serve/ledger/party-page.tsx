import type { FC } from 'hono/jsx';
import { dateWords } from '../../core/alerts/wording/statement-words.ts';
import type { Party } from '../../core/watchlist/schema.ts';
import { line } from '../../core/language/text.ts';
import type { StripLane, StripMark } from '../pictures/stacks.ts';
import { StripChart } from '../pictures/strip-chart.tsx';
import { LedgerSection, type LedgerSectionProps } from './ledger-section.tsx';
import { counted, pathTo } from '../ui/components.tsx';

/** Shows a party's ledger. */
export const PartyPage: FC<{ party: Party; ledger: LedgerSectionProps }> = ({ party, ledger }) => (
  <article class="column">
    <p class="kicker">
      <a href="/parties">Parties</a>
    </p>
    <h1 dir="auto">{line(party.name)}</h1>
    <p class="meta">
      {termWords(party)}Its ledger grows with everyone who speaks for it; whatever is said next is compared
      with all of it. <a href={`/meetings?party=${party.id}`}>Its meetings</a>
    </p>
    <LedgerSection {...ledger} />
  </article>
);

/** Returns for example `From 15 August 2021. `, or '' without dates. */
function termWords({ from, until }: { readonly from: string | null; readonly until: string | null }): string {
  if (from === null && until === null) return '';
  if (from === null) return `Until ${dateWords(until ?? '')}. `;
  return until === null ? `From ${dateWords(from)}. ` : `${dateWords(from)} to ${dateWords(until)}. `;
}

export type PartyCount = {
  readonly party: Party;
  readonly statements: number;
  readonly last: string | null;
  /** Its statements in the picture; none for a party that is not drawn. */
  readonly marks: readonly StripMark[];
};

const laneOf = ({ id, name }: Party): StripLane => ({ id, label: name, href: pathTo.party(id) });

/** @param now ISO 8601 */
export const PartiesPage: FC<{ parties: readonly PartyCount[]; now: string }> = ({ parties, now }) => (
  <div class="column">
    <h1>Parties</h1>
    <p class="lede">What each side said, and whether it was said before.</p>
    {parties.length === 0 && (
      <p class="empty">
        The watchlist names no party: add <code>parties</code> and <code>speakers</code> to it, and statements
        are kept.
      </p>
    )}
    {parties.some(({ marks }) => marks.length > 0) && (
      <StripChart
        title="Statements of all parties over time"
        lanes={parties.filter(({ marks }) => marks.length > 0).map(({ party }) => laneOf(party))}
        marks={parties.flatMap(({ marks }) => marks)}
        now={now}
        hrefOf={({ first, last }, lane) =>
          lane === null ? '/parties' : `${pathTo.party(lane.id)}?since=${first}&until=${last}#statements`
        }
        chosen={null}
      />
    )}
    <ul class="rows">
      {parties.map(({ party, statements, last }) => (
        <li>
          <a href={pathTo.party(party.id)} dir="auto">
            {line(party.name)}
          </a>
          <span class="meta">
            {counted(statements, 'statement')}
            {last !== null && `, last ${dateWords(last)}`}
          </span>
        </li>
      ))}
    </ul>
  </div>
);
