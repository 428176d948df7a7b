import { err, ok, parseIsoDate, type Result, toCivilDay, toHex, unwrap } from '@selectorate/basics';
import type { ContactChangeShape } from '@selectorate/api';
import {
  approveContactChange,
  askForContactChange,
  confirmContactChange,
  CONTACT_FIELDS,
  type ContactChangeRequest,
  type ContactField,
  type ContactRequestFault,
  contactRequestState,
  refuseContactChange,
  type RollEntry,
  rollEntrySchema,
} from '@selectorate/roll';
import { civilDayOf } from '@selectorate/rulebook';
import { fromSeconds, toSeconds } from '@selectorate/selection';
import type { Denial } from '../../handlers.ts';
import { entryOf, rollSummaryOf } from '../roll/kept-roll.ts';
import type { ContestLog } from '../contest-log.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, denyWrite, type House, type Visit, visit } from '../house.ts';
import { tellContacts } from '../roll/contact-notices.ts';
import {
  contactRecord,
  type ContactRecord,
  contactRecords,
  contactShape,
  keepContactRecord,
} from '../roll/contact-record.ts';
import { objectionsOf } from '../roll/objections.ts';
import { notePosted, unreachedIn } from '../roll/unreached.ts';
import { keepEntryVersion, type VersionOrder } from '../roll/roll-versions.ts';

type ContactHandlers = Pick<
  DeskHandlers,
  'changeContact' | 'readContactChanges' | 'readUnreached' | 'markPosted' | 'approveContactChange'
>;
type Asked = Parameters<DeskHandlers['changeContact']>[0]['body'];
type Changed = Promise<Result<ContactChangeShape, Denial>>;

/**
 * How a member is reached. Before the freeze an officer changes it at once, and both contacts hear of it; after the freeze it is a
 * request, and takes effect for the contest only when the member said yes at the old contact and the other officer approved (A02).
 */
export const rollContactHandlers = (house: House): ContactHandlers => ({
  changeContact: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    return who.ok ? alone(house, who.value, (log) => change(house, who.value, { log, asked: body })) : who;
  },

  readContactChanges: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { contest } = who.value;
    const { now } = who.value;
    const changes = (await contactRecords(house.options, contest)).map((kept) => contactShape(kept, now));
    return ok({ changes, objections: [...(await objectionsOf(house.options, contest))] });
  },

  readUnreached: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    return who.ok ? ok({ unreached: [...(await unreachedIn(house.options, who.value.contest))] }) : who;
  },

  markPosted: async ({ params, body: { letters, on } }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { contest, person } = who.value;
    if (on !== null && !hasBegun(house, who.value, on)) return deny('request-malformed', { where: 'on' });
    const posted = on === null ? null : { on, by: person };
    const noted = await notePosted(house.options, contest, { letters, posted });
    return noted ? ok({ unreached: [...(await unreachedIn(house.options, contest))] }) : deny('not-found');
  },

  approveContactChange: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    return who.ok ? alone(house, who.value, () => approve(house, who.value, body)) : who;
  },
});

/** A day of the calendar that is not still to come, where the contest is: by its own time, or by the clock on the wall. */
function hasBegun({ options }: House, { now, row }: Visit, on: string): boolean {
  const day = parseIsoDate(on);
  const moments = [now, options.clock()];
  return day !== undefined && moments.some((moment) => toCivilDay(day) <= civilDayOf(moment, row.zone));
}

/** Does something while nobody else writes to the contest, in one transaction. */
async function alone<T>(
  { logs }: House,
  { contest }: Visit,
  work: (log: ContestLog) => Promise<Result<T, Denial>>,
): Promise<Result<T, Denial>> {
  const done = await logs.write<Result<T, Denial>>(contest, async (log) => ({
    append: false,
    answer: await work(log),
  }));
  return done.ok ? done.value : denyWrite(done.error);
}

async function change(
  { options }: House,
  who: Visit,
  { log, asked }: { readonly log: ContestLog; readonly asked: Asked },
): Changed {
  const { contest, person } = who;
  const { store, clock, entropy } = options;
  if ((await rollSummaryOf(store, contest)) === null) return deny('roll-missing');
  const before = await entryOf(store, contest, asked.member);
  if (before === undefined) return deny('member-unknown', { where: 'member' });
  const after = changedEntry(before, asked.fields);
  if (!after.ok) return after;
  // What is asked after the freeze goes by the contest's time, as the acts do that carry it out.
  const at = log.state.roll === null ? clock() : who.now;
  const id = `contact-${toHex(entropy(12))}`;
  const request = log.state.roll === null ? null : requestOf(who, { id, at, before, after: after.value });
  const { reason, authority, seen = null } = asked;
  // One sitting: what one officer does within one hour.
  const session = `${person}-${at.slice(0, 13)}`;
  const order: VersionOrder = { at, by: person, channel: 'officer', session, reason, authority };
  const kept: ContactRecord = {
    change: id,
    member: before.member,
    at,
    by: person,
    reason,
    authority,
    seen,
    request,
    objected: null,
    values: valuesOf(before, after.value),
    notices: [],
  };
  if (request === null) await keepEntryVersion(store, contest, { before, after: after.value, order });
  const told = await tellContacts(options, { contest, before, after: after.value, order, kept });
  await keepContactRecord(options, contest, told);
  return ok(contactShape(told, at));
}

/** What is asked for after the freeze: the member has fourteen days to answer, and nothing changes until then. */
function requestOf(
  { contest, person }: Visit,
  {
    id,
    at,
    before,
    after,
  }: { readonly id: string; readonly at: string; readonly before: RollEntry; readonly after: RollEntry },
): ContactChangeRequest {
  const to = Object.fromEntries(Object.entries(valuesOf(before, after)).map(([field, value]) => [field, value.to]));
  const expires = fromSeconds(toSeconds(at) + DAYS_TO_ANSWER * 24 * 3600);
  const asked = { at, by: person };
  return unwrap(askForContactChange({ id, contest, member: before.member, to, asked, expires }, before));
}

const DAYS_TO_ANSWER = 14;

/** The entry with other contacts: tidy text only, and something has to differ. */
function changedEntry(before: RollEntry, asked: Asked['fields']): Result<RollEntry, Denial> {
  const given = CONTACT_FIELDS.flatMap((field): [ContactField, string][] => {
    const value = asked[field];
    return value === undefined ? [] : [[field, value.trim()]];
  });
  const wrong = given.find(([field, value]) => !isTidy(field, value));
  if (wrong !== undefined) return deny('request-malformed', { where: `fields.${wrong[0]}` });
  const read = rollEntrySchema.safeParse({ ...before, person: { ...before.person, ...Object.fromEntries(given) } });
  if (!read.success) return deny('request-malformed', { where: 'fields' });
  const differs = CONTACT_FIELDS.some((field) => read.data.person[field] !== before.person[field]);
  return differs ? ok(read.data) : deny('request-malformed', { where: 'fields' });
}

/** No control characters, no marks that turn text around, and an e-mail address that mail can go to. */
const isTidy = (field: ContactField, value: string): boolean =>
  !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(value) &&
  (field !== 'email' || value === '' || /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(value));

const valuesOf = (before: RollEntry, after: RollEntry): ContactRecord['values'] =>
  Object.fromEntries(
    CONTACT_FIELDS.filter((field) => before.person[field] !== after.person[field]).map((field) => [
      field,
      { from: before.person[field], to: after.person[field] },
    ]),
  );

async function approve(
  { options }: House,
  { contest, person, now: at }: Visit,
  { change: id, decision }: { readonly change: string; readonly decision: 'approve' | 'refuse' },
): Changed {
  const { store } = options;
  const kept = await contactRecord(options, contest, id);
  const frozen = kept === undefined ? undefined : await entryOf(store, contest, kept.member);
  if (kept === undefined || frozen === undefined || kept.request === null) return deny('not-found');
  if (kept.by === person) return deny('second-person-needed');
  const decided =
    decision === 'approve' ? approved(kept, frozen, { at, by: person }) : refused(kept, { at, by: person });
  if (!decided.ok)
    return deny(contactShape(kept, at).state === 'awaits-member' ? 'member-not-confirmed' : 'draft-not-open');
  await keepContactRecord(options, contest, { ...kept, request: decided.value });
  return ok(contactShape({ ...kept, request: decided.value }, at));
}

interface Decider {
  readonly at: string;
  readonly by: string;
}

/** The member confirmed at the old contact; or none works, and both officers have seen the member. */
function approved(kept: ContactRecord, frozen: RollEntry, { at, by }: Decider): Step {
  const { request, seen } = kept;
  if (request === null) return err('wrong-state');
  const inPerson = seen !== null && contactRequestState(request, at) === 'asked';
  const sure = inPerson
    ? confirmContactChange(request, frozen, { kind: 'seen-in-person', at, by: [kept.by, by], why: seen })
    : ok(request);
  return sure.ok ? approveContactChange(sure.value, { at, by, effective: at }) : sure;
}

const refused = ({ request, reason }: ContactRecord, decider: Decider): Step =>
  request === null ? err('wrong-state') : refuseContactChange(request, { ...decider, reason });

type Step = Result<ContactChangeRequest, ContactRequestFault>;
