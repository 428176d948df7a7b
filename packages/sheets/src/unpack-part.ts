import { crc32, inflateRawSync } from 'node:zlib';
import { err, fromUtf8, ok, type Result } from '@selectorate/basics';
import { type SheetFault, sheetFault } from './sheet-fault.ts';
import type { ZipPart } from './zip-directory.ts';

/**
 * The text of one part of XML. Unpacking stops at the size that the directory declares, which is within the limits, so
 * that a part that swells beyond it costs no more than it said. Refused are sizes and checksums that are not true, and
 * declarations of document types and entities, which can make a text of any size out of a small one.
 */
export function unpackXml(part: ZipPart): Result<string, SheetFault> {
  const { name, declaredBytes, crc } = part;
  const bytes = inflate(part);
  if (!bytes.ok) return bytes;
  if (bytes.value.length !== declaredBytes) return err(sheetFault('zip-size-untrue', {}, name));
  if (crc32(bytes.value) !== crc) return err(sheetFault('zip-damaged', {}, name));
  const text = fromUtf8(bytes.value);
  // UTF-16, which is allowed in XML and which nobody uses, could hide the declarations from the next line.
  if (!text.ok || text.value.includes('\0')) return err(sheetFault('workbook-broken', {}, name));
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text.value)) return err(sheetFault('xml-declarations', {}, name));
  // Comments may look like cells, and sections of plain text are left out by the reader of workbooks, not by spreadsheets.
  const strange = /<!|<\?/.test(text.value.replace(/^\ufeff?<\?xml\s[^<>]*\?>/, ''));
  return strange ? err(sheetFault('workbook-broken', {}, name)) : text;
}

function inflate({ name, packed, deflated, declaredBytes }: ZipPart): Result<Uint8Array, SheetFault> {
  if (!deflated) return ok(packed);
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: Math.max(declaredBytes, 1) }));
  } catch (error) {
    const longer = error instanceof RangeError;
    return err(sheetFault(longer ? 'zip-size-untrue' : 'zip-damaged', {}, name));
  }
}
