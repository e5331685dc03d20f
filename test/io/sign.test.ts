import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { webhookHeaders } from '../../src/core/webhooks/request.ts';
import { makeId, makeSecret, sign } from '../../src/io/sign.ts';

const seconds = () => Math.floor(Date.now() / 1_000);

describe('sign', () => {
  it("gives the standard's known answer", async () => {
    const signature = sign(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1_614_265_330,
      '{"test": 2432232314}',
    );
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is verified by the reference library, and only as it was sent', async () => {
    const secret = makeSecret();
    const body = JSON.stringify({ type: 'alert.new', data: { title: '“Ferry” 渡船 – عبّارة' } });
    const now = seconds();
    const headers = webhookHeaders('a1', now, [sign(secret, 'a1', now, body)]);
    const webhook = new Webhook(secret);
    expect(webhook.verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => webhook.verify(body.replace('Ferry', 'Fairy'), headers)).toThrow('No matching signature');
    expect(() => webhook.verify(body, { ...headers, 'webhook-id': 'a2' })).toThrow('No matching signature');
    expect(() => webhook.verify(body, { ...headers, 'webhook-timestamp': String(now + 1) })).toThrow(
      'No matching signature',
    );
    expect(() => new Webhook(makeSecret()).verify(body, headers)).toThrow('No matching signature');
  });
});

describe('makeSecret', () => {
  it('makes 32 random bytes in base64 behind whsec_', () => {
    const secrets = Array.from({ length: 50 }, makeSecret);
    expect(secrets.filter((secret) => /^whsec_[\w+/]{43}=$/u.test(secret))).toHaveLength(50);
    expect(new Set(secrets).size).toBe(50);
  });
});

describe('makeId', () => {
  it('makes 16 random bytes in hex', () => {
    expect(makeId()).toMatch(/^[0-9a-f]{32}$/u);
    expect(makeId()).not.toBe(makeId());
  });
});
