import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { verifySignature } from '../../../src/local/demo/webhook-signature.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NOW = 1_614_265_330;
/** The known answer of the standard's own libraries. */
const request = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: String(NOW),
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  body: '{"test": 2432232314}',
};

describe('verifySignature', () => {
  it('accepts what the reference library signs', () => {
    const at = new Date(NOW * 1_000);
    const signature = new Webhook(SECRET).sign('evt_1', at, '{"a":1}');
    expect(verifySignature({ ...request, id: 'evt_1', signature, body: '{"a":1}' }, SECRET, NOW)).toEqual({
      ok: true,
      value: 'evt_1',
    });
  });

  it.each([
    ['the known answer', {}, NOW, { ok: true, value: request.id }],
    [
      'one good signature among several',
      { signature: `v1,AAAA v1a,xyz ${request.signature}` },
      NOW,
      { ok: true, value: request.id },
    ],
    ['another body', { body: '{"test": 1}' }, NOW, { ok: false, error: 'no signature matches' }],
    ['another id', { id: 'msg_other' }, NOW, { ok: false, error: 'no signature matches' }],
    ['a missing header', { signature: null }, NOW, { ok: false, error: 'a webhook header is missing' }],
    [
      'a time that is no number',
      { timestamp: 'now' },
      NOW,
      { ok: false, error: 'webhook-timestamp is not a number' },
    ],
    ['a replay', {}, NOW + 301, { ok: false, error: 'webhook-timestamp is too far off' }],
    [
      'a signature of another version',
      { signature: request.signature.replace('v1,', 'v2,') },
      NOW,
      { ok: false, error: 'no signature matches' },
    ],
  ] as const)('judges %s', (_name, change, now, verdict) => {
    expect(verifySignature({ ...request, ...change }, SECRET, now)).toEqual(verdict);
  });
});
