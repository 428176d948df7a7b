import type { MemberId } from '@selectorate/basics';
import type { IsoDate } from '../entry.ts';

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
  /** Code of why, a message `roll-signal-CODE`. */
  readonly reason: string;
  readonly members: readonly MemberId[];
  /** What the code says with: counts, bits, dates. No name, no contact. */
  readonly figures: Readonly<Record<string, string | number>>;
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

/** One line of a fairness table. `share` is null where the group has fewer than k (20) members. */
export interface FairnessRow {
  readonly by: 'name-shape' | 'age-band' | 'renter-proxy' | 'name-origin';
  readonly group: string;
  readonly members: number;
  /** Flagged among entries that were later found genuine, or that nobody has disputed. */
  readonly flagged: ShareInterval | null;
  /** Its share divided by that of all; null where it cannot be said. */
  readonly ratio: number | null;
}

export interface CheckResult {
  readonly check: CheckId;
  /** `not-run` where what it needs was not given: `needs` says what, as codes. */
  readonly outcome: 'done' | 'not-run';
  readonly needs: readonly string[];
  /** Entries it is about, those it could look at, and those it could not, by code of why. */
  readonly population: number;
  readonly tested: number;
  readonly notTestable: Readonly<Record<string, number>>;
  readonly signals: readonly Signal[];
  /** How many signals an honest roll of this size would give, from published or measured rates; null where nobody knows. */
  readonly expected: { readonly low: number; readonly high: number; readonly source: string } | null;
  readonly resolved: Readonly<Record<Resolution, number>>;
  readonly outstanding: number;
  readonly fairness: readonly FairnessRow[];
  /** Totals of the check's own, by code: `found`, `moved`, … */
  readonly totals: Readonly<Record<string, number>>;
  /** Hash of the model, and versions of the data that were used. */
  readonly model: string | null;
  readonly data: readonly string[];
  readonly seed: string | null;
}

/** Everything the checks found. Private: it names members. `publicCounts` is what everybody may see. */
export interface RollReport {
  readonly schema: 'selectorate-roll-report/1';
  readonly asOf: IsoDate;
  /** SHA-256 of the entries' canonical JSON, of the register's bytes, and of the roll before; null where there was none. */
  readonly roll: string;
  readonly register: string | null;
  readonly previous: string | null;
  readonly members: number;
  readonly checks: readonly CheckResult[];
  /** Gates that failed, as codes: a report with any says so before all else. */
  readonly failed: readonly string[];
}

/** The public part: counts by check, none below k but 0; never a member. Plain JSON. */
export interface RollCounts {
  readonly schema: 'selectorate-roll-counts/1';
  readonly asOf: IsoDate;
  readonly members: number;
  readonly k: number;
  readonly checks: readonly {
    readonly check: CheckId;
    readonly outcome: CheckResult['outcome'];
    readonly population: number;
    readonly tested: number;
    /** Null: more than none and fewer than k. */
    readonly signals: number | null;
    readonly outstanding: number | null;
    readonly expected: CheckResult['expected'];
    readonly fairness: readonly FairnessRow[];
    readonly model: string | null;
    readonly data: readonly string[];
  }[];
  readonly failed: readonly string[];
}
