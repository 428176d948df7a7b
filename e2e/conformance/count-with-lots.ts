import { err, ok, type CandidateId, compare, type Result } from '@selectorate/basics';
import {
  type Contest,
  count,
  type Count,
  type CountFault,
  type CountRequest,
  type OpenTie,
  type RecordedLot,
} from '@selectorate/count';
import { type Election, nameOf } from './load-ballots.ts';
import { type Ledger, numberOf } from './ledger.ts';

/** A finished count with the complete request that leads to it again. */
export interface CountWithLots {
  readonly count: Count;
  readonly request: CountRequest;
  readonly lots: number;
}

/** What is known of how the source decided its ties. */
export interface KnownLots {
  readonly ledger: Ledger | undefined;
  readonly winners: readonly string[];
}

const MOST_LOTS = 200;

/**
 * Counts, and where the declared ladder leaves a tie open resumes with a lot: droop's dialect declares an order whose first
 * is taken whatever for; other sources drew at random, and what they drew is read off their rounds.
 */
export function countWithLots(
  election: Election,
  contest: Contest,
  { request, known }: { readonly request: CountRequest; readonly known: KnownLots },
): Result<CountWithLots, CountFault> {
  const lots: RecordedLot[] = [];
  for (;;) {
    const complete = { ...request, ties: [...(request.ties ?? []), { kind: 'physical-lot' as const, lots }] };
    const counted = count(election.ballots, contest, complete);
    if (counted.ok) return ok({ count: counted.value, request: complete, lots: lots.length });
    const fault = counted.error;
    if (fault.code !== 'lot-needed' || lots.length === MOST_LOTS) return err(fault);
    const { stage, purpose, tied } = fault;
    const drawn = known.ledger?.kind === 'droop' ? firstOf(tied, election.tieOrder) : readOff(fault, election, known);
    lots.push({ stage, purpose, among: tied, drawn });
  }
}

function firstOf(tied: readonly CandidateId[], order: readonly CandidateId[]): CandidateId {
  const [first] = tied.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  if (first === undefined) throw new Error('a tie among nobody');
  return first;
}

/** Excluded: whose votes are gone first. Elected or taken first: who was elected, or lost votes, first. */
function readOff({ purpose, tied }: OpenTie, election: Election, { ledger, winners }: KnownLots): CandidateId {
  const rounds = ledger?.rounds ?? [];
  const votes = (candidate: CandidateId, at: number): string => rounds[at]?.tally[nameOf(election, candidate)] ?? '0';
  const won = (candidate: CandidateId): boolean => winners.includes(nameOf(election, candidate));
  const gone = (candidate: CandidateId): number => {
    const name = nameOf(election, candidate);
    const said = rounds.findIndex(({ excluded }) => excluded.includes(name));
    if (won(candidate)) return Infinity;
    return said >= 0 ? said : rounds.findLastIndex((_, at) => !isZero(votes(candidate, at)));
  };
  const came = (candidate: CandidateId): number => {
    const name = nameOf(election, candidate);
    const said = rounds.findIndex(({ elected }) => elected.includes(name));
    return said >= 0 ? said : won(candidate) ? rounds.length : Infinity;
  };
  const falls = (candidate: CandidateId): number => {
    const at = rounds.findIndex((_, i) => i > 0 && less(votes(candidate, i), votes(candidate, i - 1)));
    return at >= 0 ? at : Infinity;
  };
  const rank = purpose === 'exclude' ? gone : purpose === 'elect' ? came : falls;
  const [first] = tied.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  if (first === undefined) throw new Error('a tie among nobody');
  return first;
}

const isZero = (text: string): boolean => numberOf(text).n === 0n;
const less = (a: string, b: string): boolean => compare(numberOf(a), numberOf(b)) < 0;
