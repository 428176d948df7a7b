import { readFile } from 'node:fs/promises';
import {
  decryptShares,
  FEWEST_BALLOTS,
  mayDecryptAlone,
  openingShares,
  ownersOf,
  partialDecryptionCodec,
  readWith,
  sidecarWriter,
  trusteeSecretCodec,
} from '@selectorate/ballot';
import { err, ok, type Result } from '@selectorate/basics';
import { readMessage } from '../trustee/message.ts';
import { appendStep } from './append-step.ts';
import { type ElectionState, hasRanked } from './election-state.ts';
import { onElection } from './in-folder.ts';
import { objectOf, ownerNumber } from './mixes.ts';
import { memberHash, secondProofLines, secondProofsIn, sidecarHead } from './sidecar-file.ts';
import { cannot, type Desk, faulty, type Refusal, type Refused, type Stepped } from './step.ts';

export interface DecryptAsked {
  readonly folder: string;
  /** A trustee's message, or with an owner what the protocol's tools made. */
  readonly file: string | undefined;
  readonly owner: string | undefined;
  /** A file with the bare secret of a trustee, as the protocol's tools keep it. */
  readonly privateKey: string | undefined;
  readonly few: boolean;
}

/** A trustee's part in opening the tally. */
export interface OpeningPart {
  readonly owner: number;
  /** The text for the archive. */
  readonly decryption: string;
  /** The lines for the sidecar; null where there are no second proofs. */
  readonly second: string | null;
}

/** `ballot decrypt`: adds a trustee's part in opening the tally. */
export const openBallots = (asked: DecryptAsked, desk: Desk): Promise<Stepped> =>
  onElection(asked.folder, desk, async (state) => {
    const refused = mayOpen(state, desk, asked.few);
    if (refused !== null) return refused;
    const part = await partFrom(asked, state, desk);
    if (!part.ok) return part;
    const { texts } = desk;
    const { owner, decryption, second } = part.value;
    if (state.decryptions.has(owner)) return cannot(texts, 'ballot-opened-by-same', { owner });
    const lines = await secondProofLines(state, desk);
    const sidecar = [sidecarHead(state), ...lines.values(), second ?? ''].join('');
    const step = { type: 'PartialDecryption', owner, partialDecryption: decryption } as const;
    const added = await appendStep(step, state, desk, { verified: true, sidecar });
    if (!added.ok) return added;
    const owners = [...state.decryptions.keys(), owner];
    const enough = openingShares(state.trustees, owners, state.context.group.order).ok;
    return ok([
      texts.text(second === null ? 'ballot-opened-once' : 'ballot-opened', { owner }),
      texts.text(enough ? 'ballot-opened-next-result' : 'ballot-opened-next-more', { folder: asked.folder }),
    ]);
  });

/** Why nothing is opened now; null where it may. */
export function mayOpen(state: ElectionState, { texts }: Pick<Desk, 'texts'>, few: boolean): Refusal | null {
  if (state.tally === null) return cannot(texts, 'ballot-tally-first');
  if (state.result !== null) return cannot(texts, 'ballot-result-already');
  const isMixed = !hasRanked(state) || state.reached === 'EndShuffles' || state.reached === 'PartialDecryption';
  if (!isMixed) return cannot(texts, 'ballot-mix-first');
  const { numTallied } = state.tally;
  if (few || mayDecryptAlone(numTallied)) return null;
  return cannot(texts, 'ballot-too-few', { tallied: numTallied, fewest: FEWEST_BALLOTS });
}

/** The factors and both proofs of a trustee who has the secret. */
export function openHere(
  decrypter: { readonly owner: number; readonly secret: bigint },
  state: ElectionState,
  desk: Desk,
): Result<OpeningPart, Refused> {
  const { context } = state;
  const { order } = context.group;
  const shares = decryptShares(state.rows, decrypter, context);
  if (!shares.ok)
    return faulty(desk.texts, 'ballot-archive-unreadable', {
      file: state.archive,
      meaning: desk.texts.text('ballot-fault-decryption-ciphertext'),
    });
  const decryption = partialDecryptionCodec(order).write(shares.value.decryption);
  const lines = sidecarWriter(order).secondProofs(memberHash(decryption, desk), shares.value.second);
  const second = lines.map((line) => Buffer.from(line).toString()).join('');
  return ok({ owner: decrypter.owner, decryption, second });
}

async function partFrom(asked: DecryptAsked, state: ElectionState, desk: Desk): Promise<Result<OpeningPart, Refused>> {
  const { texts } = desk;
  const { file, owner, privateKey } = asked;
  if (owner === undefined) {
    if (file === undefined) return cannot(texts, 'usage-ballot-decrypt');
    const expected = { kind: ['opening'], election: state.context.election.uuid, to: 'organiser' } as const;
    const message = await readMessage(file, expected, texts);
    if (!message.ok) return err({ exit: 2, text: message.error });
    const { from, body } = message.value;
    const decryption = body['opening'] ?? '';
    const [second = null] = secondProofsIn(body['second'] ?? '', [decryption], desk).values();
    return ok({ owner: typeof from === 'number' ? from : 0, decryption, second });
  }
  const number = ownerNumber(owner, state, desk);
  if (!number.ok) return number;
  const source = privateKey ?? file;
  if (source === undefined) return cannot(texts, 'usage-ballot-decrypt');
  const text = await readFile(source, 'utf8').catch(() => null);
  if (text === null) return cannot(texts, 'trustee-file-missing', { file: source });
  if (privateKey === undefined) return ok({ owner: number.value, decryption: objectOf(text), second: null });
  const { group } = state.context;
  const secret = readWith(trusteeSecretCodec(group), text.trimEnd());
  const key = ownersOf(state.trustees)[number.value - 1]?.key.publicKey;
  if (!secret.ok || group.write(group.secretPowerOfGenerator(secret.value)) !== key)
    return cannot(texts, 'ballot-private-key-other', { file: source, owner: number.value });
  return openHere({ owner: number.value, secret: secret.value }, state, desk);
}
