import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { electionCodec, type Question, type Vote } from '@selectorate/ballot';
import { throwIllegalValue } from '@selectorate/basics';
import { askTool } from '../belenios/run-tool.ts';
import * as steps from '../belenios/tool-election.ts';
import type { ToolPlace } from '../belenios/tool-place.ts';
import type { Tool } from '../../scripts/belenios-tools.mjs';
import type { Place, Side, StepText } from './side.ts';
import { toolCeremony } from './tool-ceremony.ts';

/** A step done by one of the tools. */
export function sideOf(tool: Tool): Side {
  const at = (place: Place): ToolPlace => ({ ...place, tool });
  return {
    name: tool.version,
    makeCredentials: (place, weights) => steps.makeCredentials(at(place), weights),
    makeElection: (place, questions) =>
      steps.makeElection(at(place), {
        name: 'Harbour committee',
        description: 'Invented for a test',
        administrator: 'Officer A',
        credential_authority: 'Registrar B',
        questions: wireOf(questions),
      }),
    async makeTrustee({ folder, group }, owner) {
      const own = join(folder, `trustee-${owner}`);
      await mkdir(own, { recursive: true });
      await askTool(tool, ['setup', 'generate-trustee-key', '--group', group], { folder: own });
      const written = await readdir(own);
      const file = (ending: string): string => join(own, written.find((name) => name.endsWith(ending)) ?? ending);
      const publicKey = (await readFile(file('.pubkey'), 'utf8')).trim();
      await appendFile(join(folder, 'public_keys.jsons'), `${publicKey}\n`);
      return { kind: 'single', owner, privateKeyFile: file('.privkey') };
    },
    openArchive: (place) => steps.openArchive(at(place)),
    add: (place, step) => steps.addEvent(at(place), ...eventOf(step)),
    makeBallot: async (place, code, vote) => ({
      type: 'Ballot',
      ballot: await steps.makeBallot(at(place), code, choiceOf(vote, await questionsOf(place))),
    }),
    async computeTally(place) {
      const [encryptedTally, payload] = linesOf(await steps.computeTally(at(place)));
      const sized = JSON.parse(payload) as { num_tallied: number; total_weight: number };
      return { type: 'EncryptedTally', numTallied: sized.num_tallied, totalWeight: sized.total_weight, encryptedTally };
    },
    async shuffle(place, owner) {
      const [shuffle] = linesOf(await steps.shuffle(at(place), owner));
      return { type: 'Shuffle', owner, shuffle };
    },
    async decrypt(place, trustee) {
      const [partialDecryption] = linesOf(await steps.decrypt(at(place), trustee));
      return { type: 'PartialDecryption', owner: trustee.owner, partialDecryption };
    },
    computeResult: async (place) => ({ type: 'Result', result: (await steps.computeResult(at(place))).trim() }),
    ceremony: toolCeremony(tool),
  };
}

/** What the tools print of a step that has a payload: the object, then the payload that refers to it. */
function linesOf(output: string): [object: string, payload: string] {
  const [object, payload] = output.trim().split('\n');
  if (object === undefined || payload === undefined)
    throw new Error(`expected two lines, got: ${output.slice(0, 200)}`);
  return [object, payload];
}

/** A step as the tools take it: its type, and a line for each object. */
function eventOf(step: StepText): [type: steps.EventType, lines: string] {
  const { type } = step;
  const owned = (object: string, owner: number): string =>
    `${object}\n{"owner":${owner},"payload":"${hashOf(object)}"}\n`;
  switch (type) {
    case 'Setup':
      throw new Error('the set-up is no event that is added');
    case 'Ballot':
      return [type, step.ballot];
    case 'EncryptedTally': {
      const { numTallied, totalWeight, encryptedTally } = step;
      const sized = { num_tallied: numTallied, total_weight: totalWeight, encrypted_tally: hashOf(encryptedTally) };
      return [type, `${encryptedTally}\n${JSON.stringify(sized)}\n`];
    }
    case 'Shuffle':
      return [type, owned(step.shuffle, step.owner)];
    case 'PartialDecryption':
      return [type, owned(step.partialDecryption, step.owner)];
    case 'Result':
      return [type, step.result];
    case 'EndBallots':
    case 'EndShuffles':
      return [type, ''];
    default:
      return throwIllegalValue(step);
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Questions as they stand in an election. */
const wireOf = (questions: readonly Question[]): readonly unknown[] => {
  const about = { version: 1, name: '', description: '', group: 'Ed25519', publicKey: '', uuid: '' } as const;
  const text = electionCodec.write({ ...about, questions, administrator: null, credentialAuthority: null });
  return (JSON.parse(text) as { questions: unknown[] }).questions;
};

interface WireQuestion {
  readonly answers?: readonly string[];
  readonly blank?: boolean;
}

async function questionsOf({ folder }: Place): Promise<readonly WireQuestion[]> {
  const election = await readFile(join(folder, 'election.json'), 'utf8');
  return (JSON.parse(election) as { questions: WireQuestion[] }).questions;
}

/** A vote as the tools read it: the blank is a first choice. */
const choiceOf = (vote: Vote, questions: readonly WireQuestion[]): steps.Choice =>
  vote.map((answer, i) => {
    const { answers = [], blank = false } = questions[i] ?? {};
    switch (answer.kind) {
      case 'choice':
        return blank ? [0, ...answer.choices] : answer.choices;
      case 'blank':
        return [1, ...answers.map(() => 0)];
      case 'ranked':
        return answer.ranks;
      default:
        return throwIllegalValue(answer);
    }
  });
