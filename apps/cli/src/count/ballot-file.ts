import { readFile, stat } from 'node:fs/promises';
import { type CandidateId, fromUtf8, ok, type Result } from '@selectorate/basics';
import { type BltPaper, type BltRepair, type PackedBallots, parseBlt, parseBltKeying } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { cannot, faulty, type Trouble } from './trouble.ts';

const LARGEST_FILE = 512 * 1024 * 1024;

/** One file of ballots and what it says besides. */
export interface BallotFile {
  readonly file: string;
  readonly ballots: PackedBallots;
  /** Line by line, where two keyings are to be compared; else null. */
  readonly papers: readonly BltPaper[] | null;
  readonly names: readonly string[];
  readonly seats: number | null;
  readonly withdrawn: readonly CandidateId[];
  readonly title: string;
  readonly repaired: readonly BltRepair[];
}

/** A file's text, or why there is none. */
export async function readText(file: string, texts: Texts): Promise<Result<string, Trouble>> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return cannot(texts.text('counting-no-file', { file }));
  if (found.isDirectory()) return cannot(texts.text('counting-is-folder', { file }));
  if (found.size > LARGEST_FILE) return faulty(texts.text('counting-file-too-large', { file, most: LARGEST_FILE }));
  const text = fromUtf8(new Uint8Array(await readFile(file)));
  return text.ok ? text : faulty(texts.text('counting-not-text', { file }));
}

/** Reads a file of ballots; what is wrong with it has its line and column. */
export async function readBallotFile(
  file: string,
  keyings: boolean,
  texts: Texts,
): Promise<Result<BallotFile, Trouble>> {
  const text = await readText(file, texts);
  if (!text.ok) return text;
  const read = keyings ? parseBltKeying(text.value) : parseBlt(text.value);
  if (read.ok) return ok({ file, papers: null, ...read.value });
  const { code, line, column, expected } = read.error;
  return faulty(
    texts.text('counting-file-fault', { file, line, column, problem: texts.text(`blt-${code}`) }),
    texts.text('counting-file-fault.do', { expected }),
  );
}
