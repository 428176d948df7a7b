import { crc32 } from 'node:zlib';
import { joinBytes, utf8 } from '@selectorate/basics';

/** A zip file of these parts, stored as they are: what the reader of workbooks is given in place of the file that came. */
export function packParts(parts: ReadonlyMap<string, string>): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const [path, data] = [utf8(name), utf8(text)];
    const about = numbers([2, 20], [2, 0x0800], [2, 0], [4, 0], [4, crc32(data)], [4, data.length], [4, data.length]);
    const lengths = numbers([2, path.length], [2, 0]);
    const file = joinBytes([numbers([4, 0x04034b50]), about, lengths, path, data]);
    const rest = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(joinBytes([numbers([4, 0x02014b50], [2, 20]), about, lengths, rest, path]));
    files.push(file);
    offset += file.length;
  }
  const records = joinBytes(directory);
  const counts = numbers([4, 0x06054b50], [4, 0], [2, parts.size], [2, parts.size]);
  return joinBytes([...files, records, counts, numbers([4, records.length], [4, offset], [2, 0])]);
}

/** Little-endian numbers, each with its width in bytes. */
function numbers(...values: readonly (readonly [width: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of values) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}
