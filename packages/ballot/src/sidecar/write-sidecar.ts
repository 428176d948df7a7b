import type { BoxEntry } from '../box/entry.ts';
import { exclusionsOf } from '../box/figures.ts';
import type { Proof } from '../objects/common.ts';
import type { ParticipationLine, RegistrationLine, SidecarHeader } from './sidecar-lines.ts';
import { sidecarWriter } from './sidecar-writer.ts';

/** All that goes into the sidecar of a box. What the box has not come to yet is null or missing. */
export interface SidecarParts {
  readonly header: Omit<SidecarHeader, 'kind' | 'version'>;
  readonly registration: {
    readonly line: RegistrationLine;
    readonly spares: readonly string[];
    readonly map: readonly string[];
  } | null;
  readonly journal: readonly BoxEntry[];
  /** Hints for the link and the receipt of an accepted ballot; null for none. */
  readonly castHints: (ballot: string) => Uint8Array | null;
  /** Hints for an object of the archive, by its name; null for none. */
  readonly hints: (of: string) => Uint8Array | null;
  readonly participation: { readonly line: ParticipationLine; readonly tags: readonly string[] } | null;
  /** The shuffles, partial decryptions and result of the archive, in its order. */
  readonly tally: readonly { readonly hash: string; readonly secondProofs: readonly (readonly Proof[])[] | null }[];
}

/** The sidecar of a box as bytes, in pieces. `order` is that of the election's group. */
export function* writeSidecar(parts: SidecarParts, order: bigint): Generator<Uint8Array> {
  const { header, registration, journal, participation, tally } = parts;
  const writer = sidecarWriter(order);
  const hintsOf = (of: string): readonly Uint8Array[] => {
    const hints = parts.hints(of);
    return hints === null ? [] : writer.hints(of, hints);
  };
  yield writer.line({ kind: 'sidecar', version: 1, ...header });
  if (registration !== null) {
    yield writer.line(registration.line);
    yield* writer.spares(registration.spares);
    yield* writer.map(registration.map);
  }
  const excluded = new Set(exclusionsOf(journal).map(({ credential }) => credential));
  for (const entry of journal) {
    if (entry.kind !== 'cast') yield writer.line(entry);
    else {
      yield writer.line({ ...entry, hints: parts.castHints(entry.ballot) });
      // The archive has no ballot of an excluded credential, so nobody would ask for its hints.
      if (!excluded.has(entry.credential)) yield* hintsOf(entry.ballot);
    }
  }
  if (participation !== null) {
    yield writer.line(participation.line);
    yield* writer.tags(participation.tags);
  }
  for (const { hash, secondProofs } of tally) {
    if (secondProofs !== null) yield* writer.secondProofs(hash, secondProofs);
    yield* hintsOf(hash);
  }
}
