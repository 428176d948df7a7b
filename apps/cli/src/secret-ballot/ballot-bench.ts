import type { Bench } from '@selectorate/ballot';
import { groupsByName } from '@selectorate/group';
import { entropy, nativeHashing } from '@selectorate/machine';

/** What this machine gives to whoever makes or checks secret ballots. */
export const ballotBench = (): Bench => ({ platform: { random: entropy, ...nativeHashing }, groupOf: groupsByName() });
