import { readFile, stat } from 'node:fs/promises';
import { fromUtf8, ok, type Result } from '@selectorate/basics';
import {
  type BallotFile,
  type BallotFormat,
  compareKeyingFiles,
  type CvrMapping,
  readBallotFile,
} from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { Asked } from './asked.ts';
import { readMapping } from './mapping-file.ts';
import { tellDifferences } from './tell-differences.ts';
import { cannot, faulty, type Trouble, type Troubled } from './trouble.ts';

const LARGEST_FILE = 512 * 1024 * 1024;
const FORMATS = ['blt', 'abif', 'cvr', 'selectorate', 'box', 'groups'] as const satisfies readonly BallotFormat[];

/** One file of ballots, with its name. */
export type NamedFile = BallotFile & { readonly file: string };

/** How files are to be read where they do not show it themselves. */
export interface Reading {
  readonly format?: BallotFormat;
  readonly mapping?: CvrMapping;
}

/** `--format` and `--mapping`. Whether a mapping fits the table is seen where the table is read. */
export async function readingOf({ format, mapping }: Asked, texts: Texts): Promise<Result<Reading, Trouble>> {
  const known = FORMATS.find((each) => each === format);
  if (format !== undefined && known === undefined)
    return cannot(texts.text('counting-format-unknown', { found: format, known: FORMATS.join(', ') }));
  const asked = known === undefined ? {} : { format: known };
  if (mapping === undefined) return ok(asked);
  const text = await readText(mapping, texts);
  if (!text.ok) return text;
  const read = readMapping(mapping, text.value, texts);
  return read.ok ? ok({ ...asked, mapping: read.value }) : read;
}

/** A file's text, or why there is none. */
export async function readText(file: string, texts: Texts): Promise<Result<string, Trouble>> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return cannot(texts.text('counting-no-file', { file }));
  if (found.isDirectory()) return cannot(texts.text('counting-is-folder', { file }));
  if (found.size > LARGEST_FILE) return faulty(texts.text('counting-too-large', { file, most: LARGEST_FILE }));
  const text = fromUtf8(new Uint8Array(await readFile(file)));
  return text.ok ? text : faulty(texts.text('counting-not-text', { file }));
}

/** Reads a file of ballots of any kind; what is wrong with it has its line and column. */
export async function readBallots(file: string, reading: Reading, texts: Texts): Promise<Result<NamedFile, Trouble>> {
  const text = await readText(file, texts);
  if (!text.ok) return text;
  const read = readBallotFile(text.value, reading);
  return read.ok ? ok({ ...read.value, file }) : wrongIn(file, read.error, texts);
}

/** Reads two people's keyings of the same papers: the papers once, if the two say the same in everything. */
export async function readKeyings(a: string, b: string, texts: Texts): Promise<Result<NamedFile, Trouble>> {
  const [first, second] = [await readText(a, texts), await readText(b, texts)];
  if (!first.ok) return first;
  if (!second.ok) return second;
  const compared = compareKeyingFiles(first.value, second.value);
  if (!compared.ok) return wrongIn(compared.error.keying === 'a' ? a : b, compared.error, texts);
  const { agreed, ...differences } = compared.value;
  if (agreed === null) return faulty(...tellDifferences({ a, b, ...differences }, texts));
  const plain = { format: 'blt', because: 'asked-for', invalid: 0, writeIns: null, unnamedOvervotes: 0 } as const;
  return ok({ ...plain, mapping: null, ...agreed, file: a });
}

/** A fault of a file, with its place and what was expected there. */
export function wrongIn(
  file: string,
  fault: { readonly code: string; readonly line: number; readonly column: number; readonly expected: string },
  texts: Texts,
): Troubled {
  const { code, line, column, expected } = fault;
  return faulty(
    texts.text('counting-wrong-in-file', { file, line, column, problem: texts.text(`counting-file-${code}`) }),
    texts.text('counting-wrong-in-file.do', { expected }),
  );
}
