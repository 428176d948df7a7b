import { err, formatIsoDate, fromCivilDay, ok, type PersonId, type Result } from '@selectorate/basics';
import { civilDayOf } from '@selectorate/rulebook';
import { z } from 'zod';
import { all, allowedBy, type Check, inStage, signedBy, signedByOfficers, unitOf, when } from '../checks.ts';
import { withUnit } from '../change.ts';
import { defineAct } from '../define.ts';
import { attemptDue, isQuorate, voteOf } from '../derived/unit-outcome.ts';
import { hasPassed } from '../checks.ts';
import * as field from '../fields.ts';
import { partOf } from '../parts.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { State, Unit, UnitFigures } from '../state.ts';

const figures = z.strictObject({ open: field.whole, keep: field.whole, spoilt: field.whole, abstained: field.whole });
const body = z.strictObject({
  unit: field.id<'unit'>(),
  /** 1, or 2 for the retake that a tie orders. */
  attempt: z.union([z.literal(1), z.literal(2)]),
  metOn: field.date,
  /** Signed by the unit's secretary and teller on devices of their own, or on a paper form that two officers keyed. */
  signedOn: field.code('devices', 'paper'),
  /** Papers. With figures here nothing else is said: the outcome follows from them. */
  figures: z.nullable(figures),
  /** Only where the figures are withheld: what they say. The scrutineer opens the part and checks. */
  withheld: z.nullable(z.strictObject({ says: field.code('open', 'keep', 'tie', 'none'), quorate: z.boolean() })),
});

/**
 * A unit's trigger vote, returned by its secretary and its teller, or keyed by two officers from the paper that both signed. `for an open selection` is written first.
 *
 * Figures of fewer than k papers for or against are withheld, because in a small meeting they say how people voted
 * (A37); the outcome is not. A return after the deadline is recorded and marked late.
 */
export const returnUnitVote = defineAct({
  kind: 'return-unit-vote',
  body,
  parts: ['figures?', 'form?'],
  admit: (state, act) => {
    const unit = unitOf(state, act.body.unit);
    if (!unit.ok) return unit;
    return all(
      inStage(state, 'trigger'),
      when(state.trigger === null, 'house.stages', () => refuse('already-decided', 'house.stages')),
      act.body.signedOn === 'paper' ? keyedFromPaper(state, act) : signedOnDevices(state, act),
      attemptIsDue(state, unit.value, act.body.attempt),
      metInTime(state, act),
      act.body.figures === null ? withheldProperly(state, act) : publishedProperly(state, unit.value, act),
    );
  },
  apply: (state, { seq, body: { unit, attempt, metOn, signedOn, figures: published, withheld } }) =>
    withUnit(state, unit, (known) => ({
      ...known,
      returns: [
        ...known.returns,
        {
          seq,
          attempt,
          metOn,
          signedOn,
          figures: published,
          votes: published === null ? (withheld?.says ?? 'none') : voteOf(published),
          quorate: published === null ? (withheld?.quorate ?? false) : isQuorate(state, published),
          late: hasPassed(state, 'returns-due'),
          lateAdmitted: false,
          setAside: null,
        },
      ],
    })),
  checkParts: (state, act, parts) => {
    if (act.body.figures !== null) return ok(null);
    const unit = unitOf(state, act.body.unit);
    if (!unit.ok) return unit;
    return withheldFigures(state, unit.value, { said: act.body.withheld, part: partOf(act, 'figures', parts) });
  },
});

type Return = z.infer<typeof body>;
interface ReturnAct {
  readonly by: readonly PersonId[];
  readonly at: string;
  readonly body: Return;
  readonly commitments: Readonly<Record<string, string>>;
}

/** Both officers of the unit signed, each with their own key. */
function signedOnDevices(state: State, act: ReturnAct): Check {
  const { unit } = act.body;
  return all(
    signedBy(state, act, { roles: ['unit-secretary'], unit }, { roles: ['unit-teller'], unit }),
    when(act.commitments['form'] === undefined, 'house.units', () =>
      refuse('commitment-unexpected', 'house.units', { part: 'form' }),
    ),
  );
}

/** A unit without devices: the contest's two officers key the form, and commit to it so that the scrutineer can see it. */
function keyedFromPaper(state: State, act: ReturnAct): Check {
  return all(
    signedByOfficers(state, act),
    when(act.commitments['form'] !== undefined, 'house.units', () =>
      refuse('commitment-missing', 'house.units', { part: 'form' }),
    ),
  );
}

function attemptIsDue(state: State, unit: Unit, attempt: number): Check {
  const due = attemptDue(state, unit);
  const clause = state.rulebook.trigger?.unitTie.clause ?? 'house.units';
  return when(due === attempt, clause, () =>
    refuse('attempt-not-due', clause, { unit: unit.id, attempt, due: due ?? 'none' }),
  );
}

/** Units meet between the first day for meetings and the day of the return; members had their notice. */
function metInTime(state: State, { at, body: { metOn, unit } }: ReturnAct): Check {
  const clause = state.rulebook.calendar.clause;
  const from = state.deadlines.find(({ id }) => id === 'units-meet-from')?.civil.slice(0, 10) ?? metOn;
  const to = formatIsoDate(fromCivilDay(civilDayOf(at, state.zone ?? 'UTC')));
  return when(metOn >= from && metOn <= to, clause, () =>
    refuse('meeting-outside-window', clause, { unit, metOn, from, to }),
  );
}

const small = (state: State, { open, keep }: UnitFigures): boolean => open + keep < state.rulebook.publication.k;

function publishedProperly(
  state: State,
  unit: Unit,
  { body: { figures: papers, withheld }, commitments }: ReturnAct,
): Check {
  if (papers === null) return allowedBy('house.units');
  const { clause, k } = state.rulebook.publication;
  const commits = commitments['figures'] !== undefined;
  return all(
    when(withheld === null && !commits, 'invariant.5', () =>
      refuse('commitment-unexpected', 'invariant.5', { part: 'figures' }),
    ),
    withinRoll(state, unit, papers),
    when(!small(state, papers) || papers.open + papers.keep === 0, clause, () =>
      refuse('cell-too-small', clause, { unit: unit.id, k }),
    ),
  );
}

function withheldProperly(state: State, { body: { withheld }, commitments }: ReturnAct): Check {
  const { clause } = state.rulebook.publication;
  return all(
    when(withheld !== null, clause, () => refuse('act-malformed', clause, { what: 'act.body.withheld' })),
    when(commitments['figures'] !== undefined, clause, () => refuse('commitment-missing', clause, { part: 'figures' })),
  );
}

/** Papers are of people on the unit's roll: its own where one is frozen (A21), and never more than may vote in it. */
function withinRoll({ unitRolls }: State, unit: Unit, { open, keep, spoilt, abstained }: UnitFigures): Check {
  const papers = open + keep + spoilt + abstained;
  const roll = Math.min(unit.entitled ?? 0, unitRolls.get(unit.id)?.members ?? Number.POSITIVE_INFINITY);
  return when(unit.entitled !== null && papers <= roll, 'house.units', () =>
    refuse('more-papers-than-roll', 'house.units', { unit: unit.id, papers, roll }),
  );
}

/** What the scrutineer checks: figures there, few enough to withhold, within the roll, and saying what the act said. */
function withheldFigures(
  state: State,
  unit: Unit,
  { said, part }: { said: Return['withheld']; part: unknown },
): Result<null, Refusal> {
  const opened = figures.safeParse(part);
  const { clause } = state.rulebook.publication;
  if (!opened.success) return err(refuse('part-missing', clause, { unit: unit.id, part: 'figures' }));
  if (!small(state, opened.data)) return err(refuse('withheld-without-need', clause, { unit: unit.id }));
  if (voteOf(opened.data) !== said?.says || isQuorate(state, opened.data) !== said.quorate)
    return err(refuse('part-differs', 'invariant.5', { unit: unit.id, part: 'figures' }));
  const fits = withinRoll(state, unit, opened.data);
  return fits.ok ? ok(null) : fits;
}
