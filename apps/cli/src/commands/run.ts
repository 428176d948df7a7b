import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';
import { textsIn, type Texts } from '@selectorate/messages';
import { parsePolicy } from '@selectorate/record';
import { verifyRecord } from '@selectorate/selection';
import { readArguments } from '../arguments.ts';
import { atServer, type AtServer } from '../at/at-server.ts';
import type { ContestFolder } from '../folder/contest-folder.ts';
import { describeFault } from '../folder/folder-fault.ts';
import { readFolder } from '../folder/read-folder.ts';
import type { ExitCode, Io } from '../io.ts';
import { nativeCheck } from '@selectorate/machine';
import { Keyring } from '../play/keyring.ts';
import { People } from '../play/people.ts';
import { expectedActs, inMemory, type Performed, type Stage } from '../play/stage.ts';
import { recordInFolder } from '../record/record-in-folder.ts';
import { exists, writeFolder } from '../record/write-files.ts';
import { report, type Written } from '../report.ts';
import { checkSignatures } from '../signature-threads.ts';
import { tellStory } from '../story/tell-story.ts';
import { tellVerdict } from '../story/tell-verdict.ts';
import { writeJson } from '../write-json.ts';

/**
 * `run FOLDER --out DIR [--report FILE] [--at URL (--set-up LINK | --officer KEYFILE) [--organisation NAME] [--witnesses FILE]
 * [--announce FILE]]`: plays every contest of a folder, in memory or at a server, writes and verifies its record, tells its
 * story.
 */
export async function runCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const started = performance.now();
  const read = readArguments(args, { options: ['out', 'report', ...AT_OPTIONS] });
  const [folder, ...more] = read.ok ? read.value.places : [];
  const out = read.ok ? read.value.options['out'] : undefined;
  const at = read.ok ? atAsked(read.value.options) : undefined;
  if (!read.ok || folder === undefined || out === undefined || more.length > 0 || at === 'incomplete') {
    io.err(read.ok ? texts.text('usage-run') : read.error);
    return 2;
  }
  const { contests, faults } = await readFolder(folder);
  if (faults.length > 0) {
    for (const fault of faults) io.err(describeFault(fault));
    io.err(texts.text('run-nothing-written'));
    return 2;
  }
  const stage = at === undefined ? ok(inMemory(io, texts)) : await atServer(at, io, texts);
  const played = stage.ok ? await playAll(contests, { folder, out, stage: stage.value, io, texts }) : stage;
  if (!played.ok) {
    for (const line of played.error) io.err(line);
    io.err(texts.text('run-nothing-written'));
    return 2;
  }
  const written: Written[] = [];
  for (const each of played.value) written.push(await writeAndVerify(each, resolve(out, each.played.folder.name), io));
  for (const each of written) tell(each, io, texts);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  io.out(texts.text('run-seconds', { seconds: String(seconds) }));
  const { report: target } = read.value.options;
  if (target !== undefined) await writeJson(target, report(written, seconds), io);
  return written.every(({ verdict }) => verdict.valid) ? 0 : 1;
}

const AT_OPTIONS = ['at', 'set-up', 'officer', 'organisation', 'witnesses', 'announce'] as const;

/** The server that was named, undefined if none was: then nothing else may be said of one. */
function atAsked(options: Readonly<Record<string, string | undefined>>): AtServer | undefined | 'incomplete' {
  const { at: url, 'set-up': setUp, officer, organisation, witnesses, announce } = options;
  const said = AT_OPTIONS.filter((name) => options[name] !== undefined);
  if (said.length === 0) return undefined;
  if (url === undefined || (setUp === undefined) === (officer === undefined)) return 'incomplete';
  return { url, setUp, officer, organisation, witnesses, announce };
}

interface Where {
  readonly folder: string;
  readonly out: string;
  readonly stage: Stage;
  readonly io: Io;
  readonly texts: Texts;
}

/** Plays all contests before anything is written, so that a refusal in the last leaves no trace of the first. */
async function playAll(
  contests: readonly ContestFolder[],
  { folder, out, stage, io, texts }: Where,
): Promise<Result<readonly Performed[], readonly string[]>> {
  const played: Performed[] = [];
  for (const contest of contests) {
    const place = resolve(out, contest.name);
    if (await exists(place)) return err([texts.text('run-place-taken', { folder: place })]);
    const keyring = await keysOf(contest, folder);
    if (!keyring.ok) return err([texts.text('run-keys-missing', { files: keyring.error.join(', ') })]);
    const result = await stage.play(contest, keyring.value);
    if (!result.ok) return result;
    const expected = expectedActs(contest);
    io.progress(`${texts.text('run-playing')} ${contest.name}`, expected, expected);
    played.push(result.value);
  }
  return ok(played);
}

async function keysOf(
  { document, ...contest }: ContestFolder,
  folder: string,
): Promise<Result<Keyring, readonly string[]>> {
  const keyring = new Keyring();
  if (document.keys === 'generate') return ok(keyring);
  const missing = await keyring.read(
    join(folder, contest.name, document.keys),
    new People({ document, ...contest }).ids(),
  );
  return missing.length === 0 ? ok(keyring) : err(missing);
}

async function writeAndVerify({ played, files }: Performed, folder: string, io: Io): Promise<Written> {
  const texts = textsIn('en');
  await mkdir(resolve(folder, '..'), { recursive: true });
  await writeFolder(folder, files);
  const record = join(folder, 'record');
  const policy = parsePolicy(new TextEncoder().encode(played.house.policyText()));
  const verdict = await verifyRecord(recordInFolder(record), {
    ...(policy.ok ? { policy: policy.value } : {}),
    check: nativeCheck,
    checkSignatures,
    progress: (step, done, total) => io.progress(texts.text(`step-${step}`), done, total),
  });
  return { played, record, policy: join(folder, 'policy'), verdict };
}

function tell({ played, verdict, record, policy }: Written, io: Io, texts: Texts): void {
  for (const line of tellStory(played, texts)) io.out(line);
  io.out('');
  io.out(texts.text('story-checks'));
  for (const line of tellVerdict(verdict, texts)) io.out(line);
  io.out('');
  io.out(texts.text('run-written', { folder: record }));
  io.out(texts.text('run-policy', { record, policy }));
  io.out('');
}
