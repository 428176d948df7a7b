import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../commands/run.ts';
import type { ExitCode } from '../io.ts';
import { fakeIo } from './fake-io.ts';
import { newFolder } from './folders.ts';

/** What `run` did with a folder. */
export interface Run {
  readonly exit: ExitCode;
  readonly out: string;
  readonly said: string;
  readonly complained: readonly string[];
  readonly reportFile: string;
}

/** Runs a folder into a fresh place, with a report beside it. */
export async function runFolder(folder: string): Promise<Run> {
  const place = await newFolder();
  const [out, reportFile] = [join(place, 'out'), join(place, 'report.json')];
  const io = fakeIo();
  const exit = await runCommand([folder, '--out', out, '--report', reportFile], io);
  return { exit, out, said: io.said.join('\n'), complained: io.complained, reportFile };
}

/** The report of a run, as anybody's script would read it. */
export async function reportOf({ reportFile }: Run): Promise<Report> {
  return JSON.parse(await readFile(reportFile, 'utf8')) as Report;
}

interface ContestReport {
  readonly contest: string;
  readonly trigger: readonly {
    readonly rule: string;
    readonly for: unknown;
    readonly share: unknown;
    readonly outcome: string;
  }[];
  readonly decidedBy: string | null;
  readonly result: Readonly<Record<'winner' | 'votes' | 'valid' | 'spoilt' | 'rejected', unknown>>;
  readonly endedBy: string;
  readonly record: Readonly<Record<'dir' | 'policy' | 'entries' | 'checkpoints' | 'witnesses' | 'problems', unknown>>;
}

export interface Report extends ContestReport {
  readonly contests: readonly ContestReport[];
  readonly seconds: number;
}
