import { type CandidateId, err, type Json, ok, type Result } from '@selectorate/basics';
import { parseBallotsJson } from '../../ballots/ballots-json.ts';
import { MOST_CANDIDATES, MOST_PAPERS, type PackedBallots } from '../../ballots/packed-ballots.ts';
import { type FileFault, TEXT_LIMITS, type UntrustedText } from '../file-fault.ts';
import { Gatherer, numberedCandidates, TOO_MANY_PAPERS, unnamedOvervote } from '../gather.ts';

/** Ballots out of a JSON text. */
export interface JsonBallots {
  readonly ballots: PackedBallots;
  readonly names: readonly string[];
  readonly withdrawn: readonly CandidateId[];
  readonly title: string;
  /** Papers that were no valid vote: not among the ballots. */
  readonly invalid: number;
  readonly writeIns: CandidateId | null;
  /** See {@link CvrFile.unnamedOvervotes}. */
  readonly unnamedOvervotes: number;
}

/** `expected` begins with the path of what is wrong; line and column are 1 where the text is JSON at all. */
export type JsonBallotsFault = FileFault<
  'too-large' | 'not-json' | 'ballots-malformed' | 'ballots-not-canonical' | 'no-such-question' | 'too-many-papers'
>;

export type JsonResult = Result<JsonBallots, JsonBallotsFault>;

/** JSON, or where it stops being that, as far as the engine says. */
export function readJsonText(
  text: UntrustedText,
  mostCharacters: number = TEXT_LIMITS.mostCharacters,
): Result<Json, JsonBallotsFault> {
  if (text.length > mostCharacters) return fault('too-large', `at most ${mostCharacters} characters`);
  try {
    return ok(JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as Json);
  } catch (error) {
    const [, digits] = /position (\d+)/.exec(String(error)) ?? [];
    const before = text.slice(0, Number(digits ?? 0));
    const line = before.split('\n').length;
    const column = before.length - (before.lastIndexOf('\n') + 1) + 1;
    return err({ code: 'not-json', line, column, expected: 'JSON' });
  }
}

/** This program's published form of ballots: `selectorate-ballots/1`, see {@link ballotsToJson}. */
export function readOwnBallots(json: Json): JsonResult {
  const parsed = parseBallotsJson(json);
  if (!parsed.ok) return fault(parsed.error.code, `${parsed.error.at}: ${parsed.error.expected}`);
  return ok({ ...NOTHING_ELSE, ballots: parsed.value, names: parsed.value.candidates });
}

/**
 * Groups of equal papers: `{candidates: [name, …], groups: [[papers, [rank, …]], …], excluded: [name, …]}`. A rank is a
 * candidate's index, `[]` or `"-"` (left out), several indexes (an overvote), `"O"` (an overvote nobody wrote down), `"W"` (a
 * write-in nobody declared).
 */
export function readGroups(json: Json): JsonResult {
  const file = isObject(json) ? json : {};
  const names = file['candidates'];
  const groups = file['groups'];
  const excluded = file['excluded'] ?? [];
  // One more for the write-ins that nobody declared.
  if (!isNames(names) || names.length === MOST_CANDIDATES) {
    return malformed('candidates', `1 to ${MOST_CANDIDATES - 1} names`);
  }
  if (!isList(groups)) return malformed('groups', 'a list');
  if (!isList(excluded) || !excluded.every((name) => names.includes(name as string))) {
    return malformed('excluded', 'names of candidates');
  }
  const writeIn = names.length;
  const everybody = [...names.keys()];
  const ids = numberedCandidates(names.length + 1);
  const gatherer = new Gatherer(ids);
  let unnamedOvervotes = 0;
  let hasWriteIns = false;
  for (const [i, group] of groups.entries()) {
    const [times, marks] = isList(group) && group.length === 2 ? group : [];
    if (!isTimes(times)) return malformed(`groups[${i}][0]`, 'a number of papers');
    if (!isList(marks)) return malformed(`groups[${i}][1]`, 'a list of ranks');
    const ranking = marks.map((mark) => rankOf(mark, writeIn));
    const wrong = ranking.indexOf('wrong');
    if (wrong >= 0) return malformed(`groups[${i}][1][${wrong}]`, 'a candidate index, a list of them, "-", "O" or "W"');
    const marked = new Set(ranking.flatMap((rank) => (typeof rank === 'string' ? [] : rank)));
    hasWriteIns ||= marked.has(writeIn);
    const several = ranking.includes('overvote') ? unnamedOvervote(everybody, marked) : [];
    if (ranking.includes('overvote')) unnamedOvervotes += times;
    if (
      !gatherer.add(
        ranking.map((rank) => (typeof rank === 'string' ? several : rank)),
        times,
      )
    ) {
      return fault('too-many-papers', TOO_MANY_PAPERS);
    }
  }
  const all = hasWriteIns ? [...names, 'Undeclared Write-ins'] : names;
  const ballots = { ...gatherer.finish(), candidates: ids.slice(0, all.length) };
  const withdrawn = ids.filter((_, i) => excluded.includes(names[i] ?? ''));
  const writeIns = hasWriteIns ? (ids[writeIn] ?? null) : null;
  return ok({ ...NOTHING_ELSE, ballots, names: all, withdrawn, unnamedOvervotes, writeIns });
}

function rankOf(mark: Json, writeIn: number): readonly number[] | 'overvote' | 'wrong' {
  if (mark === 'O') return 'overvote';
  if (mark === '-') return [];
  const indexes = (isList(mark) ? mark : [mark]).map((one) => (one === 'W' ? writeIn : one));
  const sound = indexes.every((one) => isIndex(one, writeIn + 1));
  return sound ? (indexes as readonly number[]) : 'wrong';
}

/** The place of a question in a report, from 0; without it the only ranked one. */
export interface WhichQuestion {
  readonly question?: number | undefined;
}

/**
 * The report of a verified secret ballot, `verify --json` of a decrypted box: of a ranked question the ranks by answer
 * (`[2, 0, 1]`: the third answer first, then the first; null: no valid vote), or `{ranking: [[2], [0]]}`.
 */
export function readBox(json: Json, { question }: WhichQuestion = {}): JsonResult {
  const questions = isObject(json) && isList(json['questions']) ? json['questions'] : [];
  const ranked = questions.flatMap((one, i) => (isObject(one) && isList(one['rankings']) ? [i] : []));
  const place = question ?? (ranked.length === 1 ? ranked[0] : undefined);
  const asked = place === undefined ? undefined : questions[place];
  if (place === undefined || !ranked.includes(place) || asked === undefined || !isObject(asked)) {
    return fault('no-such-question', `questions: one of the ranked and decrypted ones (${ranked.join(', ')}), from 0`);
  }
  const at = `questions[${place}]`;
  const names = asked['answers'];
  const rankings = asked['rankings'];
  if (!isNames(names)) return malformed(`${at}.answers`, `1 to ${MOST_CANDIDATES} names`);
  if (!isList(rankings) || rankings.length > MOST_PAPERS) return malformed(`${at}.rankings`, 'a list');
  const gatherer = new Gatherer(numberedCandidates(names.length));
  let invalid = 0;
  for (const [i, entry] of rankings.entries()) {
    const said = isObject(entry) && !isList(entry) ? (entry['ranking'] ?? null) : entry;
    if (said === null) {
      invalid++;
      continue;
    }
    const ranking = rankingOf(said, names.length);
    if (ranking === undefined) return malformed(`${at}.rankings[${i}]`, 'a rank for each answer, 0 for none; or null');
    if (!gatherer.add(ranking, 1)) return fault('too-many-papers', TOO_MANY_PAPERS);
  }
  const title = typeof asked['question'] === 'string' ? asked['question'] : '';
  return ok({ ...NOTHING_ELSE, ballots: gatherer.finish(), names, title, invalid });
}

function rankingOf(said: Json, candidates: number): readonly (readonly number[])[] | undefined {
  if (!isList(said)) return undefined;
  if (said.length > 0 && said.every((rank) => isList(rank))) {
    return said.every((rank) => isList(rank) && rank.every((one) => isIndex(one, candidates)))
      ? (said as readonly (readonly number[])[])
      : undefined;
  }
  if (said.length !== candidates || !said.every((rank) => isIndex(rank, candidates + 1))) return undefined;
  const ranking: number[][] = Array.from({ length: Math.max(...(said as readonly number[])) }, () => []);
  for (const [answer, rank] of (said as readonly number[]).entries()) if (rank > 0) ranking[rank - 1]?.push(answer);
  return ranking;
}

const NOTHING_ELSE = { withdrawn: [], title: '', invalid: 0, writeIns: null, unnamedOvervotes: 0 } as const;

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);
const isObject = (json: Json | undefined): json is { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !isList(json);
const isNames = (json: Json | undefined): json is readonly string[] =>
  isList(json) && json.length > 0 && json.length <= MOST_CANDIDATES && json.every((name) => typeof name === 'string');
const isIndex = (json: Json, below: number): boolean =>
  typeof json === 'number' && Number.isInteger(json) && json >= 0 && json < below;
const isTimes = (json: Json | undefined): json is number =>
  typeof json === 'number' && Number.isInteger(json) && json >= 1 && json <= MOST_PAPERS;

const fault = (code: JsonBallotsFault['code'], expected: string): Result<never, JsonBallotsFault> =>
  err({ code, line: 1, column: 1, expected });
const malformed = (at: string, expected: string): Result<never, JsonBallotsFault> =>
  fault('ballots-malformed', `${at}: ${expected}`);
