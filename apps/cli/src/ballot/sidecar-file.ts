import { readFile } from 'node:fs/promises';
import { sidecarWriter } from '@selectorate/ballot';
import { toHex } from '@selectorate/basics';
import type { ElectionState } from './election-state.ts';
import type { Desk } from './step.ts';

/** Where the sidecar of an archive lies. */
export const sidecarOf = (archive: string): string => archive.replace(/\.bel$/, '.sidecar');

/** The first line of a sidecar that holds hints and second proofs and nothing else. */
export function sidecarHead({ context }: Pick<ElectionState, 'context'>): string {
  const writer = sidecarWriter(context.group.order);
  const head = { kind: 'sidecar', version: 1, election: context.fingerprint, contest: null, keys: null } as const;
  return Buffer.from(writer.line(head)).toString();
}

/** The hash under which a sidecar speaks of an object of the archive. */
export const memberHash = (text: string, { bench }: Desk): string => toHex(bench.platform.sha256(text));

/** Of some lines of a sidecar those with second proofs, by the partial decryption they are of; those of no such are left out. */
export function secondProofsIn(text: string, decryptions: Iterable<string>, desk: Desk): ReadonlyMap<string, string> {
  const hashes = new Set([...decryptions].map((decryption) => memberHash(decryption, desk)));
  const lines = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, of = ''] = /^\{"kind":"second-proofs","of":"([0-9a-f]{64})",/.exec(line) ?? [];
    if (hashes.has(of)) lines.set(of, `${lines.get(of) ?? ''}${line}\n`);
  }
  return lines;
}

/** The lines of second proofs that lie beside an archive. */
export async function secondProofLines(state: ElectionState, desk: Desk): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(sidecarOf(state.archive), 'utf8').catch(() => '');
  return secondProofsIn(text, state.decryptions.values(), desk);
}
