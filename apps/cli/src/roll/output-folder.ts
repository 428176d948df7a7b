import { randomUUID } from 'node:crypto';
import { type FileHandle, lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, type Result } from '@selectorate/basics';
import { cannot, type Trouble } from '../count/trouble.ts';
import type { RollDesk } from './roll-desk.ts';

/** A file of a folder that a command writes: its text, whole or in pieces, and what its README says of it. */
export interface OutputFile {
  readonly name: string;
  /** Only its owner may read it, and the README says so. */
  readonly isPrivate: boolean;
  readonly content: string | Iterable<string> | AsyncIterable<string>;
}

export interface OutputFolder {
  readonly place: string;
  readonly replace: boolean;
}

const README = 'README.txt';
/** Only a folder that begins so is ever replaced: a slip of the hand must not remove somebody's papers. */
const MARK = 'Written by selectorate roll.';

/** Looks at the place before work begins: it must be free, or be such a folder that is to be replaced. */
export async function checkOutputFolder(
  { place, replace }: OutputFolder,
  { texts }: RollDesk,
): Promise<Result<null, Trouble>> {
  const folder = resolve(place);
  const there = await lstat(folder).catch(() => undefined);
  if (there === undefined) {
    const parent = await lstat(dirname(folder)).catch(() => undefined);
    const fits = parent?.isDirectory() === true || parent?.isSymbolicLink() === true;
    return fits ? ok(null) : cannot(texts.text('roll-out-no-parent', { folder: dirname(folder) }));
  }
  if (!there.isDirectory()) return cannot(texts.text('roll-out-not-a-folder', { folder: place }));
  if ((await readdir(folder)).length === 0) return ok(null);
  if (!replace) return cannot(texts.text('roll-out-not-empty', { folder: place }));
  const said = await readFile(join(folder, README), 'utf8').catch(() => '');
  return said.startsWith(MARK) ? ok(null) : cannot(texts.text('roll-out-not-ours', { folder: place }));
}

/** Writes the whole folder beside its place and renames it in: whoever looks sees all of it or none. */
export async function writeOutputFolder(
  output: OutputFolder,
  files: readonly OutputFile[],
  desk: RollDesk,
): Promise<Result<null, Trouble>> {
  const free = await checkOutputFolder(output, desk);
  if (!free.ok) return free;
  const folder = resolve(output.place);
  const unfinished = join(dirname(folder), `.${basename(folder)}.${randomUUID()}`);
  try {
    await mkdir(unfinished, { mode: files.some(({ isPrivate }) => isPrivate) ? 0o700 : 0o755 });
    for (const file of [...files, readme(files, desk)]) await writeFile(unfinished, file);
    const before = `${unfinished}.before`;
    const replaced = await rename(folder, before).then(
      () => true,
      () => false,
    );
    await rename(unfinished, folder);
    if (replaced) await rm(before, { recursive: true });
    return ok(null);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

function readme(files: readonly OutputFile[], { texts }: RollDesk): OutputFile {
  const lines = files.map(({ name, isPrivate }) =>
    texts.text(isPrivate ? 'roll-readme-private' : 'roll-readme-public', { file: name }),
  );
  return { name: README, isPrivate: false, content: `${[MARK, '', ...lines].join('\n')}\n` };
}

/** Pieces are gathered to about this many characters before they are written. */
const GATHERED = 1 << 20;

async function writeFile(folder: string, { name, isPrivate, content }: OutputFile): Promise<void> {
  const handle = await open(join(folder, name), 'wx', isPrivate ? 0o600 : 0o644);
  try {
    if (typeof content === 'string') await handle.writeFile(content);
    else await writePieces(handle, content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writePieces(handle: FileHandle, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  let gathered = '';
  for await (const piece of pieces) {
    gathered += piece;
    if (gathered.length < GATHERED) continue;
    await handle.writeFile(gathered);
    gathered = '';
  }
  await handle.writeFile(gathered);
}

/** JSON as these folders hold it. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
