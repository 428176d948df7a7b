import { randomFillSync } from 'node:crypto';
import { err, unwrap } from '@selectorate/basics';
import { belenios2048, type Group, invert, modulo, nobleEd25519, randomScalar } from '@selectorate/group';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ciphertext, Proof } from '../objects/common.ts';
import { type ElectionContext, openElection } from '../objects/context.ts';
import { electionCodec } from '../objects/election.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { challengeOf } from '../proofs/challenges.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { checkDecryption, type DecryptionFault, type DecryptionRun } from './check-decryption.ts';
import { decryptShares } from './decrypt.ts';
import { type FactorStatement, firstStatement, secondStatement } from './decryption-statements.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const ed25519 = nobleEd25519();

interface Trial {
  readonly context: ElectionContext;
  readonly secret: bigint;
  readonly ciphertexts: readonly Ciphertext[];
  /** What an honest trustee sends. */
  readonly run: DecryptionRun;
}

function makeTrial(group: Group, size = 3): Trial {
  const secret = randomScalar(group.order, platform.random);
  const key = group.powerOfGenerator(secret);
  const election = {
    version: 1,
    description: 'Invented',
    name: 'Invented',
    group: group.name,
    publicKey: group.write(key),
    questions: [],
    uuid: 'TestBox1234567',
    administrator: null,
    credentialAuthority: null,
  } as const;
  const context = unwrap(openElection(electionCodec.write(election), { platform, groupOf: () => group }));
  const random = (): string => group.write(group.powerOfGenerator(randomScalar(group.order, platform.random)));
  const ciphertexts = Array.from({ length: size }, () => ({ alpha: random(), beta: random() }));
  return { context, secret, ciphertexts, run: honestRun(context, secret, ciphertexts) };
}

function honestRun(context: ElectionContext, secret: bigint, ciphertexts: readonly Ciphertext[]): DecryptionRun {
  const { group } = context;
  const { decryption, second } = unwrap(decryptShares([ciphertexts], { owner: 1, secret }, context));
  const key = group.powerOfGenerator(secret);
  return {
    owner: 1,
    key,
    keyText: group.write(key),
    question: 0,
    first: 0,
    ciphertexts,
    factors: decryption.decryptionFactors[0] ?? [],
    proofs: decryption.decryptionProofs[0] ?? [],
    second: second[0] ?? [],
  };
}

const check = (run: DecryptionRun, context: ElectionContext): DecryptionFault[] =>
  checkDecryption(run, context, singleWorkings(context.group));

const codes = (run: DecryptionRun, context: ElectionContext): string[] => check(run, context).map(({ code }) => code);

const at = <T>(values: readonly T[] | null, i: number): T => {
  const value = values?.[i];
  if (value === undefined) throw new RangeError(`nothing at ${i}`);
  return value;
};

describe.each([['Ed25519', ed25519] as const, ['BELENIOS-2048', belenios2048()] as const])('in %s', (_, group) => {
  test("an honest trustee's factors check, with and without the second proofs", () => {
    const { run, context } = makeTrial(group);
    expect(check(run, context)).toEqual([]);
    expect(check({ ...run, second: null }, context)).toEqual([]);
  });

  test('a forged v1 proof checks; our second proof refuses it', () => {
    const { run, context, secret } = makeTrial(group);
    const forged = forge(run, 1, { context, secret });
    const wrong = { ...run, factors: run.factors.with(1, forged.factor), proofs: run.proofs.with(1, forged.proof) };
    expect(forged.factor).not.toBe(at(run.factors, 1));
    expect(check({ ...wrong, second: null }, context)).toEqual([]);
    // The same trick with the second statement: the factor it leads to is not the one that was hashed.
    for (const guess of [at(run.factors, 1), forged.factor]) {
      const again = forge(run, 1, { context, secret, hashed: guess });
      const tried = {
        ...wrong,
        factors: run.factors.with(1, again.factor),
        second: at([run.second], 0)?.with(1, again.proof),
      };
      expect(codes({ ...tried, proofs: tried.proofs, second: tried.second ?? null }, context)).not.toEqual([]);
    }
    expect(check({ ...wrong, second: secondFor(wrong, 1, { context, secret }) }, context)).toEqual([
      { position: 1, code: 'second-decryption-proof' },
    ]);
  });
});

interface Forger {
  readonly context: ElectionContext;
  readonly secret: bigint;
  /** The factor put into the second statement; the first one if left out. */
  readonly hashed?: string;
}

/** A wrong factor solved for after the challenge, by a trustee who knows the secret. */
function forge(
  run: DecryptionRun,
  position: number,
  { context, secret, hashed }: Forger,
): { factor: string; proof: Proof } {
  const { group } = context;
  const ciphertext = at(run.ciphertexts, position);
  const alpha = unwrap(group.read(ciphertext.alpha));
  const nonce = randomScalar(group.order, platform.random);
  const error = group.powerOfGenerator(randomScalar(group.order, platform.random));
  const commitments = [
    group.write(group.powerOfGenerator(nonce)),
    group.write(group.multiply(group.power(alpha, nonce), error)),
  ] as const;
  const statement: FactorStatement = {
    owner: 1,
    key: run.keyText,
    question: 0,
    position,
    ciphertext,
    factor: hashed ?? '',
  };
  const textOf = hashed === undefined ? firstStatement : secondStatement;
  const challenge = challengeOf(textOf(statement, commitments, context), group.order, platform);
  const off = group.power(error, invert(challenge, group.order));
  return {
    factor: group.write(group.multiply(group.power(alpha, secret), off)),
    proof: { challenge, response: modulo(nonce - secret * challenge, group.order) },
  };
}

/** Second proofs with the one at a place made as if the wrong factor there were right. */
function secondFor(run: DecryptionRun, position: number, { context, secret }: Forger): readonly Proof[] {
  const { group } = context;
  const ciphertext = at(run.ciphertexts, position);
  const alpha = unwrap(group.read(ciphertext.alpha));
  const nonce = randomScalar(group.order, platform.random);
  const commitments = [group.write(group.powerOfGenerator(nonce)), group.write(group.power(alpha, nonce))] as const;
  const factor = at(run.factors, position);
  const statement = { owner: 1, key: run.keyText, question: 0, position, ciphertext, factor };
  const challenge = challengeOf(secondStatement(statement, commitments, context), group.order, platform);
  return (run.second ?? []).with(position, { challenge, response: modulo(nonce - secret * challenge, group.order) });
}

describe('what is refused', () => {
  const { run, context } = makeTrial(ed25519);
  const { group } = context;
  const identity = group.write(group.identity);

  test('factors, proofs or second proofs of another number than ciphertexts', () => {
    const refused = [{ position: 0, code: 'decryption-lengths' }];
    expect(check({ ...run, factors: run.factors.slice(1) }, context)).toEqual(refused);
    expect(check({ ...run, proofs: run.proofs.slice(1) }, context)).toEqual(refused);
    expect(check({ ...run, second: run.second?.slice(1) ?? null }, context)).toEqual(refused);
    expect(check({ ...run, ciphertexts: run.ciphertexts.slice(1) }, context)).toEqual(refused);
  });

  test('factors swapped', () => {
    const swapped = [at(run.factors, 1), at(run.factors, 0), at(run.factors, 2)];
    expect(check({ ...run, factors: swapped }, context)).toEqual([
      { position: 0, code: 'decryption-proof' },
      { position: 1, code: 'decryption-proof' },
    ]);
  });

  test('a factor that is the identity, no point, or has torsion', () => {
    const torsion = withTorsion(at(run.factors, 0));
    for (const factor of [identity, 'ff'.repeat(32), at(run.factors, 0).toUpperCase(), '', torsion]) {
      expect(check({ ...run, factors: run.factors.with(0, factor) }, context)).toEqual([
        { position: 0, code: 'decryption-factor' },
      ]);
    }
  });

  test('a ciphertext that is no element', () => {
    const bad = { alpha: 'ff'.repeat(32), beta: identity };
    expect(check({ ...run, ciphertexts: run.ciphertexts.with(2, bad) }, context)).toEqual([
      { position: 2, code: 'decryption-ciphertext' },
    ]);
  });

  test('second proofs moved to another place, question, trustee or ciphertext', () => {
    const all = [0, 1, 2].map((position) => ({ position, code: 'second-decryption-proof' }));
    expect(check({ ...run, owner: 2 }, context)).toEqual(all);
    expect(check({ ...run, question: 1 }, context)).toEqual(all);
    expect(check({ ...run, first: 1 }, context)).toEqual(
      all.map(({ position, code }) => ({ position: position + 1, code })),
    );
    const betas = run.ciphertexts.map(({ alpha }) => ({ alpha, beta: alpha }));
    expect(check({ ...run, ciphertexts: betas }, context)).toEqual(all);
  });

  test('everything, where the election is another', () => {
    const other = makeTrial(group).context;
    expect(codes(run, other)).toEqual(Array.from({ length: 3 }, () => 'decryption-proof'));
  });

  test('everything, where the key is another', () => {
    const key = group.powerOfGenerator(5n);
    expect(codes({ ...run, key, keyText: group.write(key) }, context)).toEqual(
      Array.from({ length: 3 }, () => 'decryption-proof'),
    );
  });

  test('any proof with another challenge or response', () => {
    fc.assert(
      fc.property(
        fc.nat(2),
        fc.constantFrom('proofs' as const, 'second' as const),
        fc.constantFrom('challenge' as const, 'response' as const),
        fc.bigInt(1n, group.order - 1n),
        (place, list, part, added) => {
          const proofs = run[list] ?? [];
          const before = at(proofs, place);
          const changed = { ...before, [part]: modulo(before[part] + added, group.order) };
          const code = list === 'proofs' ? 'decryption-proof' : 'second-decryption-proof';
          expect(check({ ...run, [list]: proofs.with(place, changed) }, context)).toEqual([{ position: place, code }]);
        },
      ),
      { numRuns: 20 },
    );
  });
});

test('whatever wrong factor is proven, the second proof refuses it', () => {
  const { run, context, secret } = makeTrial(ed25519, 1);
  const { group } = context;
  fc.assert(
    fc.property(fc.bigInt(1n, group.order - 1n), (off) => {
      const right = unwrap(group.read(at(run.factors, 0)));
      const wrong = { ...run, factors: [group.write(group.multiply(right, group.powerOfGenerator(off)))] };
      const second = secondFor(wrong, 0, { context, secret });
      expect(codes({ ...wrong, second }, context)).toEqual(['decryption-proof']);
      const forged = forge(run, 0, { context, secret });
      const spoilt = { ...run, factors: [forged.factor], proofs: [forged.proof] };
      expect(codes({ ...spoilt, second: secondFor(spoilt, 0, { context, secret }) }, context)).toEqual([
        'second-decryption-proof',
      ]);
    }),
    { numRuns: 10 },
  );
});

test('a proof without randomness is refused: it gives the secret away', () => {
  const { run, context, secret } = makeTrial(ed25519, 1);
  const identity = ed25519.write(ed25519.identity);
  const ciphertext = at(run.ciphertexts, 0);
  const statement = { owner: 1, key: run.keyText, question: 0, position: 0, ciphertext, factor: at(run.factors, 0) };
  const idle = (textOf: typeof firstStatement): Proof => {
    const challenge = challengeOf(textOf(statement, [identity, identity], context), ed25519.order, platform);
    return { challenge, response: modulo(-secret * challenge, ed25519.order) };
  };
  expect(codes({ ...run, proofs: [idle(firstStatement)] }, context)).toEqual(['decryption-proof']);
  expect(codes({ ...run, second: [idle(secondStatement)] }, context)).toEqual(['second-decryption-proof']);
});

test('the sums of an empty box are decrypted like any others', () => {
  const { context, secret } = makeTrial(ed25519);
  const one = ed25519.write(ed25519.identity);
  const run = honestRun(context, secret, [{ alpha: one, beta: one }]);
  expect(run.factors).toEqual([one]);
  expect(check(run, context)).toEqual([]);
  const other = ed25519.write(ed25519.generator);
  expect(codes({ ...run, factors: [other] }, context)).toEqual(['decryption-factor']);
});

test('nothing is raised to the secret that is no element', () => {
  const { context, secret, ciphertexts } = makeTrial(ed25519);
  const torsion = { alpha: withTorsion(at(ciphertexts, 0).alpha), beta: at(ciphertexts, 0).beta };
  const refused = decryptShares([ciphertexts, [at(ciphertexts, 1), torsion]], { owner: 1, secret }, context);
  expect(refused).toEqual(err({ question: 1, position: 1 }));
});

/** The same point plus the one of order two: (x, y) becomes (-x, -y). */
function withTorsion(text: string): string {
  const p = 2n ** 255n - 19n;
  const number = BigInt(`0x${text}`);
  const [sign, y] = [number >> 255n, number & ((1n << 255n) - 1n)];
  return (((1n - sign) << 255n) + (p - y)).toString(16).padStart(64, '0');
}
