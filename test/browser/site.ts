import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Corpus, openCorpus } from '../../src/io/corpus.ts';
import { fakeStore } from '../fakes/store.ts';
import { manyAlerts, seedPersian } from '../serve/many.ts';
import { openApp, type Opened } from '../serve/open.ts';
import { NOW, seed } from '../serve/seed.ts';
import { records, seedStatements } from '../serve/statements-seed.ts';

/** What was said, with a word, a name and an office without end. */
const [, second] = records;
const [spoken] = second!.statements;
const endless = {
  ...second!,
  source: { ...second!.source, name: 'n'.repeat(80) },
  statements: [
    spoken!,
    {
      ...spoken!,
      text: 'unbroken'.repeat(60),
      speaker: { id: 'ren-lu', name: 'y'.repeat(90), role: 'z'.repeat(90) },
      utterance: 'e'.repeat(32),
      saidOn: '2024-01',
      precedents: [spoken!.utterance],
    },
  ],
};

export type Site = {
  readonly base: string;
  readonly corpus: Corpus;
  readonly opened: Opened;
  close(): void;
};

/** The whole app over fifty alerts, on a port of this machine. */
export async function openSite(): Promise<Site> {
  const corpus = openCorpus(fakeStore(() => NOW));
  await seed(corpus, manyAlerts);
  await seedStatements(corpus);
  await seedPersian(corpus);
  await corpus.putStatements(endless);
  const opened = openApp(corpus, { publicUrl: null });
  let base = '';
  const server = createServer((request, response) => {
    void (async () => {
      const answer = await opened.app.fetch(await requestOf(base, request));
      const headers: [string, string][] = [...answer.headers];
      response.writeHead(answer.status, headers.flat());
      response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { base, corpus, opened, close: () => void server.close() };
}

async function requestOf(base: string, incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const { method = 'GET', url = '/', headers } = incoming;
  return new Request(`${base}${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  });
}
