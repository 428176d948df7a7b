import type { Context } from 'hono';
import type { Desk } from '../desk/desk.ts';
import type { HouseEnv } from './context.ts';

const A_YEAR = 31_536_000;

/**
 * A file of the public record: byte for byte as it is signed for, so never compressed on the way (`no-transform`), readable
 * from every origin, and asked for again only where it can change.
 */
export async function serveRecord(
  context: Context<HouseEnv>,
  { recordFile }: Pick<Desk, 'recordFile'>,
): Promise<Response> {
  context.header('access-control-allow-origin', '*');
  context.header('cross-origin-resource-policy', 'cross-origin');
  const file = await recordFile(pathBelow(context.req.path));
  if (file === undefined) {
    context.header('cache-control', 'no-cache');
    return context.body(null, 404);
  }
  context.header(
    'cache-control',
    file.immutable ? `public, max-age=${A_YEAR}, immutable, no-transform` : 'no-cache, no-transform',
  );
  context.header('etag', file.etag);
  if (isKnown(context.req.header('if-none-match'), file.etag)) return context.body(null, 304);
  context.header('content-type', file.type);
  context.header('content-length', String(file.bytes.length));
  return context.body(Uint8Array.from(file.bytes), 200);
}

function pathBelow(path: string): string {
  try {
    return decodeURIComponent(path.slice('/records/'.length));
  } catch {
    return '';
  }
}

/** Does the reader have this very file? Weak tags count: proxies weaken them. */
export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);
