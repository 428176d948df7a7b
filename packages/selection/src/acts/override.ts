import { type ClauseId, err, ok, throwIllegalValue } from '@selectorate/basics';
import { z } from 'zod';
import type { Act } from '../act.ts';
import { all, type Check, signedByBody, signersSaw, unitOf, when } from '../checks.ts';
import { withDiscretion, withUnit } from '../change.ts';
import { OVERRIDE_GROUNDS } from '../codes.ts';
import { defineAct } from '../define.ts';
import { unresolvedPapers } from '../derived/papers.ts';
import { pairing } from '../duties.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import { type Role, ROLES, type State } from '../state.ts';
import { resolved } from './set-calendar.ts';

const effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('move-deadline'),
    deadline: field.id<'deadline'>(),
    civil: field.civil,
    instant: field.instant,
  }),
  z.strictObject({ kind: z.literal('admit-late-return'), unit: field.id<'unit'>() }),
  z.strictObject({ kind: z.literal('permit-merge'), roles: z.tuple([field.code(...ROLES), field.code(...ROLES)]) }),
  /** The database under this contest does not sync to disk; those with the power know it and go on. */
  z.strictObject({ kind: z.literal('accept-trial-engine') }),
  z.strictObject({ kind: z.literal('declare-over-anomalies') }),
  z.strictObject({ kind: z.literal('settle-trigger'), outcome: field.code('triggered', 'reselected') }),
  z.strictObject({ kind: z.literal('end-contest'), candidate: z.nullable(field.id<'candidate'>()) }),
]);
const body = z.strictObject({
  /** The clause of the rulebook whose power is used. */
  power: field.id<'clause'>(),
  ground: field.code(...OVERRIDE_GROUNDS),
  effect,
});

/** A departure from the rules by the body that has the power: signed by two of it, reasoned, published with where an appeal lies. */
export const override = defineAct({
  kind: 'override',
  body,
  parts: ['reasons!'],
  admit: (state, act) => {
    const power = state.rulebook.overrides.find(({ clause }) => clause === act.body.power);
    if (power === undefined) return err(refuse('power-unknown', 'house.overrides', { power: act.body.power }));
    return all(
      when(state.contest !== null && state.stage !== 'closed', 'house.stages', () =>
        refuse('wrong-stage', 'house.stages', { stage: state.stage, due: 'before the close' }),
      ),
      signedByBody(state, act, power.decidedBy),
      when(power.effects.includes(act.body.effect.kind), power.clause, () =>
        refuse('effect-not-in-power', power.clause, { effect: act.body.effect.kind }),
      ),
      effectPossible(state, act.body, act),
    );
  },
  apply: (state, act) => {
    const { power, ground, effect: chosen } = act.body;
    return withDiscretion(takeEffect(state, chosen, act), act, { power, ground, affects: chosen.kind });
  },
});

type Override = z.infer<typeof body>;

function effectPossible(
  state: State,
  { effect: chosen, power }: Override,
  { at, proof }: Pick<Act, 'at' | 'proof'>,
): Check {
  switch (chosen.kind) {
    case 'move-deadline':
      return deadlineMovable(state, chosen, at);
    case 'admit-late-return': {
      const unit = unitOf(state, chosen.unit);
      if (!unit.ok) return unit;
      const late = unit.value.returns.some((made) => made.late && made.setAside === null);
      return when(late && state.trigger === null, power, () => refuse('return-unknown', power, { unit: chosen.unit }));
    }
    case 'permit-merge':
      return mergePermissible(chosen.roles);
    case 'accept-trial-engine':
      return when(state.trialEngine === null, power, () => refuse('already-decided', power));
    case 'declare-over-anomalies':
      return all(
        when(state.counted !== null && unresolvedPapers(state) > 0, power, () =>
          refuse('wrong-stage', power, { stage: state.stage, due: 'count' }),
        ),
        signersSaw({ proof }, state.counted?.seq ?? null),
      );
    case 'settle-trigger':
      return when(state.trigger === 'undetermined', power, () => refuse('already-decided', power));
    case 'end-contest':
      return all(
        when(state.declaration === null, power, () => refuse('already-decided', power)),
        candidateKnown(state, chosen.candidate, power),
      );
    default:
      return throwIllegalValue(chosen);
  }
}

function mergePermissible([held, role]: readonly [Role, Role]): Check {
  const pair = held === 'body-member' && role === 'body-member' ? 'by-override' : pairing(held, role);
  if (pair === 'free') return err(refuse('merge-not-needed', 'house.duties', { held, role }));
  return when(pair === 'by-override', 'house.duties', () =>
    refuse('barred-pair', 'house.duties', { held, role, waivable: 'no' }),
  );
}

function deadlineMovable(
  state: State,
  moved: Extract<Override['effect'], { kind: 'move-deadline' }>,
  at: string,
): Check {
  const { clause } = state.rulebook.calendar;
  const known = state.deadlines.get(moved.deadline);
  if (known === undefined) return err(refuse('deadline-unknown', clause, { deadline: moved.deadline }));
  return all(
    resolved(state, { id: moved.deadline, civil: moved.civil, instant: moved.instant }),
    when(known.passed === null && moved.instant > at && moved.instant >= known.instant, clause, () =>
      refuse('deadline-passed', clause, { deadline: moved.deadline }),
    ),
    keptBeyondChallenges(state, moved),
  );
}

/** Invariant 9: whichever of the two is moved, papers are kept until the last challenge can be made. */
function keptBeyondChallenges(state: State, { deadline, instant }: { deadline: string; instant: string }): Check {
  const momentOf = (id: string): string | undefined =>
    id === deadline ? instant : state.deadlines.find((each) => each.id === id)?.instant;
  const [closes, ends] = [momentOf('challenge-closes'), momentOf('retention-ends')];
  return when(closes === undefined || ends === undefined || ends >= closes, 'invariant.9', () =>
    refuse('calendar-breaks-rule', 'invariant.9', { gap: 'challenge-closes to retention-ends', days: 0 }),
  );
}

function candidateKnown(state: State, candidate: string | null, power: ClauseId): Check {
  const standing = state.people.some(
    (person) =>
      person.id === candidate && person.holdings.some(({ role }) => role === 'candidate' || role === 'incumbent'),
  );
  return candidate === null || standing ? ok([power]) : err(refuse('candidate-unknown', power, { candidate }));
}

function takeEffect(state: State, chosen: Override['effect'], { seq, at }: { seq: number; at: string }): State {
  switch (chosen.kind) {
    case 'move-deadline': {
      const known = state.deadlines.get(chosen.deadline);
      if (known === undefined) return state;
      return {
        ...state,
        deadlines: state.deadlines.set(known.id, { ...known, civil: chosen.civil, instant: chosen.instant }),
      };
    }
    case 'admit-late-return':
      return withUnit(state, chosen.unit, (unit) => ({
        ...unit,
        returns: unit.returns.map((made) =>
          made.late && made.setAside === null ? { ...made, lateAdmitted: true } : made,
        ),
      }));
    case 'permit-merge':
      return { ...state, permittedMerges: state.permittedMerges.push({ roles: chosen.roles, seq }) };
    case 'accept-trial-engine':
      return { ...state, trialEngine: seq };
    case 'declare-over-anomalies':
      return { ...state, anomaliesDecided: seq };
    case 'settle-trigger':
      return { ...state, trigger: chosen.outcome, stage: chosen.outcome === 'triggered' ? 'shortlist' : 'count' };
    case 'end-contest':
      return { ...state, stage: 'closed', declaration: { seq, at, winner: chosen.candidate, endedBy: 'override' } };
    default:
      return throwIllegalValue(chosen);
  }
}
