import { type CandidateId, unwrap } from '@selectorate/basics';
import { count, type CountRequest, packBallots, plainContest, type TieRule } from '@selectorate/count';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rulebookFaults } from './checks.ts';
import { diffRulebooks } from './diff.ts';
import { loadRulebook, printRulebook } from './load.ts';
import { pinRulebook, readPinnedRulebook } from './pinned.ts';
import { PRESETS, reselectionUnderEachFormula, resolvePreset } from './preset.ts';
import type { ParameterSpec } from './presets/parameter.ts';
import { RESELECTION_PRESETS } from './presets/reselection.ts';
import type { Setting, Settings } from './rulebook.ts';

/** Any value that the parameter allows. */
function settingFor(spec: ParameterSpec): fc.Arbitrary<Setting> {
  if (spec.kind === 'choice') return fc.constantFrom(...spec.allowed.map(({ value }) => value));
  const number = fc.integer({ min: spec.least, max: spec.most });
  return spec.orNone ? fc.oneof(number, fc.constant('none')) : number;
}

const settingsFor = (specs: readonly ParameterSpec[]): fc.Arbitrary<Settings> =>
  fc
    .record(Object.fromEntries(specs.map((spec) => [spec.name, settingFor(spec)])))
    .map((settings) => ({ ...settings, challengeWindowDays: 14, retentionDays: 365, shortlistAtMost: 'none' }));

describe.each(PRESETS.map((preset) => [preset.id, preset] as const))('%s', (_, preset) => {
  test('resolves under any allowed parameters to a rulebook without a fault', () => {
    fc.assert(
      fc.property(settingsFor(preset.parameters), (settings) => {
        const rulebook = unwrap(resolvePreset(preset, settings));
        expect(rulebookFaults(rulebook)).toEqual([]);
        expect(rulebook.parameters).toEqual(settings);
      }),
      { numRuns: 50 },
    );
  });

  test('prints to YAML and pins to JSON, and both load back equal', () => {
    fc.assert(
      fc.property(settingsFor(preset.parameters), (settings) => {
        const rulebook = unwrap(resolvePreset(preset, settings));
        const { json, bytes } = pinRulebook(rulebook);
        expect(unwrap(loadRulebook(printRulebook(rulebook), { format: 'yaml', presets: [] }))).toEqual(rulebook);
        expect(unwrap(loadRulebook(json, { format: 'json', presets: [] }))).toEqual(rulebook);
        expect(unwrap(readPinnedRulebook(bytes))).toEqual(rulebook);
      }),
      { numRuns: 20 },
    );
  });
});

test('the four formulas differ only in id and trigger, and in the two clauses that state the formula', () => {
  const specs = RESELECTION_PRESETS[0]?.parameters ?? [];
  fc.assert(
    fc.property(settingsFor(specs), (settings) => {
      const [first, ...others] = unwrap(reselectionUnderEachFormula(settings));
      for (const other of others) {
        const differing = diffRulebooks(first ?? other, other).map(({ path }) => path);
        expect(differing).toContain('trigger.formula');
        for (const path of differing) {
          expect(path).toMatch(
            /^(id$|trigger\.(formula|label|rule\.(aggregator|comparator|threshold|exactTie))$|clauses\[trigger\.(formula|exact-share)\]\.)/,
          );
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('what the sources do not settle has no default, and only that', () => {
  for (const { parameters } of RESELECTION_PRESETS) {
    const required = parameters.filter((spec) => spec.default === null).map(({ name }) => name);
    expect(required).toEqual(['unitTieAgain', 'emptySection', 'pooledTie']);
  }
});

test('the formulas say what is known of them', () => {
  const rulebooks = unwrap(
    reselectionUnderEachFormula({ unitTieAgain: 'in-denominator', emptySection: 'lapses', pooledTie: 'undetermined' }),
  );
  expect(new Set(rulebooks.map(({ basis }) => basis))).toEqual(new Set(['from press reports; clause text not seen']));
  expect(rulebooks.find(({ id }) => id === 'reselection-each-half')?.trigger?.label).toBe('a reading often reported');
  for (const { clauses } of rulebooks) expect(clauses.every(({ seen }) => seen !== 'clause-text')).toBe(true);
});

test('defaults are the stated ones', () => {
  const rulebook = unwrap(
    resolvePreset(PRESETS[3] ?? PRESETS[0] ?? never(), {
      unitTieAgain: 'in-denominator',
      emptySection: 'lapses',
      pooledTie: 'undetermined',
    }),
  );
  expect(rulebook.publication.k).toBe(20);
  expect(rulebook.trigger?.rule.capPerParent).toBeNull();
  expect(rulebook.trigger?.unitQuorum.voters).toBe(0);
  expect(rulebook.electorates.ballot.rules.map(({ when }) => when)).toContain('memberMonths >= 6');
  expect(rulebook.calendar.gaps.find(({ from }) => from === 'notice')?.atLeastDays).toBe(7);
});

test('a source is cited only for the value it states', () => {
  const seenOf = (parameters: Settings, id: string) =>
    unwrap(
      resolvePreset(RESELECTION_PRESETS[3] ?? never(), {
        unitTieAgain: 'in-denominator',
        emptySection: 'lapses',
        pooledTie: 'undetermined',
        ...parameters,
      }),
    ).clauses.find((clause) => clause.id === id)?.seen;
  for (const [parameter, clause] of [
    ['membershipMonths', 'electorate.membership'],
    ['noticeDays', 'calendar.notice'],
    ['unitMeetingDays', 'calendar.unit-meetings'],
    ['unitQuorum', 'trigger.unit-quorum'],
  ] as const) {
    expect(seenOf({}, clause)).toBe('published-report');
    expect(seenOf({ [parameter]: 12 }, clause)).toBe('chosen-by-organiser');
  }
});

test('the counter takes the ballot block of every preset, under any allowed parameters', () => {
  const [a, b] = ['candidate-1', 'candidate-2'] as CandidateId[];
  const candidates = [a ?? never(), b ?? never()];
  const tied = packBallots(candidates, [
    { ranking: [[0]], times: 1 },
    { ranking: [[1]], times: 1 },
  ]);
  fc.assert(
    fc.property(
      fc.constantFrom(...PRESETS).chain((preset) => fc.tuple(fc.constant(preset), settingsFor(preset.parameters))),
      ([preset, settings]) => {
        const { method, options, ties } = unwrap(resolvePreset(preset, settings)).ballot;
        // No preset asks for lots that a contest would have to draw first.
        const ladder = ties.map((kind) =>
          kind === 'lot-order' ? { kind, order: candidates.toReversed() } : ({ kind } as TieRule),
        );
        const request: CountRequest = { rule: method, ...options, ties: ladder };
        expect(unwrap(count(tied, plainContest(1), request)).elected).toEqual([b]);
      },
    ),
  );
});

test('refuses a replacement of a clause that the preset does not have', () => {
  const clauses = [{ id: 'no.such' as never, text: 'x', citation: 'x', seen: 'not-seen' as const }];
  const refused = resolvePreset(PRESETS.at(-1) ?? never(), {}, { clauses });
  expect(refused).toMatchObject({ ok: false, error: [{ code: 'unknown-clause', path: 'clauses[0].id' }] });
});

test('refuses retention shorter than the challenge window, of a preset too', () => {
  const refused = resolvePreset(PRESETS.at(-1) ?? never(), { challengeWindowDays: 30, retentionDays: 29 });
  expect(refused).toMatchObject({ ok: false, error: [{ code: 'retention-too-short', path: 'retention.days' }] });
});

function never(): never {
  throw new Error('there are presets');
}
