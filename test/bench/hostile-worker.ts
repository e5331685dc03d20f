/** The guarded fetch inside workerd, asked over HTTP: POST { request, allowHost } gives its answer as JSON, without the bytes. */
import { openFetch } from '../../src/io/fetch/fetch.ts';
import type { FetchRequest } from '../../src/io/fetch/fetch.ts';

export default {
  async fetch(incoming: Request): Promise<Response> {
    const { request, allowHost }: { request: FetchRequest; allowHost: string } = await incoming.json();
    const door = openFetch({
      userAgent: 'Readout bench (+https://readout.example/)',
      allowHosts: [allowHost],
      ownHost: null,
      resolve: () => Promise.resolve(null),
    });
    const got = await door.get(request);
    return Response.json(got.ok ? { ...got, value: { ...got.value, bytes: undefined } } : got);
  },
};
