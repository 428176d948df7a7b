import { array, type Codec, field, object, optional, plainText, smallNumber } from '../codec/codec.ts';
import { type SignedMessage, signedMessageCodec } from '../objects/trustees.ts';

/** For which key a certificate was made: the n-th of so many trustees, of whom `threshold` are enough, in this group. */
export interface CertificateContext {
  readonly group: string;
  readonly size: number;
  readonly threshold: number;
  /** From 1. */
  readonly index: number;
}

/** The keys by which a trustee signs and is written to during the ceremony (specification, section 4.6.2). */
export interface CertificateKeys {
  /** Null as programs before 3.0 wrote it. */
  readonly context: CertificateContext | null;
  readonly verification: string;
  readonly encryption: string;
}

/** The text that a certificate signs. */
export const certificateKeysCodec: Codec<CertificateKeys> = object<CertificateKeys>({
  context: optional(
    'context',
    object<CertificateContext>({
      group: field('group', plainText),
      size: field('size', smallNumber),
      threshold: field('threshold', smallNumber),
      index: field('index', smallNumber),
    }),
  ),
  verification: field('verification', plainText),
  encryption: field('encryption', plainText),
});

/** A_0 to A_t, the powers of a trustee's polynomial: the text that `coefexps` signs (section 4.6.4). */
export const coefficientsCodec: Codec<readonly string[]> = {
  write: (coefficients) => fields.write({ coefexps: coefficients }),
  read: (cursor) => fields.read(cursor).coefexps,
};

const fields = object<{ readonly coefexps: readonly string[] }>({ coefexps: field('coefexps', array(plainText)) });

/** The text that a trustee with these powers signs in a ceremony. */
export type CeremonyText = (coefexps: readonly string[]) => string;

/**
 * What a trustee signs once all certificates are known: they and its own powers, so that all saw the same ones (section 4.6.4). The
 * certificates are written once for all trustees.
 */
export function ceremonyText(certs: readonly SignedMessage[], order: bigint): CeremonyText {
  const written = array(signedMessageCodec(order)).write(certs);
  const powers = array(plainText);
  return (coefexps) => `certs_sig|{"certs":${written},"coefexps":${powers.write(coefexps)}}`;
}
