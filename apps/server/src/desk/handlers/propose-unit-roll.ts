import { type ContestId, ok, type PersonId, type Result, type UnitId } from '@selectorate/basics';
import type { BodyOf, Endpoints } from '@selectorate/api';
import type { ImportOptions } from '@selectorate/roll';
import { bodyOf, freezeSmallRoll, type State } from '@selectorate/selection';
import type { Denial } from '../../handlers.ts';
import type { DeskHandlers } from '../desk.ts';
import type { Wish } from '../draft-content.ts';
import { type House, type Visit, visit } from '../house.ts';
import { runsTheContest } from '../may-read.ts';
import { officersOf } from '../places.ts';
import {
  type ListFault,
  type ReadList,
  readList,
  refusedFault,
  rememberList,
  shownFault,
  summaryOf,
} from '../roll/read-list.ts';

type Asked = BodyOf<Endpoints['lookAtUnitRoll']>;

/** The list of one unit or decision body, read for the eye of whoever is about to freeze it; nothing is kept (A45). */
export const lookAtUnitRollHandler = (house: House): Pick<DeskHandlers, 'lookAtUnitRoll'> => ({
  lookAtUnitRoll: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest as ContestId, asker);
    if (!who.ok) return who;
    const read = await readOwnList(house, who.value, body);
    return read.ok ? ok(summaryOf(read.value, null)) : shownFault(read.error);
  },
});

/**
 * A21 Freezes the list of one unit or decision body for itself. A unit's own secretary and teller sign where one of them asks, and
 * the two officers otherwise. The list is in the draft alone, sealed under the key of the roll, with which it is destroyed.
 */
export async function freezeUnitRoll(house: House, who: Visit, asked: Asked): Promise<Result<Wish, Denial>> {
  const { entropy, store } = house.options;
  const { contest, log, person } = who;
  const read = await readOwnList(house, who, asked);
  if (!read.ok) return refusedFault(read.error);
  const { unit, body } = asked;
  const orderKey = entropy(32);
  const { figures, snapshot } = freezeSmallRoll({
    contest,
    of: unit ?? body ?? '',
    version: 'v1',
    entries: read.value.imported.entries.map((entry) => ({ entry, salt: entropy(32) })),
    orderKey,
  });
  await rememberList(store, read.value);
  const own = unit === null ? [] : ownPeople(log.state, unit);
  return ok({
    kind: 'freeze-unit-roll',
    by: own.includes(person) ? own : officersOf(log.state),
    body: bodyOf('freeze-unit-roll', { unit, body, ...figures } as Parameters<typeof bodyOf<'freeze-unit-roll'>>[1]),
    parts: { roll: { subject: 'roll', content: snapshot, publish: false } },
    blobs: [],
  });
}

async function readOwnList(house: House, who: Visit, asked: Asked): Promise<Result<ReadList, ListFault>> {
  const { unit, body } = asked;
  const { state } = who.log;
  const known =
    unit === null
      ? state.rulebook.bodies.some(({ id }) => id === body)
      : body === null && state.units.has(unit as UnitId);
  const denied = (denial: Denial): Result<never, ListFault> => ({ ok: false, error: { kind: 'denied', denial } });
  if (!known) return denied({ code: 'request-malformed', where: unit === null ? 'body' : 'unit' });
  const isOwn = unit !== null && ownPeople(state, unit).includes(who.person);
  if (!isOwn && !runsTheContest(who)) return denied({ code: 'not-allowed' });
  return readList(house.options.store, asked, rowsOf(state, unit));
}

/** A branch's list has rows of that branch alone; members of an affiliate are of any branch. */
function rowsOf({ rulebook, units }: State, unit: string | null): Pick<ImportOptions, 'units'> {
  const known = unit === null ? undefined : units.get(unit as UnitId);
  const kind = rulebook.sections.find(({ id }) => id === known?.section)?.kind;
  return known !== undefined && kind === 'branch' ? { units: [known.id] } : {};
}

/** The secretary and the teller of a unit, in this order. */
const ownPeople = (state: State, unit: string): readonly PersonId[] =>
  (['unit-secretary', 'unit-teller'] as const).flatMap((role) =>
    [...state.people.values()]
      .filter(({ holdings }) =>
        holdings.some((held) => held.role === role && held.unit === unit && held.until === null),
      )
      .map(({ id }) => id),
  );
