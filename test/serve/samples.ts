import { alertKinds, type Meeting } from '../../src/core/model/index.ts';
import type { Corpus } from '../../src/io/storage/corpus.ts';
import { gzip } from '../../src/io/storage/gzip.ts';
import type { Route } from '../../src/serve/route.ts';
import { subscriptionTo } from '../fakes/post-office.ts';
import { alerts, hash, NOW, pass, seed, talks } from './seed.ts';
import { seedStatements, spokenWatchlist } from './statements-seed.ts';

/** A good request for every route, over one corpus that holds something for each. */
const webhook = subscriptionTo('https://endpoint.example/hook');
const deadLetter = {
  id: 'a'.repeat(32),
  queue: 'desk',
  at: new Date(NOW).toISOString(),
  reason: 'given up',
  body: {
    kind: 'health',
    clock: { tick: NOW, sentAt: NOW },
    source: 'kabul-courier',
    state: 'quiet',
    since: new Date(NOW).toISOString(),
    error: null,
  },
};

const meeting: Meeting = {
  id: 'e'.repeat(32),
  sides: ['china', 'taliban'],
  speakers: [{ id: 'ren-lu', name: 'Ren Lu', role: null, party: 'china' }],
  on: '2026-03-10',
  isDated: true,
  place: 'Kabul',
  form: 'talks',
  accounts: [],
  points: [],
  missing: [],
};

/** The ids that follow these segments in an address. */
const ids: Readonly<Record<string, string>> = {
  alerts: alerts[0]!.id,
  articles: pass.id,
  versions: hash('b'),
  stories: talks.id,
  parties: 'china',
  meetings: meeting.id,
  speakers: 'ren-lu',
  sources: 'kabul-courier',
  digest: '2026-03-12',
  webhooks: webhook.id,
};

/** @returns an address of the route at which there is something */
export const addressOf = ({ path }: Pick<Route, 'path'>): string =>
  path.replaceAll(/\/(\w+)\/:\w+/gu, (_, segment: string) => `/${segment}/${ids[segment]}`);

/** @returns an address of the route with another text in place of its ids */
export const addressWith = ({ path }: Pick<Route, 'path'>, part: string): string =>
  path.replaceAll(/:\w+/gu, encodeURIComponent(part));

/** The bodies of good requests. @param deadKey the key of the one dead letter */
export const bodies = (deadKey: string): Readonly<Record<string, unknown>> => ({
  Watchlist: spokenWatchlist,
  ChecksRequest: { sources: ['indus-gazette'] },
  WithdrawRequest: { reason: 'Two people of one name.' },
  WebhookRequest: { url: 'https://endpoint.example/other', filter: { kind: [...alertKinds] } },
  WebhookPatch: { paused: false },
  WebhookReplay: { alert: alerts[0]!.id },
  DeadReplay: { key: deadKey },
});

/** @returns the key of the one dead letter */
export async function seedAll(corpus: Corpus): Promise<string> {
  await seed(corpus);
  await seedStatements(corpus);
  await corpus.putSnapshot(pass.id, hash('b'), gzip('<p>The pass</p>'));
  await corpus.putSubscription(webhook);
  await corpus.putDelivery({
    subscription: webhook.id,
    event: alerts[0]!.id,
    alert: alerts[0]!.id,
    digest: null,
    type: 'alert.edit',
    attempt: 1,
    at: alerts[0]!.at,
    status: 200,
    outcome: 'delivered',
    opened: false,
    nextAt: null,
    milliseconds: 40,
    text: 'ok',
  });
  await corpus.putMeeting(meeting);
  await corpus.putDead(deadLetter);
  return (await corpus.listDead())[0]!.key;
}
