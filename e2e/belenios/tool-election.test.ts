import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookForTools, type Tool } from '../../scripts/belenios-tools.mjs';
import { ballotsOf, eventTypes, membersOf, payloadsOf, setupOnly, upTo } from './archive-file.ts';
import { verifyBallot, verifyElection, verifyEveryBallot } from './judge.ts';
import { type ElectionPlan, openElection, playElection } from './play-tool-election.ts';
import type { ToolTrustee } from './tool-trustees.ts';
import {
  addEvent,
  archiveOf,
  type Choice,
  computeResult,
  computeTally,
  decrypt,
  makeBallot,
  shuffle,
} from './tool-election.ts';

// The outside tools play elections by themselves and judge them: what later tests take turns with is driven rightly.

interface Kind {
  readonly name: string;
  readonly question: unknown;
  readonly ranked: boolean;
  /** Three votes, the last by the first voter again. */
  readonly votes: readonly [Choice, Choice, Choice];
}

const KINDS: readonly Kind[] = [
  {
    name: 'yes or no',
    question: { question: 'Open the selection?', answers: ['Yes', 'No'], min: 1, max: 1 },
    ranked: false,
    votes: [[[1, 0]], [[0, 1]], [[0, 1]]],
  },
  {
    name: 'choose some',
    question: { question: 'Which of them?', answers: ['Candidate A', 'Candidate B', 'Candidate C'], min: 0, max: 2 },
    ranked: false,
    votes: [[[1, 1, 0]], [[0, 0, 0]], [[0, 1, 1]]],
  },
  {
    name: 'choose with blank',
    question: { question: 'Which of them?', answers: ['Candidate A', 'Candidate B'], min: 1, max: 1, blank: true },
    ranked: false,
    votes: [[[0, 1, 0]], [[1, 0, 0]], [[0, 0, 1]]],
  },
  {
    name: 'ranked',
    question: {
      type: 'NonHomomorphic',
      value: { question: 'In which order?', answers: ['Candidate A', 'Candidate B', 'Candidate C'] },
      extra: { method: 'SchulzeOrSTV' },
    },
    ranked: true,
    votes: [[[1, 2, 3]], [[2, 0, 1]], [[3, 1, 2]]],
  },
];
type Trustees = Pick<ElectionPlan, 'single' | 'threshold'>;
const TRUSTEES: readonly (readonly [name: string, trustees: Trustees])[] = [
  ['two trustees', { single: 2 }],
  ['2 of 3 trustees', { single: 0, threshold: { needed: 2, of: 3 } }],
];

const isOld = ({ version }: Tool): boolean => version === '2.0';

/** A group of 2048 bits, which each version knows; ranked ballots need the one that has an embedding. */
const oldGroup = ({ ranked }: Kind): string => (ranked ? 'RFC-3526-2048' : 'BELENIOS-2048');
const groupOf = (tool: Tool, kind: Kind): string => (isOld(tool) ? oldGroup(kind) : 'Ed25519');

interface Case {
  readonly kind: Kind;
  readonly group: string;
  readonly name: string;
  readonly trustees: Trustees;
}

/** Each kind with each sort of trustees; from 3.0 on over 2048 bits besides, with the first sort. */
const casesOf = (tool: Tool): Case[] =>
  KINDS.flatMap((kind) =>
    TRUSTEES.flatMap(([name, trustees], i) => [
      { kind, group: groupOf(tool, kind), name, trustees },
      ...(isOld(tool) || i > 0 ? [] : [{ kind, group: oldGroup(kind), name, trustees }]),
    ]),
  );

const plan = (kind: Kind, rest: Trustees & Pick<ElectionPlan, 'group' | 'weights'>): ElectionPlan => ({
  ...rest,
  questions: [kind.question],
  ranked: kind.ranked,
  votes: kind.votes.map((choice, i) => ({ voter: i % 2, choice })),
});

/** What must come out: each voter's last choice, once for each unit of weight. */
function expected({ votes, weights, ranked }: ElectionPlan): unknown {
  const last = [...new Map(votes.map(({ voter, choice }) => [voter, choice]))];
  const answers = last.map(([voter, [answer = []]]) => ({ answer, weight: weights[voter] ?? 0 }));
  if (ranked) return [answers.map(({ answer }) => answer).sort()];
  const sum = answers[0]?.answer.map((_, i) =>
    answers.reduce((n, { answer, weight }) => n + weight * (answer[i] ?? 0), 0),
  );
  return [sum];
}

const ordered = (result: unknown, { ranked }: ElectionPlan): unknown =>
  ranked ? (result as number[][][]).map((votes) => votes.toSorted()) : result;

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'selectorate-tools-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));
const folder = (): Promise<string> => mkdtemp(join(place, 'election-'));

const looked = lookForTools();
const tools = looked.flatMap(({ tool }) => tool ?? []);

for (const { version, tool, why } of looked) {
  if (tool === undefined) {
    test.skip(`skipped: belenios-tool ${version} not found: ${why}`, () => undefined);
    continue;
  }
  describe(`belenios-tool ${version}`, () => {
    test.each(casesOf(tool))(
      'plays and accepts $kind.name over $group with $name',
      async ({ kind, group, trustees }) => {
        const ours = plan(kind, { group, ...trustees, weights: kind.ranked ? [1, 1] : [1, 4] });
        const [file, result] = await playElection(tool, await folder(), ours);
        expect(ordered(result, ours)).toEqual(expected(ours));
        expect(await verifyElection(tool, file)).toMatchObject({ ok: true });
        expect(await verifyEveryBallot(tool, file)).toEqual([]);
        const mixing = kind.ranked ? 'Shuffle Shuffle EndShuffles ' : '';
        expect(eventTypes(await readFile(file)).join(' ')).toBe(
          `Setup Ballot Ballot Ballot EndBallots EncryptedTally ${mixing}PartialDecryption PartialDecryption Result`,
        );
      },
    );

    test('plays and accepts an election with a trustee who is needed beside 2 of 3', async () => {
      const [kind] = KINDS as [Kind];
      const trustees = { single: 1, threshold: { needed: 2, of: 3 } };
      const ours = plan(kind, { group: groupOf(tool, kind), ...trustees, weights: [1, 1] });
      const [file, result] = await playElection(tool, await folder(), ours);
      expect(result).toEqual(expected(ours));
      expect(await verifyElection(tool, file)).toMatchObject({ ok: true });
    });

    test('refuses a ballot with one digit changed, and a false result', async () => {
      const [kind] = KINDS as [Kind];
      const group = groupOf(tool, kind);
      const [file] = await playElection(tool, await folder(), plan(kind, { group, single: 1, weights: [1, 1] }));
      const archive = await readFile(file);
      const [ballot = ''] = ballotsOf(archive);
      const setup = { uuid: basename(file, '.bel'), archive: setupOnly(archive) };
      expect(await verifyBallot(tool, setup, ballot)).toMatchObject({ ok: true });
      for (const mark of [
        '"individual_proofs":[[{"challenge":"',
        '"overall_proof":[{"challenge":"',
        '"credential":"',
      ]) {
        expect(await verifyBallot(tool, setup, otherDigit(ballot, mark)), mark).toMatchObject({ ok: false });
      }
      const there = { tool, folder: await folder(), uuid: setup.uuid, group };
      await writeFile(archiveOf(there), upTo(archive, 'PartialDecryption'));
      expect(await verifyElection(tool, archiveOf(there))).toMatchObject({ ok: true });
      await addEvent(there, 'Result', JSON.stringify({ result: [[2, 0]] }));
      expect(payloadsOf(archive, 'Result')).toEqual([JSON.stringify({ result: [[0, 2]] })]);
      expect(await verifyElection(tool, archiveOf(there))).toMatchObject({ ok: false });
    });

    test('makes a ballot for an archive that holds the setup alone', async () => {
      const [kind] = KINDS as [Kind];
      const ours = plan(kind, { group: groupOf(tool, kind), single: 1, weights: [1, 1] });
      const { place: there, secrets } = await openElection(tool, await folder(), ours);
      const archive = await readFile(join(there.folder, `${there.uuid}.bel`));
      expect(setupOnly(archive)).toEqual(archive);
      expect(membersOf(archive).at(-1)?.end).toBe(archive.length);
      const ballot = await makeBallot(there, secrets[0] ?? '', kind.votes[0]);
      expect(ballotsOf(archive)).toEqual([]);
      expect(await verifyBallot(tool, { uuid: there.uuid, archive }, ballot)).toMatchObject({ ok: true });
    });
  });
}

/** Pairs of tools that can both work over a group, the first of which makes the credentials and the ballots. */
const pairs = tools.flatMap((one) =>
  tools
    .filter(({ version }) => version !== one.version)
    .map((other) => ({ one, other, group: [one, other].some(isOld) ? 'RFC-3526-2048' : 'Ed25519' })),
);
test.each(pairs)('$one.version and $other.version take turns over $group', async ({ one, other, group }) => {
  const [kind] = KINDS.filter(({ ranked }) => ranked) as [Kind];
  const ours = plan(kind, { group, single: 2, weights: [1, 1] });
  const { place: there, secrets, trustees } = await openElection(one, await folder(), ours);
  const turn = { ...there, tool: other };
  const [first, second] = trustees as [ToolTrustee, ToolTrustee];
  for (const [i, { voter, choice }] of ours.votes.entries()) {
    await addEvent(i % 2 === 0 ? there : turn, 'Ballot', await makeBallot(there, secrets[voter] ?? '', choice));
  }
  await addEvent(turn, 'EndBallots', '');
  await addEvent(there, 'EncryptedTally', await computeTally(turn));
  await addEvent(turn, 'Shuffle', await shuffle(there, 1));
  await addEvent(there, 'Shuffle', await shuffle(turn, 2));
  await addEvent(turn, 'EndShuffles', '');
  await addEvent(there, 'PartialDecryption', await decrypt(turn, first));
  await addEvent(turn, 'PartialDecryption', await decrypt(there, second));
  const result = await computeResult(turn);
  await addEvent(there, 'Result', result);
  expect(ordered((JSON.parse(result) as { result: unknown }).result, ours)).toEqual(expected(ours));
  for (const tool of [one, other]) {
    expect(await verifyElection(tool, archiveOf(there))).toMatchObject({ ok: true });
    expect(await verifyEveryBallot(tool, archiveOf(there))).toEqual([]);
  }
});

/** The text with the digit after the first mark made another one. */
function otherDigit(text: string, mark: string): string {
  const at = text.indexOf(mark) + mark.length;
  const other = text[at] === '1' ? '2' : '1';
  return text.slice(0, at) + other + text.slice(at + 1);
}
