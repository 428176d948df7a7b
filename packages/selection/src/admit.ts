import { type ClauseId, err, ok, type Result } from '@selectorate/basics';
import { type Act, whereWrong } from './act.ts';
import { allowedBy, type Check } from './checks.ts';
import { type AnyActDefinition, partNames } from './define.ts';
import { type Refusal, refuse } from './refusal.ts';
import { definitionOf } from './registry.ts';
import type { Deadline, State } from './state.ts';

/**
 * May these people do this now? Answers with the clauses that allow it, or with the first reason against it. Whether they
 * really signed is `checkProofs`; what the act says about private parts is the definition's own `checkParts`.
 */
export function admit(state: State, act: Act): Result<readonly ClauseId[], Refusal> {
  const definition = definitionOf(act.kind);
  if (definition === undefined) return err(refuse('act-malformed', 'house.canonical', { what: 'act.kind' }));
  const placed = hasItsPlace(state, act);
  if (!placed.ok) return placed;
  const lapsed = lapsesRecorded(state, act);
  if (!lapsed.ok) return lapsed;
  const body = definition.body.safeParse(act.body);
  if (!body.success) return err(refuse('act-malformed', 'house.canonical', { what: whereWrong(body.error) }));
  const committed = commitsToItsParts(definition, act);
  if (!committed.ok) return committed;
  const allowed = definition.admit(state, act);
  return allowed.ok ? ok([...new Set([...placed.value, ...allowed.value])]) : allowed;
}

/** What the rulebook makes of an admitted act. */
export function apply(state: State, act: Act): State {
  const definition = definitionOf(act.kind);
  if (definition === undefined) throw new Error(`applied an act of no known kind: ${act.kind}`);
  return { ...definition.apply(state, act), size: act.seq + 1, now: act.at };
}

/** Right contest, next in sequence, not before the act before it. */
function hasItsPlace(state: State, { contest, seq, at, kind }: Act): Check {
  if (state.contest === null && kind !== 'open-contest') return err(refuse('contest-not-open', 'house.stages'));
  if (state.contest !== null && contest !== state.contest)
    return err(refuse('act-of-another-contest', 'house.log', { contest }));
  if (seq !== state.size) return err(refuse('act-out-of-sequence', 'house.log', { seq, due: state.size }));
  if (at < state.now) return err(refuse('time-decreases', 'house.clock', { at, after: state.now }));
  return allowedBy('house.log');
}

/** A deadline that has passed is recorded before anything else happens, the earliest first: lapses cannot be skipped. */
function lapsesRecorded(state: State, act: Act): Check {
  // A log that takes over brings the server's new key; what lapsed meanwhile is recorded next, by that key.
  if (act.kind === 'succeed-log') return allowedBy('house.clock');
  const due = earliestLapse(state, act.at);
  if (due === undefined) return allowedBy('house.clock');
  const records = act.kind === 'pass-deadline' && (act.body as { deadline?: unknown }).deadline === due.id;
  return records
    ? allowedBy('house.clock')
    : err(refuse('lapse-missing', 'house.clock', { deadline: due.id, was: due.instant }));
}

/** The earliest deadline that lies before this moment and has not been recorded as passed. */
export function earliestLapse(state: State, at: string): Deadline | undefined {
  let earliest: Deadline | undefined;
  for (const deadline of state.deadlines.values()) {
    if (deadline.passed !== null || deadline.instant >= at) continue;
    if (earliest === undefined || isEarlier(deadline, earliest)) earliest = deadline;
  }
  return earliest;
}

/** By instant; of two at the same instant, the smaller id. */
function isEarlier(a: Deadline, b: Deadline): boolean {
  return a.instant < b.instant || (a.instant === b.instant && a.id < b.id);
}

function commitsToItsParts(definition: AnyActDefinition, { commitments, kind }: Act): Check {
  const parts = partNames(definition);
  const missing = parts.find(({ name, optional }) => !optional && commitments[name] === undefined);
  if (missing !== undefined) return err(refuse('commitment-missing', 'house.parts', { kind, part: missing.name }));
  const known = new Set(parts.map(({ name }) => name));
  const unexpected = Object.keys(commitments).find((part) => !known.has(part));
  return unexpected === undefined
    ? allowedBy('house.parts')
    : err(refuse('commitment-unexpected', 'house.parts', { kind, part: unexpected }));
}
