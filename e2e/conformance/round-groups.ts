import { add, formatDecimal, type Rational, subtract, sum, ZERO } from '@selectorate/basics';
import {
  type Count,
  type CountRule,
  formatVotes,
  type NonTransferableReason,
  parseVotes,
  type Stage,
} from '@selectorate/count';
import { type Election, nameOf } from './load-ballots.ts';
import { type Ledger, type LedgerKind, numberOf, type Round } from './ledger.ts';

/** Rounds with the same tallies in a row, as one: what they decide together and every quota and sum named in them. */
export interface Group {
  readonly label: string;
  readonly part: string | null;
  readonly tally: ReadonlyMap<string, string>;
  readonly quotas: readonly string[];
  readonly outs: readonly string[];
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
  /** Told with the round before: its own figures are not in the ledger. */
  readonly told: boolean;
}

/** Published rounds and stages of ours in one shape, numbers written as the ledger writes them. */
export function groupsOf(
  count: Count,
  election: Election,
  ledger: Ledger,
): { readonly rounds: readonly Group[]; readonly stages: readonly Group[] } {
  const reading = { election, ledger, write: writerOf(ledger) };
  return {
    rounds: grouped(ledger.rounds.map((round) => groupOfRound(round, reading))),
    stages: grouped(count.stages.map((stage) => groupOfStage(stage, count, reading))),
  };
}

/** Whether two groups show the same votes. */
export const sameTally = (a: Group, b: Group): boolean =>
  a.tally.size === b.tally.size && [...a.tally].every(([name, votes]) => b.tally.get(name) === votes);

export const withDecisions = (group: Group, { elected, excluded }: Group): Group => ({
  ...group,
  elected: [...group.elected, ...elected],
  excluded: [...group.excluded, ...excluded],
});

/** A number as the ledger would print it: all of it, or its first places with halves up. */
type Writer = (value: Rational) => string;

const writerOf =
  ({ shownPlaces }: Ledger): Writer =>
  (value) =>
    shownPlaces === null ? formatVotes(value) : formatDecimal(value, shownPlaces);

/** Counts that look for one winner at a time by excluding the lowest. */
const ONE_AT_A_TIME: ReadonlySet<CountRule> = new Set(['irv', 'av', 'sequential-irv']);

/**
 * Stages of ours that no ledger but droop's and OpenSTV's has a round for; what they decide is told with the round before. Where
 * one winner is looked for and neither of the last two has what elects (a tie, a majority of all papers), one is excluded and
 * the other elected without another look at the votes.
 */
function hasNoRound(kind: LedgerKind, { count, stage }: { readonly count: Count; readonly stage: Stage }): boolean {
  if (kind === 'droop' || kind === 'openstv' || !ONE_AT_A_TIME.has(count.rule)) return false;
  const left = stage.tallies.filter(({ status }) => status === 'continuing');
  return left.length === 1 && stage.action.kind === 'exclusion' && stage.elected[0]?.by === 'last-left';
}

interface Reading {
  readonly election: Election;
  readonly ledger: Ledger;
  readonly write: Writer;
}

function groupOfRound(round: Round, { election, write }: Reading): Group {
  const tidied = (text: string): string => write(numberOf(text));
  // RCTab strikes out undeclared write-ins where nobody wrote one in; no paper names them.
  const known = (name: string): boolean => election.names.includes(name);
  return {
    label: round.label,
    part: round.part,
    tally: nonZero(Object.entries(round.tally).map(([name, votes]) => [name, tidied(votes)])),
    quotas: round.quota === null ? [] : [tidied(round.quota)],
    outs: round.out === null ? [] : [tidied(round.out)],
    elected: round.elected.filter(known),
    excluded: round.excluded.filter(known),
    told: false,
  };
}

function groupOfStage(stage: Stage, count: Count, { election, ledger, write }: Reading): Group {
  const written = (votes: string): string => write(exactly(votes));
  const numbers = ledger.of === 'votes' ? stage.tallies : quotientsOf(stage);
  return {
    label: `${stage.n}`,
    part: null,
    tally: nonZero(numbers.map(({ candidate, votes }) => [nameOf(election, candidate), written(votes)])),
    quotas: stage.quota === null ? [] : [written(stage.quota)],
    outs: [write(outOf(stage, { count, ledger }))],
    elected: stage.elected.map(({ candidate }) => nameOf(election, candidate)),
    excluded: stage.excluded.map((candidate) => nameOf(election, candidate)),
    told: hasNoRound(ledger.kind, { count, stage }),
  };
}

const quotientsOf = ({
  workings,
}: Stage): readonly { candidate: Stage['tallies'][number]['candidate']; votes: string }[] =>
  workings.flatMap((working) =>
    working.kind === 'quotients'
      ? working.quotients.map(({ candidate, quotient }) => ({ candidate, votes: quotient }))
      : [],
  );

/**
 * What stopped counting, as the ledger has it. Sources leave out papers that say nothing at all; droop and OpenSTV also those
 * that name only candidates who are withdrawn, which ours have as exhausted from the first stage on.
 */
function outOf({ nonTransferable, residual }: Stage, { count, ledger }: { count: Count; ledger: Ledger }): Rational {
  const readsPast = ledger.kind === 'droop' || ledger.kind === 'openstv';
  const atFirst = readsPast
    ? votesOut(count.stages[0]?.nonTransferable ?? [], (reason) => reason === 'exhausted')
    : ZERO;
  const all = votesOut(nonTransferable, (reason) => reason !== 'blank');
  return add(subtract(all, atFirst), ledger.outHoldsResidual ? exactly(residual) : ZERO);
}

const votesOut = (out: Stage['nonTransferable'], counts: (reason: NonTransferableReason) => boolean): Rational =>
  sum(out.filter(({ reason }) => counts(reason)).map(({ votes }) => exactly(votes)));

function exactly(votes: string): Rational {
  const value = parseVotes(votes);
  if (value === undefined) throw new Error(`not votes: ${votes}`);
  return value;
}

/** Sources leave out those who are gone, or print them with 0. */
const nonZero = (entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map(entries.filter(([, votes]) => votes !== '0'));

function grouped(all: readonly Group[]): readonly Group[] {
  const groups: Group[] = [];
  for (const group of all) {
    const last = groups.at(-1);
    const isNew = last === undefined || (!group.told && !sameTally(last, group));
    if (isNew) groups.push(group);
    else groups.splice(-1, 1, joined(last, group));
  }
  return groups;
}

const joined = (a: Group, b: Group): Group => ({
  ...withDecisions(a, b),
  quotas: b.told ? a.quotas : [...a.quotas, ...b.quotas],
  outs: b.told ? a.outs : [...a.outs, ...b.outs],
});
