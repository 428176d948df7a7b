import { anyText, array, type Codec, field, object, optional, plainText, smallNumber, tuple } from '../codec/codec.ts';
import { type Proof, proofCodec } from './common.ts';

/** A trustee's public key with the proof that somebody knows its secret (specification, section 4.5). */
export interface TrusteeKey {
  readonly pok: Proof;
  readonly publicKey: string;
  /** Only with a threshold: the owner's signature on the key. */
  readonly signature: Proof | null;
}

/** A text and the signature of the key whose certificate says so (section 4.6.1). */
export interface SignedMessage {
  readonly message: string;
  readonly signature: Proof;
}

/** A key shared by several trustees, of whom `threshold` are enough (section 4.6.7). */
export interface ThresholdKey {
  readonly threshold: number;
  readonly certs: readonly SignedMessage[];
  readonly coefexps: readonly SignedMessage[];
  readonly signatures: readonly Proof[] | null;
  readonly verificationKeys: readonly TrusteeKey[];
}

export type TrusteeItem =
  | { readonly kind: 'single'; readonly key: TrusteeKey }
  | { readonly kind: 'threshold'; readonly key: ThresholdKey };

export const trusteeKeyCodec = (order: bigint): Codec<TrusteeKey> =>
  object<TrusteeKey>({
    pok: field('pok', proofCodec(order)),
    publicKey: field('public_key', plainText),
    signature: optional('signature', proofCodec(order)),
  });

export const signedMessageCodec = (order: bigint): Codec<SignedMessage> =>
  object<SignedMessage>({ message: field('message', anyText), signature: field('signature', proofCodec(order)) });

export const thresholdKeyCodec = (order: bigint): Codec<ThresholdKey> =>
  object<ThresholdKey>({
    threshold: field('threshold', smallNumber),
    certs: field('certs', array(signedMessageCodec(order))),
    coefexps: field('coefexps', array(signedMessageCodec(order))),
    signatures: optional('signatures', array(proofCodec(order))),
    verificationKeys: field('verification_keys', array(trusteeKeyCodec(order))),
  });

export function trusteesCodec(order: bigint): Codec<readonly TrusteeItem[]> {
  const single = tuple<[null, TrusteeKey]>(kindOf('Single'), trusteeKeyCodec(order));
  const threshold = tuple<[null, ThresholdKey]>(kindOf('Pedersen'), thresholdKeyCodec(order));
  return array<TrusteeItem>({
    write: (item) => (item.kind === 'single' ? single.write([null, item.key]) : threshold.write([null, item.key])),
    read: (cursor) =>
      cursor.text.startsWith('["Single"', cursor.at)
        ? { kind: 'single', key: single.read(cursor)[1] }
        : { kind: 'threshold', key: threshold.read(cursor)[1] },
  });
}

const kindOf = (name: string): Codec<null> => ({
  write: () => `"${name}"`,
  read: (cursor) => (cursor.literal(`"${name}"`), null),
});
