import { createHash } from 'node:crypto';
import { isId, ok, type Result } from '@selectorate/basics';
import {
  appendChanges,
  appendVersion,
  type ChangeNote,
  changesBetween,
  type ImportedRoll,
  ROLL_FIELDS,
  type RollEntry,
} from '@selectorate/roll';
import { cannot, type Trouble } from '../count/trouble.ts';
import { type Beside, readBeside } from './beside-roll.ts';
import { readSaidOfList } from './import-options.ts';
import { importRegisterAnswer } from './import-register.ts';
import { jsonLines } from './json-lines.ts';
import { checkOutputFolder, jsonText, type OutputFile, type OutputFolder, writeOutputFolder } from './output-folder.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';
import {
  CHANGES_FILE,
  EVIDENCE_FILE,
  importRollFile,
  LOGGED_FILE,
  readRoll,
  ROLL_FILE,
  type RollOnDisk,
  VERSION_FILE,
  type VersionFile,
} from './roll-folder.ts';

/** `roll import FILE --out DIR […]`; with `--register --basis FILE` a register. */
export function importAnswer(asked: RollArguments, desk: RollDesk): Promise<Answer> | null {
  const [file, ...more] = asked.places;
  const out = asked.one('out');
  if (file === undefined || more.length > 0 || out === undefined) return null;
  const output = { place: out, replace: asked.has('replace') };
  return asked.has('register')
    ? importRegisterAnswer({ file, output, asked }, desk)
    : importTo({ file, output, asked }, desk);
}

interface Importing {
  readonly file: string;
  readonly output: OutputFolder;
  readonly asked: RollArguments;
}

async function importTo({ file, output, asked }: Importing, desk: RollDesk): Promise<Answer> {
  const note = readNote(asked, desk);
  if (!note.ok) return note;
  const free = await checkOutputFolder(output, desk);
  if (!free.ok) return free;
  const said = await readSaidOfList(asked, LIST, desk);
  if (!said.ok) return said;
  const previous = await readPrevious(asked.one('previous'), desk);
  if (!previous.ok) return previous;
  const beside = await readBeside(asked, desk);
  if (!beside.ok) return beside;
  const imported = await importRollFile(file, desk, said.value);
  if (!imported.ok) return imported;
  const version = nextVersion(imported.value.entries, { previous: previous.value, note: note.value });
  const json = {
    schema: 'selectorate-roll-import/1',
    ...totalsOf(imported.value),
    version: version.file.versions.at(-1),
  };
  const files = [...filesOf(imported.value, version), ...filesBeside(beside.value)];
  const written = await writeOutputFolder(output, files, desk);
  if (!written.ok) return written;
  return told(tellImport(imported.value, output.place, desk), json);
}

/** What can be said of a membership list beforehand. */
const LIST = { fields: ROLL_FIELDS, options: ['columns', 'statuses', 'dates', 'sheet'] } as const;

/** Who imports, why and under which authority: the note of the version. */
function readNote(asked: RollArguments, { now, texts }: RollDesk): Result<ChangeNote, Trouble> {
  const at = now();
  const by = asked.one('by') ?? 'roll-officer';
  const reason = asked.one('reason') ?? 'import';
  const wrong = Object.entries({ by, reason }).find(([, id]) => !isId(id));
  if (wrong !== undefined) return cannot(texts.text('roll-not-an-id', { option: wrong[0], found: wrong[1] }));
  const session = `import-${at.toLowerCase().replaceAll(/[^0-9tz]/g, '')}`;
  return ok({ at, by, channel: 'import', session, reason, authority: asked.one('authority') ?? '' });
}

async function readPrevious(place: string | undefined, desk: RollDesk): Promise<Result<RollOnDisk | null, Trouble>> {
  if (place === undefined) return ok(null);
  const read = await readRoll(place, desk);
  if (!read.ok || read.value.versions.length > 0) return read;
  return cannot(desk.texts.text('roll-folder-none', { folder: place }));
}

interface Version {
  readonly file: VersionFile;
  readonly log: RollOnDisk['log'];
}

/** The version that this import makes: after those of the folder before, its changes logged field by field. */
function nextVersion(
  entries: readonly RollEntry[],
  { previous, note }: { readonly previous: RollOnDisk | null; readonly note: ChangeNote },
): Version {
  const log = previous === null ? [] : appendChanges(previous.log, changesBetween(previous.entries, entries, note));
  const versions = appendVersion(previous?.versions ?? [], { entries, log, note });
  const digest = createHash('sha256');
  for (const line of jsonLines(entries)) digest.update(line);
  return { file: { schema: 'selectorate-roll-version/1', file: digest.digest('hex'), versions: [...versions] }, log };
}

function filesOf({ entries, choice, repairs }: ImportedRoll, { file, log }: Version): readonly OutputFile[] {
  return [
    { name: ROLL_FILE, isPrivate: true, content: jsonLines(entries) },
    { name: VERSION_FILE, isPrivate: true, content: jsonText(file) },
    { name: CHANGES_FILE, isPrivate: true, content: jsonLines(log) },
    { name: 'repairs.json', isPrivate: true, content: jsonText(repairs) },
    { name: 'columns.json', isPrivate: false, content: jsonText(choice) },
  ];
}

const filesBeside = ({ evidence, changes }: Beside): readonly OutputFile[] => [
  ...(evidence === null ? [] : [{ name: EVIDENCE_FILE, isPrivate: true, content: jsonLines(evidence) }]),
  ...(changes === null ? [] : [{ name: LOGGED_FILE, isPrivate: true, content: jsonLines(changes) }]),
];

const totalsOf = ({ totals, columns, encoding, dateOrder, repairs }: ImportedRoll) => ({
  totals,
  columns,
  encoding,
  dateOrder,
  repairs,
});

/** What was read as what, and what was put right, by kind: where each is to be found stands in `repairs.json`. */
function tellImport(
  { totals, choice, columns, repairs }: ImportedRoll,
  folder: string,
  { texts }: RollDesk,
): readonly string[] {
  const read = Object.entries(choice).map(([field, headers]) =>
    texts.text('roll-column', { header: [headers].flat().join(' + '), field }),
  );
  const unread = columns.filter(({ field }) => field === null).map(({ header }) => header);
  const kinds = [...new Set(repairs.map(({ code }) => code))];
  return [
    texts.text('roll-imported', { members: totals.members, units: Object.keys(totals.byUnit).length }),
    texts.text('roll-columns-read', { columns: read.join('; ') }),
    ...(unread.length === 0 ? [] : [texts.text('roll-columns-unread', { headers: unread.join(', ') })]),
    ...kinds.map((code) => {
      const own = repairs.filter((repair) => repair.code === code);
      const times = own.reduce((sum, repair) => sum + repair.times, 0);
      const firstLine = own.reduce((first, repair) => Math.min(first, repair.firstLine), Infinity);
      const fields = own.flatMap(({ field }) => field ?? []).join(', ');
      const what = texts.text(`roll-repair-${code}`);
      return texts.text(fields === '' ? 'roll-repair' : 'roll-repair-in', { what, times, line: firstLine, fields });
    }),
    texts.text('roll-wrote', { folder }),
  ];
}
