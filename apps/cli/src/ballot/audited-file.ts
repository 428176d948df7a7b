import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FOR_ALL, replaceWhole } from '../secret-ballot/files.ts';

const fileOf = (archive: string): string => join(dirname(archive), 'audited.txt');

/** The hashes of sealed votes that were opened for an audit: none of these is ever cast. */
export async function auditedHashes(archive: string): Promise<ReadonlySet<string>> {
  const text = await readFile(fileOf(archive), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

export async function addAudited(archive: string, hash: string): Promise<void> {
  const hashes = new Set(await auditedHashes(archive)).add(hash);
  await replaceWhole(fileOf(archive), `${[...hashes].join('\n')}\n`, FOR_ALL);
}
