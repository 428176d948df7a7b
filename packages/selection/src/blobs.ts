import {
  canonicalBytes,
  err,
  fromBase64Url,
  type Json,
  ok,
  parseCanonical,
  type Result,
  toHex,
} from '@selectorate/basics';
import { checkNote, parseCheckpointNote, verifierKey } from '@selectorate/record';
import type { Count } from '@selectorate/count';
import { type Act, hashHex } from './act.ts';
import type { recordCount } from './acts/record-count.ts';
import type { ActBodies } from './registry.ts';
import { readBallots } from './derived/ballots.ts';
import { countBallots, lastMargin, lastTallies } from './derived/counting.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { State } from './state.ts';

/** Finds a published blob by its SHA-256 in hexadecimal. */
export type BlobLookup = (hash: string) => Uint8Array | undefined;

type CountBody = ActBodies[(typeof recordCount)['kind']];

/** What an act says about blobs, recomputed from the blobs. */
export function checkBlobs(state: State, act: Act, blobs: BlobLookup): Result<null, Refusal> {
  switch (act.kind) {
    case 'record-count':
      return checkCount(state, act.body as unknown as CountBody, blobs);
    case 'succeed-log':
      return checkOldCheckpoint(state, act.body as unknown as ActBodies['succeed-log'], blobs);
    default:
      return ok(null);
  }
}

/** The blobs that an act names. */
export function blobsNamed({ kind, body }: Act): readonly string[] {
  if (kind === 'succeed-log') return [(body as unknown as ActBodies['succeed-log']).checkpoint];
  if (kind !== 'record-count') return [];
  const { ballots, result } = body as unknown as CountBody;
  return [ballots, result];
}

/** The old checkpoint is there, says what the act says, and was signed by the old log. */
function checkOldCheckpoint(
  state: State,
  { checkpoint, size, root, kept }: ActBodies['succeed-log'],
  blobs: BlobLookup,
): Result<null, Refusal> {
  const bytes = blobs(checkpoint);
  const signed = bytes === undefined || hashHex(bytes) !== checkpoint ? undefined : parseCheckpointNote(bytes);
  const old = state.log === null ? undefined : fromBase64Url(state.log.key.key);
  const key = old === undefined || state.log === null ? undefined : verifierKey(state.log.name, 'note', old);
  const same =
    signed?.ok === true && signed.value.checkpoint.size === size && toHex(signed.value.checkpoint.root) === root;
  const ours = same && key?.ok === true && checkNote(signed.value.note, [key.value]).valid.length > 0;
  return ours ? ok(null) : err(refuse('succession-differs', 'house.log', { kept, before: state.size, size }));
}

/** Counts the published papers again and compares everything the act says: anybody can do this (P). */
function checkCount(state: State, stated: CountBody, blobs: BlobLookup): Result<null, Refusal> {
  const { clause } = state.rulebook.ballot;
  const bytes = blobs(stated.ballots);
  const json = bytes === undefined || hashHex(bytes) !== stated.ballots ? undefined : parseCanonical(bytes);
  const ballots = readBallots(json?.ok === true ? json.value : undefined);
  if (!ballots.ok) return err(refuse('ballots-differ', clause, { what: ballots.error }));
  if (ballots.value.candidates.join() !== (state.shortlist ?? []).join())
    return err(refuse('ballots-differ', clause, { what: 'candidates' }));
  if (ballots.value.total !== stated.valid) {
    return err(
      refuse('figures-differ', 'invariant.1', { figure: 'valid', stated: stated.valid, computed: ballots.value.total }),
    );
  }
  const counted = countBallots(state, ballots.value);
  if (!counted.ok)
    return err(refuse(counted.error.code === 'counters-differ' ? 'count-differs' : 'tie-unresolved', clause));
  return sameCount(state, stated, counted.value);
}

function sameCount(state: State, stated: CountBody, counted: Count): Result<null, Refusal> {
  const { clause } = state.rulebook.ballot;
  const votes = lastTallies(counted);
  const same =
    countHash(counted) === stated.result &&
    counted.elected[0] === stated.elected &&
    lastMargin(counted) === stated.margin &&
    stated.votes.length === Object.keys(votes).length &&
    stated.votes.every((each) => votes[each.candidate] === each.votes);
  return same
    ? ok(null)
    : err(refuse('count-differs', clause, { stated: stated.elected, computed: counted.elected[0] ?? 'none' }));
}

export const countBytes = (counted: Count): Uint8Array => canonicalBytes(counted as unknown as Json);
export const countHash = (counted: Count): string => hashHex(countBytes(counted));
