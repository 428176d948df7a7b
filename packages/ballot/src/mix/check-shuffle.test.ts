import { randomFillSync } from 'node:crypto';
import { err, unwrap } from '@selectorate/basics';
import { type Group, kernelEd25519, nobleEd25519, randomScalar, rfc3526, startKernel } from '@selectorate/group';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ciphertext } from '../objects/common.ts';
import type { ElectionContext } from '../objects/context.ts';
import type { Shuffle } from '../objects/shuffle.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { checkShuffle, type ShuffleFault, type ShuffleStep } from './check-shuffle.ts';
import { makeShuffle, mixRow } from './make-shuffle.ts';
import { fixedBases, type MixedRow, proveRow } from './prove-row.ts';
import { changeAt, placesIn, valueAt, withTorsion } from './testing/places.ts';
import { rehearse } from './testing/rehearsal.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const ed25519 = kernelEd25519(startKernel());

const check = (step: ShuffleStep, context: ElectionContext): ShuffleFault[] =>
  checkShuffle(step, context, singleWorkings(context.group));
const codes = (step: ShuffleStep, context: ElectionContext): string[] => check(step, context).map(({ code }) => code);

const ENGINES: readonly [string, Group][] = [
  ['Ed25519 by the kernel', ed25519],
  ['Ed25519 by the audited library', nobleEd25519()],
  ['RFC-3526-2048', rfc3526()],
];

describe.each(ENGINES)('in %s', (_, group) => {
  test('our own shuffle checks, holds the same votes and looks different', () => {
    const { context, rows, open } = rehearse(group, platform, [3]);
    const shuffle = unwrap(makeShuffle(rows, context));
    expect(check({ input: rows, shuffle }, context)).toEqual([]);
    expect(open(shuffle.ciphertexts[0] ?? [])).toEqual(open(rows[0] ?? []));
    const texts = new Set(rows[0]?.flatMap(({ alpha, beta }) => [alpha, beta]));
    for (const { alpha, beta } of shuffle.ciphertexts[0] ?? []) expect(texts.has(alpha) || texts.has(beta)).toBe(false);
  });

  test('a box of no ballots and a box of one are shuffled and check', () => {
    const { context, rows } = rehearse(group, platform, [0, 1]);
    const shuffle = unwrap(makeShuffle(rows, context));
    expect(shuffle.ciphertexts.map(({ length }) => length)).toEqual([0, 1]);
    expect(check({ input: rows, shuffle }, context)).toEqual([]);
  });
});

test('honest shuffles always check, one after another, several questions at once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { minLength: 1, maxLength: 3 }), (sizes) => {
      const { context, rows, open } = rehearse(ed25519, platform, sizes);
      const first = unwrap(makeShuffle(rows, context));
      const second = unwrap(makeShuffle(first.ciphertexts, context));
      expect(check({ input: rows, shuffle: first }, context)).toEqual([]);
      expect(check({ input: first.ciphertexts, shuffle: second }, context)).toEqual([]);
      expect(second.ciphertexts.map(open)).toEqual(rows.map(open));
    }),
    { numRuns: 20 },
  );
});

test('a ciphertext that is no element is not mixed, and it is said which', () => {
  const { context, rows, encrypt } = rehearse(ed25519, platform, [1]);
  const torsion = `80${'0'.repeat(62)}`;
  const bad = [encrypt(1n), { ...encrypt(2n), beta: torsion }];
  expect(makeShuffle([...rows, bad], context)).toEqual(err({ row: 1, index: 1, fault: 'not-in-subgroup' }));
});

describe('A11 a mixer who', () => {
  const { context, rows, encrypt } = rehearse(ed25519, platform, [4]);
  const input = rows[0] ?? [];
  const honest = unwrap(makeShuffle(rows, context));
  const withOutput = (change: (output: readonly Ciphertext[]) => readonly Ciphertext[]): Shuffle => ({
    ...honest,
    ciphertexts: honest.ciphertexts.map(change),
  });

  test.each<[string, (output: readonly Ciphertext[]) => readonly Ciphertext[]]>([
    ['duplicates one ballot over another', (output) => output.map((c, i) => (i === 1 ? (output[0] ?? c) : c))],
    ['replaces a ballot', (output) => output.map((c, i) => (i === 2 ? encrypt(9n) : c))],
    ['swaps two after proving', (output) => output.map((_, i) => output[i ^ 1] as Ciphertext)],
    ['hands on what came in', () => input],
  ])('%s is refused', (_, change) => {
    expect(codes({ input: rows, shuffle: withOutput(change) }, context)).toEqual(['shuffle-proof']);
  });

  test.each<[string, (output: readonly Ciphertext[]) => readonly Ciphertext[]]>([
    ['drops a ballot', (output) => output.slice(1)],
    ['adds a ballot', (output) => [...output, encrypt(3n)]],
  ])('%s is refused', (_, change) => {
    expect(codes({ input: rows, shuffle: withOutput(change) }, context)).toEqual(['shuffle-length']);
  });

  test('drops a ballot and mixes the rest with a good proof is refused', () => {
    const shuffle = unwrap(makeShuffle([input.slice(1)], context));
    expect(codes({ input: rows, shuffle }, context)).toEqual(['shuffle-length']);
  });

  test('proves a shuffle of another input is refused', () => {
    const shuffle = unwrap(makeShuffle([input.map((c, i) => (i === 0 ? encrypt(1n) : c))], context));
    expect(codes({ input: rows, shuffle }, context)).toEqual(['shuffle-proof']);
  });

  test('brings a shuffle of another election with the same key is refused', () => {
    const shuffle = unwrap(makeShuffle(rows, { ...context, fingerprint: 'a'.repeat(43) }));
    expect(codes({ input: rows, shuffle }, context)).toEqual(['shuffle-proof']);
  });

  test('mixes for another key is refused', () => {
    const other = rehearse(ed25519, platform, [0]).context;
    const shuffle = unwrap(makeShuffle(rows, { ...context, publicKey: other.publicKey, election: other.election }));
    expect(codes({ input: rows, shuffle }, context)).toEqual(['shuffle-proof']);
    const half = unwrap(makeShuffle(rows, { ...context, publicKey: other.publicKey }));
    expect(codes({ input: rows, shuffle: half }, context)).toEqual(['shuffle-proof']);
  });

  test('answers for more or fewer questions than there are is refused', () => {
    const [ciphertexts, proofs] = [honest.ciphertexts, honest.proofs];
    for (const shuffle of [
      { ciphertexts: [], proofs: [] },
      { ciphertexts, proofs: [] },
      { ciphertexts: [...ciphertexts, []], proofs: [...proofs, ...proofs] },
    ]) {
      expect(check({ input: rows, shuffle }, context)).toEqual([{ code: 'shuffle-rows', row: null, element: null }]);
    }
  });

  test('proves one question well and cheats in the other is refused for that one', () => {
    const two = rehearse(ed25519, platform, [2, 2]);
    const made = unwrap(makeShuffle(two.rows, two.context));
    const shuffle = { ...made, ciphertexts: made.ciphertexts.map((row, i) => (i === 1 ? row.toReversed() : row)) };
    expect(check({ input: two.rows, shuffle }, two.context)).toEqual([
      { code: 'shuffle-proof', row: 1, element: null },
    ]);
  });
});

describe('a cheating prover', () => {
  /** What a mixer does to a row that was mixed honestly, before proving it as well as it can be proved. */
  type Cheat = (row: MixedRow, vote: bigint) => MixedRow;
  const { context, rows, encrypt } = rehearse(ed25519, platform, [3]);
  const bases = fixedBases(context);
  const put = (row: MixedRow, at: number, ciphertext: Ciphertext): MixedRow => ({
    ...row,
    output: row.output.with(at, ciphertext),
    alphas: row.alphas.with(at, unwrap(ed25519.read(ciphertext.alpha))),
    betas: row.betas.with(at, unwrap(ed25519.read(ciphertext.beta))),
  });
  const cheats: [string, Cheat][] = [
    ['puts in a vote of its own', (row, vote) => put(row, Number(vote % 3n), encrypt(vote + 10n))],
    ['has one vote twice', (row) => put(row, 1, row.output[0] as Ciphertext)],
    [
      'adds to a vote',
      (row, vote) => {
        const { alpha, beta } = row.output[2] as Ciphertext;
        const more = ed25519.multiply(unwrap(ed25519.read(beta)), ed25519.powerOfGenerator(vote + 1n));
        return put(row, 2, { alpha, beta: ed25519.write(more) });
      },
    ],
    [
      'takes from one vote what it adds to another',
      (row, vote) => {
        const some = ed25519.powerOfGenerator(vote + 1n);
        const [one, two] = [row.output[0] as Ciphertext, row.output[1] as Ciphertext];
        const more = ed25519.multiply(unwrap(ed25519.read(one.beta)), some);
        const less = ed25519.multiply(unwrap(ed25519.read(two.beta)), ed25519.inverse(some));
        const first = put(row, 0, { ...one, beta: ed25519.write(more) });
        return put(first, 1, { ...two, beta: ed25519.write(less) });
      },
    ],
    ['proves another order than it used', (row) => ({ ...row, permutation: row.permutation.toReversed() })],
    ['proves other factors than it used', (row, vote) => ({ ...row, factors: row.factors.map((r) => r + vote + 1n) })],
  ];
  test.each(cheats)('who %s has no proof that checks', (_, cheat) => {
    fc.assert(
      fc.property(fc.bigInt(0n, ed25519.order - 20n), (vote) => {
        const mixed = cheat(unwrap(mixRow(rows[0] ?? [], bases, context)), vote);
        const shuffle = { ciphertexts: [mixed.output], proofs: [proveRow(mixed, bases, context)] };
        expect(codes({ input: rows, shuffle }, context)).toEqual(['shuffle-proof']);
      }),
      { numRuns: 10 },
    );
  });
});

describe('every field of a shuffle counts', () => {
  const { context, rows } = rehearse(ed25519, platform, [2]);
  const shuffle = unwrap(makeShuffle(rows, context));
  const places = placesIn(shuffle);

  test('another element or number in any place is refused', () => {
    // 4 texts of ciphertexts, 5 + 2 commitments, 4 + 2 + 2 responses, 2 and 2 more commitments.
    expect(places).toHaveLength(23);
    for (const path of places) {
      const changed = changeAt(shuffle, path, (value) =>
        typeof value === 'bigint'
          ? (value + 1n) % ed25519.order
          : ed25519.write(ed25519.powerOfGenerator(randomScalar(ed25519.order, platform.random))),
      );
      expect(codes({ input: rows, shuffle: changed }, context), path.join('.')).toEqual(['shuffle-proof']);
    }
  });

  test.each([
    ['a point with torsion', `80${'0'.repeat(62)}`, 'not-in-subgroup'],
    ['an element with torsion added', withTorsion(ed25519.write(ed25519.powerOfGenerator(5n))), 'not-in-subgroup'],
    ['no point', `${'0'.repeat(63)}2`, 'not-in-group'],
    ['a number above p', `7${'f'.repeat(63)}`, 'not-canonical'],
    ['capitals', ed25519.write(ed25519.shuffleGenerator(0)).toUpperCase(), 'not-canonical'],
    ['nothing', '', 'not-canonical'],
  ])('%s in any place is refused as no element', (_, text, fault) => {
    for (const path of places.filter((one) => typeof valueAt(shuffle, one) === 'string')) {
      const changed = changeAt(shuffle, path, () => text);
      const [found, ...more] = check({ input: rows, shuffle: changed }, context);
      expect(found, path.join('.')).toMatchObject({ code: 'shuffle-element', row: 0, element: { fault } });
      expect(more).toEqual([]);
    }
  });

  test('the identity in any place is refused', () => {
    for (const path of places.filter((one) => typeof valueAt(shuffle, one) === 'string')) {
      const changed = changeAt(shuffle, path, () => ed25519.write(ed25519.identity));
      expect(codes({ input: rows, shuffle: changed }, context), path.join('.')).toEqual(['shuffle-identity']);
    }
  });

  test('a list of the proof that is too short or too long is refused', () => {
    for (const path of [['0', '4'], ['1', '4'], ['1', '5'], ['2'], ['3']]) {
      for (const change of [(list: unknown[]) => list.slice(1), (list: unknown[]) => [...list, list[0]]]) {
        const changed = changeAt(shuffle, ['proofs', '0', ...path], (list) => change(list as unknown[]));
        expect(codes({ input: rows, shuffle: changed }, context), path.join('.')).toEqual(['shuffle-proof-length']);
      }
    }
  });

  test('an input that is no element is told with its place', () => {
    const input = [rows[0]?.map((c, i) => (i === 1 ? { ...c, beta: 'x' } : c)) ?? []];
    expect(check({ input, shuffle }, context)).toEqual([
      { code: 'shuffle-element', row: 0, element: { list: 'input', index: 3, fault: 'not-canonical' } },
    ]);
  });
});
