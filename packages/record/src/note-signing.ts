import { bigEndian, concatBytes, fromBigEndian, throwIllegalValue, unwrap, utf8 } from '@selectorate/basics';
import { isSameKey, type Note, type SignatureLine } from './note.ts';
import { checkSignature, ed25519PublicKey, type SignatureCheck, signEd25519 } from './signatures.ts';
import { type VerifierKey, verifierKey } from './verifier-key.ts';

/** Signs notes: a log's key. Where the secret key lives is the maker's business. */
export interface NoteSigner {
  readonly key: VerifierKey;
  sign(text: string): SignatureLine;
}

/** Cosigns checkpoints: a witness's key. `time` is in whole seconds since 1970. */
export interface Cosigner {
  readonly key: VerifierKey;
  cosign(text: string, time: number): SignatureLine;
}

/** A signer with an Ed25519 secret key of 32 bytes. Throws for a name that no note can carry. */
export function noteSigner(name: string, secretKey: Uint8Array): NoteSigner {
  const key = unwrap(verifierKey(name, 'note', ed25519PublicKey(secretKey)));
  return {
    key,
    sign: (text) => ({ name, keyId: key.keyId, signature: signEd25519(utf8(text), secretKey) }),
  };
}

/** A cosigner with an Ed25519 secret key of 32 bytes, which must serve no other purpose (tlog-cosignature). */
export function cosigner(name: string, secretKey: Uint8Array): Cosigner {
  const key = unwrap(verifierKey(name, 'cosignature', ed25519PublicKey(secretKey)));
  return {
    key,
    cosign: (text, time) => {
      const signature = signEd25519(cosignedMessage(text, time), secretKey);
      return { name, keyId: key.keyId, signature: concatBytes(bigEndian(time, 8), signature) };
    },
  };
}

/** A signature that was checked: whose it is and, for a cosignature, when it was made (seconds since 1970). */
export interface CheckedSignature {
  readonly key: VerifierKey;
  readonly time?: number;
}

export interface SignatureFault {
  readonly code: 'signature-unknown-key' | 'signature-invalid';
  readonly name: string;
}

export interface CheckedSignatures {
  readonly valid: readonly CheckedSignature[];
  readonly faults: readonly SignatureFault[];
}

/**
 * Checks every signature line of a note against the keys that the reader knows. A line by any other key is a fault and
 * not passed over, unlike in the specification: a record is a closed set, and nothing in it goes unexplained.
 */
export function checkNote(
  note: Note,
  keys: readonly VerifierKey[],
  check: SignatureCheck = checkSignature,
): CheckedSignatures {
  const valid: CheckedSignature[] = [];
  const faults: SignatureFault[] = [];
  for (const line of note.signatures) {
    const key = keys.find((known) => isSameKey(known, line));
    const signed = key === undefined ? undefined : checkLine(note.text, line, { key, check });
    if (signed !== undefined) valid.push(signed);
    else faults.push({ code: key === undefined ? 'signature-unknown-key' : 'signature-invalid', name: line.name });
  }
  return { valid, faults };
}

/** The last second of the year 9999: times beyond it have no text. */
const LAST_SECOND = 253_402_300_799;

/** The signature if it is the key's, undefined otherwise. */
function checkLine(
  text: string,
  { signature }: SignatureLine,
  { key, check }: { readonly key: VerifierKey; readonly check: SignatureCheck },
): CheckedSignature | undefined {
  switch (key.use) {
    case 'note':
      return check(key.key, utf8(text), signature) ? { key } : undefined;
    case 'cosignature': {
      const time = Number(fromBigEndian(signature.subarray(0, 8)));
      if (signature.length !== 72 || time > LAST_SECOND) return undefined;
      return check(key.key, cosignedMessage(text, time), signature.subarray(8)) ? { key, time } : undefined;
    }
    default:
      return throwIllegalValue(key.use);
  }
}

/** What a cosignature/v1 signs: a header, the time, and the whole text of the checkpoint. */
const cosignedMessage = (text: string, time: number): Uint8Array => utf8(`cosignature/v1\ntime ${time}\n${text}`);
