import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { alphasOf, type PreparedBallot, type UnsignedBallot } from '@selectorate/ballot';
import { FOR_ALL, replaceWhole } from '../secret-ballot/files.ts';

const fileOf = (archive: string): string => join(dirname(archive), 'audited.txt');

/** By what sealed votes that were opened for an audit are known again, hashes and ciphertexts: none of these is ever cast. */
export async function auditedHashes(archive: string): Promise<ReadonlySet<string>> {
  const text = await readFile(fileOf(archive), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

/** Whether a ballot was opened, or one that shares a ciphertext with it. */
export const wasAudited = (
  audited: ReadonlySet<string>,
  hash: string,
  ballot: Pick<UnsignedBallot, 'answers'>,
): boolean => [hash, ...alphasOf(ballot)].some((name) => audited.has(name));

export async function addAudited(archive: string, { hash, unsigned }: PreparedBallot): Promise<void> {
  const names = new Set([...(await auditedHashes(archive)), hash, ...alphasOf(unsigned)]);
  await replaceWhole(fileOf(archive), `${[...names].join('\n')}\n`, FOR_ALL);
}
