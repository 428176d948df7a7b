import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { printVerifierKey } from '@selectorate/record';
import type { Texts } from '@selectorate/messages';
import type { Io } from '../io.ts';
import { refuse } from './answers.ts';
import { MIRROR_TEXTS } from './mirror.ts';
import { couldNotBegin, type Outcome } from './outcome.ts';
import { readCosigner } from './read-cosigner.ts';
import { ServedLogs } from './served-logs.ts';
import { type LogsFault, WatchedLogs } from './watched-logs.ts';
import { atDesk, type DeskEvent } from './witness-desk.ts';

/** What stood on the command line of `witness serve`. */
export interface ServeAsked {
  readonly key: string;
  readonly mirrors: string;
  readonly logs: string;
  readonly port: number;
  readonly host: string;
  readonly rehearsal: boolean;
}

/** A witness at work. `stopped` settles when the last request is answered and the mirrors are let go. */
export interface Serving {
  readonly begun: Outcome;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;
const MOST_CONNECTIONS = 256;

/** `witness serve`: cosigns what the logs of a list offer, each request on the disk before it is answered. */
export async function serveWitness(asked: ServeAsked, io: Io, texts: Texts): Promise<Serving | Outcome> {
  const signer = await readCosigner(asked.key);
  if (signer === undefined) return couldNotBegin(texts.text('cosign-key-unusable', { file: asked.key }));
  const tellFault = (fault: LogsFault): string => sayLogsFault(fault, asked.logs, texts);
  const watched = new WatchedLogs(asked.logs, (fault) => {
    io.err(`${tellFault(fault)} ${texts.text('serve-logs-kept')}`);
  });
  const listed = await watched.open();
  if (!listed.ok) return couldNotBegin(tellFault(listed.error));
  await mkdir(asked.mirrors, { recursive: true });
  const logs = new ServedLogs(asked.mirrors);
  const told = (event: DeskEvent): void => {
    io.err(sayEvent(event, texts));
  };
  const now = (): number => Math.floor(Date.now() / 1000);
  const desk = { cosigner: signer, watched, logs, rehearsal: asked.rehearsal, now, told };
  const server = createServer({ requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS }, (request, response) => {
    atDesk(desk, request, response).catch((error: unknown) => {
      io.err(texts.text('serve-failed', { what: (error as Error).message }));
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'could-not-store');
    });
  });
  server.maxConnections = MOST_CONNECTIONS;
  const failed = await listening(server, asked);
  if (failed !== undefined)
    return couldNotBegin(texts.text('serve-no-address', { host: asked.host, port: asked.port, what: failed }));
  const { port } = server.address() as AddressInfo;
  const url = `http://${asked.host.includes(':') ? `[${asked.host}]` : asked.host}:${port}`;
  const key = printVerifierKey(signer.key);
  return {
    begun: {
      exit: 0,
      out: [texts.text('serve-listening', { name: signer.key.name, url }), key],
      err: asked.rehearsal ? [texts.text('serve-rehearsal')] : [],
      json: { schema: 'selectorate-witness/1', outcome: 'serving', witness: signer.key.name, url, key },
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
      await logs.close();
    },
  };
}

/** Starts listening; answers with what the machine says when it cannot. */
function listening(server: Server, { port, host }: ServeAsked): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once('error', (error) => {
      resolve(error.message);
    });
    server.listen(port, host, () => {
      resolve(undefined);
    });
  });
}

const sayLogsFault = (fault: LogsFault, file: string, texts: Texts): string =>
  fault.code === 'line'
    ? texts.text('serve-logs-line', { file, line: fault.line })
    : texts.text('serve-logs-unreadable', { file });

function sayEvent(event: DeskEvent, texts: Texts): string {
  if (event.kind === 'cosigned') return texts.text('serve-cosigned', { ...event });
  if (event.kind === 'mirror-unusable') {
    const known = Object.entries(MIRROR_TEXTS).find(([fault]) => fault === event.fault)?.[1];
    return known === undefined
      ? texts.text('mirror-in-use', { folder: event.folder })
      : texts.text(known, { folder: event.folder });
  }
  const { log, size, refusal } = event;
  const text = texts.text(`witness-${refusal.code}`, 'holds' in refusal ? { holds: refusal.holds } : {});
  return `${log} (${size}): ${texts.text('cosign-refused', { code: refusal.code, text })}`;
}
