import type { CheckSidecarOptions } from '../sidecar/check-sidecar.ts';
import type { Companion } from './companion.ts';
import type { VerdictKind } from './report.ts';
import type { Bench } from './bench.ts';
import type { Workforce } from './workforce.ts';

/** The steps of a verification that take time, for whoever shows how far it is. */
export const STEPS = ['survey', 'ballots', 'shuffles', 'decryptions', 'result', 'sidecar'] as const;
export type Step = (typeof STEPS)[number];

/** What the reader holds that no archive says: keys known by another way, receipts and heads that voters were given. */
export type Held = Omit<CheckSidecarOptions, 'ed25519'>;

/** How a verification is done: what every part of the procedure is handed. */
export interface Verification extends Bench {
  readonly verdict: VerdictKind;
  readonly workforce: Workforce;
  readonly progress: (step: Step, done: number, total: number) => void;
  readonly companion: Companion;
  readonly held: Held;
  /** A box with fewer ballots than this, but some, is not opened by itself. */
  readonly smallestBox: number;
  /** Hears the hints made on the way, where they are wanted. */
  readonly onHints: ((hash: string, hints: Uint8Array) => void) | null;
}
