import { describe, expect, it } from 'vitest';
import { describeSources } from '../../../src/local/worker/status-report.ts';

const source = (state: string, text: string | null, code = 'http-500') => ({
  state,
  consecutiveFailures: text === null ? 0 : 1,
  lastError: text === null ? null : { code, text },
});

describe('the line about the sources', () => {
  it('counts states, and errors with the commonest first', () => {
    expect(
      describeSources([
        source('ok', null),
        source('failing', 'HTTP 500'),
        source('failing', 'connection failed'),
        source('failing', 'connection failed'),
        source('paused', null),
      ]),
    ).toBe('  sources     3 failing, 1 ok, 1 paused; connection failed (2); HTTP 500 (1)');
  });

  it('says once that the machine may be offline', () => {
    const unreached = source('new', 'connection failed', 'network');
    expect(describeSources([unreached, unreached, source('paused', null)])).toBe(
      '  sources     none of 2 could be reached: is this machine offline?',
    );
    expect(describeSources([unreached, source('ok', null)])).toBe(
      '  sources     1 new, 1 ok; connection failed (1)',
    );
  });

  it('names three errors at most', () => {
    const errors = ['a', 'b', 'c', 'd'].map((text) => source('failing', text));
    expect(describeSources(errors)).toBe('  sources     4 failing; a (1); b (1); c (1)');
  });
});
