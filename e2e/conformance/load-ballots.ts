import { type CandidateId, err, ok, type Result } from '@selectorate/basics';
import { type CastBallot, packBallots, type PackedBallots, parseBlt } from '@selectorate/count';
import { type OutsideCase, readJson, readText, tidy } from './cases.ts';

/** The ballots of a case and what its file says of the candidates. Names stand in the order of the ids. */
export interface Election {
  readonly names: readonly string[];
  readonly ballots: PackedBallots;
  readonly withdrawn: readonly CandidateId[];
  /** Names that nobody declared: their votes count at first, but they cannot win. */
  readonly undeclared: readonly CandidateId[];
  readonly tieOrder: readonly CandidateId[];
}

/** Reads the ballots of a case; the reason in words when their format is none of ours. */
export function loadBallots(folder: string, { ballots_file, ballots_format }: OutsideCase): Result<Election, string> {
  if (ballots_format.startsWith('blt')) return loadBlt(readText(folder, ballots_file));
  if (ballots_format.startsWith('groups-json')) return ok(loadGroups(readJson(folder, ballots_file)));
  return err(`ballots in the format ${ballots_format}`);
}

function loadBlt(text: string): Result<Election, string> {
  const parsed = parseBlt(text);
  if (!parsed.ok) return err(`ballots refused: ${JSON.stringify(parsed.error)}`);
  const { names, ballots, withdrawn, tieOrder } = parsed.value;
  return ok({
    names: names.map(tidy),
    ballots,
    withdrawn,
    undeclared: undeclaredIn(text),
    tieOrder: tieOrder ?? ballots.candidates,
  });
}

/** Droop's dialect of BLT names undeclared candidates by number: `[undeclared 4]`. */
const undeclaredIn = (text: string): readonly CandidateId[] =>
  (/^\[undeclared ([\d ]+)\]/m.exec(text)?.[1] ?? '')
    .split(' ')
    .filter((number) => number !== '')
    .map((number) => idOf(Number(number) - 1));

type Mark = number | 'O' | 'W' | '-' | readonly (number | 'W')[];

interface GroupsFile {
  readonly candidates: readonly string[];
  readonly excluded?: readonly string[];
  readonly groups: readonly (readonly [number, readonly Mark[]])[];
}

function loadGroups({ candidates: declared, excluded = [], groups }: GroupsFile): Election {
  const writeIn = declared.length;
  const both = [0, declared.length > 1 ? 1 : 0];
  const rank = (mark: Mark): readonly number[] => {
    if (typeof mark === 'number') return [mark];
    if (mark === '-') return [];
    // An overvote whose names are lost: any two serve where every overvote is treated alike.
    if (mark === 'O') return both;
    return (mark === 'W' ? [mark] : mark).map((one) => (one === 'W' ? writeIn : one));
  };
  const cast: CastBallot[] = groups.map(([times, marks]) => ({ ranking: marks.map(rank), times }));
  const hasWriteIns = groups.some(([, marks]) => marks.flat().includes('W'));
  const names = hasWriteIns ? [...declared, UNDECLARED] : declared;
  const ids = names.map((_, i) => idOf(i));
  return {
    names: names.map(tidy),
    ballots: packBallots(ids, cast),
    withdrawn: declared.flatMap((name, i) => (excluded.includes(name) ? [idOf(i)] : [])),
    undeclared: names.flatMap((name, i) => (name === UNDECLARED ? [idOf(i)] : [])),
    tieOrder: ids,
  };
}

/** RCTab's name for them in its rounds. */
const UNDECLARED = 'Undeclared Write-ins';

const idOf = (index: number): CandidateId => `c${index + 1}` as CandidateId;

/** The name of a candidate as the case's rounds say it. */
export const nameOf = ({ names, ballots }: Election, candidate: CandidateId): string =>
  names[ballots.candidates.indexOf(candidate)] ?? candidate;
