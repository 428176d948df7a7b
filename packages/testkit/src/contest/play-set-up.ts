import {
  type CivilDate,
  type DeadlineId,
  type Id,
  parseIsoDate,
  type PersonId,
  type SectionId,
  type UnitId,
  unwrap,
} from '@selectorate/basics';
import type { RollEntry } from '@selectorate/roll';
import { pinRulebook } from '@selectorate/rulebook';
import {
  type ActBodies,
  decisionsFor,
  freezeBody,
  freezeUnder,
  hashHex,
  type PartDraft,
  SEMANTICS,
  snapshotOf,
} from '@selectorate/selection';
import { seeded } from '../seeded.ts';
import { calendarOf, type Deadlines, ZONE } from './contest-calendar.ts';
import type { RehearsedContest, Signers } from './rehearsed-contest.ts';
import { smallRoll } from './small-roll.ts';
import { unitIds } from './unit-ids.ts';

export const OFFICERS: Signers = ['returning-officer', 'second-officer'];
export const TELLERS: Signers = ['teller-1', 'teller-2'];

/** The two members of a decision body. */
export const bodyMembers = (body: string): Signers => [`${body}-1`, `${body}-2`];

/** The secretary and the teller of a unit. */
export const unitOfficers = (unit: string): Signers => [`secretary-${unit}`, `teller-${unit}`];

export type Introduction = ActBodies['introduce-person'];

/** The first act: rulebook pinned, the two officers' keys, log, server and witnesses. */
export function openingBody(contest: RehearsedContest): ActBodies['open-contest'] {
  const { log, server, witnesses } = contest.rehearsal.keys;
  const officer = (person: string) => ({ person: person as PersonId, key: contest.signerOf(person).publicKey });
  return {
    semantics: SEMANTICS,
    binding: false,
    clock: 'rehearsal',
    zone: ZONE,
    rulebook: hashHex(pinRulebook(contest.rulebook).bytes),
    log,
    witnesses,
    server,
    relyingParty: contest.plan.relyingParty === null ? null : { ...contest.plan.relyingParty },
    returningOfficer: officer('returning-officer'),
    secondOfficer: officer('second-officer'),
  };
}

export const openContest = (contest: RehearsedContest): void => {
  contest.act('open-contest', openingBody(contest), OFFICERS);
};

/** How a person is introduced under a label, with the key that the plan gives it. */
export function introduction(
  contest: RehearsedContest,
  person: string,
  role: Introduction['role'],
  { unit = null, body = null }: { readonly unit?: string | null; readonly body?: string | null } = {},
): Introduction {
  const key = contest.signerOf(person).publicKey;
  return { person: person as PersonId, role, unit: unit as UnitId | null, body: body as Id<'body'> | null, key };
}

/** Scrutineer, tellers, decision bodies, incumbent, one more candidate and an agent; everyone says they have no interest. */
export function introduceEverybody(contest: RehearsedContest): void {
  const introduce = (...about: [string, Introduction['role'], { body?: string }?]) =>
    contest.act('introduce-person', introduction(contest, ...about), OFFICERS);
  introduce('scrutineer', 'scrutineer');
  for (const teller of TELLERS) introduce(teller, 'teller');
  for (const { id: body } of contest.rulebook.bodies)
    for (const member of bodyMembers(body)) introduce(member, 'body-member', { body });
  introduce('incumbent', contest.plan.intention === 'vacancy' ? 'candidate' : 'incumbent');
  introduce('candidate-2', 'candidate');
  introduce('agent', 'agent');
  for (const person of [...OFFICERS, 'scrutineer', ...TELLERS])
    contest.act('declare-interest', { interest: 'none' }, [person]);
}

export function setCalendar(
  contest: RehearsedContest,
  deadlines: Deadlines = calendarOf(contest.rulebook, {}, contest.plan.later),
): void {
  contest.act('set-calendar', { deadlines }, OFFICERS);
}

/** Every unit of the plan with its secretary and teller; none under rules without a trigger. */
export function registerUnits(contest: RehearsedContest): void {
  const { branches, affiliates, parentOf } = contest.plan;
  if (contest.rulebook.trigger === null) return;
  for (const unit of unitIds('branch', branches.length)) register(contest, { unit, ...PARTY });
  for (const [i, unit] of unitIds('affiliate', affiliates.length).entries()) {
    const parentBody = parentOf(i) as Id<'parent'> | null;
    register(contest, { unit, section: AFFILIATES, parentBody, entitled: affiliates[i] ?? 0 });
  }
}

const PARTY = { section: 'party' as SectionId, parentBody: null, entitled: null };
const AFFILIATES = 'affiliates' as SectionId;

function register(contest: RehearsedContest, body: ActBodies['register-unit']): void {
  contest.act('register-unit', body, OFFICERS);
  const [secretary = '', teller = ''] = unitOfficers(body.unit);
  contest.act('introduce-person', introduction(contest, secretary, 'unit-secretary', { unit: body.unit }), OFFICERS);
  contest.act('introduce-person', introduction(contest, teller, 'unit-teller', { unit: body.unit }), OFFICERS);
}

export function stateIntention(contest: RehearsedContest): void {
  const { intention } = contest.plan;
  contest.act('state-intention', { intention }, intention === 'vacancy' ? OFFICERS : ['incumbent']);
}

/** A version of the plan's roll: its name, and what is different of its entries. */
export interface RollVersionPlan {
  readonly version?: string;
  readonly change?: (entries: readonly RollEntry[]) => readonly RollEntry[];
}

/** What a freeze of the plan's roll says in public, and the snapshot behind it: with what the record has decided by now. */
export function frozenRoll(
  contest: RehearsedContest,
  { version = 'v1', change = (entries) => entries }: RollVersionPlan = {},
): {
  readonly body: ActBodies['freeze-roll'];
  readonly roll: PartDraft;
} {
  const { plan, rulebook, state } = contest;
  const random = seeded(`${plan.seed}/roll${version === 'v1' ? '' : ` ${version}`}`);
  const orderKey = random.bytes(32);
  const freezeDay = freezeDayOf(contest);
  const entries = change(smallRoll(plan)).map((entry) => ({ entry, salt: random.bytes(32) }));
  const decisions = unwrap(decisionsFor(state, contest.beside.parts, contest.now));
  const frozen = freezeUnder({ contest: plan.contest, version, entries, orderKey, freezeDay, rulebook, decisions });
  return {
    body: freezeBody(frozen, rulebook, rulebook.trigger !== null),
    roll: { subject: 'roll', content: snapshotOf(frozen, orderKey, decisions) },
  };
}

/** The day of the freeze, by the contest's calendar or the usual one. */
function freezeDayOf({ state, rulebook, plan }: RehearsedContest): CivilDate {
  const set = state.deadlines.get('freeze' as DeadlineId)?.civil;
  const usual = calendarOf(rulebook, {}, plan.later).find(({ id }) => id === 'freeze')?.civil;
  return parseIsoDate((set ?? usual ?? '').slice(0, 10)) ?? { year: 2022, month: 8, day: 5 };
}

export function freezeRoll(contest: RehearsedContest): void {
  contest.goPast('freeze');
  const { body, roll } = frozenRoll(contest);
  contest.act('freeze-roll', body, OFFICERS, { parts: { roll } });
}

/** Everything up to the freeze, which is still to come. */
export function setUp(contest: RehearsedContest): void {
  openContest(contest);
  introduceEverybody(contest);
  setCalendar(contest);
  registerUnits(contest);
  stateIntention(contest);
}
