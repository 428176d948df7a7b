import { type ContestId, err, type Json, ok, type Result, toHex } from '@selectorate/basics';
import { type BodyRollOrder, freezeBodyRoll } from '@selectorate/roll';
import type { SmallRoll } from '../roll-state.ts';
import type { State } from '../state.ts';
import { type FreezeInput, readSnapshot, snapshotOfEntries } from './roll-figures.ts';

/** A unit's or a decision body's own roll, to be frozen for itself. */
export interface SmallRollInput extends Pick<FreezeInput, 'contest' | 'entries' | 'orderKey'> {
  /** The unit or body. */
  readonly of: string;
  /** Names this freeze of it; in the leaves it stands as `body/OF/VERSION`. */
  readonly version: string;
}

/** Freezes it: what the act says, and the snapshot behind it. Everybody on it may take part. */
export function freezeSmallRoll({ contest, of, version, entries, orderKey }: SmallRollInput): {
  readonly figures: Omit<SmallRoll, 'seq'>;
  readonly snapshot: Json;
} {
  const salts = new Map(entries.map(({ entry, salt }) => [entry.member, salt]));
  const { roll } = freezeBodyRoll({
    contest,
    of: of as BodyRollOrder['of'],
    version,
    entries: entries.map(({ entry }) => entry),
    electorate: null,
    // Nobody is judged, so that no day matters.
    freezeDay: { year: 2000, month: 1, day: 1 },
    salts: (member) => salts.get(member) ?? new Uint8Array(32),
    orderKey,
  });
  const figures = { version, root: toHex(roll.root), members: roll.members.length };
  return { figures, snapshot: snapshotOfEntries(roll.members, { version, orderKey }) };
}

/** Freezes the snapshot again (S): the same root over as many entries. */
export function smallRollMatches(
  { contest }: State,
  { of, ...stated }: Omit<SmallRoll, 'seq'> & { readonly of: string },
  content: unknown,
): Result<null, 'missing' | 'differs'> {
  const read = readSnapshot(content);
  if (read === undefined || contest === null) return err('missing');
  if (new Set(read.entries.map(({ entry }) => entry.member)).size !== read.entries.length) return err('differs');
  const { figures } = freezeSmallRoll({ contest: contest as ContestId, of, ...read });
  const same = figures.version === stated.version && figures.root === stated.root && figures.members === stated.members;
  return same ? ok(null) : err('differs');
}
