import { ok, toHex } from '@selectorate/basics';
import { z } from 'zod';
import type { DeskHandlers } from '../desk.ts';
import { deny, type House, visit } from '../house.ts';

const release = z.strictObject({
  at: z.string(),
  by: z.string(),
  recipient: z.string(),
  clause: z.string(),
  outcome: z.enum(['refused', 'released']),
});

const scopeOf = (contest: string): string => `releases/${contest}`;

/**
 * The list never leaves (A31). No rulebook has a clause that would let it, so nothing here gives out a row: who asked, for whom
 * and under which clause is written down, and everybody in the contest may read that.
 */
export const rollReleaseHandlers = (house: House): Pick<DeskHandlers, 'releaseList' | 'readReleases'> => ({
  releaseList: async ({ params, body: { recipient, clause } }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { store, clock, entropy } = house.options;
    const at = clock();
    const asked = { at, by: who.value.person, recipient, clause, outcome: 'refused' } as const;
    const name = `${at} ${toHex(entropy(8))}`;
    await store.documents.put(scopeOf(who.value.contest), name, { subject: 'releases', json: asked });
    return deny('list-never-leaves');
  },

  readReleases: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { documents } = house.options.store;
    const releases: z.infer<typeof release>[] = [];
    for (const { name } of await documents.list(scopeOf(who.value.contest))) {
      const read = release.safeParse(await documents.get(scopeOf(who.value.contest), name));
      if (read.success) releases.push(read.data);
    }
    return ok({ releases });
  },
});
