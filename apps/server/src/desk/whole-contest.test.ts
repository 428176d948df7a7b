import { unwrap } from '@selectorate/basics';
import { parsePolicy } from '@selectorate/record';
import type { Act } from '@selectorate/selection';
import { closed, verifyFiles } from '@selectorate/testkit';
import { enginesHere, startEngine } from '@selectorate/store';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { DeskContest, DeskPeople, deskFor, PARTY, recordOf, witnessesFor } from './testing/desk-contest.ts';
import { withPasskeys } from './testing/with-passkeys.ts';

describe.each(enginesHere())('on %s', (name) => {
  test('a contest goes from set-up to its close through the handlers, and its record verifies', async () => {
    const engine = await startEngine(name);
    const { passkeys, signers } = withPasskeys();
    // Rehearsed in memory with the same keys, to have every body and part; signatures are made anew at the desk.
    const contest = closed({ relyingParty: PARTY, signers });
    const witnesses = await witnessesFor(contest);
    try {
      const store = await engine.open(await engine.newPlace());
      const { desk, events } = deskFor(contest, store);
      const played = new DeskContest(desk, new DeskPeople(contest, store, passkeys));
      await played.create(witnesses);
      await played.playAll();
      const files = await recordOf(desk, played.id);
      const policyFile = await desk.recordFile(`${played.id}.policy`);
      const policy = unwrap(parsePolicy(policyFile?.bytes ?? new Uint8Array()));
      const verdict = await verifyFiles(files, { policy, bundle: await bundleFor(played, 'scrutineer') });
      expect(verdict.faults).toEqual([]);
      expect(verdict.S.every(({ checked }) => checked === true)).toBe(true);
      expect(verdict.stage).toBe('closed');
      expect(verdict.splitView).toBe('excluded-by-your-policy');
      expect(bodiesOf(await entriesAt(played))).toEqual(bodiesOf(contest.acts));
      expect(events.filter(({ event }) => event !== 'lapse-recorded')).toEqual([]);
      await desk.close();
    } finally {
      await Promise.all(witnesses.map((witness) => witness.close()));
      await engine.close();
    }
  });
});

/** Every private part as the scrutineer gets them, opened with an identity of theirs. */
async function bundleFor({ desk, params, people }: DeskContest, person: string): Promise<Uint8Array> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const asked = { params, query: {}, body: { recipient } };
  const { bundle } = unwrap(await desk.handlers.readBundle(asked, await people.asker(person)));
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(new Uint8Array(Buffer.from(bundle, 'base64')));
}

async function entriesAt({ desk, params }: DeskContest): Promise<readonly Act[]> {
  const read = unwrap(await desk.handlers.readEntries({ params, query: { from: 0 }, body: null }, { account: null }));
  return read.entries.map((entry) => JSON.parse(Buffer.from(entry, 'base64').toString('utf8')) as Act);
}

const bodiesOf = (acts: readonly Act[]) => acts.map(({ kind, by, body }) => ({ kind, by, body }));
