import { readFile, stat } from 'node:fs/promises';
import { err, ok, type Result } from '@selectorate/basics';
import { readArchive, recordInMemory, type UntrustedRecord } from '@selectorate/record';
import { recordAtUrl } from './record-at-url.ts';
import { recordInFolder } from './record-in-folder.ts';

const LARGEST_ARCHIVE = 2 ** 31 - 1;

/** A record by any of its three addresses: a folder, a `.selectorate` file, or the URL of a folder. */
export async function openRecord(address: string): Promise<Result<UntrustedRecord, string>> {
  if (/^https?:\/\//.test(address))
    return URL.canParse(address) ? ok(recordAtUrl(new URL(address))) : err(`${address} is no web address`);
  const found = await stat(address).catch(() => undefined);
  if (found === undefined) return err(`${address} is not there`);
  if (found.isDirectory()) {
    const isRecord = await stat(`${address}/manifest.json`).then(
      () => true,
      () => false,
    );
    return isRecord
      ? ok(recordInFolder(address))
      : err(`${address} has no manifest.json; name the record folder itself, often …/record`);
  }
  if (!found.isFile() || found.size > LARGEST_ARCHIVE)
    return err(`${address} is no record file, or larger than one may be`);
  const files = readArchive(new Uint8Array(await readFile(address)));
  return files.ok ? ok(recordInMemory(files.value)) : err(`${address} is no record file: ${files.error.code}`);
}
