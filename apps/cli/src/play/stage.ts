import type { Result } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import type { Texts } from '@selectorate/messages';
import type { State } from '@selectorate/selection';
import type { ContestFolder } from '../folder/contest-folder.ts';
import type { Io } from '../io.ts';
import { outputFiles } from '../record/output-files.ts';
import { sayWhen } from '../story/say-when.ts';
import type { Keyring } from './keyring.ts';
import { playContest } from './play-contest.ts';
import type { Played } from './played.ts';
import { tellRefusal } from './tell-refusal.ts';
import { err, ok } from '@selectorate/basics';

/** A contest that was played, and everything it leaves. */
export interface Performed {
  readonly played: Played;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Where contests are played: in memory, or at a server. Answers with what to tell people where it came to nothing. */
export interface Stage {
  play(contest: ContestFolder, keyring: Keyring): Promise<Result<Performed, readonly string[]>>;
}

/** In memory, with witnesses of its own. */
export const inMemory = (io: Io, texts: Texts): Stage => ({
  play: async (contest, keyring) => {
    const progress = progressOf(contest, io, texts);
    const played = await playContest(contest, { check: nativeCheck, keyring, progress });
    return played.ok
      ? ok({ played: played.value, files: await outputFiles(played.value) })
      : err(tellRefusal(played.error, texts));
  },
});

/** `a · Trigger ballot · Thursday 22 September 2022, 8:00 pm`: where the rehearsal's own clock is. */
export function progressOf(contest: ContestFolder, io: Io, texts: Texts): (state: State) => void {
  const expected = expectedActs(contest);
  const { name, document } = contest;
  return ({ stage, now, size }) => {
    const where = [name, texts.text(`stage-${stage}`), sayWhen(now, document.zone)].join(' · ');
    io.progress(where, Math.min(size, expected), expected);
  };
}

/** About how many acts a contest will have; only the progress line needs it. */
export const expectedActs = ({ units, returns, batches, document, events, candidates }: ContestFolder): number =>
  3 * units.length +
  returns.length +
  5 * batches.length +
  2 * document.officers.length +
  events.length +
  candidates.length +
  25;
