import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import {
  type Fault,
  inThisThread,
  type Report,
  verifyElection,
  type VerdictKind,
  begunBy,
  type Part,
} from '@selectorate/ballot';
import { ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import type { ExitCode, Io } from '../io.ts';
import { writeJson } from '../write-json.ts';
import { archiveInFile, whyUnreadable } from './archive-file.ts';
import { ballotBench } from './ballot-bench.ts';
import { startThreads, type Threads } from './check-threads.ts';
import { clearingUp } from './clearing-up.ts';
import { type HintsFile, openHintsFile } from './hints-file.ts';
import { type HeldKeys, readKeysFile } from './keys-file.ts';
import { tellElection } from './tell-election.ts';

export interface ArchiveAsked {
  readonly file: string;
  readonly sidecar: string | undefined;
  readonly verdict: VerdictKind;
  /** A file with keys, and what else the reader knows from elsewhere. */
  readonly keys: string | undefined;
  /** How many threads; undefined for as many as are worth starting. */
  readonly threads: number | undefined;
  /** Where to write hints that make the next verification quick. */
  readonly hints: string | undefined;
  readonly json: string | undefined;
}

/** Files below this many bytes are checked before other threads would have started. */
const WORTH_THREADS = 4_000_000;

/** `verify FILE.bel`: the whole procedure, in plain words or as JSON. */
export async function verifyArchive(asked: ArchiveAsked, io: Io, texts: Texts): Promise<ExitCode> {
  const opened = await sizeOf(asked.file);
  const beside = asked.sidecar === undefined ? 0 : await sizeOf(asked.sidecar);
  if (typeof opened !== 'number' || typeof beside !== 'number') {
    const [file, what] = typeof opened === 'number' ? [asked.sidecar ?? '', beside] : [asked.file, opened];
    return unreadable(texts.text('ballot-verdict-cannot-open', { file, what }), asked, io);
  }
  const held = asked.keys === undefined ? ok({}) : await readKeysFile(asked.keys, texts);
  if (!held.ok) return unreadable(held.error, asked, io);
  const wanted = asked.threads ?? (opened < WORTH_THREADS ? 1 : availableParallelism());
  const threads = wanted > 1 ? startThreads(wanted) : null;
  let hints: HintsFile | null = null;
  const checked = await clearingUp(
    async () => {
      const making = asked.hints === undefined ? null : await openHintsFile(asked.hints, asked.file);
      if (making === 'taken') return texts.text('ballot-file-taken', { file: asked.hints ?? '' });
      hints = making;
      const found = await check(asked, { threads, hints, held: held.value }, { io, texts });
      if (typeof found !== 'string' && found.result.ok) await making?.keep();
      return found;
    },
    async () => {
      await threads?.end();
      await hints?.discard();
    },
  );
  if (typeof checked === 'string') return unreadable(checked, asked, io);
  const { result, begun } = checked;
  const noArchive = beginsAsNoArchive(result);
  if (noArchive !== null) {
    const { code } = noArchive;
    const text = texts.text(`ballot-fault-${code}`);
    return unreadable(texts.text('ballot-verdict-no-archive', { file: asked.file, code, text }), asked, io);
  }
  if (asked.json !== undefined) await writeJson(asked.json, asJson(result, asked), io);
  if (asked.json !== '-') {
    io.out(texts.text(saidOfVerdict(asked)));
    const needsSidecar = asked.verdict === 'selectorate';
    for (const line of tellElection({ result, begun, needsSidecar }, texts)) io.out(line);
    if (asked.hints !== undefined) io.out(tellHints(asked.hints, result.ok ? checked.hints : 0, texts));
  }
  return result.ok ? 0 : 1;
}

interface Checked {
  readonly result: Result<Report, readonly Fault[]>;
  readonly begun: ReadonlySet<Part>;
  /** For how many parts of the archive hints were made. */
  readonly hints: number;
}

interface Means {
  readonly threads: Threads | null;
  readonly hints: HintsFile | null;
  readonly held: HeldKeys;
}

/** What was found, or why a file could not be read to its end. */
async function check(
  { file, sidecar, verdict }: ArchiveAsked,
  { threads, hints, held }: Means,
  { io, texts }: { readonly io: Io; readonly texts: Texts },
): Promise<Checked | string> {
  const bench = ballotBench();
  const begun = new Set<Part>(['archive']);
  try {
    const result = await verifyElection(archiveInFile(file), sidecar === undefined ? null : archiveInFile(sidecar), {
      ...bench,
      verdict,
      held,
      workforce: threads ?? inThisThread(bench),
      ...(hints === null ? {} : { onHints: hints.add }),
      progress: (step, done, total) => {
        for (const part of begunBy(step)) begun.add(part);
        io.progress(texts.text(`ballot-progress-${step}`), done, total);
      },
    });
    return { result, begun, hints: hints?.objects() ?? 0 };
  } catch (error) {
    const what = whyUnreadable(error);
    if (what === undefined) throw error;
    return texts.text('ballot-verdict-cannot-read', { file, what });
  }
}

const tellHints = (file: string, objects: number, texts: Texts): string =>
  objects === 0
    ? texts.text('ballot-verdict-hints-not-written')
    : texts.text('ballot-verdict-hints-written', { file, objects });

/** The file's size, or why it cannot be opened. */
async function sizeOf(file: string): Promise<number | string> {
  try {
    const handle = await open(file, 'r');
    try {
      const stat = await handle.stat();
      return stat.isFile() ? stat.size : 'ENOTFILE';
    } finally {
      await handle.close();
    }
  } catch (error) {
    const what = whyUnreadable(error);
    if (what === undefined) throw error;
    return what;
  }
}

/** The fault of an archive's first member: then there is nothing of an archive in the file. */
function beginsAsNoArchive(result: Result<Report, readonly Fault[]>): Fault | null {
  const first = result.ok ? undefined : result.error[0];
  if (first?.place.part !== 'archive' || first.place.offset !== 0) return null;
  return ['setup-missing', 'election-unfinished'].includes(first.code) ? null : first;
}

async function unreadable(problem: string, asked: ArchiveAsked, io: Io): Promise<ExitCode> {
  if (asked.json !== undefined) await writeJson(asked.json, { ...head(asked), readable: false, problem }, io);
  io.err(problem);
  return 2;
}

const head = ({ file, sidecar, verdict }: ArchiveAsked) => ({
  schema: 'selectorate-election-verdict/1',
  file,
  sidecar: sidecar ?? null,
  verdict,
});

/** The verdict for another program. Its fields stay as they are. */
const asJson = (result: Result<Report, readonly Fault[]>, asked: ArchiveAsked) => ({
  ...head(asked),
  readable: true,
  valid: result.ok,
  report: result.ok ? result.value : null,
  faults: result.ok ? [] : result.error,
});

function saidOfVerdict({ verdict, sidecar }: ArchiveAsked): string {
  if (verdict === 'selectorate') return 'ballot-verdict-selectorate';
  return sidecar === undefined ? 'ballot-verdict-archive-alone' : 'ballot-verdict-archive-asked';
}
