import { type CandidateId, compare, parseFraction, ZERO } from '@selectorate/basics';
import { MOST_SECTIONS } from '../ballots/packed-ballots.ts';
import type { Constraint, Contest, Section } from '../contest/contest.ts';
import { MOST_CONSTRAINTS } from '../panel/filling-search.ts';
import type { CountFault } from '../result/result.ts';
import { weighsWhole } from '../table/weigh.ts';
import type { CountOptions, CountRule } from './options.ts';
import { isFault } from './faults.ts';
import { definitionOf } from './registry.ts';

/** Sections times candidates: figures that each stage has to keep and print. */
const MOST_TALLIES = 1_000_000;

/** Complete and sound options, and the candidates on the paper. */
export interface AskedOf {
  readonly options: CountOptions;
  readonly candidates: readonly CandidateId[];
}

/** What is wrong with a contest, or what of it the rule has no use for. */
export function faultOfContest(rule: CountRule, contest: Contest, asked: AskedOf): CountFault | undefined {
  return (
    faultOfWithdrawn(rule, contest, asked) ??
    faultOfSections(rule, contest, asked) ??
    faultOfConstraints(rule, contest, asked) ??
    faultOfReopening(rule, contest, asked) ??
    (contest.entitled === null || isWhole(contest.entitled)
      ? undefined
      : bad('entitled', 'a whole number of voters, or null')) ??
    faultOfSeats(rule, contest, asked)
  );
}

const bad = (field: keyof Contest, expected: string): CountFault => ({ code: 'bad-contest', field, expected });
const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const cannot = (rule: CountRule, field: keyof Contest): CountFault => ({ code: 'rule-cannot', rule, field });

function faultOfWithdrawn(rule: CountRule, { withdrawn }: Contest, { candidates }: AskedOf): CountFault | undefined {
  const stranger = withdrawn.find(({ candidate }) => !candidates.includes(candidate));
  if (stranger !== undefined) {
    return { code: 'unknown-candidate', candidate: stranger.candidate, where: 'withdrawn' };
  }
  if (new Set(withdrawn.map(({ candidate }) => candidate)).size !== withdrawn.length) {
    return bad('withdrawn', 'each candidate once');
  }
  const points: readonly string[] = ['before-opening', 'after-opening', 'elected-elsewhere'];
  if (!withdrawn.every(({ when }) => points.includes(when))) return bad('withdrawn', `one of ${points.join(', ')}`);
  const lastRound = definitionOf(rule).takesRounds === true ? candidates.length : 1;
  const soundRounds = withdrawn.every(({ round = 1 }) => isWhole(round) && round >= 1 && round <= lastRound);
  return soundRounds ? undefined : bad('withdrawn', `a round from 1 to ${lastRound}`);
}

function faultOfSections(rule: CountRule, { sections }: Contest, { candidates }: AskedOf): CountFault | undefined {
  if (sections.length === 0) return undefined;
  const most = Math.min(MOST_SECTIONS, Math.floor(MOST_TALLIES / candidates.length));
  if (sections.length > most) return bad('sections', `at most ${most} sections`);
  if (new Set(sections.map(({ section }) => section)).size !== sections.length) {
    return bad('sections', 'each section once');
  }
  const isWeight = ({ weight }: Section): boolean => {
    const value = typeof weight === 'string' ? parseFraction(weight) : undefined;
    return value !== undefined && compare(value, ZERO) > 0;
  };
  if (!sections.every(isWeight)) return bad('sections', 'a weight above zero as a fraction, such as 1/3');
  const kinds = new Set<string>(sections.map(({ of }) => of));
  if (kinds.size > 1 || ![...kinds].every((of) => of === 'section' || of === 'paper')) {
    return bad('sections', 'weights that are all of sections or all of papers');
  }
  // Whole block votes are papers like others, which every rule can count.
  return definitionOf(rule).uses.includes('sections') || weighsWhole(sections) ? undefined : cannot(rule, 'sections');
}

function faultOfConstraints(
  rule: CountRule,
  { constraints }: Contest,
  { candidates }: AskedOf,
): CountFault | undefined {
  if (constraints.length === 0) return undefined;
  if (!definitionOf(rule).uses.includes('constraints')) return cannot(rule, 'constraints');
  return unsoundConstraints(constraints, candidates);
}

/** What is wrong with constraints, whatever the rule; undefined when nothing is. */
export function unsoundConstraints(
  constraints: readonly Constraint[],
  candidates: readonly CandidateId[],
): CountFault | undefined {
  if (constraints.length > MOST_CONSTRAINTS) return bad('constraints', `at most ${MOST_CONSTRAINTS} constraints`);
  if (new Set(constraints.map(({ category }) => category)).size !== constraints.length) {
    return bad('constraints', 'each category once');
  }
  return constraints.map((constraint) => faultOfConstraint(constraint, candidates)).find(isFault);
}

function faultOfConstraint(constraint: Constraint, candidates: readonly CandidateId[]): CountFault | undefined {
  const { candidates: named, atLeast, atMost } = constraint;
  const stranger = named.find((candidate) => !candidates.includes(candidate));
  if (stranger !== undefined) return { code: 'unknown-candidate', candidate: stranger, where: 'constraints' };
  if (new Set(named).size !== named.length) return bad('constraints', 'each candidate of a category once');
  const sound = isWhole(atLeast) && (atMost === null || (isWhole(atMost) && atLeast <= atMost));
  return sound ? undefined : bad('constraints', 'whole numbers, at least not above at most');
}

function faultOfReopening(
  rule: CountRule,
  { reopenNominations, withdrawn }: Contest,
  { options, candidates }: AskedOf,
): CountFault | undefined {
  if (reopenNominations === null) return undefined;
  if (!candidates.includes(reopenNominations)) {
    return { code: 'unknown-candidate', candidate: reopenNominations, where: 'reopenNominations' };
  }
  if (!definitionOf(rule).uses.includes('reopenNominations')) return cannot(rule, 'reopenNominations');
  const out = [...options.cannotWin, ...withdrawn.map(({ candidate }) => candidate)];
  return out.includes(reopenNominations) ? bad('reopenNominations', 'a candidate who may be elected') : undefined;
}

function faultOfSeats(
  rule: CountRule,
  { seats, withdrawn }: Contest,
  { options, candidates }: AskedOf,
): CountFault | undefined {
  const gone = withdrawn.filter(({ round = 1 }) => round === 1).map(({ candidate }) => candidate);
  const standing = candidates.length - new Set([...gone, ...options.cannotWin]).size;
  const asked = definitionOf(rule).seats;
  const most = asked === 'one' ? Math.min(1, standing) : standing;
  const enough = seats <= most || definitionOf(rule).mayStayVacant === true;
  const possible = Number.isSafeInteger(seats) && seats >= (asked === 'up-to' ? 0 : 1) && standing > 0 && enough;
  return possible ? undefined : { code: 'seats-out-of-range', seats, most };
}
