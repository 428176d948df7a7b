import { formatIsoDate, type MemberId } from '@selectorate/basics';
import { collectPopulation, electorKey, type InventedMember } from '@selectorate/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MemberEvidence } from '../evidence.ts';
import { prepareRoll, registerMatcher } from '../match/match-register.ts';
import { modelHash } from '../match/model/match-model.ts';
import { UK_REGISTER } from '../match/model/uk-register.ts';
import { settleMatches } from '../match/settle-matches.ts';
import type { CheckInput, Decoy } from './check-input.ts';
import { matchRowOf } from './entry-facts.ts';
import { counterfactual } from './fairness/counterfactual.ts';
import { publicCounts } from './public-counts.ts';
import { countRegisteredAdults } from './registered-adults.ts';
import type { CheckId, CheckResult, RollReport } from './report.ts';
import { reviewQueue } from './review-queue.ts';
import { runChecks } from './run-checks.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const AS_OF = formatIsoDate(asOf);
type Plan = Parameters<typeof collectPopulation>[0];

/** Everything an officer has: the roll, a register matched to it, evidence, the log. Never the truth. */
function gather(plan: Omit<Plan, 'asOf'>) {
  const population = collectPopulation({ ...plan, asOf });
  const entries = population.members.map(({ entry }) => entry);
  const electors = population.electors.map(({ row }) => [row.given, row.family, row.lines.join(', '), row.postcode]);
  const roll = prepareRoll(
    entries.map((entry) => matchRowOf(entry, UK_REGISTER.fields)),
    UK_REGISTER,
    electors.length,
  );
  const matcher = registerMatcher(roll);
  const adults = countRegisteredAdults(entries);
  electors.forEach((row, at) => {
    const elector = population.electors[at];
    matcher.add({ row, id: elector === undefined ? '' : electorKey(elector.row.elector), at });
    adults.add(row[2] ?? '', row[3] ?? '');
  });
  const matches = settleMatches(
    roll,
    matcher.finish(),
    entries.map(({ member }) => member),
  );
  const changes = population.changes.map(({ change: { editor, ...change } }) => ({
    ...change,
    by: editor,
    channel: editor === 'member' ? ('member' as const) : ('officer' as const),
    reason: 'asked',
    authority: 'request',
  }));
  const input: CheckInput = {
    asOf: AS_OF,
    entries,
    evidence: new Map(population.members.map((member) => [member.entry.member, evidenceOf(member)])),
    changes: { since: '2021-09-13', changes },
    register: {
      rows: electors.length,
      basis: 'open-register',
      sha256: '00'.repeat(32),
      model: modelHash(UK_REGISTER),
      matches,
      adults: adults.finish(),
    },
  };
  return { population, input, electors, roll };
}

function evidenceOf({ entry, evidence }: InventedMember): MemberEvidence {
  const { firstCleared, lastCleared, instrument, recruiter, device, mailReturned, emailBounced } = evidence;
  return {
    member: entry.member,
    firstCleared,
    lastCleared,
    instrument,
    recruiter,
    device,
    mailReturned,
    emailBounced,
  };
}

const resultOf = (report: RollReport, check: CheckId): CheckResult => {
  const result = report.checks.find((one) => one.check === check);
  if (result === undefined) throw new Error(`no ${check}`);
  return result;
};

const membersIn = (report: RollReport, ...checks: readonly CheckId[]): ReadonlySet<MemberId> =>
  new Set(checks.flatMap((check) => resultOf(report, check).signals.flatMap(({ members }) => members)));

const bySituation = (members: readonly InventedMember[], ...situations: readonly string[]): readonly MemberId[] =>
  members.filter(({ truth }) => situations.includes(truth.situation)).map(({ entry }) => entry.member);

const share = (members: readonly MemberId[], seen: ReadonlySet<MemberId>): number =>
  members.filter((member) => seen.has(member)).length / members.length;

describe('an honest roll', () => {
  let report: RollReport;
  beforeAll(() => {
    report = runChecks(gather({ seed: 'honest-1', electors: 8000, members: 2000 }).input);
  });

  test.each(['RI-01', 'RI-03', 'RI-07', 'RI-08', 'RI-09', 'RI-10', 'RI-11', 'RI-12', 'RI-13'] as const)(
    '%s gives no more signals than it says an honest roll would',
    (check) => {
      const { signals, expected, outcome } = resultOf(report, check);
      expect(outcome).toBe('done');
      expect(signals.length).toBeLessThanOrEqual(expected?.high ?? 0);
    },
  );

  test.each(['RI-02', 'RI-04', 'RI-05'] as const)('%s gives as many as it says an honest roll would', (check) => {
    const { signals, expected } = resultOf(report, check);
    expect(signals.length).toBeGreaterThanOrEqual(expected?.low ?? 0);
    expect(signals.length).toBeLessThanOrEqual(expected?.high ?? 0);
  });

  test('twins, and father and son of one name, are never more than a look', () => {
    const { signals } = resultOf(report, 'RI-02');
    const capped = signals.filter(({ reason }) => reason.startsWith('alike-'));
    expect(capped.length).toBeGreaterThan(0);
    expect(new Set(capped.map(({ state }) => state))).toEqual(new Set(['review']));
  });

  test('nobody is asked the same thing by two checks, and nothing fails', () => {
    const [here, there] = [membersIn(report, 'RI-04'), membersIn(report, 'RI-05')];
    expect([...here].filter((member) => there.has(member))).toEqual([]);
    expect(report.failed).toEqual([]);
  });
});

describe('A01 dead and departed people, and ghosts, on the roll', () => {
  const { population, input, roll, electors } = gather({
    seed: 'a01',
    electors: 12_000,
    members: 3000,
    rates: { dead: 30, goneAway: 30 },
    attacks: [{ kind: 'ghosts', wave: 'g', place: 0, count: 60, at: 'empty', by: asOf }],
  });
  const dead = bySituation(population.members, 'dead');
  const lists = [
    { source: 'bereavement-a', sha256: '11'.repeat(32), members: dead.filter((_, i) => i % 4 !== 0) },
    { source: 'bereavement-b', sha256: '22'.repeat(32), members: dead.filter((_, i) => i % 4 !== 1) },
  ];
  const report = runChecks({ ...input, deceased: lists });

  test('the register does not have them, two lists name the dead, mail comes back from those who went', () => {
    const ghosts = population.members
      .filter(({ truth }) => truth.attack?.kind === 'ghost')
      .map(({ entry }) => entry.member);
    expect(ghosts).toHaveLength(60);
    expect(share(ghosts, membersIn(report, 'RI-04', 'RI-05'))).toBeGreaterThanOrEqual(0.95);
    expect(dead.length).toBeGreaterThan(50);
    const unregistered = population.members.filter(
      ({ truth }) => truth.situation === 'dead' && truth.electors.length === 0,
    );
    const names = unregistered.map(({ entry }) => entry.member);
    expect(share(names, membersIn(report, 'RI-04', 'RI-05'))).toBeGreaterThan(0.7);
    const listed = resultOf(report, 'RI-06');
    expect(listed.signals.filter(({ reason }) => reason === 'deceased-two-lists').length).toBe(
      dead.filter((_, i) => i % 4 > 1).length,
    );
    expect(listed.signals.length).toBe(dead.length);
    const gone = new Set(bySituation(population.members, 'gone-away', 'dead', 'roll-behind'));
    const asked = resultOf(report, 'RI-07').signals.flatMap(({ members }) => members);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((member) => gone.has(member)).length / asked.length).toBeGreaterThan(0.7);
  });

  test('one list twice is one source, and asks nobody', () => {
    const twice = runChecks({ ...input, deceased: [lists[0], lists[0]].filter((list) => list !== undefined) });
    expect(resultOf(twice, 'RI-06').signals.some(({ state }) => state === 'ask-member')).toBe(false);
  });

  test('nothing is struck off: every signal waits for a person, and the roll is as it was', () => {
    const signals = report.checks.flatMap((check) => check.signals);
    expect(signals.every(({ resolution }) => resolution === null)).toBe(true);
    expect(report.members).toBe(input.entries.length);
  });

  test('the queue shows an officer masked fields and why a pair weighs what it weighs', () => {
    const queue = reviewQueue(report, {
      entries: input.entries,
      offset: 0,
      n: 5000,
      register: { roll, rowAt: (row) => electors[row] },
    });
    expect(queue.total).toBe(report.checks.reduce((sum, { outstanding }) => sum + outstanding, 0));
    const known = new Map(input.entries.map((entry) => [entry.member, entry]));
    for (const item of queue.signals) {
      const text = JSON.stringify(item);
      for (const { member } of item.members) {
        const { person, standing } = known.get(member) ?? {};
        const hidden = [person?.name, person?.email, person?.phone, person?.address, person?.postcode];
        for (const value of hidden) if (value !== undefined && value !== '') expect(text).not.toContain(value);
        const masked = item.members.find((one) => one.member === member);
        if (standing !== undefined && standing.born !== null) {
          expect(Object.values({ ...masked, joined: null })).not.toContain(standing.born);
        }
      }
    }
    const weighed = queue.signals.filter(({ signal }) => signal.figures.bits !== undefined);
    expect(weighed.length).toBeGreaterThan(50);
    for (const { signal, waterfall } of weighed) {
      expect(waterfall?.at(-1)?.total).toBeCloseTo(Number(signal.figures.bits), 0);
    }
  });
});

describe('A22 a bulk join before the freeze', () => {
  const { population, input } = gather({
    seed: 'a22',
    electors: 12_000,
    members: 3000,
    attacks: [
      {
        kind: 'bulk-join',
        wave: 'b',
        place: 0,
        count: 80,
        around: { year: 2022, month: 8, day: 10 },
        within: 4,
        instruments: 3,
        devices: 2,
      },
    ],
  });
  const report = runChecks(input);
  const joiners = population.members
    .filter(({ truth }) => truth.attack?.kind === 'bulk-join')
    .map(({ entry }) => entry.member);

  test.each([
    ['RI-09', 'sign-up-surge'],
    ['RI-10', 'instrument-of-several-households'],
    ['RI-11', 'device-of-several-households'],
    ['RI-11', 'recruited-together'],
  ] as const)('%s shows it: %s', (check, reason) => {
    const signals = resultOf(report, check).signals.filter((signal) => signal.reason === reason);
    const seen = new Set(signals.flatMap(({ members }) => members));
    expect(share(joiners, seen)).toBeGreaterThan(0.75);
    const largest = signals.toSorted((a, b) => b.members.length - a.members.length)[0];
    expect(share(largest?.members ?? [], new Set(joiners))).toBeGreaterThan(0.7);
  });

  test('the surge shows in the days of payment, though half the join dates are set back', () => {
    const [surge] = resultOf(report, 'RI-09').signals;
    expect(Number(surge?.figures.count)).toBeGreaterThan(Number(surge?.figures.expected) * 3);
  });
});

describe('A02 contacts captured and cut by one officer', () => {
  test.each(['captured', 'cut'] as const)('%s', (direction) => {
    const { population, input } = gather({
      seed: `a02-${direction}`,
      electors: 8000,
      members: 2000,
      attacks: [{ kind: 'contact-tampering', wave: 't', place: 0, direction, count: 40, on: asOf, values: 3 }],
    });
    const { signals, totals } = resultOf(runChecks(input), 'RI-13');
    const reasons = new Set(signals.map(({ reason }) => reason));
    expect(reasons.has('changes-in-one-session')).toBe(true);
    expect(reasons.has('same-new-value')).toBe(true);
    if (direction === 'cut') expect(reasons.has('cut-off')).toBe(true);
    const touched = population.members.filter(({ truth }) => truth.attack !== null).map(({ entry }) => entry.member);
    const session = signals.find(({ reason }) => reason === 'changes-in-one-session');
    expect(share(touched, new Set(session?.members))).toBe(1);
    expect(totals['changed-email']).toBeGreaterThanOrEqual(40);
  });
});

describe('A24 A25 members left out', () => {
  test('who has paid and is not on the roll is named, each one, and nobody else', () => {
    const { population, input } = gather({
      seed: 'a24',
      electors: 8000,
      members: 2000,
      attacks: [{ kind: 'left-out', wave: 'l', place: 0, count: 45 }],
    });
    const paidUp = [...population.members, ...population.leftOut]
      .filter(({ entry }) => entry.standing.status === 'full')
      .flatMap(({ entry, evidence }) =>
        evidence.lastCleared === null ? [] : [{ member: entry.member, lastCleared: evidence.lastCleared }],
      );
    const { signals } = resultOf(runChecks({ ...input, paidUp }), 'RI-18');
    const named = signals.filter(({ reason }) => reason === 'paid-up-not-on-roll').flatMap(({ members }) => members);
    const recent = population.leftOut.filter(({ evidence }) => (evidence.lastCleared ?? '') > '2021-08-15');
    expect(recent.length).toBeGreaterThan(30);
    expect(new Set(named)).toEqual(new Set(recent.map(({ entry }) => entry.member)));
  });
});

describe('RI-20 and A48', () => {
  const { population, input, electors } = gather({
    seed: 'decoys-not-tuned-on',
    electors: 14_000,
    members: 3500,
    attacks: [{ kind: 'decoys', wave: 'd', place: 0, ghosts: 24, seconds: 24 }],
  });
  const decoys = population.members.flatMap(({ entry, truth }): readonly Decoy[] =>
    truth.attack?.decoy === true
      ? [{ member: entry.member, kind: truth.attack.kind === 'ghost' ? 'ghost' : 'second' }]
      : [],
  );
  const again = new Set(population.members.map(({ truth }) => truth.sameAs));
  const known = new Map(
    population.members
      .filter(({ truth }) => truth.attack === null)
      .map(({ entry, truth }) => [
        entry.member,
        {
          registeredHere: truth.situation === 'at-home' && truth.electors.length > 0 && truth.sameAs === null,
          onlyEntry: truth.sameAs === null && !again.has(entry.member),
        },
      ]),
  );
  const report = runChecks({ ...input, decoys, known });

  test('planted entries are found in all and in each origin, at 95 % and more', () => {
    const result = resultOf(report, 'RI-20');
    expect(result.tested).toBeGreaterThan(600);
    expect(report.failed).toEqual([]);
    const missed = new Set(result.signals.flatMap(({ members }) => members));
    const origins = new Map<string, { of: number; missed: number }>();
    for (const { entry, truth } of population.members) {
      if (truth.attack?.decoy !== true) continue;
      const count = origins.get(truth.origin) ?? { of: 0, missed: 0 };
      origins.set(truth.origin, { of: count.of + 1, missed: count.missed + (missed.has(entry.member) ? 1 : 0) });
    }
    expect(origins.size).toBe(15);
    for (const [origin, count] of origins)
      expect([origin, 1 - count.missed / count.of >= 0.95]).toEqual([origin, true]);
  });

  test('a matcher that finds every ghost fails the report', () => {
    const ghosts = new Set(decoys.filter(({ kind }) => kind === 'ghost').map(({ member }) => member));
    const { register } = input;
    if (register === undefined) throw new Error('no register');
    const blind = register.matches.map((match, i) =>
      ghosts.has(input.entries[i]?.member as MemberId)
        ? { ...match, verdict: 'found' as const, reason: null, address: 'same' as const }
        : match,
    );
    const failed = runChecks({ ...input, decoys, register: { ...register, matches: blind } }).failed;
    expect(failed).toEqual(['decoy-recall', 'decoy-recall-of-a-group']);
  });

  test('A48 a matcher that is hard on one origin is exposed: by its gate, by the table, and in public', () => {
    const hardOn = new Set(
      population.members.filter(({ truth }) => truth.origin === 'south-asian-muslim').map(({ entry }) => entry.member),
    );
    const { register } = input;
    if (register === undefined) throw new Error('no register');
    const biased = register.matches.map((match, i) =>
      hardOn.has(input.entries[i]?.member as MemberId) && i % 3 > 0
        ? { ...match, verdict: 'not-found' as const, reason: null, row: null, bits: null, address: null }
        : match,
    );
    const exposed = runChecks({ ...input, decoys, known, register: { ...register, matches: biased } });
    expect(exposed.failed).toEqual(['hard-not-found', 'hard-not-found-unequal']);
    const about = (one: RollReport): readonly (readonly unknown[])[] =>
      resultOf(one, 'RI-19').signals.map(({ figures }) => [figures['for-check'], figures.group]);
    expect(about(exposed)).toContainEqual(['RI-04', 'south-asian-muslim']);
    expect(about(report)).not.toContainEqual(['RI-04', 'south-asian-muslim']);
    const table = publicCounts(exposed).checks.find(({ check }) => check === 'RI-04')?.burden ?? [];
    const ratio = (group: string): number => table.find((row) => row.group === group)?.ratio ?? 0;
    expect(ratio('south-asian-muslim')).toBeGreaterThan(1.5);
    expect(ratio('british')).toBeLessThan(1.1);
  });

  test('A48 the same people under other names are found as often', () => {
    const twice = (group: string, names: readonly (readonly [string, string, string, string])[]) =>
      names.map(([given, family, given2, family2]) => ({
        group,
        roll: { given, family },
        register: { given: given2, family: family2 },
      }));
    const honest = population.members.filter(({ truth }) => truth.attack === null).slice(0, 900);
    const rows = counterfactual({
      entries: honest.map(({ entry }) => entry),
      register: electors,
      people: 300,
      names: [
        ...twice('british', [
          ['Bob', 'Tarrow', 'Robert James', 'Tarrow'],
          ['Anne-Marie', 'Larkmoor', 'Anne Marie', 'Larkmore'],
        ]),
        ...twice('south-asian-muslim', [
          ['Md Tariq', 'Hussain', 'Mohammed Tariq', 'Hussein'],
          ['Shazia', 'Begum', 'Shazia Begum', 'Akhtar'],
        ]),
        ...twice('iberian', [
          ['Jose', 'Garcia Moreno', 'José Luis', 'García'],
          ['Maria', 'Silva', 'Maria', 'Silva Santos'],
        ]),
        ...twice('east-asian', [
          ['Xiao-Ming', 'Chen', 'Xiaoming', 'Chen'],
          ['Kit Ying', 'Cheung', 'Cheung', 'Kit Ying'],
        ]),
      ],
    });
    expect(rows.map(({ group }) => group)).toEqual([
      'as-they-are',
      'british',
      'south-asian-muslim',
      'iberian',
      'east-asian',
    ]);
    for (const { group, people, notFound } of rows) expect([group, people, notFound]).toEqual([group, 300, 0]);
  });
});
