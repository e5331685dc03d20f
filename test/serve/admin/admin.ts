import { createApp } from '../../../src/serve/app.ts';
import type { Dependencies } from '../../../src/pipeline/dependencies.ts';

export const TOKEN = 'admin-token-for-tests';

export type Answer = { status: number; headers: Headers; body: unknown };

/** Asks as the admin, with a JSON body where there is one; header values of null are left out. */
export async function ask(
  dependencies: Dependencies,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string | null> = {},
): Promise<Answer> {
  const sent: Record<string, string | null> = {
    authorization: `Bearer ${TOKEN}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const response = await createApp(dependencies, dependencies.corpus).request(path, {
    method,
    headers: Object.entries(sent).flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[name, value]],
    ),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
