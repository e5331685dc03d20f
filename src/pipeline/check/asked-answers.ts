/** What a check that an admin asked for led to, kept where he can see it: also a good check that changed nothing leaves a trace. */
import type { CheckAnswer, FailureText } from '../../core/model/index.ts';
import { iso } from '../../core/model/time.ts';
import { articleId } from '../../core/model/url.ts';
import { firstOfEach } from '../../io/storage/store.ts';
import type { CheckContext } from './check-context.ts';

/** So many answers are kept of one host, the newest: a request names 50 articles at most. */
const MAX_ANSWERS = 200;

type Found = Pick<CheckAnswer, 'status' | 'outcome' | 'error' | 'listed' | 'onSubject' | 'version'>;
type Named = Pick<CheckAnswer, 'kind' | 'id' | 'url'>;
type Asked = Named & Pick<CheckAnswer, 'askedAt'>;

const nothing: Found = {
  status: null,
  outcome: 'not-looked-at',
  error: null,
  listed: null,
  onSubject: null,
  version: null,
};

/**
 * Writes down what was found of each source and article that the message names, and of those that waited since an earlier check. It is
 * written before the record of the host: a check that is tried again then finds the same again.
 * @param death why the check came to nothing
 */
export async function putAnswers(check: CheckContext, death: FailureText | null = null): Promise<void> {
  const { message, record, dependencies } = check;
  const before = (await dependencies.corpus.getAsked(record.host))?.answers ?? [];
  const askedAt = iso(message.clock.tick);
  const named = message.forced ? [...askedSources(check), ...askedArticles(check)] : [];
  const asked = [
    ...named.map((one): Asked => ({ ...one, askedAt })),
    ...before.filter((answer) => answer.outcome === 'waiting' && isSeen(check, answer)),
  ];
  if (asked.length === 0) return;
  const at = iso(check.now());
  const fresh = asked.map(({ kind, id, url, askedAt: since }): CheckAnswer => ({
    kind,
    id,
    url,
    askedAt: since,
    at,
    ...(kind === 'source' ? ofSource(check, id, url) : ofArticle(check, id, url, death)),
  }));
  const answers = firstOfEach([...fresh, ...before], ({ kind, id }) => `${kind} ${id}`);
  await dependencies.corpus.putAsked({ host: record.host, answers: answers.slice(0, MAX_ANSWERS) });
}

/** Says whether this check looked at what waited. */
const isSeen = ({ statuses, looked }: CheckContext, { kind, id, url }: CheckAnswer): boolean =>
  kind === 'source' ? statuses.has(url) : looked.has(id);

const askedSources = ({ message, sourceOf }: CheckContext): Named[] =>
  message.sources.flatMap((id) => {
    const source = sourceOf(id);
    return source === null ? [] : [{ kind: 'source', id, url: source.url }];
  });

/** Returns the articles that the message names, by the ids under which they are followed, or would be. */
const askedArticles = ({ message, known }: CheckContext): Named[] =>
  message.entries.map(({ source, entry }) => ({
    kind: 'article',
    id: known.find(source, entry) ?? articleId(entry.url),
    url: entry.url,
  }));

/** Why something waits: the host asked to be left alone, or there was no room for it. */
const waiting = ({ record }: CheckContext): Found => {
  const text = record.backOff?.text ?? 'there was no room for it in one visit';
  return {
    ...nothing,
    outcome: 'waiting',
    error: { code: record.backOff === null ? 'no-room' : 'back-off', text },
  };
};

function ofSource(check: CheckContext, id: string, url: string): Found {
  if (check.left.sources.has(id)) return waiting(check);
  const state = check.record.sources[id];
  if (state === undefined) return nothing;
  const status = check.statuses.get(url) ?? null;
  if (state.failures > 0 && state.lastFailure !== null) {
    const { code, text } = state.lastFailure;
    return { ...nothing, status, outcome: 'failed', error: { code, text } };
  }
  return { ...nothing, status, outcome: 'listed', listed: state.listed, onSubject: state.onSubject };
}

function ofArticle(check: CheckContext, id: string, url: string, death: FailureText | null): Found {
  if (check.left.articles.has(id)) return waiting(check);
  const unread = check.looked.get(id);
  if (unread === undefined) return { ...nothing, error: death };
  const article = check.record.articles[id];
  const status = check.statuses.get(article?.url ?? url) ?? check.statuses.get(url) ?? null;
  const version = article?.version ?? null;
  return { ...nothing, status, version, ...(unread ?? outcomeOfRead(check, id)) };
}

function outcomeOfRead({ record, stored }: CheckContext, id: string): Pick<Found, 'outcome' | 'error'> {
  const news = stored.get(id);
  if (news !== undefined) return { outcome: news, error: null };
  const article = record.articles[id];
  const suspicion = article?.suspicion ?? null;
  if (suspicion !== null) {
    return { outcome: 'missing', error: { code: suspicion.kind, text: suspicion.text } };
  }
  return { outcome: article === undefined || article.gone ? 'another' : 'unchanged', error: null };
}
