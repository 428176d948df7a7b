import { readFile } from 'node:fs/promises';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { err, ok, type Result } from '@selectorate/basics';

/** A scrutineer's key pair for what is sealed to them: `age` X25519. */
export interface SealingIdentity {
  readonly identity: string;
  readonly recipient: string;
}

export async function newIdentity(): Promise<SealingIdentity> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Seals a bundle to one recipient. */
export async function sealBundle(bundle: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(bundle);
}

/** Opens a bundle with an identity file; says which of the two cannot be used. */
export async function openBundle(file: string, identityFile: string | undefined): Promise<Result<Uint8Array, string>> {
  const sealed = await readFile(file).catch(() => undefined);
  if (sealed === undefined) return err(`${file} cannot be read`);
  if (identityFile === undefined) return err(`${file} is sealed: name the scrutineer's identity file with --identity`);
  const identity = (await readFile(identityFile, 'utf8').catch(() => ''))
    .split('\n')
    .find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (identity === undefined) return err(`${identityFile} holds no identity: a line that begins AGE-SECRET-KEY-`);
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity.trim());
    return ok(await decrypter.decrypt(new Uint8Array(sealed)));
  } catch {
    return err(`${file} does not open with the identity in ${identityFile}`);
  }
}
