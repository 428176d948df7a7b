import { readFile } from 'node:fs/promises';
import { fromBase64Url } from '@selectorate/basics';
import { rawSecret, readKeyFile } from '@selectorate/machine';
import { type Cosigner, cosigner, verifierKey } from '@selectorate/record';

/** The cosigner of a key file; undefined for a file that is none, and for a name that no cosignature can carry. */
export async function readCosigner(file: string): Promise<Cosigner | undefined> {
  const key = readKeyFile(await readFile(file, 'utf8').catch(() => ''));
  if (key === undefined || key.file.alg !== 'EdDSA') return undefined;
  const { name } = key.file;
  const known = verifierKey(name, 'cosignature', fromBase64Url(key.file.key) ?? new Uint8Array());
  return known.ok ? cosigner(name, rawSecret(key.file)) : undefined;
}
