import { err, ok, type Result } from '@selectorate/basics';
import type { Act } from './act.ts';
import { isDiscretion } from './invariants.ts';
import { partOf, type PartLookup } from './parts.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A discretion's reasons are there and say something; whether they are good reasons is for an appeal. */
export function reasonsGiven(act: Act, parts: PartLookup): Result<null, Refusal> {
  if (!isDiscretion(act)) return ok(null);
  const reasons = partOf(act, 'reasons', parts);
  if (typeof reasons === 'string' && reasons.trim() !== '') return ok(null);
  return err(refuse('reasons-missing', 'invariant.6', { kind: act.kind }));
}
