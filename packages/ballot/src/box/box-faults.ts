/** Why a box takes no such entry; and, where a record shows one, what is wrong with the record. */
export const BOX_FAULTS = [
  'box-closed',
  'time-backwards',
  'credential-not-listed',
  'credential-not-activated',
  'credential-revoked',
  'credential-excluded',
  /** The ballot was opened for an audit, so it must not be cast (A52). */
  'ballot-audited',
  /** It says of which ballot of its credential it is the successor, and that is not the last one. */
  'head-moved',
  /** A ciphertext that another ballot has (A09). */
  'ciphertext-copied',
  'ballot-recorded-before',
  'spare-not-listed',
  'spare-used-before',
  /** A credential with a ballot is excluded, never revoked. */
  'credential-has-ballot',
  'reissue-without-revocation',
  /** More credentials would be live than people are eligible. */
  'more-live-than-eligible',
  'act-signature',
  /** Two different officers have to sign. */
  'act-two-officers',
  /** A paper ground without the issue of a paper. */
  'paper-not-issued',
  'paper-issued-before',
  'box-not-closed',
  /** The archive has a ballot that the box does not have there. */
  'ballot-not-in-box',
  /** The box has a ballot, not excluded, that the archive does not. */
  'ballot-dropped',
  /** The archive has a ballot of an excluded credential. */
  'ballot-excluded',
  /** The archive has the box's ballots in another order. */
  'ballots-reordered',
  /** The archive's ballot bears another credential than its entry. */
  'ballot-credential-differs',
] as const;

export type BoxFaultCode = (typeof BOX_FAULTS)[number];
