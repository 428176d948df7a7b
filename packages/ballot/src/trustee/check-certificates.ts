import type { Element } from '@selectorate/group';
import { readWith } from '../codec/codec.ts';
import type { SignedMessage } from '../objects/trustees.ts';
import { type CertificateKeys, certificateKeysCodec } from './certificate.ts';
import { checkSecret, readKey, signing, type TrusteeContext } from './schnorr.ts';
import type { MemberFault, TrusteeFaultCode } from './trustee-faults.ts';

/**
 * How a shared key's public part is written. Programs before 3.0 wrote certificates without context and fewer signatures. A key may
 * have that form throughout, never in part, and only in the groups those programs knew: it lets an organiser show each member
 * other certificates, so it is for being read by such a program and for nothing else.
 */
export type ThresholdForm = 'current' | 'older';

/** A member by the certificate: the keys they sign with and are written to by. */
export interface CertifiedMember {
  readonly verification: Element;
  readonly encryption: Element;
  readonly texts: Pick<CertificateKeys, 'verification' | 'encryption'>;
}

export interface CertificatesCheck {
  readonly faults: readonly MemberFault[];
  /** In their order; null where there is nobody to go by. */
  readonly members: readonly (CertifiedMember | null)[];
}

/** Whether these are certificates for a key of so many members with this threshold, in their order. */
export function checkCertificates(
  certs: readonly SignedMessage[],
  { threshold, form }: { readonly threshold: number; readonly form: ThresholdForm },
  context: TrusteeContext,
): CertificatesCheck {
  const faults: MemberFault[] = [];
  if (form === 'older' && context.group.name === 'Ed25519') faults.push({ code: 'threshold-older-form', member: null });
  const seen = new Set<string>();
  const members = certs.map((cert, i): CertifiedMember | null => {
    const fault = (code: TrusteeFaultCode): void => void faults.push({ code, member: i + 1 });
    const keys = readWith(certificateKeysCodec, cert.message);
    if (!keys.ok) {
      fault('certificate-unreadable');
      return null;
    }
    if (formOf(keys.value) !== form) fault('threshold-mixed-forms');
    else if (!fits(keys.value, { size: certs.length, threshold, index: i + 1, group: context.group.name })) {
      fault('certificate-context');
    }
    const texts = [keys.value.verification, keys.value.encryption];
    const [verification = null, encryption = null] = texts.map((text) => readKey(text, context.group));
    if (verification === null || encryption === null || texts.some((text) => seen.has(text))) fault('certificate-keys');
    for (const text of texts) seen.add(text);
    if (verification !== null && !isSigned(cert, verification, context)) fault('certificate-signature');
    return verification === null || encryption === null ? null : { verification, encryption, texts: keys.value };
  });
  return { faults, members };
}

export const formOf = ({ context }: CertificateKeys): ThresholdForm => (context === null ? 'older' : 'current');

type Wanted = NonNullable<CertificateKeys['context']>;

function fits({ context }: CertificateKeys, wanted: Wanted): boolean {
  if (context === null) return true;
  const place = context.index === wanted.index && context.size === wanted.size;
  return place && context.threshold === wanted.threshold && context.group === wanted.group;
}

/** Whether the holder of that key signed the message. */
export const isSigned = ({ message, signature }: SignedMessage, signer: Element, context: TrusteeContext): boolean =>
  checkSecret(signer, signature, { statement: signing(message), ...context });
