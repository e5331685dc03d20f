import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

const HOST = '127.0.0.1';
/** The port that wrangler uses too, and so the one where developers look first. */
export const WORKER_PORT = 8787;

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/**
 * Listens on loopback alone.
 * @param wanted the port to try first; when another program has it, any free port is used
 * @returns the port that the server listens on
 */
export async function listen(server: Server, wanted: number): Promise<number> {
  for (const port of [wanted, 0]) {
    try {
      await once(server.listen(port, HOST), 'listening');
      break;
    } catch (error) {
      if (port === 0 || !isPortTaken(error)) throw error;
    }
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : wanted;
}

/** Closes a server at once, open connections too, so that nobody waits after Ctrl-C. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** @returns `wanted` when it is free, else any free port, for a server that opens its port itself */
export async function findFreePort(wanted: number): Promise<number> {
  const server = createServer();
  const port = await listen(server, wanted);
  await close(server);
  return port;
}
