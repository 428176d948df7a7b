import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '@selectorate/basics';
import { verifyElection } from '@selectorate/ballot';
import { archiveInFile } from '../../apps/cli/src/secret-ballot/archive-file.ts';
import { startThreads } from '../../apps/cli/src/secret-ballot/check-threads.ts';
import { archiveWriter } from '../../packages/ballot/src/archive/archive-writer.ts';
import type { Step } from '../../packages/ballot/src/archive/step.ts';
import { publicListCodec, sortedList } from '../../packages/ballot/src/credential/public-list.ts';
import { makeShuffle } from '../../packages/ballot/src/mix/make-shuffle.ts';
import { type Ciphertext, ciphertextRows } from '../../packages/ballot/src/objects/common.ts';
import { type ElectionContext, openElection } from '../../packages/ballot/src/objects/context.ts';
import {
  type PartialDecryption,
  partialDecryptionCodec,
  resultCodec,
} from '../../packages/ballot/src/objects/decryption.ts';
import { electionCodec } from '../../packages/ballot/src/objects/election.ts';
import { shuffleCodec } from '../../packages/ballot/src/objects/shuffle.ts';
import { trusteesCodec } from '../../packages/ballot/src/objects/trustees.ts';
import { sidecarWriter } from '../../packages/ballot/src/sidecar/sidecar-writer.ts';
import { pieceOf } from '../../packages/ballot/src/tally/encrypt-tally.ts';
import { openTally } from '../../packages/ballot/src/tally/open-tally.ts';
import { decodeTally, resultOf } from '../../packages/ballot/src/tally/result.ts';
import { mergePieces, type TallyPiece, tallyRows } from '../../packages/ballot/src/tally/tally-piece.ts';
import { decryptShares } from '../../packages/ballot/src/trustee/decrypt.ts';
import { openingShares } from '../../packages/ballot/src/trustee/opening.ts';
import { newTrusteeSecret, trusteeKeyOf } from '../../packages/ballot/src/trustee/single.ts';
import { careless, deskOf } from './desks.ts';
import { type Kind, QUESTIONS } from './election-kinds.ts';
import { type BenchVoter, makeBallots, makeVoters } from './make-ballots.ts';

/** Its archive is `UUID.bel`. */
const UUID = 'BenchMarkBox14';
const TIMESTAMP = 1_800_000_000;
const TRUSTEES = 2;

/** What the rows of a bench and its peers need to know of an election that is nobody's. */
export interface BenchSecrets {
  readonly trustees: readonly string[];
  /** Codes of the first voters. */
  readonly codes: readonly string[];
}

export const ARCHIVE = `${UUID}.bel`;
export const SIDECAR = 'sidecar.jsonl';
export const SECRETS = 'secrets.json';
const CODES_KEPT = 1_000;

/**
 * Writes a whole election into the folder: archive, a sidecar with hints, the secrets. Two trustees, each of whom mixes a ranked
 * box and decrypts. Everything in it is as an election here leaves it, only made in haste.
 */
export async function makeElection(folder: string, kind: Kind, n: number): Promise<void> {
  const desk = deskOf('kernel');
  const group = desk.groupOf('Ed25519');
  const { platform } = desk;
  const secrets = Array.from({ length: TRUSTEES }, () => newTrusteeSecret({ group, platform }));
  const keys = secrets.map((secret) => trusteeKeyOf(secret, { group, platform }));
  const publicKey = secrets.reduce((sum, secret) => sum + secret, 0n) % group.order;
  const text = electionCodec.write({
    version: 1,
    description: 'Of a bench',
    name: 'Bench',
    group: 'Ed25519',
    publicKey: group.write(group.powerOfGenerator(publicKey)),
    questions: [QUESTIONS[kind]],
    uuid: UUID,
    administrator: null,
    credentialAuthority: null,
  });
  const context = unwrap(openElection(text, desk));
  const voters = makeVoters(n, UUID, context);
  const list = sortedList(
    voters.map((voter) => ({ publicKey: voter.publicKey, weight: null, named: false })),
    context,
  );
  const archive = createWriteStream(join(folder, ARCHIVE));
  const writer = archiveWriter({ timestamp: TIMESTAMP, platform });
  await put(archive, writer.begin());
  const add = (step: Step<string>): Promise<void> => put(archive, writer.addStep(step));
  const trustees = keys.map((key) => ({ kind: 'single', key }) as const);
  await add({
    type: 'Setup',
    election: text,
    trustees: trusteesCodec(group.order).write(trustees),
    credentials: publicListCodec.write(list),
  });
  const tally = await castAll(voters, kind, { context, add });
  await add({ type: 'EndBallots' });
  await add({ type: 'EncryptedTally', numTallied: n, totalWeight: n, encryptedTally: ciphertextRows.write(tally) });
  const rows = kind === 'ranked' ? await mixTwice(tally, { context, add }) : tally;
  const shares = unwrap(openingShares(trustees, [1, 2], group.order));
  await decryptAll(rows, { secrets, shares, total: n }, { context, add });
  archive.end();
  await once(archive, 'finish');
  const kept: BenchSecrets = {
    trustees: secrets.map(String),
    codes: voters.slice(0, CODES_KEPT).map(({ code }) => code),
  };
  await writeFile(join(folder, SECRETS), JSON.stringify(kept));
  await writeHints(folder, context);
}

interface Writing {
  readonly context: ElectionContext;
  readonly add: (step: Step<string>) => Promise<void>;
}

type Rows = readonly (readonly Ciphertext[])[];

/** Some pieces of the tally are merged at once, so that a long election's do not pile up. */
const PIECES = 10_000;

async function castAll(voters: readonly BenchVoter[], kind: Kind, { context, add }: Writing): Promise<Rows> {
  const { questions } = context.election;
  let pieces: TallyPiece[] = [];
  for (const { ballot, text } of makeBallots(voters, kind, context)) {
    await add({ type: 'Ballot', ballot: text });
    pieces.push(unwrap(pieceOf(ballot, 1, context)));
    if (pieces.length === PIECES) pieces = [mergePieces(pieces, questions, context.group)];
  }
  return tallyRows(mergePieces(pieces, questions, context.group), context.group);
}

async function mixTwice(tally: Rows, { context, add }: Writing): Promise<Rows> {
  let rows = tally;
  for (const owner of [1, 2]) {
    const shuffle = unwrap(makeShuffle(rows, context));
    await add({ type: 'Shuffle', owner, shuffle: shuffleCodec(context.group.order).write(shuffle) });
    rows = shuffle.ciphertexts;
  }
  await add({ type: 'EndShuffles' });
  return rows;
}

interface Opening {
  readonly secrets: readonly bigint[];
  readonly shares: Parameters<typeof openTally>[1]['shares'];
  readonly total: number;
}

async function decryptAll(rows: Rows, { secrets, shares, total }: Opening, { context, add }: Writing): Promise<void> {
  const inHaste = { ...context, group: careless(context.group) };
  const { group, election } = context;
  const decryptions = new Map<number, PartialDecryption>();
  for (const [i, secret] of secrets.entries()) {
    const { decryption } = unwrap(decryptShares(rows, { owner: i + 1, secret }, inHaste));
    decryptions.set(i + 1, decryption);
    const text = partialDecryptionCodec(group.order).write(decryption);
    await add({ type: 'PartialDecryption', owner: i + 1, partialDecryption: text });
  }
  const opened = unwrap(openTally(rows, { shares, decryptions }, context));
  const decoded = decodeTally(opened, election.questions, { totalWeight: total, group });
  const result = resultOf(decoded);
  if (result === null) throw new Error('bench: a tally of its own that cannot be opened');
  const codec = resultCodec(election.questions.map((question) => question.kind === 'ranked'));
  await add({ type: 'Result', result: codec.write(result) });
}

/** Verifies the election one proof at a time, which leaves the hints for doing it in batches. */
async function writeHints(folder: string, { group, fingerprint, platform }: ElectionContext): Promise<void> {
  const sidecar = createWriteStream(join(folder, SIDECAR));
  const writer = sidecarWriter(group.order);
  sidecar.write(writer.line({ kind: 'sidecar', version: 1, election: fingerprint, contest: null, keys: null }));
  const workforce = startThreads(2);
  const verdict = await verifyElection(archiveInFile(join(folder, ARCHIVE)), null, {
    ...deskOf('kernel'),
    platform,
    verdict: 'archive',
    workforce,
    onHints: (hash, hints) => {
      for (const line of writer.hints(hash, hints)) sidecar.write(line);
    },
  });
  await workforce.end();
  sidecar.end();
  await once(sidecar, 'finish');
  if (!verdict.ok) throw new Error(`bench: its own election is at fault: ${JSON.stringify(verdict.error.slice(0, 3))}`);
}

async function put(stream: WriteStream, pieces: readonly Uint8Array[]): Promise<void> {
  let goOn = true;
  for (const piece of pieces) goOn = stream.write(piece);
  if (!goOn) await once(stream, 'drain');
}
