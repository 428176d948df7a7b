import { err, fromHex, ok, type Result, toHex } from '@selectorate/basics';
import type { ElementFault } from './element.ts';

/** p = 2^255 - 19. */
export const FIELD_ORDER = 2n ** 255n - 19n;

/** q = 2^252 + 27742317777372353535851937790883648493, the order of the generator (RFC 8032 section 5.1). */
export const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const POINT_BYTES = 32;

/**
 * The RFC 8032 bytes of a text: the protocol writes y + (x mod 2) * 2^255 as one big-endian number of 64 lower-case hex digits.
 * Only the spelling and y < p are checked; whether there is such a point is for whoever decodes.
 */
export function readText(text: string): Result<Uint8Array, ElementFault> {
  const bytes = text.length === 2 * POINT_BYTES ? fromHex(text)?.toReversed() : undefined;
  return bytes !== undefined && isReduced(bytes) ? ok(bytes) : err('not-canonical');
}

/** The protocol's text of a point's RFC 8032 bytes. */
export function writeText(bytes: Uint8Array): string {
  return toHex(bytes.toReversed());
}

/** Whether the 255 bits below the sign are less than p. */
function isReduced(bytes: Uint8Array): boolean {
  if (((bytes[31] ?? 0) & 0x7f) !== 0x7f) return true;
  for (let i = POINT_BYTES - 2; i > 0; i--) if (bytes[i] !== 0xff) return true;
  return (bytes[0] ?? 0) < 0xed;
}

/** The order of an encrypted tally: that of the RFC 8032 bytes, which the texts have back to front. */
export function compareReversed(a: string, b: string): number {
  for (let i = a.length - 2; i >= 0; i -= 2) {
    const [left, right] = [a.slice(i, i + 2), b.slice(i, i + 2)];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
