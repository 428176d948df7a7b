import { COMPARATORS, NAME_ORDER_LEVELS } from '../compare/comparators.ts';
import { BILLION, type MatchModel, type ModelComparison, type ModelLevel, perBillion } from './match-model.ts';

/** What a model compares and how it finds pairs, before any share is known. */
export type ModelShape = Omit<MatchModel, 'format' | 'comparisons' | 'prior'> & {
  readonly comparisons: readonly Omit<ModelComparison, 'levels'>[];
};

/**
 * A model to begin training from: among matches each level is a third as frequent as the better one before it, among others each
 * three times as frequent; names are in the wrong order in one match of a hundred.
 */
export function startModel(shape: ModelShape): MatchModel {
  return {
    ...shape,
    format: 'selectorate-match-model/1',
    comparisons: shape.comparisons.map((comparison) => ({
      ...comparison,
      levels: comparison.kind === 'name-order' ? SWAPPED_START : geometric(COMPARATORS[comparison.kind].levels),
    })),
    prior: { rows: 1000, matchesPerMember: BILLION / 2 },
  };
}

const SWAPPED_START: readonly ModelLevel[] = [
  { level: NAME_ORDER_LEVELS[0], m: BILLION / 100, u: 10 },
  { level: NAME_ORDER_LEVELS[1], m: BILLION - BILLION / 100, u: BILLION - 10 },
];

function geometric(levels: readonly string[]): readonly ModelLevel[] {
  const total = (3 ** levels.length - 1) / 2;
  return levels.map((level, i) => ({
    level,
    m: perBillion(3 ** (levels.length - 1 - i) / total),
    u: perBillion(3 ** i / total),
  }));
}
