import { stat } from 'node:fs/promises';
import {
  openShare,
  type Owner,
  ownersOf,
  readWith,
  trusteeSecretCodec,
  verificationOutputCodec,
} from '@selectorate/ballot';
import { err, ok, type Result } from '@selectorate/basics';
import { verifyWhole } from '../ballot/append-step.ts';
import { archiveIn, type ElectionState, readStateOf } from '../ballot/election-state.ts';
import { mayMix, mixHere } from '../ballot/mixes.ts';
import { mayOpen, openHere } from '../ballot/openings.ts';
import { cannot, type Desk, faulty, type Refused, type Stepped } from '../ballot/step.ts';
import { archiveInMemory, whyUnreadable } from '../secret-ballot/archive-file.ts';
import { FOR_ALL, writeNew } from '../secret-ballot/files.ts';
import { rememberUse, tallyFingerprint, useOf } from './key-use.ts';
import { type OpenedKey, openKey } from './opened-key.ts';
import { type Message, tellMessage, writeMessage } from './message.ts';

export interface CountAsked {
  readonly archive: string;
  readonly key: string;
  readonly out: string;
  readonly passphraseFile: string | undefined;
  /** Whether fewer ballots than are usually opened by themselves may be opened. */
  readonly few: boolean;
}

/** `trustee shuffle`: checks the election so far and mixes its ranked votes. */
export const mixVotes = (asked: CountAsked, desk: Desk): Promise<Stepped> =>
  atTheCount('mix', asked, desk, ({ state, owner }) => {
    const refused = mayMix(state, desk);
    if (refused !== null) return refused;
    if (state.mixedBy.includes(owner.owner)) return cannot(desk.texts, 'ballot-mixed-by-same', { owner: owner.owner });
    const mix = mixHere(state, desk);
    return mix.ok
      ? ok({ body: { after: state.head.hash, mix: mix.value }, next: 'trustee-mix-next' })
      : mix;
  });

/** `trustee decrypt`: checks the election so far and makes this trustee's part in opening the tally, with both proofs. */
export const openVotes = (asked: CountAsked, desk: Desk): Promise<Stepped> =>
  atTheCount('opening', asked, desk, ({ state, owner, key }) => {
    const refused = mayOpen(state, desk, asked.few);
    if (refused !== null) return refused;
    const secret = secretOf(key, owner, desk);
    if (!secret.ok) return secret;
    const part = openHere({ owner: owner.owner, secret: secret.value }, state, desk);
    if (!part.ok) return part;
    const { decryption, second } = part.value;
    return ok({ body: { opening: decryption, second: second ?? '' }, next: 'trustee-opening-next' });
  });

interface AtTheCount {
  readonly state: ElectionState;
  readonly owner: Owner;
  readonly key: OpenedKey;
}

interface Made {
  readonly body: Message['body'];
  /** The text that says what comes next. */
  readonly next: string;
}

/** What a trustee does with an archive: first verify all of it, for nobody else's word counts here. */
async function atTheCount(
  asked: CountAsked,
  desk: Desk,
  make: (at: AtTheCount) => Result<Made, Refused>,
): Promise<Stepped> {
  const { texts } = desk;
  if ((await stat(asked.out).catch(() => undefined)) !== undefined)
    return cannot(texts, 'ballot-file-taken', { file: asked.out });
  const state = await readState(asked.archive, desk);
  if (!state.ok) return state;
  const key = await openKey(asked.key, asked.passphraseFile, desk);
  if (!key.ok) return key;
  const { uuid } = state.value.context.election;
  if (key.value.identity.election !== uuid)
    return cannot(texts, 'trustee-key-other-election', { key: asked.key, election: key.value.identity.election, uuid });
  const owner = ownerOf(key.value, state.value, desk);
  if (owner === null) return cannot(texts, 'trustee-key-not-listed', { key: asked.key });
  const verified = await verifyWhole(state.value.archive, null, desk);
  if (!verified.ok) return err({ exit: 1, text: `${texts.text('trustee-archive-faulty')}\n${verified.error.text}` });
  const made = make({ state: state.value, owner, key: key.value });
  if (!made.ok) return made;
  const { kind, body, next } = made.value;
  const message: Message = { kind, election: uuid, from: owner.owner, to: 'organiser', body };
  if ((await writeNew(asked.out, writeMessage(message), FOR_ALL)) === 'taken')
    return cannot(texts, 'ballot-file-taken', { file: asked.out });
  const { ballots, tallied, fingerprint } = verified.value;
  return ok([
    texts.text('trustee-archive-checked', { ballots, tallied, fingerprint }),
    tellMessage(message, asked.out, texts),
    texts.text(next, { out: asked.out }),
  ]);
}

/** The trustee's place in the archive's list, by their key. */
function ownerOf({ identity, secrets }: OpenedKey, { trustees }: ElectionState, { bench }: Desk): Owner | null {
  const group = bench.groupOf(identity.group);
  const publicKey = (): string | null => {
    if (secrets.kind === 'single') {
      const secret = readWith(trusteeSecretCodec(group), secrets.secret);
      return secret.ok ? group.write(group.secretPowerOfGenerator(secret.value)) : null;
    }
    const output = readWith(verificationOutputCodec(group.order), secrets.output ?? '');
    return output.ok ? output.value.publicKey.publicKey : null;
  };
  const mine = publicKey();
  return ownersOf(trustees).find(({ key }) => key.publicKey === mine) ?? null;
}

/** The secret that opens: a single trustee's own, or a member's share. */
function secretOf({ identity, secrets }: OpenedKey, owner: Owner, { bench, texts }: Desk): Result<bigint, Refused> {
  const group = bench.groupOf(identity.group);
  if (secrets.kind === 'single') {
    const secret = readWith(trusteeSecretCodec(group), secrets.secret);
    return secret.ok ? secret : cannot(texts, 'trustee-ceremony-unfinished');
  }
  const output = readWith(verificationOutputCodec(group.order), secrets.output ?? '');
  if (!output.ok) return cannot(texts, 'trustee-ceremony-unfinished');
  const { privateKey } = output.value;
  const context = { group, platform: bench.platform };
  const share = openShare(secrets.seed, { privateKey, publicKey: owner.key.publicKey }, context);
  return share.ok
    ? share
    : faulty(texts, 'trustee-share-refused', { meaning: texts.text(`ballot-fault-${share.error}`) });
}
