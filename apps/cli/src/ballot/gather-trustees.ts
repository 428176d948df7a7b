import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CeremonyPlan,
  finishCeremony,
  makeInputs,
  polynomialMessageCodec,
  readWith,
  type SignedMessage,
  signedMessageCodec,
  type TrusteeItem,
  trusteeKeyCodec,
  verificationInputCodec,
  verificationOutputCodec,
} from '@selectorate/ballot';
import { ok, type Result } from '@selectorate/basics';
import { FOR_ALL, writeNew } from '../secret-ballot/files.ts';
import {
  fingerprintOf,
  type Message,
  type MessageKind,
  readMessage,
  tellMessage,
  tellParty,
  writeMessage,
} from '../trustee/message.ts';
import { type Draft, readDraft } from './draft.ts';
import { alone } from './in-folder.ts';
import { cannot, type Desk, faulty, type Refused, type Stepped } from './step.ts';

/** The rounds of the making of a shared key, as the organiser hears of them. */
const ROUNDS = ['certificate', 'polynomial', 'output'] as const;
type Round = (typeof ROUNDS)[number];

const folderOf = (folder: string): string => join(folder, 'trustees');
const fileOf = (folder: string, kind: MessageKind, number: number): string =>
  join(folderOf(folder), `${kind}-${number}.json`);

/** `ballot setup trustee`: takes in what a trustee sends, and when all have sent theirs, makes what goes back to them. */
export async function gatherTrustee(folder: string, file: string, desk: Desk): Promise<Stepped> {
  const { texts } = desk;
  const draft = await readDraft(folder, desk);
  if (!draft.ok) return draft;
  const { uuid, trustees, threshold } = draft.value;
  const kind: readonly MessageKind[] = threshold === null ? ['key'] : ROUNDS;
  const message = await readMessage(file, { kind, election: uuid, to: 'organiser' }, texts);
  if (!message.ok) return { ok: false, error: { exit: 2, text: message.error } };
  const { from } = message.value;
  if (typeof from !== 'number' || from > trustees) return cannot(texts, 'ballot-trustee-unknown', { file, trustees });
  return alone(folder, desk, async () => {
    const early =
      threshold === null
        ? null
        : await missingBefore(message.value.kind as Round, { folder, draft: draft.value }, desk);
    if (early !== null) return early;
    await mkdir(folderOf(folder), { recursive: true });
    const kept = fileOf(folder, message.value.kind, from);
    const written = await writeNew(kept, writeMessage(message.value), FOR_ALL);
    if (written === 'taken') return takenBefore(kept, message.value, desk);
    const said = texts.text('ballot-trustee-taken', {
      from: tellParty(from, texts),
      kind: texts.text(`trustee-kind-${message.value.kind}`),
      fingerprint: fingerprintOf(message.value),
    });
    const next = await answerAll(message.value.kind, { folder, draft: draft.value }, desk);
    return next.ok ? ok([said, ...next.value]) : next;
  });
}

async function takenBefore(kept: string, message: Message, { texts }: Desk): Promise<Stepped> {
  const before = await readMessage(kept, {}, texts);
  const same = before.ok && fingerprintOf(before.value) === fingerprintOf(message);
  const from = tellParty(message.from, texts);
  return same
    ? ok([texts.text('ballot-trustee-again', { from })])
    : cannot(texts, 'ballot-trustee-other', { from, kept });
}

interface Gathering {
  readonly folder: string;
  readonly draft: Draft;
}

/** Whose messages of a kind are there, all of them in order, or null where some are missing. */
async function allOf(
  kind: MessageKind,
  { folder, draft }: Gathering,
  { texts }: Desk,
): Promise<readonly Message[] | null> {
  const found: Message[] = [];
  for (let number = 1; number <= draft.trustees; number++) {
    const message = await readMessage(fileOf(folder, kind, number), { kind: [kind], election: draft.uuid }, texts);
    if (message.ok) found.push(message.value);
  }
  return found.length === draft.trustees ? found : null;
}

/** A message of a later round before everybody has answered the one before. */
async function missingBefore(round: Round, gathering: Gathering, desk: Desk): Promise<Stepped | null> {
  const before = ROUNDS[ROUNDS.indexOf(round) - 1];
  if (before === undefined || (await allOf(before, gathering, desk)) !== null) return null;
  const { texts } = desk;
  return cannot(texts, 'ballot-trustee-early', {
    kind: texts.text(`trustee-kind-${round}`),
    before: texts.text(`trustee-kind-${before}`),
  });
}

/** What the organiser does once everybody has answered a round. */
async function answerAll(kind: MessageKind, gathering: Gathering, desk: Desk): Promise<Stepped> {
  const { folder, draft } = gathering;
  const { texts } = desk;
  const messages = await allOf(kind, gathering, desk);
  if (messages === null) return ok([texts.text('ballot-trustees-waiting', { trustees: draft.trustees })]);
  if (kind === 'key' || kind === 'output') {
    const made = await gatheredTrustees(folder, draft, desk);
    return made.ok ? ok([texts.text('ballot-trustees-complete', { folder })]) : made;
  }
  return kind === 'certificate' ? sendCertificates(messages, gathering, desk) : sendInputs(messages, gathering, desk);
}

async function sendCertificates(
  messages: readonly Message[],
  { folder, draft }: Gathering,
  { texts }: Desk,
): Promise<Stepped> {
  const certificates = JSON.stringify(messages.map(({ body }) => body['certificate']));
  const answer: Message = {
    kind: 'certificates',
    election: draft.uuid,
    from: 'organiser',
    to: 'trustees',
    body: { certificates },
  };
  const file = join(folderOf(folder), 'certificates.json');
  await writeNew(file, writeMessage(answer), FOR_ALL);
  return ok([tellMessage(answer, file, texts), texts.text('ballot-certificates-next', { file })]);
}

async function sendInputs(
  messages: readonly Message[],
  { folder, draft }: Gathering,
  { bench, texts }: Desk,
): Promise<Stepped> {
  const { order } = bench.groupOf(draft.group);
  const polynomials = [];
  for (const { body, from } of messages) {
    const polynomial = readWith(polynomialMessageCodec(order), body['polynomial'] ?? '');
    if (!polynomial.ok) return faulty(texts, 'ballot-trustee-unreadable', { from: tellParty(from, texts) });
    polynomials.push(polynomial.value);
  }
  const said: string[] = [];
  for (const [i, input] of makeInputs(polynomials).entries()) {
    const answer: Message = {
      kind: 'input',
      election: draft.uuid,
      from: 'organiser',
      to: i + 1,
      body: { input: verificationInputCodec(order).write(input) },
    };
    const file = join(folderOf(folder), `input-${i + 1}.json`);
    await writeNew(file, writeMessage(answer), FOR_ALL);
    said.push(tellMessage(answer, file, texts));
  }
  return ok([...said, texts.text('ballot-inputs-next')]);
}

export interface GatheredTrustees {
  readonly trustees: readonly TrusteeItem[];
  /** The text of the election's key. */
  readonly publicKey: string;
}

/** The trustees of an election once all have done their part. */
export async function gatheredTrustees(
  folder: string,
  draft: Draft,
  desk: Desk,
): Promise<Result<GatheredTrustees, Refused>> {
  const { bench } = desk;
  const group = bench.groupOf(draft.group);
  const trustees =
    draft.threshold === null
      ? await singles({ folder, draft }, desk)
      : await shared({ folder, draft }, { size: draft.trustees, threshold: draft.threshold }, desk);
  if (!trustees.ok) return trustees;
  let product = group.identity;
  for (const text of trustees.value.keys) {
    const key = group.read(text);
    if (!key.ok) return faulty(desk.texts, 'ballot-trustee-key-refused', { key: text });
    product = group.multiply(product, key.value);
  }
  return ok({ trustees: trustees.value.items, publicKey: group.write(product) });
}

interface Keyed {
  readonly items: readonly TrusteeItem[];
  /** Texts of the keys whose product is the election's. */
  readonly keys: readonly string[];
}

async function singles(gathering: Gathering, desk: Desk): Promise<Result<Keyed, Refused>> {
  const { texts, bench } = desk;
  const messages = await allOf('key', gathering, desk);
  if (messages === null) return cannot(texts, 'ballot-trustees-incomplete', { folder: gathering.folder });
  const items: TrusteeItem[] = [];
  for (const { body, from } of messages) {
    const key = readWith(trusteeKeyCodec(bench.groupOf(gathering.draft.group).order), body['key'] ?? '');
    if (!key.ok) return faulty(texts, 'ballot-trustee-unreadable', { from: tellParty(from, texts) });
    items.push({ kind: 'single', key: key.value });
  }
  return ok({ items, keys: items.flatMap((item) => (item.kind === 'single' ? [item.key.publicKey] : [])) });
}

async function shared(gathering: Gathering, plan: CeremonyPlan, desk: Desk): Promise<Result<Keyed, Refused>> {
  const { texts, bench } = desk;
  const group = bench.groupOf(gathering.draft.group);
  const rounds = await Promise.all(ROUNDS.map((round) => allOf(round, gathering, desk)));
  const [certificates, polynomials, outputs] = rounds;
  if (certificates == null || polynomials == null || outputs == null)
    return cannot(texts, 'ballot-trustees-incomplete', { folder: gathering.folder });
  const certs = readBodies(certificates, (body) =>
    readWith(signedMessageCodec(group.order), body['certificate'] ?? ''),
  );
  const made = {
    plan,
    certs: certs.values,
    polynomials: readBodies(polynomials, (body) =>
      readWith(polynomialMessageCodec(group.order), body['polynomial'] ?? ''),
    ).values,
    outputs: readBodies(outputs, (body) => readWith(verificationOutputCodec(group.order), body['output'] ?? '')).values,
  };
  const key = finishCeremony(made, { group, platform: bench.platform });
  if (!key.ok) {
    const [fault] = key.error;
    const from = fault?.member == null ? '' : `${tellParty(fault.member, texts)}: `;
    return faulty(texts, 'ballot-ceremony-failed', {
      meaning: `${from}${texts.text(`ballot-fault-${fault?.code ?? ''}`)}`,
    });
  }
  return ok({ items: [{ kind: 'threshold', key: key.value }], keys: key.value.coefexps.map(firstCoefficient) });
}

interface Bodies<T> {
  readonly values: readonly T[];
}

/** What can be read; what cannot is missed by the ceremony's own check. */
function readBodies<T>(messages: readonly Message[], read: (body: Message['body']) => Result<T, unknown>): Bodies<T> {
  return { values: messages.map(({ body }) => read(body)).flatMap((one) => (one.ok ? [one.value] : [])) };
}

/** The power of a polynomial's constant: the product of all members' is the shared key. */
function firstCoefficient({ message }: SignedMessage): string {
  const { coefexps } = JSON.parse(message) as { readonly coefexps: readonly string[] };
  return coefexps[0] ?? '';
}
