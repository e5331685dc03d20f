import type { SettingProblem } from '../../settings.ts';

/** The answer of a Worker whose vars are bad: every one is named, none is shown, since some are secrets. */
export const badSettings = (problems: readonly SettingProblem[]): Response =>
  Response.json(
    {
      type: 'about:blank',
      title: 'This Worker is not set up',
      status: 500,
      errors: problems.map(({ name, text }) => ({ path: name, text })),
    },
    {
      status: 500,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
    },
  );
