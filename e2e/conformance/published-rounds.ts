import { sum } from '@selectorate/basics';
import { formatVotes } from '@selectorate/count';
import { type OutsideCase, readJson, readText, tidy } from './cases.ts';
import { droopLedger } from './droop-ledger.ts';
import { byName, type Ledger, type LedgerKind, numberOf, type Round } from './ledger.ts';

/** The rounds that a case publishes, in one shape; undefined where it publishes winners only. */
export function publishedLedger(folder: string, { expected }: OutsideCase): Ledger | undefined {
  const path = expected.rounds_file;
  if (path === undefined) return undefined;
  if (!path.endsWith('.json')) return droopLedger(readText(folder, path));
  const file = readJson<unknown>(folder, path);
  if (isRecord(file) && Array.isArray(file['candidates'])) return rankedVoteLedger(file as unknown as RankedVoteFile);
  const rounds = roundsIn(file) as readonly JsonRound[];
  const kind: LedgerKind = rounds.some(({ inactive }) => inactive !== undefined)
    ? 'rctab'
    : rounds.some(({ msg }) => msg !== undefined)
      ? 'openstv'
      : 'raire';
  return {
    kind,
    rounds: rounds.map((round, i) => jsonRound(round, i)),
    of: 'votes',
    shownPlaces: null,
    outHoldsResidual: kind !== 'rctab',
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of rounds, bare or under `rounds`, or several passes of such lists one after another. */
function roundsIn(file: unknown): readonly unknown[] {
  if (Array.isArray(file)) return file.flatMap((one) => (Array.isArray(one) ? roundsIn(one) : [one]));
  if (!isRecord(file)) return [];
  return [file['passes'] ?? file['rounds'] ?? []].flatMap((part) => roundsIn(part));
}

interface JsonRound {
  readonly round: number;
  readonly tally: Readonly<Record<string, string | number>>;
  readonly quota?: string;
  readonly threshold?: string;
  readonly exhausted?: string | number;
  readonly inactive?: Readonly<Record<string, string>>;
  readonly elected?: readonly string[];
  readonly eliminated?: readonly string[];
  readonly msg?: string;
}

function jsonRound(round: JsonRound, i: number): Round {
  const tally = byName(Object.entries(round.tally).map(([name, votes]) => [name, `${votes}`]));
  // OpenSTV writes a quota of 0 where its rule has none.
  const quota = round.threshold ?? (round.quota === '0' ? null : (round.quota ?? null));
  const said = round.msg === undefined ? undefined : decisionsIn(round.msg, Object.keys(tally));
  return {
    label: `${i + 1}`,
    part: null,
    tally,
    quota,
    out: round.inactive === undefined ? textOf(round.exhausted) : inactiveIn(round.inactive),
    elected: said ?? (round.elected ?? []).map(tidy),
    excluded: (round.eliminated ?? []).map(tidy),
  };
}

const textOf = (value: string | number | undefined): string | null => (value === undefined ? null : `${value}`);

/** RCTab counts what stopped by reason; a surplus left over in the last round stopped there too. */
const inactiveIn = (inactive: Readonly<Record<string, string>>): string =>
  formatVotes(sum(Object.values(inactive).map(numberOf)));

const ELECTED = /Candidates? (?!have )(.*?) (?:(?:has|have) reached the threshold and )?(?:is|are) elected/g;

/** Who a message of OpenSTV says is elected. Longer names first: one may hold another. */
function decisionsIn(message: string, names: readonly string[]): readonly string[] {
  const elections = [...tidy(message).matchAll(ELECTED)];
  return elections.flatMap(([, listed = '']) => namesIn(listed, names));
}

function namesIn(listed: string, names: readonly string[]): readonly string[] {
  let rest = listed;
  const found: string[] = [];
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    if (!rest.includes(name)) continue;
    found.push(name);
    rest = rest.replace(name, '');
  }
  return found;
}

interface RankedVoteFile {
  readonly candidates: readonly { readonly name: string }[];
  readonly rounds: readonly { readonly allocations: readonly { allocatee: number | 'X'; votes: number }[] }[];
}

/** The reports of ranked.vote: `X` stands for papers that stopped. */
function rankedVoteLedger({ candidates, rounds }: RankedVoteFile): Ledger {
  const nameAt = (index: number): string => candidates[index]?.name ?? `candidate ${index}`;
  return {
    kind: 'ranked-vote',
    rounds: rounds.map(({ allocations }, i) => ({
      label: `${i + 1}`,
      part: null,
      tally: byName(
        allocations.flatMap(({ allocatee, votes }) => (allocatee === 'X' ? [] : [[nameAt(allocatee), `${votes}`]])),
      ),
      quota: null,
      out: textOf(allocations.find(({ allocatee }) => allocatee === 'X')?.votes),
      elected: [],
      excluded: [],
    })),
    of: 'votes',
    shownPlaces: null,
    outHoldsResidual: false,
  };
}
