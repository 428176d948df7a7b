import {
  bigEndian,
  concatBytes,
  err,
  fromBase64,
  fromBigEndian,
  fromHex,
  ok,
  type Result,
  throwIllegalValue,
  toBase64,
  toHex,
  utf8,
} from '@selectorate/basics';
import { sha256 } from './hash.ts';
import { isKeyName } from './note.ts';
import { type CheckedPublicKey, type PublicKeyFault, readPublicKeyBytes } from './public-key.ts';

/**
 * What a key signs. `note` is a plain Ed25519 signature over the text (type 0x01: logs); `cosignature` is a timestamped
 * witness cosignature over a checkpoint (type 0x04: witnesses).
 */
export type KeyUse = 'note' | 'cosignature';

/** A key that somebody was told to trust, under the name it signs with (C2SP signed-note, "vkey"). */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: number;
  readonly use: KeyUse;
  readonly key: CheckedPublicKey;
}

export type VerifierKeyFault = 'malformed-verifier-key' | 'unknown-signature-type' | 'key-id-differs' | PublicKeyFault;

/** A verifier key from its parts; the key is 32 raw Ed25519 bytes. */
export function verifierKey(name: string, use: KeyUse, key: Uint8Array): Result<VerifierKey, VerifierKeyFault> {
  if (!isKeyName(name)) return err('malformed-verifier-key');
  const read = readPublicKeyBytes('EdDSA', key);
  return read.ok ? ok({ name, keyId: keyIdOf(name, use, key), use, key: read.value }) : read;
}

/** Reads `name+hash+base64(type || key)`; the hash must be the key id that the rest gives. */
export function parseVerifierKey(untrusted: string): Result<VerifierKey, VerifierKeyFault> {
  if (untrusted.length > 1024) return err('malformed-verifier-key');
  // The base64 part may hold a plus itself, a name never does.
  const [, name = '', hash = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(untrusted) ?? [];
  const bytes = fromBase64(encoded);
  const [type] = bytes ?? [];
  if (bytes === undefined || type === undefined) return err('malformed-verifier-key');
  const use = useOf(type);
  if (use === undefined) return err('unknown-signature-type');
  const key = verifierKey(name, use, bytes.slice(1));
  if (!key.ok) return key;
  return Number(fromBigEndian(fromHex(hash) ?? bytes)) === key.value.keyId ? key : err('key-id-differs');
}

export const printVerifierKey = ({ name, keyId, use, key }: VerifierKey): string =>
  `${name}+${toHex(bigEndian(keyId, 4))}+${toBase64(concatBytes(typeByte(use), key.bytes))}`;

/** `SHA-256(name || 0x0A || type || key)[:4]`, as signed-note recommends and tlog-cosignature demands. */
function keyIdOf(name: string, use: KeyUse, key: Uint8Array): number {
  const hash = sha256(concatBytes(utf8(`${name}\n`), typeByte(use), key));
  return Number(fromBigEndian(hash.subarray(0, 4)));
}

function typeByte(use: KeyUse): Uint8Array {
  switch (use) {
    case 'note':
      return Uint8Array.of(0x01);
    case 'cosignature':
      return Uint8Array.of(0x04);
    default:
      return throwIllegalValue(use);
  }
}

function useOf(type: number): KeyUse | undefined {
  if (type === 0x01) return 'note';
  return type === 0x04 ? 'cosignature' : undefined;
}
