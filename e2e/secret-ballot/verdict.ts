import { type Fault, type Report, type VerdictKind, verifyElection, type VerifyOptions } from '@selectorate/ballot';
import { bench, bytesAtHand } from './bench.ts';

/** What the verifier says of an archive: its report, or its faults. `thrown` is a defect: the verifier never throws. */
export interface Verdict {
  readonly report: Report | null;
  readonly faults: readonly Fault[];
  readonly codes: readonly string[];
  readonly thrown: unknown;
}

export interface AskOptions {
  readonly verdict?: VerdictKind;
  readonly sidecar?: Uint8Array | null;
  readonly held?: NonNullable<VerifyOptions['held']>;
  readonly unfinished?: boolean;
}

export async function verdictOn(bytes: Uint8Array, { sidecar = null, ...options }: AskOptions = {}): Promise<Verdict> {
  try {
    const beside = sidecar === null ? null : bytesAtHand(sidecar);
    const said = await verifyElection(bytesAtHand(bytes), beside, { ...bench, verdict: 'archive', ...options });
    if (said.ok) return { report: said.value, faults: [], codes: [], thrown: null };
    return { report: null, faults: said.error, codes: [...new Set(said.error.map(({ code }) => code))], thrown: null };
  } catch (thrown) {
    return { report: null, faults: [], codes: [], thrown };
  }
}
