import { anyText, array, type Codec, field, object, optional, scalar } from '../codec/codec.ts';
import { type Proof, proofCodec } from '../objects/common.ts';
import { type SignedMessage, signedMessageCodec, type TrusteeKey, trusteeKeyCodec } from '../objects/trustees.ts';

/** What a member sends once all certificates are known (specification, section 4.6.4). */
export interface PolynomialMessage {
  /** The coefficients, encrypted to oneself: a member keeps nothing but the seed. */
  readonly polynomial: string;
  /** f(1) to f(n), each encrypted to the member with that number. */
  readonly secrets: readonly string[];
  readonly coefexps: SignedMessage;
  /** Null only in the form of programs before 3.0. */
  readonly signature: Proof | null;
}

/** What a member is sent then: every other's message, as far as it is for them (section 4.6.5). */
export interface VerificationInput {
  readonly polynomial: string;
  readonly secrets: readonly string[];
  readonly coefexps: readonly SignedMessage[];
  readonly signatures: readonly Proof[] | null;
}

/** What a member answers: their share, encrypted to themselves, and its public key (section 4.6.6). */
export interface VerificationOutput {
  readonly privateKey: string;
  readonly publicKey: TrusteeKey;
}

export const polynomialMessageCodec = (order: bigint): Codec<PolynomialMessage> =>
  object<PolynomialMessage>({
    polynomial: field('polynomial', anyText),
    secrets: field('secrets', array(anyText)),
    coefexps: field('coefexps', signedMessageCodec(order)),
    signature: optional('signature', proofCodec(order)),
  });

export const verificationInputCodec = (order: bigint): Codec<VerificationInput> =>
  object<VerificationInput>({
    polynomial: field('polynomial', anyText),
    secrets: field('secrets', array(anyText)),
    coefexps: field('coefexps', array(signedMessageCodec(order))),
    signatures: optional('signatures', array(proofCodec(order))),
  });

export const verificationOutputCodec = (order: bigint): Codec<VerificationOutput> =>
  object<VerificationOutput>({
    privateKey: field('private_key', anyText),
    publicKey: field('public_key', trusteeKeyCodec(order)),
  });

/** What travels inside the encrypted messages. */
export const coefficientsSecretCodec = (order: bigint): Codec<{ readonly polynomial: readonly bigint[] }> =>
  object<{ readonly polynomial: readonly bigint[] }>({ polynomial: field('polynomial', array(scalar(order))) });

export const secretCodec = (order: bigint): Codec<{ readonly secret: bigint }> =>
  object<{ readonly secret: bigint }>({ secret: field('secret', scalar(order)) });

export const shareCodec = (order: bigint): Codec<{ readonly decryptionKey: bigint }> =>
  object<{ readonly decryptionKey: bigint }>({ decryptionKey: field('decryption_key', scalar(order)) });
