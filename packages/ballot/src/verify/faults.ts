import type { ArchiveFaultCode } from '../archive/archive-faults.ts';
import type { DecryptionFaultCode } from '../trustee/check-decryption.ts';
import type { ShuffleFaultCode } from '../mix/check-shuffle.ts';
import type { ResultFaultCode } from '../tally/result.ts';
import type { QuorumFault } from '../trustee/opening.ts';
import type { TrusteeFaultCode } from '../trustee/trustee-faults.ts';
import type { BallotFault } from '../vote/ballot-faults.ts';
import type { CredentialsFault } from '../credential/public-list.ts';
import type { SidecarFaultCode } from '../sidecar/sidecar-faults.ts';

/** What the verifier itself finds between the parts that others check. */
export const VERIFIER_FAULTS = [
  /** The archive has no set-up, so nothing can be checked. */
  'setup-missing',
  'election-unreadable',
  /** An identifier that is not 14 to 64 base58 characters. */
  'election-uuid',
  'election-key',
  /** A question that asks for more than there is, or with no answers. */
  'election-question',
  /** A group without ranked questions has one, or a question has more answers than fit. */
  'election-embedding',
  'trustees-unreadable',
  'credentials-unreadable',
  /** A ballot under a credential that is not on the list. */
  'ballot-credential',
  /** The archive's encrypted tally is not what the ballots come to. */
  'tally-mismatch',
  'tally-number',
  'tally-weight',
  'shuffle-unreadable',
  'shuffle-owner',
  /** Two mixes by the same trustee. */
  'shuffle-owner-twice',
  /** A ranked question was decrypted without any mix. */
  'shuffle-missing',
  /** A mix, or its end, in an election without ranked questions. */
  'shuffle-needless',
  'decryption-unreadable',
  'decryption-shape',
  'result-unreadable',
  /** What was read the second time is not what was read the first. */
  'archive-changed',
  /** The archive ends before its result. */
  'election-unfinished',
  /** Hints that did not hold, though what they were for does. */
  'hint-mismatch',
  /** A contest declared here needs this part of the sidecar. */
  'sidecar-missing',
  /** Fewer than two mixes by different trustees. */
  'too-few-mixes',
  /** Too few ballots for the box to be decrypted by itself. */
  'box-too-small',
  /** A public list that names voters. */
  'credentials-with-names',
] as const;

export type VerifierFaultCode = (typeof VERIFIER_FAULTS)[number];

export type FaultCode =
  | VerifierFaultCode
  | ArchiveFaultCode
  | CredentialsFault
  | TrusteeFaultCode
  | BallotFault
  | ShuffleFaultCode
  | DecryptionFaultCode
  | QuorumFault
  | ResultFaultCode
  | SidecarFaultCode;

/** Which part of the election a fault is in; numbers count from 1, as people count. */
export type FaultPlace =
  | { readonly part: 'archive'; readonly offset: number }
  | { readonly part: 'election' }
  | { readonly part: 'credentials'; readonly entry: number | null }
  | { readonly part: 'trustees'; readonly owner: number | null }
  | { readonly part: 'ballot'; readonly number: number; readonly hash: string; readonly question: number | null }
  | { readonly part: 'tally' }
  | { readonly part: 'shuffle'; readonly number: number; readonly question: number | null }
  | {
      readonly part: 'decryption';
      readonly owner: number;
      readonly question: number | null;
      readonly position: number | null;
    }
  | { readonly part: 'result'; readonly question: number | null; readonly position: number | null }
  | { readonly part: 'sidecar'; readonly line: number | null };

export interface Fault {
  readonly code: FaultCode;
  readonly place: FaultPlace;
  /** What was expected, or which element; for a person, not for a program. */
  readonly detail?: string;
}
