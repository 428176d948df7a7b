const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const continues = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Bytes that a lead byte announces; 1 for ASCII, 0 for what leads nothing. */
function announced(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc0 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf7 ? 4 : 0;
}

/** Where the first byte beyond ASCII stands; the length where there is none. */
export function findNotAscii(bytes: Uint8Array): number {
  const found = bytes.findIndex((byte) => byte >= 0x80);
  return found < 0 ? bytes.length : found;
}

/** Length of the letter of UTF-8 (RFC 3629 section 4) at this place; 0 where none is. */
export function utf8LengthAt(bytes: Uint8Array, index: number): number {
  const length = sequenceAt(bytes, index);
  if (length < 3) return length === 2 && at(bytes, index) < 0xc2 ? 0 : length;
  const [lead, second] = [at(bytes, index), at(bytes, index + 1)];
  if (isOverlong(lead, second)) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  return lead > 0xf4 || (lead === 0xf4 && second > 0x8f) ? 0 : length;
}

/** Length of a character written in more bytes than it needs, as nobody does who does not want to hide it; 0 for none. */
export function overlongAt(bytes: Uint8Array, index: number): number {
  const length = sequenceAt(bytes, index);
  return length > 1 && isOverlong(at(bytes, index), at(bytes, index + 1)) ? length : 0;
}

/** How many bytes at the end begin a letter that they do not complete. */
export function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = at(bytes, bytes.length - back);
    if (!continues(byte)) return announced(byte) > back ? back : 0;
  }
  return 0;
}

/** Length of a lead byte with all its followers, whatever they spell. */
function sequenceAt(bytes: Uint8Array, index: number): number {
  if (index >= bytes.length) return 0;
  const length = announced(at(bytes, index));
  for (let i = 1; i < length; i++) if (!continues(at(bytes, index + i))) return 0;
  return length;
}

const isOverlong = (lead: number, second: number): boolean =>
  lead === 0xc0 || lead === 0xc1 || (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
