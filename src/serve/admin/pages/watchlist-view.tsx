import type { Child, FC } from 'hono/jsx';
import type { PlacedProblem, Verdict } from './watchlist-problems.ts';

/** The text under the editor's hands. */
export type Editing = {
  readonly text: string;
  /** Of the watchlist that the text came from. */
  readonly etag: string;
  /** The id of the source that was tried. */
  readonly source: string;
  /** The ids that can be tried. */
  readonly sources: readonly string[];
  readonly verdict: Verdict | null;
};

/** @param progress what a dry run found so far; null: none was asked for */
export const WatchlistPage: FC<{ editing: Editing; progress: Child }> = ({ editing, progress }) => (
  <div class="column wide">
    <p class="kicker">
      <a href="/admin">Admin</a>
    </p>
    <h1>Watchlist</h1>
    <div id="verdict" role="status" class={editing.verdict?.state}>
      {editing.verdict !== null && <VerdictView verdict={editing.verdict} />}
    </div>
    {progress !== null && (
      <section aria-labelledby="try">
        <h2 id="try">
          Dry run of <code>{editing.source}</code>
        </h2>
        <div role="log" class="steps">
          {progress}
        </div>
      </section>
    )}
    <form action="/admin/watchlist" method="post">
      <input type="hidden" name="etag" value={editing.etag} />
      <label for="text">The document, as JSON</label>
      <textarea
        id="text"
        name="text"
        rows={28}
        spellcheck={false}
        autocomplete="off"
        wrap="off"
        aria-describedby="verdict"
      >
        {/* The first line break after the tag is no part of the text. */ `\n${editing.text}`}
      </textarea>
      <div class="actions">
        <button type="submit" name="action" value="check">
          Check
        </button>
        <button type="submit" name="action" value="save">
          Save
        </button>
        <span class="field">
          <label for="source" class="hidden">
            Id of the source to try
          </label>
          <input
            id="source"
            name="source"
            type="text"
            list="sources"
            value={editing.source}
            placeholder="id of a source"
            autocomplete="off"
            maxlength={80}
          />
          <button type="submit" name="action" value="try">
            Try this source
          </button>
        </span>
        <datalist id="sources">
          {editing.sources.map((id) => (
            <option value={id}></option>
          ))}
        </datalist>
      </div>
    </form>
    <p class="note">
      A dry run asks the source once, politely, by the text as it stands here, and stores nothing. To save is
      refused when somebody else saved meanwhile.
    </p>
  </div>
);

const VerdictView: FC<{ verdict: Verdict }> = ({ verdict: { sentence, problems } }) => (
  <>
    <p>{sentence}</p>
    {problems.length > 0 && (
      <ul class="rows problems">
        {problems.map((problem) => (
          <ProblemRow problem={problem} />
        ))}
      </ul>
    )}
  </>
);

const ProblemRow: FC<{ problem: PlacedProblem }> = ({ problem: { line, excerpt, path, text } }) => (
  <li>
    <span>
      {line !== null && <span data-line={line}>line {line}</span>} <code>{path}</code> {text}
    </span>
    {excerpt !== '' && (
      <code class="meta" dir="auto">
        {excerpt}
      </code>
    )}
  </li>
);
