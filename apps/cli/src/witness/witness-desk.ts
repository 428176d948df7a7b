import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '@selectorate/basics';
import {
  type Cosigned,
  type Cosigner,
  LARGEST_ENTRY,
  LARGEST_NOTE,
  printWitnessedLog,
  TILE_WIDTH,
  type WitnessRefusal,
} from '@selectorate/record';
import { answer, answerDecision, refuse, streamHeaders } from './answers.ts';
import { readBody } from './read-body.ts';
import { readMirrorRequest } from './read-request.ts';
import { secondsOf } from './seconds-of.ts';
import type { ServedLogs } from './served-logs.ts';
import type { WatchedLogs } from './watched-logs.ts';

/** A log that has more for a witness sends it in several requests. */
const LARGEST_REQUEST = 16 + LARGEST_NOTE + 8 * TILE_WIDTH * (LARGEST_ENTRY + 2);

/** The moment at which a rehearsal contest wants its checkpoint cosigned. */
const REHEARSAL_TIME = 'selectorate-rehearsal-time';

/** What a witness that serves works with. */
export interface Desk {
  readonly cosigner: Cosigner;
  readonly watched: WatchedLogs;
  readonly logs: ServedLogs;
  /** Take the time of rehearsals from the log? Whoever turns it on vouches for no time at all. */
  readonly rehearsal: boolean;
  readonly now: () => number;
  readonly told: (event: DeskEvent) => void;
}

/** What is said on standard error: whoever runs a witness may have to say so in public. */
export type DeskEvent =
  | { readonly kind: 'cosigned'; readonly log: string; readonly size: number; readonly fresh: number }
  | { readonly kind: 'refused'; readonly log: string; readonly size: number; readonly refusal: WitnessRefusal }
  | { readonly kind: 'mirror-unusable'; readonly log: string; readonly folder: string; readonly fault: string };

/** Answers one request. */
export async function atDesk(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').replace(/\?.*$/s, '');
  const { method } = request;
  if (path === '/add-checkpoint')
    return method === 'POST' ? addCheckpoint(desk, request, response) : refuse(response, 405, 'method-unknown');
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'method-unknown');
  if (path === '/health/ready') return answer(response, 200, { body: 'ready\n' });
  const [, what, name, file] = /^\/(checkpoint|mirror)\/(.+?)(?:\/(entries|state\.json))?$/.exec(path) ?? [];
  const log = decoded(name ?? '');
  if (log === undefined || (what === 'mirror') !== (file !== undefined)) return refuse(response, 404, 'path-unknown');
  return readMirrored(desk, { log, file: file ?? 'checkpoint' }, response);
}

async function addCheckpoint(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers } = request;
  const now = timeFor(desk, headers[REHEARSAL_TIME]);
  if (!now.ok) return refuse(response, now.error === 'time-malformed' ? 400 : 403, now.error);
  const body = await readBody(request, LARGEST_REQUEST);
  if (body === undefined) return refuse(response, 413, 'request-too-large');
  const read = readMirrorRequest(body);
  if (!read.ok) return answerDecision(response, err({ code: 'malformed-request' }));
  const { origin, size } = read.value.request.signed.checkpoint;
  const logKeys = await desk.watched.keysOf(origin);
  if (logKeys.length === 0) return answerDecision(response, err({ code: 'unknown-log' }));
  const log = await desk.logs.take(origin);
  if (!log.ok) return unusable(desk, origin, { response, fault: log.error });
  const decided = await log.value.cosign({ ...read.value, cosigner: desk.cosigner, logKeys, now: now.value });
  desk.told(eventOf(decided, { log: origin, size, fresh: read.value.newEntries.length }));
  answerDecision(response, decided);
}

/** A witness's own clock; a rehearsal's only where whoever runs the witness said so. */
function timeFor(
  { rehearsal, now }: Desk,
  asked: string | string[] | undefined,
): Result<number, 'time-malformed' | 'no-rehearsals-here'> {
  if (asked === undefined) return ok(now());
  if (!rehearsal) return err('no-rehearsals-here');
  const seconds = typeof asked === 'string' ? secondsOf(asked) : undefined;
  return seconds === undefined ? err('time-malformed') : ok(seconds);
}

async function readMirrored(
  desk: Desk,
  { log, file }: { readonly log: string; readonly file: string },
  response: ServerResponse,
): Promise<void> {
  const found = await desk.logs.find(log);
  if (!found.ok && found.error !== 'none') return unusable(desk, log, { response, fault: found.error });
  if (!found.ok || found.value.held.state.size === 0) return refuse(response, 404, 'nothing-held');
  const { state, bytes, file: entries } = found.value.held;
  if (file === 'checkpoint') return answer(response, 200, { body: state.checkpoint });
  if (file === 'state.json') return answer(response, 200, { body: printWitnessedLog(state), type: 'application/json' });
  response.writeHead(200, streamHeaders(bytes));
  await pipeline(createReadStream(entries, { end: bytes - 1 }), response);
}

function unusable(
  { logs, told }: Desk,
  log: string,
  { response, fault }: { readonly response: ServerResponse; readonly fault: string },
): void {
  told({ kind: 'mirror-unusable', log, folder: logs.folderOf(log), fault });
  refuse(response, 503, 'mirror-unusable');
}

const eventOf = (
  decided: Result<Cosigned, WitnessRefusal>,
  about: { readonly log: string; readonly size: number; readonly fresh: number },
): DeskEvent => (decided.ok ? { kind: 'cosigned', ...about } : { kind: 'refused', refusal: decided.error, ...about });

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
