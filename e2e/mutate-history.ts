import { type Act, encodeAct, fromSeconds, toSeconds } from '@selectorate/selection';
import type { Seeded } from '@selectorate/testkit';
import { forge, type Holds } from './forge.ts';
import type { Mutation } from './mutation.ts';
import { type ReferenceRecord } from './reference-record.ts';

const TRIES = 10;
/** Seconds by which an act is moved: within the tolerance of clocks, just beyond it, and well beyond it. */
const SHIFTS = [-86_400, -3_600, -121, -60, -1, 1, 60, 121, 3_600, 86_400];

/** The log's own history changed by somebody who signs it all anew: with the witnesses' keys, or without them. */
export function historyMutations(record: ReferenceRecord, holds: Holds, chance: Seeded): readonly Mutation[] {
  return [
    ...swapped(record, holds, chance.fork('swapped')),
    ...removed(record, holds, chance.fork('removed')),
    ...doubled(record, holds, chance.fork('doubled')),
    ...moved(record, holds, chance.fork('moved')),
  ];
}

type Change = Omit<Mutation, 'files'> & { readonly acts: readonly Act[] };

const published = (record: ReferenceRecord, holds: Holds, { acts, ...about }: Change): Mutation => ({
  ...about,
  what: `${about.what}, ${holds}`,
  besides: holds === 'log-key' ? ['quorum-missing'] : [],
  files: () => forge(record, { entries: acts.map(encodeAct), holds }),
});

const renumbered = (acts: readonly Act[]): readonly Act[] => acts.map((act, seq) => ({ ...act, seq }));

function swapped(record: ReferenceRecord, holds: Holds, chance: Seeded): readonly Mutation[] {
  return Array.from({ length: TRIES }, (_, i) => {
    const first = chance.int(record.acts.length - 1);
    const second = i % 2 === 0 ? first + 1 : chance.between(first + 1, record.acts.length - 1);
    const acts = record.acts.map((act, seq) => {
      const from = seq === first ? second : seq === second ? first : seq;
      return record.acts[from] ?? act;
    });
    const what = `${first} and ${second}`;
    return [
      published(record, holds, { kind: 'entries swapped', what, place: { entries: [first] }, acts }),
      published(record, holds, {
        kind: 'entries swapped, renumbered',
        what,
        place: { entries: [first] },
        acts: renumbered(acts),
      }),
    ];
  }).flat();
}

/** Never the last: a log without its end is a log as it once was, and other tests ask about that. */
function removed(record: ReferenceRecord, holds: Holds, chance: Seeded): readonly Mutation[] {
  return Array.from({ length: TRIES }, () => {
    const gone = chance.int(record.acts.length - 1);
    const acts = record.acts.filter(({ seq }) => seq !== gone);
    const what = `${gone}`;
    return [
      published(record, holds, { kind: 'entry removed', what, place: { entries: [gone] }, acts }),
      published(record, holds, {
        kind: 'entry removed, renumbered',
        what,
        place: { entries: [gone] },
        acts: renumbered(acts),
      }),
    ];
  }).flat();
}

function doubled(record: ReferenceRecord, holds: Holds, chance: Seeded): readonly Mutation[] {
  return Array.from({ length: TRIES }, () => {
    const twice = chance.int(record.acts.length);
    const acts = record.acts.flatMap((act) => (act.seq === twice ? [act, act] : [act]));
    const what = `${twice}`;
    const place = { entries: [twice + 1] };
    return [
      published(record, holds, { kind: 'entry doubled', what, place, acts }),
      published(record, holds, { kind: 'entry doubled, renumbered', what, place, acts: renumbered(acts) }),
    ];
  }).flat();
}

/** Any act but the last; what can be done to the last one is in record-limits.test.ts. */
function moved(record: ReferenceRecord, holds: Holds, chance: Seeded): readonly Mutation[] {
  return SHIFTS.flatMap((seconds) =>
    Array.from({ length: 2 }, () => {
      const late = chance.int(record.acts.length - 1);
      const acts = record.acts.map((act) =>
        act.seq === late ? { ...act, at: fromSeconds(toSeconds(act.at) + seconds) } : act,
      );
      const what = `${late} by ${seconds} s`;
      return holds === 'log-key'
        ? published(record, holds, { kind: 'act moved in time, not cosigned', what, place: { entries: [late] }, acts })
        : published(record, holds, {
            kind: 'act moved in time, cosigned anew',
            what,
            place: { entries: [late, late + 1] },
            acts,
          });
    }),
  );
}
