import { randomFillSync } from 'node:crypto';
import { unwrap } from '@selectorate/basics';
import { nobleEd25519, rfc3526 } from '@selectorate/group';
import { expect, test } from 'vitest';
import { type Platform, portableHashing } from '../platform.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { auditOpening, openForAudit } from './audit-ballot.ts';
import { newAuditedHashes } from './audited-hashes.ts';
import { checkBallot } from './check-ballot.ts';
import { prepareBallot, remakeBallot, signBallot } from './prepare-ballot.ts';
import { seededScalars } from './seeded-scalars.ts';
import { choose, makeCredential, makeElection, rank } from './testing/make-election.ts';
import type { Vote } from './vote.ts';

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const group = nobleEd25519();
const { context } = makeElection([choose(2, 0, 1, true), rank(3)], { group, platform });
const VOTE: Vote = [{ kind: 'blank' }, { kind: 'ranked', ranks: [3, 0, 1] }];
const OTHER: Vote = [
  { kind: 'choice', choices: [1, 0] },
  { kind: 'ranked', ranks: [3, 0, 1] },
];

test('A08 the second device finds the vote in a ballot it is shown the hash of', () => {
  const prepared = unwrap(prepareBallot(VOTE, makeCredential(context), context));
  const opening = openForAudit(prepared, context, newAuditedHashes());
  expect(auditOpening(prepared.hash, opening, context)).toEqual({ ok: true, value: VOTE });
  expect(opening.length).toBeLessThan(400);
});

test('A08 a booth that encrypts another vote than it shows is found out, whatever opening it gives', () => {
  const credential = makeCredential(context);
  const shown = unwrap(prepareBallot(OTHER, credential, context));
  const audited = newAuditedHashes();
  const honest = openForAudit(shown, context, audited);
  const pretended = honest.replace('[[1,0],', '["blank",');
  expect(pretended).not.toBe(honest);
  expect(auditOpening(shown.hash, pretended, context)).toEqual({ ok: false, error: 'opening-hash' });
  const another = openForAudit(unwrap(prepareBallot(VOTE, credential, context)), context, audited);
  expect(auditOpening(shown.hash, another, context)).toEqual({ ok: false, error: 'opening-hash' });
  expect(auditOpening(shown.hash, honest, context)).toEqual({ ok: true, value: OTHER });
});

test('an opening that cannot be read, is of another election or of no allowed vote is refused as such', () => {
  const prepared = unwrap(prepareBallot(VOTE, makeCredential(context), context));
  const opening = openForAudit(prepared, context, newAuditedHashes());
  const audit = (text: string): unknown => auditOpening(prepared.hash, text, context);
  for (const text of [
    '',
    '{}',
    `${opening} `,
    opening.replace('"seed":"', '"seed":"00'),
    opening.replace('[3,', '[-3,'),
  ]) {
    expect(audit(text), text).toEqual({ ok: false, error: 'opening-unreadable' });
  }
  expect(audit(opening.replace('[3,0,1]', '[4,0,1]'))).toEqual({ ok: false, error: 'opening-vote' });
  const elsewhere = makeElection([choose(2, 0, 1, true), rank(3)], { group, platform, uuid: 'AnotherBox12345' });
  expect(auditOpening(prepared.hash, opening, elsewhere.context)).toEqual({
    ok: false,
    error: 'opening-of-another-election',
  });
});

test('A52 a ballot that was opened for an audit is not signed by the device and is known to the box', () => {
  const audited = newAuditedHashes();
  const credential = makeCredential(context);
  const opened = unwrap(prepareBallot(VOTE, credential, context));
  openForAudit(opened, context, audited);
  expect(signBallot(opened, credential, { context, audited })).toEqual({ ok: false, error: 'ballot-audited' });
  const fresh = unwrap(prepareBallot(VOTE, credential, context));
  const { ballot } = unwrap(signBallot(fresh, credential, { context, audited }));
  expect(checkBallot(ballot, context, singleWorkings(group))).toBeNull();
  // Another device might sign it all the same: the hash that the box was told of stands in the ballot.
  const stolen = unwrap(signBallot(opened, credential, { context, audited: newAuditedHashes() }));
  expect(checkBallot(stolen.ballot, context, singleWorkings(group))).toBeNull();
  expect(audited.has(stolen.ballot.signature.hash)).toBe(true);
  expect(audited.has(ballot.signature.hash)).toBe(false);
});

test('the hash shown before the choice is the hash that the cast ballot bears', () => {
  const credential = makeCredential(context);
  const prepared = unwrap(prepareBallot(VOTE, credential, context));
  const { ballot, text, tracker } = unwrap(signBallot(prepared, credential, { context, audited: newAuditedHashes() }));
  expect(ballot.signature.hash).toBe(prepared.hash);
  expect(prepared.hash).toMatch(/^[0-9A-Za-z+/]{43}$/);
  expect(tracker).not.toBe(prepared.hash);
  expect(text).not.toContain(String(credential.secret));
});

test('the same opening always makes the same ballot, another seed another', () => {
  const { opening, hash } = unwrap(prepareBallot(VOTE, makeCredential(context), context));
  expect(unwrap(remakeBallot(opening, context)).hash).toBe(hash);
  const seed = opening.seed.map((byte, i) => (i === 31 ? byte ^ 1 : byte));
  expect(unwrap(remakeBallot({ ...opening, seed }, context)).hash).not.toBe(hash);
});

test('the scalars of a seed follow from SHA-256 alone, as the format says', () => {
  for (const [setting, bytes] of [[group, 48] as const, [rfc3526(), 272] as const]) {
    const seed = Uint8Array.from({ length: 32 }, (_, i) => i);
    const hex = Buffer.from(seed).toString('hex');
    const blocks = Array.from({ length: 2 + Math.ceil((2 * bytes) / 32) }, (_, i) =>
      Buffer.from(platform.sha256(`selectorate-encrypt-v1|${hex}|${i}`)).toString('hex'),
    );
    const stream = blocks.join('');
    const expected = [0, 1].map((i) => BigInt(`0x${stream.slice(2 * bytes * i, 2 * bytes * (i + 1))}`) % setting.order);
    const next = seededScalars(seed, setting, platform);
    expect([next(), next()]).toEqual(expected);
  }
  expect(() => seededScalars(new Uint8Array(31), group, platform)).toThrow(RangeError);
});
