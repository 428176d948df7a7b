import type { UntrustedBytes } from '../archive/byte-source.ts';
import type { Proof } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import { type SidecarContents, SidecarReader } from '../sidecar/sidecar-reader.ts';

/** What lies beside the archive, read along with it: asked for by the hash of the archive's member, in the archive's order. */
export interface Companion {
  readonly hints: (hash: string) => Promise<Uint8Array | null>;
  /** Asked for before the hints of the same partial decryption. */
  readonly secondProofs: (hash: string) => Promise<readonly (readonly Proof[])[] | null>;
  /** The rest of it; null where there is none. */
  readonly finish: () => Promise<SidecarContents | null>;
}

const NOTHING: Companion = {
  hints: () => Promise.resolve(null),
  secondProofs: () => Promise.resolve(null),
  finish: () => Promise.resolve(null),
};

export function openCompanion(sidecar: UntrustedBytes | null, { group, fingerprint }: ElectionContext): Companion {
  if (sidecar === null) return NOTHING;
  const reader = new SidecarReader(sidecar, { order: group.order, fingerprint });
  return {
    hints: (hash) => reader.hintsFor(hash),
    secondProofs: (hash) => reader.secondProofsFor(hash),
    finish: () => reader.finish(),
  };
}
