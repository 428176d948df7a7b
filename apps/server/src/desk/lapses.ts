import { err, ok, type PersonId, type Result, toBase64Url } from '@selectorate/basics';
import {
  bodyOf,
  challengeOf,
  type Deadline,
  type Draft,
  type Instant,
  type Recorded,
  type Refusal,
  SERVER,
  type Signer,
} from '@selectorate/selection';
import type { NewEntry } from '@selectorate/store';
import type { ContestLog } from './contest-log.ts';

const NOTHING_BESIDE = { parts: () => undefined, blobs: () => undefined };

/** An act as the store keeps it. */
export const entryOf = ({ act: { seq, kind, at }, entry }: Recorded): NewEntry => ({ entry, seq, kind, at });

/**
 * Records every deadline that has passed at this moment, the earliest first, signed by the server. They are recorded now and
 * not at their own moments: a witness vouches for the time of an act by cosigning soon after it.
 */
export function recordLapses(log: ContestLog, server: Signer, at: Instant): Result<readonly NewEntry[], Refusal> {
  const entries: NewEntry[] = [];
  for (let due = log.ledger.lapseDue(at); due !== undefined; due = log.ledger.lapseDue(at)) {
    const lapse = recordLapse(log, server, { due, at });
    if (!lapse.ok) return lapse;
    entries.push(entryOf(lapse.value));
  }
  return ok(entries);
}

/** Records one deadline as passed. */
export function recordLapse(
  log: ContestLog,
  server: Signer,
  { due, at }: { readonly due: Deadline; readonly at: Instant },
): Result<Recorded, Refusal> {
  const { contest } = log.row;
  const by: readonly PersonId[] = [SERVER];
  const body = bodyOf('pass-deadline', { deadline: due.id });
  const draft: Draft = { contest, by, kind: 'pass-deadline', body, commitments: {} };
  const signed = { signer: SERVER, signedAt: at, seen: log.head };
  const signature = toBase64Url(server.sign(challengeOf(draft, signed)));
  const recorded = log.ledger.submit({ draft, proof: [{ type: 'key', ...signed, signature }] }, at, NOTHING_BESIDE);
  if (!recorded.ok) return err(recorded.error);
  log.add(recorded.value);
  return recorded;
}
