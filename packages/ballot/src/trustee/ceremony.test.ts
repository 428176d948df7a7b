import { randomBytes } from 'node:crypto';
import { err, ok, unwrap } from '@selectorate/basics';
import { groupsByName } from '@selectorate/group';
import { describe, expect, test } from 'vitest';
import { type Codec, readWith } from '../codec/codec.ts';
import type { ThresholdKey } from '../objects/trustees.ts';
import { portableHashing } from '../platform.ts';
import {
  checkPolynomials,
  finishCeremony,
  makeCertificate,
  makeInputs,
  makeOutput,
  makePolynomial,
  openShare,
} from './ceremony.ts';
import type { CeremonyPlan } from './ceremony-faults.ts';
import {
  polynomialMessageCodec,
  type PolynomialMessage,
  verificationInputCodec,
  verificationOutputCodec,
} from './ceremony-messages.ts';
import { checkThresholdKey } from './check-threshold.ts';
import { lagrange } from './opening.ts';
import type { TrusteeContext } from './schnorr.ts';
import { newSeed } from './seed.ts';

const context: TrusteeContext = {
  group: groupsByName()('Ed25519'),
  platform: { ...portableHashing(), random: (n) => randomBytes(n) },
};
const { group } = context;
const { order } = group;

interface Played {
  readonly plan: CeremonyPlan;
  readonly seeds: readonly string[];
  readonly certs: ReturnType<typeof makeCertificate>[];
  readonly polynomials: readonly PolynomialMessage[];
}

/** Everything up to the moment when members check what the others sent. */
function beginCeremony(plan: CeremonyPlan): Played {
  const seeds = Array.from({ length: plan.size }, () => newSeed(context.platform.random));
  const certs = seeds.map((seed, i) => makeCertificate(seed, { ...plan, index: i + 1 }, context));
  const polynomials = seeds.map((seed) => unwrap(makePolynomial(seed, { certs, plan }, context)));
  return { plan, seeds, certs, polynomials };
}

const outputsOf = ({ plan, seeds, certs, polynomials }: Played): ReturnType<typeof makeOutput>[] => {
  const inputs = makeInputs(polynomials);
  return seeds.map((seed, i) => {
    const input = inputs[i];
    if (input === undefined) throw new Error('fewer inputs than members');
    return makeOutput(seed, { certs, plan, input }, context);
  });
};

interface Finished extends Played {
  readonly key: ThresholdKey;
  readonly shares: readonly bigint[];
}

function finish(played: Played): Finished {
  const outputs = outputsOf(played).map(unwrap);
  const key = unwrap(finishCeremony({ ...played, outputs }, context));
  const shares = outputs.map(({ privateKey, publicKey }, i) =>
    unwrap(openShare(played.seeds[i] ?? '', { privateKey, publicKey: publicKey.publicKey }, context)),
  );
  return { ...played, key, shares };
}

const secretOf = (shares: readonly bigint[], places: readonly number[]): bigint =>
  places.reduce((sum, place) => (sum + (shares[place - 1] ?? 0n) * lagrange(place, places, order)) % order, 0n);

describe('a ceremony', () => {
  test('of three gives any two of them, and no one alone, the secret of the key', () => {
    const { key, shares } = finish(beginCeremony({ size: 3, threshold: 2 }));
    const publicKey = checkThresholdKey(key, context).publicKey;
    if (publicKey === null) throw new Error('the ceremony gave no key');
    for (const places of [
      [1, 2],
      [1, 3],
      [2, 3],
      [3, 1],
    ]) {
      expect(group.equal(group.powerOfGenerator(secretOf(shares, places)), publicKey)).toBe(true);
    }
    for (const place of [1, 2, 3]) {
      expect(group.equal(group.powerOfGenerator(secretOf(shares, [place])), publicKey)).toBe(false);
    }
  });

  test.each([
    [1, 1],
    [1, 2],
    [4, 4],
  ])('works for %i of %i', (threshold, size) => {
    const { key } = finish(beginCeremony({ size, threshold }));
    expect(checkThresholdKey(key, context).faults).toEqual([]);
  });

  test('has messages that can be carried as files', () => {
    const played = beginCeremony({ size: 2, threshold: 2 });
    for (const message of played.polynomials) expectCarried(polynomialMessageCodec(order), message);
    for (const input of makeInputs(played.polynomials)) expectCarried(verificationInputCodec(order), input);
    for (const output of outputsOf(played).map(unwrap)) expectCarried(verificationOutputCodec(order), output);
  });
});

function expectCarried<T>(codec: Codec<T>, message: T): void {
  expect(readWith(codec, codec.write(message))).toEqual(ok(message));
}

describe('the organiser', () => {
  const plan = { size: 3, threshold: 2 };
  const played = beginCeremony(plan);

  test('finds what was sent right', () => {
    expect(checkPolynomials(played, context)).toEqual([]);
  });

  test("finds another polynomial under a member's name, a missing secret and a missing message", () => {
    const [first, second, third] = played.polynomials;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three messages');
    const told = (polynomials: readonly PolynomialMessage[]): unknown =>
      checkPolynomials({ ...played, polynomials }, context);
    expect(told([first, { ...second, coefexps: third.coefexps }, third])).toEqual([
      { code: 'coefficients-signature', member: 2 },
      { code: 'ceremony-signature', member: 2 },
    ]);
    expect(told([{ ...first, secrets: first.secrets.slice(1) }, second, third])).toEqual([
      { code: 'ceremony-lengths', member: 1 },
    ]);
    expect(told([first, second, { ...third, signature: null }])).toEqual([{ code: 'ceremony-lengths', member: 3 }]);
    expect(told([first, second])).toEqual([{ code: 'ceremony-lengths', member: null }]);
  });

  test('cannot finish with a key that a member did not make', () => {
    const outputs = outputsOf(played).map(unwrap);
    const [first, second, third] = outputs;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three outputs');
    const finished = finishCeremony({ ...played, outputs: [first, third, second] }, context);
    expect(finished.ok || finished.error.map(({ code, member }) => [code, member])).toEqual([
      ['share-key', 2],
      ['share-key-signature', 2],
      ['share-key', 3],
      ['share-key-signature', 3],
    ]);
  });
});

describe('who is at fault is told', () => {
  const plan = { size: 3, threshold: 2 };

  test('a member who sends a secret off their polynomial', () => {
    const played = beginCeremony(plan);
    const other = beginCeremonyOf(played.seeds, played.certs, plan);
    // Member 2 sends member 3 a value of another polynomial than the one made public.
    const polynomials = played.polynomials.map((message, i) =>
      i === 1 ? { ...message, secrets: message.secrets.with(2, other[1]?.secrets[2] ?? '') } : message,
    );
    const outputs = outputsOf({ ...played, polynomials });
    expect(outputs[2]).toEqual(err([{ code: 'secret-off-polynomial', member: 2 }]));
    expect(outputs[0]?.ok && outputs[1]?.ok).toBe(true);
  });

  test('a secret passed on to another than it was signed for', () => {
    const played = beginCeremony(plan);
    const polynomials = played.polynomials.map((message, i) =>
      i === 1 ? { ...message, secrets: message.secrets.with(2, message.secrets[0] ?? '') } : message,
    );
    expect(outputsOf({ ...played, polynomials })[2]).toEqual(err([{ code: 'message-unreadable', member: 2 }]));
  });

  test('a secret sent by another than the one it is said to be from', () => {
    const played = beginCeremony(plan);
    const polynomials = played.polynomials.map((message, i) =>
      i === 1 ? { ...message, secrets: message.secrets.with(2, played.polynomials[0]?.secrets[2] ?? '') } : message,
    );
    expect(outputsOf({ ...played, polynomials })[2]).toEqual(err([{ code: 'message-signature', member: 2 }]));
  });

  test("an organiser who puts a polynomial under a member's name", () => {
    const played = beginCeremony(plan);
    const other = beginCeremonyOf(played.seeds, played.certs, plan);
    const polynomials = played.polynomials.map((message, i) =>
      i === 0 ? { ...message, polynomial: other[0]?.polynomial ?? '' } : message,
    );
    expect(outputsOf({ ...played, polynomials })[0]).toEqual(err([{ code: 'polynomial-exchanged', member: 1 }]));
  });

  test('an organiser who shows members different certificates', () => {
    const played = beginCeremony(plan);
    const stranger = makeCertificate(newSeed(context.platform.random), { ...plan, index: 3 }, context);
    const shown = { certs: played.certs.with(2, stranger), plan };
    const first = unwrap(makePolynomial(played.seeds[0] ?? '', shown, context));
    const outputs = outputsOf({ ...played, polynomials: played.polynomials.with(0, first) });
    expect(outputs[1]).toEqual(err([{ code: 'ceremony-signature', member: 1 }]));
  });

  test('a certificate for another threshold, size or place', () => {
    const seeds = Array.from({ length: 3 }, () => newSeed(context.platform.random));
    const certs = seeds.map((seed, i) => makeCertificate(seed, { ...plan, index: i + 1 }, context));
    const tryWith = (change: Partial<CeremonyPlan & { index: number }>): unknown => {
      const changed = makeCertificate(seeds[1] ?? '', { ...plan, index: 2, ...change }, context);
      return makePolynomial(seeds[0] ?? '', { certs: certs.with(1, changed), plan }, context);
    };
    const refused = err([{ code: 'certificate-context', member: 2 }]);
    expect(tryWith({ threshold: 1 })).toEqual(refused);
    expect(tryWith({ size: 4 })).toEqual(refused);
    expect(tryWith({ index: 3 })).toEqual(refused);
  });

  test('a seed that no certificate is of', () => {
    const { certs } = beginCeremony(plan);
    const refused = makePolynomial(newSeed(context.platform.random), { certs, plan }, context);
    expect(refused).toEqual(err([{ code: 'seed-not-certified', member: null }]));
  });

  test('fewer members than were agreed on', () => {
    const { certs, seeds } = beginCeremony(plan);
    const refused = makePolynomial(seeds[0] ?? '', { certs: certs.slice(0, 2), plan }, context);
    expect(refused).toEqual(err([{ code: 'ceremony-lengths', member: null }]));
  });
});

function beginCeremonyOf(seeds: readonly string[], certs: Played['certs'], plan: CeremonyPlan): PolynomialMessage[] {
  return seeds.map((seed) => unwrap(makePolynomial(seed, { certs, plan }, context)));
}

test('A12 a member who vanishes is not needed, and one alone is not enough', () => {
  const { key, shares } = finish(beginCeremony({ size: 3, threshold: 2 }));
  const publicKey = checkThresholdKey(key, context).publicKey ?? group.identity;
  expect(group.equal(group.powerOfGenerator(secretOf(shares, [2, 3])), publicKey)).toBe(true);
  expect(shares.some((share) => group.equal(group.powerOfGenerator(share), publicKey))).toBe(false);
});
