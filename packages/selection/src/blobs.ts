import { canonicalBytes, err, type Json, ok, parseCanonical, type Result, toHex } from '@selectorate/basics';
import { checkNote, parseCheckpointNote } from '@selectorate/record';
import type { Count } from '@selectorate/count';
import { type Act, hashHex } from './act.ts';
import type { recordCount } from './acts/record-count.ts';
import type { ActBodies } from './registry.ts';
import { readBallots } from './derived/ballots.ts';
import { noteKeyOf } from './note-keys.ts';
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
      return checkOldCheckpoints(state, act.body as unknown as ActBodies['succeed-log'], blobs);
    default:
      return ok(null);
  }
}

/** The blobs that an act names. */
export function blobsNamed({ kind, body }: Act): readonly string[] {
  if (kind === 'succeed-log') return checkpointsNamed(body as unknown as ActBodies['succeed-log']);
  if (kind !== 'record-count') return [];
  const { ballots, result } = body as unknown as CountBody;
  return [ballots, result];
}

const checkpointsNamed = ({ last, kept }: ActBodies['succeed-log']): readonly string[] => [
  ...new Set([last.note, kept.note]),
];

/**
 * Both checkpoints of the old log are there, say what the act says, were signed by the old log and cosigned by as many of its
 * witnesses as the rulebook asks for: nothing enters the kept entries that they had not seen.
 */
function checkOldCheckpoints(
  state: State,
  { last, kept }: ActBodies['succeed-log'],
  blobs: BlobLookup,
): Result<null, Refusal> {
  const vouched = [last, kept].every((each) => isVouched(state, each, blobs(each.note)));
  return vouched
    ? ok(null)
    : err(refuse('succession-differs', 'house.log', { kept: kept.size, before: state.size, size: last.size }));
}

function isVouched(
  state: State,
  { note, size, root }: ActBodies['succeed-log']['kept'],
  bytes: Uint8Array | undefined,
): boolean {
  const signed = bytes === undefined || hashHex(bytes) !== note ? undefined : parseCheckpointNote(bytes);
  if (signed?.ok !== true || state.log === null) return false;
  const { checkpoint } = signed.value;
  if (checkpoint.size !== size || toHex(checkpoint.root) !== root || checkpoint.origin !== state.log.name) return false;
  const keys = [noteKeyOf(state.log, 'note'), ...state.witnesses.map((witness) => noteKeyOf(witness, 'cosignature'))];
  const { valid } = checkNote(
    signed.value.note,
    keys.filter((key) => key !== undefined),
  );
  const cosigned = valid.filter(({ key }) => key.use === 'cosignature').length;
  return valid.some(({ key }) => key.use === 'note') && cosigned >= state.rulebook.witnesses.atLeast;
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
    stated.votes.map(({ candidate }) => candidate).join() === counted.candidates.join() &&
    stated.votes.every((each) => votes[each.candidate] === each.votes);
  return same
    ? ok(null)
    : err(refuse('count-differs', clause, { stated: stated.elected, computed: counted.elected[0] ?? 'none' }));
}

export const countBytes = (counted: Count): Uint8Array => canonicalBytes(counted as unknown as Json);
const countHash = (counted: Count): string => hashHex(countBytes(counted));
