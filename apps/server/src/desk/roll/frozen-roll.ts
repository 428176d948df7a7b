import type { ContestId, MemberId } from '@selectorate/basics';
import type { FrozenRoll } from '@selectorate/roll';
import { type Act, type OpenedPart, openSnapshot, type PartLookup, type State } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import type { ContestLog } from '../contest-log.ts';

/** The parts that say whom the record's waivers and exclusions are about, and whatever else is asked for. */
export async function partsBehind(
  store: Pick<Store, 'logs'>,
  contest: ContestId,
  { state, more = [] }: { readonly state: State; readonly more?: readonly string[] },
): Promise<PartLookup> {
  const decided = [...state.waivers.values(), ...state.exclusions.values()].map(({ member }) => member);
  const parts = new Map<string, OpenedPart>();
  for (const commitment of [...decided, ...more]) {
    const part = await store.logs.parts.get(contest, commitment);
    if (part !== undefined && part !== 'erased') parts.set(commitment, part);
  }
  return (commitment) => parts.get(commitment);
}

/** The act that fixed the roll as it stands: the freeze, or the last amendment. */
export function rollFixedBy({ state, acts }: ContestLog): Act | undefined {
  const seq = state.roll === null ? undefined : (state.roll.amendments.at(-1)?.seq ?? state.roll.seq);
  return acts.find((act) => act.seq === seq);
}

/** The frozen roll as the record stands, frozen again from its sealed snapshot; undefined before the freeze, or once erased. */
export async function frozenRollOf(store: Pick<Store, 'logs'>, log: ContestLog): Promise<FrozenRoll | undefined> {
  const { state } = log;
  const act = rollFixedBy(log);
  const snapshot = state.roll?.snapshot;
  if (act === undefined || snapshot === undefined || snapshot === null) return undefined;
  const parts = await partsBehind(store, log.row.contest, { state, more: [snapshot] });
  const opened = openSnapshot(state, parts(snapshot)?.content, { at: act.at, parts, withUnits: false });
  return opened.ok ? opened.value.frozen : undefined;
}

/** Whom a decision of the record is about, where its part is at hand. */
export function memberBehindDecision(parts: PartLookup, commitment: string): MemberId | undefined {
  const content = parts(commitment)?.content;
  if (content === null || typeof content !== 'object' || Array.isArray(content)) return undefined;
  const { member } = content as { readonly member?: unknown };
  return typeof member === 'string' ? (member as MemberId) : undefined;
}
