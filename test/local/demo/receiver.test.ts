import { afterEach, beforeEach, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { type Receiver, startReceiver } from '../../../src/local/demo/receiver.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const printed: string[] = [];
let receiver: Receiver;

beforeEach(async () => {
  printed.length = 0;
  receiver = await startReceiver(0, (lines) => printed.push(...lines));
});
afterEach(() => receiver.close());

async function deliver(body: string, sign: boolean): Promise<number> {
  const at = new Date();
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': sign ? new Webhook(SECRET).sign('msg_1', at, body) : 'v1,AAAA',
  };
  return (await fetch(receiver.url, { method: 'POST', headers, body })).status;
}

it('prints what is signed, and answers that it has it', async () => {
  receiver.trust(SECRET);
  const status = await deliver('{"type":"endpoint.test","timestamp":"","data":{}}', true);
  expect({ status, printed }).toEqual({
    status: 204,
    printed: ['  webhook     endpoint.test, signature verified (msg_1)'],
  });
});

it('refuses what is not signed', async () => {
  receiver.trust(SECRET);
  const status = await deliver('{"type":"alert.new","data":{}}', false);
  expect({ status, printed }).toEqual({
    status: 401,
    printed: ['  webhook     refused: no signature matches'],
  });
});

it('asks for another attempt while it knows no secret', async () => {
  expect(await deliver('{}', true)).toBe(503);
});

it('refuses a body beyond any event', async () => {
  receiver.trust(SECRET);
  expect(await deliver('x'.repeat(50_000), true)).toBe(413);
});
