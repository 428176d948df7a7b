import { formatIsoDate, ok, type Result } from '@selectorate/basics';
import {
  type CheckInput,
  type ImportedRoll,
  type LoggedChange,
  type PreviousRoll,
  type RegisterResult,
  type ResolutionNote,
  type RollEntry,
} from '@selectorate/roll';
import type { Trouble } from '../count/trouble.ts';
import { readBeside } from './beside-roll.ts';
import { type PlantedEntries, readDecoys } from './decoys.ts';
import { readDay, readElectorates } from './freeze.ts';
import { readFrozenState } from './frozen-state.ts';
import { type Engine, matchRoll, readEngine } from './match-roll.ts';
import { readPeopleLists } from './people-list.ts';
import { openRegister } from './register-source.ts';
import { readReleases } from './release-log.ts';
import type { RollArguments } from './roll-arguments.ts';
import type { RollDesk } from './roll-desk.ts';
import { folderOf, readRoll } from './roll-folder.ts';
import { readApplications, readBallotDevices, readPaidUp, readResolutions } from './small-tables.ts';

/** Everything that a check of a roll was given, read and matched. */
export interface CheckMaterial {
  readonly input: CheckInput;
  /** The same roll with planted entries among the others, for RI-20 alone; null where none were given. */
  readonly planted: CheckInput | null;
  readonly resolutions: readonly ResolutionNote[];
  /** What a person should know of how the material was read. */
  readonly remarks: readonly string[];
}

/** Reads what the options name, in the order in which a slip of the hand is cheapest: small files first, the register last. */
export async function readMaterial(
  place: string,
  asked: RollArguments,
  desk: RollDesk,
): Promise<Result<CheckMaterial, Trouble>> {
  const engine = readEngine(asked.one('engine'), desk);
  if (!engine.ok) return engine;
  const day = readDay(asked.one('day'), desk);
  if (!day.ok) return day;
  const asOf = formatIsoDate(day.value);
  const roll = await readRoll(place, desk);
  if (!roll.ok) return roll;
  const { entries } = roll.value;
  const beside = await readBesideRoll({ place, asOf, asked }, desk);
  if (!beside.ok) return beside;
  const given = await readGiven(asked, desk);
  if (!given.ok) return given;
  const lists = await readPeopleLists(entries, asked, desk);
  if (!lists.ok) return lists;
  const decoys = await readDecoys(asked.many('decoys'), entries, desk);
  if (!decoys.ok) return decoys;
  const registers = await matchRegisters({ entries, decoys: decoys.value, engine: engine.value, asOf, asked }, desk);
  if (!registers.ok) return registers;
  const resolutions = await optional(asked.one('resolutions'), (file) => readResolutions(file, desk));
  if (!resolutions.ok) return resolutions;
  const notes = resolutions.value ?? [];
  const seed = asked.one('seed');
  const { own, withDecoys } = registers.value;
  return ok({
    input: {
      asOf,
      entries,
      ...(seed === undefined ? {} : { seed }),
      ...beside.value,
      ...given.value,
      ...lists.value.lists,
      ...own,
      resolutions: notes,
    },
    planted: plantedInput({ asOf, entries, ...withDecoys }, decoys.value),
    resolutions: notes,
    remarks: lists.value.remarks,
  });
}

const plantedInput = (input: CheckInput, planted: PlantedEntries | null): CheckInput | null =>
  planted === null ? null : { ...input, entries: [...input.entries, ...planted.entries], decoys: planted.decoys };

/** Reads a file that may be left out. */
const optional = <T>(
  file: string | undefined,
  read: (file: string) => Promise<Result<T, Trouble>>,
): Promise<Result<T | null, Trouble>> => (file === undefined ? Promise.resolve(ok(null)) : read(file));

interface Besides {
  readonly place: string;
  readonly asOf: string;
  readonly asked: RollArguments;
}

/** What belongs to the roll itself: its rulebook, the roll before, evidence and the log of changes. */
async function readBesideRoll(
  { place, asOf, asked }: Besides,
  desk: RollDesk,
): Promise<Result<Pick<CheckInput, 'electorates' | 'evidence' | 'changes' | 'previous'>, Trouble>> {
  const electorates = await optional(asked.one('rulebook'), (file) => readElectorates(file, desk));
  if (!electorates.ok) return electorates;
  const beside = await readBeside(asked, desk, await folderOf(place));
  if (!beside.ok) return beside;
  const previous = await optional(asked.one('previous'), (file) => readPrevious(file, desk));
  if (!previous.ok) return previous;
  const { evidence, changes } = beside.value;
  return ok({
    ...(electorates.value === null ? {} : { electorates: electorates.value }),
    ...(evidence === null ? {} : { evidence: new Map(evidence.map((each) => [each.member, each])) }),
    ...(changes === null ? {} : { changes: { since: sinceOf(changes, previous.value, asOf), changes } }),
    ...(previous.value === null ? {} : { previous: previous.value }),
  });
}

/** The first day that a log speaks of: that of the version before, or else of its first change. */
function sinceOf(changes: readonly LoggedChange[], previous: PreviousRoll | null, asOf: string): string {
  const days = changes.map(({ at }) => at.slice(0, 10));
  return [...(previous === null ? [] : [previous.asOf]), ...days].reduce((a, b) => (a < b ? a : b), asOf);
}

async function readPrevious(place: string, desk: RollDesk): Promise<Result<PreviousRoll, Trouble>> {
  const roll = await readRoll(place, desk);
  if (!roll.ok) return roll;
  const { entries, versions } = roll.value;
  return ok({ entries, asOf: (versions.at(-1)?.note.at ?? desk.now()).slice(0, 10) });
}

type Given = Pick<CheckInput, 'frozen' | 'releases' | 'applications' | 'ballots' | 'paidUp'>;

/** What others hand in: the frozen roll, releases, applications, devices of ballots, the accounts. */
async function readGiven(asked: RollArguments, desk: RollDesk): Promise<Result<Given, Trouble>> {
  const amendments = asked.one('amendments');
  const frozen = await optional(asked.one('frozen'), (folder) => readFrozenState({ folder, amendments }, desk));
  if (!frozen.ok) return frozen;
  const releases = await optional(asked.one('exports'), (file) => readReleases(file, desk));
  if (!releases.ok) return releases;
  const applications = await optional(asked.one('applications'), (file) => readApplications(file, desk));
  if (!applications.ok) return applications;
  const ballots = await optional(asked.one('ballot-devices'), (file) => readBallotDevices(file, desk));
  if (!ballots.ok) return ballots;
  const paidUp = await optional(asked.one('paid-up'), (file) => readPaidUp(file, desk));
  if (!paidUp.ok) return paidUp;
  return ok({
    ...(frozen.value === null ? {} : { frozen: frozen.value }),
    ...(releases.value === null ? {} : { releases: releases.value }),
    ...(applications.value === null ? {} : { applications: applications.value }),
    ...(ballots.value === null ? {} : { ballots: ballots.value }),
    ...(paidUp.value === null ? {} : { paidUp: paidUp.value }),
  });
}

interface Looking {
  readonly entries: ImportedRoll['entries'];
  readonly decoys: PlantedEntries | null;
  readonly engine: Engine;
  readonly asOf: string;
  readonly asked: RollArguments;
}

type Registers = Pick<CheckInput, 'register' | 'elsewhere'>;

/** Matches against the register and the second one: the roll by itself, and again with the planted entries in it. */
async function matchRegisters(
  { entries, decoys, engine, asOf, asked }: Looking,
  desk: RollDesk,
): Promise<Result<{ readonly own: Registers; readonly withDecoys: Registers }, Trouble>> {
  const [place, second] = [asked.one('register'), asked.one('elsewhere')];
  const lists = [entries, ...(decoys === null ? [] : [[...entries, ...decoys.entries]])];
  const today = asked.has('rehearsal') ? asOf : undefined;
  const match = (file: string, basis: string | undefined) =>
    matchOne(lists, { place: file, basis, today, engine }, desk);
  const here = await optional(place, (file) => match(file, asked.one('basis')));
  if (!here.ok) return here;
  const there = await optional(second, (file) => match(file, undefined));
  if (!there.ok) return there;
  const at = (list: number): Registers => {
    const [register, elsewhere] = [here.value?.[list], there.value?.[list]];
    return { ...(register === undefined ? {} : { register }), ...(elsewhere === undefined ? {} : { elsewhere }) };
  };
  return ok({ own: at(0), withDecoys: at(1) });
}

interface Matching {
  readonly place: string;
  readonly basis: string | undefined;
  readonly today: string | undefined;
  readonly engine: Engine;
}

async function matchOne(
  lists: readonly (readonly RollEntry[])[],
  { engine, ...place }: Matching,
  desk: RollDesk,
): Promise<Result<readonly RegisterResult[], Trouble>> {
  const register = await openRegister(place, desk);
  return register.ok ? matchRoll(lists, { register: register.value, engine }, desk) : register;
}
