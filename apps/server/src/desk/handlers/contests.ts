import { type ContestId, type Json, ok, parseCanonical, toBase64 } from '@selectorate/basics';
import type { ContestShape } from '@selectorate/api';
import type { AccountId, ContestRow } from '@selectorate/store';
import { forgetInvited } from '../../front/invited-people.ts';
import { planOf, keepPlan, titleOf } from '../contest-documents.ts';
import { rollSummaryOf } from '../roll/kept-roll.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, type House, type Visit, visit } from '../house.ts';
import { logKeyOf, serverSignerOf } from '../log-keys.ts';
import { mayName } from '../may-read.ts';
import { participantsOf } from '../people.ts';
import { publishedTitle } from '../published-title.ts';
import { witnessedSizes } from '../witnessed.ts';

type ContestHandlers = Pick<
  DeskHandlers,
  'listContests' | 'readContest' | 'readPlan' | 'savePlan' | 'withdrawInvitation' | 'readEntries'
>;

const ENTRIES_AT_ONCE = 500;
const LARGEST_PLAN = 256 * 1024;

export const contestHandlers = (house: House): ContestHandlers => ({
  listContests: async (_, { account }) => {
    const { store } = house.options;
    const own = account === null ? [] : await store.accounts.people.of(account as AccountId);
    const places = new Set(own.map(({ contest }) => contest));
    const rows = await store.contests.list();
    const shown = rows.filter(({ contest, phase }) => phase === 'running' || places.has(contest));
    return ok({ contests: await Promise.all(shown.map((row) => listed(house, row, places.has(row.contest)))) });
  },

  readContest: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    return who.ok ? ok(await viewOf(house, who.value)) : who;
  },

  readPlan: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    return who.ok ? ok({ plan: (await planOf(house.options.store, who.value.contest)) as never }) : who;
  },

  savePlan: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    if (JSON.stringify(body.plan).length > LARGEST_PLAN) return deny('request-too-large');
    await keepPlan(house.options.store, who.value.contest, body.plan as Json);
    return ok({ done: true });
  },

  withdrawInvitation: async ({ params }, asker) => {
    const { store } = house.options;
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { contest, log } = who.value;
    const links = (await store.links.list(contest)).filter(
      ({ kind, person, used, revoked }) =>
        kind === 'invitation' && person === params.person && used === null && !revoked,
    );
    const revoked = await Promise.all(links.map(({ id }) => store.links.revoke(id)));
    if (!revoked.includes(true)) return deny('not-found');
    const person = links[0]?.person ?? null;
    const isKnown =
      person === null ||
      log.state.people.has(person) ||
      (await store.accounts.people.accountOf(contest, person)) !== undefined;
    if (!isKnown) await forgetInvited(store, contest, person);
    return ok({ done: true });
  },

  readEntries: async ({ params, query: { from } }) => {
    const contest = params.contest as ContestId;
    const row = await house.options.store.contests.get(contest);
    const log = row?.phase === 'running' ? await house.logs.read(contest) : undefined;
    if (log === undefined) return deny('not-found');
    return ok({
      size: log.size,
      entries: log.entries(from, from + ENTRIES_AT_ONCE).map((entry) => toBase64(entry)),
      checkpoints: log.checkpoints.map(({ checkpoint }) => checkpoint.size).filter((size) => size > from),
    });
  },
});

async function listed({ options: { store } }: House, row: ContestRow, hasPlace: boolean) {
  const { contest, phase, binding, clock } = row;
  const projection = await store.logs.projection(contest);
  const title = hasPlace ? await titleOf(store, contest) : await publishedTitle(store, contest);
  const stage = (projection?.status.stage ?? 'set-up') as ContestStage;
  return { contest, title, phase, stage, size: projection?.status.size ?? 0, binding, clock };
}

type ContestStage = Visit['log']['state']['stage'];

async function viewOf({ options, logs }: House, who: Visit): Promise<ContestShape> {
  const { store, party } = options;
  const { contest, row, log, now, person } = who;
  const { state } = log;
  const rulebook = parseCanonical(row.rulebook);
  const people = await participantsOf(store, log, mayName(who));
  const witnesses = state.witnesses.length > 0 ? state.witnesses : row.witnesses;
  const relyingParty = state.contest === null ? party : state.relyingParty;
  const { key } = people.find((each) => each.person === person) ?? { key: null };
  const evidence = await logs.evidenceOf(contest);
  return {
    contest,
    title: (await titleOf(store, contest)) ?? '',
    phase: row.phase,
    binding: row.binding,
    clock: row.clock,
    zone: row.zone,
    now,
    head: { ...log.head },
    size: log.size,
    rulebook: (rulebook.ok ? rulebook.value : null) as ContestShape['rulebook'],
    keys: {
      log: namedKey(state.log ?? logKeyOf(options, row)),
      server: { ...serverSignerOf(options, row).publicKey },
      relyingParty: relyingParty === null ? null : { rpId: relyingParty.rpId, origins: [...relyingParty.origins] },
      witnesses: witnesses.map((witness) => ({
        ...namedKey(witness),
        url: row.witnesses.find(({ name }) => name === witness.name)?.url ?? null,
      })),
    },
    you: { person, key },
    people: [...people],
    roll: await rollView(store, who),
    witnessed: witnessedSizes(log, evidence).map((each) => ({ ...each })),
  };
}

const namedKey = ({ name, key }: { name: string; key: { alg: 'EdDSA' | 'ES256'; key: string } }) => ({
  name,
  key: { alg: key.alg, key: key.key },
});

async function rollView(store: House['options']['store'], { contest, log }: Visit): Promise<ContestShape['roll']> {
  const kept = await rollSummaryOf(store, contest);
  if (kept !== null) return { members: kept.members, branches: [...kept.branches] };
  return log.state.roll === null ? null : { members: log.state.roll.members, branches: [] };
}
