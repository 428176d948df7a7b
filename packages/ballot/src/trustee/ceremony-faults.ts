import type { ChannelFault } from './channel.ts';
import type { TrusteeFaultCode } from './trustee-faults.ts';

/** What can go wrong in the ceremony, beside what can be wrong with its public parts. */
export const CEREMONY_FAULTS = [
  /** No certificate is of this seed, so the seed is another ceremony's or the certificates leave its owner out. */
  'seed-not-certified',
  /** Not as many certificates or messages as members were agreed on. */
  'ceremony-lengths',
  /** A member's secret for this one does not lie on that member's polynomial. */
  'secret-off-polynomial',
  /** What was published as this member's polynomial is not what they made. */
  'polynomial-exchanged',
  /** The decrypted share is not that of the public key. */
  'share-not-of-key',
] as const;

export type CeremonyFaultCode = (typeof CEREMONY_FAULTS)[number] | ChannelFault | TrusteeFaultCode;

export interface CeremonyFault {
  readonly code: CeremonyFaultCode;
  /** Who is at fault, from 1; null where nobody in particular is. */
  readonly member: number | null;
}

/** What all agree on before anything is made. */
export interface CeremonyPlan {
  readonly size: number;
  readonly threshold: number;
}
