import { unwrap } from '@selectorate/basics';
import { type Act, fromSeconds, type Instant, toSeconds } from '@selectorate/selection';
import { openTrigger, type RehearsedContest } from '@selectorate/testkit';
import { startEngine, type Store } from '@selectorate/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeskContest, DeskPeople, deskFor, draftOf } from './testing/desk-contest.ts';
import { withPasskeys } from './testing/with-passkeys.ts';

const OFFICERS = ['returning-officer', 'second-officer'] as const;

const freezeOf = (contest: RehearsedContest): Act =>
  contest.acts.find(({ kind }) => kind === 'freeze-roll') ?? expect.fail('no freeze');

/** So many seconds after a moment. */
const secondsFrom = (moment: Instant, seconds: number): Instant => fromSeconds(toSeconds(moment) + seconds);

describe('signatures at the desk', () => {
  let engine: Awaited<ReturnType<typeof startEngine>>;

  beforeAll(async () => {
    engine = await startEngine('trial');
  });
  afterAll(() => engine.close());

  /** A contest whose roll is to be frozen next. */
  async function readyToFreeze(): Promise<{ played: DeskContest; freeze: Act; store: Store }> {
    const contest = openTrigger({ witnesses: [] });
    const freeze = freezeOf(contest);
    const store = await engine.open(await engine.newPlace());
    const played = new DeskContest(deskFor(contest, store).desk, new DeskPeople(contest, store));
    await played.resumeAt(freeze.seq);
    await played.moveTo(freeze.at);
    return { played, freeze, store };
  }

  test('are taken once: the same again is answered alike, another by the same person is not taken', async () => {
    const { played, freeze } = await readyToFreeze();
    const draft = unwrap(await played.prepare(freeze));
    const proof = played.people.sign(draftOf(draft), OFFICERS[0], { at: freeze.at, seen: await played.head() });
    const first = unwrap(await played.post(draft, OFFICERS[0], proof));
    expect(first.signatures).toEqual([{ signer: OFFICERS[0], signedAt: freeze.at }]);
    expect(unwrap(await played.post(draft, OFFICERS[0], proof))).toEqual(first);
    const again = await played.sign(draft, OFFICERS[0], { at: secondsFrom(freeze.at, -60) });
    expect(again).toEqual({ ok: false, error: { code: 'already-signed' } });
    const recorded = unwrap(await played.sign(draft, OFFICERS[1]));
    expect(recorded.standing).toEqual({ kind: 'recorded', seq: freeze.seq, at: freeze.at });
    expect(unwrap(await played.post(draft, OFFICERS[0], proof)).standing).toEqual(recorded.standing);
  });

  test('are one’s own, by the key that the record knows, over what the draft says and what was published', async () => {
    const { played, freeze } = await readyToFreeze();
    const draft = unwrap(await played.prepare(freeze));
    const said = draftOf(draft);
    const seen = await played.head();
    const asOther = played.people.sign(said, OFFICERS[1], { at: freeze.at, seen });
    expect(await played.post(draft, OFFICERS[0], asOther)).toMatchObject({ error: { code: 'draft-not-yours' } });
    const forged = { ...played.people.sign(said, 'scrutineer', { at: freeze.at, seen }), signer: asOther.signer };
    expect(await played.post(draft, OFFICERS[1], forged)).toMatchObject({
      error: { code: 'act-refused', refusal: { code: 'signature-invalid' } },
    });
    const other = played.people.sign({ ...said, body: {} }, OFFICERS[1], { at: freeze.at, seen });
    expect(await played.post(draft, OFFICERS[1], other)).toMatchObject({
      error: { code: 'act-refused', refusal: { code: 'signature-invalid' } },
    });
    const unseen = await played.sign(draft, OFFICERS[1], { seen: { size: seen.size, root: 'a'.repeat(64) } });
    expect(unseen).toMatchObject({ error: { code: 'head-moved' } });
    expect(await played.sign(draft, 'scrutineer')).toMatchObject({ error: { code: 'draft-not-yours' } });
    await played.people.account('agent');
    expect(await played.sign(draft, 'agent')).toMatchObject({ error: { code: 'not-found' } });
  });

  test('by a passkey count only where the contest says that passkeys are valid', async () => {
    const { passkeys, signers } = withPasskeys();
    const contest = openTrigger({ witnesses: [], signers });
    const store = await engine.open(await engine.newPlace());
    const played = new DeskContest(deskFor(contest, store).desk, new DeskPeople(contest, store, passkeys));
    await played.create();
    const [opening = expect.fail('no act')] = contest.acts;
    const draft = unwrap(await played.prepare(opening));
    expect(draft.body).toMatchObject({ relyingParty: null });
    expect(await played.sign(draft, OFFICERS[0])).toMatchObject({
      error: { code: 'act-refused', refusal: { code: 'signature-invalid' } },
    });
  });

  test('that are too old when the last one comes are taken back, and the same people may sign the same draft again', async () => {
    const { played, freeze } = await readyToFreeze();
    const draft = unwrap(await played.prepare(freeze));
    const hours = played.contest.rulebook.signing.appendWithinHours;
    const old = await played.sign(draft, OFFICERS[0], { at: secondsFrom(freeze.at, -hours * 3600 - 1) });
    expect(old).toMatchObject({ error: { code: 'act-refused', refusal: { code: 'signature-too-old' } } });
    const early = await played.sign(draft, OFFICERS[0], { at: secondsFrom(freeze.at, 121) });
    expect(early).toMatchObject({ error: { refusal: { code: 'signature-from-the-future' } } });
    unwrap(await played.sign(draft, OFFICERS[0], { at: secondsFrom(freeze.at, 60 - hours * 3600) }));
    const later = secondsFrom(freeze.at, 120);
    await played.moveTo(later);
    const refused = await played.sign(draft, OFFICERS[1]);
    expect(refused).toMatchObject({ error: { code: 'act-refused', refusal: { code: 'signature-too-old' } } });
    expect((await played.head()).size).toBe(freeze.seq);
    const recorded = unwrap(await played.signAll(draft));
    expect(recorded.standing).toEqual({ kind: 'recorded', seq: freeze.seq, at: later });
  });

  test('cannot bring in what the rules refuse meanwhile: the draft keeps the refusal, the record has no trace of it', async () => {
    const { played, freeze, store } = await readyToFreeze();
    const first = unwrap(await played.prepare(freeze));
    const second = unwrap(await played.prepare(freeze));
    unwrap(await played.signAll(first));
    const after = await played.head();
    const refused = await played.signAll(second);
    expect(refused).toMatchObject({ error: { code: 'act-refused', refusal: { code: 'wrong-stage' } } });
    expect(await played.head()).toEqual(after);
    expect(await store.logs.size(played.id)).toBe(after.size);
    const params = { ...played.params, draft: second.id };
    const asker = await played.people.asker(OFFICERS[0]);
    const kept = unwrap(await played.desk.handlers.readDraft({ params, query: {}, body: null }, asker));
    expect(kept.standing).toMatchObject({ kind: 'refused', refusal: { code: 'wrong-stage' } });
    const withdrawn = await played.desk.handlers.withdrawDraft({ params, query: {}, body: null }, asker);
    expect(withdrawn).toMatchObject({ error: { code: 'draft-not-open' } });
    expect(await played.prepare(freeze)).toMatchObject({ error: { refusal: { code: 'wrong-stage' } } });
    expect(unwrap(await store.logs.check(played.id)).size).toBe(after.size);
  });

  test('a draft can be withdrawn until it is recorded, by those who sign it, and nothing of it is kept', async () => {
    const { played, freeze, store } = await readyToFreeze();
    const draft = unwrap(await played.prepare(freeze));
    const params = { ...played.params, draft: draft.id };
    const asked = { params, query: {}, body: null };
    const stranger = await played.people.asker('teller-1');
    expect(await played.desk.handlers.withdrawDraft(asked, stranger)).toMatchObject({ error: { code: 'not-found' } });
    const asker = await played.people.asker(OFFICERS[1]);
    const withdrawn = unwrap(await played.desk.handlers.withdrawDraft(asked, asker));
    expect(withdrawn.standing).toEqual({ kind: 'withdrawn' });
    expect((await store.drafts.get(played.id, draft.id as never))?.content).toBeNull();
    expect(await played.sign(draft, OFFICERS[0])).toMatchObject({ error: { code: 'draft-not-open' } });
  });
});
