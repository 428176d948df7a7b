import { type MemberId, toHex, utf8 } from '@selectorate/basics';
import { sha256 } from '@noble/hashes/sha2.js';
import { byText } from '../group-by.ts';
import type { FailedCode, NeedCode } from './codes.ts';
import type { CheckId, CheckResult, Signal } from './report.ts';

/** A signal before anybody has settled it. */
export type RaisedSignal = Omit<Signal, 'resolution'>;

/** What one check found; the report adds how signals were settled, and the fairness table. */
export interface Finding extends Pick<
  CheckResult,
  'population' | 'notTestable' | 'expected' | 'totals' | 'model' | 'data' | 'seed'
> {
  readonly kind: 'done';
  /** The entries it could look at, or how many things it looked at where they are no entries. */
  readonly tested: readonly MemberId[] | number;
  readonly signals: readonly RaisedSignal[];
  /** What it would have seen more with. */
  readonly needs: readonly NeedCode[];
  /** Gates that it failed. */
  readonly failed: readonly FailedCode[];
  /** Whose burden the fairness table shows, where it is not that of the check's own signals. */
  readonly asked: readonly Signal[] | null;
}

/** What it needs and was not given. */
export interface NotRun {
  readonly kind: 'not-run';
  readonly needs: readonly NeedCode[];
}

type Given = Pick<Finding, 'population' | 'tested' | 'signals'> & Partial<Finding>;

export const found = (given: Given): Finding => ({
  kind: 'done',
  notTestable: {},
  expected: null,
  totals: {},
  model: null,
  data: [],
  seed: null,
  needs: [],
  failed: [],
  asked: null,
  ...given,
});

export const notRun = (...needs: readonly NeedCode[]): NotRun => ({ kind: 'not-run', needs });

interface Question extends Omit<RaisedSignal, 'id'> {
  /**
   * What is asked: the values, sources and days that would make another question of the same reason about the same members. How a
   * person settled one then never settles the other.
   */
  readonly about?: readonly (string | number | null)[];
}

/** Names a question: 64 bits of a hash, so that an id tells nothing and stays the same from run to run. */
export function raise({ about = [], ...signal }: Question): RaisedSignal {
  const members = signal.members.toSorted(byText);
  const name = JSON.stringify([signal.reason, about, members]);
  return { ...signal, members, id: `${signal.check.toLowerCase()}-${toHex(sha256(utf8(name)).subarray(0, 8))}` };
}

/** A signal about one entry. */
export const raiseOne = (
  check: CheckId,
  member: MemberId,
  question: Pick<Question, 'state' | 'reason'> & Partial<Question>,
): RaisedSignal => raise({ check, members: [member], figures: {}, ...question });
