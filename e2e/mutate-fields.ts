import type { Json } from '@selectorate/basics';
import { type Act, encodeAct } from '@selectorate/selection';
import type { Seeded } from '@selectorate/testkit';
import { forge, type Holds } from './forge.ts';
import { type Leaf, leavesOf, otherValue, patternOf, withLeaf } from './json-leaves.ts';
import type { Mutation } from './mutation.ts';
import type { ReferenceRecord } from './reference-record.ts';

/**
 * Every field of every act given another value, or, unless `all` are asked for, a field of every act and every field of
 * every kind of act at least once. The attacker publishes the log as it was one act later, so that somebody has
 * signed for what they saw of the edited act.
 */
export function fieldMutations(record: ReferenceRecord, chance: Seeded, all: boolean): readonly Mutation[] {
  const met = new Set<string>();
  return record.acts.flatMap((act) => {
    const leaves = leavesOf(act as unknown as Json).filter((leaf) => !isMomentOfLast(record, act, leaf));
    const fresh = leaves.filter((leaf) => !met.has(`${act.kind} ${patternOf(leaf)}`));
    for (const leaf of leaves) met.add(`${act.kind} ${patternOf(leaf)}`);
    const firstOfEach = [...new Map(fresh.map((leaf) => [patternOf(leaf), leaf])).values()];
    const some = firstOfEach.length > 0 ? [] : [chance.pick(leaves)];
    return [...new Set(all ? leaves : [...firstOfEach, ...some])].map((leaf) =>
      fieldEdited(record, act, { leaf, holds: chance.chance(1, 2) ? 'log-key' : 'log-key-and-witnesses' }),
    );
  });
}

function fieldEdited(record: ReferenceRecord, act: Act, { leaf, holds }: { leaf: Leaf; holds: Holds }): Mutation {
  const value = otherValue(leaf.value);
  const edited = withLeaf(act as unknown as Json, leaf.path, value) as unknown as Act;
  const after = record.entries.slice(act.seq + 1, act.seq + 2);
  const entries = [...record.entries.slice(0, act.seq), encodeAct(edited), ...after];
  const isMoment = patternOf(leaf) === 'at';
  return {
    kind: isMoment ? 'moment of an act edited' : 'field of an act edited',
    what: `${act.kind} ${act.seq}: ${leaf.path.join('.')} ${JSON.stringify(leaf.value)} becomes ${JSON.stringify(value)}, ${holds}`,
    place: { entries: isMoment ? [act.seq, act.seq + 1] : [act.seq] },
    besides: holds === 'log-key' ? ['quorum-missing'] : [],
    files: () => forge(record, { entries, holds }),
  };
}

/** Nobody signs after the last act, so its time is a matter of its own: see record-limits.test.ts. */
const isMomentOfLast = ({ acts }: ReferenceRecord, { seq }: Act, leaf: Leaf): boolean =>
  seq === acts.length - 1 && patternOf(leaf) === 'at';
