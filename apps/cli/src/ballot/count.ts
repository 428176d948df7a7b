import { ballotCodec, ciphertextRows, encryptTally, readWith } from '@selectorate/ballot';
import { ok } from '@selectorate/basics';
import { appendStep } from './append-step.ts';
import { hasRanked } from './election-state.ts';
import { onElection } from './in-folder.ts';
import { cannot, type Desk, faulty, type Stepped } from './step.ts';

/** `ballot close`: no ballot comes after it. */
export const closeBox = (folder: string, desk: Desk): Promise<Stepped> =>
  onElection(folder, desk, async (state) => {
    const { texts } = desk;
    if (state.reached !== 'Setup' && state.reached !== 'Ballot')
      return cannot(texts, 'ballot-box-closed', { archive: state.archive });
    const added = await appendStep({ type: 'EndBallots' }, state, desk, { verified: true });
    if (!added.ok) return added;
    return ok([
      texts.text('ballot-closed', { ballots: state.ballots.length }),
      texts.text('ballot-closed-next', { folder }),
    ]);
  });

/** `ballot tally`: the last ballot of every voter, put together without being opened. */
export const tallyBallots = (folder: string, desk: Desk): Promise<Stepped> =>
  onElection(folder, desk, async (state) => {
    const { texts } = desk;
    if (state.reached !== 'EndBallots')
      return cannot(texts, state.tally === null ? 'ballot-close-first' : 'ballot-tallied-already', { folder });
    const { context, credentials } = state;
    const codec = ballotCodec({ group: context.group, questions: context.election.questions });
    const ballots = [];
    for (const text of state.ballots) {
      const ballot = readWith(codec, text);
      if (!ballot.ok) return faulty(texts, 'ballot-refused', { meaning: texts.text('ballot-fault-ballot-unreadable') });
      ballots.push(ballot.value);
    }
    const weights = new Map(credentials.map(({ publicKey, weight }) => [publicKey, weight ?? 1]));
    const tally = encryptTally(ballots, (credential) => weights.get(credential), context);
    if (!tally.ok) return faulty(texts, 'ballot-tally-refused', { ballot: tally.error.ballot + 1 });
    const { rows, numTallied, totalWeight } = tally.value;
    const step = {
      type: 'EncryptedTally',
      numTallied,
      totalWeight,
      encryptedTally: ciphertextRows.write(rows),
    } as const;
    const added = await appendStep(step, state, desk, { verified: true });
    if (!added.ok) return added;
    return ok([
      texts.text('ballot-tallied', { tallied: numTallied, weight: totalWeight, ballots: ballots.length }),
      texts.text(hasRanked(state) ? 'ballot-tallied-next-mix' : 'ballot-tallied-next-open', { folder }),
    ]);
  });
