import type { Server } from 'node:http';

const HOST = '127.0.0.1';

function listenOn(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    };
    const listening = () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    };
    server.once('error', failed).once('listening', listening);
    server.listen(port, HOST);
  });
}

/**
 * Listens on loopback alone.
 * @param wanted the port to try; when another program has it, any free one is taken
 * @returns the port that was got
 */
export async function listen(server: Server, wanted: number): Promise<number> {
  const port = (await listenOn(server, wanted)) ?? (await listenOn(server, 0));
  if (port === null) throw new Error(`no port of ${HOST} is free`);
  return port;
}

/** Ends a server at once: open connections too, so that Ctrl-C waits for nobody. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
