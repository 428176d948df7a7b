import { closed, opened, type RehearsedContest } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { watchReplay } from './watch-replay.ts';

const watched = ({ entries, rulebook, rehearsal }: RehearsedContest) =>
  watchReplay(entries, { rulebook, rulebookBytes: rehearsal.rulebookBytes });

test('keeps when each stage was reached, by the act that led there', () => {
  const { stages, acts, faults } = watched(closed());
  expect(faults).toEqual([]);
  const ledTo = stages.map(({ stage, seq }) => `${stage}: ${acts[seq]?.kind}`);
  expect(ledTo).toEqual([
    'set-up: open-contest',
    'trigger: freeze-roll',
    'shortlist: decide-trigger',
    'ballot: open-ballot',
    'count: reconcile',
    'declared: declare',
    'closed: close-contest',
  ]);
});

test('keeps the clauses that allowed each act', () => {
  const { clauses, acts } = watched(closed());
  expect([...clauses.keys()]).toEqual(acts.map(({ seq }) => seq));
  const freeze = acts.find(({ kind }) => kind === 'freeze-roll');
  expect(clauses.get(freeze?.seq ?? -1)?.length).toBeGreaterThan(0);
});

test('a contest that was only opened is in its first stage', () => {
  expect(watched(opened()).stages).toMatchObject([{ stage: 'set-up', seq: 0 }]);
});
