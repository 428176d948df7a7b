import { type ClauseId, formatPercent, type UnitId } from '@selectorate/basics';
import {
  codeOf,
  type ContestPlan,
  decideTrigger,
  OFFICERS,
  openTrigger,
  outcomeNow,
  type Papers,
  type RehearsedContest,
  reselected,
  returnVote,
  unitIds,
  unitOfficers,
  unitReturn,
} from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { triggerWorking } from './derived/trigger.ts';
import { unitOutcome } from './derived/unit-outcome.ts';

const OPEN: Papers = { open: 2, keep: 1 };
const KEEP: Papers = { open: 1, keep: 2 };
const ABSTAINED: Papers = { abstained: 3 };

/** Units of a section: how many for an open selection, how many to keep, how many more abstained. */
interface SectionVotes {
  readonly open: number;
  readonly keep: number;
  readonly abstained?: number;
}

interface Published {
  readonly contest: string;
  readonly party: SectionVotes;
  readonly affiliates: SectionVotes;
  /** Affiliates, the last of those against, that are branches of one union. */
  readonly ofOneUnion?: number;
}

const inOrder = ({ open, keep, abstained = 0 }: SectionVotes): readonly Papers[] => [
  ...Array.from({ length: open }, () => OPEN),
  ...Array.from({ length: keep }, () => KEEP),
  ...Array.from({ length: abstained }, () => ABSTAINED),
];

const size = (votes: SectionVotes): number => inOrder(votes).length;
const three = (units: number): readonly number[] => Array.from({ length: units }, () => 3);

/** Plays a trigger ballot unit by unit, up to its decision. */
function played({ party, affiliates, ofOneUnion = 0 }: Published, plan: Partial<ContestPlan>): RehearsedContest {
  const isUnion = (i: number): boolean =>
    i >= affiliates.open + affiliates.keep - ofOneUnion && i < affiliates.open + affiliates.keep;
  const contest = openTrigger({
    witnesses: [],
    branches: three(size(party)),
    affiliates: three(size(affiliates)),
    latecomers: 0,
    parentOf: (i) => (isUnion(i) ? 'union-1' : null),
    ...plan,
    parameters: { ...(ofOneUnion > 0 ? { capPerParent: 1 } : {}), ...plan.parameters },
  });
  const branches = unitIds('branch', size(party));
  const affiliated = unitIds('affiliate', size(affiliates));
  for (const [i, papers] of inOrder(party).entries()) returnVote(contest, branches[i] ?? '', papers);
  for (const [i, papers] of inOrder(affiliates).entries()) returnVote(contest, affiliated[i] ?? '', papers);
  decideTrigger(contest);
  return contest;
}

// 10-domain.md section 2, the headline fixture: the same announced unit votes under each regime.
const ILFORD_SOUTH_2022 = {
  contest: 'Ilford South 2022',
  party: { open: 10, keep: 0 },
  affiliates: { open: 3, keep: 17, abstained: 1 },
};
const NEWHAM_2016 = { contest: 'Newham 2016', party: { open: 11, keep: 9 }, affiliates: { open: 6, keep: 11 } };
const NEWHAM_CAPPED = { ...NEWHAM_2016, contest: 'Newham 2016, one union capped', ofOneUnion: 4 };
const NEWHAM_2018 = { contest: 'Newham 2018 re-run', party: { open: 20, keep: 0 }, affiliates: { open: 11, keep: 4 } };

interface Cell {
  readonly published: Published;
  readonly preset: ContestPlan['preset'];
  readonly outcome: string;
  /** The deciding share, where one share decides. */
  readonly share?: string;
}

const under = (
  published: Published,
  [pooled, third, half, college]: readonly string[],
  share: string,
): readonly Cell[] => [
  { published, preset: 'reselection-pooled', outcome: pooled ?? '' },
  { published, preset: 'reselection-either-third', outcome: third ?? '' },
  { published, preset: 'reselection-each-half', outcome: half ?? '' },
  { published, preset: 'reselection-college', outcome: college ?? '', share },
];

const HEADLINE: readonly Cell[] = [
  ...under(ILFORD_SOUTH_2022, ['reselected', 'triggered', 'reselected', 'triggered'], '57.5'),
  ...under(NEWHAM_2016, ['reselected', 'triggered', 'reselected', 'reselected'], '45.147'),
  ...under(NEWHAM_CAPPED, ['undetermined', 'triggered', 'reselected', 'reselected'], '48.929'),
  ...under(NEWHAM_2018, ['triggered', 'triggered', 'triggered', 'triggered'], '86.667'),
];

describe('10-domain section 2: the same returns under each formula', () => {
  test.each(HEADLINE)('$published.contest under $preset is $outcome', ({ published, preset, outcome, share }) => {
    const contest = played(published, { preset });
    expect(contest.state.trigger).toBe(outcome);
    const working = triggerWorking(contest.state);
    if (share !== undefined) expect(working?.share && formatPercent(working.share)).toBe(share);
  });
});

describe('10-domain section 2: denominators, empty sections and exact shares', () => {
  test('nine branches of which six vote: two of the six are a third', () => {
    const contest = openTrigger({
      preset: 'reselection-either-third',
      witnesses: [],
      branches: three(9),
      affiliates: [3],
    });
    const branches = unitIds('branch', 9);
    for (const unit of branches.slice(0, 2)) returnVote(contest, unit, OPEN);
    for (const unit of branches.slice(2, 6)) returnVote(contest, unit, KEEP);
    returnVote(contest, 'affiliate-01', KEEP);
    decideTrigger(contest);
    expect(contest.state.trigger).toBe('triggered');
    expect(triggerWorking(contest.state)?.sections[0]).toMatchObject({ denominator: { n: 6n, d: 1n }, notCast: 3 });
  });

  test('an abstaining affiliate leaves the denominator: twenty-one become twenty', () => {
    const contest = played(ILFORD_SOUTH_2022, { preset: 'reselection-college' });
    expect(triggerWorking(contest.state)?.sections[1]).toMatchObject({ denominator: { n: 20n, d: 1n }, notCast: 1 });
  });

  test('exactly 50 does not trigger', () => {
    const even = { contest: 'even', party: { open: 2, keep: 0 }, affiliates: { open: 0, keep: 2 } };
    expect(played(even, { preset: 'reselection-college' }).state.trigger).toBe('reselected');
    expect(triggerWorking(played(even, { preset: 'reselection-college' }).state)?.share).toEqual({ n: 1n, d: 2n });
  });

  test.each(['undetermined', 'reselected', 'triggered'])(
    'exactly half of the pool is what the organiser chose: %s',
    (pooledTie) => {
      const even = { contest: 'even', party: { open: 1, keep: 1 }, affiliates: { open: 1, keep: 1 } };
      expect(played(even, { preset: 'reselection-pooled', parameters: { pooledTie } }).state.trigger).toBe(pooledTie);
    },
  );

  test.each([
    ['lapses', 'reselected', '50'],
    ['renormalises', 'triggered', '100'],
    ['counts-as-none', 'reselected', '50'],
  ])('a section of 0/0 when it %s: %s', (emptySection, outcome, share) => {
    const onlyParty = {
      contest: 'only party',
      party: { open: 3, keep: 0 },
      affiliates: { open: 0, keep: 0, abstained: 2 },
    };
    const contest = played(onlyParty, { preset: 'reselection-college', parameters: { emptySection } });
    const working = triggerWorking(contest.state);
    expect(contest.state.trigger).toBe(outcome);
    expect(working?.share && formatPercent(working.share)).toBe(share);
  });

  test('a trigger that keeps the incumbent goes to the declaration, never to a shortlist', () => {
    const contest = reselected({ witnesses: [] });
    expect(contest.state).toMatchObject({ trigger: 'reselected', stage: 'count', shortlist: null });
  });
});

const PARTY_UNIT = 'branch-01';

/** One branch of a hundred whose returns a test makes; everybody else is silent. */
const oneBranch = (parameters: ContestPlan['parameters'] = {}): RehearsedContest =>
  openTrigger({ witnesses: [], branches: [100], affiliates: [6], parameters });

function outcomeOf(contest: RehearsedContest, unit: string = PARTY_UNIT) {
  const known = contest.state.units.get(unit as UnitId);
  if (known === undefined) throw new Error(`no unit ${unit}`);
  return unitOutcome(contest.state, known);
}

const setAside = (contest: RehearsedContest, attempt: 1 | 2 = 1): void => {
  contest.act('set-aside-return', { unit: PARTY_UNIT as UnitId, attempt, ground: 'meeting-not-held' }, [
    'returning-officer',
    'scrutineer',
  ]);
};

describe('what a unit’s returns come to', () => {
  test('43-43 at first orders the retake, and expresses no preference meanwhile', () => {
    const contest = oneBranch();
    returnVote(contest, PARTY_UNIT, { open: 43, keep: 43 });
    expect(outcomeOf(contest)).toEqual({ kind: 'no-preference', clause: 'trigger.unit-tie' });
    const again = unitReturn(contest, PARTY_UNIT, { open: 44, keep: 43 });
    expect(codeOf(contest.attempt('return-unit-vote', again.body, unitOfficers(PARTY_UNIT)))).toBe('attempt-not-due');
  });

  test('the retake decides', () => {
    const contest = oneBranch();
    returnVote(contest, PARTY_UNIT, { open: 43, keep: 43 });
    returnVote(contest, PARTY_UNIT, { attempt: 2, open: 40, keep: 41 });
    expect(outcomeOf(contest)).toEqual({ kind: 'keep', clause: null });
  });

  test('there is no third vote', () => {
    const contest = oneBranch();
    returnVote(contest, PARTY_UNIT, { open: 43, keep: 43 });
    returnVote(contest, PARTY_UNIT, { attempt: 2, open: 40, keep: 41 });
    const third = unitReturn(contest, PARTY_UNIT, { attempt: 2, open: 50, keep: 1 });
    expect(codeOf(contest.attempt('return-unit-vote', third.body, unitOfficers(PARTY_UNIT)))).toBe('attempt-not-due');
  });

  test.each([
    ['in-denominator', 1n],
    ['out-of-denominator', 0n],
  ])('a unit tied again is %s', (unitTieAgain, denominator) => {
    const contest = oneBranch({ unitTieAgain });
    returnVote(contest, PARTY_UNIT, { open: 43, keep: 43 });
    returnVote(contest, PARTY_UNIT, { attempt: 2, open: 43, keep: 43 });
    expect(outcomeOf(contest).kind).toBe('no-preference');
    expect(triggerWorking(contest.state)?.sections[0]?.denominator.n).toBe(denominator);
  });

  test('figures that come late do not count until an override admits them', () => {
    const contest = oneBranch();
    contest.goPast('returns-due');
    returnVote(contest, PARTY_UNIT, { open: 3, keep: 2 });
    expect(outcomeOf(contest)).toEqual({ kind: 'late', clause: 'trigger.formula' });
    contest.act(
      'override',
      {
        power: 'override.admit-late-return' as ClauseId,
        ground: 'post-disrupted',
        effect: { kind: 'admit-late-return', unit: PARTY_UNIT as UnitId },
      },
      ['national-body-1', 'national-body-2'],
    );
    expect(outcomeOf(contest)).toEqual({ kind: 'open', clause: null });
  });

  test('a late retake leaves the tie of the first vote standing', () => {
    const contest = oneBranch();
    returnVote(contest, PARTY_UNIT, { open: 5, keep: 5 });
    contest.goPast('returns-due');
    returnVote(contest, PARTY_UNIT, { attempt: 2, open: 9, keep: 1 });
    expect(outcomeOf(contest).kind).toBe('no-preference');
  });

  test('a unit without a vote either way abstained', () => {
    const contest = oneBranch();
    returnVote(contest, PARTY_UNIT, { spoilt: 2, abstained: 30 });
    expect(outcomeOf(contest)).toEqual({ kind: 'abstained', clause: null });
  });

  test('a return that is set aside counts for nothing, stays in the record, and can be made again', () => {
    const contest = oneBranch();
    returnVote(contest, PARTY_UNIT, { open: 9, keep: 1 });
    setAside(contest);
    expect(outcomeOf(contest)).toEqual({ kind: 'set-aside', clause: 'trigger.formula' });
    returnVote(contest, PARTY_UNIT, { open: 1, keep: 9 });
    expect(outcomeOf(contest).kind).toBe('keep');
    expect(contest.state.units.get(PARTY_UNIT as UnitId)?.returns.map((made) => made.setAside)).toEqual([
      'meeting-not-held',
      null,
    ]);
  });

  test('below a quorum a vote does not stand; everybody in the room counts towards it', () => {
    const contest = oneBranch({ unitQuorum: 10 });
    returnVote(contest, PARTY_UNIT, { open: 5, keep: 3, spoilt: 1 });
    expect(outcomeOf(contest)).toEqual({ kind: 'quorum-missed', clause: 'trigger.unit-quorum' });
    setAside(contest);
    returnVote(contest, PARTY_UNIT, { open: 5, keep: 3, spoilt: 1, abstained: 1 });
    expect(outcomeOf(contest).kind).toBe('open');
  });

  test('a unit that returns nothing has no vote', () => {
    expect(outcomeOf(oneBranch())).toEqual({ kind: 'no-return', clause: 'trigger.formula' });
  });

  // Unit votes of Poplar and Limehouse 2022 as published, open first: the published table called the tied branch open.
  test.each([
    [43, 43, 'no-preference'],
    [68, 61, 'open'],
    [30, 19, 'open'],
    [24, 15, 'open'],
    [44, 31, 'open'],
    [12, 6, 'open'],
    [27, 10, 'open'],
    [36, 9, 'open'],
    [23, 7, 'open'],
    [44, 10, 'open'],
  ])('A19 a unit of %i for and %i against is %s, whatever anybody calls it', (open, keep, kind) => {
    const contest = openTrigger({ witnesses: [], branches: [], latecomers: 0, affiliates: [140] });
    returnVote(contest, 'affiliate-01', { open, keep });
    expect(outcomeOf(contest, 'affiliate-01').kind).toBe(kind);
  });
});

test('an undetermined trigger decides nothing until the body with that power settles it', () => {
  const contest = openTrigger({ preset: 'reselection-pooled', witnesses: [] });
  for (const unit of ['branch-01', 'affiliate-01']) returnVote(contest, unit, { open: 3, keep: 1 });
  for (const unit of ['branch-02', 'affiliate-02']) returnVote(contest, unit, { open: 1, keep: 3 });
  expect(outcomeNow(contest)).toBe('undetermined');
  decideTrigger(contest);
  expect(codeOf(contest.attempt('decide-trigger', { outcome: 'triggered' }, OFFICERS))).toBe('already-decided');
  contest.act(
    'override',
    {
      power: 'override.settle-trigger' as ClauseId,
      ground: 'other',
      effect: { kind: 'settle-trigger', outcome: 'triggered' },
    },
    ['national-body-1', 'national-body-2'],
  );
  expect(contest.state).toMatchObject({ trigger: 'triggered', stage: 'shortlist' });
});
