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
import { type Rate, rateOf } from './rate.ts';

/** What is counted of a group: how many there are that it could happen to, and to how many it did. */
const MEASURES = [
  /** Members with a register row at their own address: found as themselves, a question, or said not to be there at all. */
  'found',
  'review',
  'hardNotFound',
  /** Found, but as somebody else: mostly of the same name at the same address. */
  'wrongRow',
  /** The same members by exact names and postcode. */
  'exactNotFound',
  /** Honest members at home whom the register does not have: a question nevertheless. */
  'absentReview',
  /** Members in a pair of seven bits and more with another person; and in a strong one. */
  'wrongDuplicates',
  'wrongStrong',
  /** Honest and planted second entries that pair with the first at seven bits or more. */
  'duplicatesFound',
  /** Planted: people who do not exist, not found, and second entries, found. */
  'decoys',
  /** Planted people who do not exist, of whom the register is nevertheless not said to have nobody. */
  'ghostReview',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface GroupFigures extends Readonly<Record<Measure, Rate>> {
  /** `all`, or a kind of group and a group: `origin irish`, `age 18-24`. */
  readonly group: string;
}

interface FairnessPlan {
  readonly seed: string;
  readonly electors: number;
  readonly members: number;
  /** Ghosts, and as many second entries, of every origin in every constituency. */
  readonly decoys: number;
}

/** Measures both shipped models on an invented population that nothing was tuned on. */
export function measureFairness({ seed, electors, members, decoys }: FairnessPlan): readonly GroupFigures[] {
  const asOf = parseIsoDate('2026-11-01');
  if (asOf === undefined) throw new Error('bench: no date');
  const wave = { kind: 'decoys', wave: 'decoys', place: 0, ghosts: decoys, seconds: decoys } as const;
  const population = collectPopulation({ seed, electors, members, asOf, attacks: [wave] });
  const matches = matchAll(population.members, population.electors, UK_REGISTER);
  const inPairs = pairsOf(population.members);
  const rows = new Map(population.electors.map((elector, i) => [electorKey(elector.row.elector), { elector, i }]));
  const exact = new Set(population.electors.map((elector) => exactKey(registerRow(elector))));
  const groups = new Map<string, Tally>();
  population.members.forEach((member, i) => {
    const seen = happenedTo({ member, match: matches[i], pairs: inPairs[i], rows, exact });
    for (const group of groupsOf(member)) {
      const tally = groups.get(group) ?? emptyTally();
      groups.set(group, tally);
      for (const [measure, happened] of seen) {
        tally[measure].of++;
        if (happened) tally[measure].count++;
      }
    }
  });
  return [...groups].map(([group, tally]) => figuresOf(group, tally)).toSorted((a, b) => (a.group < b.group ? -1 : 1));
}

const groupsOf = ({ truth }: InventedMember): readonly string[] => [
  'all',
  `origin ${truth.origin}`,
  `shape ${truth.nameShape}`,
  `age ${truth.ageBand}`,
  `home ${truth.tenure}`,
];

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

/** In what pairs a member is: with another person, with another person and strong, with another entry of their own. */
interface InPairs {
  wrong: boolean;
  wrongStrong: boolean;
  right: boolean;
}

function pairsOf(members: readonly InventedMember[]): readonly InPairs[] {
  const inPairs = members.map((): InPairs => ({ wrong: false, wrongStrong: false, right: false }));
  for (const { first, second, signal } of findDuplicates(members.map(memberRow), UK_DUPLICATES)) {
    const one = members[first]?.truth.person === members[second]?.truth.person;
    for (const at of [first, second]) {
      const seen = inPairs[at];
      if (seen === undefined) continue;
      seen.right ||= one;
      seen.wrong ||= !one;
      seen.wrongStrong ||= !one && signal === 'strong';
    }
  }
  return inPairs;
}

type Tally = Record<Measure, { of: number; count: number }>;

const emptyTally = (): Tally => Object.fromEntries(MEASURES.map((name) => [name, { of: 0, count: 0 }])) as Tally;

interface Measured {
  readonly member: InventedMember;
  readonly match: MemberMatch | undefined;
  readonly pairs: InPairs | undefined;
  readonly rows: ReadonlyMap<string, { readonly elector: InventedElector; readonly i: number }>;
  readonly exact: ReadonlySet<string>;
}

/** What could happen to a member, and whether it did. */
function happenedTo({ member, match, pairs, rows, exact }: Measured): readonly (readonly [Measure, boolean])[] {
  const { truth } = member;
  const { attack } = truth;
  const seen: (readonly [Measure, boolean])[] = [];
  if (attack?.decoy !== true && truth.person >= 0) {
    seen.push(['wrongDuplicates', pairs?.wrong === true], ['wrongStrong', pairs?.wrongStrong === true]);
  }
  if (truth.sameAs !== null) seen.push(['duplicatesFound', pairs?.right === true]);
  if (attack?.decoy === true && attack.kind === 'ghost') {
    seen.push(['decoys', match?.verdict !== 'found'], ['ghostReview', match?.verdict === 'review']);
  } else if (attack?.decoy === true) seen.push(['decoys', pairs?.right === true]);
  if (attack !== null || truth.sameAs !== null || truth.situation !== 'at-home') return seen;
  const own = truth.electors.flatMap((key) => rows.get(key) ?? []);
  if (own.length === 0) return [...seen, ['absentReview', match?.verdict === 'review']];
  // An elector who registered anonymously has no name to be found by.
  if (!own.some(({ elector }) => !elector.row.anonymous)) return seen;
  const right = own.some(({ i }) => i === match?.row);
  return [
    ...seen,
    ['found', match?.verdict === 'found' && right],
    ['wrongRow', match?.verdict === 'found' && !right],
    ['review', match?.verdict === 'review'],
    ['hardNotFound', match?.verdict === 'not-found'],
    ['exactNotFound', !exact.has(exactKey(memberRow(member)))],
  ];
}

const exactKey = ([given = '', family = '', , postcode = '']: readonly string[]): string =>
  `${given}|${family}|${postcode.replaceAll(' ', '')}`.toLowerCase();

const figuresOf = (group: string, tally: Tally): GroupFigures => ({
  group,
  ...(Object.fromEntries(MEASURES.map((name) => [name, rateOf(tally[name].count, tally[name].of)])) as Record<
    Measure,
    Rate
  >),
});

/** The figures of several populations as those of one. */
export function mergeGroups(populations: readonly (readonly GroupFigures[])[]): readonly GroupFigures[] {
  const names = [...new Set(populations.flat().map(({ group }) => group))];
  return names.map((group) => {
    const tally = emptyTally();
    for (const part of populations.flat()) {
      if (part.group !== group) continue;
      for (const name of MEASURES) {
        tally[name].of += part[name].of;
        tally[name].count += part[name].count;
      }
    }
    return figuresOf(group, tally);
  });
}
