import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CandidateId, SectionId, UnitId } from '@selectorate/basics';
import { importRoll } from '@selectorate/roll';
import { loadRulebook, PRESETS, type Rulebook } from '@selectorate/rulebook';
import { contestDocument, eventsDocument } from './contest-document.ts';
import type { CandidateRow, ContestFolder, ReturnRow, UnitRow } from './contest-folder.ts';
import type { FolderFault } from './folder-fault.ts';
import { FolderReader } from './folder-reader.ts';
import { readBatches } from './read-batches.ts';
import { readYaml } from './read-yaml.ts';

const RETURN_COLUMNS = [
  'unit_id',
  'attempt',
  'met_on',
  'open',
  'keep',
  'spoilt',
  'abstained',
  'signed_by_1',
  'signed_by_2',
  'received_at',
];

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
  const units = rulebook === undefined || rulebook.trigger === null ? [] : await readUnits(reader, rulebook);
  const roll = await readRoll(reader, units);
  const contests: ContestFolder[] = [];
  for (const name of names) {
    const contest =
      rulebook === undefined || roll === undefined
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

async function readUnits(reader: FolderReader, { sections }: Rulebook): Promise<readonly UnitRow[]> {
  const rows = await reader.table('units.csv', [
    'unit_id',
    'section',
    'title',
    'parent_body',
    'roll',
    'secretary',
    'teller',
  ]);
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const unit = row.id<UnitId>('unit_id');
    const section = row.oneOf(
      'section',
      sections.map(({ id }) => id),
    ) as SectionId | undefined;
    const title = row.label('title');
    const statesItsRoll = sections.find(({ id }) => id === section)?.kind === 'affiliate';
    const entitled = statesItsRoll ? row.whole('roll') : null;
    const secretary = row.label('secretary');
    const teller = row.label('teller');
    if (unit !== undefined && seen.has(unit)) row.wrong('unit_id', 'each unit once');
    if (unit !== undefined) seen.add(unit);
    if (secretary !== undefined && secretary === teller) row.wrong('teller', 'another person than the secretary');
    if (
      unit === undefined ||
      section === undefined ||
      title === undefined ||
      entitled === undefined ||
      secretary === undefined ||
      teller === undefined
    )
      return [];
    return [
      {
        file: row.file,
        line: row.line,
        unit,
        section,
        title,
        parentBody: row.text('parent_body') || null,
        entitled,
        secretary,
        teller,
      },
    ];
  });
}

async function readRoll(reader: FolderReader, units: readonly UnitRow[]) {
  const bytes = await reader.bytes('roll.csv');
  if (bytes === undefined) return undefined;
  const branches = units.filter(({ entitled }) => entitled === null).map(({ unit }) => unit);
  const roll = importRoll(bytes, branches.length === 0 ? {} : { units: branches });
  if (roll.ok) return roll.value;
  const { faults, total } = roll.error;
  for (const each of faults)
    reader.fault({
      file: 'roll.csv',
      line: each.line,
      column: each.columnName,
      found: each.shown,
      expected: `${each.expected}; ${each.remedy}`,
    });
  if (total > faults.length)
    reader.fault({ file: 'roll.csv', line: null, column: null, found: `${total} faults in all`, expected: 'none' });
  return undefined;
}

type Shared = Pick<ContestFolder, 'rulebook' | 'roll' | 'units'>;

async function readContest(reader: FolderReader, name: string, shared: Shared): Promise<ContestFolder | undefined> {
  const document = await readYaml(reader, `${name}/contest.yaml`, contestDocument);
  const events = (await reader.has(`${name}/events.yaml`))
    ? await readYaml(reader, `${name}/events.yaml`, eventsDocument)
    : [];
  const returns =
    shared.rulebook.trigger === null ? [] : await readReturns(reader, `${name}/returns.csv`, shared.units);
  const candidates = await readCandidates(reader, `${name}/candidates.csv`);
  const hasBallot = await reader.has(`${name}/ballots/batches.csv`);
  const batches = hasBallot
    ? await readBatches(
        reader,
        `${name}/ballots`,
        candidates.map(({ candidate }) => candidate),
      )
    : [];
  return document === undefined || events === undefined
    ? undefined
    : { name, ...shared, document, events, returns, candidates, batches };
}

async function readReturns(
  reader: FolderReader,
  file: string,
  units: readonly UnitRow[],
): Promise<readonly ReturnRow[]> {
  const rows = await reader.table(file, RETURN_COLUMNS);
  return rows.flatMap((row) => {
    const unit = row.id<UnitId>('unit_id');
    const known = units.find((each) => each.unit === unit);
    if (unit !== undefined && known === undefined) row.wrong('unit_id', 'a unit of units.csv');
    const attempt = row.oneOf('attempt', ['1', '2']);
    const metOn = row.date('met_on');
    const open = row.whole('open');
    const keep = row.whole('keep');
    const spoilt = row.whole('spoilt');
    const abstained = row.whole('abstained');
    const first = row.label('signed_by_1');
    const second = row.label('signed_by_2');
    if (first !== undefined && first === second)
      row.wrong('signed_by_2', 'another person than signed_by_1: nobody signs twice');
    const receivedAt = row.civil('received_at');
    if (known === undefined || attempt === undefined || metOn === undefined || open === undefined || keep === undefined)
      return [];
    if (
      spoilt === undefined ||
      abstained === undefined ||
      first === undefined ||
      second === undefined ||
      receivedAt === undefined
    )
      return [];
    const place = { file: row.file, line: row.line };
    return [
      {
        ...place,
        unit: known.unit,
        attempt: attempt === '1' ? 1 : 2,
        metOn,
        open,
        keep,
        spoilt,
        abstained,
        signedBy: [first, second],
        receivedAt,
      } as const,
    ];
  });
}

async function readCandidates(reader: FolderReader, file: string): Promise<readonly CandidateRow[]> {
  const rows = await reader.table(file, ['candidate_id', 'label', 'incumbent']);
  const candidates = rows.flatMap((row) => {
    const candidate = row.id<CandidateId>('candidate_id');
    const label = row.label('label');
    const incumbent = row.oneOf('incumbent', ['yes', 'no']);
    if (candidate === undefined || label === undefined || incumbent === undefined) return [];
    return [{ file: row.file, line: row.line, candidate, label, incumbent: incumbent === 'yes' }];
  });
  const [, another] = candidates.filter(({ incumbent }) => incumbent);
  if (another !== undefined)
    reader.fault({ file, line: another.line, column: 'incumbent', found: 'yes', expected: 'at most one incumbent' });
  const twice = candidates.find(
    ({ candidate }, i) => candidates.findIndex((each) => each.candidate === candidate) !== i,
  );
  if (twice !== undefined)
    reader.fault({
      file,
      line: twice.line,
      column: 'candidate_id',
      found: twice.candidate,
      expected: 'each candidate once',
    });
  return candidates;
}
