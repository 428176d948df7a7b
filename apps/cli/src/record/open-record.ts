import { readFile, stat } from 'node:fs/promises';
import { err, ok, type Result } from '@selectorate/basics';
import { MANIFEST, readArchive, recordInMemory, type UntrustedRecord } from '@selectorate/record';
import { fetchFile } from './at-url.ts';
import { type GrowingRecord, recordAtUrl } from './record-at-url.ts';
import { recordInFolder } from './record-in-folder.ts';

/** Where its files may change while they are read, it can be asked whether they did. */
export type OpenedRecord = UntrustedRecord & Partial<GrowingRecord>;

export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);

const LARGEST_ARCHIVE = 2 ** 31 - 1;

/** A record by any of its three addresses: a folder, a `.selectorate` file, or the URL of a folder. */
export async function openRecord(address: string): Promise<Result<OpenedRecord, string>> {
  if (isWebAddress(address)) return openAtUrl(address);
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

/** Asked for its manifest first: an address where nobody answers, or where there is no record, is not a faulty record. */
async function openAtUrl(address: string): Promise<Result<OpenedRecord, string>> {
  if (!URL.canParse(address)) return err(`${address} is no web address`);
  const url = new URL(address);
  if (url.search !== '' || url.hash !== '') return err(`${address}: name the folder of the record, nothing behind it`);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  try {
    const manifest = await fetchFile(new URL(MANIFEST, url), { atMost: 0 });
    if (manifest.kind === 'file') return ok(recordAtUrl(url));
    return err(`${url.href} has no manifest.json; name the record folder itself, often …/records/CONTEST/`);
  } catch (error) {
    return err((error as Error).message);
  }
}
