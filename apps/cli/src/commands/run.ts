import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';
import { clauseTextId, textsIn, type Texts } from '@selectorate/messages';
import { parsePolicy } from '@selectorate/record';
import { type State, verifyRecord } from '@selectorate/selection';
import { readArguments } from '../arguments.ts';
import type { ContestFolder } from '../folder/contest-folder.ts';
import { describeFault } from '../folder/folder-fault.ts';
import { readFolder } from '../folder/read-folder.ts';
import type { ExitCode, Io } from '../io.ts';
import { nativeCheck } from '@selectorate/machine';
import { Keyring } from '../play/keyring.ts';
import { People } from '../play/people.ts';
import { playContest, type Played, type PlayFault } from '../play/play-contest.ts';
import { recordInFolder } from '../record/record-in-folder.ts';
import { exists, writeFolder } from '../record/write-files.ts';
import { outputFiles } from '../record/output-files.ts';
import { report, type Written } from '../report.ts';
import { checkSignatures } from '../signature-threads.ts';
import { sayWhen } from '../story/say-when.ts';
import { tellStory } from '../story/tell-story.ts';
import { tellVerdict } from '../story/tell-verdict.ts';
import { writeJson } from '../write-json.ts';

/** `run FOLDER --out DIR [--report FILE]`: plays every contest of a folder, writes and verifies its record, tells its story. */
export async function runCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const started = performance.now();
  const read = readArguments(args, { options: ['out', 'report'] });
  const [folder] = read.ok ? read.value.places : [];
  const out = read.ok ? read.value.options['out'] : undefined;
  if (!read.ok || folder === undefined || out === undefined) {
    io.err(read.ok ? texts.text('usage-run') : read.error);
    return 2;
  }
  const { contests, faults } = await readFolder(folder);
  if (faults.length > 0) {
    for (const fault of faults) io.err(describeFault(fault));
    io.err(texts.text('run-nothing-written'));
    return 2;
  }
  const played = await playAll(contests, { folder, out, io, texts });
  if (!played.ok) {
    for (const line of played.error) io.err(line);
    io.err(texts.text('run-nothing-written'));
    return 2;
  }
  const written: Written[] = [];
  for (const each of played.value) written.push(await writeAndVerify(each, resolve(out, each.folder.name), io));
  for (const each of written) tell(each, io, texts);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  io.out(texts.text('run-seconds', { seconds: String(seconds) }));
  const { report: target } = read.value.options;
  if (target !== undefined) await writeJson(target, report(written, seconds), io);
  return written.every(({ verdict }) => verdict.valid) ? 0 : 1;
}

interface Where {
  readonly folder: string;
  readonly out: string;
  readonly io: Io;
  readonly texts: Texts;
}

/** Plays all contests before anything is written, so that a refusal in the last leaves no trace of the first. */
async function playAll(
  contests: readonly ContestFolder[],
  { folder, out, io, texts }: Where,
): Promise<Result<readonly Played[], readonly string[]>> {
  const played: Played[] = [];
  for (const contest of contests) {
    const place = resolve(out, contest.name);
    if (await exists(place)) return err([texts.text('run-place-taken', { folder: place })]);
    const keyring = await keysOf(contest, folder);
    if (!keyring.ok) return err([texts.text('run-keys-missing', { files: keyring.error.join(', ') })]);
    const expected = expectedActs(contest);
    const result = await playContest(contest, {
      check: nativeCheck,
      keyring: keyring.value,
      progress: (state) => io.progress(sayWhere(contest, state, texts), Math.min(state.size, expected), expected),
    });
    if (!result.ok) return err(tellRefusal(result.error, texts));
    io.progress(`${texts.text('run-playing')} ${contest.name}`, expected, expected);
    played.push(result.value);
  }
  return ok(played);
}

/** `a · Trigger ballot · Thursday 22 September 2022, 8:00 pm`: where the rehearsal's own clock is. */
const sayWhere = ({ name, document }: ContestFolder, { stage, now }: State, texts: Texts): string =>
  [name, texts.text(`stage-${stage}`), sayWhen(now, document.zone)].join(' · ');

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

/** About how many acts a contest will have; only the progress line needs it. */
const expectedActs = ({ units, returns, batches, document, events, candidates }: ContestFolder): number =>
  3 * units.length +
  returns.length +
  5 * batches.length +
  2 * document.officers.length +
  events.length +
  candidates.length +
  25;

function tellRefusal({ place, kind, at, refusal }: PlayFault, texts: Texts): readonly string[] {
  const where = place.line === null ? place.file : `${place.file}, line ${place.line}`;
  const clause = clauseTextId(refusal.clause);
  const id = `refusal-${refusal.code}`;
  return [
    texts.text('run-refused', { place: where, act: texts.text(`act-${kind}`), at }),
    `  ${refusal.code}: ${texts.text(id, refusal.data)}`,
    `  ${texts.text(`${id}.do`)}`,
    ...(texts.hasText(clause)
      ? [`  ${texts.text('run-clause', { clause: refusal.clause, text: texts.text(clause) })}`]
      : []),
  ];
}

async function writeAndVerify(played: Played, folder: string, io: Io): Promise<Written> {
  const texts = textsIn('en');
  await mkdir(resolve(folder, '..'), { recursive: true });
  await writeFolder(folder, await outputFiles(played));
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
