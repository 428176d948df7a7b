import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from './languages.ts';
import { clauseTextId, faultTextId } from './text-ids.ts';
import { readTexts, type TextArgs, type Texts } from './texts.ts';
import { textsIn } from './texts-everywhere.ts';

const english = textsIn('en');
const ids = fc.constantFrom(...english.textIds());
const anyValue = fc.oneof(
  fc.maxSafeInteger(),
  fc.string(),
  fc.constantFrom('none', 'any', 'nothing', 'teller', '{ $x }'),
);
const plainValue = fc.oneof(fc.maxSafeNat(), fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/));

/** A text with values for everything that it asks for. */
const filled = (value: fc.Arbitrary<string | number>): fc.Arbitrary<{ id: string; args: TextArgs }> =>
  ids.chain((id) =>
    fc.record({
      id: fc.constant(id),
      args: fc.record(Object.fromEntries(english.variables(id).map((name) => [name, value]))),
    }),
  );

test('property: every text comes out of any strings and whole numbers', () => {
  fc.assert(
    fc.property(filled(anyValue), ({ id, args }) => {
      expect(english.text(id, args).length).toBeGreaterThan(0);
    }),
    { numRuns: 2_000 },
  );
});

test('property: with ids and figures, a text is one line without stray spaces or marks', () => {
  fc.assert(
    fc.property(filled(plainValue), ({ id, args }) => {
      expect(english.text(id, args)).not.toMatch(/[{}\n]| {2}| [.,;]|[.,;]{2}/);
    }),
    { numRuns: 2_000 },
  );
});

test('property: a whole number is written in its digits, without grouping', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (papers) => {
      const text = english.text('refusal-anomalies-reach-margin', { papers, margin: 0 });
      expect(text).toContain(`Papers in doubt: ${papers}.`);
    }),
  );
});

test('property: what a text has no use for changes nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), anyValue), (more) => {
      expect(english.text('refusal-ballot-not-issued', more)).toBe(english.text('refusal-ballot-not-issued'));
    }),
  );
});

test.each([
  ['an id that no text has', 'no-such-text', {}, 'there is no text no-such-text'],
  ['an attribute that the text has not', 'act-freeze-roll.undone', {}, 'there is no text act-freeze-roll.undone'],
  ['a missing variable', 'refusal-unit-unknown', {}, 'needs unit'],
  [
    'a variable missing from a variant not chosen',
    'refusal-attempt-not-due',
    { unit: 'u', due: 'none' },
    'needs attempt',
  ],
  ['a variable that only a prototype has', 'refusal-unit-unknown', Object.create({ unit: 'u' }), 'needs unit'],
  ['a number that is not whole', 'refusal-challenges-live', { live: 0.5 }, 'live as 0.5'],
])('crashes on %s', (_, id, args, message) => {
  expect(() => english.text(id, args)).toThrow(message);
});

test('knows which texts there are and what they need', () => {
  expect(english.hasText('refusal-barred-pair')).toBe(true);
  expect(english.hasText('refusal-barred-pair.do')).toBe(true);
  expect(english.hasText('constructor')).toBe(false);
  expect(english.variables('refusal-barred-pair')).toEqual(['held', 'role']);
  expect(english.variables('refusal-barred-pair.do')).toEqual(['waivable']);
  expect(new Set(english.textIds()).size).toBe(english.textIds().length);
});

test('chooses the form by the number', () => {
  expect(english.text('refusal-challenges-live', { live: 1 })).toBe('One challenge is undecided.');
  expect(english.text('refusal-challenges-live', { live: 12 })).toBe('12 challenges are undecided.');
});

describe('sources', () => {
  const from = (...sources: readonly string[]): Texts => readTexts('en', { tag: 'en-GB', sources });

  test('a line break is a space and an empty line a paragraph', () => {
    const texts = from('wrapped =\n    One { $name }\n    two.\n\n    Three\n    { $name }.\n');
    expect(texts.text('wrapped', { name: 'x' })).toBe('One x two.\n\nThree x.');
  });

  test('a term is used by texts and is none itself', () => {
    const texts = from('-roll = list of members\nfrozen = The { -roll } is frozen\n');
    expect(texts.textIds()).toEqual(['frozen']);
    expect(texts.text('frozen')).toBe('The list of members is frozen');
  });

  test('crashes on a text that refers to another: what they share is a term', () => {
    expect(() => from('inner = unit { $unit }\nouter = Of { inner }\n')).toThrow('inner');
  });

  test('crashes on an id that two sources have', () => {
    expect(() => from('one = 1\n', 'one = 2\n')).toThrow('one');
  });
});

test('says codes in words and leaves ids and figures as they are', () => {
  const lacking = { signers: 'officer-1, teller-2', needed: 'returning-officer or second-officer, unit-teller' };
  expect(english.text('refusal-signer-lacks-role', lacking)).toBe(
    'Signed by: officer-1, teller-2. Needed: returning officer or second officer, teller of a unit.',
  );
  expect(english.text('refusal-outcome-differs', { stated: 'candidate-1', computed: 'candidate-2' })).toBe(
    'You state “candidate-1”; the record works out to “candidate-2”.',
  );
  expect(english.text('refusal-figures-differ', { stated: 861, computed: 860 })).toBe(
    'You state 861; the record gives 860.',
  );
});

test('reads each language once', () => {
  expect(LANGUAGES).toEqual(['en']);
  expect(textsIn('en')).toBe(english);
});

test('finds the texts of clauses and of faults', () => {
  expect(english.hasText(clauseTextId('house.two-persons'))).toBe(true);
  expect(english.hasText(clauseTextId('invariant.11'))).toBe(true);
  expect(faultTextId(english, { code: 'signature-invalid', clause: null })).toBe('fault-signature-invalid');
  expect(faultTextId(english, { code: 'signature-invalid', clause: 'house.signatures' })).toBe(
    'refusal-signature-invalid',
  );
  expect(faultTextId(english, { code: 'invariant-broken', clause: 'invariant.4' })).toBe('fault-invariant-broken');
});
