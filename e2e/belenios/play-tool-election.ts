import type { Tool } from '../../scripts/belenios-tools.mjs';
import { askTool } from './run-tool.ts';
import {
  addEvent,
  archiveOf,
  type Choice,
  computeResult,
  computeTally,
  decrypt,
  makeBallot,
  makeCredentials,
  makeElection,
  openArchive,
  shuffle,
} from './tool-election.ts';
import type { ToolPlace } from './tool-place.ts';
import { makeSingleTrustees, makeThresholdTrustees, type Threshold, type ToolTrustee } from './tool-trustees.ts';

/** An election that a tool can play by itself. */
export interface ElectionPlan {
  readonly group: string;
  readonly questions: readonly unknown[];
  readonly ranked: boolean;
  /** How many trustees are each needed. */
  readonly single: number;
  /** Trustees besides them of whom some suffice. */
  readonly threshold?: Threshold;
  /** A weight for each voter. */
  readonly weights: readonly number[];
  /** Who votes what, in order; a voter may come again. */
  readonly votes: readonly { readonly voter: number; readonly choice: Choice }[];
}

/** An election under way: its files are in the place, voters and trustees hold what is secret. */
export interface OpenElection {
  readonly place: ToolPlace;
  readonly secrets: readonly string[];
  readonly trustees: readonly ToolTrustee[];
}

/** Sets an election up and opens its archive. */
export async function openElection(tool: Tool, folder: string, plan: ElectionPlan): Promise<OpenElection> {
  const uuid = (await askTool(tool, ['setup', 'generate-token'], { folder })).trim();
  const place = { tool, folder, uuid, group: plan.group };
  const secrets = await makeCredentials(place, plan.weights);
  const trustees: ToolTrustee[] = await makeSingleTrustees(place, plan.single);
  if (plan.threshold !== undefined) trustees.push(...(await makeThresholdTrustees(place, plan.threshold, plan.single)));
  await makeElection(place, {
    name: 'A trial',
    description: 'Played by a program',
    administrator: 'Officer A',
    credential_authority: 'Registrar B',
    questions: plan.questions,
  });
  await openArchive(place);
  return { place, secrets, trustees };
}

/** Plays the whole election with one tool, two trustees mixing a ranked box. Answers with the finished archive and its result. */
export async function playElection(
  tool: Tool,
  folder: string,
  plan: ElectionPlan,
): Promise<[file: string, result: unknown]> {
  const { place, secrets, trustees } = await openElection(tool, folder, plan);
  for (const { voter, choice } of plan.votes) {
    await addEvent(place, 'Ballot', await makeBallot(place, secrets[voter] ?? '', choice));
  }
  await addEvent(place, 'EndBallots', '');
  await addEvent(place, 'EncryptedTally', await computeTally(place));
  if (plan.ranked) {
    for (const { owner } of trustees.slice(0, 2)) await addEvent(place, 'Shuffle', await shuffle(place, owner));
    await addEvent(place, 'EndShuffles', '');
  }
  for (const trustee of decrypting(trustees, plan)) {
    await addEvent(place, 'PartialDecryption', await decrypt(place, trustee));
  }
  const result = await computeResult(place);
  await addEvent(place, 'Result', result);
  return [archiveOf(place), (JSON.parse(result) as { result: unknown }).result];
}

/** All single trustees and as many of the others as suffice: the last of them, so that it is not always the first. */
const decrypting = (trustees: readonly ToolTrustee[], { single, threshold }: ElectionPlan): ToolTrustee[] => [
  ...trustees.slice(0, single),
  ...(threshold === undefined ? [] : trustees.slice(-threshold.needed)),
];
