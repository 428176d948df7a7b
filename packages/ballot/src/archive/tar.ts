import { equalBytes, err, fromUtf8, ok, type Result } from '@selectorate/basics';

/** Headers and bodies come in blocks of this many bytes. */
export const BLOCK = 512;

/** What eleven octal digits hold, and so the largest time and size. */
export const LARGEST_OCTAL: number = 8 ** 11 - 1;

const LONGEST_NAME = 99;

export interface TarHeader {
  readonly name: string;
  /** Bytes of the body, without the zeros that fill its last block. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly time: number;
}

/** How many zeros follow a body of this size. */
export const paddingAfter = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** What every header has in common: mode, owner, group, and that it is a file. */
const COMMON = new Uint8Array(BLOCK);
put(COMMON, 100, '0000644');
put(COMMON, 108, '0000000');
put(COMMON, 116, '0000000');
put(COMMON, 148, '        ');
put(COMMON, 156, '0');
const COMMON_SUM = COMMON.reduce((total, byte) => total + byte, 0);

/** The one header of a member: the old form of tar, with the fields that the protocol's archives have and no others. */
export function writeTarHeader({ name, size, time }: TarHeader): Uint8Array {
  const header = COMMON.slice();
  const sum = COMMON_SUM + put(header, 0, name) + put(header, 124, octal(size)) + put(header, 136, octal(time));
  put(header, 148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** Writes ASCII and answers with the sum of its bytes. Archives have two headers a ballot, so no encoder is asked. */
function put(header: Uint8Array, at: number, text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    header[at + i] = code;
    sum += code;
  }
  return sum;
}

/** What a header says; a failure for any that {@link writeTarHeader} would not have written. */
export function readTarHeader(untrusted: Uint8Array): Result<TarHeader, 'archive-header'> {
  const name = textAt(untrusted, 0, endOfName(untrusted));
  const size = textAt(untrusted, 124, 11);
  const time = textAt(untrusted, 136, 11);
  if (!isOctal(size) || !isOctal(time)) return err('archive-header');
  const header = { name, size: Number.parseInt(size, 8), time: Number.parseInt(time, 8) };
  return equalBytes(writeTarHeader(header), untrusted) ? ok(header) : err('archive-header');
}

/** A name ends at its first zero. */
function endOfName(header: Uint8Array): number {
  const end = header.indexOf(0);
  return end === -1 ? LONGEST_NAME : Math.min(end, LONGEST_NAME);
}

const isOctal = (text: string): boolean => /^[0-7]{11}$/.test(text);

const octal = (value: number): string => value.toString(8).padStart(11, '0');

/** Empty for bytes that are no text; whatever is not ASCII is not written again as it was. */
function textAt(bytes: Uint8Array, at: number, width: number): string {
  const text = fromUtf8(bytes.subarray(at, at + width));
  return text.ok ? text.value : '';
}
