import { err, fromUtf8, ok, type Result } from '@selectorate/basics';
import { type SheetFault, sheetFault, type SheetFaultCode } from './sheet-fault.ts';
import type { SheetLimits } from './sheet-limits.ts';

/** One part of a zip file, as its central directory declares it (APPNOTE 6.3.10 section 4.3.12). Untrue until unpacked. */
export interface ZipPart {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly deflated: boolean;
  readonly declaredBytes: number;
  readonly crc: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 0x2041;
const MEBIBYTE = 1024 * 1024;

/**
 * Reads the central directory and nothing else: no byte is unpacked. Refused are files that end or begin with something
 * else, more parts than the limit, encryption, zip64, several disks, methods other than stored and deflated, paths that
 * leave the folder, names twice, parts that overlap (which is how small files unpack to petabytes), and declared sizes
 * beyond the limits.
 */
export function readZipDirectory(bytes: Uint8Array, limits: SheetLimits): Result<readonly ZipPart[], SheetFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return refuse('zip-broken');
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 6, true) !== 0) return refuse('zip-feature', 'disks');
  if (view.getUint16(end + 8, true) !== count) return refuse('zip-broken');
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) return refuse('zip-feature', 'zip64');
  if (start + size !== end) return refuse('zip-broken');
  if (count > limits.parts) return refuse('zip-too-many-parts', `${count} parts`);
  const records: Record_[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    const record = readRecord(bytes, view, at, end);
    if (!record.ok) return record;
    records.push(record.value);
    at = record.value.next;
  }
  if (at !== end) return refuse('zip-broken');
  const fault = checkNames(records) ?? checkSizes(records, limits);
  return fault === undefined ? locate(bytes, view, records, start) : err(fault);
}

interface Record_ {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly declaredBytes: number;
  readonly offset: number;
  readonly next: number;
}

const refuse = (code: SheetFaultCode, shown = ''): Result<never, SheetFault> => err(sheetFault(code, {}, shown));

/** The end record whose comment ends with the file. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  return undefined;
}

function readRecord(bytes: Uint8Array, view: DataView, at: number, end: number): Result<Record_, SheetFault> {
  if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return refuse('zip-broken');
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) return refuse('zip-broken');
  const name = fromUtf8(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes));
  if (!name.ok) return refuse('zip-path');
  const record = {
    name: name.value,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    declaredBytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    next,
  };
  if ((record.flags & ENCRYPTED) !== 0) return refuse('zip-encrypted', record.name);
  if (record.method !== 0 && record.method !== 8) return refuse('zip-feature', `method ${record.method}`);
  const zip64 = [record.packedBytes, record.declaredBytes, record.offset].includes(0xffffffff);
  return zip64 || view.getUint16(at + 34, true) !== 0 ? refuse('zip-feature', 'zip64 or disks') : ok(record);
}

function checkNames(records: readonly Record_[]): SheetFault | undefined {
  const seen = new Set<string>();
  for (const { name } of records) {
    const key = name.toLowerCase();
    const parts = name.split('/');
    const strange = name === '' || /[\\:\p{Cc}\p{Cf}]/u.test(name) || parts.includes('..') || parts[0] === '';
    if (strange || seen.has(key)) return sheetFault('zip-path', {}, name);
    seen.add(key);
  }
  return undefined;
}

function checkSizes(records: readonly Record_[], limits: SheetLimits): SheetFault | undefined {
  let all = 0;
  for (const { name, packedBytes, declaredBytes } of records) {
    all += declaredBytes;
    const swells = declaredBytes > MEBIBYTE && declaredBytes > packedBytes * limits.ratio;
    if (declaredBytes > limits.partBytes || swells)
      return sheetFault('zip-bomb', {}, `${name}: ${declaredBytes} bytes`);
  }
  return all > limits.allBytes ? sheetFault('zip-bomb', {}, `${all} bytes`) : undefined;
}

/** Where each part's bytes are: behind a local header that agrees, one after the other, before the directory. */
function locate(
  bytes: Uint8Array,
  view: DataView,
  records: readonly Record_[],
  directory: number,
): Result<readonly ZipPart[], SheetFault> {
  const parts: ZipPart[] = [];
  let free = 0;
  for (const record of records.toSorted((a, b) => a.offset - b.offset)) {
    const { offset, packedBytes, method, name, crc, declaredBytes } = record;
    if (offset < free || offset + LOCAL_BYTES > directory) return refuse('zip-broken', name);
    if (view.getUint32(offset, true) !== LOCAL) return refuse('zip-broken', name);
    const nameBytes = view.getUint16(offset + 26, true);
    const data = offset + LOCAL_BYTES + nameBytes + view.getUint16(offset + 28, true);
    const local = fromUtf8(bytes.subarray(offset + LOCAL_BYTES, offset + LOCAL_BYTES + nameBytes));
    if (!local.ok || local.value !== name || view.getUint16(offset + 8, true) !== method)
      return refuse('zip-broken', name);
    free = data + packedBytes;
    if (free > directory) return refuse('zip-broken', name);
    parts.push({ name, packed: bytes.subarray(data, free), deflated: method === 8, declaredBytes, crc });
  }
  return ok(parts);
}
