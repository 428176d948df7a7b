import type { ContestId, MemberId } from '@selectorate/basics';
import type { FrozenRoll } from '@selectorate/roll';
import { type Act, type OpenedPart, openSnapshot, type PartLookup, type State } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import type { ContestLog } from '../contest-log.ts';
import { rollSummaryOf } from './kept-roll.ts';

/** The parts that say whom the record's waivers and exclusions are about, and whatever else is asked for. */
export async function partsBehind(
  store: Pick<Store, 'logs'>,
  contest: ContestId,
  { state, more = [] }: { readonly state: State; readonly more?: readonly string[] },
): Promise<PartLookup> {
  const parts = new Map<string, OpenedPart>();
  for (const commitment of [...decisionsIn(state), ...more]) {
    const part = await store.logs.parts.get(contest, commitment);
    if (part !== undefined && part !== 'erased') parts.set(commitment, part);
  }
  return (commitment) => parts.get(commitment);
}

const decisionsIn = ({ waivers, exclusions }: State): readonly string[] =>
  [...waivers.values(), ...exclusions.values()].map(({ member }) => member);

/** The act that fixed the roll as it stands: the freeze, or the last amendment. */
export function rollFixedBy({ state, acts }: ContestLog): Act | undefined {
  const seq = state.roll === null ? undefined : (state.roll.amendments.at(-1)?.seq ?? state.roll.seq);
  return acts.find((act) => act.seq === seq);
}

const KEPT = 2;

/** A frozen roll that was opened, and everything that it was opened from. */
interface Opened {
  readonly from: string;
  readonly frozen: Promise<FrozenRoll | undefined>;
}

/**
 * Frozen rolls as their records stand, each frozen again from its sealed snapshot and kept for the next who asks: a few, the one
 * asked for longest ago given up first. Kept only while every sealed thing it came from can still be opened.
 */
export class FrozenRolls {
  readonly #store: Pick<Store, 'logs' | 'documents'>;
  readonly #kept = new Map<ContestId, Opened>();

  constructor(store: Pick<Store, 'logs' | 'documents'>) {
    this.#store = store;
  }

  /** Undefined before the freeze, or once erased. */
  async of(log: ContestLog): Promise<FrozenRoll | undefined> {
    const { contest } = log.row;
    const act = rollFixedBy(log);
    const parts = await partsBehind(this.#store, contest, { state: log.state });
    // The roll's summary and its snapshot are sealed under one key: where that is destroyed, neither opens.
    const isHere = act !== undefined && (await rollSummaryOf(this.#store, contest)) !== null;
    const known = this.#kept.get(contest);
    this.#kept.delete(contest);
    if (!isHere) return undefined;
    const from = [act.seq, ...decisionsIn(log.state).filter((commitment) => parts(commitment) !== undefined)].join(' ');
    const opened = known?.from === from ? known : { from, frozen: openRoll(this.#store, log, act) };
    this.#kept.set(contest, opened);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return opened.frozen;
  }
}

/** The roll that one act fixed, frozen again from its sealed snapshot as the decisions then were. */
export async function openRoll(
  store: Pick<Store, 'logs'>,
  { row, state }: ContestLog,
  { at, commitments }: Act,
): Promise<FrozenRoll | undefined> {
  const snapshot = commitments['roll'];
  if (snapshot === undefined) return undefined;
  const parts = await partsBehind(store, row.contest, { state, more: [snapshot] });
  const opened = openSnapshot(state, parts(snapshot)?.content, { at, parts, withUnits: false });
  return opened.ok ? opened.value.frozen : undefined;
}

/** Whom a decision of the record is about, where its part is at hand. */
export function memberBehindDecision(parts: PartLookup, commitment: string): MemberId | undefined {
  const content = parts(commitment)?.content;
  if (content === null || typeof content !== 'object' || Array.isArray(content)) return undefined;
  const { member } = content as { readonly member?: unknown };
  return typeof member === 'string' ? (member as MemberId) : undefined;
}
