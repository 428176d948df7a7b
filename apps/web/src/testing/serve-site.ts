import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** What the server is asked to send with the pages: nothing inline, nothing from elsewhere. */
const policyWith = (scripts: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
const CONTENT_POLICY = policyWith("'self'");
/** The page that checks archives, and the workers it starts, run a kernel in WebAssembly. */
const KERNEL_POLICY = policyWith("'self' 'wasm-unsafe-eval'");
const RUNS_KERNEL = /^\/(check-archive\.html|assets\/archive-(check-)?worker-[^/]+\.js)$/;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export interface ServedSite {
  readonly url: string;
  /** Bytes to answer with instead of those on disk, by path. */
  readonly instead: Map<string, Uint8Array | string>;
  stop(): Promise<void>;
}

/** Folders on this machine: the built site at `/`, records below `/records/`. Answers as the server of the house does. */
export async function serveSite(folders: { readonly site: string; readonly records: string }): Promise<ServedSite> {
  const instead = new Map<string, Uint8Array | string>();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    void respond(path, { ...folders, instead }, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    instead,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Served {
  readonly site: string;
  readonly records: string;
  readonly instead: ReadonlyMap<string, Uint8Array | string>;
}

async function respond(path: string, { site, records, instead }: Served, response: ServerResponse): Promise<void> {
  response.setHeader('Content-Security-Policy', RUNS_KERNEL.test(path) ? KERNEL_POLICY : CONTENT_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  const isRecord = path.startsWith('/records/');
  const isPage = !isRecord && extname(path) === '';
  const file = isPage
    ? join(site, 'index.html')
    : isRecord
      ? join(records, path.slice('/records/'.length))
      : join(site, path);
  const changed = instead.get(path);
  try {
    const bytes = changed ?? (await readFile(file));
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}
