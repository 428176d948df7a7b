import type { Result } from '@selectorate/basics';
import { indexBlocks } from '../block-index.ts';
import { forEachPair } from '../find-duplicates.ts';
import { checkModel, type ModelFault } from '../model/check-model.ts';
import { BILLION, type MatchModel, type ModelBlock, perBillion } from '../model/match-model.ts';
import { formsOf, type MatchRow, prepareList, type PreparedList } from '../prepare-list.ts';
import { scorerOf } from '../score-pair.ts';
import { COMPARATORS } from '../compare/comparators.ts';
import { steadyRareLevels } from './steady-rare-levels.ts';
import { countUnlike, withPrior } from './estimate.ts';
import { expectationMaximisation, type Pattern } from './expectation.ts';

/** One run of EM: pairs that agree on a block, without the comparisons which that block settles. */
export interface TrainingSession {
  readonly block: ModelBlock;
  readonly without: readonly string[];
}

export interface TrainingOrder {
  readonly sessions: readonly TrainingSession[];
  readonly seed: number;
  readonly pairs: number;
}

type Levels = readonly (readonly number[])[];

/**
 * Learns a model for finding duplicates in one list from the list itself, without labels: `u` from pairs drawn at random, `m` by EM
 * within blocks and averaged over the sessions, the prior from the matches that the finished model expects. The model given says
 * what is compared and where to begin; what comes out has been checked.
 */
export function trainModel(
  rows: Iterable<MatchRow>,
  start: MatchModel,
  { sessions, seed, pairs }: TrainingOrder,
): Result<MatchModel, ModelFault> {
  const list = prepareList(rows, start);
  const sharesOf = (share: 'm' | 'u'): Levels =>
    start.comparisons.map(({ levels }) => levels.map((level) => level[share] / BILLION));
  const [m, before] = [sharesOf('m'), sharesOf('u')];
  const unlike = countUnlike(list, { model: start, pairs, seed });
  const u = unlike.map((counts, i) => (isOrder(start, i) ? (before[i] ?? []) : withPrior(counts, before[i] ?? [], 20)));
  const learnt: number[][][] = start.comparisons.map(() => []);
  for (const { block, without } of sessions) {
    const used = start.comparisons.map((_, i) => i).filter((i) => !without.includes(start.comparisons[i]?.name ?? ''));
    const of = (all: Levels): Levels => used.map((i) => all[i] ?? []);
    const patterns = patternsOf(list, { ...start, blocks: [block] }, used);
    const result = expectationMaximisation(patterns, { m: of(m), u: of(u), matches: 0.2 });
    used.forEach((i, at) => learnt[i]?.push([...(result.m[at] ?? [])]));
  }
  const averaged = learnt.map((runs, i) => {
    const learntM = runs.length === 0 ? (m[i] ?? []) : average(runs);
    const { kind } = start.comparisons[i] ?? { kind: 'name-order' };
    return kind === 'name-order'
      ? learntM
      : steadyRareLevels({ m: learntM, u: u[i] ?? [] }, COMPARATORS[kind].grades).m;
  });
  const comparisons = start.comparisons.map((comparison, i) => ({
    ...comparison,
    levels: comparison.levels.map(({ level }, at) => ({
      level,
      m: perBillion(averaged[i]?.[at] ?? 0),
      u: perBillion(u[i]?.[at] ?? 0),
    })),
  }));
  return checkModel(withOwnPrior(list, { ...start, comparisons }));
}

const isOrder = (model: MatchModel, i: number): boolean => model.comparisons[i]?.kind === 'name-order';

const average = (runs: readonly (readonly number[])[]): readonly number[] =>
  (runs[0] ?? []).map((_, level) => runs.reduce((sum, run) => sum + (run[level] ?? 0), 0) / runs.length);

function patternsOf(list: PreparedList, model: MatchModel, used: readonly number[]): readonly Pattern[] {
  const scorer = scorerOf(model, { list, rows: list.size });
  const index = indexBlocks(list, model);
  const all = new Int8Array(model.comparisons.length);
  const found = new Map<string, { readonly levels: readonly number[]; pairs: number }>();
  for (let second = 0; second < list.size; second++) {
    const row = formsOf(list, second);
    index.forEach(row, second, (first) => {
      if (first >= second) return;
      scorer.compare(formsOf(list, first), row, all);
      const levels = used.map((i) => all[i] ?? -1);
      const known = found.get(levels.join());
      if (known === undefined) found.set(levels.join(), { levels, pairs: 1 });
      else known.pairs++;
    });
  }
  return [...found.values()];
}

/** The matches that the model itself expects among all pairs, from a first guess until it no longer moves. */
function withOwnPrior(list: PreparedList, model: MatchModel): MatchModel {
  const evidence: number[] = [];
  const guess = model.prior.matchesPerMember;
  forEachPair(list, model, ({ bits }) => evidence.push(bits));
  const odds = (perMember: number): number => {
    const share = perMember / list.size;
    return share / (1 - share);
  };
  let perMember = guess / BILLION;
  const first = odds(perMember);
  for (let round = 0; round < 20; round++) {
    const factor = odds(perMember) / first;
    const expected = evidence.reduce((sum, bits) => sum + 1 - 1 / (1 + factor * 2 ** bits), 0);
    // Pairs among n rows are n (n - 1) / 2; the prior is asked per row as if the other n rows were another list.
    perMember = Math.max(1 / list.size, (2 * expected) / list.size);
  }
  return { ...model, prior: { ...model.prior, matchesPerMember: perBillion(perMember) } };
}
