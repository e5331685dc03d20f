import type { FC } from 'hono/jsx';
import type { TimelineRow } from '../../core/model/index.ts';
import { DisclosureTag } from '../ui/components.tsx';
import { Time, type When } from '../ui/time.tsx';
import type { SeenVersion } from './versions.tsx';

type RailProps = {
  /** The path of the article's page. */
  readonly path: string;
  readonly versions: readonly SeenVersion[];
  readonly changes: readonly TimelineRow[];
  /** The hashes of the two versions that the page compares, or null. */
  readonly compared: { readonly from: string; readonly to: string } | null;
  /** When the page was found gone, or null. */
  readonly goneAt: string | null;
  readonly when: When;
};

/** Shows an article's versions in a row, oldest first. Each leads to what changed since the one before it, in place. */
export const VersionRail: FC<RailProps> = ({ path, versions, changes, compared, goneAt, when }) => (
  <nav class="rail" aria-label="Versions">
    <ol>
      {versions.map((version, index) => {
        const before = versions[index - 1];
        const change = changes.find(({ from, to }) => to === version.hash && from === before?.hash);
        return (
          <Stop
            version={version}
            change={change}
            href={before === undefined ? null : `${path}?from=${before.hash}&to=${version.hash}#text`}
            isCompared={compared !== null && [compared.from, compared.to].includes(version.hash)}
            when={when}
          />
        );
      })}
      {goneAt !== null && (
        <li class="gone">
          <b>Gone</b> <Time at={goneAt} when={when} dated />
        </li>
      )}
    </ol>
  </nav>
);

type StopProps = {
  readonly version: SeenVersion;
  readonly change: TimelineRow | undefined;
  readonly href: string | null;
  readonly isCompared: boolean;
  readonly when: When;
};

const Stop: FC<StopProps> = ({ version: { number, seenAt }, change, href, isCompared, when }) => {
  const label = <b>Version {number}</b>;
  return (
    <li
      class={change === undefined || change.told ? 'told' : 'quiet'}
      aria-current={isCompared ? 'true' : undefined}
    >
      {href === null ? label : <a href={href}>{label}</a>}{' '}
      {seenAt !== null && <Time at={seenAt} when={when} dated />}
      {change !== undefined && (
        <span class="what">
          {change.told ? change.change.types.join(', ') : 'suppressed'}{' '}
          {change.told && <DisclosureTag disclosure={change.change.disclosure} />}
        </span>
      )}
    </li>
  );
};
