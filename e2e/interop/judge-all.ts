import { readFile } from 'node:fs/promises';
import { type Report, verifyElection } from '@selectorate/ballot';
import { verifyElection as askTool, verifyEveryBallot } from '../belenios/judge.ts';
import { bench, bytesAtHand } from '../secret-ballot/bench.ts';
import type { Tool } from '../../scripts/belenios-tools.mjs';
import { archiveFile, tellPlace } from './own-archive.ts';
import { stepsOf } from './own-count.ts';
import { type ElectionPlan, isRanked } from './play.ts';
import type { Place } from './side.ts';

/** The tools that know a group: 2.0 does not know Ed25519. */
export const ableTools = (tools: readonly Tool[], group: string): readonly Tool[] =>
  tools.filter(({ version }) => group !== 'Ed25519' || version !== '2.0');

/** What tools have against an archive and its ballots; none when all accept it. */
export async function complaintsOf(tools: readonly Tool[], place: Place): Promise<string[]> {
  const complaints: string[] = [];
  for (const tool of tools) {
    const file = archiveFile(place);
    const { ok, output } = await askTool(tool, file);
    if (!ok) complaints.push(`${tool.version}: ${output}`);
    // 2.0 has no command for a ballot; but what it says of the whole it says of each ballot, every time.
    if (tool.version === '2.0') continue;
    for (const ballot of await verifyEveryBallot(tool, file)) {
      complaints.push(`${tool.version}, ballot ${ballot.place}: ${ballot.output}`);
    }
  }
  return complaints;
}

/** Our own verifier's report. Throws with the faults where there are any. */
export async function ownReport(archive: Uint8Array): Promise<Report> {
  const said = await verifyElection(bytesAtHand(archive), null, { ...bench, verdict: 'archive' });
  if (said.ok) return said.value;
  throw new Error(`our verifier: ${JSON.stringify(said.error)}`);
}

export const reportOn = async (place: Place): Promise<Report> => ownReport(await readFile(archiveFile(place)));

/** What must come out: each voter's last vote, once for each unit of weight; a ranked question's votes in some order. */
export function expectedResult({
  votes,
  weights,
  questions,
}: Pick<ElectionPlan, 'votes' | 'weights' | 'questions'>): unknown {
  const last = [...new Map(votes.map(({ voter, vote }) => [voter, vote]))];
  return questions.map((question, q) => {
    const answers = last.map(([voter, vote]) => ({ weight: weights[voter] ?? 0, answer: vote[q] }));
    if (question.kind === 'ranked') {
      return answers.map(({ answer }) => (answer?.kind === 'ranked' ? answer.ranks : [])).toSorted(byText);
    }
    const sum = (chosen: (answer: (typeof answers)[number]['answer']) => boolean): number =>
      answers.reduce((n, { answer, weight }) => n + (chosen(answer) ? weight : 0), 0);
    const counts = question.answers.map((_, i) =>
      sum((answer) => answer?.kind === 'choice' && answer.choices[i] === 1),
    );
    return question.blank ? [sum((answer) => answer?.kind === 'blank'), ...counts] : counts;
  });
}

/** The result in the archive, ranked votes in the order of {@link expectedResult}. */
export const resultIn = async (place: Place): Promise<unknown> =>
  sortedResult(stepsOf((await tellPlace(place)).steps, 'Result')[0]?.result ?? '');

export function sortedResult(text: string): unknown {
  const { result } = JSON.parse(text) as { result: (number[] | number[][])[] };
  return result.map((row) => (row.some(Array.isArray) ? (row as number[][]).toSorted(byText) : row));
}

const byText = (a: readonly number[], b: readonly number[]): number => (`${a}` < `${b}` ? -1 : 1);

/** The order of an archive's events, each kind in a row told once. */
export async function courseOf(place: Place): Promise<string> {
  const types = (await tellPlace(place)).steps.map(({ type }) => type);
  return types.filter((type, i) => type !== types[i - 1]).join(' ');
}

export const fullCourse = ({ questions }: Pick<ElectionPlan, 'questions'>): string =>
  `Setup Ballot EndBallots EncryptedTally ${isRanked(questions) ? 'Shuffle EndShuffles ' : ''}PartialDecryption Result`;
