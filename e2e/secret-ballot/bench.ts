import type { Bench, UntrustedBytes } from '@selectorate/ballot';
import { groupsByName } from '@selectorate/group';
import { entropy, nativeHashing } from '@selectorate/machine';
import { seeded } from '@selectorate/testkit';

const groupOf = groupsByName();

/** What checks: the platform's own chance. */
export const bench: Bench = { platform: { random: entropy, ...nativeHashing }, groupOf };

/** What plays elections: the same each time, so that a mutation that slips through can be found again. */
export function rehearsedBench(seed: string): Bench {
  const chance = seeded(seed);
  return { platform: { random: (n) => chance.bytes(n), ...nativeHashing }, groupOf };
}

/** Bytes that are all there, handed over in one piece. */
export const bytesAtHand = (bytes: Uint8Array): UntrustedBytes => ({
  async *read() {
    yield bytes;
  },
});
