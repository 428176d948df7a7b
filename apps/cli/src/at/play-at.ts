import { ok, type Result } from '@selectorate/basics';
import { entropy } from '@selectorate/machine';
import type { Policy } from '@selectorate/record';
import type { Entropy, State } from '@selectorate/selection';
import type { ContestFolder } from '../folder/contest-folder.ts';
import { follow, type PlayFault } from '../play/follow.ts';
import type { Played } from '../play/played.ts';
import { scriptOf } from '../play/script.ts';
import { enterContest, type EnterOptions } from './enter-contest.ts';
import type { HttpHouse } from './http-house.ts';
import type { Trouble } from './trouble.ts';

export interface PlayAtOptions extends EnterOptions {
  /** Where the script's salts come from: this machine unless given. */
  readonly scriptEntropy?: Entropy;
  readonly progress: (state: State) => void;
}

/** A contest played at a server, and the policy of who played it. */
export interface PlayedAt {
  readonly played: Played<HttpHouse>;
  readonly policy: Policy;
}

/**
 * Plays one contest at a server, with the same script as in memory: each act is prepared, checked and signed by everybody who
 * signs it, and read back from the log.
 */
export async function playAt(
  folder: ContestFolder,
  options: PlayAtOptions,
): Promise<Result<PlayedAt, PlayFault<Trouble> | Trouble>> {
  const entered = await enterContest(folder, options);
  if (!entered.ok) return entered;
  const { house, people, keys, policy } = entered.value;
  const { keyring, scriptEntropy = entropy, progress } = options;
  const script = scriptOf(folder, { people, keyring, keys, entropy: scriptEntropy });
  const followed = await follow<Trouble>(script, house, progress);
  return followed.ok ? ok({ played: { folder, house, people, keyring }, policy }) : followed;
}
