import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ArchiveHead,
  type Ciphertext,
  ciphertextRows,
  type ElectionContext,
  type EventType,
  openElection,
  type PublicCredential,
  publicListCodec,
  type ReadStep,
  readSteps,
  readWith,
  shuffleCodec,
  type TrusteeItem,
  trusteesCodec,
  type UntrustedBytes,
} from '@selectorate/ballot';
import { err, ok, type Result } from '@selectorate/basics';
import { archiveInFile, whyUnreadable } from '../secret-ballot/archive-file.ts';
import { cannot, type Desk, faulty, type Refusal, type Refused } from './step.ts';

type Rows = readonly (readonly Ciphertext[])[];

interface Tally {
  /** The hash of its event, on which all the ballots hang. */
  readonly event: string;
  readonly rows: Rows;
  readonly numTallied: number;
  readonly totalWeight: number;
}

/** An election as far as its archive tells it. */
export interface ElectionState {
  readonly archive: string;
  readonly timestamp: number;
  readonly head: ArchiveHead;
  readonly reached: EventType;
  readonly context: ElectionContext;
  /** The election's text. */
  readonly text: string;
  readonly trustees: readonly TrusteeItem[];
  readonly credentials: readonly PublicCredential[];
  /** The texts of the ballots, in their order. */
  readonly ballots: readonly string[];
  readonly tally: Tally | null;
  /** The tally with its ranked rows as the last mix left them. */
  readonly rows: Rows;
  readonly mixedBy: readonly number[];
  /** The event after which the trustees open: the tally's, or the mixing's end; null before. All that is opened hangs on its hash. */
  readonly opens: string | null;
  /** Texts, by owner. */
  readonly decryptions: ReadonlyMap<number, string>;
  readonly result: string | null;
}

/** The one archive of a folder; a file is taken as it is named. */
export async function archiveIn(place: string, { texts }: Desk): Promise<Result<string, Refused>> {
  if (/\.bel(\.gz)?$/i.test(place)) return ok(place);
  const names = await readdir(place).catch(() => null);
  if (names === null) return cannot(texts, 'ballot-folder-missing', { folder: place });
  const archives = names.filter((name) => name.endsWith('.bel'));
  const [only] = archives;
  if (only === undefined) return cannot(texts, 'ballot-no-archive-in', { folder: place });
  if (archives.length > 1) return cannot(texts, 'ballot-many-archives-in', { folder: place });
  return ok(join(place, only));
}

/** Reads the archive of a folder, or one that is named, as the state of its election. */
export async function readState(place: string, desk: Desk): Promise<Result<ElectionState, Refused>> {
  const archive = await archiveIn(place, desk);
  return archive.ok ? readStateOf(archive.value, archiveInFile(archive.value), desk) : archive;
}

/** The state of the election in `bytes`, which are from that file. */
export async function readStateOf(
  file: string,
  bytes: UntrustedBytes,
  { texts, bench }: Desk,
): Promise<Result<ElectionState, Refused>> {
  let timestamp = 0;
  const steps: ReadStep[] = [];
  try {
    for await (const part of readSteps(bytes, bench)) {
      if (part.kind === 'fault') {
        const meaning = texts.text(`ballot-fault-${part.code}`);
        return faulty(texts, 'ballot-archive-faulty', { file, code: part.code, offset: part.offset, meaning });
      }
      if (part.kind === 'header') timestamp = part.timestamp;
      else steps.push(part);
    }
  } catch (error) {
    const what = whyUnreadable(error);
    if (what === undefined) throw error;
    return cannot(texts, 'ballot-verdict-cannot-read', { file, what });
  }
  return stateOf(steps, { archive: file, timestamp }, { texts, bench });
}

interface Placed {
  readonly archive: string;
  readonly timestamp: number;
}

function stateOf(
  steps: readonly ReadStep[],
  { archive, timestamp }: Placed,
  { texts, bench }: Pick<Desk, 'texts' | 'bench'>,
): Result<ElectionState, Refused> {
  const setup = steps[0];
  const last = steps.at(-1);
  const unreadable = (code: string): Refusal =>
    faulty(texts, 'ballot-archive-unreadable', { file: archive, meaning: texts.text(`ballot-fault-${code}`) });
  if (setup?.type !== 'Setup' || last === undefined) return unreadable('setup-missing');
  const context = openElection(setup.election.text, bench);
  if (!context.ok) return unreadable(context.error.code);
  const trustees = readWith(trusteesCodec(context.value.group.order), setup.trustees.text);
  if (!trustees.ok) return unreadable('trustees-unreadable');
  const credentials = readWith(publicListCodec, setup.credentials.text);
  if (!credentials.ok) return unreadable('credentials-unreadable');
  const later = readLater(steps, context.value);
  if (!later.ok) return unreadable(later.error);
  return ok({
    archive,
    timestamp,
    head: { hash: last.hash, height: last.height },
    reached: last.type,
    context: context.value,
    text: setup.election.text,
    trustees: trustees.value,
    credentials: credentials.value,
    ...later.value,
  });
}

type Later = Pick<ElectionState, 'ballots' | 'tally' | 'rows' | 'mixedBy' | 'opens' | 'decryptions' | 'result'>;

function readLater(steps: readonly ReadStep[], { group, election }: ElectionContext): Result<Later, string> {
  const ballots: string[] = [];
  const mixedBy: number[] = [];
  const decryptions = new Map<number, string>();
  let tally: Later['tally'] = null;
  let rows: Rows = [];
  let opens: string | null = null;
  let result: string | null = null;
  for (const step of steps) {
    if (step.type === 'Ballot') ballots.push(step.ballot.text);
    if (step.type === 'PartialDecryption') decryptions.set(step.owner, step.partialDecryption.text);
    if (step.type === 'Result') result = step.result.text;
    if (step.type === 'EncryptedTally') {
      const read = readWith(ciphertextRows, step.encryptedTally.text);
      if (!read.ok) return err('tally-mismatch');
      rows = read.value;
      tally = { event: step.hash, rows, numTallied: step.numTallied, totalWeight: step.totalWeight };
      opens = election.questions.some(({ kind }) => kind === 'ranked') ? null : step.hash;
    }
    if (step.type === 'EndShuffles') opens = step.hash;
    if (step.type === 'Shuffle') {
      const shuffle = readWith(shuffleCodec(group.order), step.shuffle.text);
      if (!shuffle.ok) return err('shuffle-unreadable');
      const mixed = [...shuffle.value.ciphertexts];
      rows = rows.map((row, at) => (election.questions[at]?.kind === 'ranked' ? (mixed.shift() ?? []) : row));
      mixedBy.push(step.owner);
    }
  }
  return ok({ ballots, tally, rows, mixedBy, opens, decryptions, result });
}

export const hasRanked = ({ context }: Pick<ElectionState, 'context'>): boolean =>
  context.election.questions.some(({ kind }) => kind === 'ranked');

/** The rows that are mixed: those of ranked questions. */
export const rankedRows = ({ context, rows }: Pick<ElectionState, 'context' | 'rows'>): Rows =>
  rows.filter((_, at) => context.election.questions[at]?.kind === 'ranked');
