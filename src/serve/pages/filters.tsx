import type { FC } from 'hono/jsx';
import { readQuery } from '../../core/filter.ts';
import { type AlertKind, severities, sourceTypes } from '../../core/model.ts';
import type { Watchlist } from '../../watchlist/schema.ts';
import { kindLabels } from './parts.tsx';

/** The kinds that this version tells; the contract names more. */
const toldKinds: readonly AlertKind[] = ['new', 'edit', 'removed', 'health'];

type Choice = { readonly label: string; readonly value: string | null };
type Group = { readonly name: string; readonly label: string; readonly choices: readonly Choice[] };

const severityLabels = { minor: 'Everything', notable: 'Notable', major: 'Major' } as const;
const typeLabels = { official: 'Official', state: 'State media', wire: 'Wire', press: 'Press' } as const;

const some = <T extends string>(values: readonly T[], label: (value: T) => string): Choice[] =>
  values.map((value) => ({ label: label(value), value }));

function groups(watchlist: Watchlist): Group[] {
  const all: Choice = { label: 'All', value: null };
  return [
    {
      name: 'severity',
      label: 'At least',
      choices: some(severities, (value) => severityLabels[value]),
    },
    { name: 'kind', label: 'Kind', choices: [all, ...some(toldKinds, (value) => kindLabels[value])] },
    {
      name: 'type',
      label: 'Type of source',
      choices: [all, ...some(sourceTypes, (value) => typeLabels[value])],
    },
    {
      name: 'source',
      label: 'Source',
      choices: [all, ...watchlist.sources.map(({ id, name }) => ({ label: name, value: id }))],
    },
  ];
}

/** The one address of the stream with one parameter set anew. */
function withParameter(search: string, name: string, value: string | null): string {
  const parameters = new URLSearchParams(search);
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  const read = readQuery(parameters);
  return `/${read.ok ? read.value.search : ''}`;
}

/** Filters are links: they work without script, can be kept, and each has its feeds. */
export const Filters: FC<{ watchlist: Watchlist; search: string }> = ({ watchlist, search }) => {
  const given = new URLSearchParams(search);
  return (
    <nav class="filters" id="filters" aria-label="Filters">
      {groups(watchlist).map((group) =>
        group.choices.length > 12 ? (
          <details open={given.has(group.name)}>
            <summary>{group.label}</summary>
            <Choices group={group} search={search} given={given.get(group.name)} />
          </details>
        ) : (
          <div>
            <h2>{group.label}</h2>
            <Choices group={group} search={search} given={given.get(group.name)} />
          </div>
        ),
      )}
      <form action="/" method="get" role="search">
        {[...given]
          .filter(([name]) => name !== 'q')
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <label for="q">Words of the title</label>
        <span class="field">
          <input id="q" name="q" type="search" maxlength={100} value={given.get('q') ?? ''} />
          <button type="submit">Filter</button>
        </span>
      </form>
      {search !== '' && (
        <p>
          <a href="/">Clear all filters</a>
        </p>
      )}
    </nav>
  );
};

const Choices: FC<{ group: Group; search: string; given: string | null }> = ({ group, search, given }) => {
  const chosen = given?.split(',') ?? (group.name === 'severity' ? ['notable'] : []);
  return (
    <ul>
      {group.choices.map(({ label, value }) => {
        const isChosen = value === null ? chosen.length === 0 : chosen.includes(value);
        return (
          <li>
            <a href={withParameter(search, group.name, value)} aria-current={isChosen ? 'true' : undefined}>
              {label}
            </a>
          </li>
        );
      })}
    </ul>
  );
};
