import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { err, ok, type Result } from '@selectorate/basics';
import type { Configuration } from '../configuration.ts';
import type { App } from './context.ts';

/** A port that is taken. Until the app is there it answers 503, so that links can name the port before anything serves. */
export interface Listener {
  readonly port: number;
  open(app: App): void;
  /** Takes no new connection, lets requests that run end, for at most ten seconds. */
  close(): Promise<void>;
}

export interface ListenFault {
  readonly address: string;
  /** What the system said: `EADDRINUSE`, `EACCES`. */
  readonly code: string;
}

const GRACE_MS = 10_000;
const IDLE_CHECK_MS = 50;
/** Longer than a proxy keeps a connection to us, so that it never sends into one that is closing. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 20_000;
const REQUEST_MS = 60_000;

export function listen({ host, port }: Pick<Configuration, 'host' | 'port'>): Promise<Result<Listener, ListenFault>> {
  let answer = notYet;
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS },
    (request, response) => answer(request, response),
  );
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(err({ address: `${host}:${port}`, code: error.code ?? 'UNKNOWN' })),
    );
    server.listen(port, host, () =>
      resolve(
        ok({
          port: (server.address() as AddressInfo).port,
          open: (app) => {
            const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
            answer = (request, response) => void listener(request, response);
          },
          close: () => closed(server),
        }),
      ),
    );
  });
}

function notYet(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'retry-after': '1', 'cache-control': 'no-store' }).end();
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Connections that wait for a next request are no requests: they are closed as they fall idle.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(grace);
      resolve();
    });
    server.closeIdleConnections();
  });
}
