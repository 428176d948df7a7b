import { createRequire } from 'node:module';
import { InstantRunoff } from 'votes';
import { IDS, type Weighted } from './make-papers.ts';

// Two counters from the package registry, used as their own descriptions say.

const named = (ranking: readonly number[]): string[] => ranking.map((index) => IDS[index] ?? '');
const indexOf = (name: string | undefined): number => IDS.findIndex((id) => id === name);

/** A count that is ready to be made: reading its papers in is not part of it. */
type Ready = () => readonly number[];

export function votesIrv(papers: readonly Weighted[]): Ready {
  const ballots = papers.map(({ ranking, times }) => ({
    ranking: named(ranking).map((name) => [name]),
    weight: times,
  }));
  return () => [indexOf(new InstantRunoff({ candidates: [...IDS], ballots }).ranking()[0]?.[0])];
}

/** What this bench uses of caritat, which brings no types. */
interface Caritat {
  readonly Election: new (options: { candidates: readonly string[] }) => CaritatElection;
  readonly irv: (election: CaritatElection) => string;
  readonly stv: { readonly meek: (election: CaritatElection, options: { seats: number }) => readonly string[] };
}

interface CaritatElection {
  addBallot(ranking: readonly string[], times: number): void;
}

const require = createRequire(import.meta.url);
const caritat = (): Caritat => require('caritat') as Caritat;

export function caritatIrv(papers: readonly Weighted[]): Ready {
  const { irv } = caritat();
  const election = caritatElection(papers);
  return () => [indexOf(irv(election))];
}

/** In floating point. */
export function caritatMeek(papers: readonly Weighted[], seats: number): Ready {
  const { stv } = caritat();
  const election = caritatElection(papers);
  return () => Array.from(stv.meek(election, { seats }), indexOf);
}

function caritatElection(papers: readonly Weighted[]): CaritatElection {
  const { Election } = caritat();
  const election = new Election({ candidates: IDS });
  for (const { ranking, times } of papers) election.addBallot(named(ranking), times);
  return election;
}
