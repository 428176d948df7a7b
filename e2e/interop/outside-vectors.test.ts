import { castBallot, type Vote } from '@selectorate/ballot';
import { unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { beginArchive, tellArchive } from './own-archive.ts';
import { ableTools, complaintsOf, expectedResult, ownReport, reportOn, resultIn, sortedResult } from './judge-all.ts';
import { decryptionStep, lastRows, resultStep, shuffleStep, stepsOf, tallyStep } from './own-count.ts';
import { decryptersOf, openBallots, type OutsideElection, outsideElections, readElection } from './outside-election.ts';
import { cleanUpAfter, keep, toolsAloud } from './places.ts';
import { ours } from './own-side.ts';
import { all, count, isRanked, newPlace } from './play.ts';
import type { Place, StepText } from './side.ts';
import { sideOf } from './tool-side.ts';

// Elections that the tools made: what we read, recompute from the secrets kept with them, and make again.

const elections = outsideElections();
const EXPECTED = 22;
/** Those over 2048 bits take ten seconds on a machine with nothing else to do. */
const LONGEST_MS = 300_000;
const tools = toolsAloud();
cleanUpAfter();

if (elections.length === 0) test.skip('skipped: outside vectors not found', () => undefined);
else test('all outside elections are at hand', () => expect(elections).toHaveLength(EXPECTED));

const withCodes = elections.filter(({ codes }) => codes.length > 0);
const named = (some: readonly OutsideElection[]) => some.map((one) => [one.name, one] as const);

test.each(named(elections))('%s verifies here', async (_, { archive }) => {
  const { steps } = await tellArchive(archive);
  const report = await ownReport(archive);
  expect(report).toMatchObject({ reached: 'Result', ballots: stepsOf(steps, 'Ballot').length });
  expect(report.decryptedBy).toHaveLength(stepsOf(steps, 'PartialDecryption').length);
});

test.each(named(withCodes.filter(({ files }) => files('.privkey').length > 0)))(
  "%s: the single trustees' keys give its result again",
  async (_, outside) => {
    const counted = await readElection(outside);
    const decrypters = decryptersOf(outside, counted);
    expect(decrypters.map(({ owner }) => owner)).toEqual(counted.trustees.map((_item, i) => i + 1));
    const before = counted.steps.filter(({ type }) => type !== 'PartialDecryption' && type !== 'Result');
    const again = [...before, ...decrypters.map((one) => decryptionStep({ ...counted, steps: before }, one))];
    const [theirs] = stepsOf(counted.steps, 'Result');
    expect(resultStep({ ...counted, steps: again })).toEqual(theirs);
    expect(lastRows({ ...counted, steps: again })).toEqual(lastRows(counted));
  },
);

test.each(named(withCodes))('%s: its tally is what its ballots give', async (_, outside) => {
  const counted = await readElection(outside);
  expect(tallyStep(counted)).toEqual(stepsOf(counted.steps, 'EncryptedTally')[0]);
});

/** Shares that 3.0 encrypted are not read here: of those elections only the tool can make the decryptions again. */
const replayable = withCodes.filter(({ name }) => !/^v30.*threshold$/.test(name));

test.each(named(replayable))(
  '%s: every step made again gives the same result, and is accepted',
  async (_, outside) => {
    const place = await playAgain(outside);
    const { steps } = await tellArchive(outside.archive);
    expect(await resultIn(place)).toEqual(sortedResult(stepsOf(steps, 'Result')[0]?.result ?? ''));
    expect(await reportOn(place)).toMatchObject({ ballots: stepsOf(steps, 'Ballot').length, reached: 'Result' });
    expect(await complaintsOf(ableTools(tools, place.group), place)).toEqual([]);
  },
  LONGEST_MS,
);

/** The secrets of these are encrypted by a cipher that we do not read: the tool decrypts, and votes are invented. */
const sharedBy30 = withCodes.filter(({ name }) => /^v30.*threshold$/.test(name));
for (const tool of tools.filter(({ version }) => version === '3.0')) {
  test.each(named(sharedBy30))('%s: our ballots and mixes, its decryptions, our result', async (_, outside) => {
    const { context, steps } = await readElection(outside);
    const place = keep(await newPlace(context.election.group, outside.uuid));
    const { timestamp } = await tellArchive(outside.archive);
    await beginArchive(place, timestamp, stepsOf(steps, 'Setup'));
    const votes = outside.codes.slice(0, 3).map((code, i): { code: string; vote: Vote } => ({
      code,
      vote: context.election.questions.map(({ kind, answers }) =>
        kind === 'ranked'
          ? { kind, ranks: answers.map((_answer, at) => (at + i) % answers.length) }
          : { kind, choices: answers.map((_answer, at) => (at === i ? 1 : 0)) },
      ),
    }));
    for (const { code, vote } of votes) await ours.add(place, await ours.makeBallot(place, code, vote));
    const trustees = await outside.layOutMembers(place.folder);
    const deciding = trustees.slice(0, 2);
    await count(
      { place, trustees },
      {
        ...all(ours),
        decryptions: [sideOf(tool)],
        isRanked: isRanked(context.election.questions),
        deciding,
        add: (step) => ours.add(place, step),
      },
    );
    const weights = votes.map(() => 1);
    const cast = votes.map(({ vote }, voter) => ({ voter, vote }));
    const { questions } = context.election;
    expect(await resultIn(place)).toEqual(expectedResult({ questions, weights, votes: cast }));
    expect(await reportOn(place)).toMatchObject({ ballots: votes.length, decryptedBy: [1, 2] });
    expect(await complaintsOf(ableTools(tools, place.group), place)).toEqual([]);
  });
}

/** The set-up as it is, and after it each step anew: the same votes with the same codes, mixed and opened by the same trustees. */
async function playAgain(outside: OutsideElection): Promise<Place> {
  const counted = await readElection(outside);
  const { context, steps: theirs } = counted;
  const { timestamp } = await tellArchive(outside.archive);
  const able = decryptersOf(outside, counted);
  const given = stepsOf(theirs, 'PartialDecryption').map(({ owner }) => owner);
  const decrypters = able.filter(({ owner }) => given.includes(owner));
  expect(decrypters).toHaveLength(given.length);

  const steps: StepText[] = [...stepsOf(theirs, 'Setup')];
  const soFar = () => ({ ...counted, steps });
  for (const { vote, credential } of openBallots(outside, counted, decrypters)) {
    steps.push({ type: 'Ballot', ballot: unwrap(castBallot(vote, credential, context)).text });
  }
  steps.push({ type: 'EndBallots' }, tallyStep({ ...counted, steps }));
  for (const { owner } of stepsOf(theirs, 'Shuffle')) steps.push(shuffleStep(soFar(), owner));
  if (stepsOf(theirs, 'EndShuffles').length > 0) steps.push({ type: 'EndShuffles' });
  for (const decrypter of decrypters) steps.push(decryptionStep(soFar(), decrypter));
  steps.push(resultStep(soFar()));

  const place = keep(await newPlace(context.election.group, outside.uuid));
  await beginArchive(place, timestamp, steps);
  return place;
}
