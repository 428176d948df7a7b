import type { SheetFaultCode } from './sheet-fault.ts';

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** Whether a file is for {@link readWorkbook}, to read or to refuse with what to do; anything else may be CSV. */
export const looksLikeWorkbook = (bytes: Uint8Array): boolean =>
  [ZIP, OLE, PDF].some((mark) => startsWith(bytes, mark));

/** What the first bytes say that it is instead of a zip file; null for a zip file. */
export function notAZip(bytes: Uint8Array): SheetFaultCode | null {
  if (startsWith(bytes, ZIP)) return null;
  if (startsWith(bytes, OLE)) return 'old-or-locked-workbook';
  return startsWith(bytes, PDF) ? 'pdf' : 'not-a-workbook';
}

/** What the names of its parts say that it is instead of an XLSX workbook; null for one. */
export function notAWorkbook(names: readonly string[]): SheetFaultCode | null {
  if (names.includes('xl/workbook.xml')) return null;
  if (names.includes('xl/workbook.bin')) return 'binary-workbook';
  if (names.some((name) => name.endsWith('.iwa'))) return 'numbers-document';
  return names.includes('mimetype') && names.includes('content.xml') ? 'open-document' : 'not-a-workbook';
}
