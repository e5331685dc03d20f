import type { FC } from 'hono/jsx';
import type { ArticlePointer, TimelineRow } from '../../core/model/index.ts';
import { ArchivedLink, pathTo, type DiffView } from '../ui/components.tsx';
import { Time, timeText, type When } from '../ui/time.tsx';

/** One version of an article. Versions are numbered in the order in which they were seen. */
export type SeenVersion = {
  readonly hash: string;
  readonly number: number;
  /** ISO 8601; null where no change tells when it was first seen. */
  readonly seenAt: string | null;
  readonly isCurrent: boolean;
};

/**
 * @param changes newest first
 * @param stored hashes in any order
 * @returns each version once, the oldest first and the current last
 */
export function versionsOf(
  pointer: ArticlePointer,
  changes: readonly TimelineRow[],
  stored: readonly string[],
): SeenVersion[] {
  const seenAt = firstSeenAt(changes);
  const current = pointer.current.version;
  const told = changes.toReversed().flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const known = new Set(stored);
  const ordered = [...new Set([...told.filter((hash) => known.has(hash)), ...stored])];
  const hashes = [
    ...ordered.filter((hash) => hash !== current),
    ...ordered.filter((hash) => hash === current),
  ];
  return hashes.map((hash, index) => ({
    hash,
    number: index + 1,
    seenAt: seenAt.get(hash) ?? (hashes.length === 1 ? pointer.firstSeenAt : null),
    isCurrent: hash === current,
  }));
}

/** Tells when versions were first seen, as far as changes tell. @param changes newest first, so that the oldest time stays */
const firstSeenAt = (changes: readonly TimelineRow[]): ReadonlyMap<string, string> =>
  new Map(
    changes.flatMap(({ change: { from, to } }) =>
      [to, from].flatMap((seen) => (seen === null ? [] : [[seen.version, seen.seenAt] as const])),
    ),
  );

type VersionsProps = { pointer: ArticlePointer; versions: readonly SeenVersion[]; when: When };

export const Versions: FC<VersionsProps> = ({ pointer, versions, when }) => (
  <section aria-labelledby="versions">
    <h2 id="versions">Versions</h2>
    <ol class="rows versions">
      {versions.map((version, index) => (
        <li>
          <VersionRow version={version} before={versions[index - 1] ?? null} pointer={pointer} when={when} />
        </li>
      ))}
    </ol>
  </section>
);

const VersionRow: FC<{
  version: SeenVersion;
  before: SeenVersion | null;
  pointer: ArticlePointer;
  when: When;
}> = ({ version: { hash, number, seenAt, isCurrent }, before, pointer, when }) => (
  <>
    <span>
      {number}: <code>{hash.slice(0, 12)}</code>
    </span>{' '}
    {seenAt !== null && (
      <span class="meta">
        seen <Time at={seenAt} when={when} dated />
        {isCurrent && ', current'}
      </span>
    )}{' '}
    {before !== null && (
      <a class="meta" href={pathTo.diff(pointer.id, before.hash, hash)}>
        compared with the one before
      </a>
    )}{' '}
    {seenAt !== null && (
      <span class="meta">
        <ArchivedLink url={pointer.url} at={seenAt}>
          web archive, nearest copy
        </ArchivedLink>
      </span>
    )}
  </>
);

type CompareFormProps = VersionsProps & {
  /** The page that compares. */
  path: string;
  from?: string;
  to?: string;
  /** Offers the comparison side by side, or is absent on a page that has none. */
  view?: DiffView;
};

const views = [
  { value: 'inline', label: 'In one text' },
  { value: 'side', label: 'Side by side' },
] as const;

/** Compares any two versions. The form sends GET, so that its answer has an address to keep. */
export const CompareForm: FC<CompareFormProps> = (props) => {
  const { path, versions, when, view } = props;
  const from = props.from ?? versions.at(-2)?.hash;
  const to = props.to ?? versions.at(-1)?.hash;
  return (
    <form class="choose" action={path} method="get">
      <VersionSelect name="from" label="Compare" chosen={from} versions={versions} when={when} />
      <VersionSelect name="to" label="with" chosen={to} versions={versions} when={when} />
      {view !== undefined && (
        <div>
          <label for="view">Shown</label>
          <select id="view" name="view">
            {views.map(({ value, label }) => (
              <option value={value} selected={value === view}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      <button type="submit">Compare</button>
    </form>
  );
};

const VersionSelect: FC<{
  name: 'from' | 'to';
  label: string;
  chosen: string | undefined;
  versions: readonly SeenVersion[];
  when: When;
}> = ({ name, label, chosen, versions, when }) => (
  <div>
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      {versions.map(({ hash, number, seenAt }) => (
        <option value={hash} selected={hash === chosen}>
          {`Version ${number}${seenAt === null ? '' : `, seen ${timeText(seenAt, when)}`}`}
        </option>
      ))}
    </select>
  </div>
);
