import type { DraftShape } from '@selectorate/api';
import { unwrap } from '@selectorate/basics';
import { challengeOf, type OpenedPart, statementOf } from '@selectorate/selection';
import { counted, declared, openTrigger, type RehearsedContest } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { draftShape, preparedBy, settingOf } from '../../testing/organise/at-contest.ts';
import { checkDraft, draftOf } from './check-draft.ts';

const unitIn = (contest: RehearsedContest): string => [...contest.state.units.keys()][0] ?? '';

function smallReturn(contest: RehearsedContest): DraftShape {
  contest.goPast('units-meet-from');
  const unit = unitIn(contest);
  const prepared = preparedBy('return-unit-vote', settingOf(contest, `secretary-${unit}`), {
    unit,
    metOn: '2022-08-16',
    open: '3',
    keep: '2',
  });
  return draftShape(contest.plan.contest, prepared);
}

const standing = (contest: RehearsedContest) => ({
  state: contest.state,
  head: contest.rehearsal.head,
  now: contest.now,
});
const check = (contest: RehearsedContest, draft: DraftShape) =>
  checkDraft(draft, contest.plan.contest, standing(contest));

test('a draft that fits is checked down to its private figures, with the clauses it rests on', () => {
  const contest = openTrigger({ parameters: { ...openTrigger().plan.parameters, k: 20 } });
  const checked = check(contest, smallReturn(contest));
  expect(checked).toMatchObject({ refusal: null, faults: [], partsChecked: 'checked' });
  expect(checked.clauses).toContain('house.two-persons');
});

test('what is signed is what the record takes: the ledger admits a signature over the checked draft', () => {
  const contest = declared();
  const prepared = preparedBy('endorse', settingOf(contest, 'national-body-1'), {
    decision: 'endorsed',
    reasons: 'In order.',
  });
  const sent = draftShape(contest.plan.contest, prepared);
  const { draft } = check(contest, sent);
  const proof = draft.by.map((person) => contest.sign(draft, person));
  // The ledger reads the reasons, as the server that sealed them does.
  const reasons = sent.parts?.['reasons'] as unknown as OpenedPart;
  const parts = (commitment: string) =>
    commitment === draft.commitments['reasons'] ? reasons : contest.beside.parts(commitment);
  unwrap(contest.ledger().submit({ draft, proof }, contest.now, { ...contest.beside, parts }));
});

test('a server that shows another private part than it commits to is caught before anybody signs', () => {
  const contest = openTrigger({ parameters: { ...openTrigger().plan.parameters, k: 20 } });
  const draft = smallReturn(contest);
  const figures = draft.parts?.['figures'];
  const changed = {
    ...draft,
    parts: { figures: { ...figures, content: { open: 2, keep: 3, spoilt: 0, abstained: 0 } } },
  } as unknown as DraftShape;
  expect(check(contest, changed).faults).toContainEqual({ code: 'part-differs', what: 'figures' });
});

test('figures that say otherwise than the public body are caught although they hash to their commitment', () => {
  const contest = openTrigger({ parameters: { ...openTrigger().plan.parameters, k: 20 } });
  const draft = smallReturn(contest);
  const turned = {
    ...draft,
    body: { ...(draft.body as object), withheld: { says: 'keep', quorate: true } },
  } as unknown as DraftShape;
  expect(check(contest, turned).faults).toEqual([{ code: 'says-otherwise', what: 'part-differs' }]);
});

test('a part that is not shown cannot be signed for', () => {
  const contest = declared();
  const prepared = preparedBy('endorse', settingOf(contest, 'national-body-1'), {
    decision: 'endorsed',
    reasons: 'In order.',
  });
  const hidden = { ...draftShape(contest.plan.contest, prepared), parts: null };
  expect(check(contest, hidden).faults).toEqual([{ code: 'part-not-shown', what: 'reasons' }]);
});

test('a draft of another contest is not signed', () => {
  const contest = declared();
  const prepared = preparedBy('endorse', settingOf(contest, 'national-body-1'), {
    decision: 'endorsed',
    reasons: 'In order.',
  });
  const other = draftShape('another-contest', prepared);
  expect(check(contest, other).faults).toContainEqual({ code: 'other-contest', what: 'another-contest' });
});

test('what the rules would refuse is said before anybody signs', () => {
  const contest = counted();
  const prepared = preparedBy('declare', settingOf(contest, 'returning-officer'), {});
  const draft = draftShape(contest.plan.contest, {
    ...prepared,
    body: { ...(prepared.body as object), winner: 'candidate-2' } as never,
    by: ['returning-officer', 'returning-officer'],
  });
  expect(check(contest, draft).refusal?.code).toBe('signer-twice');
});

test('nothing but the five members of a draft enters the statement', () => {
  const contest = declared();
  const prepared = preparedBy('endorse', settingOf(contest, 'national-body-1'), {
    decision: 'endorsed',
    reasons: 'In order.',
  });
  const sent = draftShape(contest.plan.contest, prepared);
  const signed = { signer: 'national-body-1', signedAt: contest.now, seen: contest.rehearsal.head } as never;
  const dressed = { ...sent, id: 'draft-2', createdBy: 'somebody', publishes: [] };
  expect(challengeOf(draftOf(dressed), signed)).toEqual(challengeOf(draftOf(sent), signed));
  const members = JSON.parse(new TextDecoder().decode(statementOf(draftOf(sent), signed))) as object;
  expect(Object.keys(members).toSorted()).toEqual([
    'body',
    'by',
    'commitments',
    'contest',
    'kind',
    'schema',
    'seen',
    'signedAt',
    'signer',
  ]);
});
