import type { Count } from '@selectorate/count';
import type { Election } from './load-ballots.ts';
import type { Ledger } from './ledger.ts';
import { type Group, groupsOf, sameTally, withDecisions } from './round-groups.ts';

/** The first thing that is not as published. */
export interface Difference {
  /** The source's own label of the round; `end` where one side has rounds that the other has not. */
  readonly round: string;
  readonly what: 'votes' | 'quota' | 'out' | 'elected' | 'excluded' | 'rounds' | 'winners' | 'order';
  readonly candidate: string | null;
  readonly theirs: string;
  readonly ours: string;
}

/** Compares every published round with our stages; stage numbers are never compared. */
export function firstDifference(count: Count, election: Election, ledger: Ledger): Difference | undefined {
  const { rounds, stages } = groupsOf(count, election, ledger);
  const namesElected = count.contest.seats > 1 && count.options.runTo !== 'two' && ledger.of === 'votes';
  return differenceOf(withoutSteps(rounds, stages), stages, namesElected);
}

function differenceOf(theirs: readonly Group[], ours: readonly Group[], namesElected: boolean): Difference | undefined {
  for (let i = 0; i < Math.max(theirs.length, ours.length); i++) {
    const [published, counted] = [theirs[i], ours[i]];
    if (published === undefined || counted === undefined) {
      return {
        round: published?.label ?? 'end',
        what: 'rounds',
        candidate: null,
        theirs: `${theirs.length} rounds`,
        ours: `${ours.length} stages`,
      };
    }
    const isLast = i === theirs.length - 1;
    const difference =
      tallyDifference(published, counted) ??
      figureDifference(published, counted) ??
      decisionDifference(published, counted, { isLast, namesElected });
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/**
 * Droop's ledger has a line for each action. Where several belong to one round and a stage of ours holds them all (surpluses
 * of several elected, say), the round's last line is the one to compare.
 */
function withoutSteps(rounds: readonly Group[], stages: readonly Group[]): readonly Group[] {
  const kept: Group[] = [];
  let waiting: Group | undefined;
  for (const [i, round] of rounds.entries()) {
    const stage = stages[kept.length];
    const isStep = round.part !== null && rounds[i + 1]?.part === round.part;
    const isOurs = stage !== undefined && sameTally(round, stage);
    const last = kept.at(-1);
    if (!isStep || isOurs) {
      kept.push(waiting === undefined ? round : withDecisions(round, waiting));
      waiting = undefined;
    } else if (last?.part === round.part) {
      kept.splice(-1, 1, withDecisions(last, round));
    } else {
      waiting = waiting === undefined ? round : withDecisions(round, waiting);
    }
  }
  return kept;
}

function tallyDifference(theirs: Group, ours: Group): Difference | undefined {
  for (const name of new Set([...theirs.tally.keys(), ...ours.tally.keys()])) {
    const [published, counted] = [theirs.tally.get(name) ?? '0', ours.tally.get(name) ?? '0'];
    if (published === counted) continue;
    return { round: theirs.label, what: 'votes', candidate: name, theirs: published, ours: counted };
  }
  return undefined;
}

/**
 * Quotas and what stopped counting, as far as the source names them. Of several sums for the same tallies the last stands:
 * droop writes that of the sharing out before until it shares out again.
 */
function figureDifference(theirs: Group, ours: Group): Difference | undefined {
  for (const { key, what } of [
    { key: 'quotas', what: 'quota' },
    { key: 'outs', what: 'out' },
  ] as const) {
    const published = key === 'outs' ? theirs.outs.slice(-1) : theirs.quotas;
    const strange = published.find((one) => ours[key].length > 0 && !ours[key].includes(one));
    if (strange === undefined) continue;
    return { round: theirs.label, what, candidate: null, theirs: strange, ours: ours[key].join(' ') };
  }
  return undefined;
}

/**
 * Who is elected and excluded, as far as the source names them. Not who is elected to a single seat, or where a count goes on
 * to two: RCTab names the winner when a majority is first reached. Not in QPQ, which elects nobody for good before its last
 * start. Not who is excluded at the end: once the seats are filled, some ledgers strike out whoever is left.
 */
function decisionDifference(
  theirs: Group,
  ours: Group,
  { isLast, namesElected }: { readonly isLast: boolean; readonly namesElected: boolean },
): Difference | undefined {
  const compared = [...(namesElected ? (['elected'] as const) : []), ...(isLast ? [] : (['excluded'] as const))];
  for (const what of compared) {
    if (theirs[what].length === 0) continue;
    const [published, counted] = [new Set(theirs[what]), new Set(ours[what])];
    const strange =
      [...published].find((name) => !counted.has(name)) ?? [...counted].find((name) => !published.has(name));
    if (strange === undefined) continue;
    const says = (set: ReadonlySet<string>): string => (set.has(strange) ? what : `not ${what}`);
    return { round: theirs.label, what, candidate: strange, theirs: says(published), ours: says(counted) };
  }
  return undefined;
}
