import { type Json, ok } from '@selectorate/basics';
import { changeCounts } from '@selectorate/roll';
import type { DeskHandlers } from '../desk.ts';
import { deny, type House, visit } from '../house.ts';
import { changesAfter, entriesAt, type KeptVersion, versionsOf } from '../roll/roll-versions.ts';

/** Versions of the roll for those who run the contest, and counts of what changed between two of them for everybody in it. */
export const rollVersionHandlers = (house: House): Pick<DeskHandlers, 'readRollVersions' | 'readRollDiff'> => ({
  readRollVersions: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const versions = await versionsOf(house.options.store, who.value.contest);
    return ok({ versions: versions.map(versionShape) });
  },

  readRollDiff: async ({ params, query: { from, to } }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { store } = house.options;
    const versions = await versionsOf(store, who.value.contest);
    if (from >= to || to > versions.length) return deny('not-found');
    const changes = await changesAfter(store, who.value.contest, { from, to });
    const after = await entriesAt(store, who.value.contest, to);
    return ok({ from, to, counts: changeCounts(changes, after) as unknown as Json });
  },
});

function versionShape({
  version,
  at,
  by,
  channel,
  reason,
  authority,
  members,
  added,
  removed,
  membersChanged,
  hash,
}: KeptVersion) {
  return { version, at, by, channel, reason, authority, members, added, removed, membersChanged, hash };
}
