import { createServer } from 'node:net';

/**
 * Below those that the system gives to outgoing connections: none of these can take a port between its choice and the
 * start of the server that it is for, nor while that server is down.
 */
const PORTS = { first: 12_000, count: 18_000 };

/** Each process begins at another place. */
let place = process.pid * 101;

/** A TCP port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + ((place += 1) % PORTS.count);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
