import { type ClauseId, type Result, unwrap } from '@selectorate/basics';
import type { DraftShape } from '@selectorate/api';
import type { Act, Instant } from '@selectorate/selection';
import { startEngine } from '@selectorate/store';
import { bodyMembers, freezeRoll, readyToFreeze, type RehearsedContest } from '@selectorate/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Denial } from '../handlers.ts';
import { DeskContest, DeskPeople, deskFor, newContest, PARTY } from './testing/desk-contest.ts';
import { withPasskeys } from './testing/with-passkeys.ts';

const BINDING = { binding: true, clock: 'civil' } as const;

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine('trial');
});
afterAll(() => engine.close());

/** Set up, with the override that accepts the engine, and frozen. */
function rehearsed(): {
  readonly contest: RehearsedContest;
  readonly passkeys: ReturnType<typeof withPasskeys>['passkeys'];
} {
  const { passkeys, signers } = withPasskeys();
  const contest = readyToFreeze({ witnesses: [], relyingParty: PARTY, signers });
  const power = 'override.accept-trial-engine' as ClauseId;
  const decidedBy = contest.rulebook.overrides.find(({ clause }) => clause === power)?.decidedBy ?? '';
  const body = { power, ground: 'other', effect: { kind: 'accept-trial-engine' } } as const;
  contest.act('override', body, bodyMembers(decidedBy));
  freezeRoll(contest);
  return { contest, passkeys };
}

test('a contest that decides something goes no further than set-up on the trial engine, until an override is in its record', async () => {
  const { contest, passkeys } = rehearsed();
  const store = await engine.open(await engine.newPlace());
  let now: Instant = contest.acts[0]?.at ?? '';
  const { desk } = deskFor(contest, store, { clock: () => now });
  const played = new DeskContest(desk, new DeskPeople(contest, store, passkeys));
  const operator = await played.people.asker('returning-officer');
  const create = (acceptsTrialEngine: boolean) =>
    desk.handlers.createContest(
      { params: {}, query: {}, body: { ...newContest(contest), ...BINDING, acceptsTrialEngine } },
      operator,
    );
  expect(await create(false)).toMatchObject({ error: { code: 'contest-binding-on-trial-engine' } });
  unwrap(await create(true));

  const play = async (act: Act): Promise<Result<DraftShape, Denial>> => {
    now = act.at;
    await desk.tick();
    const prepared = await played.prepare(act);
    let done: typeof prepared = prepared;
    if (prepared.ok) for (const person of act.by) done = await played.sign(prepared.value, person, { at: now });
    return done;
  };
  const byPeople = contest.acts.filter(({ kind }) => kind !== 'pass-deadline');
  const freeze = byPeople.find(({ kind }) => kind === 'freeze-roll') ?? expect.fail('no freeze');
  const accepted = byPeople.find(({ kind }) => kind === 'override') ?? expect.fail('no override');
  for (const act of byPeople.filter(({ kind }) => kind !== 'freeze-roll' && kind !== 'override')) {
    const opening =
      act.kind === 'open-contest' ? { ...act, body: { ...(act.body as object), ...BINDING } as Act['body'] } : act;
    unwrap(await play(opening));
  }
  expect(await play(freeze)).toMatchObject({ error: { code: 'contest-binding-on-trial-engine' } });
  unwrap(await play({ ...accepted, at: now }));
  expect(unwrap(await play({ ...freeze, at: now })).standing).toMatchObject({ kind: 'recorded' });
});
