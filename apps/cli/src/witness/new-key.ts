import { open } from 'node:fs/promises';
import type { Texts } from '@selectorate/messages';
import { printVerifierKey, verifierKey } from '@selectorate/record';
import { fromBase64Url } from '@selectorate/basics';
import { newKey } from '@selectorate/machine';
import { couldNotBegin, type Outcome } from './outcome.ts';

/** `witness new`: a key file that only its owner can read, and the verifier key that readers put into their policy. */
export async function newWitnessKey(
  { name, out }: { readonly name: string; readonly out: string },
  texts: Texts,
): Promise<Outcome> {
  const { file } = newKey(name, 'EdDSA');
  const key = verifierKey(name, 'cosignature', fromBase64Url(file.key) ?? new Uint8Array());
  if (!key.ok) return couldNotBegin(texts.text('cosign-name-refused', { name }));
  const written = await writeFresh(out, `${JSON.stringify(file, null, 2)}\n`);
  if (written !== 'written') return couldNotBegin(texts.text(`cosign-file-${written}`, { file: out }));
  const printed = printVerifierKey(key.value);
  return {
    exit: 0,
    out: [printed],
    err: [texts.text('cosign-key-made', { file: out, name }), texts.text('cosign-key-publish')],
    json: { schema: 'selectorate-witness/1', outcome: 'key-made', name, file: out, key: printed },
  };
}

/** Writes a file that was not there before, for its owner's eyes only. */
async function writeFresh(file: string, text: string): Promise<'written' | 'taken' | 'unwritable'> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    return 'written';
  } catch (error) {
    return (error as { code?: unknown }).code === 'EEXIST' ? 'taken' : 'unwritable';
  }
}
