import { unwrap } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { admitBallot } from '../../packages/ballot/src/box/admit-ballot.ts';
import { auditOpening, openForAudit } from '../../packages/ballot/src/vote/audit-ballot.ts';
import { newAuditedHashes } from '../../packages/ballot/src/vote/audited-hashes.ts';
import { prepareBallot, signBallot } from '../../packages/ballot/src/vote/prepare-ballot.ts';
import {
  election as of,
  excluded,
  files,
  held,
  last,
  no,
  played,
  replaced,
  story,
  strictly,
  yes,
} from './box-story.ts';
import { filesOf, PlayedBox } from './play-box.ts';
import { archiveOfSteps, completeElection } from './play-election.ts';
import { verdictOn } from './verdict.ts';

describe('a box with exclusions, a re-vote and a credential issued anew', () => {
  test('is valid by both verdicts, with its sidecar and, as an archive, without', async () => {
    expect(await strictly(files.sidecar)).toEqual([]);
    for (const sidecar of [files.sidecar, null]) {
      expect(await verdictOn(files.archive, { sidecar })).toMatchObject({ codes: [], thrown: null });
    }
  });

  test('A49 says how many were excluded, on which ground', async () => {
    const { report } = await verdictOn(files.archive, { verdict: 'selectorate', sidecar: files.sidecar, held });
    expect(report).toMatchObject({ tallied: 5, box: { excluded: { 'surrendered-to-paper': 1 } } });
  });

  test('without a sidecar is not what a contest declared here must show', async () => {
    const { codes } = await verdictOn(files.archive, { verdict: 'selectorate' });
    expect(codes).toContain('sidecar-missing');
  });
});

describe('what the record beside the archive shows', () => {
  const retold = (ballots: readonly string[]): Uint8Array =>
    archiveOfSteps(completeElection(of, ballots).steps, played);
  const textOf = (hash: string): string => story.texts.get(hash) ?? '';

  test('A06 a ballot dropped and everything after it done anew: the archive is whole, the box is not', async () => {
    const archive = retold(story.admitted().filter((ballot) => ballot !== textOf(last)));
    expect((await verdictOn(archive)).codes).toEqual([]);
    expect(await strictly(files.sidecar, archive)).toContain('ballot-dropped');
  });

  test('A06 a re-vote put before the vote it replaces, and everything done anew', async () => {
    const ballots = story.admitted().filter((ballot) => ballot !== textOf(last));
    const archive = retold(ballots.toSpliced(ballots.indexOf(textOf(replaced)), 0, textOf(last)));
    expect((await verdictOn(archive)).codes).toEqual([]);
    expect(await strictly(files.sidecar, archive)).toContain('ballots-reordered');
  });

  test('A49 the ballot of an excluded credential counted after all', async () => {
    const archive = retold([...story.admitted(), textOf(excluded)]);
    expect((await verdictOn(archive)).codes).toEqual([]);
    expect(await strictly(files.sidecar, archive)).toContain('ballot-excluded');
  });

  test('A05 a ballot that the box never took', async () => {
    const other = new PlayedBox(of);
    const stuffed = other.texts.get(other.cast(6, yes)) ?? '';
    expect(await strictly(files.sidecar, retold([...story.admitted(), stuffed]))).toContain('ballot-not-in-box');
  });

  test('A60 a voter holds a promise that the box does not keep', async () => {
    const other = new PlayedBox(of, story);
    other.cast(6, yes);
    const [receipt] = other.receipts;
    const receipts = receipt === undefined ? [] : [receipt];
    expect(await strictly(files.sidecar, files.archive, { receipts })).toEqual(['promise-broken']);
    expect(await strictly(files.sidecar, files.archive, { receipts: story.receipts })).toEqual([]);
  });

  test('A05 list changed after the opening: a member’s key exchanged for one of the operator’s', async () => {
    const strange = played.groupOf('Ed25519');
    const victim = story.keyOf(6);
    const at = story.listed.indexOf(victim);
    const [before = '', after = 'g'] = [story.listed[at - 1], story.listed[at + 1]];
    // A key of the operator's own that stands in the same place of the sorted list.
    let key = '';
    for (let n = 1n; key === '' && n < 20_000n; n++) {
      const tried = strange.write(strange.powerOfGenerator(n));
      if (strange.compareTexts(tried, before) > 0 && strange.compareTexts(after, tried) > 0) key = tried;
    }
    expect(key).not.toBe('');
    const steps = files.election.steps.map((step) =>
      step.type === 'Setup' ? { ...step, credentials: step.credentials.replace(victim, key) } : step,
    );
    const archive = archiveOfSteps(steps, played);
    expect((await verdictOn(archive)).codes).toEqual([]);
    expect(await strictly(files.sidecar, archive)).toContain('registration-wrong');
  });

  test('A52 a ballot that was opened for an audit is neither signed nor taken', () => {
    const { context, credentials } = of;
    const credential = credentials[6];
    if (credential === undefined) throw new RangeError('no such voter');
    const prepared = unwrap(prepareBallot(yes, credential, context));
    const audited = newAuditedHashes();
    const opening = openForAudit(prepared, context, audited);
    expect(auditOpening(prepared.hash, opening, context)).toMatchObject({ ok: true, value: yes });
    expect(signBallot(prepared, credential, { context, audited })).toEqual({ ok: false, error: 'ballot-audited' });
    // Somebody who signs it all the same, with another program.
    const signed = unwrap(signBallot(prepared, credential, { context, audited: { has: () => false } }));
    const other = new PlayedBox(of, story);
    const linked = { ballot: 'b'.repeat(64), credential: credential.publicKey, prev: null };
    const entry = {
      kind: 'cast',
      at: 1,
      ...linked,
      link: signed.ballot.signature.proof,
      receipt: { by: 2, signature: '' },
    } as const;
    const memory = { audited, alphas: new Set<string>() };
    expect(admitBallot(other.box, { entry, ballot: signed.ballot }, memory)).toEqual({
      ok: false,
      error: 'ballot-audited',
    });
  });

  test.each([
    ['revoked', 3, 'credential-revoked'],
    ['excluded', 2, 'credential-excluded'],
    ['not activated', 9, 'credential-not-activated'],
  ] as const)(
    'a ballot of a credential that is %s: refused, and a fault of a box that took it',
    async (_state, voter, code) => {
      const box = new PlayedBox(of, story);
      const early = box.cast(0, yes);
      if (voter === 3) box.revoke(3);
      if (voter === 2) box.issuePaper(2);
      if (voter === 2) box.exclude(2, 'surrendered-to-paper');
      expect(() => box.cast(voter, yes)).toThrow(code);
      box.castAnyway(voter, yes);
      for (const other of [1, 4, 5, 6]) box.cast(other, no);
      box.close();
      const { archive, sidecar } = await filesOf(box);
      expect(box.texts.has(early)).toBe(true);
      const { codes } = await verdictOn(archive, { verdict: 'selectorate', sidecar, held: { keys: box.keys } });
      expect(codes).toEqual([code]);
    },
  );

  test('a box with fewer ballots than may be opened alone', async () => {
    const few = new PlayedBox(of);
    for (const voter of [0, 1, 2, 4]) few.cast(voter, yes);
    few.close();
    const { archive, sidecar } = await filesOf(few);
    const { codes } = await verdictOn(archive, { verdict: 'selectorate', sidecar, held: { keys: few.keys } });
    expect(codes).toEqual(['box-too-small']);
    expect((await verdictOn(archive, { sidecar })).report?.notices).toContain('few-ballots');
  });

  test('A07 two observers shown different archives: each is whole, and the other’s record does not fit it', async () => {
    const one = files;
    const other = new PlayedBox(of, story);
    for (const voter of [0, 1, 2, 4, 5, 6]) other.cast(voter, no);
    other.close();
    const two = await filesOf(other);
    expect((await verdictOn(one.archive)).codes).toEqual([]);
    expect((await verdictOn(two.archive)).codes).toEqual([]);
    expect(await strictly(one.sidecar, two.archive)).toEqual(
      expect.arrayContaining(['ballot-not-in-box', 'ballot-dropped']),
    );
    // Either is exposed by any voter of the other: the server promised what it does not show.
    const { codes } = await verdictOn(one.archive, {
      verdict: 'selectorate',
      sidecar: one.sidecar,
      held: { keys: story.keys, receipts: other.receipts },
    });
    expect(codes).toContain('promise-broken');
  });
});
