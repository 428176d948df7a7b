import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ok, type Result } from '@selectorate/basics';
import {
  checkBasis,
  checkRegister,
  importRegister,
  type LegalBasis,
  legalBasisSchema,
  type RegisterField,
  type RegisterRow,
  streamRegister,
} from '@selectorate/roll';
import { z } from 'zod';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import type { SaidOfList } from './import-options.ts';
import { readYamlFile } from './read-yaml-file.ts';
import type { RollDesk } from './roll-desk.ts';
import { jsonOf } from './roll-folder.ts';
import { openTable, refusedFile } from './table-file.ts';

export const REGISTER_FILE = 'register.jsonl';
export const REGISTER_FACTS = 'register.json';

/** A register that may be read today, some rows at a time and as often as needed. */
export interface OpenedRegister {
  readonly basis: LegalBasis;
  readonly electors: number;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string;
  /** What an import counts; null for a register that was imported before. */
  readonly totals: unknown;
  readonly rows: () => AsyncIterable<readonly RegisterRow[]>;
}

export interface RegisterAsked {
  readonly place: string;
  /** The file with the legal basis; else it stands beside the register. */
  readonly basis: string | undefined;
  /** The day on which the basis must hold, where that is not today: for rehearsals with invented people. */
  readonly today?: string | undefined;
  /** What is said of the file beforehand. */
  readonly said?: SaidOfList<RegisterField>;
}

/** Opens a folder of an imported register, or a file with its legal basis beside it. Without a basis nothing is read. */
export async function openRegister(asked: RegisterAsked, desk: RollDesk): Promise<Result<OpenedRegister, Trouble>> {
  const there = await stat(asked.place).catch(() => undefined);
  if (there === undefined) return cannot(desk.texts.text('roll-no-file', { file: asked.place }));
  return there.isDirectory() ? openRegisterFolder(asked, desk) : openRegisterFile(asked, desk);
}

async function openRegisterFile(asked: RegisterAsked, desk: RollDesk): Promise<Result<OpenedRegister, Trouble>> {
  const { place } = asked;
  const { which, ...said } = asked.said ?? { which: {} };
  const today = asked.today ?? desk.now().slice(0, 10);
  const basis = await readBasis(asked.basis ?? `${place}.basis.yaml`, today, desk);
  if (!basis.ok) return basis;
  const table = await openTable(place, desk, which);
  if (!table.ok) return table;
  const options = { ...said, basis: basis.value, today };
  const sha256 = await sha256OfFile(place);
  if (table.value.kind === 'sheet') {
    const read = importRegister(table.value.sheet, options);
    if (!read.ok) return { ok: false, error: refusedFile(place, read.error, desk, which.options) };
    const { rows, totals } = read.value;
    return ok({ basis: basis.value, electors: rows.length, sha256, totals, rows: () => inOne(rows) });
  }
  const { open } = table.value;
  const checked = await checkRegister(open, options);
  if (!checked.ok) return { ok: false, error: refusedFile(place, checked.error, desk, which.options) };
  const { totals } = checked.value;
  const rows = (): AsyncIterable<readonly RegisterRow[]> => streamRegister(open, checked.value, today);
  return ok({ basis: basis.value, electors: totals.electors, sha256, totals, rows });
}

async function* inOne(rows: readonly RegisterRow[]): AsyncIterable<readonly RegisterRow[]> {
  yield await Promise.resolve(rows);
}

/** The lines that a basis must have, for whoever has none yet. */
const TEMPLATE = [
  'schema: selectorate-register-basis/1',
  'basis: registered-party-full-register   # or open-register, members-consent, other',
  'provision: the provision relied on, in words',
  'decidedBy: who decided',
  'decidedOn: 2022-08-01',
  'until: 2022-12-31                       # at most twelve months later; then destroy the register',
  'purpose: what it is used for',
];

async function readBasis(file: string, today: string, desk: RollDesk): Promise<Result<LegalBasis, Trouble>> {
  const { texts } = desk;
  const read = await readYamlFile(file, legalBasisSchema);
  if (read.ok) return holds(read.value, { file, today }, desk);
  return read.error.kind === 'missing'
    ? cannot(texts.text('roll-basis-missing', { file }), ...TEMPLATE)
    : cannot(...read.error.lines, texts.text('roll-basis-lines'), ...TEMPLATE);
}

interface HeldOn {
  readonly file: string;
  readonly today: string;
}

function holds(basis: LegalBasis, { file, today }: HeldOn, { texts }: RollDesk): Result<LegalBasis, Trouble> {
  const checked = checkBasis(basis, today);
  if (checked.ok) return checked;
  const { expected, shown, remedy } = checked.error;
  return cannot(
    texts.text('roll-row-failed', { place: file, found: shown, expected }),
    `    ${texts.text('roll-row-remedy', { remedy })}`,
    texts.text('roll-basis-rehearsal', { from: basis.decidedOn, until: basis.until }),
  );
}

const factsSchema = z.looseObject({
  schema: z.literal('selectorate-register/1'),
  basis: legalBasisSchema,
  electors: z.int().nonnegative(),
  file: z.string(),
});

const text = z.string();
const rowSchema: z.ZodType<RegisterRow> = z.strictObject({
  elector: text,
  given: text,
  family: text,
  address: text,
  postcode: text,
  attains: text.nullable(),
  marker: text,
});

async function openRegisterFolder(asked: RegisterAsked, desk: RollDesk): Promise<Result<OpenedRegister, Trouble>> {
  const { texts } = desk;
  const { place: folder, today = desk.now().slice(0, 10) } = asked;
  const content = await readFile(join(folder, REGISTER_FACTS), 'utf8').catch(() => undefined);
  if (content === undefined) return cannot(texts.text('roll-register-folder-none', { folder }));
  const facts = factsSchema.safeParse(jsonOf(content));
  if (!facts.success) return faulty(texts.text('roll-folder-changed', { folder, file: REGISTER_FACTS }));
  const { basis, electors, file: sha256 } = facts.data;
  const held = holds(basis, { file: join(folder, REGISTER_FACTS), today }, desk);
  if (!held.ok) return held;
  const file = join(folder, REGISTER_FILE);
  if ((await sha256OfFile(file).catch(() => '')) !== sha256) {
    return faulty(texts.text('roll-folder-changed', { folder, file: REGISTER_FILE }));
  }
  return ok({ basis, electors, sha256, totals: null, rows: () => keptRows(file) });
}

const AT_ONCE = 4_000;

async function* keptRows(file: string): AsyncIterable<readonly RegisterRow[]> {
  let rows: RegisterRow[] = [];
  // The file is the one that was written: its hash was compared.
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    rows.push(rowSchema.parse(JSON.parse(line)));
    if (rows.length < AT_ONCE) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

async function sha256OfFile(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file)) digest.update(chunk as Uint8Array);
  return digest.digest('hex');
}
