/** Thirty-two bits from the characters of a text, or of part of it (FNV-1a, spread). */
export function hashOf(text: string, from = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
}

/** One of the thirty-two bits: texts without a common bit are two texts. Those with one may be two as well. */
export const bitOf = (text: string): number => 1 << (hashOf(text) >>> 27);

/** Another, chosen otherwise: two texts that have the one in common by chance have both by a smaller one. */
export const otherBitOf = (text: string): number => 1 << ((hashOf(text) >>> 22) & 31);
