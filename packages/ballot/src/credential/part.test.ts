import { randomFillSync } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { nobleEd25519, randomScalar } from '@selectorate/group';
import { beforeAll, expect, test } from 'vitest';
import { type Platform, portableHashing } from '../platform.ts';
import { challengeOf } from '../proofs/challenges.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { type Credential, credentialOfSecret } from './derive-credential.ts';
import { checkPart, combineParts, combinePublicParts, derivePart, type PartContext, provePart } from './part.ts';
import { parsePartCode } from './part-code.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const group = nobleEd25519();
const workings = singleWorkings(group);
const place = { uuid: 'TestBox1234567', box: 'members', channel: 'email' };
const context: PartContext = { place, platform };
const code = unwrap(parsePartCode('0123-4567-89AB-CDEF'));

const freshPart = (): Credential => credentialOfSecret(randomScalar(group.order, platform.random), group);

let email: Credential;
let letter: Credential;

beforeAll(async () => {
  email = await derivePart(code, place, group);
  letter = await derivePart(code, { ...place, channel: 'letter' }, group);
});

test('the parts of a credential, typed, give the key that the registrars published the parts of', () => {
  const byLetter: PartContext = { ...context, place: { ...place, channel: 'letter' } };
  const published = [provePart(email, context, group), provePart(letter, byLetter, group)];
  expect(published.map((part, i) => checkPart(part, [context, byLetter][i] ?? context, workings))).toEqual([
    null,
    null,
  ]);
  expect(combineParts([email, letter], group).publicKey).toBe(unwrap(combinePublicParts(published, group)));
});

test('the same characters sent by another channel are another secret', () => {
  expect(email.secret).not.toBe(letter.secret);
});

test('a registrar cannot publish a part that cancels the other one', () => {
  // Registrar two publishes g^x / A, so that both together are g^x, and tries to prove it with what it knows, x.
  const other = provePart(email, context, group);
  const own = freshPart();
  const cancelling = group.multiply(
    unwrap(group.read(own.publicKey)),
    group.inverse(unwrap(group.read(other.publicKey))),
  );
  const rogue = provePart({ ...own, publicKey: group.write(cancelling) }, context, group);
  expect(unwrap(combinePublicParts([other, rogue], group))).toBe(own.publicKey);
  expect(checkPart(rogue, context, workings)).toBe('part-proof');
});

test('A10 the proof of a part hashes everything it is about', () => {
  const part = provePart(freshPart(), context, group);
  expect(checkPart(part, context, workings)).toBeNull();
  const elsewhere = [{ uuid: 'AnotherBox1234' }, { box: 'section' }, { channel: 'letter' }];
  for (const other of elsewhere) {
    expect(checkPart(part, { ...context, place: { ...place, ...other } }, workings)).toBe('part-proof');
  }
  const { publicKey, proof } = part;
  const { challenge, response } = proof;
  expect(checkPart({ ...part, publicKey: freshPart().publicKey }, context, workings)).toBe('part-proof');
  expect(checkPart({ publicKey, proof: { challenge: challenge + 1n, response } }, context, workings)).toBe(
    'part-proof',
  );
  expect(checkPart({ publicKey, proof: { challenge, response: response + 1n } }, context, workings)).toBe('part-proof');
});

test('a part that is no element, or the identity, is refused as such', () => {
  const part = provePart(freshPart(), context, group);
  expect(checkPart({ ...part, publicKey: 'f'.repeat(64) }, context, workings)).toBe('part-element');
  const identity = group.write(group.identity);
  const response = 5n;
  const commitment = group.write(group.powerOfGenerator(response));
  const statement = `selectorate-part-v1|Ed25519|TestBox1234567|members|email|${identity}|${commitment}`;
  const proof = { challenge: challengeOf(statement, group.order, platform), response };
  expect(checkPart({ publicKey: identity, proof }, context, workings)).toBe('part-identity');
  const inverse = group.write(group.inverse(unwrap(group.read(part.publicKey))));
  expect(combinePublicParts([part, { ...part, publicKey: inverse }], group)).toEqual({ ok: false, error: 'identity' });
  expect(combinePublicParts([{ ...part, publicKey: 'x' }], group)).toEqual({ ok: false, error: 'not-canonical' });
});

test('a place with a vertical bar, which could be read as another place, is a bug', () => {
  const ambiguous: PartContext = { ...context, place: { ...place, box: 'members|email' } };
  expect(() => provePart(email, ambiguous, group)).toThrow(RangeError);
});
