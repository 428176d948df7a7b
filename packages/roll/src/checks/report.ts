import type { MemberId } from '@selectorate/basics';
import type { IsoDate } from '../entry.ts';
import type {
  FailedCode,
  FigureCode,
  NeedCode,
  NotTestableCode,
  SignalReason,
  SourceCode,
  TotalCode,
} from './codes.ts';

/** The checks of the roll, by the numbers that the documents use. */
export const CHECK_IDS = [
  'RI-01',
  'RI-02',
  'RI-03',
  'RI-04',
  'RI-05',
  'RI-06',
  'RI-07',
  'RI-08',
  'RI-09',
  'RI-10',
  'RI-11',
  'RI-12',
  'RI-13',
  'RI-14',
  'RI-15',
  'RI-16',
  'RI-17',
  'RI-18',
  'RI-19',
  'RI-20',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** What a signal asks for. Nothing is ever struck off by any of them: a named person decides, under a cited rule. */
export const SIGNAL_STATES = ['ok', 'explained', 'review', 'ask-member', 'escalate'] as const;
export type SignalState = (typeof SIGNAL_STATES)[number];

/** How a person settled a signal. Silence is none of these. */
export const RESOLUTIONS = ['genuine', 'corrected', 'explained', 'member-confirmed', 'referred'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** A question about one entry or a few together. Private. Codes and figures only: words are made of them elsewhere. */
export interface Signal {
  readonly check: CheckId;
  /** Stable name of the question: the same members and reason give the same id, so that a resolution stays with it. */
  readonly id: string;
  readonly state: SignalState;
  /** Why; a message `roll-signal-CODE`. */
  readonly reason: SignalReason;
  readonly members: readonly MemberId[];
  /** What the code says with: counts, bits, dates, ids of officers and units. No name, no contact. Messages `roll-figure-CODE`. */
  readonly figures: Readonly<Partial<Record<FigureCode, string | number>>>;
  readonly resolution: Resolution | null;
}

/** A share with its 95 % interval (Wilson); all of `low`, `share`, `high` between 0 and 1. */
export interface ShareInterval {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What a fairness table divides by: messages `roll-fairness-CODE`. The line `all` comes first and has the one group `all`. */
export const FAIRNESS_BY = ['all', 'name-shape', 'age-band', 'renter-proxy', 'name-origin'] as const;
export type FairnessBy = (typeof FAIRNESS_BY)[number];

/** One line of a fairness table. `flagged` is null where the group has fewer than k (20) members. */
export interface FairnessRow {
  readonly by: FairnessBy;
  /** A code: message `roll-group-CODE`. */
  readonly group: string;
  readonly members: number;
  /** Asked at least one question, among `members`. */
  readonly flagged: ShareInterval | null;
  /** Its share divided by that of all; null where it cannot be said. */
  readonly ratio: number | null;
}

/** How many signals an honest roll of this size would give. `source` is a message `roll-source-CODE`. */
export interface Expected {
  readonly low: number;
  readonly high: number;
  readonly source: SourceCode;
}

export interface CheckResult {
  readonly check: CheckId;
  /** `not-run` where it could not look at anything. */
  readonly outcome: 'done' | 'not-run';
  /** What it was not given: why it was not run, or, where it was, what it would have seen more with. */
  readonly needs: readonly NeedCode[];
  /** Entries it is about, those it could look at, and those it could not, by code of why. */
  readonly population: number;
  readonly tested: number;
  readonly notTestable: Readonly<Partial<Record<NotTestableCode, number>>>;
  readonly signals: readonly Signal[];
  /** From published or measured rates; null where nobody knows. */
  readonly expected: Expected | null;
  readonly resolved: Readonly<Record<Resolution, number>>;
  readonly outstanding: number;
  /** Who was asked among entries found genuine, or that nobody has disputed; planted entries left out. */
  readonly fairness: readonly FairnessRow[];
  /** Who was asked at all, whatever came of it, among all entries of the roll: those it could not look at were not asked. */
  readonly burden: readonly FairnessRow[];
  /** Totals of the check's own: messages `roll-total-CODE`. */
  readonly totals: Readonly<Partial<Record<TotalCode, number>>>;
  /** Hash of the model, and versions of the data that were used. */
  readonly model: string | null;
  readonly data: readonly string[];
  readonly seed: string | null;
}

/** Everything the checks found. Private: it names members. `publicCounts` is what everybody may see. */
export interface RollReport {
  readonly schema: 'selectorate-roll-report/1';
  readonly asOf: IsoDate;
  /**
   * SHA-256 (hexadecimal) of the roll, of the register's bytes, and of the roll before; null where there was none. A roll's is that of
   * its entries' canonical JSON in the order of member ids, a line feed (0x0a) after each.
   */
  readonly roll: string;
  readonly register: string | null;
  readonly previous: string | null;
  readonly members: number;
  readonly checks: readonly CheckResult[];
  /** Gates that failed, as codes: a report with any says so before all else. */
  readonly failed: readonly FailedCode[];
}

/**
 * The public part: counts by check; never a member, a value, or a count of 1 to k-1, and none that subtraction gives (a number whose
 * rest to the number that holds it is 1 to k-1 is withheld too). Null is withheld. Plain JSON.
 */
export interface RollCounts {
  readonly schema: 'selectorate-roll-counts/1';
  readonly asOf: IsoDate;
  readonly members: number | null;
  readonly k: number;
  readonly checks: readonly CheckCounts[];
  readonly failed: readonly FailedCode[];
}

/** Each number holds the next: population, tested; signals, outstanding. */
export interface CheckCounts {
  readonly check: CheckId;
  readonly outcome: CheckResult['outcome'];
  readonly needs: readonly NeedCode[];
  readonly population: number | null;
  readonly tested: number | null;
  readonly signals: number | null;
  readonly outstanding: number | null;
  readonly expected: Expected | null;
  readonly burden: readonly PublicFairnessRow[];
  readonly model: string | null;
  readonly data: readonly string[];
}

export interface PublicFairnessRow {
  readonly by: FairnessBy;
  readonly group: string;
  readonly members: number | null;
  readonly flagged: ShareInterval | null;
  readonly ratio: number | null;
}
