import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSeed, type Question, type Vote } from '@selectorate/ballot';
import type { GroupName } from '@selectorate/group';
import { bench } from '../secret-ballot/bench.ts';
import type { ToolTrustee } from '../belenios/tool-trustees.ts';
import { holdCeremony } from './ceremony.ts';
import type { Place, Side, StepText } from './side.ts';

/** What happens in an election, whoever does it. */
export interface ElectionPlan {
  readonly group: GroupName;
  readonly questions: readonly Question[];
  readonly weights: readonly number[];
  /** Who votes what, in order; a voter may come again. */
  readonly votes: readonly { readonly voter: number; readonly vote: Vote }[];
  /** How many trustees are all needed. */
  readonly single: number;
  /** And besides them, of how many how many are enough; null for none. */
  readonly shared: { readonly needed: number; readonly of: number } | null;
}

/** Who does it. A list is gone through from its start, again and again. */
export interface Roles {
  readonly credentials: Side;
  readonly trustees: readonly Side[];
  readonly members: readonly Side[];
  readonly organiser: Side;
  readonly election: Side;
  readonly archive: Side;
  readonly ballots: readonly Side[];
  readonly tally: Side;
  readonly shuffles: readonly Side[];
  readonly decryptions: readonly Side[];
  readonly result: Side;
  /** Who adds each event to the archive. */
  readonly recorders: readonly Side[];
}

/** Everything by one side. */
export const all = (side: Side): Roles => ({
  credentials: side,
  trustees: [side],
  members: [side],
  organiser: side,
  election: side,
  archive: side,
  ballots: [side],
  tally: side,
  shuffles: [side],
  decryptions: [side],
  result: side,
  recorders: [side],
});

/** An election set up: what voters and trustees hold is here as well. */
interface OpenPlace {
  readonly place: Place;
  readonly codes: readonly string[];
  readonly trustees: readonly ToolTrustee[];
}

const UUID_LENGTH = 14;
/** Of the characters that an identifier may have. */
const newUuid = (): string => newSeed(bench.platform.random).slice(0, UUID_LENGTH);

/** Plays an election from the credentials to the result, in an empty place. */
export async function play(place: Place, plan: ElectionPlan, roles: Roles): Promise<void> {
  const opened = await setUp(place, plan, roles);
  const recorder = turns(roles.recorders);
  const add = (step: StepText): Promise<void> => recorder().add(opened.place, step);
  const voting = turns(roles.ballots);
  for (const { voter, vote } of plan.votes) {
    await add(await voting().makeBallot(opened.place, opened.codes[voter] ?? '', vote));
  }
  await count(opened, { ...roles, isRanked: isRanked(plan.questions), deciding: enough(opened.trustees, plan), add });
}

export const isRanked = (questions: readonly Question[]): boolean => questions.some(({ kind }) => kind === 'ranked');

/** An empty place; its folder is the caller's to remove. */
export async function newPlace(group: GroupName, uuid = newUuid()): Promise<Place> {
  return { folder: await mkdtemp(join(tmpdir(), 'selectorate-interop-')), uuid, group };
}

async function setUp(place: Place, plan: ElectionPlan, roles: Roles): Promise<OpenPlace> {
  const codes = await roles.credentials.makeCredentials(place, plan.weights);
  const trustees: ToolTrustee[] = [];
  const single = turns(roles.trustees);
  for (let owner = 1; owner <= plan.single; owner++) trustees.push(await single().makeTrustee(place, owner));
  if (plan.shared !== null) {
    const member = turns(roles.members);
    const members = Array.from({ length: plan.shared.of }, () => member());
    const { needed } = plan.shared;
    trustees.push(...(await holdCeremony(place, { members, organiser: roles.organiser, needed, before: plan.single })));
  }
  await roles.election.makeElection(place, plan.questions);
  await roles.archive.openArchive(place);
  return { place, codes, trustees };
}

interface Counting extends Pick<Roles, 'tally' | 'shuffles' | 'decryptions' | 'result'> {
  readonly isRanked: boolean;
  readonly deciding: readonly ToolTrustee[];
  readonly add: (step: StepText) => Promise<void>;
}

/** From the close to the result: two trustees mix ranked votes, or one where there is no other. */
export async function count({ place, trustees }: Omit<OpenPlace, 'codes'>, how: Counting): Promise<void> {
  await how.add({ type: 'EndBallots' });
  await how.add(await how.tally.computeTally(place));
  if (how.isRanked) {
    const mixing = turns(how.shuffles);
    for (const { owner } of trustees.slice(0, 2)) await how.add(await mixing().shuffle(place, owner));
    await how.add({ type: 'EndShuffles' });
  }
  const decrypting = turns(how.decryptions);
  for (const trustee of how.deciding) await how.add(await decrypting().decrypt(place, trustee));
  await how.add(await how.result.computeResult(place));
}

/** All single trustees and of the others as many as suffice, the last ones. */
const enough = (trustees: readonly ToolTrustee[], { single, shared }: ElectionPlan): readonly ToolTrustee[] => [
  ...trustees.slice(0, single),
  ...(shared === null ? [] : trustees.slice(-shared.needed)),
];

/** Who is next. */
function turns(sides: readonly Side[]): () => Side {
  let next = 0;
  return () => {
    const side = sides[next++ % sides.length];
    if (side === undefined) throw new Error('nobody to take this turn');
    return side;
  };
}
