import { err, ok, type Result } from '@selectorate/basics';
import type { Element } from '@selectorate/group';
import { readWith } from '../codec/codec.ts';
import type { SignedMessage } from '../objects/trustees.ts';
import type { CeremonyFault, CeremonyPlan } from './ceremony-faults.ts';
import { certificateKeysCodec } from './certificate.ts';
import { type CertifiedMember, checkCertificates, formOf, type ThresholdForm } from './check-certificates.ts';
import { MOST_MEMBERS } from './check-threshold.ts';
import type { TrusteeContext } from './schnorr.ts';
import { type MemberKeys, memberKeys } from './seed.ts';

/** What a member goes by: the plan they know of, and everyone's certificates. */
export interface Agreed {
  readonly plan: CeremonyPlan;
  readonly certs: readonly SignedMessage[];
}

/** Another member, as their certificate says. */
export interface Member {
  readonly verification: Element;
  readonly encryption: Element;
}

/** A member's place among the others. */
export interface Seat {
  /** From 1. */
  readonly index: number;
  readonly keys: MemberKeys;
  readonly self: Member;
  readonly members: readonly Member[];
  readonly form: ThresholdForm;
}

/** Everyone by their certificates. */
interface CertifiedRound {
  readonly members: readonly CertifiedMember[];
  readonly form: ThresholdForm;
}

/** Step 2, and the first thing everyone does in each later step: checks all certificates against the plan. */
export function checkRound(
  { plan, certs }: Agreed,
  context: TrusteeContext,
): Result<CertifiedRound, readonly CeremonyFault[]> {
  const { size, threshold } = plan;
  if (certs.length !== size) return err([{ code: 'ceremony-lengths', member: null }]);
  if (size > MOST_MEMBERS) return err([{ code: 'threshold-too-many', member: null }]);
  if (threshold < 1 || threshold > size) return err([{ code: 'threshold-out-of-range', member: null }]);
  const first = readWith(certificateKeysCodec, certs[0]?.message ?? '');
  const form = first.ok ? formOf(first.value) : 'current';
  const { faults, members } = checkCertificates(certs, { threshold, form }, context);
  const certified = members.filter((member) => member !== null);
  return faults.length > 0 || certified.length < size ? err(faults) : ok({ members: certified, form });
}

/** Checks all certificates and finds one's own among them. */
export function takeSeat(
  seed: string,
  agreed: Agreed,
  context: TrusteeContext,
): Result<Seat, readonly CeremonyFault[]> {
  const round = checkRound(agreed, context);
  if (!round.ok) return round;
  const { members } = round.value;
  const keys = memberKeys(seed, context);
  const at = members.findIndex(
    ({ texts }) => texts.verification === keys.verification && texts.encryption === keys.encryption,
  );
  const self = members[at];
  if (self === undefined) return err([{ code: 'seed-not-certified', member: null }]);
  return ok({ ...round.value, index: at + 1, keys, self });
}
