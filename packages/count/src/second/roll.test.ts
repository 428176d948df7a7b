import { type CandidateId, type SectionId, unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { packBallots } from '../ballots/ballots.ts';
import { type Contest, plainContest, type Section } from '../contest/contest.ts';
import { count } from '../count.ts';
import type { CountRequest } from '../rules/options.ts';
import { differencesBetween } from './differences.ts';
import { recount } from './recount.ts';

const [ALMA, BRAM] = ['alma' as CandidateId, 'bram' as CandidateId] as const;
const MEMBERS = { section: 'members' as SectionId, weight: '1', of: 'section' } as const;
const BRANCHES = { section: 'branches' as SectionId, weight: '3', of: 'section' } as const;
const REQUEST: CountRequest = { rule: 'irv' };

/** Members prefer Alma by 66 to 24, branches Bram by 8 to 4: with a fourth and three fourths of the votes Bram wins. */
const BALLOTS = packBallots(
  [ALMA, BRAM],
  [
    { ranking: [[0]], times: 66, section: 0 },
    { ranking: [[1]], times: 24, section: 0 },
    { ranking: [[0]], times: 4, section: 1 },
    { ranking: [[1]], times: 8, section: 1 },
  ],
);

const ROLL = JSON.stringify({ schema: 'selectorate-roll-snapshot/1', sections: [MEMBERS, BRANCHES] });
const contestOf = (...sections: readonly Section[]): Contest => ({ ...plainContest(1), sections });

const differences = (contest: Contest): readonly string[] =>
  differencesBetween(
    count(BALLOTS, contest, REQUEST),
    recount(BALLOTS, contest, REQUEST, { roll: JSON.parse(ROLL) as unknown }),
  );

test('A36 a count that applied the weights of the roll is found the same by the second counter', () => {
  const contest = contestOf(MEMBERS, BRANCHES);
  expect(unwrap(count(BALLOTS, contest, REQUEST)).elected).toEqual([BRAM]);
  expect(differences(contest)).toEqual([]);
});

test('A36 a count with weights not applied is shown different, and whom the weights elect', () => {
  const contest = contestOf({ ...MEMBERS, weight: '1' }, { ...BRANCHES, weight: '1' });
  const found = differences(contest);
  expect(found[0]).toBe('elected: ["alma"] and ["bram"]');
  expect(found).toContain(
    'sections: ["members 1 section","branches 1 section"] and ["members 1 section","branches 3 section"]',
  );
  expect(found.some((line) => line.startsWith('stage 1, tallies'))).toBe(true);
  const second = unwrap(recount(BALLOTS, contest, REQUEST, { roll: JSON.parse(ROLL) as unknown }));
  expect(second.elected).toEqual([BRAM]);
  expect(second.contest.sections).toEqual([MEMBERS, BRANCHES]);
});

test('A36 a count without any sections is shown to elect the wrong candidate', () => {
  const found = differences(contestOf());
  expect(found[0]).toBe('elected: ["alma"] and ["bram"]');
});

test('A36 a count with the weights of two sections exchanged is shown to elect the wrong candidate', () => {
  const exchanged = contestOf({ ...MEMBERS, weight: '3' }, { ...BRANCHES, weight: '1' });
  expect(differences(exchanged)[0]).toBe('elected: ["alma"] and ["bram"]');
});

test('A36 a count with the sections listed in another order than the papers name them is shown different', () => {
  expect(differences(contestOf(BRANCHES, MEMBERS))[0]).toBe('elected: ["alma"] and ["bram"]');
});

test('A36 block votes that nobody multiplied are shown by rules that only know papers', () => {
  const sections = [{ ...MEMBERS, of: 'paper' } as const, { ...BRANCHES, weight: '40', of: 'paper' } as const];
  const roll: unknown = { schema: 'selectorate-roll-snapshot/1', sections };
  const request: CountRequest = { rule: 'schulze' };
  const flat = contestOf(...sections.map((section) => ({ ...section, weight: '1' })));
  expect(differencesBetween(count(BALLOTS, flat, request), recount(BALLOTS, flat, request, { roll }))[0]).toBe(
    'elected: ["alma"] and ["bram"]',
  );
  const honest = contestOf(...sections);
  expect(differencesBetween(count(BALLOTS, honest, request), recount(BALLOTS, honest, request, { roll }))).toEqual([]);
});

test('papers of a section that the snapshot does not have are refused', () => {
  const roll: unknown = { schema: 'selectorate-roll-snapshot/1', sections: [MEMBERS] };
  const answer = recount(BALLOTS, contestOf(MEMBERS, BRANCHES), REQUEST, { roll });
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad-ballots' } });
});

test.each([
  ['no object', null, 'the object: members `schema` and `sections`, no other'],
  ['a list', [], 'the object: members `schema` and `sections`, no other'],
  ['another schema', { schema: 'selectorate-roll/1', sections: [] }, '`schema`: selectorate-roll-snapshot/1'],
  ['no list', { sections: {} }, '`sections`: a list of at most 10000 sections'],
  ['a member too many', { sections: [], note: '' }, 'the object: members `schema` and `sections`, no other'],
  ['no section', { sections: ['members'] }, '`sections[0]`: members `section`, `weight` and `of`, no other'],
  ['a weight missing', { sections: [{ section: 'a', of: 'paper' }] }, '`sections[0]`: members'],
  ['a number', { sections: [{ ...MEMBERS, weight: 1 }] }, '`sections[0].weight`: a fraction above zero'],
  ['nothing', { sections: [MEMBERS, { ...BRANCHES, weight: '0' }] }, '`sections[1].weight`: a fraction above zero'],
  ['a decimal', { sections: [{ ...MEMBERS, weight: '0.5' }] }, '`sections[0].weight`: a fraction above zero'],
  ['not lowest terms', { sections: [{ ...MEMBERS, weight: '2/4' }] }, '`sections[0].weight`: a fraction above zero'],
  ['a name', { sections: [{ ...MEMBERS, section: 'All Members' }] }, '`sections[0].section`: the id of a section'],
  ['one twice', { sections: [MEMBERS, MEMBERS] }, '`sections[1].section`: the id of a section'],
  ['two kinds', { sections: [MEMBERS, { ...BRANCHES, of: 'paper' }] }, '`sections[1].of`: `section` or `paper`'],
  ['no kind', { sections: [{ ...MEMBERS, of: 'vote' }] }, '`sections[0].of`: `section` or `paper`'],
] as const)('a roll snapshot with %s is refused, with the place and what should stand there', (_, roll, expected) => {
  const whole: unknown =
    roll === null || Array.isArray(roll) ? roll : { schema: 'selectorate-roll-snapshot/1', ...roll };
  const answer = recount(BALLOTS, contestOf(), REQUEST, { roll: whole });
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad-contest', field: 'sections' } });
  expect(!answer.ok && 'expected' in answer.error ? answer.error.expected : '').toContain(expected);
});
