import { equalBytes, err, ok, type Result, utf8 } from '@selectorate/basics';

/** Headers and bodies come in blocks of this many bytes. */
export const BLOCK = 512;

/** What eleven octal digits hold, and so the largest time and size. */
export const LARGEST_OCTAL: number = 8 ** 11 - 1;

export interface TarHeader {
  readonly name: string;
  /** Bytes of the body, without the zeros that fill its last block. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly time: number;
}

/** How many zeros follow a body of this size. */
export const paddingAfter = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** The one header of a member: the old form of tar, with the fields that the protocol's archives have and no others. */
export function writeTarHeader({ name, size, time }: TarHeader): Uint8Array {
  const header = new Uint8Array(BLOCK);
  const put = (at: number, text: string): void => header.set(utf8(text), at);
  put(0, name);
  put(100, '0000644');
  put(108, '0000000');
  put(116, '0000000');
  put(124, octal(size));
  put(136, octal(time));
  put(148, '        ');
  put(156, '0');
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** What a header says; a failure for any that {@link writeTarHeader} would not have written. */
export function readTarHeader(untrusted: Uint8Array): Result<TarHeader, 'archive-header'> {
  const name = textAt(untrusted, 0, 100).replace(/\0+$/, '');
  const size = textAt(untrusted, 124, 11);
  const time = textAt(untrusted, 136, 11);
  if (!isOctal(size) || !isOctal(time)) return err('archive-header');
  const header = { name, size: Number.parseInt(size, 8), time: Number.parseInt(time, 8) };
  return name.length < 100 && equalBytes(writeTarHeader(header), untrusted) ? ok(header) : err('archive-header');
}

const isOctal = (text: string): boolean => /^[0-7]{11}$/.test(text);

const octal = (value: number): string => value.toString(8).padStart(11, '0');

/** ASCII; any other byte becomes one that is not written again as it was. */
const textAt = (bytes: Uint8Array, at: number, width: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + width));
