import { err, ok, type Result } from '@selectorate/basics';
import { z } from 'zod';
import { COMPARATORS, NAME_ORDER_LEVELS } from '../compare/comparators.ts';
import { BILLION, type MatchModel, type ModelComparison } from './match-model.ts';

export type ModelFaultCode =
  | 'not-a-model'
  | 'unknown-field'
  | 'wrong-levels'
  | 'shares-do-not-sum'
  | 'm-not-monotone'
  | 'weights-not-monotone'
  | 'thresholds-crossed';

/** Why a model is refused, and at which comparison and level. */
export interface ModelFault {
  readonly code: ModelFaultCode;
  readonly comparison: string;
  readonly level: string;
}

/** A model from a file: anything may be in it. */
export type UntrustedModel = unknown;

const share = z.int().min(1).max(BILLION);
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const words = z.string().min(1).max(2000);
const modelSchema = z.strictObject({
  format: z.literal('selectorate-match-model/1'),
  name,
  revision: words,
  fields: z.array(name).min(1).max(40),
  comparisons: z
    .array(
      z.strictObject({
        name,
        kind: z.enum(['given-name', 'family-name', 'date', 'code', 'phrase', 'email', 'address', 'name-order']),
        of: z.array(name).min(1).max(2),
        levels: z
          .array(z.strictObject({ level: name, m: share, u: share }))
          .min(2)
          .max(12),
        place: z.literal(true).optional(),
      }),
    )
    .min(1)
    .max(12),
  blocks: z
    .array(
      z.strictObject({
        parts: z
          .array(
            z.union([
              z.strictObject({ take: z.literal('names') }),
              z.strictObject({ take: z.enum(['key', 'text', 'district', 'street', 'house', 'year']), of: name }),
            ]),
          )
          .min(1)
          .max(4),
        atMost: z.int().min(1).optional(),
        eitherWithoutKey: name.optional(),
      }),
    )
    .min(1)
    .max(12),
  prior: z.strictObject({ rows: z.int().min(1), matchesPerMember: z.int().min(1) }),
  thresholds: z.strictObject({ review: z.int(), strong: z.int() }),
  provenance: z.strictObject({ data: words, method: words }),
});

/**
 * Reads a model and refuses one that cannot be right: shares that do not sum to one, best levels that are not the most frequent among
 * matches, or evidence that grows as values agree less. Training that has locked on to something else than people (a street, an
 * origin) shows in exactly that way.
 */
export function checkModel(untrusted: UntrustedModel): Result<MatchModel, ModelFault> {
  const read = modelSchema.safeParse(untrusted);
  if (!read.success)
    return err({ code: 'not-a-model', comparison: '', level: read.error.issues[0]?.path.join('.') ?? '' });
  const model = read.data as MatchModel;
  if (model.thresholds.review > model.thresholds.strong)
    return err({ code: 'thresholds-crossed', comparison: '', level: '' });
  for (const comparison of model.comparisons) {
    const fault = comparisonFault(comparison, model);
    if (fault !== undefined) return err(fault);
  }
  const unknown = model.blocks
    .flatMap(({ parts, eitherWithoutKey }) => [
      ...parts.flatMap((part) => (part.take === 'names' ? [] : [part.of])),
      ...(eitherWithoutKey === undefined ? [] : [eitherWithoutKey]),
    ])
    .find((of) => !model.comparisons.some((one) => one.name === of));
  return unknown === undefined ? ok(model) : err({ code: 'unknown-field', comparison: 'blocks', level: unknown });
}

function comparisonFault(comparison: ModelComparison, { fields, comparisons }: MatchModel): ModelFault | undefined {
  const fault = (code: ModelFaultCode, level = ''): ModelFault => ({ code, comparison: comparison.name, level });
  const order = comparison.kind === 'name-order';
  const known = order ? comparisons.map((one) => one.name) : fields;
  const stray = comparison.of.find((one) => !known.includes(one));
  if (stray !== undefined) return fault('unknown-field', stray);
  const expected = comparison.kind === 'name-order' ? NAME_ORDER_LEVELS : COMPARATORS[comparison.kind].levels;
  if (expected.join() !== comparison.levels.map(({ level }) => level).join()) return fault('wrong-levels');
  for (const which of ['m', 'u'] as const) {
    const total = comparison.levels.reduce((sum, level) => sum + level[which], 0);
    if (Math.abs(total - BILLION) > BILLION / 1000) return fault('shares-do-not-sum', which);
  }
  return comparison.kind === 'name-order' ? undefined : monotoneFault(comparison, COMPARATORS[comparison.kind].grades);
}

/**
 * Evidence may be this many times stronger at a worse grade. Exact agreement on a common value says less than a likeness between
 * rare ones, and the weight of a value by its frequency is not in the model.
 */
const TOLERATED = 8;

/**
 * Among matches the best grade is the most frequent one; evidence (m / u) does not grow from one grade to a worse one beyond what
 * is tolerated; nothing agreeing is evidence against.
 */
function monotoneFault(
  { name: comparison, levels }: ModelComparison,
  grades: readonly number[],
): ModelFault | undefined {
  const worst = Math.max(...grades);
  const gradeM = (grade: number): number => levels.reduce((sum, { m }, i) => sum + (grades[i] === grade ? m : 0), 0);
  for (let grade = 1; grade <= worst; grade++) {
    const level = levels[grades.indexOf(grade)]?.level ?? '';
    if (gradeM(grade) > gradeM(0)) return { code: 'm-not-monotone', comparison, level };
  }
  let least = Infinity;
  for (let grade = 0; grade <= worst; grade++) {
    const evidence = levels.filter((_, i) => grades[i] === grade).map(({ level, m, u }) => ({ level, ratio: m / u }));
    const rising = evidence.find(({ ratio }) => ratio > least * TOLERATED);
    if (rising !== undefined) return { code: 'weights-not-monotone', comparison, level: rising.level };
    least = Math.min(least, ...evidence.map(({ ratio }) => ratio));
  }
  const last = levels.at(-1);
  return last === undefined || last.m < last.u
    ? undefined
    : { code: 'weights-not-monotone', comparison, level: last.level };
}
