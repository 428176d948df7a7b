import { type CivilDate, type ClauseId, parseIsoDate } from '@selectorate/basics';
import {
  type CompiledElectorate,
  type CompiledRule,
  factsOf,
  judge,
  type Judgement,
  type MemberFacts,
  type MemberRecord,
} from '@selectorate/rulebook';
import type { IsoDate, RollEntry } from '../entry.ts';
import { type Exclusion, standsExcluded } from '../exclusions/exclusion.ts';
import type { Waiver } from '../exclusions/waiver.ts';
import { groupBy } from '../group-by.ts';
import { ELECTORATES, type ElectorateName } from './electorate-name.ts';

/** May vote, or the code of what says no: of the first rule that fails unwaived, else of an exclusion that stands. */
export interface Verdict {
  readonly eligible: boolean;
  readonly withheldFor: string | null;
  /** The first clause that fails and was waived, for a member whom only waivers let in. */
  readonly waived: ClauseId | null;
}
export type Verdicts = Readonly<Record<ElectorateName, Verdict>>;

export interface ExclusionsAt {
  /** Instant, `2022-09-12T11:00:00Z`. What is not settled by then keeps nobody out. */
  readonly at: string;
  readonly all: readonly Exclusion[];
}

export interface Judging {
  readonly electorates: Readonly<Record<ElectorateName, CompiledElectorate>>;
  readonly freezeDay: CivilDate;
  readonly waivers: readonly Waiver[];
  readonly exclusions: ExclusionsAt | null;
}

/** How the members of a roll are judged: by the rules, then waivers of their clauses, then exclusions that stand. */
export function judging({ electorates, freezeDay, waivers, exclusions }: Judging): (entry: RollEntry) => Verdicts {
  const waiversOf = groupBy(waivers, ({ member }) => member);
  const standing = exclusions?.all.filter((exclusion) => standsExcluded(exclusion, exclusions.at)) ?? [];
  const exclusionsOf = groupBy(standing, ({ member }) => member);
  const ruled = ELECTORATES.some((name) => electorates[name].rules.length > 0);
  if (!ruled && standing.length === 0) return () => ALL_MAY_VOTE;
  return (entry) => {
    const facts = memberFacts(entry, freezeDay);
    const [own, against] = [waiversOf.get(entry.member) ?? [], exclusionsOf.get(entry.member) ?? []];
    const verdict = (name: ElectorateName): Verdict => {
      const waived = own.filter(({ electorate }) => electorate === name).map(({ clause }) => clause);
      const excluded = against.find((exclusion) => exclusion.electorates.includes(name));
      return verdictOf(electorates[name], facts, { waived, excluded });
    };
    return { trigger: verdict('trigger'), ballot: verdict('ballot') };
  };
}

interface Apart {
  readonly waived: readonly ClauseId[];
  readonly excluded: Exclusion | undefined;
}

const MAY_VOTE: Verdict = { eligible: true, withheldFor: null, waived: null };
const ALL_MAY_VOTE: Verdicts = { trigger: MAY_VOTE, ballot: MAY_VOTE };

function verdictOf(electorate: CompiledElectorate, facts: MemberFacts, { waived, excluded }: Apart): Verdict {
  const judged = judge(electorate, facts);
  const unwaived = withholdingRule(electorate, judged, waived);
  const withheldFor = unwaived?.otherwise ?? (excluded === undefined ? null : exclusionCode(excluded));
  if (withheldFor !== null) return { eligible: false, withheldFor, waived: null };
  const first = judged.clauses.find(({ holds }) => !holds);
  return first === undefined ? MAY_VOTE : { ...MAY_VOTE, waived: first.clause };
}

/** The first rule that fails and is not waived. */
function withholdingRule(
  { rules }: CompiledElectorate,
  { clauses }: Judgement,
  waived: readonly ClauseId[],
): CompiledRule | undefined {
  return rules.find(({ clause }, index) => clauses[index]?.holds === false && !waived.includes(clause));
}

/** The clause that keeps a member out of an electorate, waivers allowed for; undefined where none does. */
export function withholdingClause(
  { electorates, freezeDay, waivers }: Pick<Judging, 'electorates' | 'freezeDay' | 'waivers'>,
  entry: RollEntry,
  name: ElectorateName,
): ClauseId | undefined {
  const own = waivers.filter(({ member, electorate }) => member === entry.member && electorate === name);
  const judged = judge(electorates[name], memberFacts(entry, freezeDay));
  const waived = own.map(({ clause }) => clause);
  return withholdingRule(electorates[name], judged, waived)?.clause;
}

/** The published code of members left out by decisions for one reason: `excluded-moved-out-of-area`. */
export const exclusionCode = ({ reason }: Pick<Exclusion, 'reason'>): string => `excluded-${reason}`;

/** What the rules see of an entry: its standing, never the person. */
export function memberFacts({ standing }: RollEntry, freezeDay: CivilDate): MemberFacts {
  const record: MemberRecord = {
    joined: civil(standing.joined),
    paidThrough: civil(standing.paidThrough),
    born: civil(standing.born),
    status: standing.status,
    kind: standing.kind,
    unit: standing.unit,
    tags: standing.tags,
  };
  return factsOf(record, freezeDay);
}

const civil = (date: IsoDate | null): CivilDate | null => (date === null ? null : (parseIsoDate(date) ?? null));
