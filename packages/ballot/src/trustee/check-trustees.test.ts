import { randomFillSync } from 'node:crypto';
import { err, unwrap } from '@selectorate/basics';
import { type Element, groupsByName, modulo } from '@selectorate/group';
import { describe, expect, test } from 'vitest';
import { readWith } from '../codec/codec.ts';
import { type ElectionContext, openElection } from '../objects/context.ts';
import { electionCodec } from '../objects/election.ts';
import { type ThresholdKey, type TrusteeItem, trusteesCodec } from '../objects/trustees.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { challengeOf } from '../proofs/challenges.ts';
import { finishCeremony, makeCertificate, makeInputs, makeOutput, makePolynomial } from './ceremony.ts';
import { ceremonyText, coefficientsCodec } from './certificate.ts';
import type { ThresholdForm } from './check-certificates.ts';
import { checkThresholdKey, MOST_MEMBERS } from './check-threshold.ts';
import { checkTrustees } from './check-trustees.ts';
import { openingShares } from './opening.ts';
import { ownersOf } from './owners.ts';
import { knowledgeOf, proveSecret, signing, type TrusteeContext } from './schnorr.ts';
import { memberKeys, newSeed } from './seed.ts';
import { newTrusteeSecret, trusteeKeyOf } from './single.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const groupOf = groupsByName();
const group = groupOf('Ed25519');
const within: TrusteeContext = { group, platform };
const plan = { size: 3, threshold: 2 };

interface Shared {
  readonly seeds: readonly string[];
  readonly key: ThresholdKey;
}

function shareKey(form: ThresholdForm = 'current', context = within): Shared {
  const seeds = Array.from({ length: plan.size }, () => newSeed(platform.random));
  const certs = seeds.map((seed, i) => makeCertificate(seed, { ...plan, index: i + 1, form }, context));
  const polynomials = seeds.map((seed) => unwrap(makePolynomial(seed, { certs, plan }, context)));
  const outputs = makeInputs(polynomials).map((input, i) =>
    unwrap(makeOutput(seeds[i] ?? '', { certs, plan, input }, context)),
  );
  return { seeds, key: unwrap(finishCeremony({ certs, plan, polynomials, outputs }, context)) };
}

/** An election with the key that these trustees make together. */
function electionOf(trustees: readonly TrusteeItem[], context = within): ElectionContext {
  const { group: used } = context;
  const parts = trustees.map((item) =>
    item.kind === 'single' ? unwrap(used.read(item.key.publicKey)) : checkThresholdKey(item.key, context).publicKey,
  );
  const key = parts.reduce<Element>((product, part) => used.multiply(product, part ?? used.identity), used.identity);
  const election = {
    version: 1,
    description: 'Invented',
    name: 'Invented',
    group: used.name,
    publicKey: used.write(key),
    questions: [],
    uuid: 'TestBox1234567',
    administrator: null,
    credentialAuthority: null,
  } as const;
  return unwrap(openElection(electionCodec.write(election), { platform, groupOf }));
}

const single = (): TrusteeItem => ({ kind: 'single', key: trusteeKeyOf(newTrusteeSecret(within), within) });
const shared = shareKey();
const threshold = (key: ThresholdKey): TrusteeItem => ({ kind: 'threshold', key });
const trustees: readonly TrusteeItem[] = [single(), threshold(shared.key), single()];
const context = electionOf(trustees);

test('trustees of both kinds together are found good, and numbered along the list', () => {
  expect(checkTrustees(trustees, context)).toEqual([]);
  expect(ownersOf(trustees).map(({ owner, item, member }) => [owner, item, member])).toEqual([
    [1, 0, null],
    [2, 1, 1],
    [3, 1, 2],
    [4, 1, 3],
    [5, 2, null],
  ]);
});

describe('the form of programs before 3.0', () => {
  const old: TrusteeContext = { group: groupOf('BELENIOS-2048'), platform };

  test('is found good in their groups', () => {
    const alone = [threshold(shareKey('older', old).key)];
    expect(checkTrustees(alone, electionOf(alone, old))).toEqual([]);
  });

  test('is refused in ours: nobody can take signatures away', () => {
    const [certs, verificationKeys] = [
      shared.seeds.map((seed, i) => makeCertificate(seed, { ...plan, index: i + 1, form: 'older' }, within)),
      shared.key.verificationKeys.map((key) => ({ ...key, signature: null })),
    ];
    const stripped = [threshold({ ...shared.key, signatures: null, certs, verificationKeys })];
    expect(checkTrustees(stripped, electionOf([threshold(shared.key)]))).toEqual([
      { code: 'threshold-older-form', owner: 1 },
    ]);
    const seed = shared.seeds[0] ?? '';
    expect(makePolynomial(seed, { certs, plan }, within)).toMatchObject({
      error: [{ code: 'threshold-older-form', member: null }],
    });
  });

  test('is not mixed with the other', () => {
    const current = shareKey('current', old).key;
    const mixed = [threshold({ ...current, signatures: null })];
    const codes = checkTrustees(mixed, electionOf([threshold(current)], old)).map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['threshold-mixed-forms']));
  });
});

/** The faults when the shared key, owners 2 to 4, is changed, but the election is not. */
const faultsWith = (change: Partial<ThresholdKey>): unknown =>
  checkTrustees([trustees[0] ?? single(), threshold({ ...shared.key, ...change }), trustees[2] ?? single()], context);

const seedOf = (member: number): string => shared.seeds[member - 1] ?? '';

describe('is refused', () => {
  test('nobody', () => {
    expect(checkTrustees([], context)).toEqual([{ code: 'no-trustees', owner: null }]);
  });

  test('a list that leaves one out, or has another', () => {
    expect(checkTrustees(trustees.slice(1), context)).toEqual([{ code: 'combined-key', owner: null }]);
    expect(checkTrustees([...trustees, single()], context)).toEqual([{ code: 'combined-key', owner: null }]);
  });

  test('the same key twice', () => {
    const twice = [...trustees, ...trustees.slice(0, 1)];
    expect(checkTrustees(twice, electionOf(twice))).toEqual([{ code: 'trustee-key-twice', owner: 6 }]);
  });

  test('a key that is the identity, even with a proof', () => {
    const publicKey = group.write(group.identity);
    const pok = proveSecret(0n, knowledgeOf(group, publicKey), within);
    const idle: TrusteeItem = { kind: 'single', key: { pok, publicKey, signature: null } };
    expect(checkTrustees([...trustees, idle], context)).toEqual([{ code: 'trustee-key', owner: 6 }]);
  });

  test('a key whose secret its owner does not know: one made to cancel the others', () => {
    const honest = trustees[0];
    if (honest?.kind !== 'single') throw new Error('the first trustee is single');
    const own = group.powerOfGenerator(newTrusteeSecret(within));
    const cancelling = group.multiply(own, group.inverse(unwrap(group.read(honest.key.publicKey))));
    const rogue: TrusteeItem = { kind: 'single', key: { ...honest.key, publicKey: group.write(cancelling) } };
    const list = [honest, rogue];
    expect(checkTrustees(list, electionOf(list))).toEqual([{ code: 'trustee-knowledge', owner: 2 }]);
  });

  test('a proof of knowledge without randomness: it gives the secret away', () => {
    const secret = newTrusteeSecret(within);
    const { publicKey } = trusteeKeyOf(secret, within);
    const text = knowledgeOf(group, publicKey)(group.write(group.identity));
    const challenge = challengeOf(text, group.order, platform);
    const pok = { challenge, response: modulo(-secret * challenge, group.order) };
    const list: readonly TrusteeItem[] = [{ kind: 'single', key: { pok, publicKey, signature: null } }];
    expect(checkTrustees(list, electionOf(list))).toEqual([{ code: 'trustee-knowledge', owner: 1 }]);
  });

  test('a threshold of none or of more than there are', () => {
    for (const wrong of [0, 4]) {
      expect(faultsWith({ threshold: wrong })).toEqual([{ code: 'threshold-out-of-range', owner: 2 }]);
    }
  });

  test('another threshold than the certificates were made for', () => {
    expect(faultsWith({ threshold: 1 })).toContainEqual({ code: 'certificate-context', owner: 2 });
    expect(faultsWith({ threshold: 3 })).toContainEqual({ code: 'certificate-context', owner: 2 });
  });

  test('lists of different lengths', () => {
    const refused = [{ code: 'threshold-lengths', owner: 2 }];
    expect(faultsWith({ certs: shared.key.certs.slice(1) })).toEqual(refused);
    expect(faultsWith({ coefexps: shared.key.coefexps.slice(1) })).toEqual(refused);
    expect(faultsWith({ certs: [], coefexps: [], signatures: [] })).toEqual(refused);
    expect(faultsWith({ signatures: shared.key.signatures?.slice(1) ?? null })).toEqual(refused);
  });

  test('certificates in another order', () => {
    const [first, second, third] = shared.key.certs;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three certificates');
    expect(faultsWith({ certs: [second, first, third] })).toEqual([
      { code: 'certificate-context', owner: 2 },
      { code: 'certificate-context', owner: 3 },
    ]);
  });

  test("a certificate that the members did not see, though it is its owner's", () => {
    const cert = makeCertificate(seedOf(2), { ...plan, index: 2 }, within);
    const faults = [2, 3, 4].map((owner) => ({ code: 'ceremony-signature', owner }));
    expect(faultsWith({ certs: shared.key.certs.with(1, cert) })).toEqual(faults);
  });

  test('a key of more members than are checked, before any of them is', () => {
    const [cert] = shared.key.certs;
    if (cert === undefined) throw new Error('three certificates');
    const certs = Array.from({ length: MOST_MEMBERS + 1 }, () => cert);
    expect(faultsWith({ certs })).toEqual([{ code: 'threshold-too-many', owner: 2 }]);
    const agreed = { certs, plan: { size: certs.length, threshold: 2 } };
    expect(makePolynomial(seedOf(1), agreed, within)).toEqual(err([{ code: 'threshold-too-many', member: null }]));
  });

  test('a certificate for another group', () => {
    const other: TrusteeContext = { group: { ...group, name: 'RFC-3526-2048' }, platform };
    const cert = makeCertificate(seedOf(2), { ...plan, index: 2 }, other);
    expect(faultsWith({ certs: shared.key.certs.with(1, cert) })).toContainEqual({
      code: 'certificate-context',
      owner: 3,
    });
  });

  test("one certificate's keys in another's place", () => {
    const cert = makeCertificate(seedOf(1), { ...plan, index: 2 }, within);
    expect(faultsWith({ certs: shared.key.certs.with(1, cert) })).toContainEqual({
      code: 'certificate-keys',
      owner: 3,
    });
  });

  test('powers of a polynomial of another degree, though signed', () => {
    for (const length of [1, 3]) {
      const powers = Array.from({ length }, () => group.write(group.powerOfGenerator(newTrusteeSecret(within))));
      expect(faultsWith(withPowers(2, powers))).toEqual([{ code: 'coefficients-number', owner: 3 }]);
    }
  });

  test('powers that are the identity or no element, though signed', () => {
    for (const bad of [group.write(group.identity), 'ff'.repeat(32)]) {
      expect(faultsWith(withPowers(2, [bad, group.write(group.generator)]))).toEqual([
        { code: 'coefficients-elements', owner: 3 },
      ]);
    }
  });

  test('a key that the polynomials do not give, though known and signed', () => {
    const secret = newTrusteeSecret(within);
    const key = trusteeKeyOf(secret, within);
    const { signing: signer } = memberKeys(seedOf(3), within);
    const signature = proveSecret(signer, signing(key.publicKey), within);
    const verificationKeys = shared.key.verificationKeys.with(2, { ...key, signature });
    expect(faultsWith({ verificationKeys })).toEqual([{ code: 'share-key', owner: 4 }]);
  });
});

/** Member's powers exchanged for others that they themselves signed, alone and with all certificates. */
function withPowers(member: number, powers: readonly string[]): Partial<ThresholdKey> {
  const { signing: signer } = memberKeys(seedOf(member), within);
  const message = coefficientsCodec.write(powers);
  const whole = ceremonyText(shared.key.certs, group.order)(powers);
  return {
    coefexps: shared.key.coefexps.with(member - 1, {
      message,
      signature: proveSecret(signer, signing(message), within),
    }),
    signatures: shared.key.signatures?.with(member - 1, proveSecret(signer, signing(whole), within)) ?? null,
  };
}

describe('the work grows with the list, not with its square', () => {
  test('the certificates of a shared key are written once for all members', () => {
    let reads = 0;
    const certs = shared.key.certs.map(({ message, signature }) => ({
      signature,
      get message() {
        reads += 1;
        return message;
      },
    }));
    expect(faultsWith({ certs })).toEqual([]);
    // To be read, for its signature, and for what all members sign.
    expect(reads).toBe(3 * certs.length);
  });

  test('nothing about the members is worked out where certificates are wrong', () => {
    let reads = 0;
    const coefexps = shared.key.coefexps.map(({ message, signature }) => ({
      signature,
      get message() {
        reads += 1;
        return message;
      },
    }));
    const [first, ...others] = shared.key.certs;
    if (first === undefined) throw new Error('three certificates');
    const certs = [{ ...first, message: '{}' }, ...others];
    expect(faultsWith({ certs, coefexps })).toEqual([{ code: 'certificate-unreadable', owner: 2 }]);
    expect(reads).toBe(0);
  });

  test('each of many keys is compared with those before it at once', () => {
    const many = 500;
    const proof = { challenge: 1n, response: 1n };
    let reads = 0;
    const list = Array.from({ length: many }, (_, i): TrusteeItem => {
      const key = {
        pok: proof,
        signature: null,
        get publicKey() {
          reads += 1;
          return `no element ${i % 400}`;
        },
      };
      return { kind: 'single', key };
    });
    const faults = checkTrustees(list, context);
    expect(faults.filter(({ code }) => code === 'trustee-key')).toHaveLength(many);
    expect(faults.filter(({ code }) => code === 'trustee-key-twice').map(({ owner }) => owner)).toEqual(
      Array.from({ length: 100 }, (_, i) => 401 + i),
    );
    expect(reads).toBeLessThan(10 * many);
  });

  test('each of many decryptions is looked for at once', () => {
    const item = single();
    const many = 500;
    let reads = 0;
    const given = new Proxy(
      Array.from({ length: many }, (_, i) => many - i),
      {
        get: (target, property) => {
          reads += 1;
          return Reflect.get(target, property) as unknown;
        },
      },
    );
    const shares = unwrap(
      openingShares(
        Array.from({ length: many }, () => item),
        given,
        group.order,
      ),
    );
    expect(shares.map(({ owner }) => owner)).toEqual(Array.from({ length: many }, (_, i) => i + 1));
    expect(reads).toBeLessThan(10 * many);
  });

  test('a quorum of more members than are checked opens nothing', () => {
    const size = MOST_MEMBERS + 1;
    const [key] = shared.key.verificationKeys;
    if (key === undefined) throw new Error('three keys');
    const item = threshold({
      ...shared.key,
      threshold: size,
      verificationKeys: Array.from({ length: size }, () => key),
    });
    const owners = Array.from({ length: size }, (_, i) => i + 1);
    expect(openingShares([item], owners, group.order)).toEqual(err([{ code: 'decryption-below-threshold', owner: 1 }]));
  });
});

test('no change of any digit, number or letter of the list goes unnoticed', () => {
  const codec = trusteesCodec(group.order);
  const text = codec.write(trustees);
  // One character in each run of letters and digits, wherever it stands.
  const places = [...text.matchAll(/[0-9A-Za-z]+/g)].map(({ index, 0: run }) => index + Math.floor(run.length / 2));
  expect(places.length).toBeGreaterThan(100);
  for (const place of places) {
    const other = text[place] === '1' ? '2' : '1';
    const changed = readWith(codec, `${text.slice(0, place)}${other}${text.slice(place + 1)}`);
    if (changed.ok) expect(checkTrustees(changed.value, context), text.slice(place - 40, place + 1)).not.toEqual([]);
  }
});
