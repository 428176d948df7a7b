import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unwrap } from '@selectorate/basics';
import { archiveInFile } from '../../apps/cli/src/secret-ballot/archive-file.ts';
import { readSteps, type ReadStep } from '../../packages/ballot/src/archive/read-steps.ts';
import { readWith } from '../../packages/ballot/src/codec/codec.ts';
import { type Ciphertext, ciphertextRows } from '../../packages/ballot/src/objects/common.ts';
import { type ElectionContext, openElection } from '../../packages/ballot/src/objects/context.ts';
import { SidecarReader } from '../../packages/ballot/src/sidecar/sidecar-reader.ts';
import { deskOf, type Engine } from './desks.ts';
import type { Kind } from './election-kinds.ts';
import { ARCHIVE, type BenchSecrets, makeElection, SECRETS, SIDECAR } from './make-election.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Whatever decides how an election and the hints for it are written; a change of any of it makes other elections. */
const SOURCES = [
  'archive',
  'codec',
  'credential',
  'mix',
  'objects',
  'proofs',
  'sidecar',
  'tally',
  'trustee',
  'vote',
].map((folder) => `packages/ballot/src/${folder}`);

const CACHE = join(ROOT, '.cache', 'bench', 'ballot');

/** Where the election of so many ballots lies, made first if it is not there yet; those of older sources go. */
export async function ensureElection(kind: Kind, n: number, say: (line: string) => void): Promise<string> {
  const version = await versionOf(SOURCES);
  const folder = join(CACHE, version, `${kind}-${n}`);
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (isThere) return folder;
  say(`making an election of ${n} ${kind} ballots: once for each version of the sources`);
  for (const old of await readdir(CACHE).catch(() => [])) {
    if (old !== version) await rm(join(CACHE, old), { recursive: true });
  }
  await rm(`${folder}.new`, { recursive: true, force: true });
  await mkdir(`${folder}.new`, { recursive: true });
  await makeElection(`${folder}.new`, kind, n);
  await rename(`${folder}.new`, folder);
  return folder;
}

/** An object of the archive: its text, and the hints for it. */
export interface Hinted {
  readonly text: string;
  readonly hints: Uint8Array | null;
}

/** An election as the rows take it. */
export interface BenchElection {
  readonly context: ElectionContext;
  readonly archive: string;
  readonly sidecar: string;
  readonly secrets: BenchSecrets;
  readonly electionText: string;
  /** The encrypted tally. */
  readonly tally: readonly (readonly Ciphertext[])[];
  readonly shuffles: readonly Hinted[];
  readonly decryptions: readonly Hinted[];
  /** Empty unless asked for. */
  readonly ballots: readonly Hinted[];
}

/** Reads an election that {@link ensureElection} made. */
export async function readElection(folder: string, engine: Engine, withBallots: boolean): Promise<BenchElection> {
  const [archive, sidecar] = [join(folder, ARCHIVE), join(folder, SIDECAR)];
  const secrets = JSON.parse(await readFile(join(folder, SECRETS), 'utf8')) as BenchSecrets;
  const desk = deskOf(engine);
  const { platform } = desk;
  const found: Partial<Record<ReadStep['type'], Hinted[]>> = {};
  let context: ElectionContext | null = null;
  let reader: SidecarReader | null = null;
  for await (const part of readSteps(archiveInFile(archive), { platform })) {
    if (part.kind === 'header') continue;
    if (part.kind === 'fault') throw new Error(`bench: its own archive is at fault: ${part.code}`);
    const data = mainDataOf(part);
    if (part.type === 'Setup') {
      context = unwrap(openElection(part.election.text, desk));
      const { group, fingerprint } = context;
      reader = new SidecarReader(archiveInFile(sidecar), { order: group.order, fingerprint });
    }
    if (data === null) continue;
    const hints = (await reader?.hintsFor(data.hash)) ?? null;
    if (part.type === 'Ballot' && !withBallots) continue;
    (found[part.type] ??= []).push({ text: data.text, hints });
  }
  const { Setup, Ballot, EncryptedTally, Shuffle, PartialDecryption } = found;
  if (context === null) throw new Error('bench: an archive without an election');
  return {
    context,
    archive,
    sidecar,
    secrets,
    electionText: Setup?.[0]?.text ?? '',
    tally: unwrap(readWith(ciphertextRows, EncryptedTally?.[0]?.text ?? '')),
    shuffles: Shuffle ?? [],
    decryptions: PartialDecryption ?? [],
    ballots: Ballot ?? [],
  };
}

function mainDataOf(step: ReadStep): { readonly text: string; readonly hash: string } | null {
  switch (step.type) {
    case 'Setup':
      return step.election;
    case 'Ballot':
      return step.ballot;
    case 'EncryptedTally':
      return step.encryptedTally;
    case 'Shuffle':
      return step.shuffle;
    case 'PartialDecryption':
      return step.partialDecryption;
    default:
      return null;
  }
}

/** A hash over every source file's path and bytes, tests left out. */
async function versionOf(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.toSorted()) hash.update(path.slice(ROOT.length)).update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 16);
}
