import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { trySource, type TryStep } from '../../../pipeline/check/preview-source.ts';
import type { Source, Watchlist } from '../../../core/watchlist/schema.ts';
import { editorScriptPath } from '../../ui/assets.ts';
import { type Editing, WatchlistPage } from './watchlist-view.tsx';
import { TryStepView } from './try-step-view.tsx';
import type { When } from '../../ui/time.tsx';
import { readWatchState, type ServeContext } from '../../context.ts';
import { whenOf } from '../../ui/render.tsx';
import { formatJson } from './watchlist-json.ts';
import { readFields } from '../form.ts';
import { type AdminRoute, showAdmin, streamAdmin, titleAfter } from './show.tsx';
import { outcomeOf } from '../outcome.ts';
import { type Verdict, verdictOn } from './watchlist-problems.ts';
import { etagOf, putWatchlist, readSent, storedOrBundled } from '../api/watchlist.ts';

/** The watchlist as text: checked, tried and saved by the handlers of the API. */
export const watchlistPages: readonly AdminRoute[] = [
  { method: 'GET', path: '/admin/watchlist', handle: openEditor },
  { method: 'POST', path: '/admin/watchlist', handle: edit },
  { method: 'POST', path: '/admin/watchlist/check', handle: checkTyped },
];

const place = (verdict: Verdict | null) => ({
  title: titleAfter(verdict === null ? null : verdict.state === 'bad' ? 'bad' : 'good', 'Watchlist'),
  script: editorScriptPath,
});

const sourcesOf = ({ sources }: Watchlist): string[] => sources.map(({ id }) => id);

async function openEditor(c: Context, serving: ServeContext): Promise<Response> {
  const value = await storedOrBundled(serving);
  const { watchlist } = await readWatchState(serving);
  const editing: Editing = {
    text: formatJson(value),
    etag: etagOf(value),
    source: '',
    sources: sourcesOf(watchlist),
    verdict: null,
  };
  return showAdmin(c, serving, place(null), <WatchlistPage editing={editing} progress={null} />);
}

/** What a button of the editor asks: check, save, or try one source. */
async function edit(c: Context, serving: ServeContext): Promise<Response> {
  const fields = await readFields(c.req.raw);
  const text = fields?.get('text') ?? '';
  const sent = await readSent(serving, jsonRequest(c, 'PUT', text));
  const editing: Editing = {
    text,
    etag: fields?.get('etag') ?? '',
    source: fields?.get('source')?.trim() ?? '',
    sources: sent.ok ? sourcesOf(sent.value.watchlist) : [],
    verdict: sent.ok ? goodVerdict(sent.value.watchlist) : verdictOn(text, sent.error),
  };
  const action = sent.ok ? fields?.get('action') : null;
  if (sent.ok && action === 'try') return tryOne(c, serving, sent.value.watchlist, editing);
  const shown = action === 'save' ? { ...editing, ...(await save(c, serving, editing)) } : editing;
  return showAdmin(c, serving, place(shown.verdict), <WatchlistPage editing={shown} progress={null} />);
}

const jsonRequest = (c: Context, method: string, body: string, headers: Record<string, string> = {}) =>
  new Request(c.req.url, { method, body, headers: { ...headers, 'content-type': 'application/json' } });

const goodVerdict = ({ sources, parties, speakers }: Watchlist): Verdict => ({
  state: 'good',
  sentence: `No problem found: ${sources.length} sources, ${parties.length} parties, ${speakers.length} speakers. Not saved.`,
  problems: [],
});

async function save(
  c: Context,
  serving: ServeContext,
  { text, etag }: Editing,
): Promise<Pick<Editing, 'verdict' | 'etag'>> {
  const answer = await putWatchlist(serving, jsonRequest(c, 'PUT', text, { 'if-match': etag }));
  const outcome = await outcomeOf(answer);
  if (!outcome.ok) return { etag, verdict: verdictOn(text, outcome.error) };
  const sentence = 'Saved. The next check goes by it; other places may take a minute to see it.';
  return { etag: answer.headers.get('etag') ?? etag, verdict: { state: 'saved', sentence, problems: [] } };
}

async function tryOne(
  c: Context,
  serving: ServeContext,
  watchlist: Watchlist,
  editing: Editing,
): Promise<Response> {
  const source = watchlist.sources.find(({ id }) => id === editing.source);
  if (source === undefined) {
    const verdict: Verdict = {
      state: 'bad',
      sentence: 'No source of this text has that id.',
      problems: [],
    };
    return showAdmin(
      c,
      serving,
      place(verdict),
      <WatchlistPage editing={{ ...editing, verdict }} progress={null} />,
    );
  }
  const when = { ...whenOf(await readWatchState(serving)), local: source.timeZone };
  return streamAdmin(
    c,
    serving,
    place(null),
    (progress) => <WatchlistPage editing={{ ...editing, verdict: null }} progress={progress} />,
    stepsOf(serving, watchlist, source, when),
  );
}

async function* stepsOf(
  { fetch, wall, sleep }: ServeContext,
  watchlist: Watchlist,
  source: Source,
  when: When,
): AsyncGenerator<Child> {
  let last: TryStep | null = null;
  for await (const step of trySource(watchlist, source, { fetch, now: wall, sleep })) {
    last = step;
    yield <TryStepView step={step} when={when} />;
  }
  if (last !== null && last.step !== 'failed') yield <p>That is all. Nothing was stored.</p>;
}

/** What the script asks while somebody types. */
async function checkTyped(c: Context, serving: ServeContext): Promise<Response> {
  const text = (await readFields(c.req.raw))?.get('text') ?? '';
  const sent = await readSent(serving, jsonRequest(c, 'PUT', text));
  return c.json(sent.ok ? goodVerdict(sent.value.watchlist) : verdictOn(text, sent.error));
}
