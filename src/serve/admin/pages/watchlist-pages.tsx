import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { jsonBytes } from '../../../core/language/text.ts';
import { UNREAD_WATCHLIST } from '../../../core/tracking/reading.ts';
import { isWatchlistRead } from '../../../core/watchlist/current.ts';
import type { Source, Watchlist } from '../../../core/watchlist/schema.ts';
import { previewSource, type PreviewStep } from '../../../pipeline/check/preview-source.ts';
import { readWatchState, type ServeContext } from '../../context.ts';
import { editorScriptPath } from '../../ui/assets.ts';
import { whenOf } from '../../ui/render.tsx';
import type { When } from '../../ui/time.tsx';
import { readFields } from '../api/body.ts';
import { warningsOf } from '../api/filter-ids.ts';
import {
  etagOf,
  readSentWatchlist,
  replaceWatchlist,
  type SentWatchlist,
  storedOrBundled,
} from '../api/watchlist.ts';
import { type AdminRoute, renderAdminPage, streamAdminPage, titleWithOutcome } from './render.tsx';
import { TryStepView } from './try-step-view.tsx';
import { formatJson } from './watchlist-json.ts';
import { reportFailure, reportRefusal, type WatchlistReport } from './watchlist-report.ts';
import { type EditorState, WatchlistPage } from './watchlist-view.tsx';

/** The pages that show the watchlist as text. It is checked, tried and saved by the functions of the API. */
export const watchlistPages: readonly AdminRoute[] = [
  { method: 'GET', path: '/admin/watchlist', handle: openEditor },
  { method: 'POST', path: '/admin/watchlist', handle: answerForm },
  { method: 'POST', path: '/admin/watchlist/check', handle: checkTyped },
];

const headFor = (report: WatchlistReport | null) => ({
  title: titleWithOutcome(report === null ? null : report.state === 'bad' ? 'bad' : 'good', 'Watchlist'),
  script: editorScriptPath,
});

const renderEditor = (c: Context, context: ServeContext, editor: EditorState): Promise<Response> =>
  renderAdminPage(c, context, headFor(editor.report), <WatchlistPage editor={editor} progress={null} />);

const sourceIds = ({ sources }: Watchlist): string[] => sources.map(({ id }) => id);

/** A longer one would be no form that anybody can work with, and its mistakes could not be placed in the text. */
const MAX_EDITED_BYTES = 256 * 1_024;
const TOO_LONG: WatchlistReport = {
  state: 'bad',
  sentence:
    'Too long for this page, which edits up to 256 KB of JSON: get the watchlist from /api/watchlist and put it there.',
  problems: [],
};

async function openEditor(c: Context, context: ServeContext): Promise<Response> {
  const value = await storedOrBundled(context);
  const { watchlist } = await readWatchState(context);
  const isTooLong = jsonBytes(value) > MAX_EDITED_BYTES;
  return renderEditor(c, context, {
    text: isTooLong ? '' : formatJson(value),
    etag: etagOf(value),
    source: '',
    sources: sourceIds(watchlist),
    report: isTooLong ? TOO_LONG : await reportInForce(context),
  });
}

/** Says which watchlist is in force, and since when. */
async function reportInForce({ corpus }: ServeContext): Promise<WatchlistReport> {
  const value = await corpus.readWatchlist();
  if (!isWatchlistRead(value)) return { state: 'bad', sentence: UNREAD_WATCHLIST, problems: [] };
  const isStored = value !== null;
  const since = isStored ? await corpus.watchlistSince() : null;
  const stored = `In force: the one that was saved${since === null ? '' : ` at ${since}`}.`;
  const sentence = isStored ? stored : 'In force: the one that comes with the program.';
  return { state: 'good', sentence, problems: [] };
}

/** Does what the pressed button of the editor asks for: check, save, or try one source. */
async function answerForm(c: Context, context: ServeContext): Promise<Response> {
  const fields = await readFields(c.req.raw);
  const text = fields.get('text') ?? '';
  const [etag, source] = [fields.get('etag') ?? '', fields.get('source')?.trim() ?? ''];
  const sent = await readSentWatchlist(context, watchlistRequest(c, text));
  if (!sent.ok) {
    const report = fields.has('text') ? reportFailure(text, sent.error) : TOO_LONG;
    return renderEditor(c, context, { text, etag, source, sources: [], report });
  }
  const { watchlist } = sent.value;
  const editor: EditorState = { text, etag, source, sources: sourceIds(watchlist), report: null };
  switch (fields.get('action') ?? '') {
    case 'try':
      return streamTrial(c, context, watchlist, editor);
    case 'save':
      return renderEditor(c, context, { ...editor, ...(await saveText(context, sent.value, etag)) });
    default:
      return renderEditor(c, context, { ...editor, report: reportGood(watchlist) });
  }
}

const watchlistRequest = (c: Context, body: string): Request =>
  new Request(c.req.url, { method: 'PUT', body, headers: { 'content-type': 'application/json' } });

const reportGood = ({ sources, parties, speakers }: Watchlist): WatchlistReport => ({
  state: 'good',
  sentence: `No problem found: ${sources.length} sources, ${parties.length} parties, ${speakers.length} speakers. Not saved.`,
  problems: [],
});

async function saveText(
  context: ServeContext,
  { value, watchlist }: SentWatchlist,
  etag: string,
): Promise<Pick<EditorState, 'report' | 'etag'>> {
  const saved = await replaceWatchlist(context, value, etag);
  if (!saved.ok) return { etag, report: reportRefusal(saved.error) };
  const sentence = 'Saved. The next check uses it; elsewhere it may take a minute to appear.';
  const warnings = await warningsOf(context, watchlist);
  const problems = warnings.map((text) => ({ line: null, excerpt: '', path: 'warning', text }));
  return { etag: saved.value, report: { state: 'saved', sentence, problems } };
}

/** Tries one source by the text as it was typed, and sends each step as it happens. */
async function streamTrial(
  c: Context,
  context: ServeContext,
  watchlist: Watchlist,
  editor: EditorState,
): Promise<Response> {
  const source = watchlist.sources.find(({ id }) => id === editor.source);
  if (source === undefined) {
    const sentence = 'No source in this text has that id.';
    return renderEditor(c, context, { ...editor, report: { state: 'bad', sentence, problems: [] } });
  }
  const when = { ...whenOf(await readWatchState(context)), local: source.timeZone };
  return streamAdminPage(c, context, {
    head: headFor(null),
    around: (progress) => <WatchlistPage editor={editor} progress={progress} />,
    steps: trialSteps(context, watchlist, source, when),
  });
}

export async function* trialSteps(
  { fetch, wall, sleep }: ServeContext,
  watchlist: Watchlist,
  source: Source,
  when: When,
): AsyncGenerator<Child> {
  let last: PreviewStep | null = null;
  for await (const step of previewSource(watchlist, source, { fetch, now: wall, sleep })) {
    last = step;
    yield <TryStepView step={step} when={when} />;
  }
  if (last !== null && last.step !== 'failed') yield <p>The dry run is complete. Nothing was stored.</p>;
}

/** Answers the editor's script, which sends the text while somebody types. */
async function checkTyped(c: Context, context: ServeContext): Promise<Response> {
  const text = (await readFields(c.req.raw)).get('text');
  if (text === null) return c.json(TOO_LONG);
  const sent = await readSentWatchlist(context, watchlistRequest(c, text));
  return c.json(sent.ok ? reportGood(sent.value.watchlist) : reportFailure(text, sent.error));
}
