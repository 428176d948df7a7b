import {
  findDuplicates,
  type MatchModel,
  type MemberMatch,
  prepareRoll,
  registerMatcher,
  settleMatches,
  UK_DUPLICATES,
  UK_REGISTER,
} from '@selectorate/roll';
import { collectPopulation, electorKey, type InventedElector, type InventedMember } from '@selectorate/testkit';
import { parseIsoDate } from '@selectorate/basics';
import { memberRow, registerRow } from './population.ts';

/** So many of so many, with the 95 % interval of Wilson. */
export interface Rate {
  readonly of: number;
  readonly count: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface GroupFigures {
  readonly group: string;
  /** Members with a register row at their own address. */
  readonly genuine: number;
  readonly found: Rate;
  readonly review: Rate;
  /** Said not to be found at all though they are there: what a gate is set on. */
  readonly hardNotFound: Rate;
  /** Found, but as somebody else. */
  readonly wrongRow: Rate;
  /** The same members by exact names and postcode. */
  readonly exactNotFound: Rate;
  /** Members in a pair of seven bits and more with another person; and of thirteen. */
  readonly wrongDuplicates: Rate;
  readonly wrongStrong: Rate;
  /** Honest and planted second entries that pair with the first at seven bits or more. */
  readonly duplicatesFound: Rate;
  /** Planted people who do not exist, not found; and planted second entries found. */
  readonly decoys: Rate;
}

interface FairnessPlan {
  readonly seed: string;
  readonly electors: number;
  readonly members: number;
  readonly decoys: number;
}

/** Measures both shipped models on an invented population that nothing was tuned on. */
export function measureFairness({ seed, electors, members, decoys }: FairnessPlan): readonly GroupFigures[] {
  const asOf = parseIsoDate('2026-11-01');
  if (asOf === undefined) throw new Error('bench: no date');
  const wave = { kind: 'decoys', wave: 'decoys', place: 0, ghosts: decoys, seconds: decoys } as const;
  const population = collectPopulation({ seed, electors, members, asOf, attacks: [wave] });
  const matches = matchAll(population.members, population.electors, UK_REGISTER);
  const pairs = findDuplicates(population.members.map(memberRow), UK_DUPLICATES);
  const inPairs = population.members.map(() => ({ wrong: false, wrongStrong: false, right: false }));
  for (const { first, second, signal } of pairs) {
    const [a, b] = [population.members[first], population.members[second]];
    const one = a?.truth.person === b?.truth.person;
    for (const at of [first, second]) {
      const seen = inPairs[at];
      if (seen === undefined) continue;
      seen.right ||= one;
      seen.wrong ||= !one;
      seen.wrongStrong ||= !one && signal === 'strong';
    }
  }
  const rows = new Map(population.electors.map((elector, i) => [electorKey(elector.row.elector), { elector, i }]));
  const exact = exactIndex(population.electors);
  const groups = new Map<string, Tally>();
  population.members.forEach((member, i) => {
    for (const group of ['all', member.truth.origin]) {
      const tally = groups.get(group) ?? emptyTally();
      groups.set(group, tally);
      addMember(tally, { member, match: matches[i], pairs: inPairs[i], rows, exact });
    }
  });
  return [...groups].map(([group, tally]) => figuresOf(group, tally));
}

function matchAll(
  members: readonly InventedMember[],
  electors: readonly InventedElector[],
  model: MatchModel,
): readonly MemberMatch[] {
  const roll = prepareRoll(members.map(memberRow), model, electors.length);
  const matcher = registerMatcher(roll);
  electors.forEach((elector, at) =>
    matcher.add({ row: registerRow(elector), id: electorKey(elector.row.elector), at }),
  );
  return settleMatches(
    roll,
    matcher.finish(),
    members.map(({ entry }) => entry.member),
  );
}

type Tally = Record<
  | 'genuine'
  | 'found'
  | 'review'
  | 'hard'
  | 'wrongRow'
  | 'exactNot'
  | 'members'
  | 'wrong'
  | 'wrongStrong'
  | 'seconds'
  | 'secondsFound'
  | 'decoys'
  | 'decoysFound',
  number
>;

const emptyTally = (): Tally => ({
  genuine: 0,
  found: 0,
  review: 0,
  hard: 0,
  wrongRow: 0,
  exactNot: 0,
  members: 0,
  wrong: 0,
  wrongStrong: 0,
  seconds: 0,
  secondsFound: 0,
  decoys: 0,
  decoysFound: 0,
});

interface Measured {
  readonly member: InventedMember;
  readonly match: MemberMatch | undefined;
  readonly pairs: { readonly wrong: boolean; readonly wrongStrong: boolean; readonly right: boolean } | undefined;
  readonly rows: ReadonlyMap<string, { readonly elector: InventedElector; readonly i: number }>;
  readonly exact: ReadonlySet<string>;
}

function addMember(tally: Tally, { member, match, pairs, rows, exact }: Measured): void {
  const { truth } = member;
  if (truth.attack?.decoy !== true && truth.person >= 0) {
    tally.members++;
    if (pairs?.wrong === true) tally.wrong++;
    if (pairs?.wrongStrong === true) tally.wrongStrong++;
  }
  if (truth.sameAs !== null) {
    tally.seconds++;
    if (pairs?.right === true) tally.secondsFound++;
  }
  if (truth.attack?.decoy === true) {
    tally.decoys++;
    const seen = truth.attack.kind === 'ghost' ? match?.verdict !== 'found' : pairs?.right === true;
    if (seen) tally.decoysFound++;
  }
  const own = truth.electors.flatMap((key) => rows.get(key) ?? []);
  const genuine =
    truth.attack === null &&
    truth.sameAs === null &&
    truth.situation === 'at-home' &&
    own.some(({ elector }) => !elector.row.anonymous);
  if (!genuine) return;
  tally.genuine++;
  const right = own.some(({ i }) => i === match?.row);
  if (match?.verdict === 'found') tally[right ? 'found' : 'wrongRow']++;
  else tally[match?.verdict === 'review' ? 'review' : 'hard']++;
  if (!exact.has(exactKey(memberRow(member)))) tally.exactNot++;
}

const exactKey = ([given = '', family = '', , postcode = '']: readonly string[]): string =>
  `${given}|${family}|${postcode.replaceAll(' ', '')}`.toLowerCase();

const exactIndex = (electors: readonly InventedElector[]): ReadonlySet<string> =>
  new Set(electors.map((elector) => exactKey(registerRow(elector))));

const figuresOf = (group: string, tally: Tally): GroupFigures => ({
  group,
  genuine: tally.genuine,
  found: rate(tally.found, tally.genuine),
  review: rate(tally.review, tally.genuine),
  hardNotFound: rate(tally.hard, tally.genuine),
  wrongRow: rate(tally.wrongRow, tally.genuine),
  exactNotFound: rate(tally.exactNot, tally.genuine),
  wrongDuplicates: rate(tally.wrong, tally.members),
  wrongStrong: rate(tally.wrongStrong, tally.members),
  duplicatesFound: rate(tally.secondsFound, tally.seconds),
  decoys: rate(tally.decoysFound, tally.decoys),
});

/** The figures of several populations as those of one. */
export function mergeGroups(populations: readonly (readonly GroupFigures[])[]): readonly GroupFigures[] {
  const names = [...new Set(populations.flat().map(({ group }) => group))];
  return names.map((group) => {
    const parts = populations.flat().filter((one) => one.group === group);
    const sum = (of: (part: GroupFigures) => Rate): Rate =>
      rate(
        parts.reduce((total, part) => total + of(part).count, 0),
        parts.reduce((total, part) => total + of(part).of, 0),
      );
    return {
      group,
      genuine: parts.reduce((total, { genuine }) => total + genuine, 0),
      found: sum(({ found }) => found),
      review: sum(({ review }) => review),
      hardNotFound: sum(({ hardNotFound }) => hardNotFound),
      wrongRow: sum(({ wrongRow }) => wrongRow),
      exactNotFound: sum(({ exactNotFound }) => exactNotFound),
      wrongDuplicates: sum(({ wrongDuplicates }) => wrongDuplicates),
      wrongStrong: sum(({ wrongStrong }) => wrongStrong),
      duplicatesFound: sum(({ duplicatesFound }) => duplicatesFound),
      decoys: sum(({ decoys }) => decoys),
    };
  });
}

const Z = 1.959964;

/** Wilson 1927. */
function rate(count: number, of: number): Rate {
  if (of === 0) return { of, count, share: 0, low: 0, high: 1 };
  const share = count / of;
  const middle = share + Z ** 2 / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const whole = 1 + Z ** 2 / of;
  return { of, count, share, low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}
