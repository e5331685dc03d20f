import { compileFilter } from '../../src/core/alerts/filter.ts';
import { sidesWithReadout } from '../../src/core/meetings/readouts.ts';
import type { Alert, Meeting, TimelineRow } from '../../src/core/model/index.ts';
import { DAY_MS, MINUTE_MS, parsePeriod, TICK_MS } from '../../src/core/model/time.ts';
import { articleId } from '../../src/core/model/url.ts';
import type { Fault } from './faults.ts';
import { copiedStories, type Observed, observe, storiesById } from './observe.ts';
import type { Outcome } from './run.ts';
import { DROPPED_MS, type Scenario } from './scenario.ts';

/** A promise that a run broke: what kind of promise, and where. */
export type Violation = { readonly kind: string; readonly text: string };

/** A chat has no id to drop a repetition by. */
const MAX_CHAT = 2;
/** A receiver drops repetitions by their id, but is not to be flooded. */
const MAX_REPEATS = 6;
const MAX_REFUSED = 6;
/** One more than a receiver that is down for half a day gets of one event. */
const MAX_ATTEMPTS = 8;
/** A page that an alert cites is kept far longer than one that none does, for which it is thirty days. */
const CITED_MS = 100 * DAY_MS;

export type Judged = {
  readonly scenario: Scenario;
  readonly faults: readonly Fault[];
  readonly calm: Outcome;
  readonly run: Outcome;
  readonly expected: Observed;
  readonly found: Observed;
};

type Rule = (judged: Judged) => Violation[];

const violation = (kind: string, text: string): Violation => ({ kind, text });
const isNews = ({ kind }: Alert): boolean => kind !== 'health';

/** What each alert of news tells, with the ids under which it is told. */
function toldIn({ alerts, names }: Observed): Map<string, string[]> {
  const told = new Map<string, string[]>();
  for (const [id, alert] of alerts) {
    if (!isNews(alert)) continue;
    const name = names.get(id)!;
    told.set(name, [...(told.get(name) ?? []), id]);
  }
  return told;
}

const liveIds = ({ live }: Scenario): Set<string> => new Set([...live].map(articleId));
/** Says whether a name is that of an edit or of a removal of an article that changes faster than anybody looks. */
function isOfLive(name: string, { live, storyOf }: Scenario): boolean {
  if (name.startsWith('edit of '))
    return [...live].some((url) => storyOf.get(url) === name.slice('edit of '.length));
  return [...live].some(
    (url) => name.startsWith(`edit ${articleId(url)}`) || name === `removed ${articleId(url)}`,
  );
}

/** Says whether an edit was made before anybody saw the article, or one of its copies, as it was. */
function isNeverSeenBefore({ change }: Alert, name: string, { scenario, found }: Judged): boolean {
  if (change === null || !name.startsWith('edit ')) return false;
  const storyOf = storiesById(scenario);
  const isMeant = (article: string) =>
    name.includes(article) || name === `edit of ${storyOf.get(article) ?? ''}`;
  return found.recent.some(({ article, version }) => isMeant(article) && version === change.to?.version);
}

const news: Rule = (judged) => {
  const { scenario, expected, found } = judged;
  const isRaised = scenario.happenings.some(({ label }) => label === 'the extractor is raised');
  const copied = copiedStories(scenario);
  const [due, told] = [toldIn(expected), toldIn(found)];
  const violations: Violation[] = [];
  for (const [name, ids] of due) {
    if (isOfLive(name, scenario)) continue;
    const kind = name.split(' ')[0]!;
    const now = told.get(name) ?? [];
    const title = expected.alerts.get(ids[0]!)!.title;
    if (now.length === 0 && isNeverSeenBefore(expected.alerts.get(ids[0]!)!, name, judged)) continue;
    if (now.length === 0) violations.push(violation(`alert lost (${kind})`, `${name}: ${title}`));
    else if (now.length > ids.length)
      violations.push(
        violation(`told under ${now.length} ids, not ${ids.length} (${kind})`, `${name}: ${title}`),
      );
    // The last version seen may be that of an earlier extractor.
    else if (kind === 'removed' && isRaised) continue;
    else if (!copied.has(name.replace(/^(?:story|edit of) /u, '')) && ids.some((id) => !now.includes(id)))
      violations.push(violation(`told under another id (${kind})`, `${name}: ${title}`));
  }
  for (const [name, ids] of told) {
    if (due.has(name) || isOfLive(name, scenario)) continue;
    const title = found.alerts.get(ids[0]!)!.title;
    violations.push(violation(`told although calm does not (${name.split(' ')[0]})`, `${name}: ${title}`));
  }
  return violations;
};

const brokenChain = (rows: readonly TimelineRow[], first: string, last: string | null): string | null => {
  const edits = rows.filter(({ to }) => to !== null).toReversed();
  const told = edits.filter(({ told }) => told);
  for (const [index, row] of told.entries()) {
    const before = told.slice(0, index);
    if (before.some(({ from }) => from === row.from)) return 'the same words told twice';
  }
  if (edits.length === 0)
    return last === null || last === first ? null : 'the last version is in no timeline';
  if (edits.every(({ from }) => from !== first)) return 'the timeline does not begin at the first version';
  if (last !== null && edits.every(({ to }) => to !== last)) return 'the last version is in no timeline';
  return null;
};

/** Articles that change faster than anybody looks: what is told leads from the first version to the last. */
const liveNews: Rule = ({ scenario, found }) => {
  const inTurn = new Set(
    [...scenario.live]
      .filter((url) =>
        scenario.happenings.some(({ label }) => label.includes(url) && label.includes('in turn')),
      )
      .map(articleId),
  );
  return [...liveIds(scenario)].flatMap((id) => {
    const first = found.recent.find(({ article }) => article === id);
    const tracked = found.records.flatMap(({ articles }) => articles[id] ?? [])[0];
    // A host forgets what a dropped source listed.
    if (tracked === undefined && scenario.dropped.size > 0) return [];
    if (first === undefined || tracked === undefined) return [violation('article not known', id)];
    const rows = found.timelines.get(id) ?? [];
    const broken = brokenChain(rows, first.version, inTurn.has(id) ? null : tracked.version);
    return broken === null || (inTurn.has(id) && broken !== 'the same words told twice')
      ? []
      : [
          violation(
            `edits: ${broken}`,
            `${tracked.url}: ${rows.map(({ from, to, told }) => `${from.slice(0, 4)}→${to?.slice(0, 4)}${told ? '*' : ''}`).join(' ')}; first ${first.version.slice(0, 4)}, last ${tracked.version?.slice(0, 4)}`,
          ),
        ];
  });
};

const log: Rule = ({ scenario, run, found }) => {
  const violations: Violation[] = [];
  for (const [id, rows] of Map.groupBy(found.rows, (row) => row.id)) {
    const alert = found.alerts.get(id);
    if (alert === undefined) violations.push(violation('log row without its alert', id));
    if (rows.length > 1)
      violations.push(violation('alert in the log at several times', `${alert?.kind} ${alert?.title}`));
  }
  const logged = new Set(found.rows.map(({ id }) => id));
  for (const [id, alert] of found.alerts) {
    if (!logged.has(id))
      violations.push(violation('alert without a log row', `${alert.kind} ${alert.title}`));
    const values = new Set(run.store.history(`alert/${id}`).map(({ value }) => String(value)));
    // An answer of the judge rewrites what the rules told, and not when.
    const times = new Set([...values].map((value) => JSON.parse(value).at));
    if (scenario.isJudged ? times.size > 1 || values.size > 3 : values.size > 1)
      violations.push(violation(`alert rewritten after it was told (${alert.kind})`, alert.title));
  }
  return violations;
};

/** What an alert cites stands in the corpus, and its pages stay. */
const evidence: Rule = ({ scenario, run, found }) => {
  const violations: Violation[] = [];
  const stored = run.store.stored();
  for (const [id, alert] of found.alerts) {
    const article = alert.article?.id;
    if (article === undefined) continue;
    const first = found.recent.find((row) => row.article === article);
    const cited =
      alert.change === null ? [first?.version] : [alert.change.from.version, alert.change.to?.version];
    for (const version of cited) {
      if (version === undefined) continue;
      const snapshot = stored.get(`snapshot/${article}/${version}`);
      if (!stored.has(`version/${article}/${version}`))
        violations.push(violation('version of an alert missing', alert.title));
      if (snapshot === undefined && alert.article?.read === 'listing') continue;
      if (snapshot === undefined) violations.push(violation('snapshot of an alert missing', alert.title));
      else if (snapshot.until < scenario.start + CITED_MS)
        violations.push(violation(`snapshot of an alert will expire (${alert.kind})`, alert.title));
    }
    if (!stored.has(`article/${article}`))
      violations.push(violation('article of an alert missing', alert.title));
    if (
      alert.change !== null &&
      !(found.timelines.get(article) ?? []).some((row) => row.alert === id && row.told)
    )
      violations.push(violation('told change in no timeline', alert.title));
  }
  return violations;
};

/** Says whether an address leads to an article that is known by another: of a page that moved, either address may be seen first. */
function isKnownElsewhere(article: string, { run, found }: Judged): boolean {
  const pointer = run.store.stored('article/').get(`article/${article}`);
  const { id } = JSON.parse(String(pointer?.value ?? '{}'));
  return id !== article && found.recent.some((row) => row.article === id);
}

const corpus: Rule = (judged) => {
  const { scenario, expected, found } = judged;
  const urls = new Map([...scenario.storyOf.keys()].map((url) => [articleId(url), url]));
  const violations: Violation[] = [];
  const known = Map.groupBy(found.recent, ({ article }) => article);
  for (const { article, baseline } of expected.recent) {
    const row = known.get(article)?.[0];
    if (row === undefined) {
      if (!isKnownElsewhere(article, judged))
        violations.push(violation('article not known', urls.get(article) ?? article));
    } else if (row.baseline !== baseline)
      violations.push(violation('baseline differs', urls.get(article) ?? article));
  }
  for (const [party, texts] of expected.ledgers) {
    const now = found.ledgers.get(party) ?? [];
    const lacking = texts.filter((text) => !now.includes(text));
    if (lacking.length > 0) violations.push(violation('ledger lacks a row', `${party}: ${lacking[0]}`));
    if (new Set(now).size < now.length) violations.push(violation('ledger has a row twice', party));
  }
  for (const [article, { statements }] of expected.statements) {
    const texts = found.statements.get(article)?.statements.map(({ text }) => text) ?? [];
    const lacking = statements.filter(({ text }) => !texts.includes(text));
    if (lacking.length > 0 && !liveIds(scenario).has(article))
      violations.push(violation('ledger lacks a statement', urls.get(article) ?? article));
  }
  return violations;
};

const deliveries: Rule = ({ scenario, calm, run, found }) => {
  const violations: Violation[] = [];
  const isGood = ({ status }: { status: number | null }) => status !== null && status < 300;
  for (const subscription of scenario.subscriptions) {
    const isWanted = compileFilter(subscription.filter);
    const mine = (outcome: Outcome) => outcome.posts.filter(({ url }) => url === subscription.url);
    const got = Map.groupBy(mine(run).filter(isGood), ({ event }) => event);
    const due =
      subscription.digest === null
        ? found.rows.filter(({ row }) => isWanted(row)).map(({ id }) => id)
        : mine(calm)
            .filter(isGood)
            .map(({ event }) => event!);
    for (const event of new Set(due)) {
      if (got.has(event)) continue;
      const alert = found.alerts.get(event);
      violations.push(
        violation(
          `never delivered (${subscription.digest === null ? (subscription.format === 'standard' ? 'standard' : 'chat') : 'digest'})`,
          alert?.title ?? event,
        ),
      );
    }
    const [most, kind] = subscription.format === 'standard' ? [MAX_REPEATS, 'standard'] : [MAX_CHAT, 'chat'];
    for (const [event, posts] of got) {
      // What a worker posted just before it died nobody knows of: it is posted again.
      const known = posts.filter(({ worker }) => worker.isAlive).length;
      if (known > most)
        violations.push(
          violation(
            `one event posted more than ${most} times (${kind})`,
            `${posts.length} times ${found.alerts.get(event ?? '')?.title ?? event}`,
          ),
        );
      if (event === null || (subscription.digest === null && !found.alerts.has(event)))
        violations.push(violation('event of no alert', `${event}`));
    }
  }
  return violations;
};

const endings: Rule = ({ scenario, calm, run, found }) => {
  const violations: Violation[] = [];
  for (const [name, queue] of run.queues) {
    const waiting = queue.waiting();
    if (waiting.length > 0)
      violations.push(violation(`messages never end (${name})`, `${waiting.length} wait`));
    if (queue.counts.dropped > 0) violations.push(violation('messages deleted by a queue', name));
  }
  for (const [queue, letters] of Map.groupBy(found.letters, (key) => key.split('/')[1]!))
    violations.push(violation(`dead letters stay (${queue})`, `${letters.length}`));
  if (run.messages > 3 * calm.messages + 300)
    violations.push(violation('message storm', `${run.messages} messages, calm ${calm.messages}`));
  if (run.posts.length > MAX_ATTEMPTS * found.alerts.size * scenario.subscriptions.length + 40)
    violations.push(violation('POST storm', `${run.posts.length} POSTs, calm ${calm.posts.length}`));
  for (const [key, times] of run.store.refusedWrites)
    if (times > MAX_REFUSED) violations.push(violation('429 again and again', `${times} times ${key}`));
  // The desk may write a page's end within a second of the check that stored the page: once, and it comes again.
  for (const [key, times] of calm.store.refusedWrites)
    if (times > 2) violations.push(violation('429 without a fault', key.split('/')[0]!));
  return violations;
};

const health: Rule = ({ scenario, faults, found, expected }) => {
  const violations: Violation[] = [];
  const broken = new Set(faults.flatMap((fault) => (fault.kind === 'outlet' ? [fault.host] : [])));
  const hosts = new Map(scenario.sources.map(({ id, host }) => [id, host]));
  const before = new Set(expected.names.values());
  for (const [id, { kind, source, title }] of found.alerts) {
    if (kind !== 'health' || before.has(found.names.get(id)!) || broken.has(hosts.get(source.id) ?? ''))
      continue;
    violations.push(
      violation(hosts.has(source.id) ? 'source blamed for our outage' : 'health alert of an endpoint', title),
    );
  }
  for (const { sources } of found.records) {
    for (const [id, { health }] of Object.entries(sources))
      if (health !== 'ok' && !scenario.dropped.has(id))
        violations.push(violation('source not well at the end', `${id} ${health}`));
  }
  return violations;
};

/** A host whose checks died twice in a row rests: whatever killed them may kill the next. In milliseconds since the start. */
function restsUntil({ store, healedAt }: Outcome, { start }: Scenario, host: string): number {
  const rests = store.history(`host/${host}`).flatMap(({ at, value }) => {
    const { backOff } = JSON.parse(String(value ?? '{}'));
    const isOfFaults = at - start < healedAt + 2 * TICK_MS;
    return backOff?.text.startsWith('check died') === true && isOfFaults
      ? [Date.parse(backOff.since) + backOff.seconds * 1_000 - start]
      : [];
  });
  return Math.max(0, ...rests);
}

/** After the faults every source is looked at within its period, and one tick more. */
const looks: Rule = ({ scenario, faults, run }) => {
  const broken = new Set(faults.flatMap((fault) => (fault.kind === 'outlet' ? [fault.host] : [])));
  return scenario.sources.flatMap(({ id, host, url, every }) => {
    if (broken.has(host) || scenario.dropped.has(id)) return [];
    const period = parsePeriod(every) ?? TICK_MS;
    const well = Math.max(run.healedAt, scenario.settledAt, restsUntil(run, scenario, host));
    const due = run.ticks.find((tick) => tick >= well + period) ?? Infinity;
    const since = scenario.start + well;
    const first = run.web.requests.find((request) => request.url === url && request.at >= since);
    const after = (first?.at ?? Infinity) - since;
    return well + after > due + 4 * MINUTE_MS
      ? [
          violation(
            'source looked at late after the faults',
            `${id} (${every}) ${Math.round(after / MINUTE_MS)} min after`,
          ),
        ]
      : [];
  });
};

/** Says of each story that came after the baselines and is fresh at one source at least, that somebody was told of it. */
const stories: Rule = ({ scenario, run, found }) => {
  const storyOf = storiesById(scenario);
  const told = new Set(found.names.values());
  const inBurst = new Set(
    [...run.store.stored('suppressed/').values()].flatMap(({ metadata }) => {
      const { rule, article } = metadata as { rule: string; article: string };
      return rule === 'many-at-once' ? [storyOf.get(article) ?? ''] : [];
    }),
  );
  for (const { article, why } of found.alerts.values())
    if (why.some(({ rule }) => rule === 'many-at-once')) inBurst.add(storyOf.get(article?.id ?? '') ?? '');
  return [...scenario.fresh]
    .filter((story) => !told.has(`story ${story}`) && !inBurst.has(story))
    .map((story) => violation('story never told', story));
};

/** What a meeting comes to: who has an account of it, and what stands in whose. */
const outlineOf = ({ on, accounts, points }: Meeting): string =>
  JSON.stringify([
    on,
    accounts.map(({ url, side }) => `${side} ${url}`).toSorted(),
    points.map(({ side, text, readouts }) => `${side} ${readouts.join()} ${text}`).toSorted(),
  ]);

/** A meeting is one, has the id that its accounts' alerts name, and in the end holds what its accounts say in the end. */
const meetings: Rule = ({ scenario, expected, found }) => {
  const violations: Violation[] = [];
  const formerly = new Set(found.meetings.flatMap((meeting) => meeting.formerly ?? []));
  const now = new Map(found.meetings.map((meeting) => [meeting.id, meeting]));
  if (now.size < found.meetings.length)
    violations.push(violation('meeting stored under two keys', `${found.meetings.length}`));
  if (found.meetings.length > Math.max(1, expected.meetings.length))
    violations.push(violation('meeting stored twice', [...now.keys()].join(' ')));
  if (scenario.seed.includes('meeting') && expected.meetings.length !== 1)
    violations.push(violation('calm has not the one meeting', `${expected.meetings.length}`));
  for (const due of expected.meetings) {
    const meeting = now.get(due.id);
    if (meeting === undefined) violations.push(violation('meeting lost, or under another id', due.id));
    else if (outlineOf(meeting) !== outlineOf(due))
      violations.push(violation('meeting differs', `${outlineOf(meeting)}\n not ${outlineOf(due)}`));
  }
  for (const { kind, title, meeting } of found.alerts.values())
    if (meeting !== null && !now.has(meeting.id) && !formerly.has(meeting.id))
      violations.push(violation(`alert names a meeting that is not there (${kind})`, title));
  for (const { id } of found.meetings.filter(isOfTwo)) {
    if (![...found.alerts.values()].some(({ kind, meeting }) => kind === 'meeting' && meeting?.id === id))
      violations.push(violation('meeting of two readouts never told', `${scenario.seed} ${id}`));
  }
  return violations;
};

const isOfTwo = (meeting: Meeting): boolean => sidesWithReadout(meeting).length > 1;

const rules: readonly Rule[] = [
  stories,
  meetings,
  news,
  liveNews,
  log,
  evidence,
  corpus,
  deliveries,
  endings,
  health,
  looks,
];

/** Judges a run by a calm run of the same scenario. */
export async function judge(
  scenario: Scenario,
  faults: readonly Fault[],
  calm: Outcome,
  run: Outcome,
): Promise<Violation[]> {
  const [expected, found] = await Promise.all([observe(scenario, calm), observe(scenario, run)]);
  const judged: Judged = { scenario, faults, calm, run, expected, found };
  // What nobody could be told before its source was dropped is nobody's news.
  const isDropped = scenario.dropped.size > 0 && run.healedAt > DROPPED_MS;
  const violations = (isDropped ? [log, deliveries, endings] : rules).flatMap((rule) => rule(judged));
  return [...new Map(violations.map((one) => [`${one.kind} ${one.text}`, one])).values()];
}
