import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { link, rm, stat } from 'node:fs/promises';
import { openElection, readSteps, type SidecarWriter, sidecarWriter } from '@selectorate/ballot';
import { archiveInFile } from './archive-file.ts';
import { ballotBench } from './ballot-bench.ts';
import { FOR_ALL, unfinishedOf } from './files.ts';

/** A sidecar of hints and nothing else that grows as an archive is verified, and becomes a file once that has ended well. */
export interface HintsFile {
  readonly add: (hash: string, hints: Uint8Array) => void;
  /** How many parts of the archive it has hints for. */
  readonly objects: () => number;
  readonly keep: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

export async function openHintsFile(file: string, archive: string): Promise<HintsFile | 'taken'> {
  if ((await stat(file).catch(() => undefined)) !== undefined) return 'taken';
  const writer = await writerFor(archive);
  const unfinished = unfinishedOf(file);
  const descriptor = openSync(unfinished, 'wx', FOR_ALL);
  let isOpen = true;
  let objects = 0;
  if (writer !== null) writeSync(descriptor, writer.head);
  const close = (): void => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    // Written at once, in the order of the archive: hints for many ballots do not lie in memory.
    add: (hash, hints) => {
      for (const line of writer?.lines.hints(hash, hints) ?? []) writeSync(descriptor, line);
      objects += 1;
    },
    objects: () => objects,
    keep: async () => {
      fsyncSync(descriptor);
      close();
      if (objects > 0) await link(unfinished, file);
    },
    discard: async () => {
      close();
      await rm(unfinished, { force: true });
    },
  };
}

interface Writer {
  readonly head: Uint8Array;
  readonly lines: SidecarWriter;
}

/** Null where the file is no election: then there is nothing to write either. */
async function writerFor(archive: string): Promise<Writer | null> {
  const bench = ballotBench();
  try {
    for await (const part of readSteps(archiveInFile(archive), bench)) {
      if (part.kind === 'header') continue;
      const opened = part.kind === 'step' && part.type === 'Setup' ? openElection(part.election.text, bench) : null;
      if (opened === null || !opened.ok) return null;
      const { fingerprint, group } = opened.value;
      const lines = sidecarWriter(group.order);
      const head = { kind: 'sidecar', version: 1, election: fingerprint, contest: null, keys: null } as const;
      return { head: lines.line(head), lines };
    }
  } catch {
    // What cannot be read is told by the verification itself.
  }
  return null;
}
