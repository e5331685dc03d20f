import { env, exports } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import { openCorpus } from '../../../../src/io/storage/corpus.ts';
import { subscriptionTo } from '../../../fakes/post-office.ts';
import { TOKEN } from '../admin.ts';

const ask = (method: string, path: string) =>
  exports.default.fetch(`https://readout.example${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}` },
  });

it('takes a test event through the real queue and store, and gates the endpoint at each attempt', async () => {
  // As if the address had been stored before it was refused: no request leaves this test.
  const subscription = subscriptionTo('http://10.0.0.1/hook');
  await openCorpus(env.CORPUS).putSubscription(subscription);
  const path = `/api/webhooks/${subscription.id}`;
  expect((await ask('POST', `${path}/test`)).status).toBe(202);
  const items = await vi.waitFor(
    async () => {
      const list = await (await ask('GET', `${path}/deliveries`)).json<{ items: unknown[] }>();
      expect(list.items).toHaveLength(1);
      return list.items;
    },
    { timeout: 10_000, interval: 50 },
  );
  const text = 'address refused: it is a private or reserved address';
  expect(items).toMatchObject([{ type: 'endpoint.test', attempt: 1, status: null, outcome: 'retry', text }]);
  expect(await (await ask('GET', path)).json()).toMatchObject({ state: 'failing', reason: text });
  expect((await ask('DELETE', path)).status).toBe(204);
}, 15_000);
