import type { Context } from 'hono';
import * as z from 'zod';
import { line } from '../../../core/language/text.ts';
import { describeSources } from '../../../core/tracking/status.ts';
import { readWatchState, type ServeContext, watchedHosts } from '../../context.ts';
import { whenOf } from '../../ui/render.tsx';
import { bodyRefusal, readFields } from '../api/body.ts';
import { postChecks } from '../api/checks.ts';
import { readAnswer, type Refusal, type RefusalText } from '../api/problem.ts';
import { etagOf, readSentWatchlist, replaceWatchlist, storedOrBundled } from '../api/watchlist.ts';
import { type AdminRoute, renderAdminPage, streamAdminPage, titleWithOutcome } from './render.tsx';
import { type SourceDraft, SourcesPage, type SourcesState } from './sources-view.tsx';
import { trialSteps } from './watchlist-pages.tsx';
import type { Notice } from './webhooks-view.tsx';

/** The page that shows the sources with their last answers, and adds, pauses, checks and tries them. */
export const sourcePages: readonly AdminRoute[] = [
  { method: 'GET', path: '/admin/sources', handle: (c, context) => renderSources(c, context) },
  { method: 'POST', path: '/admin/sources', handle: answerForm },
];

/** A page shows so many; others are found by their names. */
const MAX_ROWS = 200;

const emptyDraft: SourceDraft = { id: '', name: '', url: '', kind: 'feed', type: 'press', language: 'en' };

async function readState(
  c: Context,
  context: ServeContext,
  notice: Notice | null,
  draft = emptyDraft,
): Promise<SourcesState> {
  const [watchState, value, asked] = await Promise.all([
    readWatchState(context),
    storedOrBundled(context),
    context.corpus.listAsked(),
  ]);
  const { watchlist, heartbeat, now } = watchState;
  const words = line(c.req.query('q') ?? '').slice(0, 100);
  const wanted = words.toLowerCase();
  const found = watchlist.sources.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(wanted));
  const shown = found.slice(0, MAX_ROWS);
  const records = await context.corpus.getHosts(watchedHosts({ ...watchlist, sources: shown }));
  return {
    sources: describeSources(shown, records, heartbeat, now),
    total: watchlist.sources.length,
    words,
    etag: etagOf(value),
    notice,
    draft,
    asked,
    when: whenOf(watchState),
  };
}

const headFor = (notice: Notice | null) => ({
  title: titleWithOutcome(notice === null ? null : notice.kind === 'done' ? 'good' : 'bad', 'Sources'),
});

async function renderSources(
  c: Context,
  context: ServeContext,
  notice: Notice | null = null,
  draft = emptyDraft,
): Promise<Response> {
  const state = await readState(c, context, notice, draft);
  return renderAdminPage(c, context, headFor(notice), <SourcesPage state={state} progress={null} />);
}

/** Does what the pressed button asks for. */
async function answerForm(c: Context, context: ServeContext): Promise<Response> {
  const fields = await readFields(c.req.raw);
  const etag = fields.get('etag') ?? '';
  const [tried, checked] = [fields.get('try'), fields.get('check')];
  if (tried !== null) return streamTrial(c, context, tried);
  if (checked !== null) return renderSources(c, context, await checkSource(c, context, checked));
  const draft = draftIn(fields);
  const edit = editIn(fields, draft);
  if (edit === null) return renderSources(c, context);
  const notice = await saveEdit(c, context, edit, etag);
  return renderSources(c, context, notice, notice.kind === 'done' ? emptyDraft : draft);
}

const draftIn = (fields: URLSearchParams): SourceDraft => {
  const field = (name: keyof SourceDraft) => fields.get(name)?.trim() ?? emptyDraft[name];
  return {
    id: field('id'),
    name: field('name'),
    url: field('url'),
    kind: field('kind'),
    type: field('type'),
    language: field('language'),
  };
};

/** A stored watchlist as it stands, with its keys in their order: what its author left out stays left out. */
const Keys = z.record(z.string(), z.unknown());
const Document = z.object({ sources: z.array(Keys) });
type ListedSource = z.infer<typeof Keys>;

type SourcesEdit = {
  readonly sentence: string;
  readonly change: (sources: readonly ListedSource[]) => ListedSource[];
};

const setPaused =
  (id: string, isPaused: boolean): SourcesEdit['change'] =>
  (sources) =>
    sources.map((source) => (source['id'] === id ? { ...source, paused: isPaused } : source));

/** @returns null where no button says what to do */
function editIn(fields: URLSearchParams, draft: SourceDraft): SourcesEdit | null {
  const [paused, resumed] = [fields.get('pause'), fields.get('resume')];
  if (paused !== null) return { sentence: `Paused: ${line(paused)}.`, change: setPaused(paused, true) };
  if (resumed !== null) return { sentence: `Resumed: ${line(resumed)}.`, change: setPaused(resumed, false) };
  if (fields.get('add') === null) return null;
  return {
    sentence: `Added: ${line(draft.name)}. Its first check takes what it lists as known.`,
    change: (sources) => [...sources, draft],
  };
}

const SAVED = 'The next check uses it; elsewhere it may take a minute to appear.';

async function saveEdit(
  c: Context,
  context: ServeContext,
  { sentence, change }: SourcesEdit,
  etag: string,
): Promise<Notice> {
  const stored = await storedOrBundled(context);
  const [keys, document] = [Keys.safeParse(stored), Document.safeParse(stored)];
  if (!keys.success || !document.success)
    return { kind: 'refused', sentence: 'The stored watchlist cannot be read.', errors: [] };
  const value = { ...keys.data, sources: change(document.data.sources) };
  const sent = await readSentWatchlist(context, jsonRequest(c, 'PUT', value));
  if (!sent.ok) return refusedNotice(bodyRefusal(sent.error));
  const saved = await replaceWatchlist(context, value, etag);
  return saved.ok ? { kind: 'done', sentence: `${sentence} ${SAVED}` } : refusedNotice(saved.error);
}

const refusedNotice = ({ title, detail, errors }: Refusal | RefusalText): Notice => ({
  kind: 'refused',
  sentence: `${title}: ${detail}`,
  errors: errors ?? [],
});

const jsonRequest = (c: Context, method: string, value: unknown): Request =>
  new Request(c.req.url, {
    method,
    body: JSON.stringify(value),
    headers: { 'content-type': 'application/json' },
  });

async function checkSource(c: Context, context: ServeContext, id: string): Promise<Notice> {
  const answer = await postChecks(context, jsonRequest(c, 'POST', { sources: [id] }));
  const read = await readAnswer(answer);
  if (!read.ok) return refusedNotice(read.error);
  return {
    kind: 'done',
    sentence: `A check of ${line(id)} is on its way. Load this page again in a moment: its answer will stand under “Checks asked for”.`,
  };
}

async function streamTrial(c: Context, context: ServeContext, id: string): Promise<Response> {
  const watchState = await readWatchState(context);
  const source = watchState.watchlist.sources.find((one) => one.id === id);
  if (source === undefined) {
    return renderSources(c, context, { kind: 'refused', sentence: 'No source has that id.', errors: [] });
  }
  const state = await readState(c, context, null);
  return streamAdminPage(c, context, {
    head: headFor(null),
    around: (steps) => <SourcesPage state={state} progress={{ source: id, steps }} />,
    steps: trialSteps(context, watchState.watchlist, source, whenOf(watchState, id)),
  });
}
