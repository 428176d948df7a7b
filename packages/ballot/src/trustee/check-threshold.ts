import type { Element } from '@selectorate/group';
import { readWith } from '../codec/codec.ts';
import type { Proof } from '../objects/common.ts';
import type { SignedMessage, ThresholdKey, TrusteeKey } from '../objects/trustees.ts';
import { type CeremonyText, ceremonyText, coefficientsCodec } from './certificate.ts';
import { checkCertificates, isSigned, type ThresholdForm } from './check-certificates.ts';
import { addInExponent, evaluateInExponent } from './polynomial.ts';
import { checkSecret, knowledgeOf, readKey, signing, type TrusteeContext } from './schnorr.ts';
import type { MemberFault, TrusteeFaultCode } from './trustee-faults.ts';

export interface ThresholdCheck {
  readonly faults: readonly MemberFault[];
  /** The product of what each member brought in; null where that cannot be told. */
  readonly publicKey: Element | null;
}

/**
 * So many may share a key. Every member signs the certificates of all, so that checking takes the square of their number; what is
 * larger is no ceremony that people held.
 */
export const MOST_MEMBERS = 256;

/**
 * Everything that a shared key says (specification, section 4.6): certificates for this key and no other, signed powers of as many
 * polynomials, each member's key worked out from them. Where the certificates do not say who the members are, no more is looked at.
 */
export function checkThresholdKey(key: ThresholdKey, context: TrusteeContext): ThresholdCheck {
  const size = key.certs.length;
  if (size > MOST_MEMBERS) return hopeless('threshold-too-many');
  const lengths = [key.coefexps.length, key.verificationKeys.length, key.signatures?.length ?? size];
  if (size === 0 || lengths.some((length) => length !== size)) return hopeless('threshold-lengths');
  if (key.threshold < 1 || key.threshold > size) return hopeless('threshold-out-of-range');

  const form = key.signatures === null ? 'older' : 'current';
  const { faults, members } = checkCertificates(key.certs, { threshold: key.threshold, form }, context);
  if (faults.length > 0) return { faults, publicKey: null };
  const textOf = ceremonyText(key.certs, context.group.order);
  const polynomials = key.coefexps.map((coefexps, i) =>
    checkCoefficients(
      { coefexps, signature: key.signatures?.[i] ?? null },
      { member: i + 1, signer: members[i] ?? null, textOf, threshold: key.threshold },
      context,
    ),
  );
  const known = polynomials.flatMap(({ powers }) => (powers === null ? [] : [powers]));
  const shared = known.length === size ? addInExponent(known, context.group) : null;
  const keyFaults = key.verificationKeys.flatMap((shareKey, i) =>
    checkShareKey(shareKey, { form, member: i + 1, signer: members[i] ?? null, shared }, context),
  );
  return {
    faults: [...polynomials.flatMap((polynomial) => polynomial.faults), ...keyFaults],
    publicKey: shared?.[0] ?? null,
  };
}

const hopeless = (code: TrusteeFaultCode): ThresholdCheck => ({ faults: [{ code, member: null }], publicKey: null });

/** What a member made public of their polynomial. */
export interface PublicPolynomial {
  readonly coefexps: SignedMessage;
  /** On all certificates and these powers; null in the older form. */
  readonly signature: Proof | null;
}

/** Whose signatures are looked for. */
interface Signer {
  readonly verification: Element;
}

interface PolynomialPlace {
  /** From 1. */
  readonly member: number;
  readonly signer: Signer | null;
  /** What each signs together with all the certificates. */
  readonly textOf: CeremonyText;
  readonly threshold: number;
}

export interface CoefficientsCheck {
  readonly faults: readonly MemberFault[];
  readonly powers: readonly Element[] | null;
}

/** Whether a member's powers are as many as the threshold says, are elements, and are signed together with the certificates. */
export function checkCoefficients(
  { coefexps, signature }: PublicPolynomial,
  { member, signer, textOf, threshold }: PolynomialPlace,
  context: TrusteeContext,
): CoefficientsCheck {
  const { group, platform } = context;
  const texts = readWith(coefficientsCodec, coefexps.message);
  if (!texts.ok) return { faults: [{ code: 'coefficients-unreadable', member }], powers: null };
  const faults: MemberFault[] = [];
  if (signer !== null) {
    if (!isSigned(coefexps, signer.verification, context)) faults.push({ code: 'coefficients-signature', member });
    if (signature !== null && !isSigned({ message: textOf(texts.value), signature }, signer.verification, context)) {
      faults.push({ code: 'ceremony-signature', member });
    }
  }
  if (texts.value.length !== threshold) {
    return { faults: [...faults, { code: 'coefficients-number', member }], powers: null };
  }
  const powers = group.readAll(texts.value, platform.random);
  if (powers.ok && !powers.value.some((power) => group.isIdentity(power))) return { faults, powers: powers.value };
  return { faults: [...faults, { code: 'coefficients-elements', member }], powers: null };
}

interface ShareKeyPlace {
  readonly form: ThresholdForm;
  readonly member: number;
  readonly signer: Signer | null;
  /** The powers of the sum of all polynomials, where they are known. */
  readonly shared: readonly Element[] | null;
}

/** Whether a member's key is the one that the polynomials give, known and signed by them. */
function checkShareKey(
  key: TrusteeKey,
  { form, member, signer, shared }: ShareKeyPlace,
  context: TrusteeContext,
): MemberFault[] {
  const { group } = context;
  const element = readKey(key.publicKey, group);
  if (element === null) return [{ code: 'trustee-key', member }];
  const faults: MemberFault[] = [];
  if (!checkSecret(element, key.pok, { statement: knowledgeOf(group, key.publicKey), ...context })) {
    faults.push({ code: 'trustee-knowledge', member });
  }
  if (shared !== null && !group.equal(element, evaluateInExponent(shared, member, group))) {
    faults.push({ code: 'share-key', member });
  }
  if ((key.signature === null) !== (form === 'older')) faults.push({ code: 'threshold-mixed-forms', member });
  if (key.signature !== null && signer !== null) {
    const statement = signing(key.publicKey);
    if (!checkSecret(signer.verification, key.signature, { statement, ...context })) {
      faults.push({ code: 'share-key-signature', member });
    }
  }
  return faults;
}
