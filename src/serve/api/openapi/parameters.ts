import type { QueryParameter } from '../../../core/alerts/query-parameters.ts';

/** Describes a parameter of a query as OpenAPI has it. */
export const describeParameter = ({ name, list, expected, schema }: QueryParameter) => ({
  name,
  in: 'query',
  description: list ? `${expected}; commas mean or` : expected,
  ...(list ? { schema: { type: 'array', items: schema }, style: 'form', explode: false } : { schema }),
});

type PathParameter = { readonly description: string; readonly pattern: string };

const hashOf = (what: string): PathParameter => ({
  description: `The id of ${what}.`,
  pattern: '^[0-9a-f]{32}$',
});

/** The parameters of paths, by the segment before each. */
export const pathParameters: ReadonlyMap<string, PathParameter> = new Map([
  ['alerts', hashOf('an alert')],
  ['articles', hashOf('an article')],
  [
    'versions',
    { description: 'The hash of a version, as a timeline names it.', pattern: '^[0-9a-f]{1,64}$' },
  ],
  ['webhooks', { description: 'The id of a webhook.', pattern: '^[0-9a-f]{1,64}$' }],
  ['parties', { description: 'The id of a party of the watchlist.', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }],
  [
    'speakers',
    {
      description: 'The id of a speaker of the watchlist; after `~`, of a speaker whom it does not name.',
      pattern: '^~?[\\p{L}\\p{N}]+(-[\\p{L}\\p{N}]+)*$',
    },
  ],
]);
