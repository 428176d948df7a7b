import { expect, test } from 'vitest';
import { checkModel } from './check-model.ts';
import { BILLION, type MatchModel, modelHash, type ModelLevel } from './match-model.ts';
import { UK_DUPLICATES } from './uk-duplicates.ts';
import { UK_REGISTER } from './uk-register.ts';

const withLevels = (
  comparison: string,
  change: (levels: readonly ModelLevel[]) => readonly ModelLevel[],
): MatchModel => ({
  ...UK_REGISTER,
  comparisons: UK_REGISTER.comparisons.map((one) =>
    one.name === comparison ? { ...one, levels: change(one.levels) } : one,
  ),
});

const faultOf = (model: unknown): unknown => {
  const checked = checkModel(model);
  return checked.ok ? 'accepted' : checked.error;
};

test.each([UK_REGISTER, UK_DUPLICATES])('the shipped model $name is accepted', (model) => {
  expect(faultOf(model)).toBe('accepted');
});

test('a model that has locked on to neighbours is refused: most matches at another address', () => {
  const model = withLevels('address', (levels) =>
    levels.map((level, i) => ({ ...level, m: levels[levels.length - 1 - i]?.m ?? 0 })),
  );
  expect(faultOf(model)).toEqual({ code: 'm-not-monotone', comparison: 'address', level: 'flat-form' });
});

test('a model in which disagreeing speaks for a match is refused', () => {
  const model = withLevels('family', (levels) =>
    levels.map((level) =>
      level.level === 'different'
        ? { ...level, m: 300_000_000, u: 100_000_000 }
        : level.level === 'exact'
          ? { ...level, m: level.m - 288_090_867, u: level.u + 850_086_138 }
          : level,
    ),
  );
  expect(['weights-not-monotone', 'shares-do-not-sum']).toContain((faultOf(model) as { code: string }).code);
  const balanced = withLevels('family', (levels) => balance(levels));
  expect(faultOf(balanced)).toMatchObject({ code: 'weights-not-monotone', comparison: 'family' });
});

/** Exact 60 % of the matches and nearly all strangers, different 40 % and hardly any. */
const balance = (levels: readonly ModelLevel[]): readonly ModelLevel[] => {
  const small = 1000;
  const rest = (levels.length - 2) * small;
  return levels.map((level, i) => {
    if (i === 0) return { ...level, m: 600_000_000, u: BILLION - rest - 1_000_000 };
    return i === levels.length - 1
      ? { ...level, m: 400_000_000 - rest, u: 1_000_000 }
      : { ...level, m: small, u: small };
  });
};

test.each([
  ['not-a-model', { ...UK_REGISTER, format: 'other' }],
  ['not-a-model', { ...UK_REGISTER, more: 1 }],
  ['not-a-model', null],
  ['thresholds-crossed', { ...UK_REGISTER, thresholds: { review: 9000, strong: 0 } }],
  ['unknown-field', { ...UK_REGISTER, fields: ['given', 'family', 'address'] }],
  ['unknown-field', { ...UK_REGISTER, blocks: [{ parts: [{ take: 'key', of: 'shoe-size' }] }] }],
  ['unknown-field', { ...UK_REGISTER, blocks: [{ parts: [{ take: 'names' }], eitherWithoutKey: 'shoe-size' }] }],
  ['wrong-levels', withLevels('given', (levels) => levels.slice(1))],
  ['shares-do-not-sum', withLevels('given', (levels) => levels.map((level) => ({ ...level, u: 5 })))],
])('%s', (code, model) => {
  expect(faultOf(model)).toMatchObject({ code });
});

test('the hash is that of the content, whatever the order of its members', () => {
  const reversed = Object.fromEntries(Object.entries(UK_REGISTER).toReversed()) as unknown as MatchModel;
  expect(modelHash(reversed)).toBe(modelHash(UK_REGISTER));
  expect(modelHash({ ...UK_REGISTER, revision: 'another' })).not.toBe(modelHash(UK_REGISTER));
});
