import { type CivilDate, ok, parseIsoDate, type Result } from '@selectorate/basics';
import { nativeHashing } from '@selectorate/machine';
import {
  bodyOf,
  decisionsFor,
  freezeBody,
  freezeUnder,
  type RollDecisions,
  snapshotOf,
  type State,
} from '@selectorate/selection';
import type { Denial } from '../../handlers.ts';
import { rollOf } from '../roll/kept-roll.ts';
import type { Wish } from '../draft-content.ts';
import { deny, denyAct, type House, type Visit } from '../house.ts';
import { officersOf } from '../places.ts';
import { refusalOf } from '../refusal-of.ts';
import { partsBehind } from '../roll/frozen-roll.ts';
import { versionsOf } from '../roll/roll-versions.ts';

/** Freezes the roll that is kept, with the waivers and exclusions that stand in the record at this moment. */
export async function freezeRoll({ options }: House, who: Visit): Promise<Result<Wish, Denial>> {
  const { store, entropy } = options;
  const { contest, log } = who;
  const { state } = log;
  const kept = await rollOf(store, contest);
  if (kept === undefined) return deny('roll-missing');
  const freezeDay = freezeDayOf(state);
  if (!freezeDay.ok) return freezeDay;
  const decisions = await decisionsNow({ options }, who);
  if (!decisions.ok) return decisions;
  const number = (await versionsOf(store, contest)).at(-1)?.version ?? 1;
  const orderKey = entropy(32);
  const { rulebook } = state;
  const frozen = freezeUnder({
    contest,
    version: `v${number}`,
    entries: kept.map((entry) => ({ entry, salt: entropy(32) })),
    orderKey,
    freezeDay: freezeDay.value,
    rulebook,
    decisions: decisions.value,
    sha256: nativeHashing.sha256Into,
  });
  const body = freezeBody(frozen, rulebook, !state.units.isEmpty());
  return ok({
    kind: 'freeze-roll',
    by: officersOf(state),
    body: bodyOf('freeze-roll', body),
    parts: { roll: { subject: 'roll', content: snapshotOf(frozen, orderKey, decisions.value), publish: false } },
    blobs: [],
  });
}

export function freezeDayOf(state: State): Result<CivilDate, Denial> {
  const civil = state.deadlines.find(({ id }) => id === 'freeze')?.civil.slice(0, 10) ?? '';
  const day = parseIsoDate(civil);
  return day === undefined
    ? denyAct(refusalOf('deadline-unknown', state.rulebook.calendar.clause, { deadline: 'freeze' }))
    : ok(day);
}

/** Waivers and exclusions of the record, with the members whom their private parts name. */
export async function decisionsNow(
  { options: { store } }: Pick<House, 'options'>,
  { contest, log: { state }, now }: Visit,
): Promise<Result<RollDecisions, Denial>> {
  const parts = await partsBehind(store, contest, { state });
  const decisions = decisionsFor(state, parts, now);
  return decisions.ok ? decisions : denyAct(refusalOf('part-missing', 'invariant.1', { part: 'member' }));
}
