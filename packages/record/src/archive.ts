import { concatBytes, equalBytes, err, fromUtf8, ok, type Result, utf8 } from '@selectorate/basics';
import { isSafePath } from './record-paths.ts';

/**
 * A record in one file, `*.selectorate`: a plain POSIX ustar archive (IEEE 1003.1, pax) that any tar unpacks, of which
 * there is exactly one for given files. Paths ascend; there are no folders, links, owners or times.
 */
export const ARCHIVE_FAULTS = [
  'archive-truncated',
  'archive-header-not-canonical',
  'archive-path-unsafe',
  'archive-order',
  'archive-padding',
] as const;
export type ArchiveFaultCode = (typeof ARCHIVE_FAULTS)[number];

/** Where the archive is not what it should be: the offset in bytes of the header concerned. */
export interface ArchiveFault {
  readonly code: ArchiveFaultCode;
  readonly offset: number;
}

const BLOCK = 512;
const LARGEST_FILE = 8 ** 11 - 1;

/** The archive of these files. Throws for a path that no record has. */
export function writeArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const members = sorted.flatMap(([path, bytes]) => {
    const header = headerOf(path, bytes.length);
    if (header === undefined) throw new RangeError(`archive: no member can be ${JSON.stringify(path)}`);
    return [header, bytes, new Uint8Array(paddingAfter(bytes.length))];
  });
  return concatBytes(...members, new Uint8Array(2 * BLOCK));
}

/**
 * The files of an archive. Refuses everything that {@link writeArchive} would not have written, so compressed archives,
 * links, unsafe paths and bytes hidden between members too.
 */
export function readArchive(untrusted: Uint8Array): Result<ReadonlyMap<string, Uint8Array>, ArchiveFault> {
  const files = new Map<string, Uint8Array>();
  let last = '';
  let at = 0;
  for (;;) {
    const header = untrusted.subarray(at, at + BLOCK);
    if (header.length < BLOCK) return err({ code: 'archive-truncated', offset: at });
    if (isZero(header)) break;
    const member = readHeader(header);
    if (!member.ok) return err({ code: member.error, offset: at });
    const { path, length } = member.value;
    if (path <= last) return err({ code: 'archive-order', offset: at });
    const start = at + BLOCK;
    const end = start + length;
    const next = end + paddingAfter(length);
    if (next > untrusted.length) return err({ code: 'archive-truncated', offset: at });
    if (!isZero(untrusted.subarray(end, next))) return err({ code: 'archive-padding', offset: at });
    files.set(path, untrusted.slice(start, end));
    last = path;
    at = next;
  }
  const isEnd = untrusted.length === at + 2 * BLOCK && isZero(untrusted.subarray(at));
  return isEnd ? ok(files) : err({ code: 'archive-padding', offset: at });
}

interface Member {
  readonly path: string;
  readonly length: number;
}

/** Path and length of a member whose header is the one that {@link headerOf} writes for them. */
function readHeader(header: Uint8Array): Result<Member, ArchiveFaultCode> {
  const name = textAt(header, 0, 100);
  const size = textAt(header, 124, 12) ?? '';
  const prefix = textAt(header, 345, 155);
  if (name === undefined || prefix === undefined || !/^[0-7]{11}$/.test(size))
    return err('archive-header-not-canonical');
  const path = prefix === '' ? name : `${prefix}/${name}`;
  if (!isSafePath(path)) return err('archive-path-unsafe');
  const length = Number.parseInt(size, 8);
  const canonical = headerOf(path, length);
  return canonical !== undefined && equalBytes(canonical, header)
    ? ok({ path, length })
    : err('archive-header-not-canonical');
}

/** The one header of a regular file with this path and length; undefined if there is none. */
function headerOf(path: string, length: number): Uint8Array | undefined {
  const parts = splitPath(path);
  if (!isSafePath(path) || parts === undefined || length > LARGEST_FILE) return undefined;
  const header = new Uint8Array(BLOCK);
  const put = (offset: number, text: string): void => header.set(utf8(text), offset);
  put(0, parts.name);
  put(100, '0000644\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${length.toString(8).padStart(11, '0')}\0`);
  put(136, '00000000000\0');
  put(148, '        ');
  put(156, '0');
  put(257, 'ustar\0');
  put(263, '00');
  put(329, '0000000\0');
  put(337, '0000000\0');
  put(345, parts.prefix);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** A path above 100 bytes is split at the first slash that leaves a name of at most 100. */
function splitPath(path: string): { readonly prefix: string; readonly name: string } | undefined {
  if (path.length <= 100) return { prefix: '', name: path };
  const slash = path.indexOf('/', path.length - 101);
  return slash < 0 || slash > 155 ? undefined : { prefix: path.slice(0, slash), name: path.slice(slash + 1) };
}

/** The text of a field up to its first zero byte. */
function textAt(header: Uint8Array, offset: number, width: number): string | undefined {
  const field = header.subarray(offset, offset + width);
  const end = field.indexOf(0);
  const text = fromUtf8(end < 0 ? field : field.subarray(0, end));
  return text.ok ? text.value : undefined;
}

const paddingAfter = (length: number): number => (BLOCK - (length % BLOCK)) % BLOCK;

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
