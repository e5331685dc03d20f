import type { Child, FC } from 'hono/jsx';
import type { PlacedProblem, WatchlistReport } from './watchlist-report.ts';

/** The state of the editor. */
export type EditorState = {
  readonly text: string;
  /** The ETag of the watchlist that the text came from. */
  readonly etag: string;
  /** The id of the source that was tried. */
  readonly source: string;
  /** The ids that can be tried. */
  readonly sources: readonly string[];
  readonly report: WatchlistReport | null;
};

/** @param progress what a dry run has found so far; null where none was asked for */
export const WatchlistPage: FC<{ editor: EditorState; progress: Child }> = ({ editor, progress }) => (
  <div class="column wide">
    <p class="kicker">
      <a href="/admin">Admin</a>
    </p>
    <h1>Watchlist</h1>
    <div id="verdict" role="status" class={editor.report?.state}>
      {editor.report !== null && <ReportView report={editor.report} />}
    </div>
    {progress !== null && (
      <section aria-labelledby="try">
        <h2 id="try">
          Dry run of <code>{editor.source}</code>
        </h2>
        <div role="log" class="steps">
          {progress}
        </div>
      </section>
    )}
    <EditorForm editor={editor} />
    <p class="note">
      A dry run asks the source once, politely, by the text as it stands here, and stores nothing. Saving is
      refused if somebody else has saved in the meantime.
    </p>
  </div>
);

const EditorForm: FC<{ editor: EditorState }> = ({ editor: { text, etag, source, sources } }) => (
  <form action="/admin/watchlist" method="post">
    <input type="hidden" name="etag" value={etag} />
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
      {/* Browsers drop the first line break after the tag. */ `\n${text}`}
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
          value={source}
          placeholder="id of a source"
          autocomplete="off"
          maxlength={80}
        />
        <button type="submit" name="action" value="try">
          Try this source
        </button>
      </span>
      <datalist id="sources">
        {sources.map((id) => (
          <option value={id}></option>
        ))}
      </datalist>
    </div>
  </form>
);

const ReportView: FC<{ report: WatchlistReport }> = ({ report: { sentence, problems } }) => (
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
