import { type MemberId, toHex } from '@selectorate/basics';
import {
  CONTACT_FIELDS,
  changesBetween,
  contactForContest,
  type ContactField,
  diffRolls,
  type FrozenRoll,
  type FrozenState,
  type LoggedChange,
  type RollEntry,
} from '@selectorate/roll';
import type { Act, RollAmendments } from '@selectorate/selection';
import type { ContestLog } from '../contest-log.ts';
import type { House } from '../house.ts';
import { authorisedChanges } from './authorised-changes.ts';
import { contactRecords } from './contact-record.ts';
import { openRoll, partsBehind } from './frozen-roll.ts';
import { rollOf } from './kept-roll.ts';

/** The roll of a contest as it stands. */
export interface StandingRoll {
  readonly entries: readonly RollEntry[];
  /** What it is set against once it is frozen; null before, or where its snapshots can no longer be opened. */
  readonly frozen: FrozenState | null;
  /** What acts of the record changed in it with authority, as the log of changes has its own. */
  readonly amended: readonly LoggedChange[];
}

/**
 * The uploaded roll; once it is frozen, the version in force. Whoever differs in the uploaded roll from the first frozen one is taken
 * as the uploaded roll has them: nothing changes it after the freeze, so that is what RI-16 has to see.
 */
export async function standingRoll({ options }: House, log: ContestLog): Promise<StandingRoll | undefined> {
  const { store } = options;
  const { contest } = log.row;
  const kept = await rollOf(store, contest);
  const { roll, frozen: first } = log.state;
  if (kept === undefined) return undefined;
  const acts = fixedBy(log);
  const [opening] = acts;
  const latest = acts.at(-1);
  if (roll === null || first === null || opening === undefined || latest === undefined)
    return { entries: kept, frozen: null, amended: [] };
  const firstRoll = await openRoll(store, log, opening);
  const inForce = latest === opening ? firstRoll : await openRoll(store, log, latest);
  if (firstRoll === undefined || inForce === undefined) return { entries: kept, frozen: null, amended: [] };
  const [before, now] = [entriesIn(firstRoll), entriesIn(inForce)];
  const roots = [
    { statedRoot: first.roll.root, computedRoot: toHex(firstRoll.root) },
    { statedRoot: roll.root, computedRoot: toHex(inForce.root) },
  ] as const;
  const known = new Map(before.map((entry) => [entry.member, entry]));
  const requests = (await contactRecords(options, contest)).flatMap(({ request }) => request ?? []);
  const contactsOf = (member: MemberId): readonly ContactField[] => {
    const entry = known.get(member);
    if (entry === undefined) return [];
    const { contacts } = contactForContest(entry, requests, { contest, at: latest.at });
    return CONTACT_FIELDS.filter((field) => contacts[field] !== entry.person[field]);
  };
  const made = diffRolls(before, now);
  const authorised = authorisedChanges({
    amendments: await amendmentsIn(options, log, acts),
    onFirstRoll: (member) => known.has(member),
    contactsOf,
    made,
  });
  const differing = roots.find(({ statedRoot, computedRoot }) => statedRoot !== computedRoot);
  const frozen = { entries: before, authorised, ...(differing ?? roots[1]) };
  return { entries: overlaid({ before, now, kept }), frozen, amended: amendedBy(latest, { before, now, authorised }) };
}

const entriesIn = ({ members }: FrozenRoll): readonly RollEntry[] => members.map(({ entry }) => entry);

interface Versions {
  readonly before: readonly RollEntry[];
  readonly now: readonly RollEntry[];
  readonly kept: readonly RollEntry[];
}

/** As the log has changes: what nobody authorised is left out, so that the checks ask about it. */
function amendedBy(
  { at, by, seq }: Act,
  { before, now, authorised }: Omit<Versions, 'kept'> & Pick<FrozenState, 'authorised'>,
): readonly LoggedChange[] {
  const allowed = new Set(authorised.map(({ member, what }) => `${member} ${what}`));
  const note = {
    at,
    by: by[0] ?? '',
    channel: 'ruling',
    session: `act-${seq}`,
    reason: 'amend-roll',
    authority: '',
  } as const;
  return changesBetween(before, now, note).filter(
    ({ member, field }) => allowed.has(`${member} ${field}`) || allowed.has(`${member} added`),
  );
}

function overlaid({ before, now, kept }: Versions): readonly RollEntry[] {
  const touched = new Set(diffRolls(before, kept).map(({ member }) => member));
  if (touched.size === 0) return now;
  return [...now.filter(({ member }) => !touched.has(member)), ...kept.filter(({ member }) => touched.has(member))];
}

/** The freeze, and every amendment after it. */
function fixedBy({ state: { roll }, acts }: ContestLog): readonly Act[] {
  const places = roll === null ? [] : [roll.seq, ...roll.amendments.map(({ seq }) => seq)];
  return places.flatMap((place) => acts.find(({ seq }) => seq === place) ?? []);
}

async function amendmentsIn(
  { store }: House['options'],
  { row, state }: ContestLog,
  acts: readonly Act[],
): Promise<RollAmendments['amendments']> {
  const deltas = acts.flatMap(({ commitments }) => commitments['delta'] ?? []);
  const parts = await partsBehind(store, row.contest, { state, more: deltas });
  return deltas.flatMap((delta) => {
    const content = parts(delta)?.content as RollAmendments | undefined;
    return content?.amendments ?? [];
  });
}
