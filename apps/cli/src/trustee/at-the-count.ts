import { stat } from 'node:fs/promises';
import {
  openShare,
  type Owner,
  ownersOf,
  readWith,
  trusteeSecretCodec,
  type UntrustedBytes,
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
import { aloneWithKey, rememberUse, useOf } from './key-use.ts';
import { groupsToRead, type Message, tellMessage, writeMessage } from './message.ts';
import { type OpenedKey, openKey } from './opened-key.ts';

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
    return mix.ok ? ok({ body: { after: state.head.hash, mix: mix.value }, next: 'trustee-mix-next' }) : mix;
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

interface Snapshot {
  readonly state: ElectionState;
  readonly bytes: UntrustedBytes;
}

/** The election as one reading of its file found it: what is verified is what is mixed or opened. */
async function readOnce(place: string, desk: Desk): Promise<Result<Snapshot, Refused>> {
  const archive = await archiveIn(place, desk);
  if (!archive.ok) return archive;
  const file = archive.value;
  try {
    const bytes = await archiveInMemory(file);
    const state = await readStateOf(file, bytes, desk);
    return state.ok ? ok({ state: state.value, bytes }) : state;
  } catch (error) {
    const what = whyUnreadable(error);
    if (what === undefined) throw error;
    return cannot(desk.texts, 'ballot-verdict-cannot-read', { file, what });
  }
}

/** What a trustee does with an archive: first verify all of it, for nobody else's word counts here. */
async function atTheCount(
  kind: 'mix' | 'opening',
  asked: CountAsked,
  desk: Desk,
  make: (at: AtTheCount) => Result<Made, Refused>,
): Promise<Stepped> {
  const { texts } = desk;
  if ((await stat(asked.out).catch(() => undefined)) !== undefined)
    return cannot(texts, 'ballot-file-taken', { file: asked.out });
  const read = await readOnce(asked.archive, desk);
  if (!read.ok) return read;
  const { state, bytes } = read.value;
  return aloneWithKey(asked.key, desk, async () => {
    const at = await holdKey(asked, state, desk);
    if (!at.ok) return at;
    const verified = await verifyWhole(bytes, null, desk);
    if (!verified.ok) return err({ exit: 1, text: `${texts.text('trustee-archive-faulty')}\n${verified.error.text}` });
    const { ballots, tallied, fingerprint } = verified.value;
    const handed = await handOut({ kind, at: at.value, make: () => make(at.value) }, asked, desk);
    return handed.ok
      ? ok([texts.text('trustee-archive-checked', { ballots, tallied, fingerprint }), ...handed.value])
      : handed;
  });
}

/** Opens the key, which has to be one of this election's. */
async function holdKey(asked: CountAsked, state: ElectionState, desk: Desk): Promise<Result<AtTheCount, Refused>> {
  const { texts } = desk;
  const key = await openKey(asked.key, asked.passphraseFile, desk);
  if (!key.ok) return key;
  const { uuid } = state.context.election;
  const { election } = key.value.identity;
  if (election !== uuid) return cannot(texts, 'trustee-key-other-election', { key: asked.key, election, uuid });
  const owner = ownerOf(key.value, state, desk);
  if (owner === null) return cannot(texts, 'trustee-key-not-listed', { key: asked.key });
  return ok({ state, owner, key: key.value });
}

interface Handed {
  readonly kind: 'mix' | 'opening';
  readonly at: AtTheCount;
  readonly make: () => Result<Made, Refused>;
}

/** Makes the trustee's part, writes down in the key file what it is a part of, and only then lets it out. */
async function handOut({ kind, at, make }: Handed, { key, out }: CountAsked, desk: Desk): Promise<Stepped> {
  const { texts } = desk;
  const { state, owner } = at;
  const used = useOf(kind, at.key, state, desk);
  if (!used.ok) return used;
  const made = make();
  if (!made.ok) return made;
  const remembered = await rememberUse(key, at.key, used.value, desk);
  if (!remembered.ok) return remembered;
  const { body, next } = made.value;
  const message: Message = { kind, election: state.context.election.uuid, from: owner.owner, to: 'organiser', body };
  if ((await writeNew(out, writeMessage(message), FOR_ALL)) === 'taken')
    return cannot(texts, 'ballot-file-taken', { file: out });
  const { tally, opening } = used.value;
  const event = (kind === 'mix' ? tally : opening) ?? '';
  return ok([
    tellMessage(message, out, texts),
    texts.text(`trustee-${kind}-read-out`, { fingerprint: groupsToRead(event), out }),
    ...(remembered.value ? [texts.text('trustee-key-remembers', { key })] : []),
    texts.text(next, { out }),
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
