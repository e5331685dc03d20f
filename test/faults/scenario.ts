import { HOUR_MS, iso, MINUTE_MS, TICK_MS } from '../../src/core/model/time.ts';
import type { Subscription } from '../../src/core/model/index.ts';
import { SECRET } from '../fakes/post-office.ts';
import { noFilter } from '../fakes/filter.ts';
import { openRandom, type Random } from './random.ts';
import {
  accountsOfMeeting,
  drawSubject,
  headlineFor,
  type InventedSubject,
  paragraphsFor,
  watchedParts,
} from './subjects.ts';
import type { ModelStore } from './store.ts';
import type { Web, WebStory } from './web.ts';

/** What a scenario acts on. */
type Stage = { readonly web: Web; readonly store: ModelStore };

type Happening = {
  /** In milliseconds since the start. */
  readonly at: number;
  readonly label: string;
  readonly act: (stage: Stage) => void;
};

type WatchedSource = {
  readonly id: string;
  readonly host: string;
  readonly url: string;
  readonly every: string;
  readonly kind: 'feed' | 'page';
  /** The side whose own site it is. */
  readonly party?: string;
};

/** What happens in the world, whatever happens to the program. */
export type Scenario = {
  readonly seed: string;
  /** The first tick. */
  readonly start: number;
  readonly watchlist: unknown;
  readonly sources: readonly WatchedSource[];
  readonly subscriptions: readonly Subscription[];
  readonly happenings: readonly Happening[];
  /** From then on all sources have their baselines, and something may go wrong that would delay them. */
  /** Whether a judge is asked what the rules leave unsure. */
  readonly isJudged: boolean;
  readonly settledAt: number;
  readonly lastAt: number;
  /** Addresses of articles to the story that they tell: whatever else goes by the address alone. */
  readonly storyOf: ReadonlyMap<string, string>;
  /** Articles that change again before anybody surely looked. */
  readonly live: ReadonlySet<string>;
  /** Sources that the watchlist names no longer at the end. */
  readonly dropped: ReadonlySet<string>;
  /** Stories that came after the baselines and have no old date: somebody is to be told. */
  readonly fresh: ReadonlySet<string>;
};

/** The longest series of one word that the topics are made of. */
const TOPICS =
  'harbour lighthouse railway canal orchard quarry market museum bridge tunnel archive depot reservoir ferry airport mill library causeway hospital stadium vineyard observatory'.split(
    ' ',
  );

class Draft {
  readonly seed: string;
  readonly random: Random;
  readonly subject: InventedSubject;
  readonly start: number;
  readonly isJudged: boolean;
  readonly hasHistory: boolean;
  readonly sources: WatchedSource[] = [];
  readonly happenings: Happening[] = [];
  readonly storyOf = new Map<string, string>();
  readonly live = new Set<string>();
  readonly stories = new Map<
    string,
    { story: WebStory; at: number; source: WatchedSource; isTouched: boolean }
  >();
  readonly busy = new Set<string>();
  readonly dropped = new Set<string>();
  readonly fresh = new Set<string>();
  #topics = 0;

  constructor(seed: string) {
    this.seed = seed;
    this.random = openRandom(`scenario ${seed}`);
    // Drawn apart, so that seeds mean what they meant before there was a judge.
    const apart = openRandom(`judge ${seed}`);
    this.isJudged = apart.chance(0.4);
    this.hasHistory = this.isJudged || apart.chance(0.2);
    this.subject = drawSubject(this.random);
    this.start = Date.parse('2026-03-02T00:00:00Z') + this.random.below(96) * TICK_MS;
  }

  topic(): string {
    this.#topics += 1;
    const word = TOPICS[this.#topics % TOPICS.length]!;
    return `${word} ${this.random.pick(TOPICS)} plan ${this.#topics}`;
  }

  happen(at: number, label: string, act: Happening['act']): void {
    this.happenings.push({ at, label, act });
  }

  /** Publishes at a source; its page is on the source's host unless another is named. */
  publish(
    source: WatchedSource,
    at: number,
    topic: string,
    options: {
      dated?: boolean;
      host?: string;
      statement?: boolean;
      position?: 'yes' | 'no' | null;
      age?: number;
      /** In place of a text on the topic. */
      text?: Pick<WebStory, 'headline' | 'paragraphs'>;
    } = {},
  ): string {
    const { dated = true, host = source.host, statement = false, position = null, age = 0 } = options;
    const text = options.text ?? {
      headline: headlineFor(this.subject, topic),
      paragraphs: paragraphsFor(this.subject, topic, { statement, position }),
    };
    const slug = `${topic.replaceAll(' ', '-')}-${source.id}`;
    const url = `https://${host}/${slug}`;
    const story: WebStory = {
      url,
      guid: this.random.chance(0.7) ? slug : null,
      ...text,
      publishedAt: dated ? iso(this.start + at - age) : null,
    };
    this.stories.set(url, { story, at, source, isTouched: false });
    this.storyOf.set(url, topic);
    // What another source's host has, and does not date, is told only when that source lists it.
    const isOfAnother = this.sources.some((one) => one.host === host && host !== source.host);
    if (at > 0 && age === 0 && (dated || !isOfAnother)) this.fresh.add(topic);
    const where = host === source.host ? '' : ` on ${host}`;
    const more = `${dated ? '' : ', no date'}${statement ? ', with a statement' : ''}${position === null ? '' : `, position ${position}`}`;
    this.happen(at, `${source.id} publishes “${topic}”${where}${more}`, ({ web }) =>
      web.publish([source.url], story),
    );
    return url;
  }

  /** Finds an article that nothing else touches, published well before a time. */
  untouched(before: number, accept: (source: WatchedSource) => boolean = () => true): string | null {
    const free = [...this.stories].filter(
      ([, { at, isTouched, source }]) => !isTouched && at <= before - 45 * MINUTE_MS && accept(source),
    );
    if (free.length === 0) return null;
    const [url, known] = this.random.pick(free);
    known.isTouched = true;
    return url;
  }

  /** Changes a story where it stands. @returns the story as it is then */
  edit(url: string, at: number, label: string, change: (story: WebStory) => Partial<WebStory>): WebStory {
    const known = this.stories.get(url)!;
    known.isTouched = true;
    known.story = { ...known.story, ...change(known.story) };
    const { story } = known;
    this.happen(at, `${url} ${label}`, ({ web }) => web.change(url, story));
    return story;
  }
}

const replaced =
  (from: string, to: string) =>
  (story: WebStory): Partial<WebStory> => ({
    paragraphs: story.paragraphs.map((text) => text.replace(from, to)),
  });
const edits: readonly ((draft: Draft, url: string, at: number) => void)[] = [
  (draft, url, at) =>
    draft.edit(url, at, 'says seven hours, not five', replaced('lasted five hours', 'lasted seven hours')),
  (draft, url, at) =>
    draft.edit(url, at, 'has another headline', ({ headline }) => ({
      headline: headline.replace('discuss', 'delay'),
    })),
  (draft, url, at) =>
    draft.edit(url, at, 'has a sentence more', ({ paragraphs }) => ({
      paragraphs: [
        ...paragraphs,
        `Both sides agreed to send ${12 + (url.length % 30)} engineers before the summer begins.`,
      ],
    })),
];

type Plot = (draft: Draft, at: number) => void;

const newStory: Plot = (draft, at) => {
  const { random } = draft;
  const free = draft.sources.filter(({ id }) => !draft.busy.has(id));
  if (free.length === 0) return;
  draft.publish(random.pick(free), at, draft.topic(), {
    dated: random.chance(0.75),
    statement: random.chance(0.4),
    position: random.chance(0.25) ? random.pick(['yes', 'no'] as const) : null,
  });
};

const wireCopy: Plot = (draft, at) => {
  const { random } = draft;
  const free = draft.sources.filter(({ id }) => !draft.busy.has(id));
  const topic = draft.topic();
  const statement = random.chance(0.3);
  for (const [index, source] of free.slice(0, 2 + random.below(2)).entries()) {
    const later =
      index === 0 ? 0 : random.pick([0, 20_000, 15 * MINUTE_MS, random.between(1, 60) * MINUTE_MS]);
    draft.publish(source, at + later, topic, { dated: random.chance(0.7), statement });
  }
};

const crowd: Plot = (draft, at) => {
  const free = draft.sources.filter(
    ({ id }) =>
      !draft.busy.has(id) &&
      ![...draft.stories.values()].some((known) => known.source.id === id && known.at > 0),
  );
  if (free.length === 0) return;
  const source = draft.random.pick(free);
  draft.busy.add(source.id);
  const count = 9 + draft.random.below(3);
  for (let nth = 0; nth < count; nth += 1) draft.publish(source, at, draft.topic());
};

const edit: Plot = (draft, at) => {
  const url = draft.untouched(at);
  if (url !== null) draft.random.pick(edits)(draft, url, at);
};

const quickFollowUp: Plot = (draft, at) => {
  const url = draft.untouched(at);
  if (url === null) return;
  draft.live.add(url);
  const [first, second, third] = edits;
  first!(draft, url, at);
  second!(draft, url, at + draft.random.pick([20_000, 2 * MINUTE_MS, 16 * MINUTE_MS]));
  if (draft.random.chance(0.5)) third!(draft, url, at + draft.random.between(20, 50) * MINUTE_MS);
};

/** An article that changes within seconds of its first sight. */
const freshEdit: Plot = (draft, at) => {
  const free = draft.sources.filter(({ id }) => !draft.busy.has(id));
  if (free.length === 0) return;
  const tick = Math.ceil(at / TICK_MS) * TICK_MS;
  const url = draft.publish(draft.random.pick(free), at, draft.topic());
  draft.live.add(url);
  draft.random.pick(edits)(draft, url, tick + draft.random.between(2, 90) * 1_000);
};

const move: Plot = (draft, at) => {
  const url = draft.untouched(at);
  if (url === null) return;
  const known = draft.stories.get(url)!;
  const changed = draft.random.chance(0.7)
    ? { headline: known.story.headline.replace('discuss', 'delay') }
    : {};
  const story = { ...known.story, ...changed, url: `${url}-moved` };
  known.story = story;
  draft.storyOf.set(story.url, draft.storyOf.get(url)!);
  const isRelisted = draft.random.chance(0.6);
  draft.happen(at, `${url} moves${'headline' in changed ? ' and changes' : ''}`, ({ web }) => {
    web.pages.set(url, { movedTo: story.url });
    if (isRelisted) web.change(url, story);
    else web.publish([], story);
  });
};

const remove: Plot = (draft, at) => {
  const url = draft.untouched(at);
  if (url === null) return;
  const status = draft.random.pick([404, 410]);
  const isListed = draft.random.chance(0.5);
  draft.happen(at, `${url} answers ${status}`, ({ web }) => {
    web.pages.set(url, { status });
    if (isListed) return;
    for (const [feed, stories] of web.feeds)
      web.feeds.set(
        feed,
        stories.filter((story) => story.url !== url),
      );
  });
  if (draft.random.chance(0.4)) {
    const { story } = draft.stories.get(url)!;
    draft.happen(at + 26 * HOUR_MS, `${url} is back`, ({ web }) => web.publish([], story));
  }
};

const flap: Plot = (draft, at) => {
  const url = draft.untouched(at);
  if (url === null) return;
  draft.live.add(url);
  const { story } = draft.stories.get(url)!;
  const other = { ...story, ...replaced('lasted five hours', 'lasted six hours')(story) };
  draft.happen(at, `${url} shows two versions in turn`, ({ web }) => web.inTurn.set(url, [other, story]));
};

const elsewhere: Plot = (draft, at) => {
  const source = draft.random.pick(draft.sources);
  // A section page lists its own host alone.
  if (draft.busy.has(source.id) || source.kind === 'page') return;
  const host = draft.random.chance(0.5) ? 'pages.example' : draft.random.pick(draft.sources).host;
  draft.publish(source, at, draft.topic(), { host, dated: draft.random.chance(0.7) });
};

/** The first copy is dated so that nobody is told of it; the next one is fresh. */
const silencedFirst: Plot = (draft, at) => {
  const { random } = draft;
  const [first, second] = draft.sources.filter(({ id, kind }) => !draft.busy.has(id) && kind === 'feed');
  if (first === undefined || second === undefined) return;
  const topic = draft.topic();
  draft.publish(first, at, topic, { age: 9 * 24 * HOUR_MS });
  draft.publish(second, at + random.between(20, 70) * MINUTE_MS, topic);
};

/** All copies of a story get the same edit. */
const editedCopies: Plot = (draft, at) => {
  const before = draft.stories.size;
  wireCopy(draft, at);
  const change = draft.random.pick(edits);
  for (const url of [...draft.stories.keys()].slice(before))
    change(draft, url, at + 80 * MINUTE_MS + draft.random.pick([0, 20_000, 15 * MINUTE_MS]));
};

/**
 * Two sides meet, each publishes its account and a newspaper one of its own, in any order and also at once; then one side corrects its
 * account, which may be before the other's is there.
 */
const meeting: Plot = (draft, at) => {
  const { random } = draft;
  const days = ['date', 'weekday', 'none'] as const;
  const { accounts, press } = accountsOfMeeting(draft.subject, {
    at: draft.start + at,
    named: [random.pick(days), random.pick(days)],
  });
  const gap = () => random.pick([0, 20_000, 15 * MINUTE_MS, random.between(20, 100) * MINUTE_MS]);
  const readouts = draft.sources.filter(({ party }) => party !== undefined);
  const order = random.chance(0.5) ? [0, 1] : [1, 0];
  let last = at;
  const urls = order.map((nth) => {
    const [source, text] = [readouts[nth]!, accounts[nth]!];
    const url = draft.publish(source, last, `meeting by ${source.id}`, { text });
    draft.stories.get(url)!.isTouched = true;
    last += gap();
    return url;
  });
  const papers = draft.sources.filter(({ id, party }) => party === undefined && !draft.busy.has(id));
  if (papers.length > 0) {
    const report = draft.publish(random.pick(papers), at + gap(), 'meeting by the press', { text: press });
    draft.stories.get(report)!.isTouched = true;
  }
  const corrected = random.pick(urls);
  const seen = draft.stories.get(corrected)!.at;
  const wait = random.pick([20_000, 16 * MINUTE_MS, random.between(46, 120) * MINUTE_MS]);
  if (wait < 46 * MINUTE_MS) draft.live.add(corrected);
  draft.edit(corrected, seen + wait, 'is corrected', ({ paragraphs }) => ({
    paragraphs: paragraphs.map((text) =>
      text.replace('40 pilots', '60 pilots').replace('the lower river', 'the upper river'),
    ),
  }));
};

const plots: readonly (readonly [number, Plot])[] = [
  [4, newStory],
  [4, wireCopy],
  [2, crowd],
  [3, edit],
  [2, quickFollowUp],
  [2, freshEdit],
  [2, move],
  [2, remove],
  [1, flap],
  [2, elsewhere],
  [1, silencedFirst],
  [1, editedCopies],
];

function pickPlot(random: Random): Plot {
  let rest = random.next() * plots.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, plot] of plots) {
    rest -= weight;
    if (rest < 0) return plot;
  }
  return newStory;
}

/** Makes what is stored look as if an older extractor had read it, with a line less. */
function age({ store }: Stage): void {
  const text = (value: string | Uint8Array | null): string => (typeof value === 'string' ? value : '{}');
  for (const [key, { value, metadata }] of store.stored('host/')) {
    const record = JSON.parse(text(value));
    for (const [id, article] of Object.entries<Record<string, unknown>>(record.articles)) {
      const hash = String(article['version']);
      const version = store.stored(`version/${id}/`).get(`version/${id}/${hash}`);
      const snapshot = store.stored(`snapshot/${id}/`).get(`snapshot/${id}/${hash}`);
      if (version === undefined || snapshot === undefined) continue;
      const then = `${hash.slice(0, -4)}0000`;
      const earlier = { ...JSON.parse(text(version.value)), hash: then, extractor: 'earlier' };
      earlier.blocks = earlier.blocks.slice(0, -1);
      store.put(`version/${id}/${then}`, JSON.stringify(earlier));
      store.put(`snapshot/${id}/${then}`, snapshot.value);
      Object.assign(article, { version: then, extractor: 'earlier' });
    }
    store.put(key, JSON.stringify(record), metadata);
  }
}

function drawSources(draft: Draft): void {
  const { random } = draft;
  const hosts = Array.from({ length: 1 + random.below(4) }, (_, index) => `outlet-${index}.example`);
  const count = Math.max(2, hosts.length + random.below(3));
  for (let index = 0; index < count; index += 1) {
    const host = hosts[index % hosts.length]!;
    const id = `source-${index}`;
    const every = random.pick(['15m', '15m', '15m', '30m', '1h']);
    const kind = random.chance(0.15) ? 'page' : 'feed';
    const url = `https://${host}/${id}.${kind === 'page' ? 'html' : 'xml'}`;
    draft.sources.push({ id, host, url, every, kind });
  }
  for (const source of draft.sources) {
    draft.happen(-MINUTE_MS, `${source.id} is there`, ({ web }) => void web.feeds.set(source.url, []));
    for (let nth = 0; nth < 2; nth += 1)
      draft.publish(source, -MINUTE_MS, draft.topic(), {
        age: random.between(2, 20) * HOUR_MS,
        dated: random.chance(0.7),
        statement: random.chance(0.3),
      });
  }
}

/** Each side publishes on a site of its own, and nothing there but its accounts. */
function addOfficialSources(draft: Draft): void {
  for (const [nth, { id: party }] of draft.subject.sides.entries()) {
    const [id, host] = [`ministry-${nth}`, `ministry-${nth}.example`];
    const source: WatchedSource = {
      id,
      host,
      url: `https://${host}/${id}.xml`,
      every: draft.random.pick(['15m', '15m', '30m']),
      kind: 'feed',
      party,
    };
    draft.sources.push(source);
    draft.busy.add(id);
    draft.happen(-MINUTE_MS, `${id} is there`, ({ web }) => void web.feeds.set(source.url, []));
    draft.publish(source, -MINUTE_MS, draft.topic(), { age: 5 * HOUR_MS });
  }
}

function drawSubscriptions({ random, start }: Draft): Subscription[] {
  const make = (id: string, change: Partial<Subscription>): Subscription => ({
    id: id.padEnd(32, '0'),
    url: `https://receiver.example/${id}`,
    secret: SECRET,
    retiring: [],
    filter: {
      ...noFilter,
      severity: 'minor',
      kind: ['new', 'statement', 'position', 'edit', 'removed', 'health', 'meeting'],
    },
    format: 'standard',
    paused: false,
    authorization: null,
    digest: null,
    digestHour: 7,
    createdAt: iso(start - HOUR_MS),
    ...change,
  });
  const made = [make('a', {})];
  if (random.chance(0.6)) made.push(make('b', { format: random.pick(['slack', 'discord'] as const) }));
  if (random.chance(0.3)) {
    const digestHour = (new Date(start).getUTCHours() + 2 + random.below(4)) % 24;
    made.push(make('d', { digest: 'day', digestHour }));
  }
  return made;
}

const watchlistFor = (draft: Draft, sources: readonly WatchedSource[], wantsStatements: boolean) => ({
  schema: 1,
  title: 'What the runs watch',
  language: 'en',
  timeZone: 'UTC',
  ...watchedParts(draft.subject, wantsStatements, draft.hasHistory),
  sources: sources.map(({ id, url, every, kind, party = null }) => ({
    id,
    name: id,
    type: party === null ? 'press' : 'official',
    party,
    kind,
    language: 'en',
    url,
    every,
    // Nothing is published for most of a run, which is no news here.
    quietAfter: '30d',
  })),
});

/** A source is named only after the first tick; until its baseline is made, nothing happens. */
const LATE_MS = 80 * MINUTE_MS;
/** When a source is dropped, where one is. */
export const DROPPED_MS = 14 * HOUR_MS;
const SETTLED_MS = 34 * MINUTE_MS;

function closeDraft(draft: Draft, watchlist: unknown, settledAt: number): Scenario {
  const happenings = draft.happenings.toSorted((a, b) => a.at - b.at);
  return {
    seed: draft.seed,
    start: draft.start,
    watchlist,
    sources: draft.sources,
    subscriptions: drawSubscriptions(draft),
    happenings,
    isJudged: draft.isJudged,
    settledAt,
    lastAt: happenings.findLast(({ at }) => at < 12 * HOUR_MS)?.at ?? settledAt,
    storyOf: draft.storyOf,
    live: draft.live,
    dropped: draft.dropped,
    fresh: draft.fresh,
  };
}

/** The beginning of a seed in whose scenario two sides meet: all others mean what they meant before meetings were played. */
export const MEETING_SEED = 'meeting ';

/** Sources, outlets and what happens there, all by the seed. */
export function drawScenario(seed: string): Scenario {
  const plot = smallPlots.get(seed);
  if (plot !== undefined) return makeSmallScenario(seed, plot);
  const draft = new Draft(seed);
  const { random, sources } = draft;
  drawSources(draft);
  const isMeeting = seed.startsWith(MEETING_SEED);
  if (isMeeting) addOfficialSources(draft);
  const wantsStatements = isMeeting || random.chance(0.7);
  const isReplaced = sources.length > 2 && random.chance(0.2);
  const full = watchlistFor(draft, sources, wantsStatements);
  const first = isReplaced ? watchlistFor(draft, sources.slice(0, -1), wantsStatements) : full;
  const settledAt = isReplaced ? LATE_MS : SETTLED_MS;
  const replace = (at: number, label: string, watchlist: unknown) =>
    draft.happen(at, label, ({ store }) => store.put('watchlist', JSON.stringify(watchlist)));
  if (isReplaced)
    replace(TICK_MS - random.pick([10, 30, 90]) * 1_000, 'the watchlist names a source more', full);
  if (sources.length > 2 && random.chance(0.1)) {
    const fewer = watchlistFor(draft, sources.slice(1), wantsStatements);
    replace(DROPPED_MS, 'the watchlist names a source less', fewer);
    draft.dropped.add('source-0');
  }
  if (random.chance(0.12)) draft.happen(32 * MINUTE_MS, 'the extractor is raised', age);
  const count = 2 + random.below(3);
  for (let nth = 0; nth < count; nth += 1)
    pickPlot(random)(draft, settledAt + MINUTE_MS + random.between(0, 110) * MINUTE_MS);
  if (isMeeting) meeting(draft, settledAt + MINUTE_MS + random.between(0, 60) * MINUTE_MS);
  return closeDraft(draft, first, settledAt);
}

/** Scenarios with few operations, in which a worker can be killed at every one of them. */
const smallPlots: ReadonlyMap<string, readonly Plot[]> = new Map([
  ['small/edit', [newStory, edit]],
  ['small/copies', [wireCopy]],
  ['small/move', [move, remove]],
  ['small/quick', [freshEdit]],
  ['small/meeting', [meeting]],
]);
export const smallScenarios: readonly string[] = [...smallPlots.keys()];

function makeSmallScenario(seed: string, plots: readonly Plot[]): Scenario {
  const draft = new Draft(seed);
  const host = 'outlet-0.example';
  for (const id of ['source-0', 'source-1']) {
    const source: WatchedSource = { id, host, url: `https://${host}/${id}.xml`, every: '15m', kind: 'feed' };
    draft.sources.push(source);
    draft.happen(-MINUTE_MS, `${id} is there`, ({ web }) => void web.feeds.set(source.url, []));
    draft.publish(source, -MINUTE_MS, draft.topic(), { age: 5 * HOUR_MS, dated: id === 'source-0' });
  }
  if (plots.includes(meeting)) addOfficialSources(draft);
  for (const [index, plot] of plots.entries()) plot(draft, SETTLED_MS + (3 + index * 50) * MINUTE_MS);
  return closeDraft(draft, watchlistFor(draft, draft.sources, true), SETTLED_MS);
}
