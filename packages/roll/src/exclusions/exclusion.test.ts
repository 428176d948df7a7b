import { type ClauseId, err, type MemberId, type Result, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appealExclusion,
  decideExclusion,
  type Exclusion,
  EXCLUSION_STAGES,
  type ExclusionFault,
  exclusionStage,
  isInDoubt,
  noticeExclusion,
  replyToNotice,
  ruleOnAppeal,
  standsExcluded,
} from './exclusion.ts';

const day = (number: number): string => `2022-09-${String(number).padStart(2, '0')}T10:00:00Z`;
const notice = (over: Partial<Parameters<typeof noticeExclusion>[0]> = {}) =>
  noticeExclusion({
    member: 'm-1' as MemberId,
    electorates: ['ballot'],
    reason: 'moved-out-of-area',
    clause: 'electorate.area' as ClauseId,
    issueAt: day(28),
    notice: { at: day(1), by: 'officer-01', replyUntil: day(8) },
    ...over,
  });
const noticed = unwrap(notice());
const replied = unwrap(replyToNotice(noticed, day(3)));
const exclude = { at: day(10), by: 'officer-02', outcome: 'exclude', appealUntil: day(15) } as const;
const decided = unwrap(decideExclusion(noticed, exclude));
const appealed = unwrap(appealExclusion(decided, day(12)));
const ruling = { at: day(20), by: 'officer-03', outcome: 'upheld' } as const;

describe('A24 a member is left out', () => {
  test('after notice, reply window, decision and appeal window, and at no instant before', () => {
    const stages = [1, 9, 11, 15, 16].map((at) => exclusionStage(decided, day(at)));
    expect(stages).toEqual(['noticed', 'silent', 'excluded-appeal-open', 'excluded-appeal-open', 'excluded']);
    expect([9, 11, 15, 16].map((at) => standsExcluded(decided, day(at)))).toEqual([false, false, false, true]);
  });

  test('never by silence: without a decision nobody is out, however long it lasts', () => {
    expect(exclusionStage(noticed, day(27))).toBe('silent');
    expect(standsExcluded(noticed, day(27))).toBe(false);
    expect(isInDoubt(noticed, day(27))).toBe(true);
  });

  test('not while they may still reply, whatever somebody says they replied; they can be kept at once', () => {
    expect(decideExclusion(noticed, { ...exclude, at: day(8) })).toEqual(err('window-open'));
    expect(decideExclusion(replied, { ...exclude, at: day(4) })).toEqual(err('window-open'));
    expect(decideExclusion(replied, { ...exclude, at: day(9) }).ok).toBe(true);
    expect(decideExclusion(noticed, { ...exclude, outcome: 'keep', at: day(2) }).ok).toBe(true);
  });

  test('also where their reply came late: it was heard, and undoes no decision taken after it', () => {
    const late = unwrap(replyToNotice(noticed, day(9)));
    const out = unwrap(decideExclusion(late, exclude));
    expect([15, 16].map((at) => standsExcluded(out, day(at)))).toEqual([false, true]);
    expect(replyToNotice(out, day(11))).toEqual(err('wrong-stage'));
    expect(replyToNotice(replied, day(4))).toEqual(err('wrong-stage'));
    expect(replyToNotice(noticed, '2022-08-31T10:00:00Z')).toEqual(err('time-goes-back'));
  });

  test('by three people: who gives notice does not decide, and neither rules on the appeal', () => {
    expect(decideExclusion(noticed, { ...exclude, by: 'officer-01' })).toEqual(err('same-person'));
    expect(ruleOnAppeal(appealed, { ...ruling, by: 'officer-02' })).toEqual(err('same-person'));
    expect(ruleOnAppeal(appealed, { ...ruling, by: 'officer-01' })).toEqual(err('same-person'));
  });

  test('before papers are issued, appeal and all, or not at all', () => {
    const late = { at: day(20), by: 'officer-01', replyUntil: day(28) };
    expect(notice({ notice: late })).toEqual(err('too-late-before-issue'));
    expect(decideExclusion(noticed, { ...exclude, appealUntil: day(28) })).toEqual(err('too-late-before-issue'));
    expect(decideExclusion(noticed, { ...exclude, appealUntil: day(10) })).toEqual(err('time-goes-back'));
    expect(decideExclusion(noticed, { ...exclude, outcome: 'keep', at: day(27) }).ok).toBe(true);
  });

  test('not while an appeal is undecided: they vote, provisionally where the rulebook allows', () => {
    expect(exclusionStage(appealed, day(27))).toBe('appealed');
    expect(standsExcluded(appealed, day(27))).toBe(false);
    expect(isInDoubt(appealed, day(27))).toBe(true);
    const upheld = unwrap(ruleOnAppeal(appealed, ruling));
    expect([19, 20].map((at) => standsExcluded(upheld, day(at)))).toEqual([false, true]);
    const reversed = unwrap(ruleOnAppeal(appealed, { ...ruling, outcome: 'reversed' }));
    expect(exclusionStage(reversed, day(27))).toBe('reversed');
    expect(standsExcluded(reversed, day(27))).toBe(false);
    expect(isInDoubt(reversed, day(27))).toBe(false);
  });

  test('from at least one electorate, and steps follow one another', () => {
    expect(notice({ electorates: [] })).toEqual(err('no-electorate'));
    expect(notice({ notice: { at: day(8), by: 'officer-01', replyUntil: day(8) } })).toEqual(err('time-goes-back'));
    expect(appealExclusion(noticed, day(3))).toEqual(err('wrong-stage'));
    expect(appealExclusion(decided, day(16))).toEqual(err('window-over'));
    expect(appealExclusion(decided, day(9))).toEqual(err('time-goes-back'));
    expect(appealExclusion(appealed, day(13))).toEqual(err('wrong-stage'));
    expect(decideExclusion(decided, exclude)).toEqual(err('wrong-stage'));
    expect(decideExclusion(replied, { ...exclude, at: day(2) })).toEqual(err('time-goes-back'));
    expect(ruleOnAppeal(decided, ruling)).toEqual(err('wrong-stage'));
    expect(ruleOnAppeal(appealed, { ...ruling, at: day(11) })).toEqual(err('time-goes-back'));
    const kept = unwrap(decideExclusion(noticed, { ...exclude, outcome: 'keep' }));
    expect(appealExclusion(kept, day(12))).toEqual(err('wrong-stage'));
    expect(exclusionStage(kept, day(12))).toBe('kept');
  });

  test('not by an entry made by hand in the store: what could not have been decided keeps nobody out', () => {
    const forged = (over: Partial<Exclusion>) => standsExcluded({ ...decided, ...over }, day(27));
    expect(forged({})).toBe(true);
    expect(forged({ decision: { ...exclude, by: 'officer-01' } })).toBe(false);
    expect(forged({ decision: { ...exclude, at: day(5) } })).toBe(false);
    expect(forged({ electorates: [] })).toBe(false);
    expect(forged({ ruling })).toBe(false);
    expect(forged({ reply: { at: day(11) } })).toBe(false);
    expect(forged({ appeal: { at: day(16) } })).toBe(false);
    expect(forged({ notice: { at: '2022-08-01T10:00:00Z', by: 'officer-01', replyUntil: day(28) } })).toBe(false);
  });
});

test('whatever is done when and by whom, nobody is out without another’s decision after notice, nor during an appeal', () => {
  const at = fc.integer({ min: 1, max: 28 }).map(day);
  const by = fc.constantFrom('officer-01', 'officer-02', 'officer-03');
  type Step = (exclusion: Exclusion) => Result<Exclusion, ExclusionFault>;
  const steps = fc.array(
    fc.oneof(
      at.map(
        (when): Step =>
          (exclusion) =>
            replyToNotice(exclusion, when),
      ),
      at.map(
        (when): Step =>
          (exclusion) =>
            appealExclusion(exclusion, when),
      ),
      fc.record({ at, by, outcome: fc.constantFrom('exclude', 'keep'), appealUntil: at }).map(
        (decision): Step =>
          (exclusion) =>
            decideExclusion(exclusion, decision),
      ),
      fc.record({ at, by, outcome: fc.constantFrom('upheld', 'reversed') }).map(
        (ruled): Step =>
          (exclusion) =>
            ruleOnAppeal(exclusion, ruled),
      ),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(steps, at, (all, when) => {
      const end = all.reduce((exclusion, step) => {
        const taken = step(exclusion);
        return taken.ok ? taken.value : exclusion;
      }, noticed);
      expect(EXCLUSION_STAGES).toContain(exclusionStage(end, when));
      if (!standsExcluded(end, when)) return;
      const { decision, appeal, ruling: ruled } = end;
      expect(decision?.outcome).toBe('exclude');
      expect(decision?.by).not.toBe(end.notice.by);
      if (appeal !== null && appeal.at <= when) expect(ruled?.outcome).toBe('upheld');
      else expect(when > (decision?.appealUntil ?? '')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
