import { constants, copyFile, open, rename, rm } from 'node:fs/promises';
import {
  type ArchiveStep,
  archiveWriter,
  type Fault,
  inThisThread,
  type Report,
  type UntrustedBytes,
  verifyElection,
} from '@selectorate/ballot';
import { err, ok, type Result } from '@selectorate/basics';
import { archiveInFile } from '../secret-ballot/archive-file.ts';
import { clearingUp } from '../secret-ballot/clearing-up.ts';
import { FOR_ALL, replaceWhole, unfinishedOf } from '../secret-ballot/files.ts';
import { tellPlace } from '../secret-ballot/tell-place.ts';
import type { ElectionState } from './election-state.ts';
import type { Desk, Refused } from './step.ts';
import { sidecarOf } from './sidecar-file.ts';

export interface AppendOptions {
  /** Whether the whole archive is verified before the step counts; where not, the caller has checked what it adds. */
  readonly verified: boolean;
  /** The whole text of the sidecar as it is to be with this step. */
  readonly sidecar?: string;
}

/** Adds a step to the archive, whole or not at all: the new archive is written beside the old one, verified, and takes its place. */
export async function appendStep(
  step: ArchiveStep<string>,
  state: ElectionState,
  desk: Desk,
  { verified, sidecar }: AppendOptions,
): Promise<Result<Report | null, Refused>> {
  const unfinished = unfinishedOf(state.archive);
  const beside = sidecar === undefined ? null : `${unfinished}.sidecar`;
  return clearingUp(
    async () => {
      await copyFile(state.archive, unfinished, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      const { timestamp, head } = state;
      const writer = archiveWriter({ timestamp, platform: desk.bench.platform, after: head });
      await appendTo(unfinished, writer.addStep(step));
      if (beside !== null && sidecar !== undefined) await replaceWhole(beside, sidecar, FOR_ALL);
      const checked = verified ? await verifyFiles(unfinished, beside, desk) : ok(null);
      if (!checked.ok) return checked;
      // The sidecar first: one that says more than its archive is harmless, and is written anew with the next step.
      if (beside !== null) await rename(beside, sidecarOf(state.archive));
      await rename(unfinished, state.archive);
      return checked;
    },
    async () => {
      await rm(unfinished, { force: true });
      if (beside !== null) await rm(beside, { force: true });
    },
  );
}

async function appendTo(file: string, pieces: readonly Uint8Array[]): Promise<void> {
  const handle = await open(file, 'a', FOR_ALL);
  try {
    for (const piece of pieces) await handle.write(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Verifies an archive in a file that need not have got to its end. */
export const verifyFiles = (archive: string, sidecar: string | null, desk: Desk): Promise<Result<Report, Refused>> =>
  verifyWhole(archiveInFile(archive), sidecar === null ? null : archiveInFile(sidecar), desk);

/** Verifies an archive that need not have got to its end. */
export async function verifyWhole(
  archive: UntrustedBytes,
  sidecar: UntrustedBytes | null,
  desk: Desk,
): Promise<Result<Report, Refused>> {
  const { bench, io, texts } = desk;
  const result = await verifyElection(archive, sidecar, {
    ...bench,
    verdict: 'archive',
    unfinished: true,
    workforce: inThisThread(bench),
    progress: (step, done, total) => io.progress(texts.text(`ballot-progress-${step}`), done, total),
  });
  if (!result.ok) return err({ exit: 1, text: tellFaults(result.error, desk) });
  const { notices } = result.value;
  if (!notices.includes('second-proofs-wrong') && !notices.includes('hints-dropped')) return result;
  return err({ exit: 1, text: `${texts.text('ballot-not-added')}\n✗ ${texts.text('ballot-second-proofs-refused')}` });
}

const MOST = 10;

function tellFaults(faults: readonly Fault[], { texts }: Desk): string {
  const lines = faults
    .slice(0, MOST)
    .flatMap(({ code, place }) => [
      `✗ ${code}, ${tellPlace(place, texts)}`,
      `    ${texts.text(`ballot-fault-${code}`)}`,
    ]);
  return [texts.text('ballot-not-added'), ...lines].join('\n');
}
