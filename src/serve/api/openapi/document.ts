import type { Operation, Route } from '../../route.ts';
import { componentSchemas } from './components.ts';
import { webhooks } from './events.ts';
import { describeParameter, pathParameters } from './parameters.ts';

type Json = Readonly<Record<string, unknown>>;

/** The version of the contract changes with `schema` alone, since fields are only added. */
const CONTRACT_VERSION = '1.0.0';

const refusalWords: Readonly<Record<number, string>> = {
  302: 'Parameters are unknown or not sorted: leads to the canonical address.',
  304: 'The client has the newest version.',
  400: 'The request cannot be read: its bad parts are named, never repeated.',
  401: 'A token is needed.',
  404: 'Nothing has this id.',
  409: 'The present state does not allow it.',
  412: 'It was changed in the meantime.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'Not valid: every problem is listed with its path, and nothing was changed.',
  503: 'No admin token is set, or storage failed: ask again.',
};
const WITHOUT_PROBLEM = new Set([302, 304]);

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/**
 * Writes OpenAPI 3.1 of every route for programs.
 * @param base the address at which readers reach us, without a slash at its end
 */
export function openApiDocument(base: string, routes: readonly Route[]): Json {
  const paths = Map.groupBy(
    routes.filter(({ operation }) => operation !== null),
    ({ path }) => path.replaceAll(/:(\w+)/gu, '{$1}'),
  );
  return {
    openapi: '3.1.1',
    info: {
      title: 'Readout',
      version: CONTRACT_VERSION,
      summary: 'A change monitor for the news on one subject.',
      description:
        'Errors are problem+json. Ids never change. Within `schema: 1` fields are only added: ignore what you do not know.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: base }],
    tags,
    paths: Object.fromEntries([...paths].map(([path, routes]) => [path, pathItem(routes)])),
    webhooks,
    components: {
      schemas: componentSchemas(),
      responses: Object.fromEntries(Object.entries(refusalWords).map(refusal)),
      securitySchemes,
    },
  };
}

const tags = Object.entries({
  Alerts: 'What was told.',
  Articles: 'The pages that are followed, with their timelines.',
  Statements: 'Who said what, by party, speaker and position.',
  Feeds: 'The alerts for feed readers.',
  Status: 'Whether everything works.',
  Description: 'This document, and the schema of an alert.',
  Admin: 'What is watched, and what was kept or lost.',
  Webhooks: 'Who is told, and what they are sent.',
} satisfies Record<Operation['tag'], string>).map(([name, description]) => ({ name, description }));

const securitySchemes: Json = {
  readToken: { type: 'http', scheme: 'bearer', description: 'READ_TOKEN, where one is set.' },
  readPassword: { type: 'http', scheme: 'basic', description: 'READ_TOKEN as the password; any user name.' },
  feedToken: { type: 'apiKey', in: 'query', name: 'token', description: 'READ_TOKEN, for feeds alone.' },
  adminToken: { type: 'http', scheme: 'bearer', description: 'ADMIN_TOKEN; reads as well.' },
};

const refusal = ([status, description]: [string, string]): [string, Json] => [
  `Refusal${status}`,
  WITHOUT_PROBLEM.has(Number(status)) ? { description } : { description, content: problem },
];

const pathItem = (routes: readonly Route[]): Json =>
  Object.fromEntries(
    routes.flatMap((route) =>
      route.operation === null
        ? []
        : [[route.method.toLowerCase(), describeOperation(route, route.operation)]],
    ),
  );

function describeOperation(route: Route, operation: Operation): Json {
  const { id, tag, summary, description, query = [], parameters = [], body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: securityOf(route),
    parameters: [...parametersOfPath(route.path), ...query.map(describeParameter), ...parameters],
    ...(body === undefined ? {} : { requestBody: { required: true, content: jsonOf(body) } }),
    responses: responsesOf(route, operation),
  };
}

/** The empty requirement says that readers need a token only where one is set. */
function securityOf({ access, path }: Route): Json[] {
  if (access === 'open') return [];
  if (access === 'admin') return [{ adminToken: [] }];
  const feeds = path.startsWith('/feed.') ? [{ feedToken: [] }] : [];
  return [{}, { readToken: [] }, { readPassword: [] }, ...feeds, { adminToken: [] }];
}

const parametersOfPath = (path: string): Json[] =>
  [...path.matchAll(/\/(\w+)\/:(\w+)/gu)].map(([, segment = '', name]) => {
    const { description, pattern } = pathParameters.get(segment) ?? { description: '', pattern: '' };
    return { name, in: 'path', required: true, description, schema: { type: 'string', pattern } };
  });

const jsonOf = (name: string): Json => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

function responsesOf(route: Route, operation: Operation): Json {
  const refused = refusalsOf(route, operation).map((status) => [
    String(status),
    { $ref: `#/components/responses/Refusal${status}` },
  ]);
  const health = route.path === '/healthz' ? [['503', answerOf(route, operation, 'The cron is dead.')]] : [];
  return Object.fromEntries([
    [String(operation.status ?? 200), answerOf(route, operation, operation.summary)],
    ...refused,
    ...health,
  ]);
}

function answerOf({ type, cache }: Route, { answer }: Operation, description: string): Json {
  if (type === null) return { description };
  const schema = answer === null ? bareSchema(type) : { $ref: `#/components/schemas/${answer}` };
  const headers = cache === 'window' ? { headers: { ETag: { schema: { type: 'string' } } } } : {};
  return { description, ...headers, content: { [type]: { schema } } };
}

const bareSchema = (type: string): Json => ({ type: /[/+]json$/u.test(type) ? 'object' : 'string' });

function refusalsOf({ access, cache, path }: Route, operation: Operation): number[] {
  const { query, body, refusals = [] } = operation;
  const all = [
    ...(query === undefined ? [] : [302, 400]),
    ...(cache === 'window' ? [304] : []),
    ...(body === undefined ? [] : [400, 413, 415, 422]),
    ...(access === 'open' ? [] : [401]),
    ...(path.includes(':') ? [404] : []),
    ...(access === 'admin' ? [503] : []),
    ...refusals,
  ];
  return [...new Set(all)].toSorted((a, b) => a - b);
}
