import { closed, openTrigger, type RehearsedContest, returnVote, rollAudited } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import {
  type Finding,
  findingsOf,
  INVARIANT_STANDINGS,
  INVARIANTS_OF_OTHER_CHANNELS,
  type Standing,
} from './invariants.ts';

const QUICK = { witnesses: [] };
const listed = ({ state, acts }: RehearsedContest): readonly Finding[] => findingsOf(state, acts);

/** A trigger ballot with one return whose figures are published and one whose figures are withheld. */
function withASmallUnit(): RehearsedContest {
  const contest = openTrigger({ witnesses: [], parameters: { k: 5 } });
  const [small = '', large = ''] = contest.state.units.keys();
  returnVote(contest, small, { open: 3, keep: 1 });
  returnVote(contest, large, { open: 4, keep: 2 });
  return contest;
}

test('every invariant of the domain is in the lists of whoever can check it, and in no other', () => {
  const found: Record<string, Standing[]> = {};
  for (const { invariants, standing } of [closed(QUICK), withASmallUnit(), rollAudited(QUICK)].flatMap(listed)) {
    for (const each of invariants) found[each] = [...new Set([...(found[each] ?? []), standing])].toSorted();
  }
  const onPaper = Object.entries(INVARIANT_STANDINGS).filter(
    ([invariant]) => !INVARIANTS_OF_OTHER_CHANNELS.includes(Number(invariant)),
  );
  expect(found).toEqual(Object.fromEntries(onPaper.map(([each, standings]) => [each, [...standings].toSorted()])));
});

test('a withheld outcome is for the scrutineer, and is not listed as recomputed', () => {
  const findings = listed(withASmallUnit());
  const entriesOf = (what: string) => findings.find((finding) => finding.what === what)?.entries ?? [];
  expect(entriesOf('unit-outcomes')).toHaveLength(1);
  expect(entriesOf('withheld-figures')).toHaveLength(1);
  expect(entriesOf('unit-outcomes')).not.toEqual(entriesOf('withheld-figures'));
});
