import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Meeting, MeetingAccount, MeetingPoint } from '../../src/core/model/index.ts';
import { err } from '../../src/core/model/result.ts';
import { type Corpus, openCorpus } from '../../src/io/storage/corpus.ts';
import { subscriptionTo } from '../fakes/post-office.ts';
import { fakeStore } from '../fakes/store.ts';
import { seedJudged } from '../serve/judged-seed.ts';
import { manyAlerts, seedPersian } from '../serve/many.ts';
import { openApp, type Opened } from '../serve/open.ts';
import { seedMeetings } from '../serve/meetings-seed.ts';
import { alerts, NOW, seed } from '../serve/seed.ts';
import { records, seedStatements } from '../serve/statements-seed.ts';

/** Statements with a word, a name and an office without end. */
const [, second] = records;
const [spoken] = second!.statements;
const endless = {
  ...second!,
  source: { ...second!.source, name: 'n'.repeat(80) },
  statements: [
    spoken!,
    {
      ...spoken!,
      text: 'unbroken'.repeat(60),
      speaker: { id: 'ren-lu', name: 'y'.repeat(90), role: 'z'.repeat(90) },
      utterance: 'e'.repeat(32),
      saidOn: '2024-01',
      precedents: [spoken!.utterance],
    },
  ],
};

const envoy = { id: 'ren-lu', name: 'y'.repeat(90), role: 'z'.repeat(90) };

const account = (side: string | null): MeetingAccount => ({
  article: null,
  url: `https://${side ?? 'press'}.example/${'account'.repeat(30)}`,
  source: { id: 'great-wall-bulletin', name: 'n'.repeat(80), type: 'state' },
  title: 'unbroken'.repeat(30),
  publishedAt: null,
  side,
});

/** One thing that China said, in the accounts of these sides; of none in that of the press. */
const pointIn = (id: string, readouts: readonly string[]): MeetingPoint => ({
  id,
  side: 'china',
  speaker: envoy,
  text: 'unbroken'.repeat(40),
  substance: 'commitment',
  readouts: [...readouts],
  press: readouts.length === 0 ? [account(null).url] : [],
  sayings: (readouts.length === 0 ? [null] : readouts).map((issuer) => ({
    article: null,
    url: account(issuer).url,
    issuer,
    speaker: envoy,
    text: 'unbroken'.repeat(40),
    wording: 'verbatim',
    utterance: null,
    verdict: null,
  })),
  mayBe: [],
  again: [],
});

/** A meeting with something in each part of its page, in words without end. */
export const meeting: Meeting = {
  id: 'a'.repeat(32),
  sides: ['china', 'taliban'],
  speakers: [{ ...envoy, party: 'china' }],
  on: '2026-03-10',
  isDated: false,
  place: 'p'.repeat(90),
  form: 'talks',
  accounts: [account('china'), account('taliban'), account(null)],
  points: [
    pointIn('both', ['china', 'taliban']),
    pointIn('one', ['china']),
    pointIn('other', ['taliban']),
    pointIn('reported', []),
  ],
  missing: [
    {
      side: 'taliban',
      text: 'unbroken'.repeat(30),
      inLast: 3,
      of: 3,
      said: ['b', 'c', 'd'].map((id) => ({
        meeting: id.repeat(32),
        on: '2025-03-10',
        url: account('taliban').url,
        text: 'said',
      })),
    },
  ],
};

/** The meeting before it, known from one side alone. */
const before: Meeting = {
  ...meeting,
  id: 'b'.repeat(32),
  on: '2025-03-10',
  accounts: [account('taliban')],
  points: [pointIn('alone', ['taliban'])],
  missing: [],
};

/** Everybody else is out of reach, and says so at length. */
const ask = async () => err({ code: 'network' as const, text: `nobody answers at ${'n'.repeat(200)}` });

export const webhook = {
  ...subscriptionTo(`https://endpoint.example/${'hook'.repeat(60)}`),
  filter: { ...subscriptionTo('').filter, source: ['kabul-courier', 'z'.repeat(90)] },
};

/** An endpoint that was well, failed for days, and is closed now. */
async function seedWebhooks(corpus: Corpus): Promise<void> {
  const at = alerts[0]!.at;
  const chat = { ...subscriptionTo('https://hooks.chat.example/T0/B0'), format: 'slack' as const };
  for (const one of [webhook, chat]) await corpus.putSubscription(one);
  const reason = `it failed for five days: ${'unbroken'.repeat(30)}`;
  await corpus.putEndpoint({ id: webhook.id, state: 'disabled', since: at, failingSince: at, reason });
  const outcomes = ['delivered', 'retry', 'dead', 'disabled', 'paused'] as const;
  for (const [index, outcome] of outcomes.entries()) {
    await corpus.putDelivery({
      subscription: webhook.id,
      event: index.toString(16).repeat(32),
      alert: index === 4 ? null : alerts[0]!.id,
      digest: null,
      type: 'alert.edit',
      attempt: index + 1,
      at,
      status: index < 3 ? 500 : null,
      outcome,
      opened: false,
      nextAt: outcome === 'retry' ? at : null,
      milliseconds: 1_240,
      text: index === 0 ? '' : `<h1>Oops ${'unbroken'.repeat(25)}`,
    });
  }
}

export type Site = {
  readonly base: string;
  readonly corpus: Corpus;
  readonly opened: Opened;
  close(): void;
};

/** Fifty alerts, and all else that a page shows. */
async function seedAll(corpus: Corpus): Promise<void> {
  await seed(corpus, manyAlerts);
  await seedStatements(corpus);
  await seedJudged(corpus);
  await seedPersian(corpus);
  await corpus.putStatements(endless);
  await seedWebhooks(corpus);
  for (const one of [meeting, before]) await corpus.putMeeting(one);
  await seedMeetings(corpus);
}

/** The whole app over a corpus, on a port of this machine. */
export async function openSite(fill: (corpus: Corpus) => Promise<void> = seedAll): Promise<Site> {
  const corpus = openCorpus(fakeStore(() => NOW));
  await fill(corpus);
  const opened = openApp(corpus, { publicUrl: null }, { fetch: { get: ask, post: ask } });
  let base = '';
  const server = createServer((request, response) => {
    void (async () => {
      const answer = await opened.app.fetch(await requestOf(base, request));
      const headers: [string, string][] = [...answer.headers];
      response.writeHead(answer.status, headers.flat());
      response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { base, corpus, opened, close: () => void server.close() };
}

async function requestOf(base: string, incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const { method = 'GET', url = '/', headers } = incoming;
  return new Request(`${base}${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  });
}
