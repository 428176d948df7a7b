import {
  canonicalBytes,
  canonicalJson,
  err,
  type Json,
  ok,
  parseCanonical,
  type Result,
  toHex,
} from '@selectorate/basics';
import { checkNote, parseCheckpointNote } from '@selectorate/record';
import { type Count, readCount, type RecordedLot } from '@selectorate/count';
import { type Act, hashHex } from './act.ts';
import type { recordCount } from './acts/record-count.ts';
import type { ActBodies } from './registry.ts';
import { namesShortlist, readBallots, sectionMiscounted } from './derived/ballots.ts';
import { linesOf } from './derived/report-lines.ts';
import { readRollCounts, tellsOfFew } from './derived/roll-counts.ts';
import { noteKeyOf } from './note-keys.ts';
import { countBallots, differencesFrom, marginOf, lastTallies, refusalOfCount } from './derived/counting.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { State } from './state.ts';

/** Finds a published blob by its SHA-256 in hexadecimal. */
export type BlobLookup = (hash: string) => Uint8Array | undefined;

type CountBody = ActBodies[(typeof recordCount)['kind']];

/**
 * What an act says about blobs, or declares of those of an earlier act, recomputed from the blobs. A blob that the reading of it
 * breaks on, whatever it holds, is a fault of the record and never of the reader.
 */
export function checkBlobs(state: State, act: Act, blobs: BlobLookup): Result<null, Refusal> {
  try {
    return checkBlobsOf(state, act, blobs);
  } catch {
    return err(refuse('act-malformed', 'house.canonical', { what: 'blob' }));
  }
}

function checkBlobsOf(state: State, act: Act, blobs: BlobLookup): Result<null, Refusal> {
  switch (act.kind) {
    case 'record-count':
      return checkCount(state, act.body as unknown as CountBody, blobs);
    case 'declare':
      return checkDeclaredCount(state, blobs);
    case 'report-roll':
      return checkRollCounts(act.body as unknown as ActBodies['report-roll'], blobs);
    case 'succeed-log':
      return checkOldCheckpoints(state, act.body as unknown as ActBodies['succeed-log'], blobs);
    default:
      return ok(null);
  }
}

/** The blobs that an act names. */
export function blobsNamed({ kind, body }: Act): readonly string[] {
  if (kind === 'succeed-log') return checkpointsNamed(body as unknown as ActBodies['succeed-log']);
  if (kind === 'report-roll') return [(body as unknown as ActBodies['report-roll']).counts];
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

/** The published counts say what the act says, and nothing that single people could be told from (P). */
function checkRollCounts(stated: ActBodies['report-roll'], blobs: BlobLookup): Result<null, Refusal> {
  const bytes = blobs(stated.counts);
  const counts = bytes === undefined || hashHex(bytes) !== stated.counts ? undefined : readRollCounts(bytes);
  if (counts === undefined) return err(refuse('roll-counts-differ', 'house.roll-report'));
  const { asOf, members, k, checks, failed } = stated;
  const same =
    canonicalJson({ k: counts.k, ...linesOf(counts) }) === canonicalJson({ asOf, members, k, checks, failed });
  if (!same) return err(refuse('roll-counts-differ', 'house.roll-report'));
  return tellsOfFew(counts, k) ? err(refuse('count-too-small', 'house.roll-report', { k })) : ok(null);
}

/** Counts the published papers again and compares everything the act says: anybody can do this (P). */
function checkCount(state: State, stated: CountBody, blobs: BlobLookup): Result<null, Refusal> {
  const { clause } = state.rulebook.ballot;
  const ballots = papersIn(blobs, stated.ballots);
  if (!ballots.ok) return err(refuse('ballots-differ', clause, { what: ballots.error }));
  if (!namesShortlist(state, ballots.value)) return err(refuse('ballots-differ', clause, { what: 'candidates' }));
  if (ballots.value.total !== stated.valid) {
    return err(
      refuse('figures-differ', 'invariant.1', { figure: 'valid', stated: stated.valid, computed: ballots.value.total }),
    );
  }
  const miscounted = sectionMiscounted(state, ballots.value);
  if (miscounted !== undefined) return err(refuse('ballots-differ', clause, { what: 'sections', section: miscounted }));
  const counted = countBallots(state, ballots.value);
  if (!counted.ok) return err(refusalOfCount(state, counted.error));
  const idle = lotThatDecidesNothing(state, counted.value);
  if (idle !== undefined) {
    const { stage, among } = idle;
    return err(refuse('lot-not-due', clause, { rung: 'physical-lot', stage, among: among.join(', ') }));
  }
  return sameCount(state, stated, counted.value);
}

/**
 * A36 At the declaration the second counter is asked once more, of the papers and the result as they were published: a
 * program that recorded another count than the papers and the frozen weights give cannot have its winner declared.
 */
function checkDeclaredCount(state: State, blobs: BlobLookup): Result<null, Refusal> {
  const { counted } = state;
  if (counted === null || state.trigger === 'reselected') return ok(null);
  const { clause } = state.rulebook.declaration;
  const papers = papersIn(blobs, counted.ballots);
  const bytes = blobs(counted.result);
  const result = bytes === undefined || hashHex(bytes) !== counted.result ? undefined : parseCanonical(bytes);
  const published = result?.ok === true ? readCount(result.value) : undefined;
  if (!papers.ok || published?.ok !== true)
    return err(refuse('counters-differ', clause, { differences: 1, first: 'nothing to compare' }));
  const differences = differencesFrom(state, papers.value, published);
  const miscounted = sectionMiscounted(state, papers.value);
  const [first] = [
    ...differences,
    ...(miscounted === undefined ? [] : [`papers of section: ${miscounted}`]),
    ...(published.value.elected[0] === counted.elected ? [] : [`elected: ${counted.elected}`]),
  ];
  if (first === undefined) return ok(null);
  return err(refuse('counters-differ', clause, { differences: Math.max(1, differences.length), first }));
}

function papersIn(blobs: BlobLookup, hash: string): ReturnType<typeof readBallots> {
  const bytes = blobs(hash);
  const json = bytes === undefined || hashHex(bytes) !== hash ? undefined : parseCanonical(bytes);
  return readBallots(json?.ok === true ? json.value : undefined);
}

const tieOf = ({ stage, purpose, among, drawn }: RecordedLot): string => [stage, purpose, ...among, drawn].join(' ');

/** A lot for which this count had no use: it was drawn for a tie that is not there. A recount has taken older ones away. */
function lotThatDecidesNothing({ lotsDrawn }: State, { stages }: Count): RecordedLot | undefined {
  const used = stages.flatMap(({ ties }) =>
    ties.flatMap(({ steps }) => steps.flatMap(({ evidence }) => (evidence.kind === 'lot' ? [evidence.lot] : []))),
  );
  const decided = new Set(used.map(tieOf));
  return lotsDrawn.find((lot) => !decided.has(tieOf(lot)));
}

function sameCount(state: State, stated: CountBody, counted: Count): Result<null, Refusal> {
  const { clause } = state.rulebook.ballot;
  const votes = lastTallies(counted);
  const same =
    countHash(counted) === stated.result &&
    counted.elected[0] === stated.elected &&
    marginOf(counted) === stated.margin &&
    stated.votes.map(({ candidate }) => candidate).join() === counted.candidates.join() &&
    stated.votes.every((each) => votes[each.candidate] === each.votes);
  return same
    ? ok(null)
    : err(refuse('count-differs', clause, { stated: stated.elected, computed: counted.elected[0] ?? 'none' }));
}

export const countBytes = (counted: Count): Uint8Array => canonicalBytes(counted as unknown as Json);
const countHash = (counted: Count): string => hashHex(countBytes(counted));
