import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unwrap, utf8 } from '@selectorate/basics';
import { parsePolicy, type Policy, printPolicy, readArchive, recordInMemory, writeArchive } from '@selectorate/record';
import { verifyRecord } from '@selectorate/selection';
import { nativeCheck } from '@selectorate/machine';
import { checkSignatures } from '../apps/cli/src/signature-threads.ts';
import { writeNationalContest } from './national-contest.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Whatever decides what the record's bytes are; a change of any of it makes another record. */
const SOURCES = [
  'bench',
  'packages/basics/src',
  'packages/record/src',
  'packages/rulebook/src',
  'packages/selection/src',
  'examples/reference',
];

export interface BigRecord {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly policy: Policy;
}

/** Where the big record of these sources lies, written and verified first if it is not there yet. */
export async function ensureBigRecord(say: (line: string) => void): Promise<string> {
  const folder = join(ROOT, '.cache', 'bench', await versionOf(SOURCES));
  const isThere = await readFile(join(folder, 'policy')).then(
    () => true,
    () => false,
  );
  if (isThere) return folder;
  say('writing a contest of 100,000 acts: once for each version of the sources');
  const { files, policy } = (await writeNationalContest()).finish();
  say('verifying it');
  const verdict = await verifyRecord(recordInMemory(files), { policy, check: nativeCheck, checkSignatures });
  if (!verdict.valid)
    throw new Error(`bench: its own record is at fault: ${JSON.stringify(verdict.faults.slice(0, 3))}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'record.selectorate'), writeArchive(files));
  await writeFile(join(folder, 'policy.new'), printPolicy(policy));
  await rename(join(folder, 'policy.new'), join(folder, 'policy'));
  return folder;
}

export async function readBigRecord(folder: string): Promise<BigRecord> {
  const archive = readArchive(new Uint8Array(await readFile(join(folder, 'record.selectorate'))));
  const policy = parsePolicy(new Uint8Array(await readFile(join(folder, 'policy'))));
  return { files: unwrap(archive), policy: unwrap(policy) };
}

/** A hash over every source file's path and bytes, tests left out. */
async function versionOf(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.toSorted()) hash.update(utf8(path.slice(ROOT.length))).update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 16);
}
