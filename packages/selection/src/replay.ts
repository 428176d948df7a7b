import { err, ok, type Result, toHex } from '@selectorate/basics';
import {
  checkSignature,
  EMPTY_FRONTIER,
  frontierRoot,
  growFrontier,
  leafHash,
  type SignatureCheck,
} from '@selectorate/record';
import type { Rulebook } from '@selectorate/rulebook';
import { type Act, decodeAct, hashHex } from './act.ts';
import { admit, apply, earliestLapse } from './admit.ts';
import { fixesHead, withHead } from './derived/heads.ts';
import { fromSeconds, type Instant, toSeconds } from './instant.ts';
import { signatureChecker } from './ledger.ts';
import { CLOCK_TOLERANCE, readProofs, type SignatureJob } from './proofs.ts';
import { type Refusal, refuse } from './refusal.ts';
import { beforeContest, type State } from './state.ts';
import { Used } from './used.ts';

/** An entry that the rules refuse, with its place in the log. */
export interface ActFault {
  readonly seq: number;
  readonly kind: string;
  readonly refusal: Refusal;
}

export interface ReplayOptions {
  readonly rulebook: Rulebook;
  readonly rulebookBytes: Uint8Array;
  /** The time of the checkpoint shown: deadlines before it must have been recorded. */
  readonly asOf?: Instant;
  /** Asked of each admitted act, with the state before it: what blobs and private parts say against it. */
  readonly beside?: (state: State, act: Act) => readonly ActFault[];
  /** Called now and then with the entries done. */
  readonly progress?: (done: number) => void;
}

/** What a whole log comes to. Signatures are collected, not checked: they can be shared among threads. */
export interface Replayed {
  readonly state: State;
  readonly acts: readonly Act[];
  readonly faults: readonly ActFault[];
  readonly signatures: readonly SignatureJob[];
  /** What {@link ReplayOptions.beside} answered. */
  readonly beside: readonly ActFault[];
}

const PROGRESS_EVERY = 1_000;

/** Replays entries: reads, admits and applies each in turn, and goes on after a fault as if that act were not there. */
export function replayEntries(entries: readonly Uint8Array[], options: ReplayOptions): Replayed {
  const acts: Act[] = [];
  const faults: ActFault[] = [];
  const signatures: SignatureJob[] = [];
  const beside: ActFault[] = [];
  const used = new Used();
  const decoded = entries.map(decodeAct);
  const roots = rootsSeen(entries, decoded);
  let state = beforeContest(options.rulebook, hashHex(options.rulebookBytes));
  for (const [seq, read] of decoded.entries()) {
    if (seq % PROGRESS_EVERY === 0) options.progress?.(seq);
    const step = read.ok ? replayOne(state, read.value, { roots, used }) : read;
    if (!step.ok || !read.ok) {
      faults.push({
        seq,
        kind: read.ok ? read.value.kind : 'unreadable',
        refusal: step.ok ? refuse('act-malformed', 'house.canonical') : step.error,
      });
      state = withSize(state, seq + 1);
      continue;
    }
    const act = read.value;
    beside.push(...(options.beside?.(state, act) ?? []));
    acts.push(act);
    signatures.push(...step.value.signatures);
    state = step.value.state;
  }
  options.progress?.(entries.length);
  const lapse = options.asOf === undefined ? undefined : missedLapse(state, options.asOf);
  return { state, acts, faults: lapse === undefined ? faults : [...faults, lapse], signatures, beside };
}

/** Replays acts and checks every signature, in pure code. */
export function replay(
  entries: readonly Uint8Array[],
  options: ReplayOptions,
  check: SignatureCheck = checkSignature,
): Result<State, readonly ActFault[]> {
  const { state, faults, signatures } = replayEntries(entries, options);
  const isSigned = signatureChecker(check);
  const forged = signatures.filter((job) => !isSigned(job)).map(forgedFault);
  return faults.length + forged.length === 0 ? ok(state) : err([...faults, ...forged]);
}

export function forgedFault({ seq, kind, signer }: SignatureJob): ActFault {
  return { seq, kind, refusal: refuse('signature-invalid', 'house.signatures', { person: signer }) };
}

/** A refused entry still takes its place in the log. */
const withSize = (state: State, size: number): State => ({ ...state, size });

interface Known {
  readonly roots: ReadonlyMap<number, string>;
  readonly used: Used;
}

function replayOne(
  state: State,
  act: Act,
  { roots, used }: Known,
): Result<{ state: State; signatures: readonly SignatureJob[] }, Refusal> {
  const allowed = admit(state, act);
  if (!allowed.ok) return allowed;
  const signatures = readProofs(state, act, (size) => roots.get(size));
  if (!signatures.ok) return signatures;
  const fresh = used.check(act, signatures.value);
  if (!fresh.ok) return fresh;
  used.add(act, signatures.value);
  const after = withHead(apply(state, act), act, roots.get(act.seq + 1) ?? '');
  return ok({ state: after, signatures: signatures.value });
}

/** The root of the log at every size that some signer says they saw, and where one goes into a draw; no other is needed. */
function rootsSeen(
  entries: readonly Uint8Array[],
  decoded: readonly Result<Act, Refusal>[],
): ReadonlyMap<number, string> {
  const wanted = new Set(decoded.flatMap((act) => (act.ok ? act.value.proof.map(({ seen }) => seen.size) : [])));
  for (const [seq, act] of decoded.entries()) if (act.ok && fixesHead(act.value)) wanted.add(seq + 1);
  const roots = new Map<number, string>();
  let frontier = EMPTY_FRONTIER;
  for (let size = 0; size <= entries.length; size++) {
    if (wanted.has(size)) roots.set(size, toHex(frontierRoot(frontier)));
    const entry = entries[size];
    if (entry !== undefined) frontier = growFrontier(frontier, [leafHash(entry)]);
  }
  return roots;
}

/** A deadline well before the time of the checkpoint that the clock never recorded. */
function missedLapse(state: State, asOf: Instant): ActFault | undefined {
  const due = earliestLapse(state, fromSeconds(toSeconds(asOf) - CLOCK_TOLERANCE));
  if (due === undefined) return undefined;
  return {
    seq: state.size,
    kind: 'pass-deadline',
    refusal: refuse('lapse-missing', 'house.clock', { deadline: due.id, was: due.instant }),
  };
}
