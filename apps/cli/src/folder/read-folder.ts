import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { importRoll } from '@selectorate/roll';
import { loadRulebook, PRESETS, type Rulebook } from '@selectorate/rulebook';
import { People } from '../play/people.ts';
import { checkEventLabels, checkSigners } from './check-labels.ts';
import { contestDocument, type EventDocument, eventsDocument } from './contest-document.ts';
import type { ContestFolder, UnitRow } from './contest-folder.ts';
import type { FolderFault } from './folder-fault.ts';
import { FolderReader } from './folder-reader.ts';
import { readBatches } from './read-batches.ts';
import { readCandidates } from './read-candidates.ts';
import { readReturns } from './read-returns.ts';
import { readRollMaterial, tellFaults } from './read-roll-material.ts';
import { readUnits } from './read-units.ts';
import { readYaml } from './read-yaml.ts';

/** Every contest of a folder, or every fault of every file: nothing begins with half of it. */
export async function readFolder(
  folder: string,
): Promise<{ readonly contests: readonly ContestFolder[]; readonly faults: readonly FolderFault[] }> {
  const reader = new FolderReader(folder);
  const names = await contestNames(folder);
  if (names.length === 0) {
    reader.fault({
      file: folder,
      line: null,
      column: null,
      found: '',
      expected: 'a folder with rulebook.yaml, roll.csv, units.csv and a folder for each contest with its contest.yaml',
    });
    return { contests: [], faults: reader.faults };
  }
  const rulebook = await readRulebook(reader);
  const units =
    rulebook === undefined || rulebook.trigger === null ? [] : await readUnits(reader, { file: 'units.csv', rulebook });
  // What stands on a wrong file would be told wrong because of it alone, so it waits until that one is right.
  const unitsAreRight = reader.faults.length === 0;
  const roll = await readRoll(reader, unitsAreRight ? units : []);
  const contests: ContestFolder[] = [];
  for (const name of names) {
    const contest =
      rulebook === undefined || roll === undefined || !unitsAreRight
        ? undefined
        : await readContest(reader, name, { rulebook, roll, units });
    if (contest !== undefined) contests.push(contest);
  }
  return { contests: reader.faults.length === 0 ? contests : [], faults: reader.faults };
}

async function contestNames(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(
    names.map((name) =>
      stat(join(folder, name, 'contest.yaml')).then(
        () => name,
        () => undefined,
      ),
    ),
  );
  return found.filter((name) => name !== undefined).toSorted();
}

async function readRulebook(reader: FolderReader): Promise<Rulebook | undefined> {
  const text = await reader.text('rulebook.yaml');
  if (text === undefined) return undefined;
  const rulebook = loadRulebook(text, { format: 'yaml', presets: PRESETS });
  if (rulebook.ok) return rulebook.value;
  for (const { line, path, code, expected } of rulebook.error)
    reader.fault({ file: 'rulebook.yaml', line, column: path, found: code, expected });
  return undefined;
}

async function readRoll(reader: FolderReader, units: readonly UnitRow[]) {
  const bytes = await reader.bytes('roll.csv');
  if (bytes === undefined) return undefined;
  const branches = units.filter(({ entitled }) => entitled === null).map(({ unit }) => unit);
  const roll = importRoll(bytes, branches.length === 0 ? {} : { units: branches });
  return roll.ok ? roll.value : (tellFaults(reader, 'roll.csv', roll.error) ?? undefined);
}

type Shared = Pick<ContestFolder, 'rulebook' | 'roll' | 'units'>;

async function readContest(reader: FolderReader, name: string, shared: Shared): Promise<ContestFolder | undefined> {
  const document = await readYaml(reader, `${name}/contest.yaml`, { schema: contestDocument });
  const returns =
    shared.rulebook.trigger === null
      ? []
      : await readReturns(reader, { file: `${name}/returns.csv`, units: shared.units });
  const before = reader.faults.length;
  const candidates = await readCandidates(reader, `${name}/candidates.csv`);
  const candidatesAreRight = reader.faults.length === before;
  const onThePaper = candidates.map(({ candidate }) => candidate);
  const hasBallot = candidatesAreRight && (await reader.has(`${name}/ballots/batches.csv`));
  const batches = hasBallot ? await readBatches(reader, `${name}/ballots`, onThePaper) : [];
  const isKnownBeside = (events: readonly EventDocument[]) => {
    const people =
      document === undefined ? undefined : new People({ document, units: shared.units, candidates, events });
    return (label: string): boolean => people === undefined || !candidatesAreRight || people.named(label) !== undefined;
  };
  const events = (await reader.has(`${name}/events.yaml`))
    ? await readYaml(reader, `${name}/events.yaml`, {
        schema: eventsDocument,
        check: (found) => checkEventLabels(found, isKnownBeside(found)),
      })
    : [];
  checkSigners(reader, { returns, batches }, isKnownBeside(events ?? []));
  const freezeDay = document?.calendar['freeze']?.slice(0, 10);
  // Without a day of the freeze nothing says on which day a register may be read.
  const material = freezeDay === undefined ? undefined : await readRollMaterial(reader, freezeDay);
  return document === undefined || events === undefined || material === undefined
    ? undefined
    : { name, ...shared, material, document, events, returns, candidates, batches };
}
