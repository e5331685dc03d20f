import { z } from 'zod';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../../../core/alerts/filter.ts';
import type { Rule, Rules } from '../../../core/alerts/parameters.ts';
import type { QueryParameter } from './route.ts';

/** What a rule's own test knows and cannot say, by the name of the parameter. */
const known: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  limit: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
  severity: { default: 'notable' },
  since: { examples: ['2026-06-01', '2026-06-01T08:00:00Z'] },
  until: { examples: ['2026-06-30'] },
  year: { pattern: '^\\d{4}$' },
};

const valueOf = ({ choices }: Rule) => ({
  type: 'string',
  ...(choices === undefined ? {} : { enum: choices }),
});

function parameterOf(name: string, rule: Rule): QueryParameter {
  const value = { ...valueOf(rule), ...known[name] };
  const schema = rule.list ? { type: 'array', items: value } : value;
  const or = rule.list ? '; commas mean or' : '';
  return { name, description: `${rule.expected}${or}`, schema, list: rule.list };
}

/** The parameters that rules read, in their order. */
export const parametersOf = (query: Rules | readonly QueryParameter[]): readonly QueryParameter[] =>
  isList(query) ? query : [...query].map(([name, rule]) => parameterOf(name, rule));

const isList = (query: Rules | readonly QueryParameter[]): query is readonly QueryParameter[] =>
  Array.isArray(query);

/** The parameters that a strict object of zod reads. @param words what each means, by its name */
export function parametersIn(form: z.ZodObject, words: Readonly<Record<string, string>>): QueryParameter[] {
  const { properties = {} } = z.toJSONSchema(form, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    description: words[name] ?? '',
    schema: typeof schema === 'boolean' ? {} : { ...schema },
    list: false,
  }));
}

type PathPart = { readonly description: string; readonly pattern: string };

const hashOf = (what: string): PathPart => ({ description: `The id of ${what}.`, pattern: '^[0-9a-f]{32}$' });

/** What stands in a path, by the segment before it. */
export const pathParts: Readonly<Record<string, PathPart>> = {
  alerts: hashOf('an alert'),
  articles: hashOf('an article'),
  versions: { description: 'The hash of a version, as a timeline names it.', pattern: '^[0-9a-f]{1,64}$' },
  webhooks: { description: 'The id of a webhook.', pattern: '^[0-9a-f]{1,64}$' },
  parties: { description: 'The id of a party of the watchlist.', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
  speakers: {
    description: 'The id of a speaker of the watchlist, or of somebody whom it does not name, after `~`.',
    pattern: '^~?[\\p{L}\\p{N}]+(-[\\p{L}\\p{N}]+)*$',
  },
};
