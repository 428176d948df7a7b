import { celEnv, isCelError, parse as parseElsewhere, plan } from '@bufbuild/cel';
import { type ClauseId, fromCivilDay, unwrap } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileElectorate, judge } from './electorate.ts';
import { FACTS, factsOf, type MemberFacts, type MemberRecord } from './facts.ts';

const CLAUSE = 'electorate.test' as ClauseId;
const electorate = (...tests: string[]) => ({
  rules: tests.map((when, at) => ({ clause: CLAUSE, when, otherwise: `reason-${at}` })),
});
const freeze = { year: 2022, month: 9, day: 12 };
const member: MemberRecord = {
  joined: { year: 2022, month: 3, day: 12 },
  paidThrough: { year: 2022, month: 9, day: 2 },
  born: { year: 1980, month: 2, day: 29 },
  status: 'full',
  kind: 'individual',
  unit: 'unit-01',
  tags: ['life', 'organiser'],
};

/** What the second evaluator makes of the same expression and facts. */
function elsewhere(expression: string): (facts: MemberFacts) => unknown {
  const planned = plan(celEnv(), parseElsewhere(expression));
  return (facts) => {
    const bindings = Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'number' ? BigInt(value) : value,
    ]);
    const result = planned(Object.fromEntries(bindings));
    return isCelError(result) ? `error: ${result.message}` : result;
  };
}

const dates = fc.integer({ min: 14_000, max: 20_000 }).map(fromCivilDay);
const codes = fc.constantFrom('full', 'lapsed', 'suspended', 'unit-01', 'unit-02', 'life', 'é', '𝔘', '');
const members: fc.Arbitrary<MemberRecord> = fc.record({
  joined: fc.option(dates),
  paidThrough: fc.option(dates),
  born: fc.option(dates),
  status: codes,
  kind: codes,
  unit: codes,
  tags: fc.array(codes, { maxLength: 4 }),
});

const ints = fc.oneof(
  fc.constantFrom(...FACTS.filter(({ type }) => type === 'int').map(({ name }) => name)),
  fc
    .oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 14_000, max: 20_000 }), fc.maxSafeInteger())
    .map(String),
);
const quoted = codes.map((code) => `"${code}"`);
const strings = (item: string | null) =>
  fc.oneof(fc.constantFrom('status', 'kind', 'unit', ...(item === null ? [] : [item])), quoted);
const bools = fc.constantFrom('joinedKnown', 'paymentKnown', 'ageKnown', 'true', 'false');

/** Expressions of the profile, with as many brackets as they need and some they do not. */
function expressions(depth: number, item: string | null = null): fc.Arbitrary<string> {
  const leaf = fc.oneof(
    bools,
    fc.tuple(ints, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), ints).map((parts) => parts.join(' ')),
    fc.tuple(strings(item), fc.constantFrom('==', '!='), strings(item)).map((parts) => parts.join(' ')),
    fc
      .tuple(strings(item), fc.array(quoted, { minLength: 1, maxLength: 3 }))
      .map(([text, list]) => `${text} in [${list.join(', ')}]`),
    fc
      .tuple(ints, fc.array(fc.integer().map(String), { minLength: 1, maxLength: 3 }))
      .map(([int, list]) => `${int} in [${list.join(', ')}]`),
    strings(item).map((text) => `${text} in tags`),
  );
  if (depth === 0) return leaf;
  const inner = expressions(depth - 1, item);
  const bracketed = inner.map((expression) => `(${expression})`);
  const joined = fc
    .tuple(fc.oneof(inner, bracketed), fc.constantFrom('&&', '||'), fc.oneof(inner, bracketed))
    .map((parts) => parts.join(' '));
  const compared = fc.tuple(bracketed, fc.constantFrom('==', '!='), bracketed).map((parts) => parts.join(' '));
  const macros = fc
    .tuple(fc.constantFrom('all', 'exists'), expressions(depth - 1, 'tag'))
    .map(([macro, predicate]) => `tags.${macro}(tag, ${predicate})`);
  return fc.oneof(
    leaf,
    joined,
    compared,
    bracketed.map((expression) => `!${expression}`),
    ...(item === null ? [macros] : []),
  );
}

test('a second evaluator agrees over generated members and generated expressions of the profile', () => {
  let eligible = 0;
  let withheld = 0;
  fc.assert(
    fc.property(expressions(3), fc.array(members, { minLength: 10, maxLength: 10 }), (expression, people) => {
      const compiled = unwrap(compileElectorate(electorate(expression)));
      const second = elsewhere(expression);
      for (const person of people) {
        const facts = factsOf(person, freeze);
        const judgement = judge(compiled, facts);
        expect(judgement.eligible).toBe(second(facts));
        if (judgement.eligible) eligible++;
        else withheld++;
      }
    }),
    { numRuns: 1_000 },
  );
  // Agreement says something only where both answers occur.
  expect(Math.min(eligible, withheld)).toBeGreaterThan(1_000);
});

test('judging never depends on the order or number of other rules', () => {
  fc.assert(
    fc.property(expressions(2), expressions(2), members, (one, two, person) => {
      const facts = factsOf(person, freeze);
      const verdict = (...parts: string[]) => judge(unwrap(compileElectorate(electorate(...parts))), facts).eligible;
      expect(verdict(one, two)).toBe(verdict(one) && verdict(two));
      expect(verdict(two, one)).toBe(verdict(one, two));
    }),
    { numRuns: 200 },
  );
});

test('the first rule that fails gives the reason; every rule is shown with the facts it used', () => {
  const compiled = unwrap(
    compileElectorate(electorate('status == "full"', 'memberMonths >= 7', 'paymentKnown && arrearsDays <= 5')),
  );
  expect(judge(compiled, factsOf(member, freeze))).toEqual({
    eligible: false,
    withheldFor: 'reason-1',
    clauses: [
      { clause: CLAUSE, holds: true, facts: { status: 'full' } },
      { clause: CLAUSE, holds: false, facts: { memberMonths: 6 } },
      { clause: CLAUSE, holds: false, facts: { paymentKnown: true, arrearsDays: 10 } },
    ],
  });
});

test('an electorate without rules takes everybody', () => {
  expect(judge(unwrap(compileElectorate({ rules: [] })), factsOf(member, freeze))).toEqual({
    eligible: true,
    withheldFor: null,
    clauses: [],
  });
});

describe('whatever is outside the profile is refused with its place', () => {
  test.each([
    ['memberMonths >= 6.0', 'expression-outside-profile', 17],
    ['memberMonths >= 6u', 'expression-outside-profile', 17],
    ['memberMonths >= 9007199254740992', 'expression-outside-profile', 17],
    ['memberMonths + 1 > 6', 'expression-outside-profile', 1],
    ['-memberMonths < 6', 'expression-outside-profile', 1],
    ['true ? true : false', 'expression-outside-profile', 1],
    ['size(tags) > 0', 'expression-outside-profile', 1],
    ['timestamp("2022-01-01T00:00:00Z") == status', 'expression-outside-profile', 1],
    ['duration("1h") == status', 'expression-outside-profile', 1],
    ['status.matches("f.*")', 'expression-outside-profile', 1],
    ['status.startsWith("f")', 'expression-outside-profile', 1],
    ['tags.exists_one(t, t == "a")', 'expression-outside-profile', 1],
    ['tags.map(t, t) == tags', 'expression-outside-profile', 1],
    ['tags.all(t, tags.exists(u, t == u))', 'expression-outside-profile', 13],
    ['["a"].all(t, t == "a")', 'expression-outside-profile', 1],
    ['tags.all(unit, unit == "a")', 'expression-outside-profile', 10],
    ['tags[0] == "a"', 'expression-outside-profile', 1],
    ['status.size == 3', 'expression-outside-profile', 1],
    ['{"a": 1}.a == 1', 'expression-outside-profile', 1],
    ['status == null', 'expression-outside-profile', 11],
    ['b"a" == status', 'expression-outside-profile', 1],
    ['has(status.size)', 'expression-outside-profile', 1],
    ['status == "a\\u0041"', 'expression-outside-profile', 11],
    ['status == r"a"', 'expression-outside-profile', 11],
    ['status == """a"""', 'expression-outside-profile', 11],
    ['status in [unit]', 'expression-outside-profile', 12],
    ['status in []', 'expression-wrong-type', 11],
    ['status in ["a", 1]', 'expression-wrong-type', 11],
    ['status == 1', 'expression-wrong-type', 1],
    ['status < "b"', 'expression-wrong-type', 1],
    ['tags == tags', 'expression-wrong-type', 1],
    ['status in status', 'expression-wrong-type', 1],
    ['memberMonths', 'expression-wrong-type', 1],
    ['true && memberMonths', 'expression-wrong-type', 9],
    ['!status', 'expression-wrong-type', 2],
    ['name == "x"', 'expression-unknown-fact', 1],
    ['tags.all(t, t == "a") && t == "a"', 'expression-unknown-fact', 26],
    ['constructor == "a"', 'expression-unknown-fact', 1],
    ['status ==', 'expression-syntax', 10],
    ['status == "a', 'expression-syntax', 11],
    ['', 'expression-syntax', 1],
    [`${'('.repeat(100)}true${')'.repeat(100)}`, 'expression-syntax', 21],
    [`${'!'.repeat(1_500)}true`, 'expression-syntax', null],
    [Array.from({ length: 200 }, () => 'true').join(' && '), 'expression-syntax', null],
    [`status in [${Array.from({ length: 150 }, () => '"a"').join(',')}]`, 'expression-syntax', null],
    ['true'.padEnd(2_001), 'too-large', null],
  ])('%.40s', (expression, code, column) => {
    const refused = compileElectorate(electorate('true', expression));
    expect(refused).toMatchObject({ ok: false, error: [{ code, path: 'rules[1].when' }] });
    if (column !== null) expect(refused).toMatchObject({ error: [{ line: 1, column }] });
  });

  test('on the second line', () => {
    expect(compileElectorate(electorate('status == "full" &&\n  nobody'))).toMatchObject({
      ok: false,
      error: [{ code: 'expression-unknown-fact', line: 2, column: 3 }],
    });
  });

  test('every fault of every rule', () => {
    const refused = compileElectorate(electorate('nobody == 1 || nowhere == 2', 'memberMonths'));
    expect(refused.ok ? [] : refused.error.map(({ path }) => path)).toEqual([
      'rules[0].when',
      'rules[0].when',
      'rules[1].when',
    ]);
  });
});

test('no text makes the compiler crash', () => {
  const pieces = fc.constantFrom(
    'tags',
    '.',
    'all',
    '(',
    ')',
    't',
    ',',
    '==',
    '"a"',
    '&&',
    '!',
    '-',
    '1',
    '[',
    ']',
    'in',
    '?',
    ':',
    '{',
    '}',
    ' ',
    '"',
    "'",
    '\\',
    '//',
    '\n',
    '0x',
    '1e9',
    'status',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
      ),
      (expression) => {
        const compiled = compileElectorate(electorate(expression));
        if (compiled.ok) expect(typeof judge(compiled.value, factsOf(member, freeze)).eligible).toBe('boolean');
        else expect(compiled.error.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 2_000 },
  );
});
