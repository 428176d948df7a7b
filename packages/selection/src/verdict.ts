import type { ClauseId } from '@selectorate/basics';
import { RECORD_FAULTS, type RecordFault, type RecordNotice } from '@selectorate/record';
import type { Finding, InvariantFault } from './invariants.ts';
import { REFUSAL_CODES } from './refusal.ts';
import type { ActFault } from './replay.ts';
import type { State } from './state.ts';

/** What a verifier finds beyond the files and the acts themselves. */
export const VERIFY_FAULTS = [
  'rulebook-malformed',
  'log-key-differs',
  'log-empty',
  'time-not-witnessed',
  'time-outside-checkpoints',
  'checkpoint-dropped',
  'blob-missing',
  'blob-not-named',
  'published-not-committed',
  'invariant-broken',
  'private-bundle-malformed',
  'private-bundle-of-another-contest',
] as const;
type VerifyFaultCode = (typeof VERIFY_FAULTS)[number];

/** Every code a verdict can carry: a closed set. */
export const VERDICT_FAULTS = [...RECORD_FAULTS, ...REFUSAL_CODES, ...VERIFY_FAULTS] as const;
export type VerdictFaultCode = (typeof VERDICT_FAULTS)[number];

/** A fault and its place: a file, an entry of the log, or both. */
export interface VerdictFault {
  readonly code: VerdictFaultCode;
  readonly path: string | null;
  readonly entry: number | null;
  readonly clause: ClauseId | null;
  readonly data: Readonly<Record<string, string | number>>;
}

/** The outcome of a verification. One schema for every way of asking; plain JSON. */
export interface Verdict {
  readonly schema: 'selectorate-verdict/1';
  readonly valid: boolean;
  readonly contest: string | null;
  readonly rehearsal: boolean;
  readonly stage: string;
  readonly asOf: string | null;
  readonly entries: number;
  readonly checkpoints: number;
  readonly signatures: number;
  /** Witnesses whose cosignatures on the last checkpoint hold. */
  readonly witnesses: readonly string[];
  readonly splitView: 'excluded-by-your-policy' | 'not-excluded';
  readonly result: RecordedResult | null;
  readonly rulebook: { readonly id: string; readonly hash: string } | null;
  /** Anyone recomputes it: done here. */
  readonly P: readonly Finding[];
  /** The scrutineer recomputes it from private parts: done here only if a bundle was given. */
  readonly S: readonly (Finding & { readonly checked: boolean })[];
  /** Somebody's word. */
  readonly W: readonly Finding[];
  readonly notices: readonly (RecordNotice | 'rehearsal-clock' | 'private-parts-not-checked')[];
  readonly faults: readonly VerdictFault[];
}

export function fault(
  code: VerifyFaultCode,
  place: { path?: string; entry?: number } = {},
  data: VerdictFault['data'] = {},
): VerdictFault {
  return { code, path: place.path ?? null, entry: place.entry ?? null, clause: null, data };
}

export function fromRecordFault({ code, path, entry, detail }: RecordFault): VerdictFault {
  return { code, path: path ?? null, entry: entry ?? null, clause: null, data: detail === undefined ? {} : { detail } };
}

export function fromActFault({ seq, kind, refusal }: ActFault): VerdictFault {
  return { code: refusal.code, path: null, entry: seq, clause: refusal.clause, data: { kind, ...refusal.data } };
}

export function fromInvariantFault({ invariant, what }: InvariantFault): VerdictFault {
  return {
    code: 'invariant-broken',
    path: null,
    entry: null,
    clause: `invariant.${invariant}` as ClauseId,
    data: { what },
  };
}

/** How a contest ended, and what has been said against it: the winner is an id; labels are private parts. */
export interface RecordedResult {
  readonly winner: string | null;
  readonly endedBy: string;
  readonly endorsement: string | null;
  readonly challenges: {
    readonly lodged: number;
    readonly dismissed: number;
    readonly upheld: number;
    readonly live: number;
  };
  /** Remedies ordered by rulings that upheld a challenge. */
  readonly remedies: readonly string[];
  readonly overrides: number;
}

export function resultOf({ declaration, endorsement, challenges, discretions }: State): RecordedResult | null {
  if (declaration === null) return null;
  const all = [...challenges.values()];
  const ruled = (outcome: string | null): number => all.filter((each) => each.outcome === outcome).length;
  return {
    winner: declaration.winner,
    endedBy: declaration.endedBy,
    endorsement: endorsement?.decision ?? null,
    challenges: { lodged: all.length, dismissed: ruled('dismissed'), upheld: ruled('upheld'), live: ruled(null) },
    remedies: all.flatMap(({ outcome, remedy }) => (outcome === 'upheld' && remedy !== null ? [remedy] : [])),
    overrides: discretions.filter(({ kind }) => kind === 'override').size,
  };
}
