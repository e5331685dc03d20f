import type { Child, FC } from 'hono/jsx';
import type { SourceStatus, CheckAnswer } from '../../../core/model/index.ts';
import { sourceKinds, SourceType } from '../../../core/model/index.ts';
import { line } from '../../../core/language/text.ts';
import { counted } from '../../ui/components.tsx';
import type { When } from '../../ui/time.tsx';
import { AskedSection } from './asked-section.tsx';
import { type Notice, NoticeView } from './webhooks-view.tsx';

/** What was typed to add a source. */
export type SourceDraft = Readonly<Record<'id' | 'name' | 'url' | 'kind' | 'type' | 'language', string>>;

export type SourcesState = {
  /** Those that are shown. */
  readonly sources: readonly SourceStatus[];
  readonly total: number;
  readonly words: string;
  /** The ETag of the watchlist that the page shows. */
  readonly etag: string;
  readonly notice: Notice | null;
  readonly draft: SourceDraft;
  /** What checks that were asked for led to, newest first. */
  readonly asked: readonly CheckAnswer[];
  readonly when: When;
};

/** What a dry run of a source has found so far. */
type Progress = { source: string; steps: Child };

/** @param progress null where no dry run was asked for */
export const SourcesPage: FC<{ state: SourcesState; progress: Progress | null }> = ({ state, progress }) => (
  <div class="column wide">
    <p class="kicker">
      <a href="/admin">Admin</a>
      <a href="/admin/watchlist">The whole watchlist</a>
    </p>
    <h1>Sources</h1>
    <NoticeView notice={state.notice} />
    {progress !== null && <DryRun {...progress} />}
    <FindForm {...state} />
    <SourceTable {...state} />
    {state.sources.length < state.total && state.words === '' && (
      <p class="meta">
        {counted(state.total - state.sources.length, 'more source')}: look for one by its name.
      </p>
    )}
    <AskedSection asked={state.asked} when={state.when} />
    <AddForm etag={state.etag} draft={state.draft} />
    <p class="note">
      A check asks the source now, whatever its schedule says; its answer stands here a moment later, and what
      was found in the stream. A dry run stores nothing.
    </p>
  </div>
);

const DryRun: FC<Progress> = ({ source, steps }) => (
  <section aria-labelledby="try">
    <h2 id="try">
      Dry run of <code>{source}</code>
    </h2>
    <div role="log" class="steps">
      {steps}
    </div>
  </section>
);

const FindForm: FC<Pick<SourcesState, 'total' | 'words'>> = ({ total, words }) => (
  <form class="source-filters" action="/admin/sources" method="get" role="search">
    <span>{counted(total, 'source')}</span>
    <span class="field">
      <input type="search" name="q" value={words} aria-label="Name of a source" placeholder="Name" />
      <button type="submit">Find</button>
    </span>
  </form>
);

const SourceTable: FC<Pick<SourcesState, 'sources' | 'etag'>> = ({ sources, etag }) => (
  <form action="/admin/sources" method="post">
    <input type="hidden" name="etag" value={etag} />
    <table class="sources manage">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Its last answer</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <Row source={source} />
        ))}
      </tbody>
    </table>
  </form>
);

/** Names the source of a button to screen readers, which may read buttons alone. */
const Action: FC<{ name: string; source: SourceStatus; children: string }> = ({ name, source, children }) => (
  <button type="submit" name={name} value={source.id}>
    {children}
    <span class="hidden"> {line(source.name)}</span>
  </button>
);

const Row: FC<{ source: SourceStatus }> = ({ source }) => (
  <tr>
    <th scope="row">
      <a href={`/sources/${source.id}`}>{line(source.name)}</a>
      <br />
      <code>{source.id}</code>
    </th>
    <td>
      <bdi>{line(source.sentence.slice(source.name.length + 2))}</bdi>
    </td>
    <td>
      <span class="actions">
        {source.enabled && (
          <Action name="check" source={source}>
            Check now
          </Action>
        )}
        <Action name="try" source={source}>
          Try
        </Action>
        <Action name={source.enabled ? 'pause' : 'resume'} source={source}>
          {source.enabled ? 'Pause' : 'Resume'}
        </Action>
      </span>
    </td>
  </tr>
);

const AddForm: FC<{ etag: string; draft: SourceDraft }> = ({ etag, draft }) => (
  <section aria-labelledby="add">
    <h2 id="add">Add a source</h2>
    <form class="fields" action="/admin/sources" method="post">
      <input type="hidden" name="etag" value={etag} />
      <Field name="name" label="Name" value={draft.name} maxlength={80} />
      <Field name="id" label="Id, for example harbour-herald" value={draft.id} maxlength={80} />
      <Field
        name="url"
        label="Address of its feed, news sitemap or section page"
        value={draft.url}
        maxlength={2_000}
      />
      <Choice name="kind" label="What that is" options={sourceKinds} value={draft.kind} />
      <Choice name="type" label="What the outlet is" options={SourceType.options} value={draft.type} />
      <Field name="language" label="Language, for example en" value={draft.language} maxlength={35} />
      <button type="submit" name="add" value="yes">
        Add it
      </button>
    </form>
  </section>
);

const Field: FC<{ name: keyof SourceDraft; label: string; value: string; maxlength: number }> = ({
  name,
  label,
  value,
  maxlength,
}) => (
  <div>
    <label for={name}>{label}</label>
    <input
      id={name}
      name={name}
      type="text"
      value={value}
      maxlength={maxlength}
      required
      autocomplete="off"
    />
  </div>
);

const Choice: FC<{ name: keyof SourceDraft; label: string; options: readonly string[]; value: string }> = ({
  name,
  label,
  options,
  value,
}) => (
  <div>
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      {options.map((option) => (
        <option value={option} selected={option === value}>
          {option}
        </option>
      ))}
    </select>
  </div>
);
