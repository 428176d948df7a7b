import { type Ciphertext, ciphertextRows } from '../objects/common.ts';
import { tallyRows } from '../tally/tally-piece.ts';
import type { CheckedBallots } from './check-ballots.ts';
import type { SetUp } from './check-set-up.ts';
import type { Fault, FaultCode } from './faults.ts';
import type { StepOf } from './step-reader.ts';

type Rows = readonly (readonly Ciphertext[])[];

/** The encrypted tally that everything after it is checked against: what the ballots come to, whatever the archive says. */
export interface CheckedTally {
  readonly faults: readonly Fault[];
  readonly rows: Rows;
}

export function checkTally(step: StepOf<'EncryptedTally'>, ballots: CheckedBallots, { context }: SetUp): CheckedTally {
  const { group } = context;
  const rows = tallyRows(ballots.tally, group);
  const codes: FaultCode[] = [];
  if (ciphertextRows.write(rows) !== step.encryptedTally.text) codes.push('tally-mismatch');
  if (step.numTallied !== ballots.tallied) codes.push('tally-number');
  if (step.totalWeight !== ballots.totalWeight) codes.push('tally-weight');
  return { faults: codes.map((code) => ({ code, place: { part: 'tally' } })), rows };
}
