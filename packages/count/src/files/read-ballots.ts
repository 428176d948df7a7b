import { type CandidateId, err, type Json, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { AbifFault } from './abif/abif.ts';
import { parseAbif } from './abif/parse-abif.ts';
import { visibleText } from './clean-name.ts';
import type { BltFault } from './blt/blt.ts';
import { parseBlt } from './blt/blt-parse.ts';
import type { CvrFault, CvrMapping } from './cvr/cvr.ts';
import { parseCvr } from './cvr/parse-cvr.ts';
import { type BallotFormat, detectFormat, HEAD_CHARACTERS } from './detect-format.ts';
import type { FileFault, FileRepair, TextLimits, UntrustedSource } from './file-fault.ts';
import {
  type JsonBallotsFault,
  type JsonResult,
  readBox,
  readGroups,
  readJsonText,
  readOwnBallots,
} from './json/json-ballots.ts';

export interface ReadBallotsOptions extends Partial<TextLimits> {
  /** What the file is; told from its beginning where it is not given. */
  readonly format?: BallotFormat;
  /** How a table of cast votes is to be read; guessed from its first rows where it is not given. */
  readonly mapping?: CvrMapping;
  /** Which question of a decrypted box, from 0; the only ranked one where it is not given. */
  readonly question?: number;
}

/** Ballots of whatever kind of file, and what the file said beside them. */
export interface BallotFile {
  readonly format: BallotFormat;
  /** How the format was told: `asked-for`, or what the file looked like. */
  readonly because: string;
  readonly ballots: PackedBallots;
  readonly names: readonly string[];
  /** Null where files of the kind do not say. */
  readonly seats: number | null;
  readonly withdrawn: readonly CandidateId[];
  readonly tieOrder: readonly CandidateId[] | null;
  readonly title: string;
  readonly repaired: readonly FileRepair<string>[];
  /** Papers that were no valid vote: not among the ballots. */
  readonly invalid: number;
  readonly writeIns: CandidateId | null;
  /** See {@link CvrFile.unnamedOvervotes}. */
  readonly unnamedOvervotes: number;
  /** How a table was read: to be shown where it was guessed. */
  readonly mapping: CvrMapping | null;
}

/** Why nothing was read, and what the file was taken for. */
export type BallotFileFault = { readonly format: BallotFormat | null } & (
  | BltFault
  | AbifFault
  | CvrFault
  | JsonBallotsFault
  | FileFault<'unknown-format'>
);

/**
 * One door for every kind of file that ballots come in. The answer says what the file was taken for and by what, so that a
 * wrong guess is seen; a file that is wrong anywhere is refused as a whole, with its first fault.
 *
 * @example
 * ```ts
 * const read = readBallotFile(text);
 * if (read.ok) count(read.value.ballots, plainContest(read.value.seats ?? 1), { rule: 'av' });
 * ```
 */
export function readBallotFile(
  source: UntrustedSource,
  options: ReadBallotsOptions = {},
): Result<BallotFile, BallotFileFault> {
  const { head, whole } = peek(source);
  const asked = options.format;
  const found =
    asked === undefined || (asked === 'cvr' && options.mapping === undefined) ? detectFormat(head) : undefined;
  const because = asked === undefined ? (found?.because ?? '') : 'asked-for';
  const format = asked ?? found?.format;
  switch (format) {
    case 'blt':
      return finish('blt', because, parseBlt(whole, options));
    case 'abif': {
      const parsed = parseAbif(whole, options);
      const title = parsed.ok ? parsed.value.metadata.find(({ key }) => key === 'title')?.value : undefined;
      return finish('abif', because, parsed.ok ? ok({ ...parsed.value, title: visibleText(title ?? '') }) : parsed);
    }
    case 'cvr': {
      const mapping = options.mapping ?? (found?.format === 'cvr' ? found.mapping : undefined);
      if (mapping === undefined) return unknown('a table whose columns of ranks can be told, or a mapping of them');
      const parsed = parseCvr(whole, mapping, options);
      return finish('cvr', because, parsed.ok ? ok({ ...parsed.value, mapping }) : parsed);
    }
    case 'selectorate':
    case 'groups':
    case 'box':
    case 'json':
      return readJson(joined(whole, mostJson(options)), format, { ...options, because });
    case undefined:
      return unknown('BLT, ABIF, a table of cast votes (CSV), JSON of ballots or of a decrypted box');
    default:
      return throwIllegalValue(format);
  }
}

function readJson(
  text: string,
  asked: 'selectorate' | 'groups' | 'box' | 'json',
  options: ReadBallotsOptions & { readonly because: string },
): Result<BallotFile, BallotFileFault> {
  const json = readJsonText(text, mostJson(options));
  if (!json.ok) return err({ format: asked === 'json' ? null : asked, ...json.error });
  const told = asked === 'json' ? tellJson(json.value) : { format: asked, because: options.because };
  if (told === undefined) return unknown('JSON with schema selectorate-ballots/1, with groups, or with questions');
  return finish(told.format, told.because, readers[told.format](json.value, options));
}

type JsonFormat = 'selectorate' | 'groups' | 'box';

const readers: Readonly<Record<JsonFormat, (json: Json, options: ReadBallotsOptions) => JsonResult>> = {
  selectorate: readOwnBallots,
  groups: readGroups,
  box: (json, { question }) => readBox(json, { question }),
};

function tellJson(json: Json): { readonly format: JsonFormat; readonly because: string } | undefined {
  const has = (key: string): boolean => typeof json === 'object' && json !== null && Object.hasOwn(json, key);
  if (has('schema') && has('ballots')) return { format: 'selectorate', because: 'schema-and-ballots' };
  if (has('groups')) return { format: 'groups', because: 'candidates-and-groups' };
  return has('questions') ? { format: 'box', because: 'questions-of-a-report' } : undefined;
}

function finish(
  format: BallotFormat,
  because: string,
  read: Result<Pick<BallotFile, 'ballots' | 'names'> & Partial<BallotFile>, FaultOfFormat>,
): Result<BallotFile, BallotFileFault> {
  if (!read.ok) return err({ ...read.error, format } as BallotFileFault);
  const { ballots, names, title = '', seats = null, withdrawn = [], tieOrder = null, repaired = [] } = read.value;
  const { invalid = 0, writeIns = null, unnamedOvervotes = 0, mapping = null } = read.value;
  const said = { ballots, names, seats, withdrawn, tieOrder, title, repaired };
  return ok({ format, because, ...said, invalid, writeIns, unnamedOvervotes, mapping });
}

type FaultOfFormat = BltFault | AbifFault | CvrFault | JsonBallotsFault;

const unknown = (expected: string): Result<never, BallotFileFault> =>
  err({ format: null, code: 'unknown-format', line: 1, column: 1, expected });

/** JSON is read whole: it must fit into one text of the engine, and into memory several times over. */
const mostJson = ({ mostCharacters = 2 ** 28 }: ReadBallotsOptions): number => Math.min(mostCharacters, 2 ** 28);

/** All pieces, or so many that it is too many. */
function joined(source: UntrustedSource, most: number): string {
  if (typeof source === 'string') return source;
  const pieces: string[] = [];
  let length = 0;
  for (const piece of source) {
    pieces.push(piece.slice(0, most + 1));
    length += piece.length;
    if (length > most) break;
  }
  return pieces.join('');
}

/** The beginning of a source, and all of it. */
function peek(source: UntrustedSource): { readonly head: string; readonly whole: UntrustedSource } {
  if (typeof source === 'string') return { head: source.slice(0, HEAD_CHARACTERS + 1), whole: source };
  const pieces = source[Symbol.iterator]();
  const first: string[] = [];
  let length = 0;
  while (length <= HEAD_CHARACTERS) {
    const { done, value } = pieces.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
  }
  return { head: first.join(''), whole: chain(first, pieces) };
}

function* chain(first: readonly string[], rest: Iterator<string>): Generator<string> {
  yield* first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}
