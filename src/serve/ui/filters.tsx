import type { FC } from 'hono/jsx';
import { streamParameters } from '../../core/alerts/filter.ts';
import { encodeValue } from '../../core/alerts/query-parameters.ts';
import { alertKinds, severities, sourceTypes } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { kindLabels } from './kinds.tsx';

type Choice = { readonly label: string; readonly value: string | null };
type FilterGroup = {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** True for long lists and long labels, which readers open. */
  readonly folded: boolean;
};

const severityLabels = { minor: 'Everything', notable: 'Notable', major: 'Major' } as const;
const typeLabels = { official: 'Official', state: 'State media', wire: 'Wire', press: 'Press' } as const;

const some = <T extends string>(values: readonly T[], label: (value: T) => string): Choice[] =>
  values.map((value) => ({ label: label(value), value }));

const all: Choice = { label: 'All', value: null };

/** Offers what the watchlist names; an empty list offers nothing. */
function choicesOf(
  name: string,
  label: string,
  known: readonly { readonly id: string; readonly label: string }[],
): FilterGroup[] {
  const choices = known.map(({ id, label: text }) => ({ label: line(text), value: id }));
  const isLong = choices.length > 12 || choices.some((choice) => choice.label.length > 40);
  return choices.length === 0 ? [] : [{ name, label, choices: [all, ...choices], folded: isLong }];
}

function filterGroups({ sources, parties, speakers, positions }: Watchlist): FilterGroup[] {
  return [
    {
      name: 'severity',
      label: 'At least',
      choices: some(severities, (value) => severityLabels[value]),
      folded: false,
    },
    {
      name: 'kind',
      label: 'Kind',
      choices: [all, ...some(alertKinds, (value) => kindLabels[value])],
      folded: false,
    },
    {
      name: 'type',
      label: 'Type of source',
      choices: [all, ...some(sourceTypes, (value) => typeLabels[value])],
      folded: false,
    },
    ...choicesOf('source', 'Source', sources.map(withLabel)),
    ...choicesOf('party', 'Party', parties.map(withLabel)),
    ...choicesOf('speaker', 'Speaker', speakers.map(withLabel)),
    ...choicesOf(
      'position',
      'Position',
      positions.map(({ id, question }) => ({ id, label: question })),
    ),
  ];
}

const withLabel = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, label: name });

/** The parameters as the canonical address of a page has them: encoded, by their names. */
type Given = ReadonlyMap<string, string>;

/** @param search canonical: '' or '?…' */
const givenIn = (search: string): Given =>
  new Map(
    search
      .slice(1)
      .split('&')
      .flatMap((pair): [string, string][] => {
        const [name = '', value = ''] = pair.split('=');
        return name === '' ? [] : [[name, value]];
      }),
  );

/** Gives the canonical address of the stream with one parameter changed. @param value of those that filters offer */
function withParameter(given: Given, name: string, value: string | null): string {
  const pairs = streamParameters.flatMap((parameter) => {
    const isUsual = value === null || value === parameter.schema.default;
    const shown =
      parameter.name !== name ? given.get(parameter.name) : isUsual ? undefined : encodeValue(value);
    return shown === undefined ? [] : [`${parameter.name}=${shown}`];
  });
  return pairs.length === 0 ? '/' : `/?${pairs.join('&')}`;
}

const groupsOf = new WeakMap<Watchlist, readonly FilterGroup[]>();

function keptGroups(watchlist: Watchlist): readonly FilterGroup[] {
  const groups = groupsOf.get(watchlist) ?? filterGroups(watchlist);
  groupsOf.set(watchlist, groups);
  return groups;
}

/** Filters are links: they work without script, their addresses can be kept, and each has feeds of its own. */
export const Filters: FC<{ watchlist: Watchlist; search: string }> = ({ watchlist, search }) => {
  const given = givenIn(search);
  return (
    <nav class="filters" id="filters" aria-label="Filters">
      {keptGroups(watchlist).map((group) =>
        group.folded ? (
          <details open={given.has(group.name)}>
            <summary>{group.label}</summary>
            <Choices group={group} given={given} />
          </details>
        ) : (
          <div>
            <h2>{group.label}</h2>
            <Choices group={group} given={given} />
          </div>
        ),
      )}
      {search !== '' && (
        <p>
          <a href="/">Clear all filters</a>
        </p>
      )}
    </nav>
  );
};

/** Searches within the filters that are set. */
export const Search: FC<{ search: string }> = ({ search }) => {
  const given = new URLSearchParams(search);
  return (
    <form action="/" method="get" role="search">
      {[...given]
        .filter(([name]) => name !== 'q')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      <label for="q">Search headlines, statements, changed words and sources</label>
      <span class="field">
        <input
          id="q"
          name="q"
          type="search"
          maxlength={100}
          placeholder="Headlines, statements, changed words"
          value={given.get('q') ?? ''}
        />
        <button type="submit">Search</button>
      </span>
    </form>
  );
};

const Choices: FC<{ group: FilterGroup; given: Given }> = ({ group: { name, choices }, given }) => {
  const chosen = given.get(name)?.split(',') ?? (name === 'severity' ? ['notable'] : []);
  return (
    <ul>
      {choices.map(({ label, value }) => {
        const isChosen = value === null ? chosen.length === 0 : chosen.includes(encodeValue(value));
        return (
          <li>
            <a href={withParameter(given, name, value)} aria-current={isChosen ? 'true' : undefined}>
              {label}
            </a>
          </li>
        );
      })}
    </ul>
  );
};
