import { textsIn } from '@selectorate/messages';
import { readArguments } from '../arguments.ts';
import type { Desk } from '../ballot/step.ts';
import type { ExitCode, Io } from '../io.ts';
import { ballotBench } from '../secret-ballot/ballot-bench.ts';
import { mixVotes, openVotes } from '../trustee/at-the-count.ts';
import { newTrustee } from '../trustee/new-trustee.ts';
import { takePart } from '../trustee/take-part.ts';
import { type StepTable, takeStep } from './take-step.ts';

const STEPS: StepTable = {
  new: {
    places: 1,
    options: ['place', 'key', 'out', 'passphrase-file'],
    take: ([card], { place, key, out, 'passphrase-file': passphraseFile }, desk) =>
      place === undefined || key === undefined || out === undefined
        ? null
        : newTrustee({ card, place, key, out, passphraseFile }, desk),
  },
  ceremony: {
    places: 1,
    options: ['key', 'out', 'passphrase-file'],
    take: ([message], { key, out, 'passphrase-file': passphraseFile }, desk) =>
      key === undefined || out === undefined ? null : takePart({ message, key, out, passphraseFile }, desk),
  },
  shuffle: {
    places: 1,
    options: ['key', 'out', 'passphrase-file'],
    take: ([archive], { key, out, 'passphrase-file': passphraseFile }, desk) =>
      key === undefined || out === undefined ? null : mixVotes({ archive, key, out, passphraseFile, few: false }, desk),
  },
  decrypt: {
    places: 1,
    options: ['key', 'out', 'passphrase-file'],
    flags: ['few-ballots'],
    take: ([archive], { key, out, 'passphrase-file': passphraseFile }, desk, flags) =>
      key === undefined || out === undefined
        ? null
        : openVotes({ archive, key, out, passphraseFile, few: flags.has('few-ballots') }, desk),
  },
};

/** `trustee new|ceremony|shuffle|decrypt`: what a trustee does, on a machine of their own that need not be on any network. */
export function trusteeCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const desk: Desk = { bench: ballotBench(), texts: textsIn('en'), io };
  return takeStep(args, { steps: STEPS, usage: 'usage-trustee', read: readArguments }, desk);
}
