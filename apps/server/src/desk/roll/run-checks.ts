import { setImmediate as giveWay } from 'node:timers/promises';
import { type ContestId, err, ok, type Result } from '@selectorate/basics';
import { matchOnThreads } from '@selectorate/national';
import {
  type CheckInput,
  checkSteps,
  countRegisteredAdults,
  ELECTORATES,
  type LoggedChange,
  matchRowOf,
  modelHash,
  type RegisterResult,
  type RollEntry,
  type RollReport,
  UK_REGISTER,
} from '@selectorate/roll';
import { compileElectorate, type Rulebook } from '@selectorate/rulebook';
import { rollOf } from '../contest-documents.ts';
import type { House } from '../house.ts';
import { checkJobOf, contestsToCheck, keepCheckJob, keepReport } from './check-jobs.ts';
import { changeLogOf, evidenceOf } from './evidence.ts';
import { registerOf, registerRows } from './register.ts';
import { resolutionsOf, settledResolutions } from './resolutions.ts';
import { changesAfter, rollBefore, versionsOf } from './roll-versions.ts';

/**
 * Runs the checks that were asked for, contest by contest: safe to call at any time and again. One that failed is not tried again
 * by itself; whoever asked reads so.
 */
export async function runWaitingChecks(house: House): Promise<number> {
  const { store } = house.options;
  let ran = 0;
  for (const contest of await contestsToCheck(store)) {
    const done = await checkRoll(house, contest);
    if (done.ok) ran += 1;
    else {
      const job = await checkJobOf(store, contest);
      await keepCheckJob(store, contest, { ...job, state: 'failed' });
      house.options.log({ event: 'roll-checks-failed', contest, code: done.error });
    }
  }
  return ran;
}

async function checkRoll(house: House, contest: ContestId): Promise<Result<null, string>> {
  const { store, clock } = house.options;
  const job = await checkJobOf(store, contest);
  const tell = (check: string, done: number, total: number): Promise<void> =>
    keepCheckJob(store, contest, { ...job, state: 'running', check, done, total });
  await tell('register', 0, 1);
  const input = await inputOf(house, contest);
  if (!input.ok) return input;
  const steps = checkSteps(input.value);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      const report: RollReport = step.value;
      const version = (await versionsOf(store, contest)).at(-1)?.version ?? 0;
      await store.together(async () => {
        await keepReport(store, contest, { version, at: clock(), report });
        await keepCheckJob(store, contest, { ...job, state: 'done', version, check: null, done: 1, total: 1 });
      });
      return ok(null);
    }
    const { check, done, total } = step.value;
    await tell(check, done, total);
    // Requests are answered in between.
    await giveWay();
  }
}

/** Everything that is here for the checks; a check whose material is missing says so itself. */
async function inputOf(house: House, contest: ContestId): Promise<Result<CheckInput, string>> {
  const { store, clock } = house.options;
  const entries = await rollOf(store, contest);
  const log = await house.logs.read(contest);
  if (entries === undefined || log === undefined) return err('roll-missing');
  const asOf = clock().slice(0, 10);
  const register = await matched(house, contest, entries);
  if (!register.ok) return register;
  const evidence = await evidenceOf(store, contest);
  const previous = await rollBefore(store, contest);
  const changes = await allChanges(house, contest);
  const { rulebook, deadlines } = log.state;
  const freezeDay = [...deadlines.values()].find(({ id }) => id === 'freeze')?.civil.slice(0, 10);
  const settled = settledResolutions(await resolutionsOf(store, contest));
  return ok({
    asOf,
    entries,
    k: rulebook.publication.k,
    electorates: electoratesOf(rulebook),
    resolutions: settled,
    releases: { exports: [], sightings: [] },
    changes: { since: changes[0]?.at.slice(0, 10) ?? asOf, changes },
    ...(freezeDay === undefined ? {} : { freezeDay }),
    ...(previous === undefined ? {} : { previous }),
    ...(register.value === null ? {} : { register: register.value }),
    ...(evidence === undefined
      ? {}
      : {
          evidence: new Map(evidence.map((each) => [each.member, each])),
          paidUp: evidence.flatMap(({ member, lastCleared }) =>
            lastCleared === null ? [] : [{ member, lastCleared }],
          ),
        }),
  });
}

/** What the membership system logged, and what was changed here, in the order in which it was made. */
async function allChanges({ options: { store } }: House, contest: ContestId): Promise<readonly LoggedChange[]> {
  const versions = await versionsOf(store, contest);
  const own = await changesAfter(store, contest, { from: 0, to: versions.length });
  const given = (await changeLogOf(store, contest)) ?? [];
  return [...given, ...own].toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
}

function electoratesOf(rulebook: Rulebook): NonNullable<CheckInput['electorates']> {
  const compiled = ELECTORATES.map((name) => {
    const made = compileElectorate(rulebook.electorates[name]);
    if (!made.ok) throw new Error('a pinned rulebook whose electorate does not compile');
    return [name, made.value] as const;
  });
  return Object.fromEntries(compiled) as NonNullable<CheckInput['electorates']>;
}

/** Looks for the members in the register, on threads; null where there is none, or its time is over. */
async function matched(
  { options: { store, clock } }: House,
  contest: ContestId,
  entries: readonly RollEntry[],
): Promise<Result<RegisterResult | null, string>> {
  const kept = await registerOf(store, contest);
  const rows =
    kept === null || kept.basis.until < clock().slice(0, 10) ? undefined : await registerRows(store, contest);
  if (kept === null || rows === undefined) return ok(null);
  const found = await matchOnThreads({
    ids: entries.map(({ member }) => member),
    rows: entries.map((entry) => matchRowOf(entry, UK_REGISTER.fields)),
    model: UK_REGISTER,
    register: { kind: 'rows', rows: rows.length, open: () => inChunks(rows) },
  });
  if (!found.ok) return err(found.error.code);
  const counter = countRegisteredAdults(entries);
  for (const { address, postcode } of rows) counter.add(address, postcode);
  const matches = found.value.matches.flatMap((match) => (match === null ? [] : [match]));
  const { hash: sha256, basis } = kept;
  const model = modelHash(UK_REGISTER);
  return ok({ rows: rows.length, basis: basis.basis, sha256, model, matches, adults: counter.finish() });
}

/** A thread is handed so many rows at once. */
const CHUNK = 4_096;

async function* inChunks<T>(rows: readonly T[]): AsyncIterable<readonly T[]> {
  for (let from = 0; from < rows.length; from += CHUNK) yield rows.slice(from, from + CHUNK);
}
