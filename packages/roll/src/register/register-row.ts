import type { IsoDate } from '../entry.ts';

/** Letters with which a register marks electors, as printed beside the name; empty for none. */
export type FranchiseMarker = string;

/** A row of an electoral register, whatever the layout it came in. Held for as long as its legal basis allows. */
export interface RegisterRow {
  /** Polling district, number and suffix as printed: `AB1-204/1`; unique in one register. */
  readonly elector: string;
  /** Empty for an anonymous elector. */
  readonly given: string;
  readonly family: string;
  /** Lines joined by `, `. */
  readonly address: string;
  readonly postcode: string;
  /** The eighteenth birthday of an attainer; null for everybody else. */
  readonly attains: IsoDate | null;
  readonly marker: FranchiseMarker;
}

/** Under which right the register is used, who decided so, and until when (UTC day, inclusive). Recorded before it is read. */
export interface LegalBasis {
  readonly schema: 'selectorate-register-basis/1';
  /** A code: `registered-party-full-register`, `open-register`, `members-consent`, `other`. */
  readonly basis: string;
  /** The provision relied on, in the words of who decided. */
  readonly provision: string;
  readonly decidedBy: string;
  readonly decidedOn: IsoDate;
  readonly until: IsoDate;
  /** What it may be used for; matching the roll is always among it. */
  readonly purpose: string;
}
