import { fromHex, type PersonId, toBase64Url } from '@selectorate/basics';
import { checkSignature, readPublicKey } from '@selectorate/record';
import { nativeCheck } from '@selectorate/machine';
import {
  codeOf,
  introduction,
  type Misbehaviour,
  OFFICERS,
  opened,
  openingBody,
  RehearsedContest,
  softwareAuthenticator,
} from '@selectorate/testkit';
import { unwrap } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { challengeOf } from './act.ts';
import { checkAssertion, PASSKEY_FAULTS, type PasskeyFault, readAssertion, type RelyingParty } from './passkey.ts';
import { Ledger } from './ledger.ts';
import { commitmentOf, makePart } from './parts.ts';
import { replay } from './replay.ts';

const PARTY: RelyingParty = { rpId: 'vote.example', origins: ['https://vote.example', 'https://www.vote.example'] };
const CHALLENGE = new Uint8Array(32).fill(7);

const hex = (text: string): Uint8Array => {
  const bytes = fromHex(text);
  if (bytes === undefined) throw new Error('not hexadecimal');
  return bytes;
};

/**
 * Web Authentication level 3, "Test Vectors", authentication ceremonies: section 16.2 (no attestation) and the one with Apple
 * attestation, both ES256. In neither was the user verified, so an act signed like that is refused; their signatures hold.
 */
const PUBLISHED = [
  {
    name: 'none.ES256',
    key: '02afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61',
    challenge: '39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408',
    authenticatorData: 'bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000',
    clientDataJson:
      '7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e55685158756c5455506f334a5558543049393770767a7a59425039745a63685879617630314167222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d',
    signature:
      '3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575bf11a1dd5d78c6e486013f937295ea13653e331e87',
  },
  {
    name: 'apple.ES256',
    key: '028a3d5b1b4c543a706bf6e4b00afedb3c930b690dd286934fe2911f779cc7761a',
    challenge: 'd3eb2964641e26fed023403a72dde093b19c4ba9008c3f9dd83fcfd347a66d05',
    authenticatorData: 'bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b50900000000',
    clientDataJson:
      '7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a22302d73705a4751654a76375149304136637433676b37476353366b416a442d6432445f503030656d625155222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d',
    signature:
      '3046022100ee35db795ce28044e1f8231d68b3d79a9882f7415aa35c1b5ac74d24251073c8022100dcc65691650a412d0ceef843710c09827acf26c7845bddac07eec95863e7fc4c',
  },
];

describe.each(PUBLISHED)('the published vector $name', (vector) => {
  const key = unwrap(readPublicKey({ alg: 'ES256', key: toBase64Url(hex(vector.key)) }));
  const text = (name: 'authenticatorData' | 'clientDataJson' | 'signature'): string => toBase64Url(hex(vector[name]));
  const untrusted = {
    authenticatorData: text('authenticatorData'),
    clientDataJson: text('clientDataJson'),
    signature: text('signature'),
  };
  const challenge = hex(vector.challenge);
  const party = { rpId: 'example.org', origins: ['https://example.org'] };

  test('passes every step up to the user’s verification, which it has not', () => {
    expect(readAssertion(untrusted, { challenge, party, key })).toEqual({ ok: false, error: 'user-not-verified' });
  });

  test('is not of another challenge, origin or relying party', () => {
    const fault = (change: Partial<{ challenge: Uint8Array; party: RelyingParty }>) =>
      readAssertion(untrusted, { challenge, party, key, ...change });
    expect(fault({ challenge: CHALLENGE })).toMatchObject({ error: 'assertion-other-challenge' });
    expect(fault({ party: { ...party, origins: ['https://example.com'] } })).toMatchObject({
      error: 'assertion-other-origin',
    });
    expect(fault({ party: { ...party, rpId: 'example.com' } })).toMatchObject({
      error: 'assertion-other-relying-party',
    });
  });

  test.each([
    ['pure code', checkSignature],
    ['the platform', nativeCheck],
  ])('bears the signature that was published, checked by %s', (_, check) => {
    // The flag is set after the fact: the rest of the steps pass, and what fails is the signature over the flag.
    const verified = hex(vector.authenticatorData);
    verified[32] = (verified[32] ?? 0) | 0x04;
    const touched = { ...untrusted, authenticatorData: toBase64Url(verified) };
    expect(checkAssertion(touched, { challenge, party, key }, check)).toMatchObject({
      error: 'assertion-signature-invalid',
    });
    const seen: boolean[] = [];
    checkAssertion(touched, { challenge, party, key }, (of, message, signature) => {
      const original = Uint8Array.from(message);
      original[32] = (original[32] ?? 0) & ~0x04;
      seen.push(check(of, original, signature));
      return true;
    });
    expect(seen).toEqual([true]);
  });
});

describe.each(['ES256', 'EdDSA'] as const)('a passkey with %s', (alg) => {
  const authenticator = softwareAuthenticator(alg, PARTY);
  const key = unwrap(readPublicKey(authenticator.publicKey));
  const judged = (wrong: Misbehaviour = {}, change: Readonly<Record<string, string>> = {}) =>
    checkAssertion(
      { ...authenticator.assert(CHALLENGE, wrong), ...change },
      { challenge: CHALLENGE, party: PARTY, key },
      checkSignature,
    );

  test('is accepted at each origin of its relying party', () => {
    expect(judged()).toEqual({ ok: true, value: null });
    expect(judged({ origin: 'https://www.vote.example' })).toEqual({ ok: true, value: null });
  });

  const PROVOKED: Readonly<Record<PasskeyFault, () => unknown>> = {
    'assertion-malformed': () => judged({}, { clientDataJson: toBase64Url(new Uint8Array([0x7b])) }),
    'assertion-wrong-type': () => judged({ type: 'webauthn.create' }),
    'assertion-other-challenge': () =>
      judged({}, { clientDataJson: authenticator.assert(new Uint8Array(32)).clientDataJson }),
    'assertion-other-origin': () => judged({ origin: 'https://vote.example.invalid' }),
    'assertion-other-relying-party': () => judged({ rpId: 'example' }),
    'user-not-present': () => judged({ flags: 0x04 }),
    'user-not-verified': () => judged({ flags: 0x01 }),
    'assertion-signature-invalid': () =>
      judged({}, { authenticatorData: authenticator.assert(CHALLENGE, { flags: 0x0d }).authenticatorData }),
  };

  test.each(PASSKEY_FAULTS)('fails with %s', (fault) => {
    expect(PROVOKED[fault]()).toEqual({ ok: false, error: fault });
  });

  test.each([
    ['signature', '!'],
    ['signature', ''],
    ['authenticatorData', toBase64Url(new Uint8Array(36))],
    ['clientDataJson', toBase64Url(new Uint8Array([0xff, 0xfe]))],
  ])('never throws: %s of %j', (field, text) => {
    expect(judged({}, { [field]: text }).ok).toBe(false);
  });

  test('is not accepted in a frame of another origin', () => {
    expect(judged({ crossOrigin: true })).toMatchObject({ error: 'assertion-other-origin' });
  });
});

describe.each(['ES256', 'EdDSA'] as const)('an act signed with a %s key', (alg) => {
  const authenticator = softwareAuthenticator(alg, PARTY);
  const holder = {
    publicKey: authenticator.publicKey,
    sign: (message: Uint8Array) => authenticator.signAsDevice(message),
  };

  const withAgent = (relyingParty: RelyingParty | null): RehearsedContest => {
    const contest = opened({ witnesses: [], relyingParty, signers: { agent: holder } });
    contest.act('introduce-person', introduction(contest, 'agent', 'agent'), OFFICERS);
    return contest;
  };

  const byPasskey = (contest: RehearsedContest, wrong: Misbehaviour = {}) => {
    const draft = contest.draft('declare-interest', { interest: 'other' }, ['agent']);
    const signed = { signer: 'agent' as PersonId, signedAt: contest.now, seen: contest.rehearsal.head };
    const assertion = authenticator.assert(challengeOf(draft, signed), wrong);
    const ledger = contest.ledger();
    return ledger.submit({ draft, proof: [{ type: 'passkey', ...signed, ...assertion }] }, contest.now, contest.beside);
  };

  test('by passkey is recorded, and replays in pure code', () => {
    const contest = withAgent(PARTY);
    const recorded = unwrap(byPasskey(contest));
    const { rulebook, rehearsal } = contest;
    const replayed = replay([...contest.entries, recorded.entry], { rulebook, rulebookBytes: rehearsal.rulebookBytes });
    expect(replayed.ok).toBe(true);
  });

  test('by passkey says in its refusal which step failed', () => {
    expect(byPasskey(withAgent(PARTY), { flags: 0x01 })).toMatchObject({
      error: { code: 'signature-invalid', data: { person: 'agent', what: 'user-not-verified' } },
    });
  });

  test('by passkey means nothing in a contest without a relying party', () => {
    expect(codeOf(byPasskey(withAgent(null)))).toBe('signature-invalid');
  });

  test('by device key is 64 bare bytes over the challenge', () => {
    const contest = withAgent(PARTY);
    expect(codeOf(contest.attempt('declare-interest', { interest: 'other' }, ['agent']))).toBe('admitted');
  });

  test('by device key is not mistaken for a passkey’s signature over the same challenge', () => {
    const contest = withAgent(PARTY);
    const draft = contest.draft('declare-interest', { interest: 'other' }, ['agent']);
    const proof = { ...contest.sign(draft, 'agent'), signature: authenticator.assert(CHALLENGE).signature };
    const refused = codeOf(contest.ledger().submit({ draft, proof: [proof] }, contest.now, contest.beside));
    // DER is too long for the 64 bytes of a device key; an EdDSA signature fits and is over something else.
    expect(refused).toBe(alg === 'ES256' ? 'act-malformed' : 'signature-invalid');
  });
});

describe('the first act, signed by passkeys of the relying party that it brings', () => {
  const officers = OFFICERS.map((person) => ({ person, authenticator: softwareAuthenticator('ES256', PARTY) }));
  const signers = Object.fromEntries(
    officers.map(({ person, authenticator }) => [
      person,
      { publicKey: authenticator.publicKey, sign: (message: Uint8Array) => authenticator.signAsDevice(message) },
    ]),
  );

  const opening = (relyingParty: RelyingParty | null, wrong: Misbehaviour = {}) => {
    const contest = new RehearsedContest({ witnesses: [], relyingParty, signers });
    const title = makePart(
      { contest: contest.plan.contest, part: 'title', subject: 'contest' },
      'A rehearsal',
      () => new Uint8Array(32),
    );
    const draft = {
      ...contest.draft('open-contest', openingBody(contest), OFFICERS),
      commitments: { title: commitmentOf(title) },
    };
    const proof = officers.map(({ person, authenticator }) => {
      const signed = { signer: person as PersonId, signedAt: contest.now, seen: contest.rehearsal.head };
      return { type: 'passkey' as const, ...signed, ...authenticator.assert(challengeOf(draft, signed), wrong) };
    });
    const ledger = new Ledger(contest.rulebook, contest.rehearsal.rulebookBytes, nativeCheck);
    const recorded = ledger.submit({ draft, proof }, contest.now, { parts: () => title, blobs: () => undefined });
    return { contest, recorded };
  };

  test('is recorded, and replays in pure code', () => {
    const { contest, recorded } = opening(PARTY);
    const { rulebook, rehearsal } = contest;
    const replayed = replay([unwrap(recorded).entry], { rulebook, rulebookBytes: rehearsal.rulebookBytes });
    expect(replayed.ok).toBe(true);
  });

  test('is refused at another origin, and without a relying party', () => {
    expect(opening(PARTY, { origin: 'https://vote.example.invalid' }).recorded).toMatchObject({
      error: { code: 'signature-invalid', data: { what: 'assertion-other-origin' } },
    });
    expect(codeOf(opening(null).recorded)).toBe('signature-invalid');
  });
});
