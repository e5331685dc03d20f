import { describe, expect, it } from 'vitest';
import {
  formatSecret,
  readSecret,
  signedContent,
  webhookHeaders,
} from '../../../src/core/webhooks/request.ts';

describe('headers', () => {
  it('name the event, the attempt and every signature', () => {
    expect(webhookHeaders('a1', 1_767_600_900, ['v1,one', 'v1,two'])).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'webhook-id': 'a1',
      'webhook-timestamp': '1767600900',
      'webhook-signature': 'v1,one v1,two',
    });
  });

  it('sign id, time and body', () => {
    expect(signedContent('a1', 7, '{}')).toBe('a1.7.{}');
  });
});

describe('a secret', () => {
  it('is base64 behind whsec_', () => {
    const key = new Uint8Array([0, 255, 16, 32]);
    expect(formatSecret(key)).toBe('whsec_AP8QIA==');
    expect(readSecret('whsec_AP8QIA==')).toEqual(key);
  });

  it('is read without its prefix as well', () => {
    expect(readSecret('AP8QIA==')).toEqual(new Uint8Array([0, 255, 16, 32]));
  });
});
