import { seeded } from '@selectorate/testkit';
import type { VerifyOptions } from '@selectorate/ballot';
import { expect } from 'vitest';
import { rehearsedBench } from './bench.ts';
import { filesOf, PlayedBox, type PlayedFiles } from './play-box.ts';
import { choose, openBox, rank } from './play-election.ts';
import { verdictOn } from './verdict.ts';

// One box with everything in it that a record can tell, for the tests of what stands beside an archive.

export const SEED = 'sidecar-mutations/1';
export const played = rehearsedBench(SEED);

export const chance = seeded(SEED);

/** Eight members, three spares; one re-votes, one is excluded for paper, one's credential is revoked and issued anew. */
export const election = openBox(
  {
    group: 'Ed25519',
    questions: [choose(1, 0, 1), rank(2)],
    weights: Array.from({ length: 11 }, () => 1),
    trustees: 2,
  },
  played,
);
export const story = new PlayedBox(election);
export const yes = [
  { kind: 'choice', choices: [1] },
  { kind: 'ranked', ranks: [1, 2] },
] as const;
export const no = [
  { kind: 'choice', choices: [0] },
  { kind: 'ranked', ranks: [2, 1] },
] as const;
story.cast(0, yes);
/** Voter 1's first ballot and last, and the one of voter 2 that is excluded. */
export const replaced = story.cast(1, no);
export const excluded = story.cast(2, yes);
story.revoke(3);
story.activate(8, 3);
story.cast(8, no);
export const last = story.cast(1, yes);
story.issuePaper(2);
story.exclude(2, 'surrendered-to-paper');
story.cast(4, no);
story.cast(5, yes);
story.close();

export const files: PlayedFiles = await filesOf(story);
export const held = { keys: story.keys };

/** The codes of our own verdict, by a reader who knows the keys. */
export async function strictly(
  sidecar: Uint8Array,
  archive: Uint8Array = files.archive,
  more: NonNullable<VerifyOptions['held']> = {},
): Promise<readonly string[]> {
  const { codes, thrown } = await verdictOn(archive, { verdict: 'selectorate', sidecar, held: { ...held, ...more } });
  expect(thrown).toBeNull();
  return codes;
}
