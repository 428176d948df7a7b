import { type ContestId, err, ok, type Result } from '@selectorate/basics';
import { ballotDevices, type LoggedChange } from '@selectorate/roll';
import type { House } from '../../house.ts';
import { evidenceKept, evidenceRows } from '../evidence.ts';
import { registerOf, registerRows, type WhichRegister } from '../register.ts';
import { resolutionsOf } from '../resolutions.ts';
import { USUAL_K } from '../review.ts';
import { arrivalsAfter, changesAfter, rollBefore, versionsOf } from '../roll-versions.ts';
import { standingRoll } from '../standing-roll.ts';
import type { CheckTask, ListToMatch, RegisterToMatch } from './check-task.ts';

/** Everything that is here for the checks; a check whose material is missing says so itself. */
export async function checkTaskOf(house: House, contest: ContestId): Promise<Result<CheckTask, string>> {
  const { store, clock } = house.options;
  const log = await house.logs.read(contest);
  const standing = log === undefined ? undefined : await standingRoll(house, log);
  if (log === undefined || standing === undefined) return err('roll-missing');
  const { entries, frozen, amended } = standing;
  const asOf = clock().slice(0, 10);
  const previous = await rollBefore(store, contest);
  const changes = await allChanges(house, contest, amended);
  const { rulebook, deadlines } = log.state;
  const freezeDay = [...deadlines.values()].find(({ id }) => id === 'freeze')?.civil.slice(0, 10);
  const input: CheckTask['input'] = {
    asOf,
    entries,
    k: Math.max(rulebook.publication.k, USUAL_K),
    resolutions: await resolutionsOf(store, contest),
    releases: { exports: [], sightings: [] },
    changes: { since: changes[0]?.at.slice(0, 10) ?? asOf, changes },
    ...(freezeDay === undefined ? {} : { freezeDay }),
    ...(previous === undefined ? {} : { previous }),
    ...(frozen === null ? {} : { frozen }),
    ...(await evidenceIn(house, contest)),
  };
  return ok({
    input,
    electorates: rulebook.electorates,
    register: await registerToMatch(house, contest, 'own'),
    elsewhere: await registerToMatch(house, contest, 'elsewhere'),
    deceased: await listsOf(house, contest, 'deceased'),
    goneAway: await listsOf(house, contest, 'gone-away'),
    arrivals: await arrivalsAfter(store, contest, (await versionsOf(store, contest)).length),
    planted: (await evidenceRows(store, contest, { kind: 'decoys' })) ?? [],
  });
}

/** Whose payment has cleared is taken from a list of its own, and where there is none from the payments. */
async function evidenceIn(
  { options: { store } }: House,
  contest: ContestId,
): Promise<Pick<CheckTask['input'], 'evidence' | 'paidUp' | 'applications' | 'ballots'>> {
  const payments = await evidenceRows(store, contest, { kind: 'payments' });
  const paidUp =
    (await evidenceRows(store, contest, { kind: 'paid-up' })) ??
    payments?.flatMap(({ member, lastCleared }) => (lastCleared === null ? [] : [{ member, lastCleared }]));
  const applications = await evidenceRows(store, contest, { kind: 'applications' });
  const devices = await evidenceRows(store, contest, { kind: 'ballot-devices' });
  return {
    ...(payments === undefined ? {} : { evidence: new Map(payments.map((each) => [each.member, each])) }),
    ...(paidUp === undefined ? {} : { paidUp }),
    ...(applications === undefined ? {} : { applications }),
    ...(devices === undefined ? {} : { ballots: ballotDevices(devices) }),
  };
}

async function listsOf(
  { options: { store } }: House,
  contest: ContestId,
  kind: 'deceased' | 'gone-away',
): Promise<readonly ListToMatch[]> {
  const lists: ListToMatch[] = [];
  for (const { source, hash, ...kept } of await evidenceKept(store, contest)) {
    if (kept.kind !== kind || source === null) continue;
    const people = await evidenceRows(store, contest, { kind, source });
    if (people !== undefined) lists.push({ source, people, sha256: hash });
  }
  return lists;
}

/** What the membership system logged, what was changed here, and what acts amended, in the order in which it was made. */
async function allChanges(
  { options: { store } }: House,
  contest: ContestId,
  amended: readonly LoggedChange[],
): Promise<readonly LoggedChange[]> {
  const versions = await versionsOf(store, contest);
  const own = await changesAfter(store, contest, { from: 0, to: versions.length });
  const given = (await evidenceRows(store, contest, { kind: 'changes' })) ?? [];
  const logged = [...given, ...own].toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
  // Last, whatever the clock of a rehearsal says: what is frozen was logged before it was amended.
  return [...logged, ...amended];
}

/** Null where there is none, or its time is over. */
async function registerToMatch(
  { options: { store, clock } }: House,
  contest: ContestId,
  which: WhichRegister,
): Promise<RegisterToMatch | null> {
  const kept = await registerOf(store, contest, which);
  if (kept === null || kept.basis.until < clock().slice(0, 10)) return null;
  const rows = await registerRows(store, contest, which);
  return rows === undefined ? null : { rows, basis: kept.basis.basis, sha256: kept.hash };
}
