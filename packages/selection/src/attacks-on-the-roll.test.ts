import type { CandidateId, Id, UnitId } from '@selectorate/basics';
import {
  allPapers,
  amendment,
  bodyMembers,
  callRollSample,
  changedEntry,
  codeOf,
  commitSampleValue,
  counted,
  drawRollSample,
  excluded,
  exclusionDays,
  freezeRoll,
  frozenRoll,
  giveExclusionNotice,
  grantWaiver,
  introduction,
  memberPart,
  OFFICERS,
  openBallot,
  openTheBallot,
  openTrigger,
  readyToFreeze,
  reconcile,
  recordCount,
  type RehearsedContest,
  revealSampleValue,
  rollAudited,
  rollPrepared,
  rollReport,
  sampleFound,
  sampleValueOf,
  setHustings,
  setShortlist,
  smallRollOf,
  stateScrutiny,
  unitOfficers,
  unitReturn,
} from '@selectorate/testkit';
import type { RollEntry } from '@selectorate/roll';
import { describe, expect, test } from 'vitest';
import { hashHex } from './act.ts';
import { exclusionsInForce } from './derived/exclusions.ts';
import { rollSampleSeed, sampleBounds, sampleIndexes, sampleValueCommitment } from './derived/roll-sample.ts';
import { describeState } from './describe-state.ts';
import type { PartDraft } from './rehearsal.ts';

const QUICK = { witnesses: [] };
const PANEL = bodyMembers('appeal-panel');
const EXCLUSION = 'exclusion-1' as Id<'exclusion'>;
const CONTRIBUTORS = ['returning-officer', 'second-officer', 'scrutineer', 'agent'];
const said = (name: string, member = 'm-0012') => ({
  parts: { [name]: { subject: member, content: 'Reasons in full.' } },
});

/** Two months before the freeze, so that everything can be noticed, decided and appealed. */
const early = (): RehearsedContest => readyToFreeze({ ...QUICK, later: 56 });

const freezing = (contest: RehearsedContest, change: Parameters<typeof frozenRoll>[1] = {}): string => {
  contest.goPast('freeze');
  const { body, roll } = frozenRoll(contest, change);
  return codeOf(contest.attempt('freeze-roll', body, OFFICERS, { parts: { roll } }));
};

const deciding = (contest: RehearsedContest, decision: 'exclude' | 'stay' = 'exclude', by = OFFICERS): string => {
  const appealBy = decision === 'exclude' ? exclusionDays(contest) : null;
  const body = { exclusion: EXCLUSION, decision, appealBy };
  return codeOf(contest.attempt('decide-exclusion', body, by, said('reasons')));
};

const appealing = (contest: RehearsedContest, by = 'agent'): string =>
  codeOf(contest.attempt('appeal-exclusion', { exclusion: EXCLUSION }, [by], said('grounds')));

const ruling = (contest: RehearsedContest, outcome: 'upheld' | 'reversed', by = PANEL): string =>
  codeOf(contest.attempt('rule-on-exclusion', { exclusion: EXCLUSION, outcome }, by, said('reasons')));

test('a contest in which everything about a roll happens is sound, replays, and verifies with its private parts', async () => {
  const contest = rollAudited();
  const verdict = await contest.verify({ bundle: contest.bundle() });
  expect(verdict.faults).toEqual([]);
  expect(describeState(contest.ledger().state)).toEqual(describeState(contest.state));
  const { roll, waivers, exclusions } = contest.state;
  expect([waivers.size, exclusions.size]).toEqual([1, 2]);
  expect(roll?.withheld.ballot).toEqual({ 'excluded-entered-twice': 1 });
  // Twelve and a latecomer, of whom one is out by decision and the latecomer is let in to the members’ ballot by a waiver.
  expect(roll).toMatchObject({ members: 13, eligibleTrigger: 11, eligibleBallot: 12, version: 'v2' });
  expect(verdict.S.filter(({ what }) => what.startsWith('roll-')).every(({ checked }) => checked)).toBe(true);
});

describe('A24 members wrongly struck off', () => {
  test('silence strikes nobody off: a notice that nobody answered leaves the member in', () => {
    const contest = early();
    giveExclusionNotice(contest, { member: 'm-0012' });
    freezeRoll(contest);
    expect(contest.state.roll).toMatchObject({ eligibleBallot: 12, excluded: [] });
  });

  test('nothing is decided while the member can still reply', () => {
    const contest = early();
    giveExclusionNotice(contest, { member: 'm-0012' });
    expect(deciding(contest)).toBe('reply-awaited');
    contest.act('record-exclusion-reply', { exclusion: EXCLUSION }, ['scrutineer'], said('reply'));
    expect(deciding(contest)).toBe('reply-awaited');
    expect(deciding(contest, 'stay')).toBe('admitted');
  });

  test('an officer’s invented reply ends no window, and who gave the notice records no reply at all', () => {
    const contest = early();
    giveExclusionNotice(contest, { member: 'm-0012' });
    const replying = (by: string, reply: PartDraft): string =>
      codeOf(contest.attempt('record-exclusion-reply', { exclusion: EXCLUSION }, [by], { parts: { reply } }));
    expect(replying('returning-officer', { subject: 'm-0012', content: 'I agree.' })).toBe('decider-not-fresh');
    expect(replying('second-officer', { subject: 'm-0012', content: ' ' })).toBe('part-missing');
    expect(replying('second-officer', { subject: 'contest', content: 'I agree.' })).toBe('part-differs');
    expect(replying('second-officer', { subject: 'm-0012', content: 'I agree.' })).toBe('admitted');
    expect(deciding(contest)).toBe('reply-awaited');
    contest.wait(8 * 24 * 60);
    expect(deciding(contest)).toBe('admitted');
  });

  test('a reply that came late was heard, and does not undo the decision taken after it', () => {
    const contest = early();
    giveExclusionNotice(contest, { member: 'm-0012' });
    contest.wait(8 * 24 * 60);
    contest.act('record-exclusion-reply', { exclusion: EXCLUSION }, ['scrutineer'], said('reply'));
    expect(deciding(contest)).toBe('admitted');
    contest.wait(8 * 24 * 60);
    freezeRoll(contest);
    expect(contest.state.roll).toMatchObject({ eligibleBallot: 11, excluded: [EXCLUSION] });
  });

  test('neither notice, decision, appeal nor ruling is said in nothing, or under another key than the member’s', () => {
    const contest = early();
    const body = {
      exclusion: EXCLUSION,
      reason: 'died',
      clause: contest.rulebook.challenges.clause,
      electorates: ['ballot'] as ['ballot'],
      replyBy: exclusionDays(contest),
    } as const;
    const member = memberPart('m-0012');
    const noticing = (reasons: PartDraft): string =>
      codeOf(contest.attempt('give-exclusion-notice', body, ['returning-officer'], { parts: { member, reasons } }));
    expect(noticing({ subject: 'm-0012', content: '' })).toBe('reasons-missing');
    expect(noticing({ subject: 'contest', content: 'Reasons.' })).toBe('part-differs');
    expect(noticing({ subject: 'm-0012', content: 'Reasons.' })).toBe('admitted');
    contest.wait(8 * 24 * 60);
    const decide = { exclusion: EXCLUSION, decision: 'exclude', appealBy: exclusionDays(contest) } as const;
    const decidingWith = (reasons: PartDraft): string =>
      codeOf(contest.attempt('decide-exclusion', decide, OFFICERS, { parts: { reasons } }));
    expect(decidingWith({ subject: 'm-0012', content: '\n' })).toBe('reasons-missing');
    expect(decidingWith({ subject: 'contest', content: 'Reasons.' })).toBe('part-differs');
    expect(decidingWith({ subject: 'm-0012', content: 'Reasons.' })).toBe('admitted');
    const appeal = (grounds: PartDraft): string =>
      codeOf(contest.attempt('appeal-exclusion', { exclusion: EXCLUSION }, ['agent'], { parts: { grounds } }));
    expect(appeal({ subject: 'm-0012', content: '' })).toBe('part-missing');
    expect(appeal({ subject: 'm-0012', content: 'I live there.' })).toBe('admitted');
    const rule = { exclusion: EXCLUSION, outcome: 'reversed' } as const;
    const rulingWith = (reasons: PartDraft): string =>
      codeOf(contest.attempt('rule-on-exclusion', rule, PANEL, { parts: { reasons } }));
    expect(rulingWith({ subject: 'm-0001', content: 'Reasons.' })).toBe('part-differs');
    expect(rulingWith({ subject: 'm-0012', content: 'Reasons.' })).toBe('admitted');
  });

  test('a matter already ruled on is not opened again, nor a second case of somebody whose first is open', () => {
    const contest = rollPrepared(QUICK);
    const noticing = (member: string, reason: 'moved-out-of-area' | 'entered-twice' | 'died'): string => {
      const body = {
        exclusion: 'exclusion-9' as Id<'exclusion'>,
        reason,
        clause: contest.rulebook.challenges.clause,
        electorates: ['ballot'] as ['ballot'],
        replyBy: exclusionDays(contest),
      } as const;
      const parts = { member: memberPart(member), reasons: { subject: member, content: 'Reasons.' } };
      return codeOf(contest.attempt('give-exclusion-notice', body, ['returning-officer'], { parts }));
    };
    // m-0011 was let back in by the panel; m-0012 is out.
    expect(noticing('m-0011', 'moved-out-of-area')).toBe('already-decided');
    expect(noticing('m-0012', 'died')).toBe('already-decided');
    expect(noticing('m-0011', 'died')).toBe('admitted');
  });

  test('nobody gets notice who is not on the frozen roll', () => {
    const contest = openTrigger({ ...QUICK, later: 56 });
    const body = {
      exclusion: EXCLUSION,
      reason: 'died',
      clause: contest.rulebook.challenges.clause,
      electorates: ['ballot'] as ['ballot'],
      replyBy: exclusionDays(contest),
    } as const;
    const noticing = (member: string): string => {
      const parts = { member: memberPart(member), reasons: { subject: member, content: 'Reasons.' } };
      return codeOf(contest.attempt('give-exclusion-notice', body, ['returning-officer'], { parts }));
    };
    expect(noticing('m-9999')).toBe('part-differs');
    expect(noticing('m-0012')).toBe('admitted');
  });

  test('a case of somebody who stands nowhere is let go, and holds up no amendment for good', () => {
    const contest = early();
    excluded(contest, { member: 'm-9999' });
    freezeRoll(contest);
    expect(contest.state.roll).toMatchObject({ eligibleBallot: 12, excluded: [EXCLUSION] });
    expect(deciding(contest, 'stay')).toBe('part-differs');
    const body = { exclusion: EXCLUSION, decision: 'stay', appealBy: null } as const;
    contest.act('decide-exclusion', body, OFFICERS, said('reasons', 'm-9999'));
    const lifted = { member: 'm-9999', reason: 'exclusion-lifted' } as const;
    const another = amendment(contest, { amendments: [{ ...lifted, member: 'm-0001' }] });
    expect(codeOf(contest.attempt('amend-roll', another.body, OFFICERS, another.enclosed))).toBe('part-differs');
    const own = amendment(contest, { amendments: [lifted] });
    expect(codeOf(contest.attempt('amend-roll', own.body, OFFICERS, own.enclosed))).toBe('admitted');
    expect(contest.state.roll?.excluded).toEqual([]);
  });

  test('a window of a minute is none, nor one that ends after papers go out', () => {
    const contest = early();
    const notice = (replyBy: string): string =>
      codeOf(
        contest.attempt(
          'give-exclusion-notice',
          {
            exclusion: EXCLUSION,
            reason: 'died',
            clause: contest.rulebook.challenges.clause,
            electorates: ['ballot'],
            replyBy,
          },
          ['returning-officer'],
          { parts: { member: memberPart('m-0012'), reasons: { subject: 'm-0012', content: 'Reasons.' } } },
        ),
      );
    expect(notice(exclusionDays(contest, 0))).toBe('window-too-short');
    expect(notice(exclusionDays(contest, 300))).toBe('window-too-short');
    expect(notice(exclusionDays(contest, 7))).toBe('admitted');
  });

  test('nobody decides alone, nor rules on their own decision', () => {
    const contest = early();
    contest.act('override', mergeOf(contest), bodyMembers('national-body'));
    contest.act(
      'introduce-person',
      introduction(contest, 'second-officer', 'body-member', { body: 'appeal-panel' }),
      OFFICERS,
      {
        parts: { name: { subject: 'second-officer', content: 'Second' } },
      },
    );
    giveExclusionNotice(contest, { member: 'm-0012' });
    contest.wait(8 * 24 * 60);
    expect(deciding(contest, 'exclude', ['returning-officer'])).toBe('two-persons-needed');
    expect(deciding(contest)).toBe('admitted');
    expect(ruling(contest, 'upheld')).toBe('not-appealed');
    expect(appealing(contest)).toBe('admitted');
    expect(ruling(contest, 'upheld', ['appeal-panel-1', 'second-officer'])).toBe('decider-not-fresh');
    expect(ruling(contest, 'upheld')).toBe('admitted');
    expect(ruling(contest, 'reversed')).toBe('already-decided');
  });

  test('an appeal puts the member back in until somebody rules, and a reversal for good', () => {
    const contest = early();
    giveExclusionNotice(contest, { member: 'm-0012' });
    contest.wait(8 * 24 * 60);
    expect(appealing(contest)).toBe('not-excluded');
    deciding(contest);
    contest.wait(24 * 60);
    const later = (days: number): string => exclusionDays(contest, days);
    expect(exclusionsInForce(contest.state, later(0))).toEqual([]);
    expect(exclusionsInForce(contest.state, later(20))).toHaveLength(1);
    expect(appealing(contest)).toBe('admitted');
    expect(exclusionsInForce(contest.state, later(20))).toEqual([]);
    expect(ruling(contest, 'reversed')).toBe('admitted');
    expect(exclusionsInForce(contest.state, later(20))).toEqual([]);
    expect(freezing(contest)).toBe('admitted');
    expect(contest.state.roll?.eligibleBallot).toBe(12);
  });

  test('an appeal can come until its last moment, and by somebody who is not an officer', () => {
    const contest = early();
    giveExclusionNotice(contest, { member: 'm-0012' });
    contest.wait(8 * 24 * 60);
    deciding(contest);
    expect(appealing(contest, 'candidate-2')).toBe('signer-lacks-role');
    contest.wait(8 * 24 * 60);
    expect(appealing(contest)).toBe('deadline-passed');
  });

  test('an exclusion that was lifted after the freeze is undone before the ballot opens', () => {
    const contest = early();
    excluded(contest, { member: 'm-0012' });
    freezeRoll(contest);
    expect(contest.state.roll).toMatchObject({ eligibleBallot: 11, excluded: [EXCLUSION] });
    expect(deciding(contest, 'stay')).toBe('admitted');
    toShortlist(contest);
    contest.goPast('ballot-opens');
    const lots = contest.state.shortlist ?? [];
    expect(codeOf(contest.attempt('open-ballot', { method: contest.rulebook.ballot.method, lots }, OFFICERS))).toBe(
      'exclusion-in-doubt',
    );
    const { body, enclosed } = amendment(contest, { amendments: [{ member: 'm-0012', reason: 'exclusion-lifted' }] });
    expect(codeOf(contest.attempt('amend-roll', body, OFFICERS, enclosed))).toBe('admitted');
    expect(contest.state.roll).toMatchObject({ eligibleBallot: 12, excluded: [] });
    openTheBallot(contest);
    expect(deciding(contest, 'stay')).toBe('wrong-stage');
  });

  test('whose exclusion it is cannot be changed at the freeze: the snapshot names the member of the notice', () => {
    const contest = early();
    excluded(contest, { member: 'm-0012' });
    contest.goPast('freeze');
    const { body, roll } = frozenRoll(contest);
    const moved = JSON.parse(
      JSON.stringify(roll.content).replaceAll('"exclusion-1","member":"m-0012"', '"exclusion-1","member":"m-0003"'),
    );
    expect(moved).not.toEqual(roll.content);
    const parts = { roll: { subject: 'roll', content: moved } };
    expect(codeOf(contest.attempt('freeze-roll', body, OFFICERS, { parts }))).toBe('part-differs');
  });
});

/** What officers try with the roll once it is frozen. */
const amending = (contest: RehearsedContest, plan: Parameters<typeof amendment>[1], twist = {}): string => {
  const { body, enclosed } = amendment(contest, plan);
  return codeOf(contest.attempt('amend-roll', { ...body, ...twist }, OFFICERS, enclosed));
};

/** The roll with one entry more, which is like the first but for what is said of the person. */
const newcomer =
  (member: string, person: Partial<RollEntry['person']>) =>
  (entries: readonly RollEntry[]): readonly RollEntry[] => {
    const [first] = entries;
    return first === undefined
      ? entries
      : [...entries, { ...first, member: member as never, person: { ...first.person, ...person } }];
  };

describe('A24, A25 members are struck off once the roll is frozen', () => {
  test('nobody is taken off it, by whatever name two officers do so', () => {
    const contest = openTrigger(QUICK);
    const without = (entries: readonly RollEntry[]) => entries.filter(({ member }) => member !== 'm-0004');
    const { body, enclosed } = amendment(contest, {
      change: without,
      amendments: [{ member: 'm-0004', reason: 'entry-corrected' }],
    });
    expect(codeOf(contest.attempt('amend-roll', body, OFFICERS, enclosed))).toBe('roll-not-consistent');
    for (const reason of ['entry-removed', 'ruling-carried-out'])
      expect(
        codeOf(contest.attempt('amend-roll', { ...body, reasons: { [reason]: 1 } } as never, OFFICERS, enclosed)),
      ).toBe('act-malformed');
    const swapped = (entries: readonly RollEntry[]) =>
      without(newcomer('m-0101', { name: 'Third' })(newcomer('m-0100', { name: 'Somebody Else' })(entries)));
    expect(amending(contest, { change: swapped, amendments: [{ member: 'm-0100', reason: 'entry-added' }] })).toBe(
      'part-differs',
    );
    expect(contest.state.roll?.members).toBe(13);
  });

  test('no correction makes a rule leave a member out, alone or behind another that is let in', () => {
    const contest = openTrigger(QUICK);
    const joined = (member: string, day: string) =>
      changedEntry(member, (entry) => ({ ...entry, standing: { ...entry.standing, joined: day } }));
    const late = joined('m-0005', '2022-07-20');
    const correction = { member: 'm-0005', reason: 'entry-corrected' } as const;
    expect(amending(contest, { change: late, amendments: [correction] })).toBe('roll-not-consistent');
    const both = (entries: readonly RollEntry[]) => joined('m-0013', '2018-05-01')(late(entries));
    const other = { member: 'm-0013', reason: 'entry-corrected' } as const;
    expect(amending(contest, { change: both, amendments: [correction, other] })).toBe('part-differs');
  });

  test('a correction has reasons, two officers by name, and a line in the register of discretion', () => {
    const contest = openTrigger(QUICK);
    const renamed = changedEntry('m-0005', (entry) => ({ ...entry, person: { ...entry.person, name: 'Right Name' } }));
    const corrected = { member: 'm-0005', reason: 'entry-corrected' } as const;
    const plan = { change: renamed, amendments: [corrected] };
    const { body, enclosed } = amendment(contest, plan);
    const withReasons = (reasons: PartDraft | null): string =>
      codeOf(contest.attempt('amend-roll', body, OFFICERS, { parts: { ...enclosed.parts, reasons } }));
    expect(withReasons(null)).toBe('commitment-missing');
    expect(withReasons({ subject: 'roll', content: ' ' })).toBe('reasons-missing');
    for (const lacking of [
      { askedBy: null },
      { approvedBy: null },
      { authority: ' ' },
      { askedBy: 'second-officer' },
      { approvedBy: 'scrutineer' },
      { askedBy: 'nobody-1' },
    ])
      expect(amending(contest, { change: renamed, amendments: [{ ...corrected, ...lacking }] })).toBe('part-differs');
    expect(amending(contest, plan)).toBe('admitted');
    expect(contest.state.discretions.last()).toMatchObject({ kind: 'amend-roll', ground: 'entry-corrected' });
  });

  test('nobody is moved between branches under a change of contact, whatever the private list says', () => {
    const contest = openTrigger(QUICK);
    const email = changedEntry('m-0001', (entry) => ({
      ...entry,
      person: { ...entry.person, email: 'new@mail.example' },
    }));
    const plan = { change: email, amendments: [{ member: 'm-0001', reason: 'contact-confirmed' }] } as const;
    const { units } = amendment(contest, plan).body;
    const shifted = units.map((unit, at) => ({
      ...unit,
      members: unit.members + (at === 0 ? -4 : 4),
      eligible: unit.eligible + (at === 0 ? -4 : 4),
    }));
    expect(units).toHaveLength(2);
    expect(amending(contest, plan, { units: shifted })).toBe('roll-not-consistent');
    expect(amending(contest, plan)).toBe('admitted');
  });

  test('an exclusion is carried out by its own id, for its own member, and no other', () => {
    const contest = early();
    excluded(contest, { exclusion: 'exclusion-1', member: 'm-0012' });
    freezeRoll(contest);
    contest.act('decide-exclusion', { exclusion: EXCLUSION, decision: 'stay', appealBy: null }, OFFICERS);
    const lifted = { member: 'm-0012', reason: 'exclusion-lifted' } as const;
    expect(amending(contest, { amendments: [{ ...lifted, authority: 'exclusion-2' }] })).toBe('part-differs');
    expect(amending(contest, { amendments: [{ ...lifted, member: 'm-0011' }] })).toBe('part-differs');
    expect(amending(contest, { amendments: [lifted] })).toBe('admitted');
  });

  test('two cases of one member, one for each electorate, hold nothing up once both are lifted', () => {
    const contest = early();
    const second = 'exclusion-2' as Id<'exclusion'>;
    const cases = [
      [EXCLUSION, 'trigger'],
      [second, 'ballot'],
    ] as const;
    for (const [exclusion, electorate] of cases) {
      const body = {
        exclusion,
        reason: 'died',
        clause: contest.rulebook.challenges.clause,
        electorates: [electorate] as ['ballot'],
        replyBy: exclusionDays(contest),
      } as const;
      contest.act('give-exclusion-notice', body, ['returning-officer'], {
        parts: { member: memberPart('m-0012'), ...said('reasons').parts },
      });
    }
    contest.wait(8 * 24 * 60);
    for (const [exclusion] of cases)
      contest.act('decide-exclusion', { exclusion, decision: 'exclude', appealBy: exclusionDays(contest) }, OFFICERS);
    contest.wait(8 * 24 * 60);
    freezeRoll(contest);
    expect(contest.state.roll).toMatchObject({ eligibleTrigger: 11, eligibleBallot: 11 });
    for (const [exclusion] of cases)
      contest.act('decide-exclusion', { exclusion, decision: 'stay', appealBy: null }, OFFICERS);
    const lifted = { member: 'm-0012', reason: 'exclusion-lifted' } as const;
    expect(amending(contest, { amendments: [lifted] })).toBe('exclusions-differ');
    expect(amending(contest, { amendments: [lifted, lifted] })).toBe('part-differs');
    expect(amending(contest, { amendments: [lifted, { ...lifted, authority: second }] })).toBe('admitted');
    expect(contest.state.roll).toMatchObject({ eligibleTrigger: 12, eligibleBallot: 12, excluded: [] });
  });
});

const mergeOf = (contest: RehearsedContest) => ({
  power: contest.rulebook.overrides.find(({ effects }) => effects.includes('permit-merge'))?.clause ?? ('' as never),
  ground: 'too-few-people' as const,
  effect: {
    kind: 'permit-merge' as const,
    roles: ['second-officer', 'body-member'] as ['second-officer', 'body-member'],
  },
});

/** Units open the selection, and the shortlist and hustings are set. */
function toShortlist(contest: RehearsedContest): void {
  for (const unit of contest.state.units.keys()) {
    contest.goPast('units-meet-from');
    const { body } = unitReturn(contest, unit, { open: 4, keep: 1 });
    contest.act('return-unit-vote', body, unitOfficers(unit));
  }
  contest.goPast('returns-due');
  contest.act('decide-trigger', { outcome: 'triggered' }, OFFICERS);
  setShortlist(contest);
  setHustings(contest);
}

describe('A25 an eligible class silently excluded', () => {
  test('a reason with no decision behind it is refused, however the figures add up', () => {
    const contest = early();
    contest.goPast('freeze');
    const { body, roll } = frozenRoll(contest);
    const withheld = { ...body.ballot.withheld, 'excluded-member-elsewhere': 6 };
    const ballot = { ...body.ballot, eligible: body.ballot.eligible - 6, withheld };
    expect(codeOf(contest.attempt('freeze-roll', { ...body, ballot }, OFFICERS, { parts: { roll } }))).toBe(
      'exclusions-differ',
    );
    const invented = { ...ballot, withheld: { ...body.ballot.withheld, 'excluded-of-no-list': 6 } };
    expect(codeOf(contest.attempt('freeze-roll', { ...body, ballot: invented }, OFFICERS, { parts: { roll } }))).toBe(
      'roll-not-consistent',
    );
  });

  test('nor can one decision stand for two members', () => {
    const contest = early();
    excluded(contest, { member: 'm-0012' });
    contest.goPast('freeze');
    const { body, roll } = frozenRoll(contest);
    expect(body.ballot.withheld).toMatchObject({ 'excluded-entered-twice': 1 });
    const withheld = { ...body.ballot.withheld, 'excluded-entered-twice': 2 };
    const ballot = { ...body.ballot, eligible: body.ballot.eligible - 1, withheld };
    expect(codeOf(contest.attempt('freeze-roll', { ...body, ballot }, OFFICERS, { parts: { roll } }))).toBe(
      'exclusions-differ',
    );
  });

  test('nor are members let in past a rule by waivers that nobody granted', () => {
    const contest = early();
    contest.goPast('freeze');
    const { body, roll } = frozenRoll(contest);
    const [rule] = contest.rulebook.electorates.ballot.rules;
    const ballot = { eligible: 13, withheld: {}, waived: { [rule?.clause ?? '']: 1 } };
    expect(codeOf(contest.attempt('freeze-roll', { ...body, ballot }, OFFICERS, { parts: { roll } }))).toBe(
      'waivers-differ',
    );
  });

  test('a waiver is of a clause of that electorate, and lets in the member it is for', () => {
    const contest = early();
    const clause = contest.rulebook.challenges.clause;
    const parts = { member: memberPart('m-0013'), reasons: { subject: 'm-0013', content: 'Reasons.' } };
    const body = { waiver: 'waiver-1' as Id<'waiver'>, clause, electorate: 'ballot' } as const;
    expect(codeOf(contest.attempt('grant-waiver', body, OFFICERS, { parts }))).toBe('clause-not-of-electorate');
    const [rule] = contest.rulebook.electorates.ballot.rules;
    const another = { ...parts, member: { subject: 'm-0001', content: { member: 'm-0013' } } };
    const mislaid = { ...body, clause: rule?.clause ?? clause };
    expect(codeOf(contest.attempt('grant-waiver', mislaid, OFFICERS, { parts: another }))).toBe('part-differs');
    grantWaiver(contest, { member: 'm-0013' });
    freezeRoll(contest);
    expect(contest.state.roll).toMatchObject({ eligibleTrigger: 12, eligibleBallot: 13 });
  });
});

describe('A21 a committee or a unit is packed weeks before its vote', () => {
  test('nobody is brought into a body whose roll is frozen, and nobody signs for it who is not on that roll', () => {
    const contest = readyToFreeze(QUICK);
    const { body, enclosed } = smallRollOf(contest, { body: 'appeal-panel', members: 2 });
    contest.act('freeze-unit-roll', body, OFFICERS, enclosed);
    const packer = introduction(contest, 'packer', 'body-member', { body: 'appeal-panel' });
    const parts = { name: { subject: 'packer', content: 'Packer' } };
    expect(codeOf(contest.attempt('introduce-person', packer, OFFICERS, { parts }))).toBe('composition-frozen');
    const other = introduction(contest, 'packer', 'body-member', { body: 'national-body' });
    expect(codeOf(contest.attempt('introduce-person', other, OFFICERS, { parts }))).toBe('admitted');
    const again = smallRollOf(contest, { body: 'appeal-panel', members: 9 });
    expect(codeOf(contest.attempt('freeze-unit-roll', again.body, OFFICERS, again.enclosed))).toBe('already-decided');
  });

  test('a body’s roll holds as many as sign for it, and is frozen before the freeze', () => {
    const contest = readyToFreeze(QUICK);
    const small = smallRollOf(contest, { body: 'appeal-panel', members: 1 });
    expect(codeOf(contest.attempt('freeze-unit-roll', small.body, OFFICERS, small.enclosed))).toBe(
      'roll-not-consistent',
    );
    contest.goPast('freeze');
    const late = smallRollOf(contest, { body: 'appeal-panel', members: 2 });
    expect(codeOf(contest.attempt('freeze-unit-roll', late.body, OFFICERS, late.enclosed))).toBe('deadline-passed');
  });

  test('a unit returns no more papers than its own frozen roll has members', () => {
    const contest = openTrigger(QUICK);
    const unit = 'affiliate-01';
    const { body, enclosed } = smallRollOf(contest, { unit, members: 4 });
    contest.act('freeze-unit-roll', body, unitOfficers(unit), enclosed);
    contest.goPast('units-meet-from');
    const returned = (open: number): string =>
      codeOf(contest.attempt('return-unit-vote', unitReturn(contest, unit, { open }).body, unitOfficers(unit)));
    expect(returned(5)).toBe('more-papers-than-roll');
    expect(returned(4)).toBe('admitted');
    const late = smallRollOf(contest, { unit, members: 6 });
    expect(codeOf(contest.attempt('freeze-unit-roll', late.body, unitOfficers(unit), late.enclosed))).toBe(
      'already-decided',
    );
  });

  test('a unit’s roll is frozen by that unit’s own officers or by those of the contest, with as many as may vote in it', () => {
    const contest = openTrigger(QUICK);
    const { body, enclosed } = smallRollOf(contest, { unit: 'branch-01', members: 6 });
    expect(codeOf(contest.attempt('freeze-unit-roll', body, unitOfficers('branch-02'), enclosed))).toBe(
      'signer-lacks-role',
    );
    const more = smallRollOf(contest, { unit: 'branch-01', members: 7 });
    expect(codeOf(contest.attempt('freeze-unit-roll', more.body, OFFICERS, more.enclosed))).toBe('roll-not-consistent');
    const neither = { ...body, unit: null };
    expect(codeOf(contest.attempt('freeze-unit-roll', neither, OFFICERS, enclosed))).toBe('act-malformed');
    // The snapshot of one unit is not that of another: the leaves name whose they are.
    const copied = { ...body, unit: 'branch-02' as UnitId };
    expect(codeOf(contest.attempt('freeze-unit-roll', copied, OFFICERS, enclosed))).toBe('part-differs');
  });
});

describe('A02 contact details edited after the freeze', () => {
  const email = changedEntry('m-0001', (entry) => ({
    ...entry,
    person: { ...entry.person, email: 'captured@mail.example' },
  }));
  const confirmed = { member: 'm-0001', reason: 'contact-confirmed' } as const;

  test('every change is confirmed by the member and by a second officer, or refused', () => {
    const contest = openTrigger(QUICK);
    const contacts = { changed: 1, confirmedAtOldContact: 0, secondOfficer: 1, inPerson: 0 };
    expect(amending(contest, { change: email, amendments: [confirmed] }, { contacts })).toBe('contact-not-confirmed');
    const alone = { ...contacts, confirmedAtOldContact: 1, secondOfficer: 0 };
    expect(amending(contest, { change: email, amendments: [confirmed] }, { contacts: alone })).toBe(
      'contact-not-confirmed',
    );
    expect(amending(contest, { change: email, amendments: [{ ...confirmed, confirmedAt: null }] })).toBe(
      'part-differs',
    );
    const oneOfficer = { ...confirmed, approvedBy: 'returning-officer' };
    expect(amending(contest, { change: email, amendments: [oneOfficer] })).toBe('part-differs');
    expect(amending(contest, { change: email, amendments: [confirmed] })).toBe('admitted');
  });

  test('two invented names and a moment long ago confirm nothing', () => {
    const contest = openTrigger(QUICK);
    const frozenAt = contest.state.frozen?.at ?? '';
    for (const lacking of [
      { askedBy: 'nobody-1', approvedBy: 'nobody-2' },
      { askedBy: 'm-0001' },
      { askedBy: 'agent' },
      { approvedBy: 'scrutineer' },
      { approvedBy: 'member' },
      { confirmedAt: '1970-01-01T00:00:00Z' },
      { confirmedAt: '2030-01-01T00:00:00Z' },
    ])
      expect(amending(contest, { change: email, amendments: [{ ...confirmed, ...lacking }] })).toBe('part-differs');
    const byMember = { ...confirmed, askedBy: 'member', confirmedAt: frozenAt };
    expect(amending(contest, { change: email, amendments: [byMember] })).toBe('admitted');
  });

  test('where a member is seen instead, both officers say so, and why nobody could be asked', () => {
    const contest = openTrigger(QUICK);
    const seen = { member: 'm-0001', reason: 'contact-in-person' } as const;
    expect(amending(contest, { change: email, amendments: [{ ...seen, authority: 'they seemed nice' }] })).toBe(
      'part-differs',
    );
    expect(amending(contest, { change: email, amendments: [{ ...seen, askedBy: 'member' }] })).toBe('part-differs');
    expect(amending(contest, { change: email, amendments: [{ ...seen, authority: 'email-bounced' }] })).toBe(
      'admitted',
    );
  });

  test('a second entry of a member, with another contact, is no way around the question at the old one', () => {
    const contest = openTrigger(QUICK);
    const name = contest.plan.words.name('0001');
    const added = { member: 'm-0001b', reason: 'entry-added' } as const;
    const twice = newcomer('m-0001b', { name: ` ${name.toUpperCase()}`, email: 'captured@mail.example' });
    expect(amending(contest, { change: twice, amendments: [added] })).toBe('part-differs');
    const other = newcomer('m-0001b', { name: 'Quite Another', email: 'another@mail.example' });
    expect(amending(contest, { change: other, amendments: [added] })).toBe('admitted');
  });

  test('a contact is not changed under the name of a correction, nor beside one', () => {
    const contest = openTrigger(QUICK);
    expect(amending(contest, { change: email, amendments: [{ member: 'm-0001', reason: 'entry-corrected' }] })).toBe(
      'part-differs',
    );
    const both = changedEntry('m-0001', (entry) => ({
      ...entry,
      person: { ...entry.person, name: 'Another name', email: 'captured@mail.example' },
    }));
    expect(amending(contest, { change: both, amendments: [confirmed] })).toBe('part-differs');
  });

  test('a second change hides behind no first one: the snapshot differs where the list says, and nowhere else', () => {
    const contest = openTrigger(QUICK);
    const smuggled = (entries: Parameters<typeof email>[0]) =>
      changedEntry('m-0002', (entry) => ({ ...entry, person: { ...entry.person, phone: '+441632960000' } }))(
        email(entries),
      );
    expect(amending(contest, { change: smuggled, amendments: [confirmed] })).toBe('part-differs');
  });

  test('members come only by counted reasons, from the version that stands, and never go', () => {
    const contest = openTrigger(QUICK);
    const without = (entries: Parameters<typeof email>[0]) => entries.filter(({ member }) => member !== 'm-0012');
    expect(amending(contest, { change: without, amendments: [confirmed] })).toBe('roll-not-consistent');
    const added = { member: 'm-0100', reason: 'entry-added' } as const;
    const more = newcomer('m-0100', { name: 'Late Arrival' });
    expect(amending(contest, { change: more, amendments: [added] }, { before: '00'.repeat(32) })).toBe(
      'figures-differ',
    );
    expect(amending(contest, { change: more, amendments: [{ ...added, member: 'm-0101' }] })).toBe('part-differs');
    expect(amending(contest, { change: more, amendments: [added] })).toBe('admitted');
    expect(contest.state.roll).toMatchObject({ members: 14, eligibleBallot: 13 });
    expect(contest.state.units.get('branch-01' as UnitId)?.entitled).toBe(7);
    expect(amending(contest, { version: 'v1', change: more, amendments: [added] })).toBe('already-decided');
  });

  test('once the ballot is open contacts change, and nobody who may vote', () => {
    const contest = openBallot(QUICK);
    const lapsed = changedEntry('m-0001', (entry) => ({
      ...entry,
      standing: { ...entry.standing, status: 'lapsed' },
    }));
    const ruled = { member: 'm-0001', reason: 'entry-corrected' } as const;
    expect(amending(contest, { change: lapsed, amendments: [ruled] })).toBe('amendment-too-late');
    expect(amending(contest, { change: lapsed, amendments: [confirmed] })).toBe('roll-not-consistent');
    expect(amending(contest, { change: email, amendments: [confirmed] })).toBe('admitted');
    expect(contest.state.roll?.eligibleBallot).toBe(12);
  });

  test('before the freeze what was changed is reported in counts, none of them small', () => {
    const contest = readyToFreeze(QUICK);
    const { body, enclosed } = rollReport(contest);
    const tell = (changes: Partial<typeof body.changes>): string =>
      codeOf(contest.attempt('report-roll', { ...body, changes: { ...body.changes, ...changes } }, OFFICERS, enclosed));
    expect(tell({ changes: 12 })).toBe('count-too-small');
    expect(tell({ changes: 71 })).toBe('count-too-small');
    expect(tell({})).toBe('admitted');
    expect(contest.state.rollReport?.changes.changes).toBe(0);
    const honest = rollReport(contest, contactEdits(40));
    const hidden = { ...honest.body, changes: { ...honest.body.changes, changes: 0, members: 0 } };
    expect(codeOf(contest.attempt('report-roll', hidden, OFFICERS, honest.enclosed))).toBe('count-too-small');
    contest.act('report-roll', honest.body, OFFICERS, honest.enclosed);
    expect(contest.state.rollReport?.changes).toMatchObject({ changes: 40, since: 'v0', largestSessions: [20] });
    expect(contest.state.rollReport?.changes.members).toBeNull();
  });
});

/** So many changes of a contact, at one sitting of one officer. */
const contactEdits = (edits: number): NonNullable<Parameters<typeof rollReport>[1]> =>
  Array.from({ length: edits }, (_, at) => ({
    at: '2022-07-30T11:00:00Z',
    by: 'returning-officer',
    channel: 'officer',
    session: 'sitting-1',
    reason: 'moved-home',
    authority: 'request',
    member: `m-${(1 + (at % 12)).toString().padStart(4, '0')}` as never,
    field: 'email',
    from: `old-${at}@mail.example`,
    to: `new-${at}@mail.example`,
  }));

describe('A23 a join date set from a defective form', () => {
  test('a join date that moves after the freeze is an amendment like any other: counted, and in the list', () => {
    const contest = openTrigger(QUICK);
    const backdated = changedEntry('m-0013', (entry) => ({
      ...entry,
      standing: { ...entry.standing, joined: '2018-05-01' },
    }));
    const contact = { member: 'm-0013', reason: 'contact-confirmed' } as const;
    expect(amending(contest, { change: backdated, amendments: [contact] })).toBe('roll-not-consistent');
    const corrected = { member: 'm-0013', reason: 'entry-corrected' } as const;
    expect(
      amending(
        contest,
        { change: backdated, amendments: [corrected] },
        { reasons: { 'entry-corrected': 1, 'exclusion-lifted': 1 } },
      ),
    ).toBe('exclusions-differ');
    expect(amending(contest, { change: backdated, amendments: [corrected] })).toBe('admitted');
    expect(contest.state.roll?.amendments).toMatchObject([{ reasons: { 'entry-corrected': 1 } }]);
  });
});

describe('A56 a sample ground to taste', () => {
  const called = (people: readonly string[] = CONTRIBUTORS): RehearsedContest => {
    const contest = readyToFreeze(QUICK);
    callRollSample(contest, 5);
    for (const person of people) commitSampleValue(contest, person);
    return contest;
  };
  const committing = (contest: RehearsedContest, person: string): string => {
    const commitment = sampleValueCommitment(contest.plan.contest, person as never, '07'.repeat(32));
    return codeOf(contest.attempt('commit-sample-value', { commitment }, [person]));
  };
  const revealing = (contest: RehearsedContest, person: string, value = sampleValueOf(contest, person)): string =>
    codeOf(contest.attempt('reveal-sample-value', { value }, [person]));
  const drawing = (contest: RehearsedContest, seed = rollSampleSeed(contest.state) ?? '00'.repeat(32)): string =>
    codeOf(contest.attempt('draw-roll-sample', { seed }, ['scrutineer']));

  test('values are committed to before the freeze and revealed after it; nobody reveals another', () => {
    const contest = called();
    expect(revealing(contest, 'agent')).toBe('wrong-stage');
    expect(committing(contest, 'agent')).toBe('already-decided');
    freezeRoll(contest);
    expect(committing(contest, 'agent')).toBe('wrong-stage');
    expect(revealing(contest, 'agent', '11'.repeat(32))).toBe('lot-value-differs');
    expect(revealing(contest, 'agent', sampleValueOf(contest, 'scrutineer'))).toBe('lot-value-differs');
    expect(revealing(contest, 'agent')).toBe('admitted');
    expect(revealing(contest, 'agent')).toBe('already-decided');
  });

  test('people brought in once it was called give no value, and nobody does before', () => {
    const before = readyToFreeze(QUICK);
    expect(committing(before, 'agent')).toBe('sample-not-called');
    const contest = called([]);
    const parts = { name: { subject: 'puppet', content: 'Puppet' } };
    contest.act('introduce-person', introduction(contest, 'puppet', 'agent'), OFFICERS, { parts });
    expect(committing(contest, 'puppet')).toBe('lot-contributor-too-late');
    expect(committing(contest, 'teller-1')).toBe('signer-lacks-role');
  });

  test('the seed is of the frozen root, of the log up to the freeze, and of every value revealed', () => {
    const contest = called();
    freezeRoll(contest);
    const { frozen } = contest.state;
    const freeze = contest.acts.findIndex(({ kind }) => kind === 'freeze-roll');
    expect(frozen?.head.size).toBe(freeze + 1);
    for (const person of CONTRIBUTORS) revealSampleValue(contest, person);
    const lines = CONTRIBUTORS.map((person) => `${person} ${sampleValueOf(contest, person)}`);
    const text = ['selectorate-sample-seed/1', contest.plan.contest, frozen?.roll.root, frozen?.head.root, ...lines];
    expect(rollSampleSeed(contest.state)).toBe(hashHex(text.join('\n')));
    expect(drawing(contest, '00'.repeat(32))).toBe('figures-differ');
    expect(drawing(contest)).toBe('admitted');
    expect(drawing(contest)).toBe('already-decided');
    expect(new Set(sampleIndexes(contest.state)).size).toBe(5);
  });

  test('the scrutineer cannot draw before the others had a day, nor anybody reveal once it is drawn', () => {
    const contest = called();
    freezeRoll(contest);
    expect(drawing(contest)).toBe('values-awaited');
    revealSampleValue(contest, 'scrutineer');
    expect(drawing(contest)).toBe('values-awaited');
    contest.wait(25 * 60);
    expect(drawing(contest)).toBe('admitted');
    expect(revealing(contest, 'agent')).toBe('already-decided');
    expect(contest.state.rollSample?.values.filter(({ value }) => value === null)).toHaveLength(3);
  });

  test('without a call there is nothing to draw, without values nothing to draw from, without a draw nothing to report', () => {
    const without = openTrigger(QUICK);
    expect(drawing(without)).toBe('sample-not-called');
    const contest = called([]);
    freezeRoll(contest);
    expect(drawing(contest)).toBe('sample-not-drawn');
    const { body, enclosed } = sampleFound(contest);
    expect(codeOf(contest.attempt('report-roll-sample', body, ['scrutineer'], enclosed))).toBe('sample-not-drawn');
  });

  test('a sample is called once, before the freeze', () => {
    const contest = called([]);
    expect(codeOf(contest.attempt('call-roll-sample', { size: 12 }, ['scrutineer']))).toBe('already-decided');
    const late = openTrigger(QUICK);
    expect(codeOf(late.attempt('call-roll-sample', { size: 5 }, ['scrutineer']))).toBe('wrong-stage');
  });
});

describe('A01 dead or departed people stay on the roll and vote', () => {
  test('the sample’s bound stands beside the margin, every silent member counted as ineligible', () => {
    const contest = rollAudited(QUICK);
    const bounds = sampleBounds(contest.state);
    expect(bounds).toMatchObject({ roll: 13, sample: 4, confirmed: 3, silent: 1, margin: null, verdict: null });
    expect(bounds?.bound).toBeGreaterThan(bounds?.ifSilentLikeRest ?? 0);
    const { roll } = counted(QUICK).state;
    const state = { ...counted(QUICK).state, frozen: contest.state.frozen, rollSample: contest.state.rollSample, roll };
    expect(sampleBounds(state)).toMatchObject({ margin: state.counted?.margin, verdict: 'margin-within-bound' });
  });

  test('entries added after the freeze, which no sample can have drawn, all count as ineligible', () => {
    const contest = rollAudited(QUICK);
    const before = sampleBounds(contest.state);
    const ghosts = Array.from({ length: 500 }, (_, at) => `g-${1000 + at}`);
    const email = changedEntry('m-0001', (entry) => ({
      ...entry,
      person: { ...entry.person, email: 'member@mail.example', name: 'Another Name' },
    }));
    const change = (entries: readonly RollEntry[]) =>
      ghosts.reduce((all, ghost) => newcomer(ghost, { name: `Ghost ${ghost}` })(all), email(entries));
    const amendments = [
      { member: 'm-0001', reason: 'entry-corrected' } as const,
      ...ghosts.map((member) => ({ member, reason: 'entry-added' as const })),
    ];
    expect(amending(contest, { version: 'v3', change, amendments })).toBe('admitted');
    expect(sampleBounds(contest.state)).toEqual({
      ...before,
      added: 500,
      corrected: 1,
      bound: (before?.bound ?? 0) + 500,
      ifSilentLikeRest: (before?.ifSilentLikeRest ?? 0) + 500,
    });
  });

  test('a member left out by a decision that has come to stand gets no paper because nobody amended the roll', () => {
    const contest = early();
    contest.goPast('freeze', -60 * 24 * 8);
    giveExclusionNotice(contest, { member: 'm-0012', reason: 'died' });
    freezeRoll(contest);
    contest.wait(24 * 60);
    expect(deciding(contest)).toBe('admitted');
    toShortlist(contest);
    contest.goPast('ballot-opens');
    const opening = (): string => {
      const body = { method: contest.rulebook.ballot.method, lots: [...(contest.state.shortlist ?? [])] };
      return codeOf(contest.attempt('open-ballot', body, OFFICERS));
    };
    expect(opening()).toBe('exclusions-differ');
    expect(amending(contest, { amendments: [{ member: 'm-0012', reason: 'exclusion-decided' }] })).toBe('admitted');
    expect(opening()).toBe('admitted');
    expect(contest.state.roll).toMatchObject({ eligibleBallot: 11, excluded: [EXCLUSION] });
  });

  test('a roll smaller than the sample is opened as a whole, and a clean one bounds nothing', () => {
    const contest = readyToFreeze(QUICK);
    callRollSample(contest, 59);
    commitSampleValue(contest, 'scrutineer');
    freezeRoll(contest);
    revealSampleValue(contest, 'scrutineer');
    drawRollSample(contest);
    expect(sampleIndexes(contest.state)?.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i));
    const { body, enclosed } = sampleFound(contest);
    contest.act('report-roll-sample', body, ['scrutineer'], enclosed);
    expect(sampleBounds(contest.state)).toMatchObject({ sample: 13, bound: 0, ifSilentLikeRest: 0 });
  });

  test('what was found is found leaf by leaf: none left out, none opened twice, none that was not drawn', () => {
    const contest = rollAudited(QUICK);
    const { body, enclosed } = sampleFound(contest);
    const content = (enclosed.parts?.['sample']?.content ?? []) as { index: number; outcome: string }[];
    const reporting = (changed: readonly object[], twist = {}): string =>
      codeOf(
        contest.attempt('report-roll-sample', { ...body, ...twist }, ['scrutineer'], {
          parts: { sample: { subject: 'contest', content: changed as never } },
        }),
      );
    const [first, ...others] = content;
    const drawn = new Set(content.map(({ index }) => index));
    const stranger = Array.from({ length: 13 }, (_, i) => i).find((index) => !drawn.has(index));
    expect(reporting(content, { confirmed: 3 })).toBe('figures-differ');
    expect(reporting(others)).toBe('part-differs');
    expect(reporting([others[0] ?? {}, ...others])).toBe('part-differs');
    expect(reporting([{ ...first, index: stranger }, ...others])).toBe('part-differs');
    expect(reporting([{ ...first, outcome: 'silent' }, ...others])).toBe('part-differs');
    expect(reporting(content)).toBe('admitted');
    expect(contest.state.rollSample?.found).toMatchObject({ confirmed: 4, silent: 0 });
  });

  test('a report on the roll says what its counts and the full report say, and withholds what is small', () => {
    const contest = readyToFreeze(QUICK);
    const { body, enclosed } = rollReport(contest);
    const report = (change: Partial<typeof body>): string =>
      codeOf(contest.attempt('report-roll', { ...body, ...change }, OFFICERS, enclosed));
    const [line, ...lines] = body.checks;
    expect(report({ k: 21 })).toBe('figures-differ');
    expect(report({ failed: ['decoy-recall'] })).toBe('part-differs');
    expect(report({ checks: [{ ...line, signals: 3 } as never, ...lines] })).toBe('count-too-small');
    expect(report({ checks: [line as never, line as never] })).toBe('roll-counts-differ');
    expect(report({ checks: [{ ...line, outcome: 'not-run' } as never, ...lines] })).toBe('part-differs');
    expect(codeOf(contest.attempt('report-roll', body, OFFICERS, { ...enclosed, blobs: [] }))).toBe(
      'roll-counts-differ',
    );
    expect(report({})).toBe('admitted');
    expect(report({})).toBe('admitted');
  });
});

describe('a tampered record', () => {
  test('of a freeze with decisions, an amendment and a sample is named at its entry', async () => {
    const contest = rollAudited();
    for (const kind of [
      'grant-waiver',
      'give-exclusion-notice',
      'freeze-unit-roll',
      'amend-roll',
      'report-roll-sample',
    ]) {
      const act = contest.acts.find((each) => each.kind === kind);
      const name = kind === 'amend-roll' ? 'delta' : Object.keys(act?.commitments ?? {})[0];
      const commitment = act?.commitments[name ?? ''] ?? '';
      const bundle = JSON.parse(new TextDecoder().decode(contest.bundle())) as {
        parts: { salt: string; part: string }[];
      };
      const part = contest.rehearsal.parts.get(commitment);
      const changed = bundle.parts.map((each) => (each.salt === part?.salt ? { ...each, content: 'another' } : each));
      const bytes = new TextEncoder().encode(JSON.stringify({ ...bundle, parts: changed }));
      const verdict = await contest.verify({ bundle: bytes });
      expect(verdict.faults.map(({ code }) => code)).toContain('part-missing');
      expect(verdict.faults.some(({ entry }) => entry === act?.seq)).toBe(true);
    }
  });

  test('with another blob of counts is named', async () => {
    const contest = rollAudited();
    const act = contest.acts.find(({ kind }) => kind === 'report-roll');
    const counts = act?.kind === 'report-roll' ? String((act.body as { readonly counts?: unknown }).counts) : '';
    expect(counts).toMatch(/^[0-9a-f]{64}$/);
    contest.rehearsal.blobs.delete(counts);
    const verdict = await contest.verify();
    expect(verdict.faults.map(({ code }) => code)).toContain('blob-missing');
  });

  test('erasing a member leaves the public state as it is', async () => {
    const contest = rollPrepared();
    const before = describeState(contest.ledger().state);
    contest.rehearsal.vault.erase('m-0011');
    contest.rehearsal.vault.erase('m-0012');
    expect(describeState(contest.state)).toEqual(before);
    expect((await contest.verify()).faults).toEqual([]);
  });
});

test('a whole contest after a waiver, an exclusion and a sample is declared as any other', async () => {
  const contest = rollAudited();
  toShortlist(contest);
  openTheBallot(contest);
  allPapers(contest);
  reconcile(contest);
  stateScrutiny(contest);
  recordCount(contest);
  const verdict = await contest.verify({ bundle: contest.bundle() });
  expect(verdict.faults).toEqual([]);
  expect(sampleBounds(contest.state)?.verdict).toBe('margin-within-bound');
  expect(contest.state.counted?.elected).toBe('incumbent' as CandidateId);
});
