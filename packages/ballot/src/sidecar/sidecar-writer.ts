import { utf8 } from '@selectorate/basics';
import type { Proof } from '../objects/common.ts';
import { type SidecarLine, sidecarLineCodec } from './sidecar-lines.ts';

/** Bytes of hints on one line: three quarters of the longest line, less what else stands on it. */
const HINTS_A_LINE = 720 * 1024;
/** A proof takes at most 2 x 619 digits and 28 other characters; with Ed25519 about 190. */
const PROOFS_A_LINE = 800;
/** Of keys, tags and commitments; a credential takes at most 620 characters. */
const TEXTS_A_LINE = 1600;

/** The lines of a sidecar as bytes to append. `order` is that of the election's group. */
export interface SidecarWriter {
  readonly line: (line: SidecarLine) => Uint8Array;
  /** The hints for an object of the archive, on as many lines as they need. */
  readonly hints: (of: string, hints: Uint8Array) => readonly Uint8Array[];
  /** The second proofs of a partial decryption, a row a question. */
  readonly secondProofs: (of: string, rows: readonly (readonly Proof[])[]) => readonly Uint8Array[];
  readonly spares: (credentials: readonly string[]) => readonly Uint8Array[];
  readonly map: (commitments: readonly string[]) => readonly Uint8Array[];
  readonly tags: (tags: readonly string[]) => readonly Uint8Array[];
}

export function sidecarWriter(order: bigint): SidecarWriter {
  const codec = sidecarLineCodec(order);
  const line = (value: SidecarLine): Uint8Array => utf8(`${codec.write(value)}\n`);
  return {
    line,
    hints: (of, hints) =>
      slices(hints.length, HINTS_A_LINE).map(([from, to], i, all) =>
        line({ kind: 'hints', of, piece: i + 1, pieces: all.length, data: hints.subarray(from, to) }),
      ),
    secondProofs: (of, rows) => {
      const parts = splitRows(rows);
      return parts.map((part, i) =>
        line({ kind: 'second-proofs', of, piece: i + 1, pieces: parts.length, rows: part }),
      );
    },
    spares: (credentials) => texts(credentials, (part) => line({ kind: 'spares', credentials: part })),
    map: (commitments) => texts(commitments, (part) => line({ kind: 'map', commitments: part })),
    tags: (tags) => texts(tags, (part) => line({ kind: 'tags', tags: part })),
  };
}

/** From where to where each slice goes; one that is empty where there is nothing. */
function slices(length: number, most: number): readonly (readonly [number, number])[] {
  const count = Math.max(1, Math.ceil(length / most));
  return Array.from({ length: count }, (_, i) => [i * most, Math.min(length, (i + 1) * most)] as const);
}

function texts(all: readonly string[], write: (part: readonly string[]) => Uint8Array): readonly Uint8Array[] {
  if (all.length === 0) return [];
  return slices(all.length, TEXTS_A_LINE).map(([from, to]) => write(all.slice(from, to)));
}

/** Pieces of rows: the first row of each piece after the first goes on with the last of the one before. */
function splitRows(rows: readonly (readonly Proof[])[]): readonly (readonly (readonly Proof[])[])[] {
  const pieces: (readonly Proof[])[][] = [[]];
  let room = PROOFS_A_LINE;
  for (const row of rows) {
    let rest = row;
    while (rest.length > room) {
      pieces.at(-1)?.push(rest.slice(0, room));
      rest = rest.slice(room);
      pieces.push([]);
      room = PROOFS_A_LINE;
    }
    pieces.at(-1)?.push(rest);
    room -= rest.length;
  }
  return pieces;
}

/** Undoes the splitting. */
export function joinRows(pieces: readonly (readonly (readonly Proof[])[])[]): readonly (readonly Proof[])[] {
  const rows: Proof[][] = [];
  for (const [i, piece] of pieces.entries()) {
    for (const [j, part] of piece.entries()) {
      const last = rows.at(-1);
      if (i > 0 && j === 0 && last !== undefined) for (const proof of part) last.push(proof);
      else rows.push([...part]);
    }
  }
  return rows;
}
