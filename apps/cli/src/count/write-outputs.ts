import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import type { Io } from '../io.ts';
import { cannot, type Trouble } from './trouble.ts';

/** A text and where it goes; `-` is standard output. */
export interface OutputFile {
  readonly place: string;
  readonly text: string;
}

/** What is wrong with where results are to go: over a file of ballots, or two to one place. */
export async function checkPlaces(
  places: readonly string[],
  inputs: readonly string[],
  texts: Texts,
): Promise<Result<null, Trouble>> {
  const used = new Set(await Promise.all(inputs.map(realPlace)));
  for (const place of places) {
    const real = await realPlace(place);
    if (used.has(real)) return cannot(texts.text('counting-place-used', { file: place }));
    used.add(real);
    if (place === '-') continue;
    const isFolder = async (path: string): Promise<boolean> =>
      (await stat(path).catch(() => undefined))?.isDirectory() === true;
    if (place.endsWith('/') || (await isFolder(place)))
      return cannot(texts.text('counting-place-is-folder', { file: place }));
    if (!(await isFolder(dirname(real))))
      return cannot(texts.text('counting-place-no-folder', { file: place, folder: dirname(real) }));
  }
  return ok(null);
}

const realPlace = (place: string): Promise<string> =>
  place === '-' ? Promise.resolve('-') : realpath(place).catch(() => resolve(place));

/** Writes every file whole: all beside their places first, then renamed into them. What is no plain file is written to. */
export async function writeOutputs(files: readonly OutputFile[], io: Io): Promise<void> {
  const ready: { readonly unfinished: string; readonly place: string }[] = [];
  try {
    for (const { place, text } of files.filter((file) => file.place !== '-')) {
      const there = await stat(place).catch(() => undefined);
      if (there !== undefined && !there.isFile()) await writeFile(place, text);
      else {
        const real = await realPlace(place);
        const unfinished = join(dirname(real), `.${basename(real)}.${randomUUID()}`);
        ready.push({ unfinished, place: real });
        await writeFile(unfinished, text);
      }
    }
    for (const { unfinished, place } of ready) await rename(unfinished, place);
  } finally {
    for (const { unfinished } of ready) await rm(unfinished, { force: true });
  }
  for (const { place, text } of files) if (place === '-') io.out(text.replaceAll('\r\n', '\n').replace(/\n$/, ''));
}
