import { unwrap, utf8 } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { loadRulebook, printRulebook } from './load.ts';
import { pinRulebook, readPinnedRulebook } from './pinned.ts';
import { PRESETS, resolvePreset } from './preset.ts';
import { PLAIN_ASSOCIATION } from './presets/plain-association.ts';
import type { Rulebook } from './rulebook.ts';

const yaml = (text: string) => loadRulebook(text, { format: 'yaml', presets: PRESETS });
const json = (text: string) => loadRulebook(text, { format: 'json', presets: PRESETS });
const plain: Rulebook = unwrap(resolvePreset(PLAIN_ASSOCIATION, {}));
const codes = (result: ReturnType<typeof yaml>) => (result.ok ? 'loaded' : result.error.map(({ code }) => code));

const COLLEGE = `preset: reselection-college
title: A contest
parameters:
  unitTieAgain: out-of-denominator
  emptySection: lapses
  pooledTie: undetermined
`;

test('a preset with its parameters is a whole rulebook', () => {
  const rulebook = unwrap(yaml(COLLEGE));
  expect(rulebook).toMatchObject({ id: 'reselection-college', title: 'A contest', trigger: { formula: 'college' } });
});

test('JSON says the same as YAML', () => {
  const text =
    '{"preset":"reselection-college","title":"A contest","parameters":{\n\t"unitTieAgain":"out-of-denominator","emptySection":"lapses","pooledTie":"undetermined"}}';
  expect(json(text)).toEqual(yaml(COLLEGE));
});

test('a file may give a clause its seen text', () => {
  const text = `${COLLEGE}clauses:\n  - { id: trigger.formula, text: As printed., citation: Rule book, seen: clause-text }\n`;
  expect(unwrap(yaml(text)).clauses).toContainEqual({
    id: 'trigger.formula',
    text: 'As printed.',
    citation: 'Rule book',
    seen: 'clause-text',
  });
});

test('a missing required parameter is named with its allowed values and why it is asked', () => {
  const refused = yaml(COLLEGE.replace('  emptySection: lapses\n', ''));
  expect(refused).toEqual({
    ok: false,
    error: [
      {
        code: 'missing-parameter',
        line: 4,
        column: 3,
        path: 'parameters.emptySection',
        expected:
          'one of lapses (drops out, its weight is lost), renormalises (drops out, the others’ weights are scaled to the whole), counts-as-none (counts as a share of nothing). No source says what follows when no unit of a section casts a vote.',
      },
    ],
  });
});

describe('a fault has its code and its place', () => {
  test.each([
    [
      'an unknown parameter',
      `${COLLEGE}  quorum: 3\n`,
      { code: 'unknown-parameter', line: 7, column: 11, path: 'parameters.quorum' },
    ],
    [
      'a value that is not allowed',
      COLLEGE.replace('lapses', 'vanishes'),
      { code: 'wrong-parameter', line: 5, column: 17, path: 'parameters.emptySection' },
    ],
    ['a number out of range', `${COLLEGE}  membershipMonths: 121\n`, { code: 'wrong-parameter', line: 7 }],
    [
      'an unknown preset',
      COLLEGE.replace('-college', '-colege'),
      { code: 'unknown-preset', line: 1, column: 9, path: 'preset' },
    ],
    ['an unknown field', `${COLLEGE}trigger: null\n`, { code: 'unknown-field', line: 7, path: 'trigger' }],
    ['a key given twice', `${COLLEGE}title: Again\n`, { code: 'duplicate-key', line: 7, column: 1 }],
    ['a tag', COLLEGE.replace('A contest', '!!binary QUJD'), { code: 'tag-refused', line: 2, column: 8 }],
    ['a directive', `%YAML 1.1\n---\n${COLLEGE}`, { code: 'directive-refused', line: 1, column: 1 }],
    ['a second document', `${COLLEGE}---\n${COLLEGE}`, { code: 'not-yaml' }],
    [
      'a number that is not in plain digits',
      `${COLLEGE}  k: 0x14\n`,
      { code: 'not-a-whole-number', line: 7, column: 6, path: 'parameters.k' },
    ],
    ['a fraction', `${COLLEGE}  k: 20.0\n`, { code: 'not-a-whole-number', line: 7 }],
    ['an open list', `${COLLEGE}clauses: [\n`, { code: 'not-yaml' }],
    ['no text', '', { code: 'wrong-value', line: 1, column: 1, path: '' }],
  ])('%s', (_, text, fault) => {
    const refused = yaml(text);
    expect(refused.ok ? refused : refused.error).toMatchObject([fault]);
  });

  test('an expression outside the profile, with its place in the file and in the expression', () => {
    const refused = yaml(printRulebook(plain).replace('memberMonths >= 6', 'memberMonths >= 6.0'));
    expect(refused).toMatchObject({
      ok: false,
      error: [
        {
          code: 'expression-outside-profile',
          path: 'electorates.trigger.rules[2].when',
          expected: expect.stringContaining('line 1, character 17 of the expression'),
        },
      ],
    });
    expect(refused.ok ? null : refused.error[0]?.line).toBeGreaterThan(1);
  });

  test('a missing field of a whole rulebook', () => {
    const { witnesses: _, ...rest } = plain;
    expect(json(JSON.stringify(rest))).toMatchObject({
      ok: false,
      error: [{ code: 'missing-field', path: 'witnesses' }],
    });
  });
});

describe('hostile text is refused without harm', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(10)}]`),
  ].join('\n');
  test.each([
    ['too long', 'a'.repeat(300_000), 'too-large'],
    ['nested by brackets', '['.repeat(200_000), 'nested-too-deeply'],
    ['nested by hyphens', '- '.repeat(100_000), 'nested-too-deeply'],
    ['nested by question marks', '? '.repeat(100_000), 'nested-too-deeply'],
    ['aliases that multiply', bomb, 'too-many-values'],
    ['an alias inside its own anchor', 'a: &a { b: *a }', 'not-yaml'],
    ['an alias of nothing', 'a: *b', 'not-yaml'],
    ['a prototype', '{ "__proto__": { "preset": "x" } }', 'missing-field'],
  ])('%s', (_, text, code) => {
    expect(codes(yaml(text))).toContain(code);
  });

  test('JSON that is nested too deeply, and text that is YAML but not JSON', () => {
    expect(codes(json('['.repeat(50_000) + ']'.repeat(50_000)))).toEqual(['nested-too-deeply']);
    expect(codes(json('preset: x'))).toEqual(['not-json']);
    expect(codes(json('{"preset":"x","preset":"y"}'))).toEqual(['duplicate-key']);
    expect(codes(json('{"preset":1e3}'))).toEqual(['not-a-whole-number']);
  });

  test.each(['\\u0000', '\\u001b[2J', '\\u202e', '\\u2066', '\\r'])('a title with %s', (hidden) => {
    expect(codes(json(`{"preset":"plain-association","title":"x${hidden}y"}`))).toEqual(['wrong-value']);
  });

  test('half a character', () => {
    expect(codes(json('{"preset":"plain-association","title":"\\ud800"}'))).toEqual(['wrong-value']);
  });
});

test('a pinned rulebook is read back only from its canonical bytes', () => {
  const { bytes, json: text } = pinRulebook(plain);
  expect(unwrap(readPinnedRulebook(bytes))).toEqual(plain);
  expect(codes(readPinnedRulebook(utf8(`${text}\n`)))).toEqual(['not-canonical']);
  expect(codes(readPinnedRulebook(utf8('{')))).toEqual(['not-json']);
  expect(codes(readPinnedRulebook(Uint8Array.of(0xff)))).toEqual(['not-json']);
  expect(codes(readPinnedRulebook(utf8('{}')))).toContain('missing-field');
});

test('any byte of a pinned rulebook changed is another rulebook or a fault, never the same', () => {
  const { bytes } = pinRulebook(plain);
  for (let at = 0; at < bytes.length; at += 7) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    const read = readPinnedRulebook(changed);
    if (read.ok) expect(read.value).not.toEqual(plain);
    else expect(read.error.length).toBeGreaterThan(0);
  }
});
