import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Texts } from '@selectorate/messages';
import type { Context } from 'hono';
import type { HouseEnv } from './context.ts';
import { isKnown } from './serve-records.ts';

/** The pages, as they were built: held in memory, because there are few and they never change while a server runs. */
interface SiteFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Compressed, where that is smaller. */
  readonly gzip: Uint8Array<ArrayBuffer> | null;
  readonly etag: string;
  readonly type: string;
  readonly cache: string;
}

export interface Site {
  serve(context: Context<HouseEnv>): Promise<Response>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED: ReadonlySet<string> = new Set([
  '.html',
  '.js',
  '.css',
  '.json',
  '.webmanifest',
  '.svg',
  '.wasm',
  '.txt',
]);
/** Vite puts a hash of the content into these names. */
const HASHED = /^\/assets\//;

/** The site in this folder. Every path that is no file is the page, which finds its own way; without a build a note says so. */
export function siteIn(folder: string, texts: Texts): Site {
  let files: ReadonlyMap<string, SiteFile> = new Map();
  return {
    serve: async (context) => {
      if (files.size === 0) files = await readSite(folder);
      const file =
        files.get(context.req.path) ?? (HASHED.test(context.req.path) ? undefined : files.get('/index.html'));
      if (file !== undefined) return answerFile(context, file);
      return files.size === 0 ? notBuilt(context, texts) : context.body(null, 404);
    },
  };
}

function answerFile(context: Context<HouseEnv>, file: SiteFile): Response {
  context.header('cache-control', file.cache);
  context.header('etag', file.etag);
  context.header('vary', 'accept-encoding');
  if (isKnown(context.req.header('if-none-match'), file.etag)) return context.body(null, 304);
  const takesGzip = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  const bytes = takesGzip && file.gzip !== null ? file.gzip : file.bytes;
  if (bytes === file.gzip) context.header('content-encoding', 'gzip');
  context.header('content-type', file.type);
  context.header('content-length', String(bytes.length));
  return context.body(bytes, 200);
}

async function readSite(folder: string): Promise<ReadonlyMap<string, SiteFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, SiteFile>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    files.set(path, siteFile(path, Uint8Array.from(await readFile(file))));
  }
  return files;
}

function siteFile(path: string, bytes: Uint8Array<ArrayBuffer>): SiteFile {
  const extension = extname(path);
  const gzip = COMPRESSED.has(extension) ? Uint8Array.from(gzipSync(bytes)) : null;
  return {
    bytes,
    gzip: gzip !== null && gzip.length < bytes.length ? gzip : null,
    etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
    type: TYPES[extension] ?? 'application/octet-stream',
    cache: HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

function notBuilt(context: Context<HouseEnv>, texts: Texts): Response {
  context.header('cache-control', 'no-cache');
  const [title, text] = [texts.text('page-not-built-title'), texts.text('page-not-built')];
  return context.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`,
    200,
  );
}
