import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes, err, fromBase64, ok, type Result, toBase64, utf8 } from '@selectorate/basics';
import { z } from 'zod';
import * as field from './fields.ts';
import { commitmentOf, type Entropy, type OpenedPart, openPart, partBytes } from './parts.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 24;

const sealedText = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const vaultSchema = z.strictObject({
  schema: z.literal('selectorate-vault/1'),
  keys: z.record(z.string(), sealedText),
  parts: z.record(field.hash, z.strictObject({ subject: z.string(), sealed: sealedText })),
});

export type VaultFault = 'part-unknown' | 'part-erased' | 'vault-key-wrong';
export type VaultJson = z.infer<typeof vaultSchema>;

/**
 * Private parts at rest: each sealed under its subject's data key, each data key wrapped by a key that is kept elsewhere
 * (XChaCha20-Poly1305 both times). To erase a subject is to destroy its data key; the record never notices.
 */
export class Vault {
  readonly #wrappingKey: Uint8Array;
  readonly #entropy: Entropy;
  readonly #keys = new Map<string, string>();
  readonly #parts = new Map<string, { subject: string; sealed: string }>();

  constructor(wrappingKey: Uint8Array, entropy: Entropy) {
    this.#wrappingKey = wrappingKey;
    this.#entropy = entropy;
  }

  /** Reads what {@link Vault.toJson} wrote; throws for anything else, because only we write it. */
  static fromJson(json: unknown, wrappingKey: Uint8Array, entropy: Entropy): Vault {
    const { keys, parts } = vaultSchema.parse(json);
    const vault = new Vault(wrappingKey, entropy);
    for (const [subject, key] of Object.entries(keys)) vault.#keys.set(subject, key);
    for (const [commitment, part] of Object.entries(parts)) vault.#parts.set(commitment, part);
    return vault;
  }

  toJson(): VaultJson {
    return {
      schema: 'selectorate-vault/1',
      keys: Object.fromEntries(this.#keys),
      parts: Object.fromEntries(this.#parts),
    };
  }

  /** Seals a part under its subject's data key, made at its first part. Answers with the commitment. */
  seal(part: OpenedPart): string {
    const commitment = commitmentOf(part);
    const key = this.#dataKey(part.subject) ?? this.#newDataKey(part.subject);
    this.#parts.set(commitment, {
      subject: part.subject,
      sealed: sealBytes(key, partBytes(part), { about: commitment, entropy: this.#entropy }),
    });
    return commitment;
  }

  open(commitment: string): Result<OpenedPart, VaultFault> {
    const part = this.#parts.get(commitment);
    if (part === undefined) return err('part-unknown');
    if (!this.#keys.has(part.subject)) return err('part-erased');
    const key = this.#dataKey(part.subject);
    const bytes = key === undefined ? undefined : unsealBytes(key, part.sealed, commitment);
    const opened = bytes === undefined ? undefined : openPart(bytes, commitment);
    return opened?.ok === true ? ok(opened.value) : err('vault-key-wrong');
  }

  /** Destroys the data key of a subject: all its parts and their salts are gone, here and in every backup of this file. */
  erase(subject: string): void {
    this.#keys.delete(subject);
  }

  #newDataKey(subject: string): Uint8Array {
    const key = this.#entropy(KEY_BYTES);
    this.#keys.set(subject, sealBytes(this.#wrappingKey, key, { about: subject, entropy: this.#entropy }));
    return key;
  }

  #dataKey(subject: string): Uint8Array | undefined {
    const wrapped = this.#keys.get(subject);
    return wrapped === undefined ? undefined : unsealBytes(this.#wrappingKey, wrapped, subject);
  }
}

/**
 * XChaCha20-Poly1305 under a key of 32 bytes: nonce and ciphertext, base64. `about` is authenticated with them, so that
 * nothing can change places.
 */
export function sealBytes(
  key: Uint8Array,
  plain: Uint8Array,
  { about, entropy }: { about: string; entropy: Entropy },
): string {
  const nonce = entropy(NONCE_BYTES);
  return toBase64(concatBytes(nonce, xchacha20poly1305(key, nonce, utf8(about)).encrypt(plain)));
}

/** What {@link sealBytes} sealed; undefined under another key, about another thing, or if a byte was changed. */
export function unsealBytes(key: Uint8Array, sealed: string, about: string): Uint8Array | undefined {
  const bytes = fromBase64(sealed);
  if (bytes === undefined || bytes.length <= NONCE_BYTES) return undefined;
  try {
    return xchacha20poly1305(key, bytes.subarray(0, NONCE_BYTES), utf8(about)).decrypt(bytes.subarray(NONCE_BYTES));
  } catch {
    return undefined;
  }
}
