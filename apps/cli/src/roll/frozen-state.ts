import { ok, type Result, toHex } from '@selectorate/basics';
import type { FrozenState } from '@selectorate/roll';
import type { Trouble } from '../count/trouble.ts';
import { refreezeFolder } from './frozen-folder.ts';
import type { RollDesk } from './roll-desk.ts';
import { readAmendments } from './small-tables.ts';

export interface FrozenAsked {
  readonly folder: string;
  readonly amendments: string | undefined;
}

/** A frozen folder as RI-16 looks at it: a root that differs is a finding of the check, no trouble with the command. */
export async function readFrozenState(
  { folder, amendments }: FrozenAsked,
  desk: RollDesk,
): Promise<Result<FrozenState, Trouble>> {
  const read = await refreezeFolder(folder, desk);
  if (!read.ok) return read;
  const authorised = amendments === undefined ? ok([]) : await readAmendments(amendments, desk);
  if (!authorised.ok) return authorised;
  const { frozen, summary } = read.value;
  return ok({
    entries: frozen.members.map(({ entry }) => entry),
    statedRoot: summary.root,
    computedRoot: toHex(frozen.root),
    authorised: authorised.value,
  });
}
