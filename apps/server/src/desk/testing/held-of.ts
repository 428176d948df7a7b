import { unwrap } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import {
  cosignCheckpoint,
  cosigner,
  newlyWitnessed,
  noteSigner,
  openLog,
  type WitnessedLog,
} from '@selectorate/record';
import { type Instant, toSeconds } from '@selectorate/selection';
import type { RehearsedContest } from '@selectorate/testkit';
import { logKeyFor } from './desk-contest.ts';

/** What a witness of the plan would remember of entries that the log's key signed, whatever they are. */
export function heldOf(
  contest: RehearsedContest,
  name: string,
  entries: readonly Uint8Array[],
  at: Instant,
): WitnessedLog {
  const signer = noteSigner(logKeyFor(contest).name, contest.secretOf('log'));
  const log = unwrap(openLog({ signer, entries, check: nativeCheck }));
  const { request, newEntries } = unwrap(log.offer(log.checkpoint(), 0));
  const options = {
    cosigner: cosigner(name, contest.secretOf(name)),
    logKeys: [signer.key],
    now: toSeconds(at),
    check: nativeCheck,
  };
  return unwrap(cosignCheckpoint(newlyWitnessed(signer.key.name), request, newEntries, options)).state;
}
