import { toHex } from '@selectorate/basics';
import { randomScalar } from '@selectorate/group';
import type { Platform } from '../platform.ts';
import type { Group } from '@selectorate/group';

const BLOCK_BYTES = 32;

/**
 * Scalars that follow from a seed of 32 secret bytes, one after the other: the stream SHA-256(`selectorate-encrypt-v1|seed in
 * hexadecimal|0`), SHA-256(`…|1`) and so on is cut into pieces 16 bytes longer than the order, each read as a big-endian number
 * modulo the order. So an encryption can be made again, exactly, from something that fits a QR code.
 */
export function seededScalars(seed: Uint8Array, group: Group, { sha256 }: Pick<Platform, 'sha256'>): () => bigint {
  const label = `selectorate-encrypt-v1|${toHex(seed)}|`;
  let block = new Uint8Array(0);
  let used = 0;
  let blocks = 0;
  const nextByte = (): number => {
    if (used === block.length) {
      block = Uint8Array.from(sha256(`${label}${blocks}`));
      blocks += 1;
      used = 0;
    }
    used += 1;
    return block[used - 1] ?? 0;
  };
  const stream = (count: number): Uint8Array => Uint8Array.from({ length: count }, nextByte);
  if (seed.length !== BLOCK_BYTES) throw new RangeError(`seededScalars: a seed of ${seed.length} bytes`);
  return () => randomScalar(group.order, stream);
}
