import { ok, type Result } from '@selectorate/basics';
import type { Desk, Refusal, Refused } from '../ballot/step.ts';
import { readKeyFile, type TrusteeKeyFile } from './key-file.ts';
import { passphraseFrom } from './passphrase.ts';

export interface OpenedKey extends TrusteeKeyFile {
  readonly passphrase: string;
}

/** Opens a key file with the passphrase of its owner. */
export async function openKey(
  path: string,
  passphraseFile: string | undefined,
  { io, texts }: Desk,
): Promise<Result<OpenedKey, Refused>> {
  const refuse = (text: string): Refusal => ({
    ok: false,
    error: { exit: 2, text },
  });
  const sealed = await readKeyFile(path, texts);
  if (!sealed.ok) return refuse(sealed.error);
  const passphrase = await passphraseFrom({ file: passphraseFile, isNew: false }, io, texts);
  if (!passphrase.ok) return refuse(passphrase.error);
  const key = sealed.value.open(passphrase.value);
  return key.ok ? ok({ ...key.value, passphrase: passphrase.value }) : refuse(key.error);
}
