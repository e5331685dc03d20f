import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { composeDigest } from '../../../../src/core/alerts/digest.ts';
import { alertEventBody, eventBody } from '../../../../src/core/webhooks/alert-body.ts';
import { digestEventBody } from '../../../../src/core/webhooks/digest-body.ts';
import { DOCUMENTED_BASE, schemaIn } from '../../../../src/local/docs.ts';
import { alertSchema, answerSchemas, bodySchemas } from '../../../../src/serve/api/openapi/components.ts';
import { openApiDocument } from '../../../../src/serve/api/openapi/document.ts';
import { routes } from '../../../../src/serve/routes.ts';
import { alerts } from '../../seed.ts';
import { statementAlert } from '../../statements-seed.ts';

const docs = readFileSync(path.join(import.meta.dirname, '../../../../docs/api.md'), 'utf8');
const BASE = 'https://readout.example';
const document = openApiDocument(BASE, routes);
const describedRoutes = routes.filter(({ operation }) => operation !== null);

test.each(describedRoutes.map(({ method, path: address }) => [method, address] as const))(
  'the documentation names %s %s',
  (method, address) => {
    const ends = ['`', '?', ' '].map((end) => address + end);
    const named = docs.split('\n').filter((text) => ends.some((end) => text.includes(end)));
    expect(named.some((text) => text.includes(`\`${method}`))).toBe(true);
  },
);

describe('the document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document));
    expect([result.errors, result.valid, validator.version]).toEqual([undefined, true, '3.1']);
  });

  test('refers to nothing that it lacks', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/gu)];
    const found = (path: string): unknown =>
      path
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect(references.length).toBeGreaterThan(100);
    expect(
      references.map(([, reference = '']) => reference).filter((reference) => found(reference) === undefined),
    ).toEqual([]);
  });

  test('names each operation once', () => {
    const ids = describedRoutes.map(({ operation }) => operation?.id);
    expect([ids.length, ids.includes(undefined)]).toEqual([new Set(ids).size, false]);
  });

  test('has an example of each body, which its schema takes', () => {
    const bodies = describedRoutes.flatMap(({ operation }) => operation?.body ?? []);
    const named = Object.entries(bodySchemas) as [string, readonly [z.ZodType, string, unknown?]][];
    const bad = named.flatMap(([name, [schema, , example]]) =>
      example !== undefined && !schema.safeParse(example).success ? [name] : [],
    );
    const without = named.flatMap(([name, [, , example]]) => (example === undefined ? [name] : []));
    expect([bad, without.filter((name) => bodies.includes(name))]).toEqual([[], ['Watchlist']]);
  });

  test('has no default, which generators of clients take for a key that must be sent', () => {
    const { schemas } = (document as { components: { schemas: Record<string, { required?: string[] }> } })
      .components;
    const bodies = Object.keys(bodySchemas).map((name) => schemas[name]);
    expect(JSON.stringify(bodies)).not.toContain('"default":');
    expect(schemas['WebhookRequest']).toMatchObject({
      required: ['url'],
      properties: { paused: { type: 'boolean', description: 'Left out, it is false.' } },
    });
    expect(schemas['ChecksRequest']?.required).toBe(undefined);
  });

  test('describes the events that are posted, as their bodies are', () => {
    const { webhooks, components } = document as {
      webhooks: Record<string, { post: { requestBody: { content: Record<string, unknown> } } }>;
      components: { schemas: Record<string, object> };
    };
    const nameOf = (event: string) =>
      JSON.stringify(webhooks[event]?.post.requestBody.content).match(/schemas\/(\w+)/u)?.[1] ?? '';
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'api', components: { schemas: components.schemas } });
    const takes = (event: string, body: string) => {
      const isValid = ajv.getSchema(`api#/components/schemas/${nameOf(event)}`);
      return isValid?.(JSON.parse(body)) === true;
    };
    const period = { day: '2026-03-12', from: '2026-03-11T07:00:00.000Z', until: '2026-03-12T07:00:00.000Z' };
    const digest = composeDigest(period, 'The strait', [...alerts, statementAlert], 2);
    expect([
      takes('alert', alertEventBody('alert.edit', alerts[0]!, BASE)),
      takes('alert', alertEventBody('alert.statement', statementAlert, BASE)),
      takes('alert', alertEventBody('alert.rumour', alerts[0]!, BASE)),
      takes('digest.day', digestEventBody(digest, BASE)),
      takes('digest.day', alertEventBody('alert.edit', alerts[0]!, BASE)),
      takes('endpoint.test', eventBody('endpoint.test', period.until, { subscription: 'a' })),
    ]).toEqual([true, true, false, true, false, true]);
  });

  test('has an alert as it is served for its example', () => {
    const [schema, , example] = answerSchemas.Alert;
    expect(schema.parse(example)).toEqual(example);
  });
});

describe('the schema of an alert', () => {
  const takes = new Ajv2020({ strict: true, validateFormats: false }).compile(alertSchema(BASE));
  const served = { ...alerts[0]!, url: `${BASE}/alerts/${alerts[0]!.id}` };

  test.each([...alerts, statementAlert].map((alert) => [alert.title, alert] as const))(
    'takes %s',
    (_, alert) => {
      expect([takes({ ...alert, url: `${BASE}/alerts/${alert.id}` }), takes.errors]).toEqual([true, null]);
    },
  );

  test.each<[string, object, boolean]>([
    ['a field that came later', { later: 1 }, true],
    ['another kind', { kind: 'rumour' }, false],
    ['another schema', { schema: 2 }, false],
    ['a title that is no text', { title: null }, false],
    ['no source', { source: null }, false],
  ])('with %s', (_, change, isTaken) => {
    expect(takes({ ...served, ...change })).toBe(isTaken);
  });

  test('stands in docs/api.md', () => {
    expect(JSON.parse(schemaIn(docs))).toEqual(alertSchema(DOCUMENTED_BASE));
  });
});

test('docs/api.md names every route that the document describes', () => {
  const described = new Set(describedRoutes.map((route) => route.path));
  const named = new Set([...docs.matchAll(/`(?:[A-Z]+ )?(\/[^`\s]*)`/gu)].map(([, address]) => address));
  expect([...described].filter((address) => !named.has(address))).toEqual([]);
});
