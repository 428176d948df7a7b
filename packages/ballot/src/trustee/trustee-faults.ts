/** What can be wrong with the list of trustees. */
export const TRUSTEE_FAULTS = [
  /** Nobody holds a key. */
  'no-trustees',
  /** A public key is no element, or the identity. */
  'trustee-key',
  /** The same key stands in the list twice. */
  'trustee-key-twice',
  /** The proof that somebody knows the secret of a key is false. */
  'trustee-knowledge',
  /** A threshold below 1 or above the number of members. */
  'threshold-out-of-range',
  /** More members of a shared key than are checked. */
  'threshold-too-many',
  /** The lists of a shared key are not all as long as there are members, or there are none. */
  'threshold-lengths',
  /** Some parts of a shared key are in the form of programs before 3.0, others not. */
  'threshold-mixed-forms',
  /** The form of programs before 3.0 in a group that they did not have. */
  'threshold-older-form',
  'certificate-unreadable',
  /** A key in a certificate is no element, the identity, or another member's. */
  'certificate-keys',
  'certificate-signature',
  /** A certificate was made for another group, size, threshold or place. */
  'certificate-context',
  'coefficients-unreadable',
  /** Not as many powers of a polynomial as the threshold says. */
  'coefficients-number',
  /** A power of a polynomial is no element, or the identity. */
  'coefficients-elements',
  'coefficients-signature',
  /** A member's signature on all certificates and its own powers is false. */
  'ceremony-signature',
  /** A member's key is not what the powers of the polynomials make of it. */
  'share-key',
  'share-key-signature',
  /** The election's key is not the product of the trustees'. */
  'combined-key',
] as const;

export type TrusteeFaultCode = (typeof TRUSTEE_FAULTS)[number];

export interface TrusteeFault {
  readonly code: TrusteeFaultCode;
  /** The number as in `ownersOf`; of a shared key as a whole, its first member's; null where it is about all trustees. */
  readonly owner: number | null;
}

/** A fault of a shared key. */
export interface MemberFault {
  readonly code: TrusteeFaultCode;
  /** From 1; null where it is about all members. */
  readonly member: number | null;
}
