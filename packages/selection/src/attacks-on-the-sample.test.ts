import { type PersonId, rational, unwrap } from '@selectorate/basics';
import { ineligibleBound } from '@selectorate/roll';
import {
  allPapers,
  callRollSample,
  codeOf,
  commitSampleValue,
  drawRollSample,
  freezeRoll,
  OFFICERS,
  openTheBallot,
  readyToFreeze,
  reconcile,
  type RehearsedContest,
  revealSampleValue,
  rollAudited,
  sampleFound,
  sampleValueOf,
  setHustings,
  setShortlist,
  unitOfficers,
  unitReturn,
} from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { lotCommitment } from './derived/lots.ts';
import { rollSampleSeed, sampleBounds } from './derived/roll-sample.ts';

const QUICK = { witnesses: [] };
const WITH_LOTS = { ...QUICK, ballot: { ties: ['sha256'] } } satisfies Parameters<typeof rollAudited>[0];

const sampled = (...people: readonly string[]): RehearsedContest => {
  const contest = readyToFreeze(QUICK);
  callRollSample(contest, 5);
  for (const person of people) commitSampleValue(contest, person);
  freezeRoll(contest);
  return contest;
};

const drawing = (contest: RehearsedContest): string =>
  codeOf(
    contest.attempt('draw-roll-sample', { seed: rollSampleSeed(contest.state) ?? '00'.repeat(32) }, ['scrutineer']),
  );

const revealing = (contest: RehearsedContest, person: string): string =>
  codeOf(contest.attempt('reveal-sample-value', { value: sampleValueOf(contest, person) }, [person]));

describe('A56 a sample ground to taste', () => {
  test('by the returning officer alone, who knows the only value and varies the roll: it is not drawn', () => {
    const contest = sampled('returning-officer');
    revealSampleValue(contest, 'returning-officer');
    expect(drawing(contest)).toBe('value-missing');
  });

  test('by both officers, while the scrutineer’s value is held back past the day', () => {
    const contest = sampled('returning-officer', 'second-officer', 'scrutineer');
    for (const person of OFFICERS) revealSampleValue(contest, person);
    expect(drawing(contest)).toBe('values-awaited');
    contest.wait(25 * 60);
    expect(drawing(contest)).toBe('value-missing');
    expect(revealing(contest, 'scrutineer')).toBe('value-missing');
  });

  test('by whoever reveals last: after a day no value is taken, and who is missing is named', async () => {
    const contest = sampled('scrutineer', 'agent');
    revealSampleValue(contest, 'scrutineer');
    contest.wait(25 * 60);
    expect(revealing(contest, 'agent')).toBe('value-missing');
    expect(drawing(contest)).toBe('admitted');
    const verdict = await contest.verify({ bundle: contest.bundle() });
    const missing = verdict.W.find(({ what }) => what === 'roll-sample-values-missing');
    const committed = contest.acts.find(({ kind, by }) => kind === 'commit-sample-value' && by[0] === 'agent');
    expect(missing?.entries).toEqual([committed?.seq]);
    expect(verdict.faults).toEqual([]);
  });

  test('by whoever keeps a value back: the bound allows for every sample that could have been chosen', () => {
    const boundsOf = (...people: readonly string[]) => {
      const contest = sampled('returning-officer', 'scrutineer', 'agent');
      for (const person of people) revealSampleValue(contest, person);
      contest.wait(25 * 60);
      drawRollSample(contest);
      const { body, enclosed } = sampleFound(contest);
      contest.act('report-roll-sample', body, ['scrutineer'], enclosed);
      return sampleBounds(contest.state);
    };
    const whole = boundsOf('returning-officer', 'scrutineer', 'agent');
    const kept = boundsOf('returning-officer', 'scrutineer');
    expect(whole).toMatchObject({ missing: 0, committed: 3 });
    expect(kept).toMatchObject({ missing: 1, committed: 3 });
    const { roll = 0, sample = 0 } = kept ?? {};
    const quarter = ineligibleBound({ roll, sample, bad: 0, confidence: rational(79, 80) });
    expect(kept?.bound).toBe(unwrap(quarter).bound);
    expect(kept?.bound).toBeGreaterThan(whole?.bound ?? roll);
  });

  test('a value known from the sample is none for the lots, nor the other way round', () => {
    const contest = rollAudited(WITH_LOTS);
    const own = sampleValueOf(contest, 'agent');
    const committing = (value: string): string => {
      const commitment = lotCommitment(contest.plan.contest, 'agent' as PersonId, value);
      return codeOf(contest.attempt('commit-lot-value', { commitment }, ['agent']));
    };
    expect(committing(own)).toBe('value-used-before');
    expect(committing('11'.repeat(32))).toBe('admitted');
    const other = readyToFreeze(WITH_LOTS);
    callRollSample(other, 5);
    commitSampleValue(other, 'agent');
    freezeRoll(other);
    const commitment = lotCommitment(other.plan.contest, 'agent' as PersonId, sampleValueOf(other, 'agent'));
    other.act('commit-lot-value', { commitment }, ['agent']);
    expect(revealing(other, 'agent')).toBe('value-used-before');
  });
});

describe('A01 what the sample found is rewritten once the margin is known', () => {
  const found = (
    contest: RehearsedContest,
    of: Parameters<typeof sampleFound>[1],
    corrected = 0,
    by = ['scrutineer'],
  ) => {
    const { body, enclosed } = sampleFound(contest, of);
    const reasons = { subject: 'contest', content: 'The member was found under a former name.' };
    const parts = { ...enclosed.parts, ...(corrected === 0 ? {} : { reasons }) };
    const said = corrected === 0 ? body : { ...body, corrected };
    return codeOf(contest.attempt('report-roll-sample', said, by, { parts }));
  };
  const drawn = (): RehearsedContest => {
    const contest = sampled('scrutineer', 'agent');
    for (const person of ['scrutineer', 'agent']) revealSampleValue(contest, person);
    drawRollSample(contest);
    return contest;
  };

  test('an ineligible entry does not become a confirmed one by being reported again', () => {
    const contest = drawn();
    expect(found(contest, { ineligible: 3, silent: 1 })).toBe('admitted');
    expect(found(contest, {})).toBe('sample-restated');
    expect(found(contest, { ineligible: 2, silent: 2 })).toBe('sample-restated');
    expect(found(contest, { ineligible: 3 })).toBe('admitted');
    expect(sampleBounds(contest.state)).toMatchObject({ ineligible: 3, silent: 0 });
  });

  test('nor do two entries change places under the same numbers', () => {
    const contest = drawn();
    expect(found(contest, { ineligible: 2 })).toBe('admitted');
    const { body, enclosed } = sampleFound(contest, { ineligible: 2 });
    const content = enclosed.parts?.['sample']?.content as unknown as { index: number; outcome: string }[];
    const swapped = content.map(({ index }, at) => ({ index, outcome: content.at(-1 - at)?.outcome }));
    const parts = { sample: { subject: 'contest', content: swapped as never } };
    expect(codeOf(contest.attempt('report-roll-sample', body, ['scrutineer'], { parts }))).toBe('sample-restated');
  });

  test('a correction says how many answers it changes, has reasons and a second signer, and is in the register', async () => {
    const contest = drawn();
    expect(found(contest, { ineligible: 3 }, 1, ['scrutineer', 'agent'])).toBe('sample-restated');
    expect(found(contest, { ineligible: 3 })).toBe('admitted');
    expect(found(contest, { ineligible: 2 }, 1)).toBe('two-persons-needed');
    expect(found(contest, { ineligible: 2 }, 2, ['scrutineer', 'agent'])).toBe('sample-restated');
    expect(found(contest, { ineligible: 1 }, 1, ['scrutineer', 'agent'])).toBe('sample-restated');
    expect(found(contest, { ineligible: 2 }, 1, ['scrutineer', 'agent'])).toBe('admitted');
    expect(contest.state.discretions.last()).toMatchObject({ kind: 'report-roll-sample', ground: 'sample-corrected' });
    expect(contest.state.rollSample?.found?.corrected).toBe(1);
    expect((await contest.verify({ bundle: contest.bundle() })).faults).toEqual([]);
  });

  test('nothing is reported once papers are reconciled', () => {
    const contest = drawn();
    expect(found(contest, { ineligible: 1, silent: 4 })).toBe('admitted');
    for (const unit of contest.state.units.keys()) {
      contest.goPast('units-meet-from');
      contest.act('return-unit-vote', unitReturn(contest, unit, { open: 4, keep: 1 }).body, unitOfficers(unit));
    }
    contest.goPast('returns-due');
    contest.act('decide-trigger', { outcome: 'triggered' }, OFFICERS);
    setShortlist(contest);
    setHustings(contest);
    openTheBallot(contest);
    allPapers(contest);
    expect(found(contest, { ineligible: 1, silent: 3 })).toBe('admitted');
    reconcile(contest);
    expect(found(contest, { ineligible: 1 })).toBe('sample-closed');
    expect(found(contest, {}, 1, ['scrutineer', 'agent'])).toBe('sample-closed');
  });
});
