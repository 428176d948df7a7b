// The roll of the reference contest and what it is checked against: an invented place with its register, a year's changes,
// the roll of a year before, and a few things that a check should show. The truth of it stays here.

import {
  addMonths,
  type CivilDate,
  formatIsoDate,
  fromCivilDay,
  type MemberId,
  toCivilDay,
  type UnitId,
  utf8,
} from '@selectorate/basics';
import { changesBetween, csvLine, exportCsv, type LoggedChange, type RollEntry } from '@selectorate/roll';
import {
  collectPopulation,
  type ContactChange,
  type InventedMember,
  messyCsv,
  type PopulationPlan,
  seeded,
  writeRegisterCsv,
} from '@selectorate/testkit';

/** Members of each party branch, unit-01 to unit-10. */
export const BRANCHES = [210, 190, 175, 160, 150, 140, 130, 120, 80, 45];

const ELECTORS = 12_000;
const HONEST = 1364;

export interface ReferenceRoll {
  /** Below examples/reference: the roll and everything it is checked against. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export function referenceRoll(seed: string, freeze: CivilDate): ReferenceRoll {
  const plan: PopulationPlan = {
    seed,
    electors: ELECTORS,
    placeSize: ELECTORS,
    members: HONEST,
    asOf: freeze,
    attacks: [
      { kind: 'ghosts', wave: 'empty-houses', place: 0, count: 10, at: 'empty', by: { year: 2022, month: 2, day: 25 } },
      {
        kind: 'bulk-join',
        wave: 'february',
        place: 0,
        count: 18,
        around: { year: 2022, month: 2, day: 20 },
        within: 6,
        instruments: 2,
        devices: 2,
      },
      {
        kind: 'contact-tampering',
        wave: 'one-evening',
        place: 0,
        direction: 'captured',
        count: 18,
        on: { year: 2022, month: 8, day: 30 },
        values: 3,
      },
      { kind: 'dual-membership', wave: 'twice', place: 0, count: 3 },
      { kind: 'left-out', wave: 'left-out', place: 0, count: 6 },
    ],
  };
  const population = collectPopulation(plan);
  const placed = inBranches(population.members);
  const members = placed.map((member, index) => atTheEdge(member, index, freeze));
  const entries = members.map(({ entry }) => entry);
  const shuffled = seeded(`${seed} order`).shuffle(entries);
  const contacts = population.changes.map(({ change }) => change).toSorted((a, b) => compareText(a.at, b.at));
  const yearBefore = addMonths(freeze, -12);
  const began = asTheyBegan([...members, ...inSomeBranch(population.leftOut)], contacts);
  const before = began.filter(({ standing }) => standing.joined <= formatIsoDate(yearBefore));
  const changes = [
    ...contacts.map(contactLine),
    ...joiningLines(before, began, contacts),
    ...renewalLines(began, entries),
  ];
  return {
    files: new Map([
      ['roll.csv', messyCsv(shuffled, seed)],
      ['roll-before.csv', utf8(exportCsv(before))],
      ['evidence.csv', utf8(evidenceCsv([...members, ...population.leftOut]))],
      ['changes.csv', utf8(changesCsv(changes))],
      [
        'register.csv',
        utf8([...writeRegisterCsv(rowsOf(population.electors), { layout: 'split', edition: 'full' })].join('')),
      ],
    ]),
  };
}

function* rowsOf(electors: ReturnType<typeof collectPopulation>['electors']) {
  for (const { row } of electors) yield row;
}

/** Neighbours are of one branch: members in the order of their homes, cut to the sizes of the branches. */
function inBranches(members: readonly InventedMember[]): readonly InventedMember[] {
  const byHome = members.toSorted((a, b) => compareText(homeOf(a), homeOf(b)));
  const total = BRANCHES.reduce((sum, size) => sum + size, 0);
  if (byHome.length !== total) throw new Error(`${byHome.length} members for ${total} places`);
  const units = BRANCHES.flatMap((size, index) => Array.from({ length: size }, () => branchId(index)));
  return byHome.map((member, index) => withStanding(member, { unit: units[index] as UnitId }));
}

const branchId = (index: number): UnitId => `unit-${String(index + 1).padStart(2, '0')}` as UnitId;

const homeOf = ({ entry }: InventedMember): string =>
  `${entry.person.postcode} ${entry.person.address} ${entry.member}`;

const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

type Standing = RollEntry['standing'];

const withStanding = (member: InventedMember, standing: Partial<Standing>): InventedMember => ({
  ...member,
  entry: { ...member.entry, standing: { ...member.entry.standing, ...standing } },
});

/** Four members stand at the edges: joined six months before to the day and a day later, paid to the day and to the day before. */
function atTheEdge(member: InventedMember, index: number, freeze: CivilDate): InventedMember {
  if (member.truth.attack !== null) return member;
  const on = (day: number): string => formatIsoDate(fromCivilDay(day));
  const today = toCivilDay(freeze);
  const sixMonthsBefore = toCivilDay(addMonths(freeze, -6));
  const good = { status: 'full', joined: on(sixMonthsBefore - 400), paidThrough: on(today + 30) } as const;
  const edges: Readonly<Record<number, Partial<Standing>>> = {
    100: { ...good, joined: on(sixMonthsBefore) },
    300: { ...good, joined: on(sixMonthsBefore + 1) },
    500: { ...good, paidThrough: on(today) },
    700: { ...good, paidThrough: on(today - 1) },
  };
  return withStanding(member, edges[index] ?? {});
}

/** Who is missing from the roll was of some branch. */
const inSomeBranch = (members: readonly InventedMember[]): readonly InventedMember[] =>
  members.map((member, index) => withStanding(member, { unit: branchId(index % BRANCHES.length) }));

/** Every member in good standing with the contacts they came with: all that follows is in the log. */
function asTheyBegan(members: readonly InventedMember[], contacts: readonly ContactChange[]): readonly RollEntry[] {
  const earlier = new Map<MemberId, Map<string, string>>();
  for (const { member, field, from } of contacts) {
    const own = earlier.get(member) ?? new Map<string, string>();
    // The first change of a field says what stood there before all of them.
    if (!own.has(field)) own.set(field, from);
    earlier.set(member, own);
  }
  return members
    .map(({ entry }) => ({
      ...entry,
      standing: { ...entry.standing, status: 'full' as const },
      person: { ...entry.person, ...Object.fromEntries(earlier.get(entry.member) ?? []) },
    }))
    .toSorted((a, b) => compareText(a.member, b.member));
}

function contactLine({ at, editor, session, member, field, from, to }: ContactChange): LoggedChange {
  const why =
    editor === 'member'
      ? ({ channel: 'member', reason: 'member-asked', authority: 'own account' } as const)
      : ({ channel: 'officer', reason: 'correction', authority: 'desk' } as const);
  return { at, by: editor, session, ...why, member, field, from, to };
}

const OFFICE = { by: 'membership-office', channel: 'import', authority: 'rule book' } as const;

/** Who joined within the year, on the day they did; a contact that was changed before that day was entered with it. */
function joiningLines(
  before: readonly RollEntry[],
  began: readonly RollEntry[],
  contacts: readonly ContactChange[],
): readonly LoggedChange[] {
  const first = new Map([...contacts].toReversed().map(({ member, at }) => [member, at.slice(0, 10)]));
  const known = new Set(before.map(({ member }) => member));
  return began
    .filter(({ member }) => !known.has(member))
    .flatMap((entry) => {
      const { joined } = entry.standing;
      const changed = first.get(entry.member) ?? joined;
      const day = changed < joined ? changed : joined;
      const note = { at: `${day}T00:00:00Z`, session: `joining-${joined}`, reason: 'joined', ...OFFICE };
      return changesBetween([], [entry], note);
    });
}

/** Standings that ended within the year, told by the membership system month by month. */
function renewalLines(began: readonly RollEntry[], now: readonly RollEntry[]): readonly LoggedChange[] {
  const was = new Map(began.map((entry) => [entry.member, entry]));
  return now.flatMap((entry, index) => {
    const old = was.get(entry.member);
    if (old === undefined) return [];
    const due = `2022-0${1 + (index % 8)}-01`;
    const day = due < entry.standing.joined ? '2022-09-01' : due;
    const note = { at: `${day}T09:00:00Z`, session: `renewals-${day}`, reason: 'renewal', ...OFFICE };
    return changesBetween([old], [{ ...entry, person: old.person }], note);
  });
}

function evidenceCsv(members: readonly InventedMember[]): string {
  const header = 'member_id,first_cleared,last_cleared,instrument,recruiter,device,mail_returned,email_bounced';
  const rows = members.map(({ entry, evidence }) => [
    entry.member,
    evidence.firstCleared ?? '',
    evidence.lastCleared ?? '',
    evidence.instrument ?? '',
    evidence.recruiter ?? '',
    evidence.device ?? '',
    evidence.mailReturned ? 'yes' : 'no',
    evidence.emailBounced ? 'yes' : 'no',
  ]);
  return [header.split(','), ...rows].map(csvLine).join('');
}

function changesCsv(changes: readonly LoggedChange[]): string {
  const header = 'at,by,channel,session,reason,authority,member,field,from,to';
  const rows = changes
    .toSorted((a, b) => compareText(a.at, b.at))
    .map(({ at, by, channel, session, reason, authority, member, field, from, to }) => [
      at,
      by,
      channel,
      session,
      reason,
      authority,
      member,
      field,
      from,
      to,
    ]);
  return [header.split(','), ...rows].map(csvLine).join('');
}
