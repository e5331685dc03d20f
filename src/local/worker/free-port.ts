import { createServer } from 'node:http';
import { close, listen } from './listen.ts';

/** Where readers look first, as wrangler has it. */
export const WORKER_PORT = 8787;

/** @returns `wanted` when nobody has it, else any free port; for a server that opens its port itself */
export async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  const port = await listen(server, wanted);
  await close(server);
  return port;
}
