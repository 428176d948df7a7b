import { type ContestId, err, type Id, type Json, ok, type Result } from '@selectorate/basics';
import type { Rulebook } from '@selectorate/rulebook';
import {
  type Act,
  type ActBodies,
  type ActKind,
  apply,
  attemptDue,
  beforeContest,
  type State,
} from '@selectorate/selection';
import type { ReturnRow, UnitRow } from '../folder/contest-folder.ts';
import type { FolderFault } from '../folder/folder-fault.ts';

export interface UnitsAndReturns {
  readonly units: readonly UnitRow[];
  readonly returns: readonly ReturnRow[];
}

/**
 * The state that a contest would have after these returns, made by the acts' own `apply`, so that retakes, ties and
 * quorums mean here what they mean in a record. Nobody signs and no deadline passes: every return counts as in time.
 */
export function stateOfReturns(
  rulebook: Rulebook,
  { units, returns }: UnitsAndReturns,
): Result<State, readonly FolderFault[]> {
  let state = units.reduce((before, unit) => register(before, unit), beforeContest(rulebook, ''));
  const faults: FolderFault[] = [];
  for (const row of returns.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))) {
    const fault = faultOf(state, row);
    if (fault === undefined) state = makeReturn(state, row);
    else faults.push(fault);
  }
  return faults.length === 0 ? ok(state) : err(faults);
}

const register = (state: State, { unit, section, parentBody, entitled }: UnitRow): State =>
  deed(state, 'register-unit', { unit, section, parentBody: parentBody as Id<'parent'> | null, entitled });

function makeReturn(state: State, { unit, attempt, metOn, open, keep, spoilt, abstained }: ReturnRow): State {
  const figures = { open, keep, spoilt, abstained };
  return deed(state, 'return-unit-vote', {
    unit,
    attempt,
    metOn,
    signedOn: 'devices',
    figures,
    withheld: null,
  });
}

function faultOf(state: State, row: ReturnRow): FolderFault | undefined {
  const { file, line } = row;
  const unit = state.units.get(row.unit);
  if (unit === undefined) return undefined;
  const due = attemptDue(state, unit);
  if (due !== row.attempt) {
    const expected = due === null ? 'no further return of this unit' : `attempt ${due} of this unit`;
    return { file, line, column: 'attempt', found: `${row.attempt}`, expected };
  }
  const people = row.open + row.keep + row.spoilt + row.abstained;
  if (unit.entitled === null || people <= unit.entitled) return undefined;
  return { file, line, column: 'open', found: `${people} in all`, expected: `at most the roll of ${unit.entitled}` };
}

function deed<Kind extends ActKind>(state: State, kind: Kind, body: ActBodies[Kind]): State {
  const act: Act = {
    contest: 'what-if' as ContestId,
    seq: state.size,
    at: state.now,
    by: [],
    kind,
    body: body as unknown as Json,
    commitments: {},
    proof: [],
  };
  return apply(state, act);
}
