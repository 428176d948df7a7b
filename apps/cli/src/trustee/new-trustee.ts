import { rm, stat } from 'node:fs/promises';
import {
  makeCertificate,
  newSeed,
  newTrusteeSecret,
  signedMessageCodec,
  trusteeKeyCodec,
  trusteeKeyOf,
  trusteeSecretCodec,
} from '@selectorate/ballot';
import { ok, parseWholeNumber } from '@selectorate/basics';
import type { GroupName } from '@selectorate/group';
import { cannot, type Desk, type Stepped } from '../ballot/step.ts';
import { FOR_ALL, writeNew } from '../secret-ballot/files.ts';
import { type TrusteeIdentity, type TrusteeSecrets, UNUSED, writeKeyFile } from './key-file.ts';
import { type Message, readMessage, tellMessage, writeMessage } from './message.ts';
import { passphraseFrom } from './passphrase.ts';

export interface NewAsked {
  readonly card: string;
  readonly place: string;
  readonly key: string;
  readonly out: string;
  readonly passphraseFile: string | undefined;
}

/** `trustee new`: a trustee's key file, and the first message to the organiser. */
export async function newTrustee(asked: NewAsked, desk: Desk): Promise<Stepped> {
  const { texts, io } = desk;
  const card = await readMessage(asked.card, { kind: ['card'] }, texts);
  if (!card.ok) return { ok: false, error: { exit: 2, text: card.error } };
  const identity = identityOf(card.value, parseWholeNumber(asked.place));
  if (identity === null) return cannot(texts, 'trustee-place-wrong', { trustees: card.value.body['trustees'] ?? '' });
  for (const file of [asked.key, asked.out]) {
    if ((await stat(file).catch(() => undefined)) !== undefined) return cannot(texts, 'ballot-file-taken', { file });
  }
  const passphrase = await passphraseFrom({ file: asked.passphraseFile, isNew: true }, io, texts);
  if (!passphrase.ok) return { ok: false, error: { exit: 2, text: passphrase.error } };
  const { secrets, message } = begin(identity, desk);
  const key = { identity, secrets };
  if ((await writeKeyFile(asked.key, key, passphrase.value)) === 'taken')
    return cannot(texts, 'ballot-file-taken', { file: asked.key });
  if ((await writeNew(asked.out, writeMessage(message), FOR_ALL)) === 'taken') {
    // Nothing was sent of this key, so nothing is lost with it.
    await rm(asked.key);
    return cannot(texts, 'ballot-file-taken', { file: asked.out });
  }
  return ok([
    texts.text('trustee-key-made', { key: asked.key, name: card.value.body['name'] ?? '' }),
    tellMessage(message, asked.out, texts),
    texts.text(identity.threshold === 0 ? 'trustee-new-next-single' : 'trustee-new-next-member', { out: asked.out }),
  ]);
}

const GROUPS: readonly GroupName[] = ['Ed25519', 'BELENIOS-2048', 'RFC-3526-2048'];

function identityOf({ election, body }: Message, place: number | undefined): TrusteeIdentity | null {
  const group = GROUPS.find((name) => name === body['group']);
  const trustees = parseWholeNumber(body['trustees'] ?? '');
  const threshold = parseWholeNumber(body['threshold'] ?? '');
  if (group === undefined || trustees === undefined || threshold === undefined) return null;
  if (place === undefined || place < 1 || place > trustees) return null;
  return { election, group, place, trustees, threshold };
}

interface Begun {
  readonly secrets: TrusteeSecrets;
  readonly message: Message;
}

function begin(identity: TrusteeIdentity, { bench }: Desk): Begun {
  const { election, place, trustees: size, threshold } = identity;
  const context = { group: bench.groupOf(identity.group), platform: bench.platform };
  const { group } = context;
  const address = { election, from: place, to: 'organiser' } as const;
  if (threshold === 0) {
    const secret = newTrusteeSecret(context);
    const key = trusteeKeyCodec(group.order).write(trusteeKeyOf(secret, context));
    return {
      secrets: { kind: 'single', secret: trusteeSecretCodec(group).write(secret), used: UNUSED },
      message: { kind: 'key', ...address, body: { key } },
    };
  }
  const seed = newSeed(bench.platform.random);
  const made = makeCertificate(seed, { size, threshold, index: place }, context);
  const certificate = signedMessageCodec(group.order).write(made);
  return {
    secrets: { kind: 'member', seed, certificates: null, polynomial: null, input: null, output: null, used: UNUSED },
    message: { kind: 'certificate', ...address, body: { certificate } },
  };
}
