import { expect, test } from 'vitest';
import { respondBadSettings } from '../../../src/serve/http/problem.tsx';

test('a Worker with bad vars names every one, shows none, and is kept by no cache', async () => {
  const answer = respondBadSettings([
    { name: 'ADMIN_TOKEN', text: 'is too short' },
    { name: 'PUBLIC_URL', text: 'is no address' },
  ]);
  expect([answer.status, Object.fromEntries(answer.headers), await answer.json()]).toEqual([
    500,
    {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
    {
      type: 'about:blank',
      title: 'This Worker is not set up',
      status: 500,
      errors: [
        { path: 'ADMIN_TOKEN', text: 'is too short' },
        { path: 'PUBLIC_URL', text: 'is no address' },
      ],
    },
  ]);
});
