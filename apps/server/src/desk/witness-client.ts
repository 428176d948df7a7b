import { concatBytes, utf8 } from '@selectorate/basics';
import {
  type CheckpointNote,
  encodeBundle,
  LARGEST_NOTE,
  parseCheckpointNote,
  printWitnessRequest,
  type ReadAnswer,
  readWitnessAnswer,
  type WitnessRequest,
} from '@selectorate/record';
import type { Instant } from '@selectorate/selection';
import type { WitnessFetch } from './desk.ts';

/** A witness that takes longer counts as away. */
const LONGEST_WAIT = 3_000;

/** What a witness says it cosigned last: its note, nothing yet, or no answer that could be read. */
export type Held =
  | { readonly kind: 'checkpoint'; readonly signed: CheckpointNote }
  | { readonly kind: 'nothing' | 'unreachable' | 'malformed' };

export type Offered = ReadAnswer | { readonly kind: 'unreachable' };

/** Asks a witness for the checkpoint that it cosigned last (docs/formats/witness.md). Never rejects. */
export async function askHeld(fetch: WitnessFetch, url: string, log: string): Promise<Held> {
  const answered = await asked(fetch, `${url.replace(/\/+$/, '')}/checkpoint/${log}`, { method: 'GET' });
  if (answered === undefined) return { kind: 'unreachable' };
  if (answered.status === 404) return { kind: 'nothing' };
  const signed = answered.status === 200 ? parseCheckpointNote(utf8(answered.body)) : undefined;
  if (signed?.ok !== true) return { kind: 'malformed' };
  return { kind: 'checkpoint', signed: signed.value };
}

export interface Offer {
  readonly request: WitnessRequest;
  readonly newEntries: readonly Uint8Array[];
  /** The moment of the last entry, for a contest on a rehearsal clock. */
  readonly rehearsalTime: Instant | null;
}

/** Shows a witness a checkpoint with the entries that it lacks. Never rejects; the lines answered are unchecked. */
export async function offerTo(fetch: WitnessFetch, url: string, offer: Offer): Promise<Offered> {
  const request = printWitnessRequest(offer.request);
  const body = concatBytes(utf8(`${request.length}\n`), request, encodeBundle(offer.newEntries));
  const time = offer.rehearsalTime === null ? {} : { 'selectorate-rehearsal-time': offer.rehearsalTime };
  const answered = await asked(fetch, `${url.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...time },
    body: new Uint8Array(body),
  });
  return answered === undefined ? { kind: 'unreachable' } : readWitnessAnswer(answered);
}

/** Status and text, at most as long as a note; undefined where nobody answers in time or the answer is longer. */
async function asked(
  fetch: WitnessFetch,
  url: string,
  init: RequestInit,
): Promise<{ readonly status: number; readonly body: string } | undefined> {
  try {
    const signal = AbortSignal.timeout(LONGEST_WAIT);
    const answered = await fetch(url, { ...init, redirect: 'error', signal });
    const body = await readBounded(answered);
    return body === undefined ? undefined : { status: answered.status, body };
  } catch {
    return undefined;
  }
}

async function readBounded(answered: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (answered.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LARGEST_NOTE) {
      await answered.body?.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(concatBytes(...chunks));
}
