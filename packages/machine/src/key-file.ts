import { createPrivateKey, type ED25519KeyPairOptions, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { concatBytes, fromBase64Url, toBase64Url } from '@selectorate/basics';
import type { PublicKey, SignatureAlgorithm } from '@selectorate/record';
import { z } from 'zod';

/** A key file: one person's signing key. Whoever holds it signs as that person. */
const keyFile = z.strictObject({
  schema: z.literal('selectorate-key/1'),
  name: z.string(),
  alg: z.enum(['EdDSA', 'ES256']),
  /** The public key as acts write it. */
  key: z.string(),
  /** PKCS 8, base64url. */
  secret: z.string(),
});
export type KeyFile = z.infer<typeof keyFile>;

/** One person's key, ready to sign. */
export interface SigningKey {
  readonly file: KeyFile;
  readonly publicKey: PublicKey;
  /** 64 bytes: R and S, or r and s. */
  sign(message: Uint8Array): Uint8Array;
}

const DER: ED25519KeyPairOptions<'der', 'der'> = {
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
};

/**
 * A fresh key of this machine's own making; for rehearsals, and for `selectorate witness new`. The pair is made as DER and
 * read back: Node 20 can hang for ever when a KeyObject that `generateKeyPairSync` made is exported as JWK.
 */
export function newKey(name: string, alg: SignatureAlgorithm): SigningKey {
  const { privateKey } =
    alg === 'EdDSA' ? generateKeyPairSync('ed25519', DER) : generateKeyPairSync('ec', { namedCurve: 'P-256', ...DER });
  const file = { schema: 'selectorate-key/1', name, alg, secret: toBase64Url(new Uint8Array(privateKey)) } as const;
  return signingKey({ ...file, key: publicKeyOf(privateKeyOf(file), alg) });
}

/** Reads a key file; undefined if it is none, or if its two keys do not belong together. */
export function readKeyFile(text: string): SigningKey | undefined {
  try {
    const file = keyFile.parse(JSON.parse(text));
    const key = signingKey(file);
    return publicKeyOf(privateKeyOf(file), file.alg) === file.key ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The 32 secret bytes of an Ed25519 key: what logs and witnesses sign notes with. */
export function rawSecret(file: KeyFile): Uint8Array {
  const { d } = privateKeyOf(file).export({ format: 'jwk' });
  const secret = d === undefined ? undefined : fromBase64Url(d);
  if (secret === undefined) throw new Error(`the key of ${file.name} has no secret part`);
  return secret;
}

function signingKey(file: KeyFile): SigningKey {
  const privateKey = privateKeyOf(file);
  return {
    file,
    publicKey: { alg: file.alg, key: file.key },
    sign: (message) =>
      new Uint8Array(
        file.alg === 'EdDSA'
          ? sign(null, message, privateKey)
          : sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
      ),
  };
}

const privateKeyOf = ({ secret }: Pick<KeyFile, 'secret'>): KeyObject =>
  createPrivateKey({ key: Buffer.from(secret, 'base64url'), format: 'der', type: 'pkcs8' });

function publicKeyOf(privateKey: KeyObject, alg: SignatureAlgorithm): string {
  const { x = '', y = '' } = privateKey.export({ format: 'jwk' });
  if (alg === 'EdDSA') return x;
  const [left, right] = [fromBase64Url(x), fromBase64Url(y)];
  if (left === undefined || right === undefined) throw new Error('a P-256 key without coordinates');
  return toBase64Url(concatBytes(Uint8Array.of((right.at(-1) ?? 0) % 2 === 0 ? 2 : 3), left));
}
