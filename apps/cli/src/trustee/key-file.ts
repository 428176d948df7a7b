import { scryptSync } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { err, fromBase64Url, fromUtf8, ok, type Result, toBase64Url, utf8 } from '@selectorate/basics';
import type { GroupName } from '@selectorate/group';
import { entropy } from '@selectorate/machine';
import type { Texts } from '@selectorate/messages';
import { z } from 'zod';
import { replaceWhole, SECRET, writeNew } from '../secret-ballot/files.ts';
import { parseJson } from './message.ts';

// A trustee's one file: what everybody may know as it is, the secrets sealed under a passphrase with all the rest bound to them.

const SCHEMA = 'selectorate-trustee-key/1';

/** scrypt with 128 MiB and about half a second: what each guess at a passphrase costs. Kept in the file, so it can be raised. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const MOST_MEMORY = 2 ** 30;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 24;

/** What the key was used on, by the hashes of events: one tally of its election, and one opening of it. Null before. */
const used = z.strictObject({ tally: z.string().nullable(), opening: z.string().nullable() });

export type KeyUse = z.infer<typeof used>;

export const UNUSED: KeyUse = { tally: null, opening: null };

const secrets = z.union([
  z.strictObject({ kind: z.literal('single'), secret: z.string(), used }),
  z.strictObject({
    kind: z.literal('member'),
    seed: z.string(),
    /** What was answered in each round, so that it is answered once: null before. */
    certificates: z.string().nullable(),
    polynomial: z.string().nullable(),
    input: z.string().nullable(),
    output: z.string().nullable(),
    used,
  }),
]);

/** What only the trustee may know. */
export type TrusteeSecrets = z.infer<typeof secrets>;

const open = z.strictObject({
  election: z.string(),
  group: z.enum(['Ed25519', 'BELENIOS-2048', 'RFC-3526-2048']),
  /** The trustee's place, from 1, among so many; the threshold is 0 where all are needed. */
  place: z.int().min(1),
  trustees: z.int().min(1),
  threshold: z.int().min(0),
});

/** What anybody may read in the file. */
export type TrusteeIdentity = z.infer<typeof open> & { readonly group: GroupName };

const file = z.strictObject({
  schema: z.literal(SCHEMA),
  identity: open,
  protection: z.strictObject({
    derivation: z.literal('scrypt'),
    N: z
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.int().min(1).max(16),
    p: z.int().min(1).max(4),
    salt: z.string(),
    cipher: z.literal('XChaCha20-Poly1305'),
    nonce: z.string(),
  }),
  sealed: z.string(),
});

type KeyFile = z.infer<typeof file>;

export interface TrusteeKeyFile {
  readonly identity: TrusteeIdentity;
  readonly secrets: TrusteeSecrets;
}

function seal({ identity, secrets: hidden }: TrusteeKeyFile, passphrase: string): string {
  const [salt, nonce] = [entropy(SALT_BYTES), entropy(NONCE_BYTES)];
  const protection = {
    derivation: 'scrypt',
    ...COST,
    salt: toBase64Url(salt),
    cipher: 'XChaCha20-Poly1305',
    nonce: toBase64Url(nonce),
  } as const;
  const cipher = xchacha20poly1305(derive(passphrase, protection), nonce, boundTo(identity, protection));
  const sealed = toBase64Url(cipher.encrypt(utf8(JSON.stringify(hidden))));
  const written: KeyFile = { schema: SCHEMA, identity, protection, sealed };
  return `${JSON.stringify(written, null, 2)}\n`;
}

type Protection = KeyFile['protection'];

function derive(passphrase: string, { N, r, p, salt }: Pick<Protection, 'N' | 'r' | 'p' | 'salt'>): Uint8Array {
  const bytes = fromBase64Url(salt) ?? new Uint8Array();
  return new Uint8Array(scryptSync(passphrase.normalize('NFC'), bytes, KEY_BYTES, { N, r, p, maxmem: MOST_MEMORY }));
}

/** Everything else in the file: a changed identity does not open. */
const boundTo = (identity: TrusteeIdentity, protection: Protection): Uint8Array =>
  utf8(JSON.stringify([SCHEMA, identity, protection]));

/** Writes a key file that was not there before, for its owner's eyes only. */
export const writeKeyFile = (path: string, key: TrusteeKeyFile, passphrase: string): Promise<'written' | 'taken'> =>
  writeNew(path, seal(key, passphrase), SECRET);

/** Writes a key file anew, where it lies: a link to it goes on leading there. */
export const replaceKeyFile = async (path: string, key: TrusteeKeyFile, passphrase: string): Promise<void> =>
  replaceWhole(await realpath(path), seal(key, passphrase), SECRET);

/** A key file as it was read, its secrets still sealed. */
export interface SealedKeyFile {
  readonly identity: TrusteeIdentity;
  readonly open: (passphrase: string) => Result<TrusteeKeyFile, string>;
}

export async function readKeyFile(path: string, texts: Texts): Promise<Result<SealedKeyFile, string>> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return err(texts.text('trustee-file-missing', { file: path }));
  const parsed = file.safeParse(parseJson(text));
  if (!parsed.success) return err(texts.text('trustee-key-unreadable', { file: path }));
  const { identity, protection, sealed } = parsed.data;
  return ok({
    identity,
    open: (passphrase) => {
      const opened = unseal({ identity, protection, sealed }, passphrase);
      return opened === null
        ? err(texts.text('trustee-key-not-opened', { file: path }))
        : ok({ identity, secrets: opened });
    },
  });
}

function unseal({ identity, protection, sealed }: Omit<KeyFile, 'schema'>, passphrase: string): TrusteeSecrets | null {
  const nonce = fromBase64Url(protection.nonce);
  const bytes = fromBase64Url(sealed);
  if (nonce?.length !== NONCE_BYTES || bytes === undefined) return null;
  try {
    const key = derive(passphrase, protection);
    const text = fromUtf8(xchacha20poly1305(key, nonce, boundTo(identity, protection)).decrypt(bytes));
    return text.ok ? (secrets.safeParse(parseJson(text.value)).data ?? null) : null;
  } catch {
    // A wrong passphrase and a changed file look alike; parameters that no machine can work with as well.
    return null;
  }
}
