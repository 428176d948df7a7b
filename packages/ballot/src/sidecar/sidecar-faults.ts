import { BOX_FAULTS, type BoxFaultCode } from '../box/box-faults.ts';

/** What can be wrong with a sidecar itself and with what it says beside its box. */
const OWN_FAULTS = [
  /** A line that is no line of a sidecar, spelt as the one that writes it would. */
  'sidecar-unreadable',
  'sidecar-not-utf8',
  'sidecar-line-too-long',
  /** The last line has no end. */
  'sidecar-truncated',
  'sidecar-header',
  /** Lines in another order than their sections and the archive have. */
  'sidecar-order',
  'sidecar-other-election',
  /** It names other keys than the reader knows. */
  'sidecar-keys',
  /** An officer's key is the server's or the registrar's: nobody would check whoever has it. */
  'sidecar-officer-key',
  'sidecar-contest-missing',
  /** Another contest than the reader means. */
  'sidecar-other-contest',
  'link-wrong',
  'receipt-wrong',
  /** Recorded later than the server had promised. */
  'receipt-late',
  /** Promised by a receipt that a voter holds, and not in the box, or not in time. */
  'promise-broken',
  'head-wrong',
  /** The server signed another head of a credential than its record shows. */
  'head-contradicted',
  'registration-missing',
  'registration-wrong',
  /** Another roll than the reader knows. */
  'registration-other-roll',
  /** As many commitments as credentials, no more and no fewer. */
  'registration-count',
  'map-opening',
  /** Two live credentials of one member, or a member without one. */
  'map-not-one-to-one',
  'map-leaf-unknown',
  'participation-missing',
  'participation-wrong',
  'participation-order',
  /** As many tags as credentials whose ballots are counted. */
  'participation-count',
  'participation-absent',
] as const;

export const SIDECAR_FAULTS = [...OWN_FAULTS, ...BOX_FAULTS] as const;

export type SidecarFaultCode = (typeof OWN_FAULTS)[number] | BoxFaultCode;

/** A fault, and the line of the sidecar that shows it, from 1; null where it is in none. */
export interface SidecarFault {
  readonly code: SidecarFaultCode;
  readonly line: number | null;
  /** The ballot's hash, the credential, or the tag that is concerned. */
  readonly of?: string;
}
